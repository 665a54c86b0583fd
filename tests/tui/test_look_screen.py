"""Looking together on the screen: one key a search, what stands there, what came, and how it ends."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from identity_scan.asking.page_stands import Standing
from identity_scan.engines.page_stage import Stage
from identity_scan.model import Answer, Ask, Collected, Depth, Hit, Outcome, Scan
from identity_scan.planning.look_queue import Queued, as_plan
from identity_scan.session.look_together import Event, Took, WindowShut
from identity_scan.speech.errors import BadInput
from identity_scan.tui.screens.browser_screen import BrowserScreen
from identity_scan.tui.screens.look_screen import LookScreen


class Together:
    """A window that shows what a test puts there."""

    def __init__(self, looks: Sequence[Queued], scan: Scan) -> None:
        self.looks, self.left = tuple(looks), list(looks)
        self.search = SimpleNamespace(scan=scan, plan=as_plan(looks, Depth.LIGHT), collected=[])
        self.shows: asyncio.Queue[Event | None] = asyncio.Queue()
        self.opened: list[Queued] = []
        self.done: list[str] = []
        self.stuck, self.left_behind = False, ""

    @property
    def here(self) -> Queued | None:
        return self.left[0] if self.left else None

    async def open(self) -> bool:
        self.opened.append(self.left[0])
        return True

    async def watch(self) -> AsyncGenerator[Event, None]:
        while (event := await self.shows.get()) is not None:
            yield event
        raise WindowShut

    def nudge(self) -> None:
        self.done.append("nudge")

    def go_on(self) -> None:
        self.left.pop(0)

    def leave(self) -> None:
        self.left = [look for look in self.left if look.engine != self.left[0].engine]


def watching(made: Any, session: Any, refused: str = "") -> SimpleNamespace:
    """Give the session a browser to watch; what is under way in it stands in `together`."""
    queries = [query for query, _ticked in made.QUERIES][:2]
    looks = [Queued(engine, query) for engine in ("google", "brave") for query in queries]
    under_way = SimpleNamespace(together=None, closed=False)

    @asynccontextmanager
    async def opened(wanted: Sequence[Queued], *, join: bool = True) -> AsyncIterator[Together]:
        if refused:
            raise BadInput(refused)
        under_way.together = Together(wanted, Scan("looked", made.NOON, None, Depth.LIGHT))
        try:
            yield under_way.together
        finally:
            under_way.closed = True

    def wanted(queries: Any = (), engine: str = "", text: str = "", watch: bool = True) -> tuple[Queued, ...]:
        return tuple(look for look in looks if not engine or look.engine == engine)

    session.looking = SimpleNamespace(watched=lambda: ("Chromium", ""), looks=wanted, together=opened)
    return under_way


def page(made: Any, look: Queued, fresh: int = 2) -> Took:
    hits = (Hit(1, "Marge Fenn [/b]", "https://gram.example/page", ""), Hit(2, "Team", "https://agency.example/", ""))
    return Took(Collected(Ask(look.engine, look.query), Answer(Outcome.RESULTS, hits, more=False), made.NOON), fresh)


async def test_one_key_a_search_from_the_plan_to_the_closed_window(made: Any) -> None:
    session = made.Session()
    under_way = watching(made, session)
    async with made.opened(session) as pilot:
        await made.until(pilot, lambda: bool(pilot.app.screen.query("#plan-queries")))
        await pilot.press("b")
        await made.until(pilot, lambda: "Google 1 of 2" in made.text_of(pilot.app))
        assert "signed out and forgets" in made.text_of(pilot.app)
        assert under_way.together is None  # no window before the first search is wanted
        await pilot.press("enter")
        await made.until(pilot, lambda: under_way.together is not None and bool(under_way.together.opened))
        together = under_way.together
        together.shows.put_nowait(Standing(Stage.PUZZLE))
        await made.until(pilot, lambda: "Google shows a puzzle" in made.text_of(pilot.app))
        await pilot.press("enter")  # nothing came yet: it is read, and nothing new is opened
        await made.until(pilot, lambda: together.done == ["nudge"])
        assert len(together.opened) == 1
        together.shows.put_nowait(page(made, together.looks[0]))
        await made.until(pilot, lambda: "2 pages that no other answer showed" in made.text_of(pilot.app))
        assert "Google 2 of 2" in made.text_of(pilot.app)
        await pilot.press("s")
        await made.until(pilot, lambda: "Brave 1 of 2" in made.text_of(pilot.app))
        await pilot.press("enter")
        await made.until(pilot, lambda: len(together.opened) == 2)
        assert together.opened[-1].engine == "brave"
        together.shows.put_nowait("The search on this page contains no form of your own name.")
        await made.until(pilot, lambda: "no form of your own name" in made.text_of(pilot.app))
        together.shows.put_nowait(None)  # the worker closes the window
        await made.until(pilot, lambda: under_way.closed and "1 page was read" in made.text_of(pilot.app))
        await pilot.press("escape")
        await made.until(pilot, lambda: not isinstance(pilot.app.screen, LookScreen))
        assert [c.ask.engine for c in pilot.app.progress.collected] == ["google"]


async def test_the_keys_are_there_on_the_smallest_terminal_too(made: Any) -> None:
    session = made.finished()
    watching(made, session)
    async with made.opened(session, (80, 24)) as pilot:
        pilot.app.look_at((), lambda: None)
        await made.until(pilot, lambda: "Google 1 of 2" in made.text_of(pilot.app))
        assert "esc end" in made.text_of(pilot.app)


async def test_leaving_an_engine_and_esc_close_the_window(made: Any) -> None:
    session = made.finished()
    under_way = watching(made, session)
    async with made.opened(session) as pilot:
        pilot.app.look_at((), lambda: None)
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LookScreen))
        await pilot.press("x")
        await made.until(pilot, lambda: "Brave 1 of 2" in made.text_of(pilot.app))
        await pilot.press("enter")
        await made.until(pilot, lambda: under_way.together is not None)
        await pilot.press("escape")
        await made.until(pilot, lambda: under_way.closed)


@pytest.mark.parametrize("folder", ["", "/home/ottilie/data/identity-scan-browser-x"], ids=["gone", "still there"])
async def test_what_the_browser_kept_is_called_gone_only_once_it_is(made: Any, folder: str) -> None:
    session = made.finished()
    under_way = watching(made, session)
    async with made.opened(session, (160, 50)) as pilot:
        pilot.app.look_at((), lambda: None)
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LookScreen))
        await pilot.press("enter")
        await made.until(pilot, lambda: under_way.together is not None)
        under_way.together.left_behind = folder
        under_way.together.shows.put_nowait(None)
        await made.until(pilot, lambda: "The window is closed" in made.text_of(pilot.app))
        assert ("what the browser kept is gone" in made.text_of(pilot.app)) == (not folder)
        assert folder in made.text_of(pilot.app)


async def test_a_browser_that_does_not_start_is_said_and_copying_is_a_key_away(made: Any, monkeypatch: Any) -> None:
    session = made.finished()
    watching(made, session, refused="Chromium closed before its window appeared.")
    async with made.opened(session) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda _url, **_kw: True)
        pilot.app.browse("google", "x")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LookScreen))
        await pilot.press("enter")
        await made.until(pilot, lambda: "closed before its window appeared" in made.text_of(pilot.app))
        assert "No window was opened." in made.text_of(pilot.app)
        await pilot.press("c")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, BrowserScreen))
