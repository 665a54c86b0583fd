"""What a failing disk does to the history: every changed bit is put right or said, and everything else works."""

import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from inside import as_earlier, inside, rewrite, store

from identity_scan import facts
from identity_scan.keeping import history_file, marks, private_files, seal, sealing
from identity_scan.keeping.compare import Kind, compare
from identity_scan.keeping.heard_table import KeptAnswer, KeptSentence
from identity_scan.keeping.history import History
from identity_scan.merging.coverage import coverage
from identity_scan.model import (
    Answer,
    Ask,
    Assessment,
    Band,
    Collected,
    Decision,
    Depth,
    Exposure,
    Finding,
    Grade,
    Handling,
    Hit,
    Identity,
    Judged,
    Life,
    Outcome,
    Person,
    Plan,
    Query,
    Scan,
    Severity,
    Sighting,
    Status,
    Tier,
    Verdict,
)
from identity_scan.present.what_changed import sentence
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.telling import verbatim

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
NAME = Query("N1", "N1", '"Ottoline Varga"', Tier.NAME, 30)
PLACE = Query("P1", "P1", "Ottoline Varga Guelph", Tier.WORD, 30)
ENGINES = ("bing", "brave")
HITS = (
    Hit(1, "Ottoline Varga, RSW", "https://agency.example/team", "Ottoline Varga works here.", "2025-03-01"),
    Hit(2, "Ottoline Varga at the regatta", "https://club.example/results", "10 km: Ottoline Varga"),
)
BINGS = "scan = 2 AND engine = 'bing' AND query = 'N1'"
"""The newer search's answer of Bing to the name."""
PASSPHRASE = "tide under four bridges"


def clock() -> datetime:
    """The day after the newer of two searches."""
    return NOON + timedelta(31)


def judged(hit: Hit, finding: str) -> Judged:
    asks = [(e, q) for e in ENGINES for q in (NAME, PLACE)]
    seen = tuple(Sighting(e, e, q, 1, hit.rank, hit.url, hit.title, hit.snippet) for e, q in asks)
    return Judged(
        Finding(finding, hit.url, hit.title, hit.snippet, "example", seen),
        Identity(Verdict.ME, 0.9, ()),
        Exposure(Life.PROFESSIONAL, 0.9, ()),
        (),
        Severity(12, Band.LOW, ()),
    )


def searched(history: History, name: str = "s1", day: int = 0) -> None:
    """Keep a finished search of two queries by two engines."""
    scan = Scan(name, NOON + timedelta(day), None, Depth.LIGHT)
    plan = Plan(Depth.LIGHT, tuple(Ask(e, q) for e in ENGINES for q in (NAME, PLACE)))
    history.begin(scan, plan)
    collected = [Collected(ask, Answer(Outcome.RESULTS, HITS, more=False), NOON + timedelta(day)) for ask in plan.asks]
    for item in collected:
        history.keep(name, item)
    found = tuple(judged(hit, f"{n:016x}") for n, hit in enumerate(HITS))
    cover = coverage(plan, collected, {e: e for e in ENGINES})
    whole = Assessment(Person("Ottoline Varga"), scan, cover, Grade("B", verbatim("A few things.")), found, (), ())
    history.finish(name, NOON + timedelta(day, minutes=5), whole)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history with two searches and the worker's word on them; made once."""
    folder = tmp_path_factory.mktemp("kept") / "home"
    with History.open(folder, clock) as history:
        history.claim("Ottoline Varga")
        searched(history)
        searched(history, "s2", 30)
        history.lead_nowhere("https://club.example/leave")
        history.decide(Decision(f"{1:016x}", Verdict.ME, Life.PERSONAL, Handling.FIX, "Seen at work."))
        history.set_status(f"{1:016x}", "PRIV-02", Status.WAITING, "Asked the club.")
        history.tick("images", result="Nothing there.")
        said = KeptSentence("5e", "She lives in Truro.", 0, "me", "false", "personal", ("home_area",), ("7a",))
        history.heard.keep(KeptAnswer("lantern", "who", NOON, "Who is Ottoline Varga?", "results", (said,)))
        history.rest("brave", clock() + timedelta(hours=1))
        history.looked(f"{1:016x}", gone=False)
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """The history, for one test to damage."""
    return Path(shutil.copytree(kept, tmp_path / "home"))


