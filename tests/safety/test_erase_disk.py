"""Erase that erases: on the bare disk no word of the worker remains, links are followed, and it says what it cannot."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from at_the_prompt import Run
from safety.kills import NOW as NOON
from safety.kills import WHO
from safety.pretend_web import pretending

from identity_scan import demo
from identity_scan.keeping import erase, key_file, lease, moving_in, overwriting, own_person, settings
from identity_scan.keeping.history import History
from identity_scan.person.person_file import text_of
from identity_scan.speech.errors import HistoryError

ROOT = Path(__file__).parents[2]
TAMSIN = demo.find("tamsin")
SECRETS = (b"Okerlund", *(word.encode() for word in (*WHO.person.private_phones, WHO.person.home_address) if word))


@contextmanager
def bare_disk(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Make a disk of its own (ext4) and mount it; the test is skipped where that is not allowed."""
    image, place = folder / "disk", folder / "mounted"
    place.mkdir()
    image.write_bytes(b"")
    os.truncate(image, 48 << 20)
    made = [["mkfs.ext4", "-q", "-F", str(image)], ["mount", "-o", "loop", str(image), str(place)]]
    for command in made:
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.skip(f"this computer has no {command[0]}")
        if done.returncode:
            pytest.skip(f"no disk of its own may be mounted here: {done.stderr.strip()}")
    try:
        yield image, place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def product(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from identity_scan.cli.entry import main; main()", *words]
    env = {**os.environ, **environment, "IDENTITY_SCAN_HOME": str(home)}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="the bare disk is one of Linux")
def test_on_the_bare_disk_no_word_of_the_worker_remains(tmp_path: Path) -> None:
    with ExitStack() as stack:
        image, place = stack.enter_context(bare_disk(tmp_path))
        web = stack.enter_context(pretending(TAMSIN.world, tmp_path))
        home = place / "home"
        home.mkdir()
        (home / "person.toml").write_text(text_of(WHO.person), "utf-8")
        os.sync()
        assert count(image), "the person file lay there in plain words, so this test can fail"
        environment = web.environment(home)
        for words in (
            ("scan", "--depth", "light", "--engines", "bing,brave", "--quiet"),
            ("report", "html", "pdf", "md", "csv", "json", "txt", "--full"),
            ("history",),
        ):
            ended = product(home, *words, **environment)
            assert ended.returncode in (0, 1), (words, ended.stderr)
        assert list((home / "reports").iterdir())
        assert not (home / "person.toml").exists()
        ended = product(home, "erase", "--yes", **environment)
        assert ended.returncode == 0, ended.stderr
        assert not home.exists()
        os.sync()
        left = count(image)
    assert left == {}


def count(image: Path) -> dict[bytes, int]:
    """How often each secret stands on the disk."""
    whole = image.read_bytes().lower()
    return {secret: times for secret in SECRETS if (times := whole.count(secret.lower()))}


# -- in which order, and behind links ----------------------------------------------------------------------------------


@pytest.fixture
def home() -> Path:
    folder = settings.folder()
    own_person.write(WHO.person, folder / "person.toml")
    return folder


def test_the_key_is_destroyed_before_anything_else(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    destroy = overwriting.destroy
    monkeypatch.setattr(overwriting, "destroy", lambda path: (order.append(path.name), destroy(path)))
    erase.erase((home,))
    assert order[0] == key_file.NAME
    assert key_file.FIRST in order
    assert not home.exists()


def test_what_is_erased_is_overwritten_first(home: Path, tmp_path: Path) -> None:
    """A second name of the same file shows what becomes of its bytes."""
    (home / "reports").mkdir()
    report = home / "reports" / "identity-scan-2026-11-22.md"
    report.write_text("Tamsin Okerlund" * 99, "utf-8")
    paths = (report, home / key_file.NAME, home / key_file.FIRST)
    before = {path.name: path.read_bytes() for path in paths}
    for path in paths:
        os.link(path, tmp_path / path.name)
    erase.erase((home,))
    for name, content in before.items():
        after = (tmp_path / name).read_bytes()
        assert len(after) == len(content)
        assert after != content
        assert b"Okerlund" not in after


@pytest.mark.skipif(sys.platform == "win32", reason="there links are for administrators")
def test_links_are_followed_to_what_they_lead_to(home: Path, tmp_path: Path, run: Run) -> None:
    real = tmp_path / "elsewhere.sqlite3"
    (home / key_file.FIRST).rename(real)
    (home / key_file.FIRST).symlink_to(real)
    moved = tmp_path / "moved"
    home.rename(moved)
    home.symlink_to(moved)
    ended = run("erase", "--yes")
    assert ended.code == 0, ended.err
    assert not real.exists()
    assert not moved.exists()
    assert not home.is_symlink()


def test_what_could_not_be_reached_is_named_and_all_else_goes(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "reports").mkdir()
    held = home / "reports" / "identity-scan-2026-11-22.pdf"
    held.write_bytes(b"one")
    destroy = overwriting.destroy

    def refuses(path: Path) -> None:
        if path == held:
            raise PermissionError(13, "Permission denied", str(path))
        destroy(path)

    monkeypatch.setattr(overwriting, "destroy", refuses)
    ended = run("erase", "--yes")
    assert ended.code == 2
    assert str(held) in ended.err
    assert [path for path in home.rglob("*") if path.is_file()] == [held]


def test_it_names_what_it_cannot_know(home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("erase", "--yes").err
    for words in ("saved for it in", "reports and recovery sheets that you wrote elsewhere", "what backups hold"):
        assert words in said
    assert "solid-state disk" in said
    assert "synchronised" not in said
    shared = home.parent / "OneDrive - Agency" / "home"
    monkeypatch.setenv("IDENTITY_SCAN_HOME", str(shared))
    own_person.write(WHO.person, shared / "person.toml")
    assert f"{shared} is synchronised" in run("erase", "--yes").err


def test_a_damaged_key_stands_in_no_way(home: Path, run: Run) -> None:
    (home / key_file.NAME).write_bytes(b"rubbish")
    assert run("history").code == 2
    assert run("erase", "--yes").code == 0
    assert not home.exists()


def test_a_person_file_that_is_somebody_elses_is_not_taken_in(home: Path) -> None:
    with History.open(home, lambda: NOON) as history:
        history.claim(WHO.person.name)
    other = 'name = "Marisol Quill"\nself = true\n'
    (home / "person.toml").write_text(other, "utf-8")
    History.open(home, lambda: NOON).close()
    assert (home / "person.toml").read_text("utf-8") == other
    (home / "person.toml").unlink()
    assert own_person.read(home / "person.toml") == WHO.person


def test_nothing_is_erased_while_another_window_is_open(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "PATIENCE", 0.1)
    with History.open(home, lambda: NOON), pytest.raises(HistoryError, match="open here"):
        erase.erase((home,))
    assert moving_in.stands(home).exists()
