"""What lies on the disk: closed to others from its first byte, gone when it is gone, sealed if one wishes.

The history's own files from the first byte, journals and copies among them, stand in tests/keeping/test_history.py,
reports in tests/reports/test_reports.py. On Windows modes say nothing: there the access list of the user's profile
protects.
"""

import ast
import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from at_the_prompt import AtATerminal, Run
from inside import bytes_inside

from identity_scan.cli.startup import now
from identity_scan.keeping import crash, erase, history_file, own_person, seal, sealing, settings
from identity_scan.keeping.history import History
from identity_scan.model import (
    Answer,
    Ask,
    Collected,
    Decision,
    Depth,
    Hit,
    Outcome,
    Person,
    Plan,
    Query,
    Scan,
    Status,
    Tier,
    Verdict,
)
from identity_scan.person.person_file import text_of
from identity_scan.speech.errors import HistoryError

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ME = Person("Marisol Quill", private_phones=("902-555-0166",), home_address="7 Tidal Bore Road, Truro", attested=True)
MARK = "zzmarkerzz"
PASSPHRASE = "tide under four bridges"
QUERY = Query("N1", "N1", '"Marisol Quill"', Tier.NAME, 10)
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")


@pytest.fixture
def open_mask() -> Iterator[None]:
    """The most careless mask there is: what is private then was made so."""
    before = os.umask(0)
    yield
    os.umask(before)


def filled(folder: Path, note: str = "", snippet: str = "", when: datetime = NOON) -> None:
    """Keep a search with a result, a decision and a state."""
    with History.open(folder, lambda: when) as history:
        history.claim(ME.name)
        history.begin(Scan("s1", when, None, Depth.LIGHT), Plan(Depth.LIGHT, (Ask("bing", QUERY),)))
        hit = Hit(1, f"{snippet} Marisol Quill", "https://a.example/", snippet)
        history.keep("s1", Collected(Ask("bing", QUERY), Answer(Outcome.RESULTS, (hit,)), when))
        history.decide(Decision("f1", verdict=Verdict.ME, note=note))
        history.set_status("f1", "PRIV-02", Status.DONE, note)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


# -- closed to others -------------------------------------------------------------------------------------------------


@posix
@pytest.mark.usefixtures("open_mask")
def test_everything_the_program_writes_is_its_owners_alone(run: Run, tmp_path: Path) -> None:
    """Each maker of a file, watched by the system's own events: no file is ever open to others, not for a moment."""
    home, seen, watching = settings.folder(), dict[str, int](), [True]

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "os.rename", "os.remove", "sqlite3.connect", "os.chmod") and home.exists():
            for path in (home, *home.rglob("*")):
                name = f"{path.relative_to(home)}{'/' if path.is_dir() else ''}"
                seen[name] = seen.get(name, 0) | (stat.S_IMODE(path.lstat().st_mode) & 0o077 if path.exists() else 0)

    sys.addaudithook(look)
    own_person.write(ME, home / "person.toml")
    filled(home, when=now())  # the command tidies by the computer's clock, and would find an old search too old
    settings.change(language="en-CA", keys={"KAGI_API_KEY": "secret"})
    crash.note(ValueError("x"), home, NOON)
    ended = run("report", "html", "md", "csv", "json", "ics", "txt", "--full")
    assert ended.code == 0, ended.err
    look("open", ())
    watching.clear()  # a hook of the system can never be taken away
    made = {name.split(".")[0].rstrip("0123456789-") for name in seen}
    assert {"identity-scan", "settings", "crash", "reports/identity-scan"} <= made
    assert {f"{history_file.NAME}-wal", f"{history_file.NAME}-shm", "identity-scan.key"} <= set(seen)
    assert {name: oct(mode) for name, mode in seen.items() if mode} == {}


WRITERS = {"private_files.py", "history_file.py", "settings.py", "seal.py", "throwaway.py", "browser_process.py"}
"""The only files of the product that make files; each is tested to make them private."""
TOOLS = {"pictures.py", "translations.py", "fact_check.py"}
"""What makes the README's pictures, the catalogues and the tables, and is never run by a worker."""


def test_nothing_else_in_the_product_can_write_a_file() -> None:
    calls = []
    for path in (p for room in ("identity_scan", "tui", "reports") for p in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or path.name in WRITERS | TOOLS:
                continue
            if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call):
                continue  # super().write_text() of a formatter writes no file
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            modes = [a.value for a in (*node.args, *(k.value for k in node.keywords)) if isinstance(a, ast.Constant)]
            writes = name in ("write_text", "write_bytes", "mkdir", "mkstemp", "NamedTemporaryFile", "TemporaryFile")
            if writes or (name == "open" and any(isinstance(m, str) and m[:1] in tuple("wax") for m in modes)):
                calls.append(f"{path.relative_to(ROOT)}:{node.lineno} {name}")
    assert calls == []


# -- gone when it is gone ---------------------------------------------------------------------------------------------


