"""When a page stands, from what a window shows one look after the other; and what the pipe will carry."""

import asyncio
import contextlib
import os
import sys
from contextlib import aclosing
from pathlib import Path

import pytest
from systems import posix

from identity_scan.asking import browser_found, browser_process
from identity_scan.asking.browser_found import KINDS, NAMED, found
from identity_scan.asking.devtools_wire import BrowserGone, Wire
from identity_scan.asking.page_stands import LOOKS_AGAIN, RESTS, Standing, stands
from identity_scan.asking.watched_window import Tab, TabClosed
from identity_scan.engines.page_stage import Stage
from identity_scan.model import Reply
from identity_scan.speech.errors import BadInput

PAGES = Path(__file__).resolve().parent.parent / "pages" / "google"


def page(name: str) -> bytes:
    return (PAGES / f"{name}.html").read_bytes()


class Shown:
    """A window that shows what stands there at each look; what it was read at is noted.

    `anew`: the page loads itself anew all the time, so that the title of its tab is another one at each look.
    """

    def __init__(self, *shown: tuple[str, bytes], anew: bool = False) -> None:
        self._shown, self._at, self._anew = shown, -1, anew
        self.read_at: list[int] = []

    async def tab(self) -> Tab:
        self._at += 1
        if self._at == len(self._shown):
            raise TabClosed
        return Tab("1", ("Loading", "Results")[self._anew and self._at % 2], self._shown[self._at][0])

    async def read(self) -> Reply:
        self.read_at.append(self._at)
        address, body = self._shown[self._at]
        return Reply(200, f"https://www.google.com/{address}", {"content-type": "text/html; charset=utf-8"}, body)


async def told(shown: Shown, patience: float = 1000.0) -> list[Stage]:
    stages: list[Stage] = []

    async def at_once(_seconds: float) -> None:
        return

    async with aclosing(stands(shown, "google", patience=patience, sleep=at_once)) as events:
        with contextlib.suppress(TabClosed):  # nothing more is shown
            async for standing in events:
                stages.append(_checked(standing))
    return stages


def _checked(standing: Standing) -> Stage:
    assert (standing.reply is not None) == (standing.stage is Stage.PAGE)
    return standing.stage


async def test_results_that_still_grow_are_not_taken_and_are_told_once() -> None:
    half = page("results").replace(b"harbourfamily", b"elsewhere", 1)
    full = page("results")
    shown = Shown(("a", b""), ("a", half), ("a", full), ("a", full), *[("a", full)] * 50)
    assert await told(shown) == [Stage.PAGE]
    assert shown.read_at == [1, 2, 3]  # once it stands, nobody looks into it again


async def test_a_page_that_loads_itself_anew_without_end_is_read_all_the_same() -> None:
    shown = Shown(*[("a", page("results"))] * 20, anew=True)
    assert await told(shown) == [Stage.PAGE]
    assert shown.read_at[:2] == [RESTS, 2 * RESTS + 1]  # and left alone in between
    half = Shown(*[("a", page("results")), ("a", b""), ("a", b"")] * 14, anew=True)
    assert await told(half, patience=5.0) == [Stage.LATE] * 4  # results that are never seen twice are not taken


async def test_a_page_that_the_worker_turns_to_is_told_too() -> None:
    shown = Shown(*[("a", page("results"))] * 4, *[("b", page("none"))] * 4)
    assert await told(shown) == [Stage.PAGE, Stage.PAGE]


async def test_a_puzzle_is_left_alone_until_the_tab_shows_another_page() -> None:
    wait = LOOKS_AGAIN - 2
    shown = Shown(*[("a", page("blocked"))] * wait, *[("b", page("results"))] * 4)
    assert await told(shown) == [Stage.PUZZLE, Stage.PAGE]
    assert [n for n in shown.read_at if n < wait] == [1, 2]


async def test_a_puzzle_that_gives_way_under_its_own_address_is_noticed_after_a_while() -> None:
    shown = Shown(*[("a", page("blocked"))] * 5, *[("a", page("results"))] * (LOOKS_AGAIN + 3))
    assert await told(shown) == [Stage.PUZZLE, Stage.PAGE]


