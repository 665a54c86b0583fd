"""Sealing cannot lock out and cannot pretend: killed anywhere it opens, guessed passphrases are refused, it costs."""

import os
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from at_the_prompt import Ran, Run
from inside import as_earlier, bytes_inside, store
from safety import sealing_kills as kills

from identity_scan.keeping import (
    cipher,
    history_file,
    key_file,
    own_person,
    passphrases,
    seal,
    sealing,
    settings,
    wrapping,
)
from identity_scan.keeping.history import History
from identity_scan.person.person_file import text_of
from identity_scan.speech import language
from identity_scan.speech.errors import HistoryError

FIRST, SECOND = kills.FIRST, kills.SECOND


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_from_keyring", lambda: "")


@pytest.fixture
def home() -> Path:
    kills.filled(settings.folder())
    return settings.folder()


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with lines handed over by a pipe; no passphrase is remembered from the command before."""

    def go(*words: str, lines: tuple[str, ...] = ()) -> Ran:
        seal.hold("")
        monkeypatch.setattr("sys.stdin", StringIO("".join(f"{line}\n" for line in lines)))
        return run(*words)

    return go


def everything(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


# -- killed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", kills.KINDS)
def test_killed_at_any_line_it_opens_and_nothing_is_in_plain_words_under_a_seal(kind: str, tmp_path: Path) -> None:
    told = kills.Told()
    kills.points(kind, tmp_path, told, every=90 if kind.startswith("move") else 12)
    assert told.points[kind] > (150 if kind in ("seal", "change", "open") else 50)
    assert told.locked_out == []
    assert told.plain == []


def test_these_tests_would_see_a_lock_out_and_words_beside_the_seal(home: Path) -> None:
    sealing.begin(home, FIRST)
    (home / "identity-scan.before-version-2.sqlite3").write_bytes(b"Marisol Quill")
    told = kills.Told()
    kills.judge("seal", home, (FIRST,), told)
    kills.judge("seal", home, (SECOND,), told)
    assert len(told.plain) == 1
    assert len(told.locked_out) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="forks, and sends the signal of POSIX")
@pytest.mark.parametrize(("kind", "line"), [("seal", 300), ("change", 150), ("open", 250), ("move in", 900)])
def test_the_real_signal_leaves_what_the_copies_showed(kind: str, line: int, tmp_path: Path) -> None:
    left, told = kills.killed(kind, tmp_path, line), kills.Told()
    kills.judge(kind, left, kills.KINDS[kind][2], told)
    assert (told.locked_out, told.plain) == ([], [])


# -- on the command line ----------------------------------------------------------------------------------------------


def test_sealed_changed_and_opened_by_lines_of_a_pipe(home: Path, typed: Run) -> None:
    assert typed("seal", lines=(FIRST, FIRST)).code == 0
    assert not [secret for secret in kills.SECRETS if secret in everything(home)]
    assert typed("history", lines=(SECOND,)).code == 2
    assert typed("history", lines=(FIRST,)).code == 0
    before = store(home).read_bytes()
    assert typed("seal", "--change", lines=(FIRST, SECOND, SECOND)).code == 0
    assert store(home).read_bytes() == before, "another passphrase rewrites the key file alone"
    assert (home / key_file.NAME).stat().st_size < 1500
    assert typed("history", lines=(FIRST,)).code == 2
    shown = typed("seal", lines=(SECOND,))
    assert (shown.code, "What is kept here is sealed." in shown.err) == (0, True)
    assert typed("seal", "--open", lines=(SECOND,)).code == 0
    assert typed("history").code == 0
    assert own_person.read(home / "person.toml") == kills.ME


def test_a_wrong_passphrase_changes_nothing(home: Path, typed: Run) -> None:
    typed("seal", lines=(FIRST, FIRST))
    before = everything(home)
    for words in (("seal", "--change"), ("seal", "--open"), ("seal",), ("seal", "--sheet", "-")):
        ended = typed(*words, lines=("quite another thing", SECOND, SECOND))
        assert ended.code == 2
        assert "This passphrase does not open what is kept here." in ended.err
    assert everything(home) == before


@pytest.mark.parametrize(
    "guessed",
    [
        "",
        "password",
        "aaaaaaaaaaaaaaaa",
        "12345678",
        "motdepasse123",
        "Tr0ub4dor&3",
        "marisolquill",
        "Quill-Marisol-Truro",
    ],
)
def test_what_could_be_guessed_is_refused_with_four_words(home: Path, typed: Run, guessed: str) -> None:
    ended = typed("seal", lines=(guessed, guessed))
    assert ended.code == 2
    assert "That could be guessed" in ended.err
    words = ended.err.rpartition(":")[2].split()
    assert len(words) == 4
    assert passphrases.refused(" ".join(words)) is None
    assert not seal.is_on(home)


def test_a_passphrase_that_the_keyring_holds_is_changed_there_too(
    home: Path, typed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = [""]
    monkeypatch.setattr(seal, "_from_keyring", lambda: ring[0])
    monkeypatch.setattr(seal, "remember", lambda passphrase: ring.__setitem__(0, passphrase))
    assert typed("seal", "--keyring", lines=(FIRST, FIRST)).code == 0
    assert typed("seal", "--change", lines=(SECOND, SECOND)).code == 0
    assert ring == [SECOND]
    assert typed("history").code == 0
    assert typed("erase", "--yes").code == 0
    assert ring == [""]


def test_the_two_must_be_the_same(home: Path, typed: Run) -> None:
    ended = typed("seal", lines=(FIRST, SECOND))
    assert ended.code == 2
    assert "not the same" in ended.err
    assert not seal.is_on(home)


def test_the_words_of_the_sheet_open_it_too_until_there_is_another(home: Path, typed: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.txt"
    assert typed("seal", "--sheet", str(sheet), lines=(FIRST, FIRST)).code == 0
    words = " ".join(line.split()[1] for line in sheet.read_text("utf-8").splitlines() if line.strip()[:1].isdigit())
    assert len(words.split()) == 12
    assert typed("history", lines=(words.upper(),)).code == 0
    assert typed("seal", "--change", lines=(words, SECOND, SECOND)).code == 0
    assert typed("history", lines=(words,)).code == 0, "another passphrase leaves the sheet"
    assert typed("seal", "--sheet", "-", lines=(SECOND,)).code == 0
    assert typed("history", lines=(words,)).code == 2
    if sys.platform != "win32":
        assert sheet.stat().st_mode & 0o077 == 0


def test_the_words_are_french_where_french_is_spoken() -> None:
    from mnemonic import Mnemonic

    language.use("fr-CA")
    assert set(passphrases.suggested().split()) <= set(Mnemonic("french").wordlist)
    language.use("en-CA")


def test_sealed_is_said_only_where_nothing_of_ours_can_be_read_beside_it(home: Path, typed: Run) -> None:
    typed("seal", lines=(FIRST, FIRST))
    laid = home / "identity-scan.sqlite3"
    laid.write_bytes(b"SQLite format 3\0 Marisol Quill")
    ended = typed("seal", lines=(FIRST,))
    assert ended.code == 1
    assert "What is kept here is sealed." not in ended.err
    assert str(laid) in ended.err
    assert laid.name in typed("history", lines=(FIRST,)).err
    laid.unlink()
    (home / "reports").mkdir()
    (home / "reports" / "identity-scan-2026-11-22.md").write_text("Marisol Quill", "utf-8")
    ended = typed("seal", lines=(FIRST,))
    assert ended.code == 0
    assert "What is kept here is sealed." not in ended.err
    assert "Reports are never sealed" in ended.err


def test_a_person_file_laid_in_a_sealed_home_is_taken_in(home: Path, typed: Run) -> None:
    typed("seal", lines=(FIRST, FIRST))
    moved = kills.ME.__class__("Marisol Quill", places=("Amherst",), attested=True)
    (home / "person.toml").write_text(text_of(moved), "utf-8")
    assert typed("history", lines=(FIRST,)).code == 0
    assert not (home / "person.toml").exists()
    assert b"Amherst" not in everything(home)
    assert own_person.read(home / "person.toml") == moved


# -- the key ----------------------------------------------------------------------------------------------------------


def test_one_guess_takes_half_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    way = wrapping.wrap(key_file.fresh_key(), FIRST)
    assert (way.memory, way.passes >= 3) == (128 * 1024, True)
    began = time.process_time()
    assert wrapping.unwrap(way, SECOND) is None
    assert time.process_time() - began >= 0.5


def test_sealing_takes_a_key_that_never_lay_on_the_disk_in_the_open(home: Path) -> None:
    before, old = key_file.read(home), store(home)
    assert before is not None
    sealing.begin(home, FIRST)
    after = key_file.read(home)
    assert after is not None
    assert seal.data_key(after) != bytes.fromhex(before.key)
    assert not old.exists()


@pytest.mark.parametrize("at", [0, 20, 100, 300])
def test_one_bit_of_the_key_file_that_changed_locks_nobody_out(home: Path, at: int) -> None:
    content = bytearray((home / key_file.NAME).read_bytes())
    content[at] ^= 4
    (home / key_file.NAME).write_bytes(content)
    with History.open(home, lambda: kills.NOON) as history:
        assert history.decisions()["f1"].note == kills.MARK


def test_a_key_that_is_gone_is_said_and_never_replaced(home: Path, typed: Run) -> None:
    (home / key_file.NAME).unlink()
    before = everything(home)
    ended = typed("history")
    assert ended.code == 2
    assert "The key of what is kept" in ended.err
    with pytest.raises(HistoryError, match="is gone"):
        History.open(home, lambda: kills.NOON)
    assert everything(home).replace(b"", b"") == before
    assert typed("erase", "--yes").code == 0
    assert not home.exists()


# -- homes of earlier versions ----------------------------------------------------------------------------------------


def test_a_home_that_was_sealed_before_opens_with_its_passphrase(tmp_path: Path, typed: Run) -> None:
    home = settings.folder()
    kills._as_sealed_before(home)
    assert typed("history", lines=(SECOND,)).code == 2
    assert typed("history", lines=(FIRST,)).code == 0
    copy = f"identity-scan.before-version-{len(history_file.STEPS)}.sqlite3"
    assert {path.name for path in home.iterdir() if path.stat().st_size} == {copy, key_file.NAME, key_file.FIRST}
    seal.hold(FIRST)
    assert own_person.read(home / "person.toml") == kills.ME
    assert kills.MARK.encode() in bytes_inside(home)
    assert kills.MARK.encode() not in everything(home)


def test_a_change_that_earlier_versions_left_half_done_opens_with_the_passphrase_of_the_history(typed: Run) -> None:
    home = settings.folder()
    kills._as_sealed_before(home)
    db = cipher.Connection(home / seal.OLD_PERSON, FIRST)
    db.execute(f"PRAGMA rekey = {cipher.quoted(SECOND)}")
    db.close()
    (home / "person.toml").write_text(text_of(kills.ME), "utf-8")
    assert typed("history", lines=(FIRST,)).code == 0
    assert not (home / "person.toml").exists()
    with History.open(home, lambda: kills.NOON) as history:
        assert history.decisions()["f1"].note == kills.MARK


def test_a_plain_home_is_taken_in_and_its_files_go(home: Path) -> None:
    as_earlier(home)
    (home / "person.toml").write_text(text_of(kills.ME), "utf-8")
    with History.open(home, lambda: kills.NOON) as history:
        assert history.decisions()["f1"].note == kills.MARK
    assert not [secret for secret in kills.SECRETS if secret in everything(home)]
    if os.name == "posix":
        assert {path.stat().st_mode & 0o077 for path in home.iterdir()} == {0}
