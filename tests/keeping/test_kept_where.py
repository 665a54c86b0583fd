"""Where searches are kept: what is on the disk is counted there, asked about before it is left, and never denied."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from at_the_prompt import Ran, Run
from inside import bytes_inside, inside
from own_home import own_home
from pretend import kept_search

from identity_scan import demo
from identity_scan.keeping import history_file, moving_in, on_disk, own_person, seal, sealing, settings
from identity_scan.keeping.history import History
from identity_scan.model import Decision, Depth, Status, Verdict
from identity_scan.person.person_file import text_of
from identity_scan.present.values import Step
from identity_scan.session.house import House

NOW = datetime.now(UTC)
TAMSIN = demo.find("tamsin")
UNTRUE = ("No search has been finished yet", "No search is kept yet", "There is no search yet", "0 searches")


@pytest.fixture
def home() -> Path:
    """A home with two searches, the newer of yesterday."""
    folder = settings.folder()
    own_person.write(TAMSIN.person, folder / "person.toml")
    settings.change(language="en-CA")
    for days in (60, 1):
        with History.open(folder, lambda: NOW) as history:
            kept_search("tamsin", history, NOW - timedelta(days))
    return folder


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with lines typed at its questions."""

    def go(*words: str, line: str = "") -> Ran:
        import io

        monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n"))
        return run(*words)

    return go


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in folder.rglob("*") if p.is_file()}


# -- counting on the disk ---------------------------------------------------------------------------------------------


def test_counting_touches_nothing_and_knows_what_another_copy_has_open(home: Path, tmp_path: Path) -> None:
    before = files(home)
    assert on_disk.searches(home) == 2
    assert files(home) == before
    assert on_disk.searches(tmp_path / "nowhere") == 0
    with History.open(home, lambda: NOW) as history:
        kept_search("tamsin", history, NOW)
        assert on_disk.searches(home) == 3, "the third still stands in the journal"


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" * 99])
def test_what_cannot_be_counted_is_not_called_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / moving_in.OLD_NAME).write_bytes(content)
    assert on_disk.searches(tmp_path) == on_disk.UNKNOWN
    assert "cannot be counted" in on_disk.counted(on_disk.UNKNOWN)
    assert "Searches are on this computer" in on_disk.not_shown(on_disk.UNKNOWN)


def test_a_sealed_history_is_counted_with_its_passphrase_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_from_keyring", lambda: "")
    sealing.begin(home, "tide under four bridges")
    seal.hold("")
    assert on_disk.searches(home) == on_disk.UNKNOWN
    seal.hold("tide under four bridges")
    assert on_disk.searches(home) == 2
    seal.hold("")


# -- on the command line ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [(), ("--text",)], ids=["plain", "spoken"])
def test_to_memory_asks_keeps_and_says_so_everywhere(home: Path, typed: Run, text: tuple[str, ...]) -> None:
    asked = typed("settings", "leave_nothing", "yes", *text)
    assert asked.code == 1
    assert "2 searches are on this computer: keep or erase? [keep/erase]" in asked.err
    assert "Nothing was changed." in asked.err
    assert not settings.read().leave_nothing
    done = typed("settings", "leave_nothing", "yes", *text, line="keep")
    assert done.code == 0
    assert "in memory only" in done.out
    assert settings.read().leave_nothing
    assert on_disk.searches(home) == 2
    heard = [typed(words, *text) for words in ("history", "compare", "findings", "answers", "actions")]
    heard += [typed("--text"), typed("report", "md")]
    for ended in heard:
        told = ended.out + ended.err
        assert "2 searches are on this computer. They are not shown" in told
        assert "settings leave_nothing no" in told
        assert not [words for words in UNTRUE if words in told]
    assert "2 searches and your decisions" in typed("settings").out
    back = typed("settings", "leave_nothing", "no")
    assert back.code == 0
    assert TAMSIN.person.name in typed("--text").out
    assert len(typed("history").out.splitlines()) == 3


