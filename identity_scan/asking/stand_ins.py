"""Whose turn it is: each engine's queries in the plan's order, and those that another one of its index did not answer.

Engines that show one index share its queries (planning/index_shares.py). What one gives no answer to is asked of
another one, by the place that it has in the plan, until one answers or each was asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from identity_scan.model import CONTROL, Ask, Medium, Plan, Query
from identity_scan.planning.index_shares import pages, shows_an_index

if TYPE_CHECKING:
    from identity_scan.engines.engine import Engine


@dataclass(slots=True)
class _Family:
    """The engines of one index, and the queries that some of them did not answer."""

    place: Mapping[str, int]
    """The place of each query in the plan."""
    asked: Mapping[str, set[str]]
    """By query, the engines that are or were asked it."""
    open: dict[str, Query] = field(default_factory=dict)
    """The queries without an answer that nobody is asked just now."""
    busy: int = 0
    """Engines that are asked just now, or still have queries of their own."""
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self) -> None:
        """Wake whoever waits for a query to stand in for, or for the end."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def change(self) -> None:
        """Wait until something was answered or not, or somebody has nothing left to do."""
        await self._changed.wait()


class Turns:
    """One engine's turns."""

    def __init__(self, name: str, engine: Engine | None, own: Sequence[Sequence[Ask]], family: _Family) -> None:
        self._name, self._engine, self._family = name, engine, family
        self._own = list(own)
        self._at_work = True
        family.busy += 1

    async def next(self, *, able: bool) -> Sequence[Ask] | None:
        """Give the pages of the query that is next; None at the end. One that is not `able` stands in for nobody."""
        family = self._family
        while True:
            orphan = self._orphan() if able else None
            if orphan is not None and (not self._own or self._before(orphan)):
                family.asked[family.open.pop(orphan.id).id].add(self._name)
                self._work(True)
                assert self._engine is not None
                return [Ask(self._name, orphan, page) for page in pages(orphan, self._engine)]
            if self._own:
                return self._own.pop(0)
            self._work(False)
            if not able or not family.busy:
                return None
            await family.change()

    def _before(self, orphan: Query) -> bool:
        return self._family.place[orphan.id] < self._family.place[self._own[0][0].query.id]

    def _orphan(self) -> Query | None:
        """The first query that others of the index gave no answer to, and that this one was not asked."""
        found = (query for query in self._family.open.values() if self._name not in self._family.asked[query.id])
        return min(found, key=lambda query: self._family.place[query.id], default=None)

    def ended(self, asks: Sequence[Ask], *, answered: bool) -> None:
        """Take it that a query was answered, or was not, so that another one of the index may be asked."""
        query = asks[0].query
        if not answered and query.medium is Medium.WEB and query.recipe != CONTROL:
            self._family.open[query.id] = query
            self._family.tell()

    def over(self) -> None:
        """Say that this engine is asked no further."""
        self._work(False)

    def _work(self, at_work: bool) -> None:
        if at_work is not self._at_work:
            self._family.busy += 1 if at_work else -1
            self._at_work = at_work
            self._family.tell()


def turns(plan: Plan, engines: Mapping[str, Engine]) -> Mapping[str, Turns]:
    """Return the turns of each engine of a plan."""
    place = {query.id: n for n, query in enumerate(plan.queries)}
    asked = {query: {ask.engine for ask in plan.asks if ask.query.id == query} for query in place}
    families: dict[str, _Family] = {}
    found: dict[str, Turns] = {}
    for name in plan.engines:
        engine = engines.get(name)
        shared = engine and shows_an_index(engine)
        family = families.setdefault(f"index {engine.index}" if engine and shared else name, _Family(place, asked))
        found[name] = Turns(name, engine, _of_engine(plan, name), family)
    return found


def _of_engine(plan: Plan, name: str) -> list[list[Ask]]:
    """The engine's requests, query by query in the plan's order, each with its pages in order."""
    queries: dict[str, list[Ask]] = {}
    for ask in plan.asks:
        if ask.engine == name:
            queries.setdefault(ask.query.id, []).append(ask)
    return [sorted(asks, key=lambda ask: ask.page) for asks in queries.values()]