async def test_a_question_about_cookies_is_no_puzzle_and_a_script_alone_is_nothing_yet() -> None:
    shell = page("program")
    shown = Shown(*[("a", shell)] * 4, *[("b", page("consent"))] * 4, *[("c", page("results"))] * 4)
    assert await told(shown) == [Stage.CONSENT, Stage.PAGE]
    assert await told(Shown(*[("a", shell)] * 30)) == [Stage.UNREAD]


async def test_a_puzzle_that_never_ends_is_told_again_and_again() -> None:
    assert await told(Shown(*[("a", page("blocked"))] * 30), patience=5.0) == [Stage.PUZZLE, Stage.LATE, Stage.LATE]


async def test_a_page_past_all_measure_is_said_not_to_have_come_after_the_time_that_it_really_took() -> None:
    class Huge(Shown):
        """Each look into it takes three seconds, and gives nothing."""

        took = 0.0

        async def read(self) -> None:
            self.took += 3.0

    huge = Huge(*[("a", b"")] * 30)

    async def at_once(_seconds: float) -> None:
        return

    async with aclosing(stands(huge, "google", patience=30.0, sleep=at_once, clock=lambda: huge.took)) as events:
        assert await anext(events) == Standing(Stage.LATE)
    assert huge.took <= 30.0


# -- the pipe ---------------------------------------------------------------------------------------------------------


@posix
async def test_the_pipe_carries_nothing_but_reading_and_notices_its_end() -> None:
    theirs, ours = os.pipe()
    answers, hers = os.pipe()
    wire = Wire(answers, ours)
    for method in ("Runtime.evaluate", "Input.dispatchMouseEvent", "Page.navigate", "Target.createTarget"):
        with pytest.raises(ValueError, match=method):
            await wire.call(method)
    call = asyncio.create_task(wire.call("Target.getTargets"))
    await asyncio.sleep(0)
    os.write(
        hers, b'{"method":"Target.targetCreated"}\0not json\0{"id":7,"result":{}}\0{"id":1,"result":{"n":"\xc3\xa9"}}\0'
    )
    assert await call == {"n": "é"}
    assert os.read(theirs, 1000).startswith(b'{"id": 1, "method": "Target.getTargets"')
    call = asyncio.create_task(wire.call("Target.getTargets"))
    await asyncio.sleep(0)
    os.close(hers)
    with pytest.raises(BrowserGone):
        await call
    wire.close()
    os.close(theirs)


# -- which browser ----------------------------------------------------------------------------------------------------


@posix
def test_a_browser_is_taken_as_it_is_named_or_as_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("chromium", "google-chrome-stable", "own browser"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    own = str(tmp_path / "own browser")
    taken = found(setting="chromium", environment={NAMED: f"'{own}' --flag 'two words'"})
    assert taken is not None
    assert taken.command == (own, "--flag", "two words")
    assert getattr(found(setting="chromium", environment={}), "name", "") == "Chromium"
    if sys.platform.startswith("linux"):
        assert getattr(found(environment={}), "maker", "") == "Google"
    for wrong in ("/nowhere/at-all", "'unclosed"):
        with pytest.raises(BadInput, match="cannot be started"):
            found(environment={NAMED: wrong})
    monkeypatch.setattr(browser_found, "_installed", lambda: iter(()))
    assert found(environment={}) is None


def test_every_kind_of_browser_has_its_name_on_each_system() -> None:
    assert all(kind.windows.endswith(".exe") and kind.macos and kind.linux for kind in KINDS)


def test_a_browser_inherits_no_key_of_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRAVE_API_KEY", "s3cret")
    monkeypatch.setenv("IDENTITY_SCAN_BROWSER", "chromium")
    monkeypatch.setenv("PATH", "/usr/bin")
    given = browser_process.environment()
    assert given["PATH"] == "/usr/bin"
    assert not {"BRAVE_API_KEY", "IDENTITY_SCAN_BROWSER", "IDENTITY_SCAN_HOME"} & set(given)