def test_to_memory_may_erase_what_was_found_and_leaves_who_one_is(home: Path, typed: Run) -> None:
    typed("report", "md", "--full")
    done = typed("settings", "leave_nothing", "yes", line="erase")
    assert done.code == 0
    assert own_person.read(home / "person.toml") == TAMSIN.person
    assert b"okerlund" not in bytes_inside(home).replace(text_of(TAMSIN.person).encode(), b"").lower()
    assert not list((home / "reports").glob("*"))
    assert "0 searches and your decisions" in typed("settings").out
    assert "not shown" not in typed("history").err
    assert typed("settings", "leave_nothing", "yes").code == 0, "with nothing there, nothing is asked"


def test_erasing_what_was_found_keeps_a_sealed_home_sealed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from identity_scan.keeping import erase

    monkeypatch.setattr(seal, "_from_keyring", lambda: "")
    sealing.begin(home, "tide under four bridges")
    erase.found(home)
    assert seal.is_on(home)
    assert on_disk.searches(home) == 0
    assert own_person.read(home / "person.toml") == TAMSIN.person
    seal.hold("")


# -- in the interface -------------------------------------------------------------------------------------------------


def own() -> House:
    house = own_home(TAMSIN, lambda: NOW)
    house.open()
    return house


async def search(house: House) -> None:
    queries = [query for query, _ticked in house.offer(Depth.LIGHT).queries if query.recipe == "N1"]
    plan = house.plan(Depth.LIGHT, queries, ("bing", "brave"))
    async for _item in house.search(plan):
        pass
    house.judge(over=True)


def test_in_memory_every_count_comes_from_the_disk(home: Path) -> None:
    settings.change(leave_nothing=True)
    house = own()
    assert house.settings().on_disk == 2
    assert house.settings().kept[0] == "2 searches and your decisions"
    assert house.past().searches == ()
    said = house.not_shown
    assert said.startswith("2 searches are on this computer. They are not shown")
    assert house.past().due == said
    assert said in house.past().retention
    house.close()


async def test_what_is_in_memory_goes_to_the_disk_with_every_word(home: Path) -> None:
    with History.open(home, lambda: NOW) as history:
        history.decide(Decision("early", Verdict.ME))
    settings.change(leave_nothing=True)
    house = own()
    await search(house)
    (name,) = [scan.id for scan in house.history.scans()]
    one = next(iter(house.history.record(name).seen))
    house.decide([Decision(one, Verdict.NOT_ME, note="A namesake.")])
    house.decide([Step(((one, "PRIV-01"),), Status.DOING)])
    kept = house.open(name)
    before = house.judge(over=True).assessment
    assert house.settings().in_memory == 1
    assert "1 search in memory only, which ends with the program" in house.settings().kept
    house.prefer("leave_nothing", "no")
    house.close()

    again = own()
    kept = again.open()
    assert kept.scan.id == name
    assert again.past().searches[0].scan.id == name
    assert len(again.past().searches) == 3
    assert again.said == {
        "early": Decision("early", Verdict.ME),
        one: Decision(one, Verdict.NOT_ME, note="A namesake."),
    }
    after = again.judge().assessment
    assert [(j.finding.id, j.label, j.severity.score) for j in after.judged] == [
        (j.finding.id, j.label, j.severity.score) for j in before.judged
    ]
    assert again.history.statuses() == {(one, "PRIV-01"): Status.DOING}
    assert again.undo() == "doing"
    assert again.history.statuses() == {}
    assert again.undo() == "somebody else"
    assert set(again.said) == {"early"}
    again.close()


async def test_what_is_in_memory_may_end_when_searches_go_to_the_disk_again(home: Path) -> None:
    settings.change(leave_nothing=True)
    house = own()
    await search(house)
    house.prefer("leave_nothing", "no", erase=True)
    assert house.settings().on_disk == 2
    assert house.settings().in_memory == 0
    house.close()


def test_from_the_switch_on_nothing_more_is_written(home: Path) -> None:
    house = own()
    house.prefer("leave_nothing", "yes")
    before = (home / history_file.NAME).read_bytes()
    house.decide([Decision("some", Verdict.ME)])
    house.close()
    assert (home / history_file.NAME).read_bytes() == before
    with closing(inside(home)) as db:
        assert db.execute("SELECT count(*) FROM decision").fetchone()[0] == 0
    db.close()
