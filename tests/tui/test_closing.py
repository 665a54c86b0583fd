"""What somebody reads when a search has ended: with which key it goes on."""

from typing import Any

import pytest

from identity_scan.merging.progress import State
from identity_scan.tui.screens.home_screen import HomeScreen


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_the_end_of_a_search_says_which_key_comes_next(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.Session(), size) as pilot:
        await made.until(pilot, lambda: "Nothing is sent before you press s." in made.text_of(pilot.app))
        assert "where you stand" not in made.text_of(pilot.app)
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE and not pilot.app.judging)
        await made.until(pilot, lambda: "0 where you stand   ·   2 the 7 pages" in made.text_of(pilot.app))
        await pilot.press("0")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