def first(table: str) -> str:
    """The condition for the first row of a table."""
    if table == "basis":  # a table without a rowid, as look is
        return "scan = 1 AND finding = (SELECT min(finding) FROM basis WHERE scan = 1)"
    if table == "look":
        return "finding = (SELECT min(finding) FROM look)"
    return "scan = 1 AND finding LIKE '%0'" if table == "seen" else f"rowid = (SELECT min(rowid) FROM {table})"


def changed(folder: Path, sql: str, *values: object) -> None:
    """Change what is kept as a disk would: past the program, so that no mark is written for it."""
    with closing(inside(folder)) as db:
        db.execute(sql, values)


def value(folder: Path, sql: str) -> bytes:
    with closing(inside(folder)) as db:
        return bytes(db.execute(sql).fetchone()[0])


def flipped(folder: Path, table: str, column: str, byte: int = 1, bit: int = 0) -> None:
    """Turn one bit of the first row's value."""
    whole = bytearray(value(folder, f"SELECT CAST({column} AS BLOB) FROM {table} WHERE {first(table)}"))
    whole[byte % len(whole)] ^= 1 << bit
    with closing(inside(folder)) as db:
        kind = next(row[2] for row in db.execute(f"PRAGMA table_info({table})") if row[1] == column)
        db.execute(f"UPDATE {table} SET {column} = CAST(? AS {kind}) WHERE {first(table)}", (bytes(whole),))


def everything(history: History) -> tuple[object, ...]:
    """All that a history gives."""
    scans = history.scans()
    return (
        scans,
        [history.plan(scan.id) for scan in scans],
        [history.collected(scan.id) for scan in scans],
        history.records(),
        history.decisions(),
        history.standings(),
        history.verified(facts.actions()),
        history.ticks(),
        history.heard.all(),
        history.owner(),
        history.outcomes(),
    )


TEXTS = {
    "owner": ("salt", "print"),
    "scan": ("id", "started", "finished", "depth", "plan", "coverage", "grade"),
    "query": ("id", "recipe", "text", "tier", "medium"),
    "answer": ("engine", "query", "outcome", "hits", "at"),
    "seen": ("finding", "label", "verdict", "life", "band", "places", "title", "url"),
    "decision": ("finding", "verdict", "life", "handling", "note", "at"),
    "status": ("finding", "action", "status", "note", "since"),
    "hand_check": ("id", "result", "at"),
    "heard": ("assistant", "question", "at", "asked", "came", "told", "sources"),
    "rest": ("engine", "until"),
    "look": ("finding", "at"),
    "basis": ("finding", "verdict", "life", "band"),
    "dead_end": ("url", "month"),
    "stood": ("finding", "action", "said"),
    "replaced": ("part", "key"),
}
COLUMNS = [(table, column) for table, columns in TEXTS.items() for column in columns]


@pytest.mark.parametrize(("byte", "bit"), [(0, 0), (1, 7), (5, 2)], ids=["first", "no text any more", "middle"])
@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[".".join(c) for c in COLUMNS])
def test_one_flipped_bit_is_put_right_and_said(folder: Path, table: str, column: str, byte: int, bit: int) -> None:
    with History.open(folder, clock) as history:
        before, resting, ends = everything(history), history.resting(), history.dead_ends()
    flipped(folder, table, column, byte, bit)
    with History.open(folder, clock) as history:
        assert (everything(history), history.resting(), history.dead_ends()) == (before, resting, ends)
        assert history.notices[0] == "One damaged place in the history was put right: nothing of it is lost."
        assert "disk of this computer may be failing" in history.notices[1]
    with History.open(folder, clock) as history:
        assert history.notices == ()


def test_every_column_of_text_is_tried(folder: Path) -> None:
    with closing(inside(folder)) as db:
        for table, columns in TEXTS.items():
            found = {row[1]: row for row in db.execute(f"PRAGMA table_info({table})")}
            full = [name for name, row in found.items() if row[2] != "INTEGER" and row[3]]
            assert set(full) - set(columns) <= {"kinds", "said"}, table  # which are empty here
        assert set(TEXTS) | {"mark", "lost"} == {part.table for part in marks.parts(db)} | {"mark", "lost"}


