"""Searches in the worker's own browser, as the screens ask for them: watched together, or copied and saved."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from identity_scan.speech.errors import BadInput

if TYPE_CHECKING:
    from identity_scan.engines.engine import Engine
    from identity_scan.keeping.history import History
    from identity_scan.model import Collected, Depth, Person, Query
    from identity_scan.planning.look_queue import Queued
    from identity_scan.present.values import EngineRow
    from identity_scan.session.look_together import LookTogether
    from identity_scan.session.search import Search


class LookingDesk:
    """What a session offers of the worker's own browser."""

    demo: bool
    person: Person | None
    history: History
    _engines: Mapping[str, Engine]
    _search: Search | None

    def now(self) -> datetime:
        """Tell the time."""
        raise NotImplementedError

    def due(self) -> Depth:
        """Say which depth is next."""
        raise NotImplementedError

    def engines(self) -> tuple[EngineRow, ...]:
        """Give the engines."""
        raise NotImplementedError

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

        if self.demo or self.person is None or (watch and not self.watched()[0]):
            return ()
        joined = self._search if engine or self._fresh() else None
        plan_ = joined.plan if joined else None
        names = [engine] if engine else [row.id for row in self.engines() if row.asked and row.usual]
        names = [name for name in lookable(names) if not engine or name == engine]
        wanted = tuple(queries) or (plan_.queries if plan_ else ())
        found = openable(queue(wanted, names, joined.collected if joined else (), self.history.resting()))
        here = next((Queued(name, q) for name in names for q in wanted if q.text == text), None)
        here = next((look for look in found if here and look.cell == here.cell), here)
        return found if here is None else (here, *(look for look in found if look != here))

    def _fresh(self) -> bool:
        from identity_scan.session.search import AGAIN_WITHIN

        return self._search is not None and self.now() - self._search.scan.started <= AGAIN_WITHIN

    @asynccontextmanager
    async def look_together(self, looks: Sequence[Queued], *, join: bool = True) -> AsyncIterator[LookTogether]:
        """Open the window for these searches; the pages join the search in front, or begin one of their own."""
        from identity_scan.planning.look_queue import as_plan
        from identity_scan.session import look_together
        from identity_scan.session.search import Search

        assert self.person is not None
        search = self._search if join or self._fresh() else None
        begin = partial(Search.begin, self.person, as_plan(looks, self.due()), (), self.history, self.now)
        taken = (lambda: search) if search else begin
        async with look_together.looking(self.person, looks, taken, on_disk=self.history.on_disk) as together:
            self._search = together.search
            yield together

    def browse(self, engine: str, text: str) -> str | None:
        """Give the address that opens a query in a browser."""
        found = self._engines.get(engine)
        return found.opens(text) if found else None

    async def brought(self) -> AsyncGenerator[Collected | str, None]:
        """Wait for result pages from the person's own browser."""
        from identity_scan.asking.own_browser import clipboard_way, downloads_folder, pages
        from identity_scan.engines import saved_page

        async for page in pages(clipboard_way(), downloads_folder(), lambda: self.now().timestamp()):
            if page.reply is None or self._search is None or self.person is None:
                yield page.why
                continue
            try:
                item = saved_page.take(page.reply, self.person, self._search.plan.asks, self.now())
            except BadInput as error:
                yield str(error)
                continue
            self._search.add(item)
            yield item
