"""Nothing slow stands between a key and its picture: what only moves reads, judges and makes nothing anew."""

from pathlib import Path
from typing import Any

import pytest
from pretend import NOON, kept_search

from identity_scan import demo
from identity_scan.advice import todo
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.session import assess
from identity_scan.session.house import House
from identity_scan.tui.widgets.facet_list import FacetList
from identity_scan.tui.widgets.finding_list import FindingList


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A worker's own installation with a search that is kept."""
    own_person.write(demo.find("tamsin").person, settings.folder() / "person.toml")
    with History.open(settings.folder(), lambda: NOON) as history:
        history.claim(demo.find("tamsin").person.name)
        kept_search("tamsin", history)
    return House(lambda: NOON)


async def test_a_key_that_only_moves_asks_no_keyring_and_no_database_judges_nothing_and_makes_no_list_anew(
    made: Any, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow: list[str] = []

    def noted(where: object, name: str) -> None:
        before = getattr(where, name)

        def note(*given: object, **named: object) -> object:
            slow.append(name)
            return before(*given, **named)

        monkeypatch.setattr(where, name, note)

    monkeypatch.setattr(settings, "_from_keyring", lambda name: slow.append("keyring") or "")
    noted(FindingList, "set_options")
    noted(FacetList, "set_options")
    noted(assess, "assess")
    noted(todo, "todo")
    async with made.opened(house, (160, 50)) as pilot:
        noted(house.history._db, "execute")
        await pilot.press("2")
        await made.until(pilot, lambda: pilot.app.assessment is not None and not pilot.app.judging)
        rows = pilot.app.screen.query_one(FindingList)
        await made.until(pilot, lambda: pilot.app.screen.query_one(FacetList).option_count > 0)
        await pilot.press("m")
        await made.until(pilot, lambda: not pilot.app.judging)
        await pilot.pause()
        assert {"keyring", "execute", "set_options", "assess", "todo"} <= set(slow), "a word does all that"
        slow.clear()
        here = set()
        for key in ("down", "down", "up", "end", "pageup", "home", "enter", "down", "escape", "down"):
            await pilot.press(key)
            here.add(rows.highlighted)
        assert len(here) > 3
        assert slow == []


def test_a_key_that_is_given_and_an_engine_that_refuses_are_seen_at_once(house: House) -> None:
    house.open()
    try:
        keyed = next(row for row in house.engines() if "KAGI_API_KEY" in row.why)
        assert house.engines() is house.engines()
        house.prefer("KAGI_API_KEY", "secret")
        assert next(row.why for row in house.engines() if row.id == keyed.id) == ""
    finally:
        house.close()