NUMBERS = {
    "scan": ("demo", "snippets"),
    "query": ("results", "private"),
    "answer": ("page", "results", "more"),
    "seen": ("score",),
    "decision": ("step",),
    "hand_check": ("done",),
    "heard": ("cut",),
    "dead_end": ("step",),
    "stood": ("step",),
    "replaced": ("step",),
}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in NUMBERS.items() for column in columns]
)
def test_a_number_that_changed_is_noticed(folder: Path, table: str, column: str) -> None:
    text = ", text = ''" if column == "private" else ""
    changed(folder, f"UPDATE {table} SET {column} = coalesce({column}, 0) + 64 {text} WHERE {first(table)}")
    with History.open(folder, clock) as history:
        assert history.notices
        assert len(history.scans()) == 2
        assert everything(history)


# -- what cannot be put right -----------------------------------------------------------------------------------------


def test_an_answer_that_cannot_be_read_counts_as_not_asked(folder: Path) -> None:
    changed(folder, f"UPDATE answer SET outcome = 'none', hits = '[]' WHERE {BINGS}")
    with History.open(folder, clock) as history:
        (said, disk) = history.notices
        assert said == (
            'One answer of the search of 3 December 2026 could not be read (Bing, «"Ottoline Varga"»): '
            "it counts as not asked."
        )
        assert "may be failing" in disk
        (lost,) = (c for c in history.collected("s2") if c.ask.key == ("bing", "N1", 1))
        assert lost.answer.outcome is Outcome.SKIPPED
        assert "can no longer be read" in (lost.answer.why or "")
        cover = coverage(history.plan("s2"), history.collected("s2"), {})
        assert (cover.asked, cover.answered, cover.wanted) == (3, 3, 4)
        bing = next(e for e in cover.engines if e.engine == "bing")
        assert bing.why == lost.answer.why
        record = history.record("s2")
        assert ("bing", "N1") not in record.reaches
        assert (record.coverage.answered, record.coverage.wanted, record.grade.letter) == (3, 4, "B")
        assert len(history.collected("s1")) == 4
    copy = folder / "identity-scan.damaged-1.sqlite3"
    assert copy.exists(), "what is left out is kept aside"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600 or sys.platform == "win32"
    with History.open(folder, clock) as history:
        assert history.notices == (said,), "told as long as the search is one of the newest"


def test_an_answer_that_was_lost_can_be_asked_again(folder: Path) -> None:
    changed(folder, f"UPDATE answer SET hits = '[]' WHERE {BINGS}")
    again = Collected(Ask("bing", NAME), Answer(Outcome.RESULTS, HITS[:1], more=False), NOON)
    with History.open(folder, clock) as history:
        history.keep("s2", again)
        assert [c for c in history.collected("s2") if c.ask.key == ("bing", "N1", 1)] == [again]
    with History.open(folder, clock) as history:
        assert history.notices == ()


def test_what_was_found_and_cannot_be_read_is_not_compared_and_never_gone(folder: Path) -> None:
    changed(folder, "UPDATE seen SET verdict = 'not_me', places = '[]' WHERE scan = 2 AND finding LIKE '%1'")
    with History.open(folder, clock) as history:
        assert history.notices[0] == (
            "What the search of 3 December 2026 found on 1 page could not be read: it is not compared."
        )
        earlier, later = history.records()
        kinds = {change.finding: change.kind for change in compare(earlier, later).changes}
        assert kinds == {f"{0:016x}": Kind.SAME, f"{1:016x}": Kind.NOT_COMPARABLE}
        back = {change.finding: change.kind for change in compare(later, replace(earlier, seq=3)).changes}
        assert back[f"{1:016x}"] is Kind.NOT_COMPARABLE, "nor is it new"
        (told,) = (sentence(change) for change in compare(earlier, later).changes if change.finding == f"{1:016x}")
        assert told == "It cannot be compared: what one of the two searches found on it could not be read."
        assert history.verified(facts.actions())[f"{1:016x}", "PRIV-02"] is Status.WAITING


