"""Trades, their words and places, looked up in folded text."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from identity_scan.facts import FOLDER, site_kind
from identity_scan.facts.packed import Packed
from identity_scan.speech.text import fold

V = TypeVar("V")
SOCIAL_WORK = "social work"
"""The family of the worker's own trade and of the work that workers also do."""


def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def gazetteer() -> Mapping[str, Any]:
    """Return countries with regions and towns, and words that make a place of a name."""
    return _toml("gazetteer")


Said = tuple[int, int, str]
"""Where a phrase stands, from which word up to which, and the phrase."""


class Phrasebook(dict[str, V]):
    """Folded phrases and what they mean, with the longest phrase that each first word begins."""

    def __init__(self, entries: Mapping[str, V]) -> None:
        super().__init__(entries)
        self.longest: dict[str, int] = {}
        for phrase in entries:
            words = phrase.split()
            self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))


def phrases(words: Sequence[str], book: Phrasebook[V]) -> tuple[Said, ...]:
    """Return every phrase of the book that stands in the words, at each place the longest only."""
    found = []
    n, size, longest = 0, len(words), book.longest
    while n < size:
        step = 1
        for length in range(min(longest.get(words[n], 0), size - n), 0, -1):
            phrase = " ".join(words[n : n + length]) if length > 1 else words[n]
            if phrase in book:
                found.append((n, n + length, phrase))
                step = length
                break
        n += step
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Trade:
    """A word of a field of work: a noun for a person, or a word that pages about the field use."""

    field: str
    person: bool
    family: str = ""
    beside: bool = False
    """An everyday word too: it counts only directly at the name."""
    degree: bool = False
    office: bool = False
    """What people of any trade are in a club or a union: it contradicts nothing."""
    spare: bool = False
    """What people of any trade also are in their free time: the drummer of a crew, the captain of a team."""


@cache
def trades() -> Phrasebook[tuple[Trade, ...]]:
    """Return the fields of work that a folded phrase speaks of, English and French."""
    found: dict[str, dict[str, Trade]] = {}
    for name in ("trades_en", "trades_fr"):
        for field, row in _toml(name).items():
            for key in ("words", "offices", "beside", "trades", "degrees"):
                for word in row.get(key, ()):
                    trade = Trade(
                        field,
                        key != "words",
                        row.get("family", ""),
                        key in ("beside", "offices"),
                        key == "degrees",
                        key == "offices",
                        word in row.get("spare", ()),
                    )
                    found.setdefault(fold(word), {})[field] = trade
    return Phrasebook({phrase: tuple(by_field.values()) for phrase, by_field in found.items()})


@cache
def services() -> frozenset[str]:
    """Return the fields whose words alone tell a trade when they make up what a profile says."""
    return frozenset(field for field, row in _toml("trades_en").items() if row.get("services"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the gazetteer knows."""

    country: str
    kind: str
    """country, region, code or town."""
    name: str


@cache
def places() -> Phrasebook[tuple[Place, ...]]:
    """Return the places a folded phrase may name. Codes such as ON are kept apart: see `codes`."""
    found: dict[str, list[Place]] = {}
    for country, row in gazetteer().items():
        for kind, key in (("country", "names"), ("region", "regions"), ("town", "towns")):
            for name in row.get(key, ()):
                found.setdefault(fold(name), []).append(Place(country, kind, name))
    return Phrasebook({phrase: tuple(rows) for phrase, rows in found.items()})


@cache
def regions_around() -> Mapping[str, tuple[str, ...]]:
    """Return for each folded town of Canada what people call the region around it."""
    found: dict[str, list[str]] = {}
    for region, towns in gazetteer()["around"].items():
        for town in towns:
            found.setdefault(fold(town), []).append(region)
    return {town: tuple(regions) for town, regions in found.items()}


@cache
def residents() -> Mapping[str, tuple[str, ...]]:
    """Return for each folded town of Canada what those who live there are called."""
    return {fold(town): tuple(names) for town, names in gazetteer()["residents"].items()}


@cache
def pastimes() -> Phrasebook[str]:
    """Return for each folded word of a pastime which one it speaks of."""
    return Phrasebook({fold(word): name for name, row in _toml("hobbies").items() for word in row})


@cache
def codes() -> Mapping[str, str]:
    """Return the country of a region's code, which counts only in capitals after a comma or a town."""
    return {code: country for country, row in gazetteer().items() for code in row.get("codes", ())}


_KINDS = {
    "music": "music",
    "gaming": "gaming",
    "genealogy": "ancestry",
    "academic": "research",
    "education": "teaching",
    "real-estate": "real_estate",
    "obituary": "ancestry",
    "code": "computing",
    "photo": "art",
    "health": "medicine",
    "health-directory": "medicine",
    "fitness": "sport",
    "court": "law",
    "professional-register": "social_work",
}
"""The field of work that the kind of a site speaks of."""


def field_of_site(host: str) -> str:
    """Return the field of work that a site is about, empty if that is not known."""
    return _KINDS.get(site_kind(host) or "", "")


@cache
def idle_words() -> frozenset[str]:
    """Return folded words that tell nothing of whom a page speaks: small words, and what every web page says."""
    return frozenset(fold(word) for words in _toml("idle_words").values() for word in words)


class Ranks:
    """Words with their rank, 1 for the commonest, packed: there are many, and few are asked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._packed = Packed((word, str(n)) for n, word in enumerate(words, 1))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and any(self._packed.of(word))

    def get(self, word: str, otherwise: int) -> int:
        """Return the rank of a word, `otherwise` for one that is not there."""
        return int(next(self._packed.of(word), otherwise))


@cache
def common_words() -> Ranks:
    """Return the ranks of common English words; a word that is not there is rare."""
    lines = (FOLDER / "common_words.txt").read_text("utf-8").splitlines()
    return Ranks(word for line in lines if line[:1] != "#" for word in line.split())
