"""Which searches are worth a look in the worker's own browser, and in which order: pure, from what came so far."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from identity_scan.facts.engine_habits import HABITS, Habit
from identity_scan.model import CONTROL, Ask, Collected, Depth, Medium, Outcome, Plan, Query

FIRST: Final = "google"
"""Where clients look."""
MOST: Final = ("N1", "U1", "P1", "W1")
"""The kinds of query that bring most, in this order; what else is asked follows in the order of the plan."""
SECONDS: Final = 15.0
"""What one search takes a person who looks at the page, and no puzzle stands in the way."""
PUZZLES: Final = 2
"""Puzzles of one engine after which it is proposed to stop with it."""


@dataclass(frozen=True, slots=True)
class Look:
    """One search to be opened in one engine."""

    engine: str
    query: Query


def queue(
    queries: Iterable[Query], engines: Sequence[str], collected: Iterable[Collected], resting: Collection[str] = ()
) -> tuple[Look, ...]:
    """Return what to open: each of the queries in each of the engines, but for what is answered there already.

    Google comes first, then the engines that refused, here or as is known of them, then the others as they are given.
    """
    came = tuple(collected)
    refused = {c.ask.engine for c in came if c.answer.outcome is Outcome.BLOCKED} | set(resting)
    answered = {(c.ask.engine, c.ask.query.id) for c in came if c.answer.outcome.answered}
    asked = [q for q in dict.fromkeys(queries) if q.medium is Medium.WEB and q.recipe != CONTROL and q.text]
    asked.sort(key=lambda query: MOST.index(query.recipe) if query.recipe in MOST else len(MOST))
    order = sorted(dict.fromkeys(engines), key=lambda name: _turn(name, refused))
    return tuple(Look(name, query) for name in order for query in asked if (name, query.id) not in answered)


def _turn(engine: str, refused: Collection[str]) -> int:
    if engine == FIRST:
        return 0
    return 1 if engine in refused or HABITS.get(engine) in (Habit.REFUSES, Habit.NEVER) else 2


def as_plan(looks: Iterable[Look], depth: Depth) -> Plan:
    """Return the plan of a search that is looked at in a browser alone: the first page of each."""
    return Plan(depth, tuple(Ask(look.engine, look.query, 1) for look in looks))


def of_engine(looks: Sequence[Look], look: Look) -> tuple[int, int]:
    """Return which of its engine's searches one is, from 1, and of how many."""
    same = [one for one in looks if one.engine == look.engine]
    return same.index(look) + 1, len(same)


def seconds_left(looks: Sequence[Look]) -> float:
    """Return about how long a person is busy with these."""
    return len(looks) * SECONDS
