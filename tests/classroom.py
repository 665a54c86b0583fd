"""A class before its lesson: the lesson on a screen of some size, with a clock that goes when it is told to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from identity_scan.teach import find
from identity_scan.tui.teach.lesson_app import LessonApp
from identity_scan.tui.teach.lesson_screen import LessonScreen


class Time:
    """A clock that goes when it is told to."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def opened(
    size: tuple[int, int], name: str = "tamsin", short: bool = False
) -> AsyncIterator[tuple[Pilot[None], LessonScreen, Time]]:
    """The lesson on a person, once the tool has read everything; the search is held."""
    time = Time()
    app = LessonApp(find(name), now=time, playing=False, short=short)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LessonScreen)
        yield pilot, screen, time


def seen(pilot: Pilot[None]) -> str:
    """What a person sees, each line without the white space at its end."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def flat(pilot: Pilot[None]) -> str:
    """The same as one line of words."""
    return " ".join(seen(pilot).replace("▌", " ").replace("│", " ").split())


async def until(pilot: Pilot[None], screen: LessonScreen, kind: str) -> None:
    """Go to the first page of a kind."""
    place = next(n for n, spot in enumerate(screen.course) if spot.kind == kind)
    screen.call_later(screen._to, place)
    await pilot.pause()
    await pilot.pause()
    assert screen.spot.kind == kind