def test_a_note_that_is_taken_back_is_gone_from_the_file_at_once(tmp_path: Path) -> None:
    filled(tmp_path)
    with History.open(tmp_path, lambda: NOON) as history:
        history.decide(Decision("f1", note=f"{MARK} after the hearing"))
        assert MARK.encode() in bytes_inside(tmp_path), "it was there, so this test can fail"
        history.undo()
        assert MARK.encode() not in bytes_inside(tmp_path)


def test_words_that_were_kept_long_enough_are_gone_from_the_file(tmp_path: Path) -> None:
    filled(tmp_path, snippet=MARK)
    assert MARK.encode() in bytes_inside(tmp_path)
    with History.open(tmp_path, lambda: NOON) as history:
        assert history.tidy(NOON + timedelta(days=31))
        assert MARK.encode() not in bytes_inside(tmp_path)


def test_copies_and_damaged_files_are_not_kept_longer_than_the_history(tmp_path: Path) -> None:
    filled(tmp_path)
    for name in ("identity-scan.damaged-1.sqlite3", "identity-scan.before-version-2.sqlite3"):
        (tmp_path / name).write_bytes(MARK.encode())
        os.utime(tmp_path / name, (NOON.timestamp(), NOON.timestamp()))
    with History.open(tmp_path, lambda: NOON) as history:
        history.tidy(NOON + timedelta(days=89))
        assert MARK.encode() in bytes_inside(tmp_path)
        told = history.tidy(NOON + timedelta(days=91))
        assert told.copies == 2
        assert "2 old copies" in str(told)
    assert MARK.encode() not in bytes_inside(tmp_path)


def test_the_days_of_a_damaged_file_begin_when_it_is_put_aside(tmp_path: Path) -> None:
    History.open(tmp_path, lambda: NOON).close()
    path = tmp_path / history_file.NAME
    path.write_bytes(MARK.encode() * 500)
    os.utime(path, ((NOON - timedelta(days=100)).timestamp(),) * 2)  # nobody searched for a hundred days
    with History.open(tmp_path, lambda: NOON) as history:
        assert "kept as identity-scan.damaged-1.sqlite3" in history.notices[0]
        assert history.tidy(NOON + timedelta(days=89)).copies == 0
        assert MARK.encode() in bytes_inside(tmp_path)
        assert history.tidy(NOON + timedelta(days=91)).copies == 1


