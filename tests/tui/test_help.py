"""What ? shows: the keys of the screen and what its signs mean, on one screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from at_the_screen import text_of, until
from pretend import NOON
from textual.app import App
from textual.containers import VerticalScroll

from identity_scan.present import screens as commands
from identity_scan.present import words
from identity_scan.present.legend import legend
from identity_scan.present.paper_book import Known
from identity_scan.present.typed_commands import ABOUT
from identity_scan.session import assistants_desk as desk
from identity_scan.speech import language
from identity_scan.tui.screens.assistants_screen import AssistantsScreen
from identity_scan.tui.screens.browser_screen import BrowserScreen
from identity_scan.tui.screens.by_hand_screen import ByHandScreen
from identity_scan.tui.screens.look_screen import LookScreen
from identity_scan.tui.screens.over import HelpScreen, OverScreen, TextScreen
from identity_scan.tui.screens.papers_screen import PapersScreen
from identity_scan.tui.screens.sentences_screen import SentencesScreen
from identity_scan.tui.screens.strategies_screen import StrategiesScreen

TABLES = {
    "0": commands.HOME,
    "1": commands.SEARCH,
    "2": commands.FINDINGS,
    "3": commands.CLIENT,
    "4": commands.ACTIONS,
    "5": commands.HISTORY,
    "6": commands.SETTINGS,
    "7": commands.WAYS,
}
TONGUES = pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])


def seen(app: App[Any]) -> str:
    """What stands on the screen, in one line, without frames."""
    return " ".join(text_of(app).replace("│", " ").split())


def whole(app: App[Any]) -> bool:
    """Tell whether nothing of what is in front has to be scrolled to."""
    return all(pane.max_scroll_y == 0 for pane in app.screen.query(VerticalScroll))


@TONGUES
async def test_the_keys_of_each_screen_and_its_signs_are_read_without_scrolling(made: Any, tongue: str) -> None:
    language.use(tongue)
    async with made.opened(made.finished(), (80, 24)) as pilot:
        for digit, table in TABLES.items():
            await pilot.press(digit, "question_mark")
            await pilot.pause()
            assert isinstance(pilot.app.screen, HelpScreen)
            assert whole(pilot.app), (
                digit,
                pilot.app.screen.query_one(VerticalScroll).max_scroll_y,
                text_of(pilot.app),
            )
            text = seen(pilot.app)
            for command in (*table, *commands.MODES, *commands.EVERYWHERE):
                if command.key_shown != command.label:
                    assert " ".join(f"{command.key_shown} {command.label}".split()) in text, (digit, command)
            for code, said in legend(pilot.app.screen_stack[-2].MODE):
                assert " ".join(f"{words.sign(code)} {said}".split()) in text, (digit, code)
            await pilot.press("escape")


def overlays(session: Any) -> Iterator[OverScreen[Any]]:
    """Everything that opens over a screen with keys of its own."""
    yield PapersScreen(session.papers, Known(NOON.date(), session.person))
    yield StrategiesScreen(Known(NOON.date(), session.person))
    yield ByHandScreen(session)
    yield AssistantsScreen(session)
    yield SentencesScreen(session, desk.assistants(session)[0])
    yield LookScreen(())
    yield BrowserScreen("Bing", "Marguerite Fennimore")


@TONGUES
async def test_what_opens_over_a_screen_tells_its_keys_and_signs_too(made: Any, tongue: str) -> None:
    language.use(tongue)
    session, shown = made.finished(), 0
    async with made.opened(session, (80, 24)) as pilot:
        for over in overlays(session):
            pilot.app.push_screen(over)
            await pilot.pause()
            await pilot.press("question_mark")
            await until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
            assert whole(pilot.app), text_of(pilot.app)
            text = seen(pilot.app)
            told = tuple(over.keys_told())
            assert told
            for key, does in told:
                assert f"{commands.key_name(key)} {does}" in text, text_of(pilot.app)
            for code, said in legend(over.NAMED):
                assert " ".join(f"{words.sign(code)} {said}".split()) in text, (type(over), code)
            shown += 1
            await pilot.press("escape", "escape")
    assert shown == 7


def test_a_sign_means_one_thing_on_a_screen() -> None:
    for mode in (*ABOUT, "assistants", "sentences", "strategies", "by_hand", "look"):
        signs = [words.sign(code) for code, _said in legend(mode)]
        assert len(signs) == len(set(signs)), mode
