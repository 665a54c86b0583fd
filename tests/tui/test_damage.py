"""What the interface says of a history that the disk damaged, or that cannot be written; all else works as before."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from inside import inside
from own_home import searched

from identity_scan.keeping import history_file, private_files, settings
from identity_scan.keeping.history import History
from identity_scan.session.house import House

LATER = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
"""A day after the newer search of own_home."""


def flat(made: Any, pilot: Any) -> str:
    return " ".join(made.text_of(pilot.app).replace("│", " ").split())


def changed(sql: str) -> None:
    """Change what is kept as a disk would, past the program."""
    with closing(inside(settings.folder())) as db:
        db.execute(sql)


def file() -> Path:
    return settings.folder() / history_file.NAME


def cut(part: int, of: int) -> None:
    """Leave the first part of the file, as a copy does that was broken off."""
    file().write_bytes(file().read_bytes()[: file().stat().st_size * part // of])


DAMAGE: dict[str, tuple[Callable[[], object], str]] = {
    "an answer": (
        lambda: changed("UPDATE answer SET outcome = 'none', hits = '[]' WHERE seq = (SELECT max(seq) FROM answer)"),
        "One answer of the search of 31 October 2026 could not be read (",
    ),
    "one bit": (
        lambda: changed("UPDATE answer SET outcome = 'resultr' WHERE seq = (SELECT max(seq) FROM answer)"),
        "One damaged place in the history was put right: nothing of it is lost.",
    ),
    "emptied": (lambda: file().write_bytes(b""), "is lost: its file is empty. A new one was begun."),
    "removed": (lambda: file().unlink(), "is lost: its file is no longer there. A new one was begun."),
    "cut off": (lambda: cut(1, 2), "The file of the history is damaged. What could be read of it was recovered;"),
    "cut off near its end": (
        lambda: cut(3, 4),
        "The file of the history is damaged. What could be read of it was recovered",
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
async def test_opens_and_says_what_could_not_be_read(made: Any, damage: str) -> None:
    await searched("tamsin", "en-CA", (("bing",), ("bing",)))
    does, said = DAMAGE[damage]
    does()
    async with made.opened(House(lambda: LATER), (120, 36)) as pilot:
        if damage in ("an answer", "one bit"):
            await pilot.press("5")
        await made.until(pilot, lambda: said in flat(made, pilot))
        if damage in ("emptied", "removed"):
            assert pilot.app.session.person is None, "who the person is went with the store"
        if damage in ("an answer", "one bit"):
            await made.until(pilot, lambda: pilot.app.assessment is not None)
            assert len(pilot.app.session.past().searches) == 2


async def test_opens_a_home_that_cannot_be_written_and_says_that_decisions_cannot_be_kept(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await searched("tamsin", "en-CA")
    monkeypatch.setattr(private_files, "may_write", lambda _path: False)
    before = file().read_bytes()
    async with made.opened(House(lambda: LATER), (120, 36)) as pilot:
        await made.until(pilot, lambda: pilot.app.assessment is not None)
        await pilot.press("2")
        await made.until(pilot, lambda: "Okerlund" in flat(made, pilot))
        await pilot.press("n")
        await made.until(pilot, lambda: "This cannot be kept: nothing can be written in" in flat(made, pilot))
        assert pilot.app.is_running
        await pilot.press("5")
        await made.until(pilot, lambda: "no search and no decision can be kept" in flat(made, pilot))
    assert file().read_bytes() == before
    with History.open(settings.folder(), lambda: LATER) as history:
        assert history.decisions() == {}