def test_a_query_that_cannot_be_read_takes_its_answers_with_it(folder: Path) -> None:
    changed(folder, "UPDATE query SET text = 'Somebody Else', tier = 'C' WHERE scan = 2 AND id = 'N1'")
    with History.open(folder, clock) as history:
        assert history.notices[0] == (
            "2 answers of the search of 3 December 2026 could not be read (Bing; Brave): they count as not asked."
        )
        assert {c.answer.outcome for c in history.collected("s2") if c.ask.query.id == "N1"} == {Outcome.SKIPPED}
        assert "Somebody" not in str(everything(history))


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE scan SET plan = '[]' WHERE seq = 2", "The plan of the search of 3 December 2026 could not be read"),
        ("UPDATE scan SET grade = 'x', coverage = '{' WHERE seq = 2", "The counts of the search of 3 December 2026"),
        ("UPDATE scan SET started = 'never', id = '' WHERE seq = 2", "The entry of the search of 3 December 2026"),
        ("DELETE FROM scan WHERE seq = 2", "The entry of the search of 3 December 2026"),
    ],
)
def test_a_search_outlives_damage_to_its_entry(folder: Path, sql: str, said: str) -> None:
    with History.open(folder, clock) as history:
        before = history.records()[1]
    changed(folder, sql)  # foreign keys are off here, so that nothing goes with it
    with History.open(folder, clock) as history:
        assert any(notice.startswith(said) for notice in history.notices), history.notices
        assert [scan.started for scan in history.scans()] == [NOON, NOON + timedelta(30)]
        later = history.records()[1]
        assert (later.reaches, later.seen, later.coverage) == (before.reaches, before.seen, before.coverage)
        assert len(history.plan(history.scans()[1].id).asks) == 4


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE decision SET verdict = 'not_me', note = ''", "1 decision of yours could not be read"),
        ("UPDATE status SET status = 'done', note = ''", "How far you were with 1 step could not be read"),
        ("UPDATE hand_check SET at = 'then', done = 0", "Your note on 1 check by hand could not be read"),
        ("UPDATE dead_end SET month = 'then', step = 0", "Your note on 1 link that led nowhere could not be read"),
        ("UPDATE rest SET until = 'never', engine = 'x'", "1 small note of this program could not be read"),
        ("UPDATE owner SET salt = x'00', print = x'00'", "1 small note of this program could not be read"),
    ],
)
def test_a_word_that_cannot_be_read_is_left_out_and_said(folder: Path, sql: str, said: str) -> None:
    changed(folder, sql)
    with History.open(folder, clock) as history:
        assert history.notices[0].startswith(said)
        assert len(history.records()) == 2
        assert everything(history)
        assert history.owned_by("Ottoline Varga")


def test_a_mark_that_is_damaged_itself_makes_nothing_doubtful(folder: Path) -> None:
    with History.open(folder, clock) as history:
        before = everything(history)
    for n, sql in enumerate(("crc = crc + 1", "print = print + 1", "key = key || 'x'", "part = 'answe' || part")):
        changed(folder, f"UPDATE mark SET {sql} WHERE part = 'seen' AND key LIKE '1%' AND ? = ?", n, n)
        with History.open(folder, clock) as history:
            assert everything(history) == before, sql


# -- older homes ------------------------------------------------------------------------------------------------------


def unmarked(folder: Path) -> None:
    """Lead the file back to the version of before there were marks."""
    with closing(inside(folder)) as db:
        triggers = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for sql in (
        *(f"DROP TRIGGER {name}" for name in triggers),
        *(
            f"DROP TABLE {table}"
            for table in ("judgement", "changed", "lost", "mark", "person", "dead_end", "heard", "stood", "replaced")
        ),
        f"PRAGMA user_version = {history_file.STEPS.index(marks.TABLES)}",
    ):
        changed(folder, sql)


