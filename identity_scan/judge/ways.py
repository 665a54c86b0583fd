"""The ways from the worker's name to what harms, and the fewest pages that cut them (ETHICS 12; docs/WAYS.md).

A graph of the search's own results, offline: a result is entered by whoever knows what it is found by, and gives what
it shows. A walk is a list of results, each found with what the one before gave, the first with the name; a walk that
still leads there without one of its results is none. The cut is a smallest set of results that meets every walk, and
of those sets the one that is easiest to change. Nothing about other people is looked up, and no search is made.
"""

import re
import tomllib
from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, pairwise
from operator import length_hint
from typing import Any, Final

from identity_scan import facts
from identity_scan.judge.facts.homes import ADDRESS, Addresses, addresses, is_elsewhere
from identity_scan.judge.minimum_cut import near_side
from identity_scan.model import CONTROL, Assessment, Judged, Person, Status, Verdict
from identity_scan.speech.text import fold, holds

NAME: Final = "name"
MOST_WALKS: Final = 200
_TRIED: Final = 20_000
"""Beginnings of walks that are looked at before the search for further ones ends."""
_WHOLE: Final = 10**7
"""What one page more in a cut weighs: more than the effort of all pages of a large search together."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a stranger knows: its kind (facts/ways.toml), and its words made comparable; "" for any."""

    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One result of the graph: what it is found by, what it gives, and how hard it is to change."""

    id: str
    needs: frozenset[Item]
    """Any one of them is enough."""
    gives: frozenset[Item]
    effort: int
    fixed: bool = False
    """Whether nobody can change it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One end: every walk to it, the shortest first, and what cuts them all; both empty where it is not reached."""

    kind: str
    walks: tuple[tuple[str, ...], ...]
    """Every minimal walk, at most MOST_WALKS, as ids of findings in order."""
    more: bool
    """Whether there may be walks that are not among them."""
    cut: tuple[str, ...]
    """A smallest set of findings that meets every walk; what closes most walks first, then the easiest."""
    if_yours: tuple[tuple[str, ...], ...] = ()
    """Walks that hold a result of which it is not settled whether it is the worker's."""
    instead: tuple[str, ...] = ()
    """Findings to change besides, where those of the cut that cannot be changed stay; empty where none helps."""
    open_still: tuple[str, ...] = ()
    """Findings that cannot be changed and lead there whatever else is."""

    @property
    def reached(self) -> bool:
        """Whether any walk of results that are the worker's leads there."""
        return bool(self.walks)


@dataclass(frozen=True, slots=True)
class Ways:
    """Every end with its walks, in the order of facts/ways.toml."""

    targets: tuple[Target, ...]
    pages: Mapping[str, Page]
    addresses: Addresses
    """Where the pages contradict one another, or the worker, about the home."""

    def found_by(self, walk: Sequence[str]) -> tuple[str, ...]:
        """Return for each page of a walk the kind of thing by which it is found, the name first."""
        return (NAME, *(_link(self.pages[before], self.pages[after]) for before, after in pairwise(walk)))

    def target(self, kind: str) -> Target:
        """Return an end by its kind."""
        return next(target for target in self.targets if target.kind == kind)


def of(assessment: Assessment) -> Ways:
    """Return the ways of a search; a page that a later look says is gone closes those that led over it."""
    return ways(assessment.judged, assessment.person, closed(assessment.judged))


def closed(judged: Iterable[Judged]) -> frozenset[str]:
    """Return the findings of which a later look says that they are gone."""
    return frozenset(j.finding.id for j in judged if any(advice.status is Status.GONE for advice in j.advice))


def guards(assessment: Assessment) -> frozenset[str]:
    """Return the findings that stand in every way to the home: changing one of them closes it (SEVERITY 7)."""
    gone = closed(assessment.judged)
    mine = (j for j in assessment.judged if j.identity.verdict is Verdict.ME and j.finding.id not in gone)
    graph, end = Graph(page(one, assessment.person) for one in mine), _table()["ends"]["home"]
    walks, more = graph.found(end)
    common = frozenset(walks[0]).intersection(*walks[1:]) if walks else frozenset[str]()
    return frozenset(page for page in common if not more or not graph.without(page).walks(end))


def ways(judged: Iterable[Judged], person: Person, closed: Collection[str] = ()) -> Ways:
    """Return the ways that the results of a search open; `closed` are findings that are known to be gone.

    Results of somebody else are left out; those that are not settled open ways "if these are you" alone.
    """
    kept = [one for one in judged if one.identity.verdict is not Verdict.NOT_ME and one.finding.id not in closed]
    pages = [page(one, person) for one in kept]
    sure = {one.finding.id for one in kept if one.identity.verdict is Verdict.ME}
    mine = Graph(page for page in pages if page.id in sure)
    every = Graph(pages) if len(sure) < len(pages) else None
    targets = (_target(kind, end, mine, every, sure) for kind, end in _table()["ends"].items())
    return Ways(tuple(targets), {page.id: page for page in pages}, addresses(kept, person))


