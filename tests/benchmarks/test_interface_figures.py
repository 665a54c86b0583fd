"""How quick the interface is beside an empty Textual application, in one run."""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pretend_session import Made
from textual.app import App, ComposeResult
from textual.widgets import OptionList

from identity_scan.model import Answer, Ask, Band, Collected, Hit, Life, Outcome, Verdict

ROOT = Path(__file__).resolve().parents[2]
EMPTY = """
from textual.app import App
class Empty(App):
    def on_mount(self):
        self.call_after_refresh(self.exit)
Empty().run(headless=True)
"""
OURS = """
import identity_scan.tui.app
from datetime import UTC, datetime
from identity_scan.session.house import House
class Painted(identity_scan.tui.app.IdentityScanApp):
    CSS_PATH = identity_scan.tui.app.__file__.replace("app.py", "identity_scan.tcss")
    def _after_first_picture(self):
        self.exit()
Painted(House(lambda: datetime(2026, 11, 22, tzinfo=UTC))).run(headless=True)
"""
RUNS = 15


@pytest.fixture(scope="module")
def crowd() -> Any:
    """A session with 500 findings."""
    return _crowd(500)


def _crowd(many: int) -> Any:
    verdicts, lives, bands = (Verdict.ME, Verdict.ME, Verdict.UNSURE, Verdict.NOT_ME), list(Life), list(Band)
    rows = tuple(
        Made.judged(
            f"f{n}",
            f"Result {n} about trails and teams",
            verdict=verdicts[n % 4],
            life=lives[n % 4],
            score=n % 90,
            band=bands[n % 5],
            snippet="Some words about a thing. " * 4,
            namesake=f"g{n % 7}" if n % 4 == 3 else None,
        )
        for n in range(many)
    )
    return Made, Made.finished(findings=rows)


async def _each(pilot: Any, keys: Iterable[str]) -> float:
    took = []
    for key in keys:
        began = time.perf_counter()
        await pilot.press(key)
        await pilot.pause()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def test_the_first_picture_comes_nearly_as_soon_as_that_of_an_empty_application(
    figure: Callable[[str, float, float], None], runs: Callable[[int], int], tmp_path: Path
) -> None:
    # Both are compiled, as when they were installed, and their work is counted, not the waiting of a busy machine.
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path)} | plain

    def seconds(code: str) -> float:
        before = _worked()
        command = [sys.executable, "-c", code]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=60)
        return _worked() - before

    seconds(EMPTY), seconds(OURS)
    pairs = [(seconds(EMPTY), seconds(OURS)) for _run in range(runs(RUNS))]
    ratios = [ours / empty for empty, ours in pairs]
    figure("first picture, times that of an empty application", statistics.median(ratios), 1.3)


def _worked() -> float:
    """Seconds that the programs run from here have worked; where the system does not tell, the time of day."""
    try:
        import resource
    except ImportError:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def test_keys_answer_quickly_with_500_findings(crowd: Any, figure: Callable[[str, float, float], None]) -> None:
    made, session = crowd
    async with App[None]().run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        empty = await _each(pilot, ["j"] * 25)
    async with made.opened(session) as pilot:
        await pilot.press("2")
        await made.until(pilot, lambda: not pilot.app.judging)
        figure("a key with 500 findings, times an empty application", await _each(pilot, ["down"] * 25) / empty, 2.0)
        await pilot.press("slash")
        figure("a letter in the filter, times an empty application", await _each(pilot, "trails and 12") / empty, 3.0)


class BareList(App[None]):
    """A list of as many rows and nothing else; n changes a row and tells so, as a word of the worker's does."""

    BINDINGS: ClassVar = [("n", "change", "")]

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield OptionList(*(f"Result {n} about trails and teams\n  more words of it" for n in range(self._rows)))

    def action_change(self) -> None:
        rows = self.query_one(OptionList)
        rows.replace_option_prompt_at_index(rows.highlighted or 0, "Another result\n  other words of it")
        self.clear_notifications()
        self.notify("Noted: not me. z takes it back.", markup=False)


async def _of_drawing(pilot: Any, keys: Iterable[str]) -> float:
    """Seconds of work that a key takes from the thread that draws: what waits for it is the next key."""
    took = []
    for key in keys:
        began = time.thread_time()
        await pilot.press(key)
        await pilot.pause()
        took.append(time.thread_time() - began)
    return statistics.median(took)


MANY = pytest.mark.parametrize(("many", "most"), [(500, 3.0), (5_000, 5.0)])


@MANY
async def test_a_key_costs_little_more_than_in_a_bare_list_however_many_findings(
    figure: Callable[[str, float, float], None], asked_for: bool, many: int, most: float
) -> None:
    many = many if asked_for else many // 5
    made, session = _crowd(many)
    async with BareList(many).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        bare = await _of_drawing(pilot, ["down"] * 25)
    async with made.opened(session) as pilot:
        await pilot.press("2")
        await made.until(pilot, lambda: not pilot.app.judging)
        took = {"a row further down": await _of_drawing(pilot, ["down"] * 25)}
        took["opening a finding, and back"] = await _of_drawing(pilot, ["enter", "escape"] * 6)
        await pilot.press("slash")
        took["a letter of the filter"] = await _of_drawing(pilot, "trails and 12")
    for key, seconds in took.items():
        figure(f"{key} with {many} findings, times a key of a bare list", seconds / bare, most)


@MANY
async def test_a_word_costs_little_more_than_changing_a_row_of_a_bare_list(
    figure: Callable[[str, float, float], None], asked_for: bool, many: int, most: float
) -> None:
    many = many if asked_for else many // 5
    made, session = _crowd(many)
    async with BareList(many).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await _of_drawing(pilot, ["down"] * 5)
        changed = await _of_drawing(pilot, ["n"] * 15)
    async with made.opened(session) as pilot:
        await pilot.press("2")
        await made.until(pilot, lambda: not pilot.app.judging)
        took = {"a word that moves a row": await _of_drawing(pilot, ["n", "u"] * 8)}
        took["taking a word back"] = await _of_drawing(pilot, ["z"] * 15)
        took["a word on whose life it is"] = await _of_drawing(pilot, ["e", "x", "p"] * 5)
        took["a word that leaves the rows in their place"] = await _of_drawing(pilot, ["m", "down"] * 8)
    for key, seconds in took.items():
        figure(f"{key} with {many} findings, times a changed row of a bare list", seconds / changed, most)


async def test_100_findings_a_second_stream_in_and_no_key_is_lost(
    crowd: Any, figure: Callable[[str, float, float], None]
) -> None:
    made, session = crowd
    query, seconds, a_beat = made.QUERIES[0][0], 2.0, 0.1

    async def stream(app: Any) -> float:
        began = time.perf_counter()
        for n in range(round(seconds / a_beat)):
            hits = tuple(Hit(rank, f"New {n}", f"https://n{n}.example/{rank}") for rank in range(1, 11))
            app.take_in(Collected(Ask("bing", query, n + 10), Answer(Outcome.RESULTS, hits), made.NOON))
            await asyncio.sleep(max(0.0, began + (n + 1) * a_beat - time.perf_counter()))
        return time.perf_counter() - began

    async with made.opened(session) as pilot:
        await pilot.press("2", "home")
        streaming, pressed = asyncio.create_task(stream(pilot.app)), 0
        while not streaming.done():
            await pilot.press("down")
            pressed += 1
        here = pilot.app.screen.query_one("#findings").highlighted
        figure("keys lost while 100 findings a second stream in", pressed - here, 0)
        figure("time that 200 findings take, times the two seconds they come in", await streaming / seconds, 1.2)
