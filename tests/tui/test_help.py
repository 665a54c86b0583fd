"""What ? shows: the keys of the screen and what its signs mean, on one screen."""

from typing import Any

import pytest

from identity_scan.present import screens as commands
from identity_scan.present import words
from identity_scan.present.legend import legend
from identity_scan.present.typed_commands import ABOUT
from identity_scan.speech import language

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


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
async def test_the_keys_of_each_screen_and_its_signs_are_read_without_scrolling(made: Any, tongue: str) -> None:
    language.use(tongue)
    async with made.opened(made.finished(), (80, 24)) as pilot:
        for digit, table in TABLES.items():
            await pilot.press(digit, "question_mark")
            await pilot.pause()
            text = " ".join(made.text_of(pilot.app).replace("│", " ").split())
            for command in (*table, *commands.MODES):
                assert " ".join(f"{command.key_shown} {command.label}".split()) in text, (digit, command)
            for code, said in legend(pilot.app.screen_stack[-2].MODE):
                assert " ".join(f"{words.sign(code)} {said}".split()) in text, (digit, code)
            await pilot.press("escape")


def test_a_sign_means_one_thing_on_a_screen() -> None:
    for mode in ABOUT:
        signs = [words.sign(code) for code, _said in legend(mode)]
        assert len(signs) == len(set(signs)), mode
