"""What a client sees: one list, a column an index, and no more words than are read."""

from typing import Any

import pytest
from at_the_screen import lines_of

from identity_scan.merging.progress import State
from identity_scan.session.demonstration import demonstration


async def test_the_demonstration_is_read_in_one_look(made: Any) -> None:
    async with made.opened(demonstration("tamsin", lambda: made.NOON, pace=0), (120, 36)) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE and not pilot.app.judging)
        await pilot.press("3")
        await made.until(pilot, lambda: "sees first:" in made.text_of(pilot.app))
        pilot.app.clear_notifications()
        await pilot.pause()
        words = made.text_of(pilot.app).split()
        assert sum(any(sign.isalnum() for sign in word) for word in words) <= 220
        (heads,) = (line for line in lines_of(pilot.app) if line.rstrip().endswith("Mojeek"))
        assert heads.split() == ["Google", "Bing", "Brave", "Mojeek"]
        page = lines_of(pilot.app)[lines_of(pilot.app).index(heads) + 1 :][:10]
        end = heads.index("Google") + len("Google")
        assert [line[:end].split()[-1] for line in page] == [str(n) for n in range(1, 11)], "in the order of Google"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_cover_is_opened_where_it_stands_and_enter_goes_to_the_finding(
    made: Any, size: tuple[int, int]
) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("3")
        pages = pilot.app.screen.query_one("#first-pages")
        covered = [option.id for option in pages.options if "May be hard to read" in str(option.prompt)]
        assert covered == ["paper"]
        await pilot.press("down")
        await made.until(pilot, lambda: "space show" not in made.text_of(pilot.app))
        pages.highlighted = [option.id for option in pages.options].index("paper")
        await made.until(pilot, lambda: "space show" in made.text_of(pilot.app))
        await pilot.press("space")
        await made.until(pilot, lambda: "Obituary of Lars Fennimore" in made.text_of(pilot.app))
        await made.until(pilot, lambda: "space show" not in made.text_of(pilot.app))
        await pilot.press("enter")
        await made.until(pilot, lambda: pilot.app.current_mode == "findings")
        await made.until(pilot, lambda: pilot.app.screen.here and pilot.app.screen.here.finding.id == "paper")


async def test_enter_goes_to_the_finding_also_where_it_is_folded_or_filtered_away(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2", "slash", *"team", "enter")
        await pilot.press("3")
        pages = pilot.app.screen.query_one("#first-pages")
        pages.highlighted = [option.id for option in pages.options].index("realtor1")
        await pilot.press("enter")
        await made.until(pilot, lambda: pilot.app.current_mode == "findings")
        await made.until(pilot, lambda: pilot.app.screen.here and pilot.app.screen.here.finding.id == "realtor1")
        assert "shown: " not in made.text_of(pilot.app), "no filter is left that the list does not follow"
