"""The setting on where searches are kept, on screen: it asks, it can be left, and no screen denies what is there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pretend import NOON, kept_search
from textual.widgets import OptionList

from identity_scan import demo
from identity_scan.keeping import on_disk, own_person, settings
from identity_scan.keeping.history import History
from identity_scan.session.house import House
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.screens.settings_screen import SettingsScreen

LATER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TAMSIN = demo.find("tamsin")
UNTRUE = ("No search has been finished yet", "No search yet", "No search is kept yet", "0 searches")


@pytest.fixture
def home() -> Path:
    folder = settings.folder()
    own_person.write(TAMSIN.person, folder / "person.toml")
    for days in (60, 0):
        with History.open(folder, lambda: LATER) as history:
            kept_search("tamsin", history, NOON - timedelta(days))
    return folder


def own() -> House:
    house = House(lambda: LATER)
    return house


async def at_the_setting(made: Any, pilot: Any) -> None:
    await made.until(pilot, lambda: pilot.app.ready and not pilot.app.judging)
    await pilot.press("6")
    await made.until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
    listed = pilot.app.screen.query_one("#preferences", OptionList)
    listed.focus()
    listed.highlighted = listed.get_option_index("leave_nothing")


def words(made: Any, pilot: Any) -> str:
    return " ".join(made.text_of(pilot.app).split())


async def test_the_switch_asks_and_esc_leaves_all_as_it_was(made: Any, home: Path) -> None:
    async with made.opened(own(), (120, 40)) as pilot:
        await at_the_setting(made, pilot)
        await pilot.press("enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await made.until(pilot, lambda: "2 searches are on this computer: keep or erase?" in words(made, pilot))
        await pilot.press("escape")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        assert "Searches are kept: on this computer" in words(made, pilot)
        assert not settings.read().leave_nothing
        assert pilot.app.assessment is not None
    assert on_disk.searches(home) == 2


async def test_what_is_kept_is_told_on_every_screen_and_comes_back(made: Any, home: Path) -> None:
    async with made.opened(own(), (120, 40)) as pilot:
        await at_the_setting(made, pilot)
        await pilot.press("enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("k")
        await made.until(pilot, lambda: settings.read().leave_nothing and pilot.app.assessment is None)
        await made.until(pilot, lambda: "in memory only" in words(made, pilot))
        await made.until(pilot, lambda: "2 searches and your decisions" in words(made, pilot))
        await pilot.press("delete")
        await made.until(pilot, lambda: "This erases:" in words(made, pilot))
        assert words(made, pilot).count("2 searches and your decisions") == 2, "behind the question, and in it"
        await pilot.press("escape")
        for mode in "012345":
            await pilot.press(mode)
            await made.until(pilot, lambda: "2 searches are on this computer" in words(made, pilot))
            assert not [said for said in UNTRUE if said in words(made, pilot)], mode
        await at_the_setting(made, pilot)
        await pilot.press("enter")
        await made.until(pilot, lambda: not settings.read().leave_nothing)
        await made.until(pilot, lambda: pilot.app.assessment is not None)
        await pilot.press("2")
        await made.until(pilot, lambda: "Hamilton Harriers" in words(made, pilot))


async def test_what_is_erased_is_gone_and_the_person_stays(made: Any, home: Path) -> None:
    async with made.opened(own(), (120, 40)) as pilot:
        await at_the_setting(made, pilot)
        await pilot.press("enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("e")
        await made.until(pilot, lambda: settings.read().leave_nothing and pilot.app.assessment is None)
        await made.until(pilot, lambda: "0 searches and your decisions" in words(made, pilot))
    assert own_person.read(home / "person.toml") == TAMSIN.person
    assert on_disk.searches(home) == 0
