"""What a failing disk does, seen on each face of the command line: said in a sentence, and everything else works."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from at_the_prompt import Run
from inside import inside
from pretend import kept_search

from identity_scan import demo
from identity_scan.keeping import history_file, own_person, private_files, settings
from identity_scan.keeping.history import History

DAY = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
BINGS = "scan = 2 AND engine = 'bing' AND query = 'N1' AND page = 1"
"""Bing's first answer to the name in the newer search."""
LAST = "SELECT max(finding) FROM seen WHERE scan = 2"
FACES = {
    "history": ("history",),
    "history, spoken": ("history", "--text"),
    "findings": ("findings",),
    "report": ("report", "md", "--full", "--out", "OUT"),
    "compare": ("compare",),
    "steps": ("actions",),
    "answers": ("answers",),
    "engines": ("engines",),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tamsin's own home with two searches, made once."""
    home = tmp_path_factory.mktemp("whole") / "home"
    own_person.write(demo.find("tamsin").person, home / "person.toml")
    for when in (DAY - timedelta(60), DAY):
        with History.open(home, lambda when=when: when) as history:  # type: ignore[misc]
            kept_search("tamsin", history, when)
    return home


@pytest.fixture
def home(whole: Path) -> Path:
    """A copy for one test, where the commands look."""
    return Path(shutil.copytree(whole, settings.folder(), dirs_exist_ok=True))


def changed(home: Path, sql: str) -> None:
    """Change what is kept as a disk would, past the program."""
    with closing(inside(home)) as db:
        db.execute(sql)


def emptied(home: Path) -> None:
    (home / history_file.NAME).write_bytes(b"")


def removed(home: Path) -> None:
    (home / history_file.NAME).unlink()


def cut(home: Path) -> None:
    path = home / history_file.NAME
    path.write_bytes(path.read_bytes()[:6000])


def one_answer(home: Path) -> None:
    changed(home, f"UPDATE answer SET outcome = 'none', hits = '[]' WHERE {BINGS}")


def two_rows(home: Path) -> None:
    changed(home, "UPDATE answer SET hits = replace(hits, 'rank', 'sank') WHERE seq = 3")  # more than one bit: all rows
    changed(home, "UPDATE scan SET coverage = replace(coverage, 'results', 'resul4s') WHERE seq = 2")


ONE = 'One answer of the search of 3 November 2026 could not be read (Bing, «"Tamsin Okerlund"»)'
DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "one answer": (one_answer, ONE),
    "an answer and the counts": (two_rows, "The counts of the search of 3 November 2026 could not be read"),
    "a finding": (
        lambda home: changed(home, f"UPDATE seen SET band = '' WHERE scan = 2 AND finding = ({LAST})"),
        "What the search of 3 November 2026 found on 1 page could not be read: it is not compared.",
    ),
    "emptied": (emptied, "The history that was kept on this computer is lost: its file is empty."),
    "removed": (removed, "The history that was kept on this computer is lost: its file is no longer there."),
    "cut off": (cut, "identity-scan.damaged-1.sqlite3"),
}


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("damage", DAMAGE)
def test_each_face_says_what_could_not_be_read_and_works(
    run: Run, home: Path, tmp_path: Path, damage: str, face: str
) -> None:
    does, said = DAMAGE[damage]
    does(home)
    ended = run(*(str(tmp_path / "out") if word == "OUT" else word for word in FACES[face]))
    assert said in ended.err.replace("\n", " "), ended.err
    assert ended.code in (0, 1, 2), ended.err
    assert "went wrong" not in ended.err
    if damage in ("one answer", "an answer and the counts", "a finding"):
        assert ended.code == 0, ended.err
        assert ended.out.strip() or face == "compare"


def test_a_damaged_answer_is_listed_as_not_asked_and_why(run: Run, home: Path, tmp_path: Path) -> None:
    before = run("report", "md", "--full", "--out", str(tmp_path / "before"))
    one_answer(home)
    after = run("report", "md", "--full", "--out", str(tmp_path / "after"))
    texts = [Path(ended.out.strip()).read_text("utf-8") for ended in (before, after)]
    why = "What it answered can no longer be read on this computer, so it counts as not asked."
    assert [why in text for text in texts] == [False, True]
    assert why in run("answers").out


READERS = {name: words for name, words in FACES.items() if name != "compare"}


@pytest.mark.parametrize("face", READERS)
def test_a_home_that_cannot_be_written_can_be_read(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, face: str
) -> None:
    monkeypatch.setattr(private_files, "may_write", lambda _path: False)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    ended = run(*(str(tmp_path / "out") if word == "OUT" else word for word in READERS[face]))
    assert ended.code == 0, ended.err
    assert f"Nothing can be written in {home}: what is kept there can be read" in ended.err
    assert ended.out.strip()
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("words", [("decide", "FINDING", "me"), ("undo",), ("scan", "--engines", "bing")])
def test_what_cannot_be_kept_is_said_to_be_so(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("identity_scan.asking.fetch.Web", lambda _settings: demo.find("tamsin").web())
    with History.open(home, lambda: DAY) as history:
        finding = next(iter(history.records()[-1].seen))
    monkeypatch.setattr(private_files, "may_write", lambda _path: False)
    ended = run(*(finding if word == "FINDING" else word for word in words))
    assert ended.code == 2
    assert f"This cannot be kept: nothing can be written in {home}." in ended.err


def test_the_note_that_there_is_a_history_goes_when_all_is_erased(run: Run, home: Path) -> None:
    assert (home / history_file.MARKER).exists()
    assert run("erase", "--yes").code == 0
    assert not home.exists()
