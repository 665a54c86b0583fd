"""Other people, called by what they are to the worker wherever ways are told: never by name (ETHICS 12).

Whose names they are is known from the worker's own list of their family, and from what pages show of a family.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from identity_scan.judge.reading.known import known, relative
from identity_scan.model import Judged, Person
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import fold

_BONDS: Final[Mapping[str, str]] = {"partner": later("your partner"), "child": later("your child")}
_FAMILY: Final = later("somebody in your family")
_KINDS: Final[Mapping[str, str]] = {
    "family_members": _FAMILY,
    "child_identity": _BONDS["child"],
    "child_first_name": _BONDS["child"],
}
"""Facts that name somebody else, and who that is where the words do not tell."""
_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
"""Letters of a given name that names somebody by itself, as where facts are read (judge/facts/family.py)."""


@dataclass(frozen=True, slots=True)
class _Name:
    """Folded words that name somebody, and what they are to the worker."""

    words: tuple[str, ...]
    role: str
    as_name: bool = False
    """It counts only where it begins with a capital letter: a given name may be a plain word too."""


class Roles:
    """Who is named by which words, on the pages of a search."""

    def __init__(self, person: Person, judged: Iterable[Judged]) -> None:
        self._own = known(person).given
        self._listed = tuple(self._of_list(person))
        self._shown = {one.finding.id: tuple(self._of_page(one)) for one in judged}
        self._everywhere: dict[str, list[_Name]] = {}
        named = (name for names in self._shown.values() for name in names if name.as_name)
        for name in dict.fromkeys((*self._listed, *named)):
            self._everywhere.setdefault(name.words[0], []).append(name)

    def _of_list(self, person: Person) -> Iterator[_Name]:
        """The worker's own list: each by the whole name and, unless it is the worker's too, by the given name."""
        for one in known(person).family:
            role = _BONDS.get(one.bond, _FAMILY)
            for words in dict.fromkeys((_words(one.name), _words(one.given))):
                if words and len("".join(words)) >= _SHORTEST and not self._own & {" ".join(words), words[0]}:
                    yield _Name(words, role, as_name=True)

    def _of_page(self, judged: Judged) -> Iterator[_Name]:
        """What a page shows of others: these words there, and a full name among them on every other page too."""
        for fact in judged.disclosures:
            words, role = _words(fact.text), _KINDS.get(fact.kind)
            if role is None or not words or len(fact.text) < 2:
                continue
            one = relative(fact.text)
            role = _BONDS.get(one.bond) or self._listed_as(words) or role
            yield _Name(words, role)
            full = _words(one.name)
            if len(full) == 2 and one.bond != "other" and not self._own & set(full):
                yield _Name(full, role, as_name=True)

    def _listed_as(self, words: tuple[str, ...]) -> str:
        return next((name.role for name in self._listed if set(name.words) <= set(words)), "")

    def told(self, title: str, finding: str) -> str:
        """Return the title of a page with nobody else's name in it."""
        row = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(title)]
        told, after, at = [], 0, 0
        while at < len(row):
            start, _end, word = row[at]
            names = (*self._shown.get(finding, ()), *self._everywhere.get(word, ()))
            fit = [name for name in names if _stands(name, row[at:]) and (title[start].isupper() or not name.as_name)]
            if fit:
                longest = max(fit, key=lambda name: len(name.words))
                told += [title[after:start], f"[{_(longest.role)}]"]
                after = row[at + len(longest.words) - 1][1]
                at += len(longest.words)
            else:
                at += 1
        return "".join((*told, title[after:]))


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text))


def _stands(name: _Name, row: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a row of words begins with a name, whatever its accents and capitals."""
    return name.words == tuple(word for _start, _end, word in row[: len(name.words)])
