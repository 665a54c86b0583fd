"""The forms of the person's name in a result (TAXONOMY R1): which one stands there, and what stands around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from nicknames import NickNamer

from identity_scan.model import Person
from identity_scan.person.lexicon import gazetteer
from identity_scan.person.reading import Passage, Reading, passage


class Form(IntEnum):
    """How much of the name a result shows, the fullest first."""

    FULL = 0  # given name and surname, or a form the worker listed
    NICKNAME = 1  # a usual short form that the worker did not list, with the surname
    ADDRESS = 2  # given name and surname in the address alone
    PART = 3  # given name with one half of a double surname
    INITIALS = 4  # initial and surname
    GIVEN_INITIAL = 5  # given name and initial
    SURNAME = 6  # surname alone
    GIVEN = 7  # given name alone
    SPLIT = 8  # given name of one person, surname of another
    NONE = 9

    @property
    def whole(self) -> bool:
        """Whether it is given name and surname: such a name needs no strong anchor."""
        return self <= Form.ADDRESS


@dataclass(frozen=True, slots=True)
class Mention:
    """The fullest form of the name in a result, and its surroundings."""

    form: Form
    words: str = ""
    """As the result writes it."""
    name: str = ""
    """Which of the person's names it is, folded: bearers are counted apart for each."""
    middles: frozenset[str] = frozenset()
    """Middle names or initials that stand between given name and surname."""
    before: frozenset[str] = frozenset()
    """Words written like names that stand directly before the name."""
    after: frozenset[str] = frozenset()
    title: bool = False
    """Whether the title names the person."""
    spots: tuple[tuple[bool, int, int], ...] = ()
    """Where it stands: in the title or not, from which word up to which."""


_PARTICLES = frozenset((
    "van", "von", "de", "da", "di", "du", "des", "der", "den", "del", "della", "la", "le", "st", "saint", "mac",
    "mc", "o", "al", "el", "bin", "ben", "ten", "ter", "dos", "das",
))  # fmt: skip
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "msw", "rsw", "bsw"}
_TIGHT = re.compile(r"[\s.'’\"«»“”()\-]*")
_PLAIN_GAPS = (" ", ". ", "-")
"""What stands before a middle name; a nickname stands in quotes."""
_COMMA = re.compile(r"\s*,\s*")
_NONAME = Mention(Form.NONE)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the person, taken apart and folded."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    middles: tuple[str, ...] = ()
    short: bool = False
    """Whether it is a usual short form that the worker did not list."""

    @property
    def text(self) -> str:
        """Given name and surname in one."""
        return " ".join(self.given + self.surname)


def take_apart(text: str) -> Name | None:
    """Return given name, middle names and surname; None for nothing. "Okerlund, Tamsin" is turned round."""
    if "," in text:
        surname, _, given = text.partition(",")
        text = f"{given} {surname}" if given.strip().casefold().strip(".") not in _SUFFIXES else surname
    parts = [passage(word).words for word in text.split()]
    parts = [words for words in parts if words]
    while len(parts) > 2 and "".join(parts[-1]) in _SUFFIXES:
        parts.pop()
    if not parts:
        return None
    if len(parts) == 1:
        return Name((), parts[0])
    cut = len(parts) - 1
    while cut > 1 and "".join(parts[cut - 1]) in _PARTICLES:
        cut -= 1
    middles = tuple(word for words in parts[1:cut] for word in words)
    return Name(parts[0], tuple(w for p in parts[cut:] for w in p), middles)


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


def short_forms(given: str) -> Iterator[str]:
    """Yield the usual short forms of a given name, and the names that it is a short form of; folded."""
    yield from _nicknamer().nicknames_of(given)
    yield from _nicknamer().canonicals_of(given)


