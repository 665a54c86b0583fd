"""What the worker told, as phrases to look for: employers in full and by initials, places, professions, family."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from identity_scan.facts import word_lists
from identity_scan.person.lexicon import (
    common_words,
    gazetteer,
    idle_words,
    places,
    regions_around,
    residents,
    trades,
)
from identity_scan.person.written_addresses import street_spellings
from identity_scan.speech.text import fold, holds

if TYPE_CHECKING:
    from identity_scan.judge.reading.known import Known

Entry = tuple[tuple[str, ...], str, bool]
"""The folded words, the kind of evidence they are, and whether they count only with a capital."""

_CREDENTIAL = re.compile(r"\b(?:[A-Z]{3,6}|T\.S\.)(?![\w])")
_COMMON = 3_000
"""Up to which rank an English word is too common to name an institution by itself."""


HELPING = frozenset(("social_work", "counselling"))
"""Fields whose trades stand for each other: a social worker is now a caseworker, now a counsellor."""


@cache
def small_words() -> frozenset[str]:
    """Return the articles and prepositions that stand within names of places and bodies."""
    return frozenset(word_lists.group("list.small"))


class Book:
    """The phrases of one person, by their first word, and the initials of their institutions."""

    def __init__(self, known: "Known") -> None:
        person = known.person
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        self.initials: dict[str, str] = {}
        self._own_name, self._given, self._places = known.called.words, known.called.given, known.places
        self._plain = frozenset(gazetteer()["words"]["institution"])
        for text in person.employers:
            self._institution(text, "employer")
        for text in person.schools:
            self._institution(text, "school")
        self.around: tuple[str, ...] = ()
        for text in person.places:
            self._place(text)
            self._region_around(text)
            self._workplaces(text, person.employers)
        for text in person.professions:
            self._profession(text)
        self._home(known)
        for relative in known.family:
            self._relative(relative.name, relative.given)

    def _add(self, text: str, kind: str, capital: bool = False) -> None:
        words = tuple(fold(text).split())
        if words and not set(words) <= self._own_name and (words, kind, capital) not in self.entries[words[0]]:
            self.entries[words[0]].append((words, kind, capital))

    def _institution(self, text: str, kind: str) -> None:
        """Add full name, distinctive beginning and initials, for each part between commas."""
        for n, piece in enumerate(re.split(r"[,;(–/]| - ", text)):
            words = [w for w in fold(piece).split() if w not in small_words() and len(w) > 1]
            own = [w for w in words if w not in self._plain and not w.isdigit()]
            if not words or (n and not own) or (len(words) == 1 and len(words[0]) < 3):
                continue
            telling = own and (len(words) > 1 or common_words().get(words[0], _COMMON) >= _COMMON)
            self._add(piece, kind if telling else f"{kind}_part", capital=len(words) == 1)
            self._beginning(words, kind)
            for form in by_its_place(fold(piece)) if own and own[-1] == words[-1] else ():
                self._add(form, kind)
            if len(words) > 2:
                self.initials.setdefault("".join(w[0] for w in words), kind if own else f"{kind}_part")
            for cut in range(1, len(words) - 1 if own else 0):
                self._add(" ".join([*words[:cut], "".join(w[0] for w in words[cut:])]), kind)

    def _beginning(self, words: list[str], kind: str) -> None:
        lead = words[: next((n for n, word in enumerate(words) if word in self._plain), len(words))]
        if lead and len(lead) < len(words) and " ".join(lead) not in self._places:
            self._add(" ".join(lead), kind if len(lead) > 1 else f"{kind}_part", capital=True)

    def _place(self, text: str) -> None:
        pieces = text.split(",")
        for n, piece in enumerate(pieces):
            words = fold(piece).split()
            if not words or any(w.isdigit() for w in words):
                continue
            region = any(p.kind != "town" for p in places().get(" ".join(words), ())) and (n > 0 or len(pieces) == 1)
            self._add(piece, "region" if region else "place", capital=len(words) == 1)
            for word in words if n == 0 and len(words) > 1 else ():
                if len(word) > 2 and word not in self._plain | idle_words():
                    self._add(word, "place_part", capital=True)

    def _region_around(self, text: str) -> None:
        """Add what people call the region around a town of Canada."""
        town, *rest = (fold(piece) for piece in text.split(","))
        abroad = any(p.country != "ca" for piece in rest for p in places().get(piece, ()))
        for resident in () if abroad else residents().get(town, ()):
            self._add(resident, "place", capital=True)
        for region in () if abroad else regions_around().get(town, ()):
            self._add(region, "home_region", capital=True)
            self.around += (fold(region).replace(" ", ""),)

    def _workplaces(self, place: str, employers: Iterable[str]) -> None:
        """Add the kind of workplace beside the town: "hôpital de Bathurst", "Bathurst hospital"."""
        town = fold(place.partition(",")[0])
        for kind in map(fold, gazetteer()["words"]["workplace"]):
            if town and any(holds(fold(employer), kind) for employer in employers):
                for form in (
                    "{kind} de {town}",
                    "{kind} d {town}",
                    "{kind} a {town}",
                    "{town} {kind}",
                    "{kind} in {town}",
                ):
                    self._add(form.format(kind=kind, town=town), "employer_part")

    def _profession(self, text: str) -> None:
        for piece in professions(text):
            words = fold(piece).split()
            if words and (len(words) > 1 or len(words[0]) > 4):
                self._add(piece, "profession")
        for credential in _CREDENTIAL.findall(text):
            degree = any(t.degree for t in trades().get(fold(credential), ()))
            self._add(credential, "degree" if degree else "profession")

    def _home(self, known: "Known") -> None:
        for text in filter(None, (known.home.street, known.home.core)):
            alone = len(text.split()) == 1
            for spelt in street_spellings(text):
                self._add(spelt, "home_core" if alone else "home_street", capital=alone)
        for area in known.home.areas:
            self._add(area, "home_area")

    def _relative(self, name: str, given: str) -> None:
        words = name.split()
        if len(words) > 1:
            self._add(name, "relative")
            self._add(" ".join(words[:2]), "relative")
        if len(given) > 2 and tuple(given.split()) not in self._given:
            self._add(given, "family", capital=True)


def by_its_place(full: str) -> Iterator[str]:
    """Yield what French makes of a long name that ends with what tells it apart: CRD des Draves, Centre des Draves.

    Of the folded "centre de readaptation en dependance des draves". Where the last word is a place or a region the
    first one says too little before it: there is more than one centre in Estrie.
    """
    words = full.split()
    parts = [word for word in words if word not in small_words() and len(word) > 1]
    joins = [*takewhile(lambda word: word in _joins(), reversed(words[:-1]))][::-1]
    if len(parts) < 3 or len(words) < 4 or not joins or len(parts[-1]) < 5:
        return
    end = " ".join((*joins, parts[-1]))
    yield f"{''.join(word[0] for word in parts[:-1])} {end}"
    if parts[-1] not in places() and parts[-1] not in map(fold, gazetteer()["around"]):
        yield f"{words[0]} {end}"


@cache
def _joins() -> frozenset[str]:
    """Return the small words of French that stand before what tells a body apart."""
    return frozenset(map(fold, word_lists.group("list.small", "fr")))


def professions(text: str) -> list[str]:
    """Return the single professions of "Field coordinator and lecturer, MSW"."""
    return re.split(r",|;|/|\band\b|\bet\b", text)


def short_names(employers: Iterable[str]) -> Iterator[str]:
    """Yield what an employer is called in short: "etincelle" of Centre L'Étincelle; no place, and no everyday word."""
    plain = frozenset(gazetteer()["words"]["institution"])
    for text in employers:
        words = [w for w in fold(text).split() if w not in small_words() and len(w) > 1]
        own = [w for w in words if w not in plain]
        core = " ".join(own)
        telling = len(own) > 1 or common_words().get(core, _COMMON) >= _COMMON
        if len(core) > 4 and telling and own != words and core not in places() and core in " ".join(words):
            yield core
