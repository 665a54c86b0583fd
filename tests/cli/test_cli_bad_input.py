"""What can be wrong with what is kept and with where it is written: a plain sentence, a remedy, the right exit code."""

import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from at_the_prompt import Ran, Run
from inside import as_earlier, inside, key
from pretend import kept_search

from identity_scan import demo
from identity_scan.keeping import history_file, own_person, settings
from identity_scan.keeping.cipher import Connection
from identity_scan.keeping.history import History
from identity_scan.person.person_file import text_of

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime.now().astimezone()


@pytest.fixture(autouse=True)
def _searched() -> None:
    """Tamsin's own computer, with one search of yesterday."""
    own_person.write(demo.find("tamsin").person, settings.folder() / "person.toml")
    with History.open(settings.folder(), lambda: NOW - timedelta(1)) as history:
        kept_search("tamsin", history, NOW - timedelta(1))


def database() -> Path:
    return settings.folder() / history_file.NAME


def changed(sql: str) -> None:
    """Change what is kept on purpose, not as a failing disk would: without marks, as versions before them left it."""
    with closing(inside(settings.folder())) as db:
        db.execute("DELETE FROM mark")
        db.execute(sql)


def refused(ended: Ran, *said: str) -> None:
    """It ended as bad input does: nothing on stdout, and on stderr what is wrong and what to do."""
    assert (ended.code, ended.out) == (2, "")
    for sentence in said:
        assert sentence in ended.err
    assert len(ended.err.strip().splitlines()) >= 2, "what is wrong, and what to do about it"


# -- where a report is written ----------------------------------------------------------------------------------------


def test_a_file_where_the_folder_should_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    for command in (("report", "html"), ("remind",)):
        refused(run(*command, "--out", str(tmp_path / "thesis.txt")), "cannot be written in", "--out")
    assert (tmp_path / "thesis.txt").read_text("utf-8") == "mine"


