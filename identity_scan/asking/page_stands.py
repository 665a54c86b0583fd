"""When a page stands in the watched window, and is not still loading, a consent question or a puzzle.

The product's own reader decides. While a question or a puzzle stands there it is the worker's: nothing is touched
until the tab shows another page, or a good while has passed.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from identity_scan.asking.watched_window import Tab
from identity_scan.engines.page_stage import Stage, answer_of
from identity_scan.engines.page_stage import stage as stage_of
from identity_scan.model import Answer, Reply

BEAT = 0.5
"""Seconds between two looks: short enough to feel at once."""
LOOKS_AGAIN = 20
"""Beats after which a page that is the worker's is read once more, in case it changed under its address."""
RESTS = 3
"""Beats that a page which has just come is left alone at most, for one that loads itself anew may never rest."""
LOADS = 16
"""Reads of a page that cannot be read, after which it is no longer taken for one that still loads."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the window, with the page where it is an answer."""

    stage: Stage
    reply: Reply | None = None


class Looked(Protocol):
    """What is asked of the window here."""

    async def tab(self) -> Tab:
        """Return the tab, without looking into it."""

    async def read(self) -> Reply | None:
        """Return the page in it."""


async def stands(
    window: Looked,
    engine: str,
    *,
    patience: float,
    nudged: Callable[[], bool] = lambda: False,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> AsyncGenerator[Standing, None]:
    """Tell what stands in the tab whenever it is something else; further pages in the same tab are told as well.

    `patience`: seconds without an answer after which LATE is told, again and again. `nudged`: the worker wants the
    page read now. What the window raises ends it.
    """
    look = _Look()
    waited = 0.0
    while True:
        began = clock()
        if look.due(await window.tab(), nudged()) and (reply := await window.read()) is not None:
            told = look.at(await asyncio.to_thread(answer_of, reply, engine))
            if told is not None:
                waited = 0.0
                yield Standing(told, reply if told is Stage.PAGE else None)
        if look.stage is not Stage.PAGE and waited >= patience:
            waited = 0.0
            yield Standing(Stage.LATE)
        waited += BEAT + clock() - began  # a page past all measure takes long to be refused
        await sleep(BEAT)


class _Look:
    """What was seen of a tab so far. What is read twice alike no longer loads; then it is left alone."""

    def __init__(self) -> None:
        self.stage = Stage.UNREAD
        self._tab: Tab | None = None
        self._told: tuple[Stage, str] | None = None
        self._last: Answer | None = None
        self._settled = False
        self._reads = self._beats = self._rested = 0

    def _begin(self, tab: Tab) -> None:
        """What was read at another address is forgotten; a title alone changes whenever a page loads itself anew."""
        if self._tab is None or tab.address != self._tab.address:
            self._last = None
        self._tab, self._settled, self._reads, self._beats = tab, False, 0, 0

    def due(self, tab: Tab, nudged: bool) -> bool:
        """Tell whether to look into the tab: it loads, the worker wants it, or nobody has looked for a good while."""
        if tab != self._tab:
            self._begin(tab)
            self._rested += 1
            if self._rested <= RESTS:
                return False  # what has just come is left alone for a beat
        self._rested = 0
        self._settled = self._settled and not nudged
        self._beats += 1
        return not self._settled or (self.stage is not Stage.PAGE and self._beats % LOOKS_AGAIN == 0)

    def at(self, answer: Answer) -> Stage | None:
        """Take what was read; give what stands there if that is to be told."""
        same, self._last = self._last == answer, answer
        self._reads += 1
        stage = stage_of(answer)
        self._settled = same and (stage is not Stage.UNREAD or self._reads >= LOADS)
        if not self._settled:
            return None
        self.stage = stage
        told = stage, self._tab.address if self._tab and stage is Stage.PAGE else ""
        before, self._told = self._told, told
        return stage if told != before else None
