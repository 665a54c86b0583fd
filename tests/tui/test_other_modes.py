"""What a person does in the other modes: what a client sees, actions, history, settings, and everywhere."""

import re
from dataclasses import replace
from typing import Any

import pytest
from textual.command import CommandList
from textual.content import Content

from identity_scan.model import Answer, Band, Collected, Outcome, Status
from identity_scan.present import screens as commands
from identity_scan.present.typed_commands import ABOUT
from identity_scan.present.values import PastScan
from identity_scan.speech.telling import verbatim
from identity_scan.tui.screens.client_screen import ClientScreen
from identity_scan.tui.screens.curtain import CurtainScreen
from identity_scan.tui.screens.entry_screen import EntryScreen
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.history_screen import HistoryScreen
from identity_scan.tui.screens.home_screen import HomeScreen
from identity_scan.tui.screens.over import ChoiceScreen, HelpScreen, TextScreen
from identity_scan.tui.screens.search_screen import SearchScreen
from identity_scan.tui.screens.settings_screen import SettingsScreen
from identity_scan.tui.screens.steps_screen import ActionsScreen
from identity_scan.tui.screens.ways_screen import WaysScreen
from identity_scan.tui.shell.commands import possible
from identity_scan.tui.shell.theme import THEMES
from identity_scan.tui.widgets.card_list import CardList

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
MODES = {
    "0": HomeScreen,
    "1": SearchScreen,
    "2": FindingsScreen,
    "3": ClientScreen,
    "4": ActionsScreen,
    "5": HistoryScreen,
    "6": SettingsScreen,
    "7": WaysScreen,
}


def flat(made: Any, pilot: Any) -> str:
    return " ".join(made.text_of(pilot.app).split())


# -- what a client sees ------------------------------------------------------------------------------------------------