def test_what_is_put_aside_while_the_person_is_read_stays_for_its_days(run: Run) -> None:
    """Who it is, is read before the history is opened, and by nobody who has a clock."""
    home = settings.folder()
    own_person.write(ME, home / "person.toml")
    filled(home, note=MARK)
    run("history")
    store = home / history_file.NAME
    content = store.read_bytes()
    store.write_bytes(content[: len(content) // 2])  # a synchronised folder left half of it, long ago
    os.utime(store, ((now() - timedelta(days=400)).timestamp(),) * 2)
    run("history")
    run("history")
    kept = home / "identity-scan.damaged-1.sqlite3"
    assert kept.read_bytes() == content[: len(content) // 2]
    with History.open(home, lambda: now() + timedelta(days=200)) as history:
        assert history.tidy(now() + timedelta(days=200)).copies == 1
    assert not kept.exists()


def test_the_journal_is_empty_when_the_program_ends(tmp_path: Path) -> None:
    filled(tmp_path, note=MARK)
    left = [path.name for path in tmp_path.iterdir() if path.stat().st_size and path.name != history_file.NAME]
    assert left == ["identity-scan.key"]


def test_erase_removes_all_and_proves_it(run: Run) -> None:
    home = settings.folder()
    own_person.write(ME, home / "person.toml")
    filled(home, note=MARK)
    run("report", "md", "json", "--full")
    crash.note(ValueError(ME.name), home, NOON)
    (home / "identity-scan.damaged-1.sqlite3").write_bytes(b"Marisol Quill")
    assert erase.left((home,), ME), "there was something to find"
    ended = run("erase", "--yes")
    assert ended.code == 0
    assert "looked for" in ended.err
    assert not home.exists()


def test_erase_says_what_it_may_not_delete(run: Run) -> None:
    home = settings.folder()
    own_person.write(ME, home / "person.toml")
    (home / "my own notes.txt").write_text("Marisol Quill, things to do")
    ended = run("erase", "--yes")
    assert ended.code == 1
    assert "my own notes.txt" in ended.err
    assert (home / "my own notes.txt").exists()


# -- leave nothing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["for one search", "as a setting"])
def test_leave_nothing_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    from identity_scan import demo

    me = tmp_path / "stick" / "me.toml"
    own_person.write(ME, me)
    monkeypatch.setattr("identity_scan.asking.fetch.Web", lambda _settings: demo.find("tamsin").web())
    monkeypatch.setattr("sys.stdin", AtATerminal(f"{ME.name}\n{ME.name}\n"))  # the promise, for each search anew
    words = ["scan", "--person", str(me), "--engines", "bing", "--recipes", "N1"]
    if how == "as a setting":
        settings.change(leave_nothing=True)
    else:
        words.append("--leave-nothing")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    ended = run(*words)
    assert ended.code == 0, ended.err
    assert "Nothing is written" in ended.err
    assert ended.out.strip()
    monkeypatch.setattr("identity_scan.session.assess.assess", _fail)
    monkeypatch.setattr("identity_scan.session.assess.assess", _fail)
    assert run(*words).code == 70, "not even a crash leaves a note"
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def _fail(*_args: object, **_more: object) -> None:
    raise RuntimeError("Marisol Quill")


# -- encrypted always --------------------------------------------------------------------------------------------------


def test_unsealed_no_word_stands_in_the_files_as_it_is() -> None:
    """Whoever has the key reads it, and the key lies beside it: what this makes certain is erasing."""
    home = settings.folder()
    own_person.write(ME, home / "person.toml")
    filled(home, note=MARK, snippet="after the hearing")
    (home / "person.toml").write_text(text_of(ME), "utf-8")
    with History.open(home, lambda: NOON) as history:
        assert history.decisions()["f1"].note == MARK
        assert not seal.is_on(home)
        raw = bytes_of(home)
    assert own_person.read(home / "person.toml") == ME
    assert not (home / "person.toml").exists(), "it was taken into the store"
    for secret in (MARK, "Marisol", "Quill", "Tidal Bore", "902-555-0166", "after the hearing", "a.example"):
        assert secret.encode() not in raw, secret


# -- sealed -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is sealed; the passphrase is not held."""
    monkeypatch.setattr(seal, "_from_keyring", lambda: "")
    home = settings.folder()
    own_person.write(ME, home / "person.toml")
    filled(home, note=MARK)
    sealing.begin(home, PASSPHRASE)
    seal.hold("")
    return home


def test_what_is_sealed_cannot_be_read_in_the_files(sealed: Path) -> None:
    seal.hold(PASSPHRASE)
    with History.open(sealed, lambda: NOON) as history:
        assert history.decisions()["f1"].note == MARK
        history.decide(Decision("f2", note=f"{MARK} again"))
        assert history.owned_by(ME.name)
        names = {path.name for path in sealed.iterdir()}
        assert "identity-scan.store-2.sqlite3-wal" in names
        raw = bytes_of(sealed)
    assert own_person.read(sealed / "person.toml") == ME
    for secret in (MARK, "Marisol", "Quill", "Tidal Bore", "902-555-0166", "bing", "tide under"):
        assert secret.encode() not in raw
    assert {stat.S_IMODE(p.stat().st_mode) for p in sealed.iterdir()} == {0o600} or sys.platform == "win32"


@pytest.mark.parametrize("passphrase", ["", "tide under five bridges"])
def test_a_wrong_passphrase_says_so_and_changes_nothing(sealed: Path, passphrase: str) -> None:
    before = bytes_of(sealed)
    seal.hold(passphrase)
    with pytest.raises(HistoryError, match="passphrase" if passphrase else "sealed") as refused:
        History.open(sealed, lambda: NOON)
    assert "cannot be recovered" in refused.value.remedy
    with pytest.raises(HistoryError):
        own_person.read(sealed / "person.toml")
    assert bytes_of(sealed) == before


def test_the_person_file_stays_sealed_when_it_is_written_anew(sealed: Path) -> None:
    seal.hold(PASSPHRASE)
    own_person.write(Person("Marisol Quill", places=("Amherst",), attested=True), sealed / "person.toml")
    assert own_person.read(sealed / "person.toml").places == ("Amherst",)
    assert b"Amherst" not in bytes_of(sealed)
    assert not (sealed / "person.toml").exists()


def test_erase_needs_no_passphrase(sealed: Path, run: Run) -> None:
    assert run("erase", "--yes").code == 0
    assert not sealed.exists()


def test_sealing_says_before_that_nobody_can_recover_a_forgotten_passphrase(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "_from_keyring", lambda: "")
    home, told = settings.folder(), list[str]()
    own_person.write(ME, home / "person.toml")
    filled(home, note=MARK)

    def typed(question: str, **how: object) -> str:
        told.append(question)
        assert how["hide_input"], "what is typed is not shown"
        assert not seal.is_on(home)
        return PASSPHRASE

    monkeypatch.setattr("identity_scan.cli.seal_command.click.prompt", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    ended = run("seal")
    assert ended.code == 0, ended.err
    assert ended.err.index("cannot be recovered") < ended.err.index("Sealed.")
    assert told
    assert MARK.encode() not in bytes_of(home)
    assert run("history").code == 0
    assert run("seal", "--open").code == 0
    seal.hold("")
    assert run("history").code == 0
    assert own_person.read(home / "person.toml") == ME
    with History.open(home, lambda: NOON) as history:
        assert history.decisions()["f1"].note == MARK
