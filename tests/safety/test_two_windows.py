"""Two windows on one home: no acknowledged word is lost, whatever the other one does, and reading is always possible.

Six scenarios; the other window is a process of its own, as in life.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from safety.kills import ASKED, PLAN, WHO

from identity_scan.engines.engine import Options
from identity_scan.keeping import key_file, lease, moving_in, own_person, seal, sealing, settings
from identity_scan.keeping.history import History
from identity_scan.model import Decision, Person, Verdict
from identity_scan.session.house import House
from identity_scan.session.search import Search
from identity_scan.speech.errors import HistoryError

ROOT = Path(__file__).parents[2]
NOW = datetime.now(UTC)
FIRST, SECOND = "tide under four bridges", "harbour lantern quiet maple"
ME = Decision("f1", Verdict.ME, note="the first word")
LATER = Decision("f2", Verdict.NOT_ME, note="the word after it")


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_from_keyring", lambda: "")
    monkeypatch.setattr(lease, "PATIENCE", 0.2)


@pytest.fixture
def home() -> Path:
    """Tamsin's own home, with one decision."""
    folder = settings.folder()
    own_person.write(WHO.person, folder / "person.toml")
    with History.open(folder, lambda: NOW) as history:
        history.claim(WHO.person.name)
        history.decide(ME)
    return folder


def other_window(*words: str, lines: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Give a command in another terminal."""
    command = [sys.executable, "-c", "from identity_scan.cli.entry import main; main()", *words]
    typed = "".join(f"{line}\n" for line in lines)
    return subprocess.run(command, cwd=ROOT, input=typed, capture_output=True, text=True, timeout=120, check=False)


def refused(ended: subprocess.CompletedProcess[str]) -> None:
    assert ended.returncode == 2, ended.stderr
    assert f"Another identity-scan is open here (process {os.getpid()}, since " in ended.stderr
    assert "Close it, then try again. Nothing was changed." in ended.stderr


def words_of(home: Path) -> set[str]:
    with History.open(home, lambda: NOW) as history:
        return {decision.note for decision in history.decisions().values()}


# -- 1 to 4: sealing, another passphrase, opening and erasing wait for no word -----------------------------------------


def test_sealing_while_a_window_is_open_is_refused_and_the_next_word_is_kept(home: Path) -> None:
    with History.open(home, lambda: NOW) as history:
        refused(other_window("seal", lines=(FIRST, FIRST)))
        assert other_window("history").returncode == 0, "reading is always possible"
        history.decide(LATER)
    assert words_of(home) == {ME.note, LATER.note}
    assert other_window("seal", lines=(FIRST, FIRST)).returncode == 0, "once it is closed, it may"
    seal.hold(FIRST)
    assert words_of(home) == {ME.note, LATER.note}


def searched(home: Path, meanwhile: Callable[[], None]) -> None:
    """Search, with something else half-way; every answer that was acknowledged is there afterwards."""
    acknowledged = []

    async def go(history: History) -> Search:
        search = Search.begin(WHO.person, PLAN, ASKED, history, lambda: NOW)
        async for item in search.run(WHO.web(), lambda _engine: Options()):
            acknowledged.append(item.ask.key)
            if len(acknowledged) == 3:
                await asyncio.to_thread(meanwhile)
        search.finish()
        return search

    with History.open(home, lambda: NOW) as history:
        search = asyncio.run(go(history))
    with History.open(home, lambda: NOW) as history:
        assert history.scan(search.scan.id).finished is not None
        assert {item.ask.key for item in history.collected(search.scan.id)} >= set(acknowledged)
    assert len(acknowledged) >= len(PLAN.asks)


def test_sealing_during_a_search_is_refused_and_the_search_is_kept_to_its_end(home: Path) -> None:
    searched(home, lambda: refused(other_window("seal", lines=(FIRST, FIRST))))


def test_erasing_during_a_search_is_refused_and_the_search_is_kept_to_its_end(home: Path) -> None:
    searched(home, lambda: refused(other_window("erase", "--yes")))


def test_another_passphrase_and_opening_are_refused_while_a_window_writes(home: Path) -> None:
    sealing.begin(home, FIRST)
    with History.open(home, lambda: NOW) as history:
        refused(other_window("seal", "--change", lines=(FIRST, SECOND, SECOND)))
        refused(other_window("seal", "--open", lines=(FIRST,)))
        history.decide(LATER)
    assert words_of(home) == {ME.note, LATER.note}
    found = key_file.read(home)
    assert found is not None
    assert seal.unwrapped(found, SECOND) is None


def test_a_window_that_is_refused_goes_on_as_before(home: Path) -> None:
    house = House(lambda: NOW)
    house.open()
    with History.open(home, lambda: NOW):
        for refuses in (
            lambda: house.close(erase=True),
            lambda: house.take(Person("Marisol Quill", attested=True)),
            lambda: house.prefer("leave_nothing", "yes", erase=True),
        ):
            with pytest.raises(HistoryError, match="open here"):
                refuses()
    assert house.person == WHO.person
    assert not settings.read().leave_nothing
    house.history.decide(LATER)
    house.close()
    assert words_of(home) == {ME.note, LATER.note}
    assert own_person.read(home / "person.toml") == WHO.person


# -- 5: two that write -------------------------------------------------------------------------------------------------


def test_decisions_of_another_window_during_a_search_are_kept_as_is_the_search(home: Path) -> None:
    def decide() -> None:
        for number in range(8):
            with History.open(home, lambda: NOW) as second:
                second.decide(Decision(f"other-{number}", Verdict.ME, note=f"word {number}"))

    searched(home, decide)
    assert {f"word {number}" for number in range(8)} <= words_of(home)


# -- 6: what no lease can hold off -------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="there no file that is open can be deleted")
@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_file_that_is_deleted_or_replaced_by_others_takes_no_word_unsaid(home: Path, how: str) -> None:
    store = moving_in.stands(home)
    with History.open(home, lambda: NOW) as history:
        if how == "deleted":
            store.unlink()
        else:
            (home / "copy").write_bytes(store.read_bytes())
            (home / "copy").replace(store)
        with pytest.raises(HistoryError, match="deleted or replaced from elsewhere, so this is not kept") as told:
            history.decide(LATER)
        assert told.value.remedy


def test_a_window_that_was_killed_holds_nobody_off(home: Path) -> None:
    (home / f"{lease.NAME}.{2**22 - 1}").write_text("09:00")
    assert other_window("seal", lines=(FIRST, FIRST)).returncode == 0
    assert [path.name for path in lease.files(home)] == [lease.NAME]


def test_whoever_erases_holds_it_alone(home: Path) -> None:
    with lease.alone(home):
        ended = other_window("history")
    assert ended.returncode == 2
    assert "sealing, opening or erasing what is kept here right now (process" in ended.stderr
