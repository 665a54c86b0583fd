"""Talk with a browser that this program started, over the pipe it was started with: reading only, by the list below.

Messages are JSON, each ended by a zero byte. No port is open, so no other program can join in; when the pipe closes,
the browser ends by itself.
"""

import asyncio
import contextlib
import itertools
import json
import os
import threading
from typing import Any, Final

MAY_SEND: Final = (
    "Target.getTargets",
    "Target.attachToTarget",
    "DOM.getDocument",
    "DOM.getOuterHTML",
    "Target.detachFromTarget",
)
"""All that is ever sent: which tabs there are, and the document of one. Nothing clicks, types, scrolls or runs."""
ANSWERS_WITHIN = 15.0
"""Seconds that the browser may take for one answer; a page of 20 MB takes two."""
LARGEST = 96 * 1024 * 1024
"""Bytes of one message: JSON doubles some signs of a page, and a page may have saved_page.LARGEST."""


class BrowserGone(Exception):
    """The browser ended, or no longer answers."""


class Refused(Exception):
    """The browser answered that it cannot: a tab that closed or moved on meanwhile, or a page past all measure."""


class Wire:
    """The two ends of the pipe; use it within the loop that made it, one call after the other."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._loop = asyncio.get_running_loop()
        self._numbers = itertools.count(1)
        self._turn = asyncio.Lock()
        self._awaited: tuple[int, asyncio.Future[dict[str, Any]]] | None = None
        self._closed = False
        threading.Thread(target=self._listen, name="devtools", daemon=True).start()

    async def call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Send one of MAY_SEND and give its result; BrowserGone or Refused if there is none."""
        if method not in MAY_SEND:
            raise ValueError(method)
        async with self._turn:
            if self._closed:
                raise BrowserGone
            number, answer = next(self._numbers), self._loop.create_future()
            message = {"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})
            self._awaited = number, answer
            try:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    self._send(message)
                    came = await answer
            except (OSError, TimeoutError) as error:
                raise BrowserGone from error
            finally:
                self._awaited = None
        if "error" in came:
            raise Refused(str(came["error"]))
        return dict(came.get("result", {}))

    def close(self) -> None:
        """Let go of the pipe: the browser ends."""
        if self._outgoing >= 0:
            with contextlib.suppress(OSError):
                os.close(self._outgoing)
            self._outgoing = -1
        self._end()

    def _send(self, message: dict[str, Any]) -> None:
        os.write(self._outgoing, json.dumps(message).encode() + b"\0")

    # -- what comes, in a thread of its own -----------------------------------------------------------------------

    def _listen(self) -> None:
        held = bytearray()
        with os.fdopen(self._incoming, "rb", buffering=0) as pipe, contextlib.suppress(OSError, RuntimeError):
            while piece := pipe.read(1 << 18):
                first, *others = piece.split(b"\0")
                if len(held) <= LARGEST:
                    held += first
                for part in others:
                    self._loop.call_soon_threadsafe(self._came, bytes(held))
                    held = bytearray(part)
        with contextlib.suppress(RuntimeError):  # the loop may be over before the browser is
            self._loop.call_soon_threadsafe(self._end)

    def _came(self, raw: bytes) -> None:
        if self._awaited is None or self._awaited[1].done():
            return
        number, answer = self._awaited
        if len(raw) > LARGEST:
            answer.set_result({"error": "too large"})
            return
        try:
            message = json.loads(raw)
        except ValueError:
            return
        if isinstance(message, dict) and message.get("id") == number:
            answer.set_result(message)

    def _end(self) -> None:
        self._closed = True
        if self._awaited is not None and not self._awaited[1].done():
            self._awaited[1].set_exception(BrowserGone())