def _target(kind: str, end: str, mine: "Graph", every: "Graph | None", sure: Collection[str]) -> Target:
    walks, more = mine.found(end)
    doubtful = (walk for walk in every.walks(end) if not set(walk) <= set(sure)) if every else ()
    cut, spare = mine.cut(end), frozenset[str]()
    if any(mine.pages[page].fixed for page in cut):
        spare = mine.cut(end, around_fixed=True)
    stuck = {page for page in spare if mine.pages[page].fixed}
    closing, instead, still = (_in_order(pages, walks, mine.pages) for pages in (cut, spare - cut - stuck, stuck))
    return Target(kind, walks, more, closing, tuple(doubtful), instead, still)


def _in_order(cut: Iterable[str], walks: Sequence[tuple[str, ...]], pages: Mapping[str, Page]) -> tuple[str, ...]:
    closes = {page: sum(page in walk for walk in walks) for page in cut}
    return tuple(sorted(closes, key=lambda page: (-closes[page], pages[page].effort, page)))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((facts.FOLDER / "ways.toml").read_text("utf-8"))


# -- a result as a piece of a way -------------------------------------------------------------------------------------


def page(judged: Judged, person: Person) -> Page:
    """Return what a result needs to be found and what it gives, from its sightings and from the facts it shows."""
    finding = judged.finding
    needs = {_needed(s.query.recipe, s.query.text) for s in finding.sightings if s.query.recipe != CONTROL}
    if not needs or holds(fold(f"{finding.title} {finding.snippet}"), fold(person.name)):
        needs.add(Item(NAME))  # what stands there under the name is found by the name sooner or later
    minutes = judged.advice[0].action.minutes if judged.advice else 0
    effort = _table()["effort"].get(judged.change, _table()["effort"]["hard"]) + min(minutes, 90)
    fixed = judged.change == "impossible"
    return Page(finding.id, frozenset(needs), frozenset(_given(judged, person)), effort, fixed)


def _needed(recipe: str, text: str) -> Item:
    kind = _table()["needs"].get(recipe, NAME)
    return Item(kind, _comparable(kind, text)) if kind != NAME else Item(NAME)


def _given(judged: Judged, person: Person) -> Iterator[Item]:
    kinds = _table()["gives"]
    for one in judged.disclosures:
        another = one.kind == ADDRESS and is_elsewhere(one.text, person)  # an old home opens no door today
        if (kind := kinds.get(one.kind)) and not another:
            yield Item(kind, _comparable(kind, one.text))
    finding = judged.finding
    shown = fold(f"{finding.title} {finding.snippet} {finding.url}")
    yield from (Item("handle", fold(name)) for name in person.usernames if holds(shown, fold(name)))
    if _tells_a_past_name(shown, judged, person):
        yield Item("past_name")


def _comparable(kind: str, text: str) -> str:
    """What two spellings of one thing share; "" for what leads on whatever its words are.

    A street does: the one that is searched for is the worker's own, and another opens no way (homes.is_elsewhere).
    """
    if kind == "phone":
        return re.sub(r"\D", "", text)[-10:]
    return fold(text) if kind in ("handle", "email") else ""


def _tells_a_past_name(shown: str, judged: Judged, person: Person) -> bool:
    """Whether a result joins the worker's name to one with another surname, so that who knows one learns the other."""
    surname = fold(person.name).split()[-1:]
    past = [fold(name) for name in person.other_names if surname and surname[0] not in fold(name).split()]
    under_the_past = any(s.query.recipe == "N5" for s in judged.finding.sightings)
    under_the_name = any(s.query.recipe != "N5" for s in judged.finding.sightings)
    now = holds(shown, fold(person.name)) or under_the_name
    return now and (any(holds(shown, name) for name in past) or (under_the_past and under_the_name and bool(past)))


def _link(before: Page, after: Page) -> str:
    """The kind of thing that one page gives and another is found by."""
    return next(
        known.kind for known in sorted(before.gives, key=str) if any(_leads(known, need) for need in after.needs)
    )


# -- the graph --------------------------------------------------------------------------------------------------------


def _fits(left: int, rest: int) -> bool:
    """Whether a walk can be ended after so many pages more; one that shows the end ends it."""
    return left <= rest if left else not rest


def _leads(known: Item, needed: Item) -> bool:
    same = not known.words or not needed.words or known.words == needed.words
    return known.kind == needed.kind and same


