"""What a test does at a screen and sees there: it pastes what is long, waits for a state, and reads line by line."""

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any

from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot

PATIENCE = 120.0
"""Seconds until a test gives up waiting: no test waits as long as this for anything but a mistake."""


def lines_of(app: App[Any]) -> list[str]:
    """What stands on the screen, each line without the white space at its end."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text_of(app: App[Any]) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(lines_of(app))


async def until(pilot: Pilot[Any], so: Callable[[], bool]) -> None:
    """Let the application work until something is so, and has been drawn; fail with what is seen if it never is."""
    end = time.monotonic() + PATIENCE
    while not so():
        if time.monotonic() > end:
            raise AssertionError("it never came to be:\n" + text_of(pilot.app))
        await asyncio.sleep(0.01)
    await pilot.pause()


async def strike(pilot: Pilot[Any], keys: Iterable[str]) -> None:
    """Press keys one right after the other, faster than anything is drawn; for keys that one screen takes."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await pilot.pause()


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Put a text into the field in focus at once: each letter typed costs a test two beats of Textual's waiting."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()
