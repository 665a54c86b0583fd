"""Which searches are worth a look in the worker's own browser, and in which order: pure, from what came so far."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from identity_scan.facts.engine_habits import HABITS, Habit
from identity_scan.model import CONTROL, Ask, Collected, Depth, Medium, Outcome, Plan, Query
from identity_scan.planning.worth_reading import depth, goes_on, news, rows

FIRST: Final = "google"
"""Where clients look."""
MOST: Final = ("N1", "U1", "N3", "P1", "N4", "W1")
"""The kinds of query that bring most, in this order; what else is asked follows in the order of the plan."""
SECONDS: Final = 15.0
"""What one search takes a person who looks at the page, and no puzzle stands in the way."""
PUZZLES: Final = 2
"""Puzzles of one engine after which it is proposed to stop with it."""
PAGE: Final = 10
"""Results on a page in a browser that is signed out."""


@dataclass(frozen=True, slots=True)
class Queued:
    """One page of one search to be opened in one engine."""

    engine: str
    query: Query
    page: int = 1

    @property
    def cell(self) -> tuple[str, str]:
        """The engine and the query, all pages together."""
        return self.engine, self.query.id


def queue(
    queries: Iterable[Query], engines: Sequence[str], collected: Iterable[Collected], resting: Collection[str] = ()
) -> tuple[Queued, ...]:
    """Return what to open: of each query in each engine the first page that is not answered and is of use.

    Google comes first, then the engines that refused, here or as is known of them, then the others as they are given.
    """
    came = tuple(collected)
    refused = {c.ask.engine for c in came if c.answer.outcome is Outcome.BLOCKED} | set(resting)
    asked = [q for q in dict.fromkeys(queries) if q.medium is Medium.WEB and q.recipe != CONTROL and q.text]
    asked.sort(key=lambda query: MOST.index(query.recipe) if query.recipe in MOST else len(MOST))
    order = sorted(dict.fromkeys(engines), key=lambda name: _turn(name, refused))
    found = (Queued(name, query, next_page(name, query, came)) for name in order for query in asked)
    return tuple(look for look in found if look.page)


def next_page(engine: str, query: Query, collected: Iterable[Collected]) -> int:
    """Return which page of a search is to be opened next, 0 if none is of use."""
    came = [c for c in collected if c.ask.engine == engine]
    brought, here = news(came), {c.ask.page: c for c in came if c.ask.query.id == query.id}
    hits = 0
    for page in range(1, max(1, round(depth(query) / PAGE)) + 1):
        item = here.get(page)
        if item is None or not item.answer.outcome.answered:
            return page
        hits += rows(item.answer)
        if not goes_on(query, item.answer, hits, brought[item.ask.key]):
            return 0
    return 0


def _turn(engine: str, refused: Collection[str]) -> int:
    if engine == FIRST:
        return 0
    return 1 if engine in refused or HABITS.get(engine) in (Habit.REFUSES, Habit.NEVER) else 2


def as_plan(looks: Iterable[Queued], depth: Depth) -> Plan:
    """Return the plan of a search that is looked at in a browser alone: the first page of each."""
    return Plan(depth, tuple(Ask(look.engine, look.query, 1) for look in looks))


def of_engine(looks: Sequence[Queued], look: Queued) -> tuple[int, int]:
    """Return which of its engine's searches one is, from 1, and of how many."""
    same = [one for one in looks if one.engine == look.engine]
    return same.index(look) + 1, len(same)


def seconds_left(looks: Sequence[Queued]) -> float:
    """Return about how long a person is busy with these."""
    return len(looks) * SECONDS
