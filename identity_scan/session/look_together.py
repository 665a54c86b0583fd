"""Looking together: the worker opens each search in a window that they watch; the page that stands there is taken in.

A page goes the way of one that is saved and brought: it is recognised, must be asked for the worker themselves, and
joins the search. What came is kept before it is told, however the looking ends.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from identity_scan.asking import proxies, throwaway
from identity_scan.asking.browser_found import Browser, found
from identity_scan.asking.fetch import TEST_DEADLINE, TEST_GAP
from identity_scan.asking.page_stands import Standing, stands
from identity_scan.asking.watched_window import TabClosed, Window, WindowClosed, window
from identity_scan.engines import ENGINES, saved_page
from identity_scan.engines.page_stage import Stage, puzzle_of
from identity_scan.keeping import private_files, settings
from identity_scan.merging.newly_seen import newly_seen
from identity_scan.model import Answer, Ask, Collected, Medium, Outcome, Person, Reply
from identity_scan.person.invented import is_invented
from identity_scan.planning.look_queue import PUZZLES, Queued, next_page
from identity_scan.session.search import Search
from identity_scan.speech.errors import BadInput, IdentityScanError, why
from identity_scan.speech.language import gettext as _

__all__ = [
    "Event",
    "LookTogether",
    "Queued",
    "Took",
    "WindowShut",
    "browser",
    "check",
    "lookable",
    "looking",
    "openable",
]

PACE = 5.0
"""Seconds at least between two pages of one engine."""
PATIENCE = 180.0
"""Seconds that a worker is given with a question or a puzzle, before they are asked whether to go on."""


class WindowShut(IdentityScanError):
    """The worker closed the window, or the browser died; what came is kept."""

    def __init__(self) -> None:
        super().__init__(_("The browser was closed."))


@dataclass(frozen=True, slots=True)
class Took:
    """A page that was taken in."""

    item: Collected
    fresh: int
    """How many pages it shows that no other answer showed."""


Event = Took | Standing | str
"""A page, what stands in the window instead of one, or why what stands there is not taken."""


def browser() -> Browser:
    """Return the browser to watch; BadInput with the next best road if there is none."""
    taken = found(settings.read().browser)
    if taken is None:
        raise BadInput(
            _("No browser was found that this program can watch: Chrome, Edge, Brave, Vivaldi or Chromium."),
            _("Search in the browser that you have, save the pages of results, and bring them here: {command}").format(
                command="identity-scan import FILE"
            ),
        )
    return taken


def lookable(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of these engines whose pages can be opened and read in a browser, and then Google."""
    engines = (ENGINES[name] for name in dict.fromkeys((*names, "google")) if name in ENGINES)
    return tuple(e.id for e in engines if e.browse and e.layout and Medium.WEB in e.media)


def check(names: Sequence[str]) -> None:
    """Raise BadInput for an engine whose pages cannot be read in a browser."""
    for name in names:
        if name not in lookable(names):
            raise BadInput(
                _("{engine} has no page that could be read in a browser.").format(engine=ENGINES[name].name),
                _("These have one: {names}.").format(names=", ".join(lookable(ENGINES))),
            )


@asynccontextmanager
async def looking(
    person: Person, looks: Sequence[Queued], begin: Callable[[], Search], *, on_disk: bool
) -> AsyncIterator[LookTogether]:
    """Open the window for these searches; the browser ends and its profile goes with the block, whatever happens.

    `begin` gives the search that the pages join, once the window stands. BadInput where none can be opened.
    """
    proxy = _proxy(person, next(map(address_of, looks), proxies.ANY_ENGINE))
    data = _folder(on_disk=on_disk)
    throwaway.sweep(data)
    pace = proxies.for_tests(TEST_GAP, proxy, PACE)
    patience = proxies.for_tests(TEST_DEADLINE, proxy, PATIENCE)
    async with window(browser(), data, proxy) as opened:
        yield LookTogether(begin(), looks, opened, pace=pace, patience=patience)


@asynccontextmanager
async def opened(person: Person, address: str, *, on_disk: bool) -> AsyncIterator[Callable[[], Awaitable[Reply]]]:
    """Open the window for a page that is no search, and give what reads it when the worker says that it stands.

    It ends with the block as that of a look together does.
    """
    data = _folder(on_disk=on_disk)
    throwaway.sweep(data)
    async with window(browser(), data, _proxy(person, address)) as standing:

        async def read() -> Reply:
            try:
                reply = await standing.read()
            except (TabClosed, WindowClosed):
                raise WindowShut from None
            return reply or Reply(200, "", {}, b"")

        try:
            await standing.open(address)
        except (TabClosed, WindowClosed):
            raise WindowShut from None
        yield read


def _proxy(person: Person, address: str) -> str:
    """The proxy that the browser is to use; for an invented person only one on this computer will do."""
    proxy = proxies.proxy_for(address, settings.read().proxy)
    if is_invented(person):
        proxies.only_here(person.name, proxy)
    return proxy


def _folder(*, on_disk: bool) -> Path:
    """Where the browser's things lie while it is open: beside the history, or where things go that nobody keeps."""
    if not on_disk:
        return Path(tempfile.gettempdir())
    try:
        return private_files.folder(settings.folder())
    except OSError as error:
        raise BadInput(_("No folder for the browser could be made ({reason}).").format(reason=why(error))) from error