TWICE = """
import sys
sys.path.insert(0, "tests")
from unprivileged import give_up
from identity_scan import cli
fine, closed = sys.argv[1:]

def report(out):
    sys.argv = ["identity-scan", "report", "md", "--out", out]
    try:
        cli.main()
    except SystemExit as end:
        return end.code

assert report(fine) == 0
give_up()
print("--", report(closed))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="who may write is told otherwise there")
def test_a_folder_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as place:
        closed = Path(place) / "closed"
        closed.mkdir(mode=0o555)
        ended = subprocess.run(
            [sys.executable, "-c", TWICE, Path(place) / "fine", closed],
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
    assert ended.stdout.splitlines()[-1] == "-- 2", ended.stderr
    assert f"The reports cannot be written in {closed} (" in ended.stderr
    assert ended.stderr.splitlines()[-1] == "Choose another folder with --out."


def test_a_file_that_is_there_is_numbered_and_kept(run: Run, tmp_path: Path) -> None:
    first = Path(run("report", "md", "--out", str(tmp_path)).out.strip())
    before = first.read_bytes()
    second = run("report", "md", "--out", str(tmp_path))
    assert second.code == 0
    assert Path(second.out.strip()).name == f"{first.stem}-2.md"
    assert first.read_bytes() == before


def test_a_json_file_named_by_hand_is_not_replaced_in_silence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    assert "was there before" not in run("demo", "tamsin", "--json", str(path)).err
    ended = run("demo", "tamsin", "--json", str(path))
    assert ended.code == 0
    assert f"{path} was there before, and is replaced." in ended.err


@pytest.mark.parametrize("formats", [("docx",), ("html", "docx"), ("../html",), ("",)])
def test_a_format_that_is_none(run: Run, tmp_path: Path, formats: tuple[str, ...]) -> None:
    ended = run("report", *formats, "--out", str(tmp_path / "out"))
    refused(
        ended, "There is no report format called", "Choose among: html, pdf, md, csv, json, ics, txt, supervision, log."
    )
    assert not (tmp_path / "out").exists()


def test_the_sheets_do_not_say_that_they_hold_a_name(run: Run) -> None:
    assert "These contain your name" in run("report", "md").err
    ended = run("report", "supervision", "log", "ics")
    assert ended.code == 0
    assert "These contain your name" not in ended.err
    assert [Path(line).name.partition("-20")[0] for line in ended.out.splitlines()] == ["identity-scan"] * 3


# -- which search is meant --------------------------------------------------------------------------------------------


def test_a_search_that_is_not_there(run: Run) -> None:
    known = run("history").out.splitlines()[1].split()[0]
    for words in (("report", "md", "--scan", "lost"), ("compare", "lost", known), ("compare", known, "lost")):
        refused(run(*words), "lost", "`identity-scan history` lists those there are.")
    refused(run("compare", known, known), "compared with itself", "`identity-scan history`")


def test_a_search_that_was_stopped_cannot_be_compared(run: Run) -> None:
    changed("UPDATE scan SET finished = NULL, grade = NULL, coverage = NULL")
    known = run("history").out.splitlines()[1].split()[0]
    ended = run("compare", known, known)
    refused(ended, f"The search {known} was not finished.", "Resume it first.")


# -- the database -----------------------------------------------------------------------------------------------------


def test_a_database_of_an_older_version_is_led_on_after_a_backup(run: Run) -> None:
    with closing(inside(settings.folder())) as db:
        triggers = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for trigger in triggers:
        changed(f"DROP TRIGGER {trigger}")
    changed("DROP TABLE judgement")
    changed("DROP TABLE changed")
    changed("DROP TABLE person")
    changed("DROP TABLE dead_end")
    changed("DROP TABLE heard")
    changed("DROP TABLE stood")
    changed("DROP TABLE replaced")
    for since in ("status DROP COLUMN after", "seen DROP COLUMN worded", "scan DROP COLUMN lost"):
        changed(f"ALTER TABLE {since}")
    changed("DROP TABLE basis")
    changed("DROP TABLE look")
    changed("PRAGMA user_version = 1")
    changed("DROP TABLE lost")
    with closing(inside(settings.folder())) as db:
        db.execute("DROP TABLE mark")
    who = demo.find("tamsin").person
    (settings.folder() / "person.toml").write_text(text_of(who), "utf-8")  # where that version kept it
    as_earlier(settings.folder())
    copy = settings.folder() / f"identity-scan.before-version-{len(history_file.STEPS)}.sqlite3"
    ended = run("history")
    assert ended.code == 0
    assert f"A copy of it as it was before is kept as {copy.name}." in ended.err
    assert "deep" in ended.out
    with closing(Connection(copy, key(settings.folder()))) as db:
        assert int(db.execute("PRAGMA user_version").fetchone()[0]) == 1
        assert db.execute("SELECT count(*) FROM scan").fetchone()[0] == 1
    assert not (settings.folder() / "person.toml").exists(), "it is in the store"
    assert not (settings.folder() / "identity-scan.sqlite3").exists()
    assert copy.name not in run("history").err, "it is said once"
    assert run("actions").code == 0


@pytest.mark.parametrize("words", [("history",), ("actions",), ("report", "md"), ("remind",), ("compare",)])
def test_a_database_of_a_newer_version_is_refused_and_left_alone(run: Run, words: tuple[str, ...]) -> None:
    changed("PRAGMA user_version = 99")
    before = database().read_bytes()
    refused(run(*words), "made by a newer identity-scan", "Update identity-scan", "Nothing was changed.")
    assert database().read_bytes() == before


def test_a_corrupt_database_is_kept_aside_and_said_so(run: Run) -> None:
    database().write_bytes(b"this is no database " * 500)
    refused(run("history"), "It was kept as identity-scan.damaged-1.sqlite3", "Who you are was kept with it.")
    (settings.folder() / "person.toml").write_text(text_of(demo.find("tamsin").person), "utf-8")
    ended = run("history")
    assert ended.code == 0
    assert "The history could not be read. It was kept as identity-scan.damaged-1.sqlite3" in ended.err
    assert (settings.folder() / "identity-scan.damaged-1.sqlite3").read_bytes().startswith(b"this is no database")
    refused(run("report", "md"), "There is no search yet.", "identity-scan scan")


def test_a_clock_that_went_back_is_told_and_nothing_is_counted_from_the_future(run: Run) -> None:
    ahead = (NOW + timedelta(900)).isoformat()
    changed(f"UPDATE scan SET started = '{ahead}', finished = '{ahead}'")
    ended = run("history")
    assert ended.code == 0
    assert f"{NOW:%Y-%m-%d}" in ended.err
    assert f"{NOW + timedelta(900):%Y-%m-%d}" in ended.err
    assert "Correct the date" in ended.err
    calendar = Path(run("remind").out.strip()).read_text("utf-8")
    assert f"DTSTART;VALUE=DATE:{NOW + timedelta(91):%Y%m%d}" in calendar
    assert run("actions").code == 0