def test_a_home_of_before_there_were_marks_is_read_whole_and_marked(folder: Path) -> None:
    with History.open(folder, clock) as history:
        before = everything(history)
    unmarked(folder)
    as_earlier(folder)
    with History.open(folder, clock) as history:
        assert everything(history) == (*before[:8], (), *before[9:]), "no assistant was asked then"
        assert history.notices == (
            "The history was brought up to date. A copy of it as it was before is kept as "
            f"identity-scan.before-version-{len(history_file.STEPS)}.sqlite3.",
        )
    flipped(folder, "answer", "hits", 20)
    with History.open(folder, clock) as history:
        assert everything(history) == (*before[:8], (), *before[9:])
        assert "put right" in history.notices[0]


def test_a_later_step_that_changes_every_row_is_no_damage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with History.open(folder, clock) as history:
        before = everything(history)
    step = "ALTER TABLE answer ADD COLUMN region TEXT; UPDATE answer SET region = 'ca'; UPDATE rest SET until = until"
    monkeypatch.setattr(history_file, "STEPS", (*history_file.STEPS, step))
    with History.open(folder, clock) as history:
        assert everything(history) == before
        assert len(history.notices) == 1
    flipped(folder, "answer", "region")
    with History.open(folder, clock) as history:
        assert everything(history) == before
        assert "put right" in history.notices[0]


@pytest.mark.parametrize(
    ("table", "column"),
    [("answer", "outcome"), ("answer", "at"), ("answer", "hits"), ("seen", "verdict"), ("decision", "life"),
     ("status", "since"), ("scan", "started"), ("scan", "coverage"), ("scan", "plan"), ("query", "tier"),
     ("rest", "until"), ("hand_check", "at")],
)  # fmt: skip
@pytest.mark.parametrize("rubbish", ["'?'", "CAST(x'5bff' AS TEXT)"], ids=["no such word", "no text"])
def test_of_an_older_home_what_cannot_be_read_is_named_and_the_rest_is_read(
    folder: Path, table: str, column: str, rubbish: str
) -> None:
    unmarked(folder)
    changed(folder, f"UPDATE {table} SET {column} = {rubbish} WHERE {first(table)}")
    as_earlier(folder)
    with History.open(folder, clock) as history:
        assert [notice for notice in history.notices if "could not be read" in notice]
        assert len(history.scans()) == 2
        assert everything(history)


# -- the whole file ---------------------------------------------------------------------------------------------------


def test_a_file_that_is_gone_is_said_to_be_lost_until_a_search_is_kept_again(folder: Path) -> None:
    (folder / history_file.NAME).unlink()
    for _again in range(2):
        with History.open(folder, clock) as history:
            assert history.notices[0] == (
                "The history that was kept on this computer is lost: its file is no longer there. A new one was begun."
            )
            assert "backup" in history.notices[1]
            assert history.scans() == ()
    with History.open(folder, clock) as history:
        searched(history)
    with History.open(folder, clock) as history:
        assert history.notices == ()


def test_an_emptied_file_is_said_to_be_lost(folder: Path) -> None:
    (folder / history_file.NAME).write_bytes(b"")
    with History.open(folder, clock) as history:
        assert history.notices[0].startswith("The history that was kept on this computer is lost: its file is empty.")


def test_an_emptied_file_of_a_home_without_the_note_is_said_to_be_empty(folder: Path) -> None:
    (folder / history_file.NAME).write_bytes(b"")
    (folder / history_file.MARKER).unlink()
    with History.open(folder, clock) as history:
        assert history.notices[0].startswith("The file of the history was empty. If searches were kept in it")


def test_a_new_home_is_not_said_to_have_lost_anything(tmp_path: Path) -> None:
    for _again in range(2):
        with History.open(tmp_path / "new", clock) as history:
            assert history.notices == ()
    assert not (tmp_path / "new" / history_file.MARKER).exists(), "nothing is kept yet that could be lost"


def test_the_note_that_there_is_a_history_is_empty_private_and_goes_with_it(folder: Path) -> None:
    note = folder / history_file.MARKER
    assert note.read_bytes() == b""
    assert stat.S_IMODE(note.stat().st_mode) == 0o600 or sys.platform == "win32"
    note.unlink()
    with History.open(folder, clock):
        assert note.exists(), "an older home gets one"
    assert note in history_file.remove(folder)
    assert not note.exists()
    with History.open(folder, clock) as history:
        assert history.notices == (), "what was erased is not lost"