_GROWS = ("duckduckgo",)
"""Engines whose page in a browser grows under a button, and has no address of its own for what follows."""


def address_of(look: Queued) -> str:
    """Return the address of a page of results, empty where it has none."""
    engine = ENGINES[look.engine]
    first = engine.opens(look.query.text) or ""
    if look.page == 1 or not first:
        return first
    name, second, step = engine.layout.page if engine.layout else ("", 0, 0)
    if not name or engine.id in _GROWS:
        return ""
    return f"{first}&{name}={second + (look.page - 2) * step}"


def openable(looks: Iterable[Queued]) -> tuple[Queued, ...]:
    """Return those of these whose page has an address."""
    return tuple(look for look in looks if address_of(look))


class LookTogether:
    """The searches to look at, one after the other, each opened by the worker's wish."""

    def __init__(
        self,
        search: Search,
        looks: Sequence[Queued],
        opened: Window,
        *,
        pace: float = PACE,
        patience: float = PATIENCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.search, self.looks, self.window = search, tuple(looks), opened
        self.left = list(looks)
        self.puzzles: Counter[str] = Counter()
        self._pace, self._patience, self._sleep, self._clock = pace, patience, sleep, clock
        self._free: dict[str, float] = {}
        self._opened: set[tuple[str, str, int]] = set()
        self._nudged = self._puzzle = self._came = self._open = False

    @property
    def here(self) -> Queued | None:
        """The search that stands open, or is next; None at the end."""
        return self.left[0] if self.left else None

    @property
    def left_behind(self) -> str:
        """The folder of the browser's things if it still stands after the window closed, else empty."""
        return self.window.left_behind

    @property
    def stuck(self) -> bool:
        """Whether this engine showed so many puzzles that it is better left alone."""
        return self.here is not None and self.puzzles[self.here.engine] >= PUZZLES

    async def open(self) -> bool:
        """Open the search that is next, no sooner than its engine's pace allows; tell whether its tab stands."""
        here = self.left[0]
        self._puzzle = self._came = False
        self._open = True
        self._opened.add((*here.cell, here.page))
        if (wait := self._free.get(here.engine, 0.0) - self._clock()) > 0:
            await self._sleep(wait)
        try:
            await self.window.open(address_of(here))
        except TabClosed:
            return False
        except WindowClosed:
            raise WindowShut from None
        finally:
            self._free[here.engine] = self._clock() + self._pace
        return True

    async def watch(self) -> AsyncGenerator[Event, None]:
        """Tell what stands in the window, and take in each page of results, until the tab is closed."""
        here = self.left[0]
        seen = stands(self.window, here.engine, patience=self._patience, nudged=self._was_nudged, sleep=self._sleep)
        try:
            async for standing in seen:
                if standing.stage is Stage.PUZZLE:
                    self.puzzles[here.engine] += 1
                    self._puzzle = True
                yield await self._took(standing) if standing.reply is not None else standing
        except TabClosed:
            yield _("The tab was closed.")
        except WindowClosed:
            raise WindowShut from None

    async def _took(self, standing: Standing) -> Event:
        assert standing.reply is not None
        person, asks = self.search.person, (*self._asked(), *self.search.plan.asks)
        try:
            item = await asyncio.to_thread(saved_page.take, standing.reply, person, asks, self.search.now())
        except BadInput as error:
            return str(error)
        self.search.add(item)
        self._came = True
        self._follow(item)
        return Took(item, newly_seen(item, self.search.collected))

    def _follow(self, item: Collected) -> None:
        """Have the page behind the one that came opened next, if it is of use and has not been turned to already."""
        cell = item.ask.engine, item.ask.query.id
        rest = self.left[self._open :]
        self.left = self.left[: self._open] + [look for look in rest if look.cell != cell]
        more = Queued(cell[0], item.ask.query, next_page(cell[0], item.ask.query, self.search.collected))
        if more.page > 1 and (*cell, more.page) not in self._opened and address_of(more):
            self.left.insert(self._open, more)
            before = [look for look in self.looks if look != more]
            place = max((n for n, look in enumerate(before, 1) if look.cell == cell), default=len(before))
            self.looks = (*before[:place], more, *before[place:])

    def _asked(self) -> tuple[Ask, ...]:
        return tuple(Ask(look.engine, look.query, look.page) for look in self.looks)

    def nudge(self) -> None:
        """Have the page read now, because the worker says that it stands."""
        self._nudged = True

    def _was_nudged(self) -> bool:
        nudged, self._nudged = self._nudged, False
        return nudged

    def go_on(self) -> None:
        """Be done with the search that stands open; one whose puzzle was not passed is kept as refused."""
        here = self.left.pop(0)
        self._open = False
        if self._puzzle and not self._came:
            refused = Answer(Outcome.BLOCKED, said=puzzle_of(here.engine))
            self.search.add(Collected(Ask(here.engine, here.query, here.page), refused, self.search.now()))
        self._puzzle = self._came = False

    def leave(self) -> None:
        """Open nothing more in the engine of this search."""
        engine = self.left[0].engine
        self.go_on()
        self.left = [look for look in self.left if look.engine != engine]
