"""Findings as the list shows them: one immutable collection that filters, counts and orders itself."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from operator import is_, itemgetter
from typing import Any

from identity_scan.judge.moves import Move
from identity_scan.model import Assessment, Band, Judged, Life, Namesake, Verdict
from identity_scan.present import words
from identity_scan.present.orders import ORDERS, WEIGHT, Order
from identity_scan.present.values import Since
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, quoted
from identity_scan.speech.text import fold


@dataclass(frozen=True, slots=True)
class Facet:
    """One line of the facets: a value, how many findings have it, and whether it is chosen."""

    group: str
    value: str
    label: str
    count: int
    chosen: bool


@lru_cache(maxsize=4096)
def _site_kind(site: str) -> str:
    from identity_scan.facts import site_kind

    return site_kind(site) or "other"


MOVED = "moved"
"""The filter for what a word of the worker moved."""
MOST = 7
"""Values shown of a facet that has no end, the most frequent ones."""
_GROUPS: Mapping[str, tuple[str, Callable[[Judged], Iterable[str]], Callable[[str], str]]] = {
    # group: (its question, the values of a finding, a value in words)
    "who": (later("Is it me?"), lambda j: (j.identity.verdict.value,), words.label),
    "life": (later("Which life?"), lambda j: (j.exposure.verdict.value,), words.label),
    "band": (later("How serious?"), lambda j: (j.severity.band.value,), lambda v: words.band(Band(v))),
    "site": (later("Which site?"), lambda j: (_site_kind(j.finding.site),), words.site_kind),
    "index": (later("Who shows it?"), lambda j: sorted(j.finding.indexes), words.index),
}
_ORDER = {
    "who": [v.value for v in Verdict if v is not Verdict.NOT_ME] + [Verdict.NOT_ME.value],
    "life": [v.value for v in Life],
    "band": [b.value for b in reversed(Band)],
}


def same(some: Sequence[object], others: Sequence[object]) -> bool:
    """Tell whether two sequences hold the very same things, which is told at once also of thousands."""
    return some is others or (len(some) == len(others) and all(map(is_, some, others)))


_Values = Mapping[str, tuple[str, ...]]
"""The values of one finding in each group."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a scan under a filter."""

    rows: tuple[Judged, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The value chosen in each group of facets, at most one a group."""
    wanted: str = ""
    """Words that a finding must hold, as typed."""
    since: Since | None = None
    """What became of them since the search before."""
    by: str = WEIGHT
    """The order in which they are listed (orders.ORDERS)."""
    moves: Mapping[str, Move] = field(default_factory=dict)
    """What a word of the worker moved, by finding: what the filter MOVED lets through."""
    _known: dict[str, tuple[Judged, _Values]] = field(default_factory=dict, compare=False, repr=False)
    """The values of each row, by finding: thousands are not read again for each letter or word."""
    _hays: dict[str, tuple[Judged, str]] = field(default_factory=dict, compare=False, repr=False)
    """What each row is searched in, by finding."""
    _counted: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The facets as they were counted last: most letters leave the same rows."""
    _memo: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What passes this filter, once it was asked for."""

    def _read(self, judged: Judged) -> _Values:
        known = self._known.get(judged.finding.id)
        if known is None or known[0] is not judged:
            values = {group: tuple(of(judged)) for group, (_question, of, _named) in _GROUPS.items()}
            known = self._known[judged.finding.id] = judged, values
        return known[1]

    def _hay(self, judged: Judged) -> str:
        known = self._hays.get(judged.finding.id)
        if known is None or known[0].finding is not judged.finding:
            found = judged.finding
            known = self._hays[found.id] = judged, fold(f"{found.title} {found.snippet} {found.url}")
        return known[1]

    def of(self, assessment: Assessment) -> "Findings":
        """Take the findings of an assessment, keeping the filter."""
        return replace(self, rows=assessment.judged, namesakes=assessment.namesakes)

    def toggle(self, group: str, value: str) -> "Findings":
        """Choose a value of a facet, or let it go."""
        rest = {g: v for g, v in self.chosen.items() if g != group}
        return replace(self, chosen=rest if self.chosen.get(group) == value else rest | {group: value})

    def moved_by(self, moves: Iterable[Move]) -> "Findings":
        """Keep what a word of the worker moved, and let every other filter go."""
        return replace(self, moves={move.finding: move for move in moves}, chosen={MOVED: MOVED}, wanted="")

    @property
    def moves_shown(self) -> Mapping[str, Move]:
        """What a word moved, where that is what the filter lets through."""
        return self.moves if MOVED in self.chosen else {}

    def holding(self, typed: str) -> "Findings":
        """Keep what holds the words typed."""
        return replace(self, wanted=typed)

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.chosen or self.wanted.strip())

    def _worded(self) -> tuple[Judged, ...]:
        """The findings that hold the words typed."""
        if "worded" not in self._memo:
            needles = fold(self.wanted).split()
            self._memo["worded"] = tuple(j for j in self.rows if self._holds(j, needles)) if needles else self.rows
        found: tuple[Judged, ...] = self._memo["worded"]
        return found

    def _holds(self, judged: Judged, needles: list[str]) -> bool:
        hay = self._hay(judged)
        return all(needle in hay for needle in needles)

    def _let_through(self, rows: tuple[Judged, ...], but: str = "") -> tuple[Judged, ...]:
        """The rows that the chosen values let through, those of one group left aside."""
        for group, value in self.chosen.items():
            if group != but:
                rows = tuple(j for j in rows if value in self._values(group, j))
        return rows

    def _values(self, group: str, judged: Judged) -> Iterable[str]:
        if group == "new":
            kind = self.since.kinds.get(judged.finding.id) if self.since else None
            return (kind,) if kind else ()
        if group == MOVED:
            return (MOVED,) if judged.finding.id in self.moves else ()
        return self._read(judged)[group]

    def visible(self) -> tuple[Judged, ...]:
        """Give the findings that pass the filter, in their order."""
        if "visible" not in self._memo:
            self._memo["visible"] = self._ordered(self._let_through(self._worded()))
        found: tuple[Judged, ...] = self._memo["visible"]
        return found

    @property
    def order(self) -> Order:
        """The order in which they are listed."""
        return ORDERS[self.by]

    def _ordered(self, rows: tuple[Judged, ...]) -> tuple[Judged, ...]:
        if (key := self.order.key) is None:
            return rows
        kinds = self.since.kinds if self.since else {}
        new = frozenset(name for name, kind in kinds.items() if kind == "new")
        return tuple(sorted(rows, key=lambda judged: key(judged, new)))

    def parted(self) -> tuple[tuple[Judged, ...], tuple[Judged, ...], tuple[Judged, ...]]:
        """Give what passes the filter as mine, unsure and about somebody else."""
        seen = self.visible()
        mine, unsure, others = (
            tuple(j for j in seen if j.identity.verdict is v) for v in (Verdict.ME, Verdict.UNSURE, Verdict.NOT_ME)
        )
        return mine, unsure, others

    def facets(self) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
        """Give each group of facets with its question; counts are of what the other groups let through."""
        rows = self._worded()
        by = self.chosen, self.since, self.moves
        known = self._counted.get("by") == by
        if not (known and same(self._counted["rows"], rows)):
            counts = self._counts(rows, self._counted if known else {})
            self._counted.update(by=by, rows=rows, counts=counts, facets=self._all_facets(counts))
        facets: tuple[tuple[str, tuple[Facet, ...]], ...] = self._counted["facets"]
        return facets

    def _counts(self, rows: tuple[Judged, ...], before: Mapping[str, Any]) -> dict[str, Counter[str]]:
        """Count the values of each group; of rows that were counted before, only those that came or went."""
        groups = [*_GROUPS, *(["new"] if self.since is not None else [])]
        if self.chosen or not before:
            return {group: self._tally(self._let_through(rows, group), group) for group in groups}
        counts: dict[str, Counter[str]] = before["counts"]
        there, here = set(map(id, before["rows"])), set(map(id, rows))
        gone = [judged for judged in before["rows"] if id(judged) not in here]
        came = [judged for judged in rows if id(judged) not in there]
        return {group: counts[group] - self._tally(gone, group) + self._tally(came, group) for group in groups}

    def _tally(self, rows: Sequence[Judged], group: str) -> Counter[str]:
        if group in _GROUPS:
            return Counter(chain.from_iterable(map(itemgetter(group), map(self._read, rows))))
        return Counter(chain.from_iterable(self._values(group, judged) for judged in rows))

    def _all_facets(self, counts: Mapping[str, Counter[str]]) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
        found = [
            (_(question), self._facet(counts[group], group, named)) for group, (question, _of, named) in _GROUPS.items()
        ]
        if self.since is not None:
            found.append(
                (_("Since {day}?").format(day=self.since.day), self._facet(counts["new"], "new", words.change))
            )
        return tuple((question, facets) for question, facets in found if facets)

    def chosen_words(self) -> tuple[str, ...]:
        """Give what the filter lets through, in words."""
        named = {group: to_words for group, (_question, _of, to_words) in _GROUPS.items()}
        named |= {"new": words.change, MOVED: lambda _value: _("changed by your last decision")}
        chosen = tuple(named[group](value) for group, value in self.chosen.items())
        return (*chosen, quoted(self.wanted.strip())) if self.wanted.strip() else chosen

    def _facet(self, counts: Counter[str], group: str, named: Callable[[str], str]) -> tuple[Facet, ...]:
        if (chosen := self.chosen.get(group)) is not None:
            counts.setdefault(chosen, 0)
        order = _ORDER.get(group)
        keys = sorted(counts, key=lambda v: (order.index(v) if order else -counts[v], v))
        keys = keys if order else keys[:MOST] + [v for v in keys[MOST:] if v == chosen]
        return tuple(Facet(group, v, named(v), counts[v], v == chosen) for v in keys)

    def group_of(self, judged: Judged) -> tuple[Judged, ...]:
        """Give all findings about the same other person, the given one alone if it stands alone."""
        if judged.namesake is None:
            return (judged,)
        return tuple(j for j in self.rows if j.namesake == judged.namesake)

    def label_of(self, namesake: str | None) -> str:
        """Give the words that tell a group of namesakes from the others."""
        return next((n.label for n in self.namesakes if n.id == namesake), "")