def page_of(path: Path, table: str) -> tuple[int, int]:
    """Where the first leaf of a table begins in the file, and how long a page is."""
    with closing(inside(path.parent)) as db:
        size = int(db.execute("PRAGMA page_size").fetchone()[0])
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    return (root - 1) * size, size


@pytest.mark.parametrize("table", ["owner", "scan", "query", "answer", "seen", "decision", "status", "mark"])
@pytest.mark.parametrize("how", ["zeroed", "noise"])
def test_of_a_broken_file_all_that_can_be_read_is_taken_over(folder: Path, table: str, how: str) -> None:
    path = folder / history_file.NAME
    whole = bytearray(path.read_bytes())
    at, size = page_of(path, table)
    whole[at : at + size] = bytes(size) if how == "zeroed" else bytes(n * 37 % 256 for n in range(size))
    path.write_bytes(whole)
    with History.open(folder, clock) as history:
        assert history.notices[0] == (
            "The file of the history is damaged. What could be read of it was recovered; "
            "it was kept as identity-scan.damaged-1.sqlite3."
        )
        assert (folder / "identity-scan.damaged-1.sqlite3").read_bytes() == bytes(whole)
        assert everything(history)
        assert [scan.started for scan in history.scans()] == [NOON, NOON + timedelta(30)]
        for record in history.records():
            assert record.coverage.answered <= 4
        answers = [c.answer.outcome for scan in history.scans() for c in history.collected(scan.id)]
        assert Outcome.NONE not in answers
        assert len(answers) == 8
        lost = {"answer": 8, "query": 8}.get(table, 0)
        assert answers.count(Outcome.SKIPPED) == lost
        if table == "seen":
            changes = compare(*history.records()).changes
            assert {change.kind for change in changes} <= {Kind.NOT_COMPARABLE}
        searched(history, "s3", 60)
    with History.open(folder, clock) as history:
        assert len(history.records()) == 3


@pytest.mark.parametrize("part", [0.9, 0.5, 0.2, 0.02])
def test_a_file_that_was_cut_off_loses_what_is_cut_off_and_says_so(folder: Path, part: float) -> None:
    path = folder / history_file.NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with History.open(folder, clock) as history:
        assert "identity-scan.damaged-1.sqlite3" in history.notices[0]
        assert everything(history)
        assert Outcome.NONE not in [c.answer.outcome for s in history.scans() for c in history.collected(s.id)]
        searched(history, "s3", 60)
    assert (folder / "identity-scan.damaged-1.sqlite3").read_bytes() == whole[: int(len(whole) * part)]


def test_a_name_in_the_list_of_tables_that_changed_costs_nothing(folder: Path) -> None:
    with History.open(folder, clock) as history:
        before = everything(history)
    assert rewrite(folder, b"outcome TEXT NOT NULL", b"outcgme TEXT NOT NULL") == 1
    with History.open(folder, clock) as history:
        assert everything(history) == before
        assert "identity-scan.damaged-1.sqlite3" in history.notices[0]


@pytest.mark.parametrize("bit", range(7))
def test_a_version_that_changed_by_itself_is_not_taken_for_a_newer_program(folder: Path, bit: int) -> None:
    with History.open(folder, clock) as history:
        before = everything(history)
    changed(folder, f"PRAGMA user_version = {len(history_file.STEPS) ^ 1 << bit}")
    with History.open(folder, clock) as history:
        assert everything(history) == before
        assert history.notices == ()


# -- nothing can be written -------------------------------------------------------------------------------------------