class Graph:
    """The pages, and which leads to which; made once for all ends. An end is a kind of item."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = {page.id: page for page in pages}
        self._starts = [page.id for page in self.pages.values() if Item(NAME) in page.needs]
        self._items = {item for page in self.pages.values() for item in page.gives}
        self._opened = {item: self._opened_by(item) for item in self._items}
        self._next = {page: self._after(page) for page in self.pages}
        self._before: dict[str, list[str]] = {}
        for page, after in self._next.items():
            for one in after:
                self._before.setdefault(one, []).append(page)

    def _opened_by(self, item: Item) -> frozenset[str]:
        """The pages that whoever knows an item can find; those that the name alone finds need no way to them."""
        found = (page for page in self.pages.values() if Item(NAME) not in page.needs)
        return frozenset(page.id for page in found if any(_leads(item, needed) for needed in page.needs))

    def _after(self, page: str) -> frozenset[str]:
        return frozenset().union(*(self._opened[item] for item in self.pages[page].gives)) - {page}

    def _ends(self, end: str) -> frozenset[str]:
        return frozenset(page.id for page in self.pages.values() if any(item.kind == end for item in page.gives))

    def without(self, page: str) -> "Graph":
        """Return the same without one page."""
        return Graph(one for one in self.pages.values() if one.id != page)

    def walks(self, end: str) -> tuple[tuple[str, ...], ...]:
        """Return the walks of `found`."""
        return self.found(end)[0]

    def found(self, end: str) -> tuple[tuple[tuple[str, ...], ...], bool]:
        """Return every minimal walk to an end, the shortest first, and whether there may be more of them.

        No page of a minimal one could be left out. At most MOST_WALKS are given, and no more beginnings than _TRIED
        are looked at.
        """
        left = self._left(end)
        starts = [start for start in reversed(self._starts) if start in left]
        tried, walks = iter(range(_TRIED)), list[tuple[str, ...]]()
        for length in count(1):
            further = any(left[start] >= length for start in starts)
            for walk in self._of(length, starts, left, tried):
                walks += [walk] if walk else []
                further = further or not walk
                if len(walks) == MOST_WALKS:
                    return tuple(walks), True
            if not further or not length_hint(tried):
                break
        return tuple(walks), not length_hint(tried)

    def _of(
        self, length: int, starts: Sequence[str], left: Mapping[str, int], tried: Iterator[int]
    ) -> Iterator[tuple[str, ...]]:
        """The minimal walks of a length, and an empty one for each beginning that may go on beyond it.

        A page that an earlier one already opened would make a shorter walk.
        """
        begun: list[tuple[tuple[str, ...], frozenset[str]]] = [
            ((start,), frozenset()) for start in starts if _fits(left[start], length - 1)
        ]
        while begun and next(tried, None) is not None:
            walk, opened = begun.pop()
            if len(walk) == length:
                yield walk
                continue
            after = self._next[walk[-1]]
            on = [page for page in sorted(after - opened, reverse=True) if page in left]
            rest = length - len(walk) - 1
            begun.extend(((*walk, page), opened | after) for page in on if _fits(left[page], rest))
            if any(left[page] > rest for page in on):
                yield ()

    def _left(self, end: str) -> Mapping[str, int]:
        """How many pages further an end lies, for each page from which it can be reached; 0 for one that shows it."""
        left = dict.fromkeys(self._ends(end), 0)
        new = deque(left)
        while new:
            page = new.popleft()
            for before in self._before.get(page, ()):
                if before not in left:
                    left[before] = left[page] + 1
                    new.append(before)
        return left

    def cut(self, end: str, *, around_fixed: bool = False) -> frozenset[str]:
        """A smallest set of pages that meets every walk to an end, the easiest of that size.

        What the name finds and what shows the end is in each cut; for longer walks a minimum cut is made. Around pages
        that nobody can change, it is the smallest of those sets that hold the fewest of them.
        """
        left, ends = self._left(end), self._ends(end)
        alone = frozenset(start for start in self._starts if start in ends)
        if all(start in alone for start in self._starts if start in left):
            return alone
        starts = {start for start in self._starts if start in left} - alone
        return alone | self._minimum_cut(ends - alone, starts, _WHOLE**2 if around_fixed else 0)

    def _minimum_cut(self, ends: Collection[str], starts: Collection[str], fixed: int) -> frozenset[str]:
        """The minimum cut of a network in which each page is an edge; its capacity is one whole and its effort.

        `fixed` is what a page weighs more that nobody can change.
        """
        edges: list[tuple[Hashable, Hashable, int | None]] = []
        for page in self.pages.values():
            weight = _WHOLE + page.effort + page.fixed * fixed
            edges.append(((page.id, "in"), (page.id, "out"), weight))
            edges.extend(((page.id, "out"), item, None) for item in page.gives)
        edges.extend((item, (page, "in"), None) for item, opened in self._opened.items() for page in opened)
        edges.extend(("start", (page, "in"), None) for page in sorted(starts))
        edges.extend(((page, "out"), "end", None) for page in sorted(ends))
        near = near_side(edges, "start", "end")
        return frozenset(page for page in self.pages if (page, "in") in near and (page, "out") not in near)