@SIZES
async def test_sees_the_first_page_in_order_as_a_client_meets_it(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("3")
        await pilot.pause()
        text = made.text_of(pilot.app)
        assert 'A client who types "Marguerite Fennimore" sees first:' in text
        lines = text.splitlines()
        assert "◆ 1 professional" in text
        (heads,) = (line for line in lines if line.rstrip().endswith("Brave"))
        assert heads.split() == ["Bing", "Brave"]
        met = [line for line in lines if "Our team" in line or "Marge Fenn" in line]
        assert ["Our team" in line for line in met[:2]] == [True, False], "in the order of Bing"
        assert [line.split()[-2:] for line in met[:2]] == [["1", "3"], ["2", "1"]]
        assert "You wrote that you wish to be seen as" in text
        assert "«Calm and fair.»" in text
        await pilot.press("right")
        met = [line for line in made.text_of(pilot.app).splitlines() if "Our team" in line or "Marge Fenn" in line]
        assert ["Our team" in line for line in met[:2]] == [False, True], "in the order of Brave"


async def test_sees_what_speaks_against_how_they_wish_to_be_seen(made: Any) -> None:
    async with made.opened(made.finished(), (160, 50)) as pilot:
        await pilot.press("3")
        (line,) = (line for line in made.text_of(pilot.app).splitlines() if "Marge Fenn" in line)
        assert "× It shows your partner" in line
        await pilot.press(*["down"] * 5)
        await made.until(pilot, lambda: "It shows your partner, whom you keep for your" in made.text_of(pilot.app))


async def test_turns_to_the_name_with_the_city(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("3", "t")
        assert "A client who types Marguerite Fennimore Thornbury sees" in made.text_of(pilot.app)


async def test_an_engine_that_did_not_answer_is_never_an_empty_page(made: Any) -> None:
    session = made.finished()
    refused = Answer(Outcome.BLOCKED, said=verbatim("It wants to know whether you are a person."))
    kept = session.kept
    collected = tuple(Collected(c.ask, refused, c.at) if c.ask.engine == "mojeek" else c for c in kept.collected)
    session.kept = replace(kept, collected=collected)
    async with made.opened(session, (160, 50)) as pilot:
        await pilot.press("3")
        text = flat(made, pilot)
        assert "Mojeek: refused" in text


async def test_goes_from_a_first_page_to_the_finding(made: Any) -> None:
    async with made.opened(made.finished(), (160, 50)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("down", "enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))


# -- actions ----------------------------------------------------------------------------------------------------------


def piles(pilot: Any) -> str:
    """What can be folded away, in one line."""
    return "; ".join(str(option.prompt) for option in pilot.app.screen.query_one(CardList).options)


@SIZES
async def test_takes_an_action_from_to_do_to_done_and_takes_it_back(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("4")
        text = made.text_of(pilot.app)
        assert "Begin with" in text
        assert "Make the account private" in text
        assert "Open the settings of the account." in text
        await pilot.press("d")
        assert session.statuses[("gram", "PRIV-01")] is Status.DOING
        await made.until(pilot, lambda: "In hand" in made.text_of(pilot.app))
        await pilot.press("v")
        await made.until(pilot, lambda: "Settled  2" in piles(pilot))  # the portrayal is written
        await pilot.press("z")
        await made.until(pilot, lambda: "In hand" in made.text_of(pilot.app))


async def test_is_offered_three_things_and_not_a_wall(made: Any) -> None:
    steps = [f"OPS-0{n}" for n in range(1, 8)] + [f"PRIV-0{n}" for n in range(2, 7)]
    many = tuple(
        made.judged(f"f{n}", f"Page {n}", score=60 - n, band=Band.HIGH, advice=[made.advice(step, f"Step {n}")])
        for n, step in enumerate(steps)
    )
    async with made.opened(made.finished(findings=many)) as pilot:
        await pilot.press("4")
        text = made.text_of(pilot.app)
        assert [f"Step {n}" in text for n in range(5)] == [True, True, True, False, False]
        assert re.search(r"Change it yourself  (\d+)", text)
        assert int(re.search(r"Ask the site  (\d+)", text)[1]) >= 3


async def test_goes_from_a_finding_to_its_steps_and_back(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2", "a")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        await pilot.pause()
        assert pilot.app.screen.here.judged.finding.id == "gram"
        await pilot.press("f")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        await pilot.pause()
        assert pilot.app.screen.here.finding.id == "gram"


# -- history and settings ---------------------------------------------------------------------------------------------


@SIZES
async def test_looks_at_what_changed_since_the_search_before(made: Any, size: tuple[int, int]) -> None:
    scan = made.finished().kept.scan
    past = (
        PastScan(replace(scan, id="b"), 15, 14, {"mixed": 1}, urgent=1),
        PastScan(scan, 15, 15, {"mixed": 2}, urgent=3),
    )
    async with made.opened(made.finished(scans=past), size) as pilot:
        await pilot.press("5")
        text = made.text_of(pilot.app)
        assert "Pages that needed you at once, oldest first: 3 → 1" in text
        assert "Since 4 May 2026" in text
        assert "gone" in text
        assert "14/15 answered" in text


async def test_changes_the_colours_and_they_are_remembered(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("6", "enter")
        assert pilot.app.theme == THEMES["light"].name
        assert ("theme", "light") in session.done


async def test_leaves_an_engine_out_of_the_next_search(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("6", "tab", "home", "enter")
        assert ("startpage", "off") in session.done


async def test_erases_everything_only_after_being_asked(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("6", "delete")
        assert "This cannot be undone." in made.text_of(pilot.app)
        await pilot.press("escape")
        assert ("erase", None) not in session.done
        await pilot.press("delete", "y")
        await pilot.pause()
    assert ("erase", None) in session.done


async def test_a_demonstration_offers_nothing_to_erase(made: Any) -> None:
    session = made.finished(demo=True)
    async with made.opened(session) as pilot:
        await pilot.press("6", "delete")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "Demonstration: an invented person." in made.text_of(pilot.app)


# -- everywhere -------------------------------------------------------------------------------------------------------


@SIZES
async def test_goes_through_the_modes_by_their_digits(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        for digit, screen in MODES.items():
            await pilot.press(digit)
            await pilot.pause()
            assert isinstance(pilot.app.screen, screen)


@pytest.mark.parametrize("demo", [False, True])
async def test_the_frame_takes_five_of_24_lines_at_most(made: Any, demo: bool) -> None:
    async with made.opened(made.finished(demo=demo), (80, 24)) as pilot:
        for digit in MODES:
            await pilot.press(digit)
            await pilot.pause()
            frame = [pilot.app.screen.query_one(name) for name in ("ModeBar", "#banner", "KeyBar")]
            assert sum(bar.outer_size.height for bar in frame) <= 5, digit


async def test_clicks_a_mode_instead_of_pressing_its_digit(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.click("ModeBar", offset=(32, 0))
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))


async def test_clicks_a_key_in_the_key_line(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("2")
        await pilot.pause()
        await pilot.click("KeyBar", offset=(9, 1))
        await made.until(pilot, lambda: "gram" in session.said)


async def test_the_mouse_is_told_what_a_key_does_and_a_click_on_a_finding_goes_there(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2")
        await pilot.pause()
        await pilot.hover("KeyBar", offset=(3, 1))
        assert pilot.app.screen.query_one("KeyBar").tooltip == "This is me."
        await pilot.hover("ModeBar", offset=(4, 0))
        assert pilot.app.screen.query_one("ModeBar").tooltip == "Where you stand, and what is next."
        await pilot.hover("ModeBar", offset=(14, 0))
        assert pilot.app.screen.query_one("ModeBar").tooltip == "Plan a search, watch it run."
        await pilot.click("#findings", offset=(6, 4))
        assert pilot.app.screen.here.finding.id != "gram"


async def test_help_tells_each_sign_of_the_screen(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2", "question_mark")
        text = made.text_of(pilot.app)
        for told in ("◆ professional", "≠ somebody else", "▇ act now", "✓ done, or you said so"):
            assert told in text


@pytest.mark.parametrize("digit", MODES)
async def test_hides_the_content_of_the_screen_and_shows_it_again(made: Any, digit: str) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press(digit, "h")
        assert isinstance(pilot.app.screen, CurtainScreen)
        text = made.text_of(pilot.app)
        assert text.split() == ["Hidden.", "Press", "h", "to", "come", "back."]
        pilot.app.tell("Marguerite Fennimore")
        await pilot.pause()
        assert "Marguerite" not in made.text_of(pilot.app)
        await pilot.press("h")
        assert isinstance(pilot.app.screen, MODES[digit])


OVER = {
    "a question": lambda: ChoiceScreen("Quit now?", (), (("n", "", "no"), ("y", "yes", "yes"))),
    "something to read": lambda: TextScreen("A title", Content("words")),
    "a line to type": lambda: EntryScreen("A note", "One line.", ""),
    "the help": lambda: HelpScreen("findings", "About it.", ()),
}


@pytest.mark.parametrize("over", OVER)
async def test_everything_is_hidden_also_what_lies_over_it(made: Any, over: str) -> None:
    async with made.opened(made.finished()) as pilot:
        pilot.app.push_screen(shown := OVER[over]())
        await made.until(pilot, lambda: pilot.app.screen is shown)
        for key in ("f9", *(["h"] if over != "a line to type" else [])):
            await pilot.press(key)
            await made.until(pilot, lambda: made.text_of(pilot.app).split()[0] == "Hidden.")
            await pilot.press(key)
            await made.until(pilot, lambda: pilot.app.screen is shown)


async def test_h_is_a_letter_where_something_is_typed(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        pilot.app.push_screen(EntryScreen("A note", "One line.", ""))
        await made.until(pilot, lambda: pilot.app.screen.query("#entry"))
        await pilot.press("h")
        assert pilot.app.screen.query_one("#entry").value == "h"


@pytest.mark.parametrize("digit", MODES)
async def test_every_key_of_a_screen_is_in_its_key_line_and_in_the_palette(made: Any, digit: str) -> None:
    async with made.opened(made.finished(), (160, 50)) as pilot:
        await pilot.press(digit)
        await pilot.pause()
        screen = pilot.app.screen
        line = made.text_of(pilot.app).rsplit("─", 1)[1]
        titles = [command.title for command in pilot.app.get_system_commands(screen)]
        for command in (*screen.HERE, *commands.EVERYWHERE):
            if command in screen.HERE and not possible(screen, command):
                continue
            if command.shown:
                assert f"{command.key_shown} {command.label}" in line
            if command.action != "command_palette":
                assert any(f"({command.key_shown})" in title for title in titles)


@pytest.mark.parametrize("digit", MODES)
async def test_help_explains_the_screen_and_its_keys(made: Any, digit: str) -> None:
    async with made.opened(made.finished(), (120, 60)) as pilot:
        await pilot.press(digit, "question_mark", "enter")
        text = flat(made, pilot)
        assert ABOUT[pilot.app.screen_stack[-3].MODE][:30] in text
        assert "Hide everything at once" in text
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, MODES[digit])


def test_no_two_commands_of_a_screen_share_a_key() -> None:
    shared = [key for c in (*commands.MODES, *commands.EVERYWHERE) for key in c.key.split(",")]
    for table in (
        commands.HOME,
        commands.SEARCH,
        commands.FINDINGS,
        commands.CLIENT,
        commands.ACTIONS,
        commands.HISTORY,
        commands.SETTINGS,
    ):
        keys = [key for c in table for key in c.key.split(",")] + shared
        assert len(keys) == len(set(keys))


async def test_runs_a_command_from_the_palette(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("2", "ctrl+p")
        await made.paste(pilot, "not me")
        offered = pilot.app.screen.query_one(CommandList)
        await made.until(pilot, lambda: [str(o.prompt).split("  ")[0] for o in offered.options] == ["Not me"])
        await pilot.press("enter")
        await made.until(pilot, lambda: "gram" in session.said)


async def test_the_palette_says_in_our_words_that_nothing_fits(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2", "ctrl+p")
        await made.paste(pilot, "qqqq")
        offered = pilot.app.screen.query_one(CommandList)
        await made.until(
            pilot, lambda: [o.prompt.plain for o in offered.options] == ["There is no command by that name."]
        )
        await pilot.press("enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, MODES["2"]))
