"""The first picture comes before anything heavy is loaded."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "httpx",
    "bs4",
    "ddgs",
    "primp",
    "lxml",
    "identity_scan.reports",
    "sqlite3",
    "jinja2",
    "phonenumbers",
    "identity_scan.judge",
    "identity_scan.model",
)
PAINT = f"""
import asyncio, sys
from datetime import UTC, datetime
from identity_scan.tui.app import IdentityScanApp
from identity_scan.session.house import House

class Painted(IdentityScanApp):
    CSS_PATH = None
    def _after_first_picture(self):
        heavy = [name for name in {HEAVY!r} if name in sys.modules]
        print("painted", self.screen._compositor.size.width, heavy)
        self.exit()

house = House(lambda: datetime(2026, 11, 22, tzinfo=UTC))
asyncio.run(Painted(house).run_async(headless=True, size=(80, 24)))
"""


def test_nothing_heavy_is_loaded_when_the_first_picture_is_there() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINT], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert "painted 80 []" in done.stdout, done.stdout + done.stderr


def test_the_command_line_itself_imports_nothing_heavy() -> None:
    heavy = ("textual", "identity_scan.tui", *HEAVY)
    code = f"import sys, identity_scan.cli.entry; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_interface_itself_imports_nothing_heavy() -> None:
    code = (
        "import sys, identity_scan.tui.app, identity_scan.session.house\n"
        f"print([n for n in {HEAVY!r} if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


async def test_no_style_is_read_a_second_time_on_the_way_through_the_screens(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[int] = []
    before = Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda self: [again.append(1), before(self)])
    async with made.opened(made.finished()) as pilot:
        for key in "123456":
            await pilot.press(key)
        assert again == []
        await pilot.press("ctrl+t")
        assert again, "other colours are, so this can fail"


async def test_other_colours_reach_the_screens_behind_the_one_in_front(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2", "3")
        dark = pilot.app.screen.styles.background
        await pilot.press("ctrl+t")
        await made.until(pilot, lambda: pilot.app.screen.styles.background != dark)
        light = pilot.app.screen.styles.background
        for key in ("2", "1", "4"):  # two that were there, and one that is new
            await pilot.press(key)
            await made.until(pilot, lambda: pilot.app.screen.styles.background == light)
            assert pilot.app.screen.query_one("ModeBar").background_colors[1] == light
