"""Nothing slow stands between a key and its picture: no keyring and no database when the cursor moves."""

from pathlib import Path
from typing import Any

import pytest
from pretend import NOON, kept_search

from identity_scan import demo
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.session.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A worker's own installation with a search that is kept."""
    own_person.write(demo.find("tamsin").person, settings.folder() / "person.toml")
    with History.open(settings.folder(), lambda: NOON) as history:
        history.claim(demo.find("tamsin").person.name)
        kept_search("tamsin", history)
    return House(lambda: NOON)


async def test_the_cursor_moves_without_a_look_at_the_keyring_or_the_database(
    made: Any, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    read = History._read
    monkeypatch.setattr(settings, "_from_keyring", lambda name: looks.append(name) or "")
    monkeypatch.setattr(History, "_read", lambda self, sql, *values: looks.append(sql) or read(self, sql, *values))
    async with made.opened(house, (120, 36)) as pilot:
        await pilot.press("2")
        await made.until(pilot, lambda: pilot.app.assessment is not None and not pilot.app.judging)
        await pilot.pause()
        assert looks, "it looks at both when it opens, so this test can fail"
        looks.clear()
        here = pilot.app.screen.query_one("#findings").highlighted
        await pilot.press("down", "down", "down")
        assert pilot.app.screen.query_one("#findings").highlighted != here
        assert looks == []


def test_a_key_that_is_given_and_an_engine_that_refuses_are_seen_at_once(house: House) -> None:
    house.open()
    try:
        keyed = next(row for row in house.engines() if "KAGI_API_KEY" in row.why)
        assert house.engines() is house.engines()
        house.prefer("KAGI_API_KEY", "secret")
        assert next(row.why for row in house.engines() if row.id == keyed.id) == ""
    finally:
        house.close()