class Names:
    """All names of one person, ready to be looked for."""

    def __init__(self, person: Person) -> None:
        listed = [name for text in (person.name, *person.other_names) if (name := take_apart(text))]
        listed = list({(name.given, name.surname, name.middles): name for name in listed}.values())
        self.main = take_apart(person.name) or Name((), ())
        initials = [n for n in listed if n.given and len("".join(n.given)) == 1 and n.given[0].islower()]
        self.full = [n for n in listed if n not in initials]
        self.middles = frozenset(m for n in listed for m in n.middles)
        self.surnames = frozenset(n.surname for n in self.full if n.surname and n.given)
        self.given = frozenset(n.given for n in self.full if n.given)
        self.alone = [n for n in self.full if not n.given]
        known = {n.given for n in self.full}
        short = [
            Name((s,), n.surname, (), True) for n in self.full if len(n.given) == 1 for s in short_forms(n.given[0])
        ]
        self.all = [n for n in self.full if n.given] + [n for n in short if n.given not in known]
        self.words = frozenset(w for n in self.full for w in (*n.given, *n.surname))
        self.parts = frozenset(w for s in self.surnames if len(s) > 1 for w in s if w not in _PARTICLES and len(w) > 2)
        self._everyday = frozenset(gazetteer()["words"]["everyday"])
        self._named_after = frozenset(gazetteer()["words"]["named_after"])
        self._starts: dict[str, list[tuple[Name, bool]]] = {}
        for name in self.all:
            self._starts.setdefault(name.given[0], []).append((name, True))
            self._starts.setdefault(name.surname[0], []).append((name, False))

    def mention(self, reading: Reading) -> Mention:
        """Return the fullest form of the name that the result shows, with everything around its whole forms."""
        whole = [m for part in reading.passages for m in self._whole(part, part is reading.title)]
        if whole:
            return _together(whole)
        if found := self._in_address(reading):
            return found
        lesser = [m for part in reading.passages for m in self._lesser(part, part is reading.title)]
        best = min(lesser, key=lambda m: m.form, default=_NONAME)
        if best.form in (Form.GIVEN, Form.SURNAME) and self._split(reading):
            return Mention(Form.SPLIT, best.words, title=best.title)
        return best

    def both(self, reading: Reading) -> bool:
        """Tell whether a given name and a surname of the worker stand anywhere in the text, also apart."""
        given = any(part.find(g) >= 0 for part in reading.passages for g in self.given)
        return given and any(part.find(s) >= 0 for part in reading.passages for s in self.surnames)

    def named_after(self, reading: Reading, mention: Mention) -> str:
        """Return the words that make a place or thing of the name ("Rose Hill Cemetery"), empty if there are none."""
        for in_title, start, end in mention.spots:
            part = reading.title if in_title else reading.snippet
            for n in range(end, min(end + 2, len(part.words))):
                if not _TIGHT.fullmatch(part.gap(n - 1)) or not part.raw(n)[:1].isupper():
                    break
                # the spot of a longer name of theirs goes on: O'Neill of O'Neill-Park
                within = any(t == in_title and s == start and n < e for t, s, e in mention.spots)
                if part.words[n] in self._named_after and not within:
                    return part.quote(start, n + 1)
        return ""

    # -- given name and surname ---------------------------------------------------------------------------------------

    def _whole(self, part: Passage, title: bool) -> Iterator[Mention]:
        for n, word in enumerate(part.words):
            for name, forward in self._starts.get(word, ()):
                found = self._forward(part, n, name) if forward else self._backward(part, n, name)
                if found and self._meant(part, n, found[0], name):
                    end, middles = found
                    yield self._seen(part, n, end, name, middles, title)
        for name in self.alone:
            start = part.find(name.surname)
            if start >= 0 and part.raw(start)[:1].isupper():
                yield Mention(Form.FULL, part.quote(start, start + len(name.surname)), name.text, title=title)

    def _forward(self, part: Passage, n: int, name: Name) -> tuple[int, tuple[str, ...]] | None:
        """Match given name, up to two middle names, surname; return where it ends and the middle names."""
        at = n + len(name.given)
        if part.words[n:at] != name.given:
            return None
        for between in range(3):
            start = at + between
            if part.words[start : start + len(name.surname)] == name.surname:
                return start + len(name.surname), tuple(
                    part.words[k] for k in range(at, start) if part.gap(k - 1) in _PLAIN_GAPS
                )
            if (
                start >= len(part.words)
                or not part.raw(start)[:1].isupper()
                or not _TIGHT.fullmatch(part.gap(start - 1))
            ):
                return None
            if between and len(part.words[start]) > 2 and "." in part.gap(start - 1) and len(part.words[start - 1]) > 2:
                return None
        return None

    def _backward(self, part: Passage, n: int, name: Name) -> tuple[int, tuple[str, ...]] | None:
        """Match "Surname, Given M." and "SURNAME Given"."""
        at = n + len(name.surname)
        end = at + len(name.given)
        if part.words[n:at] != name.surname or part.words[at:end] != name.given:
            return None
        gap = part.gap(at - 1)
        shouted = part.quote(n, at).isupper() and not part.quote(at, end).isupper()
        begins = n == 0 or part.gap(n - 1) != " " or part.words[n - 1][0].isdigit()  # a rank: "73e Surname Given"
        listed = begins and (end >= len(part.words) or part.gap(end - 1) != " ")
        if not _COMMA.fullmatch(gap) and not (gap.isspace() and (shouted or n == 0 or listed)):
            return None
        middles = part.words[end : end + 1] if end < len(part.words) and len(part.words[end]) == 1 else ()
        return end, middles

    def _meant(self, part: Passage, start: int, end: int, name: Name) -> bool:
        """Tell a name from everyday words: without capitals "rose hill" names nobody."""
        if any(
            part.gap(n) and not (_TIGHT.fullmatch(part.gap(n)) or _COMMA.fullmatch(part.gap(n)))
            for n in range(start, end - 1)
        ):
            return False
        if part.raw(start)[:1].isupper() or not part.raw(start)[:1].islower():
            return True
        return not (set(name.given) & self._everyday and set(name.surname) & self._everyday)

    def _seen(self, part: Passage, start: int, end: int, name: Name, middles: tuple[str, ...], title: bool) -> Mention:
        before = part.words[start - 1] if start and _named(part, start - 1) and part.gap(start - 1) == " " else ""
        after = part.words[end] if end < len(part.words) and _named(part, end) and part.gap(end - 1) in " -–" else ""
        return Mention(
            form=Form.NICKNAME if name.short else Form.FULL,
            words=part.quote(start, end),
            name=name.text,
            middles=frozenset(middles) - {m for n in self.full for m in n.given},
            before=frozenset({before} - {""}),
            after=frozenset({after} - {""}),
            title=title,
            spots=((title, start, end),),
        )

    def _in_address(self, reading: Reading) -> Mention | None:
        line = f" {' '.join(reading.address)} "
        for name in self.full:
            if not name.given:
                continue
            for words in (name.given + name.surname, name.surname + name.given):
                if f" {' '.join(words)} " in line:
                    return Mention(Form.ADDRESS, " ".join(words), name.text)
        return None

    # -- less than that -----------------------------------------------------------------------------------------------

    def _lesser(self, part: Passage, title: bool) -> Iterator[Mention]:
        for n in range(len(part.words)):
            for surname in self.surnames:
                if part.words[n : n + len(surname)] == surname and _named(part, n + len(surname) - 1):
                    yield self._by_surname(part, n, n + len(surname), title)
            for given in self.given:
                if part.words[n : n + len(given)] == given and _named(part, n):
                    yield self._by_given(part, n, n + len(given), title)

    def _by_surname(self, part: Passage, start: int, end: int, title: bool) -> Mention:
        initials = {g[0][0] for g in self.given}
        before = next((n for n in range(start - 1, max(start - 4, -1), -1) if len(part.words[n]) > 2), -1)
        singles = [part.words[n] for n in range(before + 1, start)]
        if singles and singles[0][0] in initials and part.raw(start - 1).isupper() and "," not in part.gap(start - 1):
            return Mention(Form.INITIALS, part.quote(before + 1, end), middles=frozenset(singles[1:]), title=title)
        after = part.words[end] if end < len(part.words) else ""
        if (
            after
            and after[0] in initials
            and len(after) <= 2
            and part.raw(end).isupper()
            and re.match(r",? ", part.gap(end - 1))
        ):
            return Mention(Form.INITIALS, part.quote(start, end + 1), title=title)
        return Mention(Form.SURNAME, part.quote(start, end), title=title)

    def _by_given(self, part: Passage, start: int, end: int, title: bool) -> Mention:
        after = part.words[end] if end < len(part.words) and _TIGHT.fullmatch(part.gap(end - 1)) else ""
        if len(after) == 1 and part.raw(end).isupper() and after in {s[0][0] for s in self.surnames}:
            return Mention(Form.GIVEN_INITIAL, part.quote(start, end + 1), title=title)
        if after in self.parts and _named(part, end):
            words = part.quote(start, end + 1)
            return Mention(
                Form.PART,
                words,
                name=" ".join(part.words[start : end + 1]),
                title=title,
                spots=((title, start, end + 1),),
            )
        return Mention(Form.GIVEN, part.quote(start, end), title=title)

    def _split(self, reading: Reading) -> bool:
        """Tell whether the given name goes with another surname, and the surname stands elsewhere (a split match)."""
        surname = any(part.find(s) >= 0 for part in reading.passages for s in self.surnames)
        return surname and any(self._with_another(part) for part in reading.passages)

    def _with_another(self, part: Passage) -> bool:
        for given in self.given:
            start = part.find(given)
            end = start + len(given)
            if start < 0 or end >= len(part.words) or part.gap(end - 1) != " ":
                continue
            if _named(part, end) and len(part.words[end]) > 2 and part.words[end] not in self.words | self.parts:
                return True
        return False


def _named(part: Passage, n: int) -> bool:
    """Tell whether word n is written as a name is: with a capital, or in a script that has none."""
    first = part.raw(n)[:1]
    return first.isupper() or (first.isalpha() and not first.islower())


def _together(mentions: Iterable[Mention]) -> Mention:
    """Gather the whole forms of one result: the fullest leads, what surrounds any of them is kept."""
    found = sorted(mentions, key=lambda m: (m.form, not m.title))
    best = found[0]
    return Mention(
        form=best.form,
        words=best.words,
        name=best.name,
        middles=frozenset().union(*(m.middles for m in found)),
        before=frozenset().union(*(m.before for m in found)),
        after=frozenset().union(*(m.after for m in found)),
        title=any(m.title for m in found),
        spots=tuple(spot for m in found for spot in m.spots),
    )
