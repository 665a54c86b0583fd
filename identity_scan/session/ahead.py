"""What has come is judged in the pauses of a search: in a thread, between answers, and no finding twice.

So the worker does not wait at the end for what could be done meanwhile: loading what judges alone takes longer than to
judge a usual search.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep
from typing import Self

TOGETHER = 0.05
"""Seconds in which answers that come together are waited for; an interface that judges for itself begins before."""
ROOM = 0.0005
"""Seconds that are left to whoever else has something to do, between two findings."""


class Enough(Exception):
    """Nobody waits for this judgement any more."""


class Ahead:
    """Judges what has come whenever there is something new, at most half of the time, until it is left."""

    def __init__(self, judge: Callable[[Callable[[], None]], object]) -> None:
        """Take what judges; it calls what it is given between two findings."""
        self._judge = judge
        self._new = asyncio.Event()
        self._over = False

    async def __aenter__(self) -> Self:
        """Begin to wait for answers."""
        self._task = asyncio.create_task(self._work())
        return self

    async def __aexit__(self, *_raised: object) -> None:
        """End at once; what is being judged ends with its finding."""
        self._over = True
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    def came(self) -> None:
        """Note that there is something new to judge."""
        self._new.set()

    async def _work(self) -> None:
        while True:
            await self._new.wait()
            await asyncio.sleep(TOGETHER)
            self._new.clear()
            began = monotonic()
            await asyncio.to_thread(self._once)
            await asyncio.sleep(monotonic() - began)

    def _once(self) -> None:
        """The boundary for errors: what cannot be judged ahead is judged at the end, and fails there if it must."""
        with suppress(Exception):
            self._judge(self._breath)

    def _breath(self) -> None:
        if self._over:
            raise Enough
        sleep(ROOM)
