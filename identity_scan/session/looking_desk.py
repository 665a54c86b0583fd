"""Searches in the worker's own browser, as the screens ask for them: watched together, or copied and saved."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from identity_scan.speech.errors import BadInput

if TYPE_CHECKING:
    from identity_scan.keeping.history import History
    from identity_scan.merging.progress import Progress
    from identity_scan.model import Depth, Person, Query
    from identity_scan.planning.look_queue import Queued
    from identity_scan.present.values import EngineRow, Offer
    from identity_scan.session.contract import Session
    from identity_scan.session.look_together import LookTogether
    from identity_scan.session.search import Search


class Front(Protocol):
    """What the desk needs of the session: who it is, and the search in front, which pages may begin."""

    demo: bool
    person: Person | None
    front: Search | None

    @property
    def history(self) -> History:
        """The open history."""

    def now(self) -> datetime:
        """Tell the time."""

    def offer(self, depth: Depth | None = None) -> Offer:
        """Give what a search could ask, of the depth that is next."""

    def engines(self) -> tuple[EngineRow, ...]:
        """Give the engines."""


def next_look(session: Session, progress: Progress, index: str) -> Query | None:
    """Give what to look up in an index: what has no answer there, else the bare name; None where nothing is planned."""
    from identity_scan.model import BARE_NAME

    if progress.plan is None:
        return None
    names = (query for query, _ticked in session.offer(progress.plan.depth).queries if query.recipe in BARE_NAME)
    return progress.to_look_up(index, {row.id: row.index for row in session.engines()}) or next(names, None)


class LookingDesk:
    """What a session offers of the worker's own browser."""

    def __init__(self, session: Front) -> None:
        self._at = session

    def watched(self) -> tuple[str, str]:
        """Give the browser that can be watched and who makes it; empty where there is none."""
        from identity_scan.session import look_together

        with suppress(BadInput):
            browser = look_together.browser()
            return browser.name, browser.maker
        return "", ""

    def looks(
        self, queries: Sequence[Query] = (), engine: str = "", text: str = "", *, watch: bool = True
    ) -> tuple[Queued, ...]:
        """Give the searches to look at together: of all engines, or of one from the search with this text on.

        Without queries those of the search in front. None where no browser can be watched, unless they are not to be
        `watch`ed.
        """
        from identity_scan.planning.look_queue import Queued, queue
        from identity_scan.session.look_together import lookable, openable

        if self._at.demo or self._at.person is None or (watch and not self.watched()[0]):
            return ()
        joined = self._at.front if engine or self._fresh() else None
        plan_ = joined.plan if joined else None
        names = [engine] if engine else [row.id for row in self._at.engines() if row.asked and row.usual]
        names = [name for name in lookable(names) if not engine or name == engine]
        wanted = tuple(queries) or (plan_.queries if plan_ else ())
        found = openable(queue(wanted, names, joined.collected if joined else (), self._at.history.resting()))
        here = next((Queued(name, q) for name in names for q in wanted if q.text == text), None)
        here = next((look for look in found if here and look.cell == here.cell), here)
        return found if here is None else (here, *(look for look in found if look != here))

    def queued(self, engines: Sequence[str], queries: Sequence[Query], depth: Depth | None) -> tuple[Queued, ...]:
        """Give what is to be opened of these engines: of the newest search, or of one of its own if none is fresh."""
        from identity_scan.planning import plan
        from identity_scan.planning.look_queue import queue
        from identity_scan.session.look_together import openable

        assert self._at.person is not None
        joined, resting = self._at.front if self._fresh() else None, self._at.history.resting()
        usual = joined.plan.queries if joined else plan.usual(self._at.person, depth or self._at.offer().depth)
        return openable(queue(tuple(queries) or usual, engines, joined.collected if joined else (), resting))

    def _fresh(self) -> bool:
        from identity_scan.session.search import AGAIN_WITHIN

        front = self._at.front
        return front is not None and self._at.now() - (front.scan.finished or front.scan.started) <= AGAIN_WITHIN

    @asynccontextmanager
    async def together(
        self, looks: Sequence[Queued], *, join: bool = True, depth: Depth | None = None
    ) -> AsyncIterator[LookTogether]:
        """Open the window for these searches; the pages join the search in front, or begin one of their own."""
        from identity_scan.planning.look_queue import as_plan
        from identity_scan.session import look_together
        from identity_scan.session.search import Search

        at = self._at
        assert at.person is not None
        search, plan = at.front if join or self._fresh() else None, as_plan(looks, depth or at.offer().depth)
        begin = partial(Search.begin, at.person, plan, (), at.history, at.now)
        taken = (lambda: search) if search else begin
        async with look_together.looking(at.person, looks, taken, on_disk=at.history.on_disk) as opened:
            at.front = opened.search
            yield opened