@pytest.fixture
def closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home on a disk that cannot be written, whoever asks."""
    monkeypatch.setattr(private_files, "may_write", lambda _path: False)
    return folder


def test_a_home_that_cannot_be_written_is_read_and_not_touched(closed: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in closed.iterdir()}
    with History.open(closed, clock) as history:
        assert history.read_only
        assert history.notices == (
            f"Nothing can be written in {closed}: what is kept there can be read, but no search and no decision can be "
            "kept.",
        )
        assert history.claim("Ottoline Varga")
        assert not history.claim("Somebody Else")
        assert len(history.records()) == 2
        assert not history.tidy(NOON + timedelta(400))
        for write in (
            lambda: history.decide(Decision("f")),
            lambda: history.undo(),
            lambda: history.lead_nowhere("https://club.example/join"),
            lambda: searched(history, "s9", 90),
            lambda: history.set_status("f", "PRIV-02", Status.DONE),
            lambda: history.tick("images"),
            lambda: history.rest("bing", NOON),
        ):
            with pytest.raises(HistoryError, match="nothing can be written in"):
                write()
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in closed.iterdir()} == before


def test_a_home_that_cannot_be_written_is_read_although_it_is_damaged(closed: Path) -> None:
    changed(closed, "UPDATE answer SET outcome = 'none' WHERE seq = 1")
    before = (closed / history_file.NAME).read_bytes()
    with History.open(closed, clock) as history:
        assert "One answer of the search of 3 November 2026 could not be read" in " ".join(history.notices)
        assert len(history.collected("s1")) == 4
    assert (closed / history_file.NAME).read_bytes() == before
    assert not list(closed.glob("*damaged*"))


def test_what_the_database_itself_refuses_to_write_is_read_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(path: Path) -> Path:
        raise PermissionError(30, "Read-only file system", str(path))

    monkeypatch.setattr(private_files, "folder", refuses)
    with History.open(folder, clock) as history:
        assert history.read_only
        assert len(history.records()) == 2
    with pytest.raises(HistoryError, match="may not write"):
        History.open(folder.parent / "nowhere", clock)


# -- sealed -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def sealed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(seal, "_from_keyring", lambda: "")
    sealing.begin(folder, PASSPHRASE)
    yield folder
    seal.hold("")


def rewritten(folder: Path, sql: str) -> None:
    changed(folder, sql)


def test_a_sealed_row_that_changed_is_noticed(sealed: Path) -> None:
    rewritten(sealed, "UPDATE answer SET outcome = 'none' WHERE seq = 1")
    with History.open(sealed, clock) as history:
        assert history.notices[0].startswith("One answer of the search of 3 November 2026 could not be read (Bing")
        assert len(history.collected("s1")) == 4
    assert b"agency.example" not in b"".join(path.read_bytes() for path in sealed.iterdir()), "the copy is sealed too"


def test_a_broken_page_of_a_sealed_file_costs_what_stands_on_it(sealed: Path) -> None:
    path = store(sealed)
    whole = bytearray(path.read_bytes())
    with closing(inside(sealed)) as db:
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'decision'")[0][0]
    whole[(root - 1) * 4096 + 100] ^= 1
    path.write_bytes(whole)
    with History.open(sealed, clock) as history:
        assert "identity-scan.damaged-1.sqlite3" in history.notices[0]
        assert any("1 decision of yours could not be read" in notice for notice in history.notices)
        assert len(history.records()) == 2
        assert [len(history.collected(scan.id)) for scan in history.scans()] == [4, 4]
    assert (sealed / "identity-scan.damaged-1.sqlite3").read_bytes() == bytes(whole)
    assert b"agency.example" not in path.read_bytes()


def test_an_emptied_sealed_file_is_said_to_be_lost(sealed: Path) -> None:
    store(sealed).write_bytes(b"")
    with History.open(sealed, clock) as history:
        assert history.notices[0].startswith("The history that was kept on this computer is lost: its file is empty.")
        searched(history)
    assert b"agency.example" not in store(sealed).read_bytes()


def test_a_sealed_home_that_cannot_be_written_is_read(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_files, "may_write", lambda _path: False)
    before = {path.name: path.read_bytes() for path in sealed.iterdir()}
    with History.open(sealed, clock) as history:
        assert history.read_only
        assert len(history.records()) == 2
        with pytest.raises(HistoryError, match="nothing can be written in"):
            history.decide(Decision("f"))
    assert {path.name: path.read_bytes() for path in sealed.iterdir()} == before
    seal.hold("something else entirely")
    with pytest.raises(HistoryError, match="passphrase"):
        History.open(sealed, clock)
