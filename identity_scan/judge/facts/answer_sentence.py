"""A sentence of an assistant as it is compared: of whom each part of it speaks, of when, and what it denies. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.facts.word_lists import any_of
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import KIN, ME, patterns
from identity_scan.model import Disclosure
from identity_scan.person.reading import Passage, cut

_PART: Final = rf"\b(?:{any_of('list.conjunction')})\b"
_THEIR: Final = any_of("list.their", "list.their_many")
_OWN_KIN: Final = rf"(?! (?:{_THEIR}) )"
"""She and her husband: one subject of two."""
_SEGMENT: Final = re.compile(rf"[;:]|{_PART}{_OWN_KIN}")
_CLAUSE: Final = re.compile(rf"[;:,()]|{_PART}{_OWN_KIN}| [-–—] ")
_LINKED: Final = re.compile(rf"\s{_PART}$")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is compared: its words, and what else was read in it."""

    text: str
    signed: str
    """Plain, with the names of the worker, their employers and their family as signs; places in it hold."""
    me: Known
    clues: Mapping[str, str]
    """The words of the evidence on whom it is about, by kind."""
    facts: Mapping[str, Disclosure]
    today: date

    @cached_property
    def part(self) -> Passage:
        """Its words, each with its place."""
        return cut(self.text)

    def says(self, group: str) -> re.Match[str] | None:
        """Return where the patterns of a group fit first."""
        return next(self.each(group), None)

    def each(self, group: str) -> Iterator[re.Match[str]]:
        """Yield where the patterns of a group fit."""
        for fits in patterns(f"answer.{group}"):
            yield from fits.finditer(self.signed)

    def said_of_her(self, group: str) -> re.Match[str] | None:
        """Return where the patterns of a group fit first in what is said of the worker and not denied."""
        found = (m for m in self.each(group) if self.of_her(m.start()) and not self.denied(m.start()))
        return next(found, None)

    def tells(self, at: int) -> bool:
        """Tell whether a place is what its clause tells of the worker: nothing but small words after their name."""
        first, _last = self.clause(at)
        return bool(_TELLS.fullmatch(self.signed, first, at)) and self.of_her(at)

    def of_her(self, at: int) -> bool:
        """Tell whether a place is said of the worker, and not of one of their family."""
        return not any(first <= at < last for first, last in _of_kin(self.signed))

    def denied(self, at: int) -> bool:
        """Tell whether the words before a place in its clause deny it."""
        first, _last = self.clause(at)
        return any(fits.search(self.signed[first:at]) for fits in patterns("answer.negates"))

    def past(self, at: int) -> bool:
        """Tell whether the words before a place, or right after it, put it into the past."""
        first, last = _around(self.signed, at, _SEGMENT)
        before, behind = self.signed[first:at], self.signed[at : min(last, at + 40)]
        now = max((m.end() for fits in patterns("answer.now") for m in fits.finditer(before)), default=0)
        then = any(fits.search(before[now:]) for fits in patterns("answer.past"))
        return then or any(fits.search(behind) for fits in patterns("answer.until"))

    @property
    def names_kin(self) -> bool:
        """Whether one of a family is spoken of, the worker's or another's."""
        return bool(_any_kin().search(self.signed))

    def clause(self, at: int) -> tuple[int, int]:
        """Return where the clause around a place begins and ends."""
        return _around(self.signed, at, _CLAUSE)

    def segment(self, at: int) -> tuple[int, int]:
        """Return where the part around a place begins and ends that holds one statement, with all that hangs on it."""
        return _around(self.signed, at, _SEGMENT)

    def quoted(self, at: int) -> str:
        """Return the words of the clause around a place."""
        first, last = self.clause(at)
        return _LINKED.sub("", self.text[first:last].strip(" ,;:.()"))


_TELLS: Final = re.compile(
    rf"(?:.*(?:{ME}|\b(?:{any_of('list.pronoun')})\b))?(?:['’]s)?"
    rf"(?:\W*\b(?:\w+ly|\w+ment|{any_of('list.little')})\b)*\W*"
)
"""The worker, and then at most words such as "has reportedly": what comes next is told of nobody else."""


@lru_cache(maxsize=256)
def _cuts(signed: str, mark: re.Pattern[str]) -> tuple[int, ...]:
    return (0, *(m.end() for m in mark.finditer(signed)), len(signed) + 1)


def _around(signed: str, at: int, mark: re.Pattern[str]) -> tuple[int, int]:
    cuts = _cuts(signed, mark)
    first = max(cut for cut in cuts[:-1] if cut <= at)
    return first, min((cut for cut in cuts if cut > at), default=len(signed))


@lru_cache(maxsize=256)
def _of_kin(signed: str) -> tuple[tuple[int, int], ...]:
    """Return which parts of a sentence speak of the worker's family: a clause that names nobody goes on as before."""
    found: list[tuple[int, int]] = []
    away = -1
    cuts = _cuts(signed, _CLAUSE)
    for first, last in pairwise(cuts):
        subject = _subjects().search(signed, first, last)
        if subject and (subject["kin"] is None) == (away >= 0):
            found += [(away, subject.start())] if away >= 0 else []
            away = subject.start() if away < 0 else -1
    return (*found, (away, len(signed))) if away >= 0 else tuple(found)


BONDS: Final = ("partner", "child", "elder", "sibling", "other")


@cache
def _any_kin() -> re.Pattern[str]:
    return re.compile(rf"{KIN}|\b(?:{'|'.join(word for bond in BONDS for word in kin_words(bond))})\b")


@cache
def _subjects() -> re.Pattern[str]:
    terms = "|".join(word for bond in BONDS for word in kin_words(bond))
    theirs = rf"(?:\b(?:{_THEIR})|{ME}['’]s?) (?:[\w-]+ )?(?:{terms})\b"
    return re.compile(rf"(?P<kin>{KIN}+|{theirs})|{ME}+|\b(?:{any_of('list.pronoun', 'list.one')})\b")


@cache
def kin_words(bond: str) -> tuple[str, ...]:
    """Return the plain words for one of a family of a bond, as parts of a pattern."""
    return tuple(re.escape(word_lists.plain(t)).replace(r"\*", r"\w*") for t in word_lists.group(f"kin.{bond}"))
