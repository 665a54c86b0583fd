"""What a worker does with the ways: reads what closes them, sees one card by card, goes to the page to change."""

from dataclasses import replace
from typing import Any

import pytest
from way_pages import CLUB, LIST, RACE, REGISTER, ROUTES, result

from identity_scan.model import Verdict
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.steps_screen import ActionsScreen
from identity_scan.tui.screens.ways_screen import WaysScreen


async def at_the_ways(made: Any, pilot: Any) -> str:
    await pilot.press("7")
    await made.until(pilot, lambda: isinstance(pilot.app.screen, WaysScreen))
    await pilot.pause()
    return str(made.text_of(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
async def test_reads_what_closes_every_way_and_the_easiest_way(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished((RACE, ROUTES, CLUB, LIST, REGISTER)), size) as pilot:
        text = await at_the_ways(made, pilot)
        assert "Your front door: 2 pages close every way seen" in text
        assert text.index("list") < text.index("register")
        assert "7 Ways" in text
        assert "q quit" in text, "every key stands in the line of keys"


async def test_sees_a_way_card_by_card_and_then_another(made: Any) -> None:
    async with made.opened(made.finished((RACE, ROUTES, CLUB, LIST)), (160, 50)) as pilot:
        text = await at_the_ways(made, pilot)
        assert "The easiest way today  2 searches" in text
        assert "○ your private telephone" in text
        await pilot.press("right_square_bracket")
        await made.until(pilot, lambda: "Another way  3 searches" in made.text_of(pilot.app))
        assert "○ your user name" in made.text_of(pilot.app)


async def test_goes_to_the_finding_or_to_its_steps(made: Any) -> None:
    async with made.opened(made.finished((CLUB, LIST))) as pilot:
        await at_the_ways(made, pilot)
        await pilot.press("enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        await at_the_ways(made, pilot)
        await pilot.press("a")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))


async def test_the_key_that_opens_a_cover_stands_where_there_is_one(made: Any) -> None:
    hard = replace(LIST, page_kind="obituary")
    async with made.opened(made.finished((CLUB, hard))) as pilot:
        await at_the_ways(made, pilot)
        await made.until(pilot, lambda: "space show" in made.text_of(pilot.app))
        assert LIST.finding.title not in made.text_of(pilot.app)
        await pilot.press("space")
        await made.until(pilot, lambda: LIST.finding.title in made.text_of(pilot.app))
        await made.until(pilot, lambda: "space show" not in made.text_of(pilot.app))


async def test_is_told_calmly_where_nothing_is_reached(made: Any) -> None:
    async with made.opened(made.finished((result("team", "N1", ("role_credential", "RSW")),))) as pilot:
        text = await at_the_ways(made, pilot)
        assert "No page that was seen leads to: your front door" in " ".join(text.split())
        assert "close every way" not in text


async def test_reads_every_word_and_whole_cards_also_after_the_window_got_another_size(made: Any) -> None:
    long = replace(LIST, finding=replace(LIST.finding, title="A list of numbers of half of the town of Guelph"))
    async with made.opened(made.finished((CLUB, long)), (160, 50)) as pilot:
        await at_the_ways(made, pilot)
        await pilot.resize_terminal(80, 24)
        await made.until(pilot, lambda: pilot.app.size.width == 80 and "of the town of Guelph" in flat(made, pilot))
        await pilot.press("tab", "end")
        lines = made.text_of(pilot.app).splitlines()
        edges = [line.rstrip() for line in lines if "╭" in line or "╰" in line]
        assert edges
        assert all(edge.endswith(("╮", "╯")) for edge in edges), "no edge of a card is broken"


async def test_what_is_not_settled_is_a_broken_line_and_can_be_gone_to(made: Any) -> None:
    maybe = result("maybe", "N1", ("home_address", "12 Cork Street"), verdict=Verdict.UNSURE)
    async with made.opened(made.finished((maybe,)), (160, 50)) as pilot:
        text = await at_the_ways(made, pilot)
        assert "Your front door: perhaps, if 1 result is you" in text
        assert "Perhaps a way  1 search" in text
        assert "╌╌╌" in text
        await pilot.press("enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))


async def test_the_way_that_is_shown_is_one_over_the_page_under_the_cursor(made: Any) -> None:
    five = [result(f"page {n}", "N1", ("home_address", "12 Cork Street")) for n in range(5)]
    async with made.opened(made.finished(tuple(five)), (160, 50)) as pilot:
        await at_the_ways(made, pilot)
        await pilot.press("end", "up")
        await made.until(pilot, lambda: "│ page 3" in made.text_of(pilot.app))


async def test_of_a_search_that_was_erased_no_way_stays_on_the_screen(made: Any) -> None:
    async with made.opened(made.finished((CLUB, LIST))) as pilot:
        assert "Your front door" in await at_the_ways(made, pilot)
        pilot.app.assessment = None
        await made.until(pilot, lambda: "No search yet." in made.text_of(pilot.app))
        assert "front door" not in made.text_of(pilot.app)


def flat(made: Any, pilot: Any) -> str:
    return " ".join(made.text_of(pilot.app).split())
