"""What Windows and macOS do otherwise, acted out here: files held open, editors' marks, languages, consoles."""

import ast
import asyncio
import ctypes
import errno
import locale
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from inside import bytes_inside

from identity_scan import demo
from identity_scan.asking import fetch, own_browser, proxies
from identity_scan.engines import ENGINES
from identity_scan.keeping import (
    crash,
    erase,
    history_file,
    own_person,
    private_files,
    seal,
    sealing,
    settings,
)
from identity_scan.keeping.history import History
from identity_scan.keeping.settings import Settings
from identity_scan.model import Request
from identity_scan.present import words
from identity_scan.session import own_file
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput, HistoryError
from identity_scan.teach.library import find
from identity_scan.tui.shell import clipboard

ROOT = Path(__file__).resolve().parents[2]
ME = demo.find("elodie").person
OTHER = demo.find("tamsin").person
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


# -- a disk that deletes nothing that is open --------------------------------------------------------------------------


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to delete, move or replace a file that this process has open, as Windows does."""
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        pytest.skip("this system does not tell which files are open")

    def open_here() -> set[str]:
        found = set()
        for handle in os.listdir(handles):
            try:
                found.add(os.readlink(handles / handle))
            except OSError:  # the one that the list itself was read by
                continue
        return found

    def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
        def go(*paths: Any, **named: Any) -> Any:
            for path in paths:
                if os.path.realpath(path) in open_here():
                    raise PermissionError(errno.EACCES, "another program uses it", str(path))
            return original(*paths, **named)

        return go

    for name in ("unlink", "remove", "rename", "replace"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))


@pytest.mark.usefixtures("disk")
def test_the_disk_of_these_tests_holds_on_to_what_is_open(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb"), pytest.raises(PermissionError):
        (tmp_path / "a").unlink()
    (tmp_path / "a").unlink()


@pytest.mark.usefixtures("disk")
def test_person_and_settings_are_written_again_and_the_history_is_erased(tmp_path: Path) -> None:
    for _twice in range(2):
        own_person.write(ME, tmp_path / "person.toml")
        settings.write(Settings(theme="light"), tmp_path)
    with History.open(tmp_path, lambda: NOON) as history:
        assert history.claim(ME.name)
        history.erase()
    crash.note(ValueError(), tmp_path, NOON)
    assert erase.erase((tmp_path,))
    assert not tmp_path.exists()


@pytest.mark.usefixtures("disk")
def test_a_damaged_history_is_put_aside(tmp_path: Path) -> None:
    History.open(tmp_path, lambda: NOON).close()
    (tmp_path / history_file.NAME).write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with History.open(tmp_path, lambda: NOON) as history:
        assert "damaged-1" in history.notices[0]


@pytest.mark.usefixtures("disk")
def test_sealing_changing_the_passphrase_and_opening_close_each_file_first(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        history.claim(ME.name)
    try:
        sealing.begin(tmp_path, "quatre mots à dire")
        sealing.change(tmp_path, "quatre autres mots")
        sealing.take_away(tmp_path)
        with History.open(tmp_path, lambda: NOON) as history:
            assert history.owned_by(ME.name)
    finally:
        seal.hold("")


@pytest.mark.usefixtures("disk")
def test_another_name_takes_over_and_a_report_that_is_open_elsewhere_is_named() -> None:
    from identity_scan.session.house import House

    folder = settings.folder()
    own_person.write(ME, folder / "person.toml")
    house = House(lambda: NOON)
    house.open()
    private_files.folder(folder / "reports")
    (folder / "reports" / "identity-scan-1.html").write_bytes(b"one")
    report = folder / "reports" / "identity-scan-2.pdf"
    report.write_bytes(b"two")
    with report.open("rb"), pytest.raises(BadInput, match=r"identity-scan-2\.pdf"):
        house.take(OTHER)
    assert "reports/identity-scan-1.html" not in {str(p.relative_to(folder)) for p in folder.rglob("*")}
    assert b"Mira" not in bytes_inside(folder)
    assert own_person.read(folder / "person.toml").name == OTHER.name


@pytest.mark.usefixtures("disk")
def test_a_file_that_cannot_be_written_to_its_end_goes_and_its_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        private_files.write(tmp_path / "a", b"x")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("system", "held_for", "comes"), [("win32", 2, True), ("win32", 99, False), ("linux", 1, False)]
)
def test_on_windows_a_file_that_is_held_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, held_for: int, comes: bool
) -> None:
    waited: list[float] = []
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    real = os.replace

    def held(*paths: Any) -> None:
        nonlocal held_for
        held_for -= 1
        if held_for >= 0:
            raise PermissionError(errno.EACCES, "held")
        real(*paths)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(private_files.time, "sleep", waited.append)
    if comes:
        private_files.replace(tmp_path / "new", tmp_path / "old")
    else:
        with pytest.raises(PermissionError):
            private_files.replace(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == (b"new" if comes else b"old")
    assert sum(waited) < 2
    assert bool(waited) == (system == "win32")


def test_a_history_that_another_program_holds_is_told_as_that(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined]
    with pytest.raises(HistoryError, match="Another identity-scan"), history_file.plainly(tmp_path):
        raise error


def test_the_mark_read_only_of_a_folder_on_windows_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)
    monkeypatch.setattr(sys, "platform", "win32")
    private_files.folder(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o755


# -- names of files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Aux", "con", "A: <B> | C?", "Jean-\\/Paul*", "Renée. "])
def test_what_is_called_after_a_person_has_a_name_that_windows_can_keep(name: str) -> None:
    from dataclasses import replace

    from identity_scan.reports import handout
    from identity_scan.speech.text import fold

    lesson = replace(find("tamsin"), id=fold(name).replace(" ", "-"))
    made = handout.students(lesson).name
    assert re.fullmatch(r"[\w-]+", made)
    assert not RESERVED.fullmatch(made)


@pytest.mark.parametrize("place", ["C:\\Users\\Élodie\\ma leçon", "..\\leçon"])
def test_a_path_with_backslashes_is_a_lesson_of_ones_own(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import PureWindowsPath

    assert PureWindowsPath(place).name != place, "by which library.find knows a path from a name"
    monkeypatch.chdir(ROOT)
    with pytest.raises(BadInput, match="cannot be read"):
        find(place.replace("\\", "/"))


# -- text files -------------------------------------------------------------------------------------------------------

TOML = 'name = "Élodie Brisefort"\nself = true\nlanguage = "fr-CA"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_notepads_files_are_read(tmp_path: Path, encoding: str, ending: str) -> None:
    file = settings.folder() / "person.toml"
    file.parent.mkdir()
    file.write_bytes(TOML.replace("\n", ending).encode(encoding))
    assert own_person.read(file).name == "Élodie Brisefort"
    assert own_file.tongue() == "fr-CA"
    (tmp_path / settings.NAME).write_bytes(f'theme = "light"{ending}'.encode(encoding))
    assert settings.read(tmp_path).theme == "light"


@pytest.mark.parametrize(("encoding", "says"), [("utf-16", "UTF-16"), ("cp1252", "UTF-8"), ("cp850", "UTF-8")])
def test_other_encodings_are_told_with_what_to_do(tmp_path: Path, encoding: str, says: str) -> None:
    (tmp_path / "person.toml").write_bytes(TOML.encode(encoding))
    with pytest.raises(BadInput, match=says) as told:
        own_person.read(tmp_path / "person.toml")
    assert "Notepad" in told.value.remedy
    (tmp_path / settings.NAME).write_bytes('theme = "clair et léger"\n'.encode(encoding))
    with pytest.raises(BadInput, match=says):
        settings.read(tmp_path)


@pytest.mark.parametrize("path", ["C:\\agency.pem", "C:\\Users\\agency.pem", "C:\\temp\\agency.pem", "\\\\nas\\ca.pem"])
def test_a_path_with_backslashes_between_double_quotes_is_told(tmp_path: Path, path: str) -> None:
    (tmp_path / settings.NAME).write_text(f'ca_file = "{path}"\n', "utf-8")
    with pytest.raises(BadInput, match=r"single quotes"):
        settings.read(tmp_path)
    (tmp_path / settings.NAME).write_text(f"ca_file = '{path}'\n", "utf-8")
    assert settings.read(tmp_path).ca_file == path


def test_a_path_is_taken_with_the_quotes_that_windows_copies_it_with(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r" [^\"]+agency\.pem cannot"):
        proxies.certificates(f'"{tmp_path / "agency.pem"}"')


# -- languages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("menus", "numbers", "spoken"),
    [
        (0x0C0C, "English_Canada", "fr-CA"),
        (0x1009, "French_Canada", "en-CA"),
        (0x040C, "French_France", "fr-CA"),
        (0x0409, "English_United States", "en-CA"),
        (0x1000, "French_Senegal", "fr-CA"),  # a language that has no number of its own
    ],
)
def test_on_windows_the_language_of_its_menus_is_spoken(
    monkeypatch: pytest.MonkeyPatch, menus: int, numbers: str, spoken: str
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: menus)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (numbers, "1252"))
    monkeypatch.setattr(sys, "platform", "win32")
    assert language.of_system({}) == spoken


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("fr_CA", "fr-CA"), ("French_Canada", "fr-CA"), ("fr-FR", "fr-CA"), ("en_CA", "en-CA"), (None, "en-CA")],
)
def test_elsewhere_the_locale_is_spoken_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch, tag: str | None, spoken: str
) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (tag, None))
    assert language.of_system({}) == spoken


def test_a_locale_that_python_does_not_know_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> None:
        raise ValueError("unknown locale: fr-CA")

    monkeypatch.setattr(locale, "getlocale", unknown)
    assert language.of_system({}) == "en-CA"


# -- consoles and clipboards ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("terminal", "plain"), [("", True), ("WT_SESSION", False), ("TERM_PROGRAM", False)])
def test_the_old_console_of_windows_gets_signs_that_its_font_has(
    monkeypatch: pytest.MonkeyPatch, terminal: str, plain: bool
) -> None:
    for name in ("WT_SESSION", "TERM_PROGRAM", "ConEmuPID", "TERM"):
        monkeypatch.delenv(name, raising=False)
    if terminal:
        monkeypatch.setenv(terminal, "1")
    monkeypatch.setattr(sys, "platform", "win32")
    assert words.plain_console() == plain
    assert all(words.sign(code).isascii() for code in words.CODES) == plain


@pytest.mark.parametrize(
    ("system", "program", "encoding"), [("win32", "clip", "utf-16-le"), ("darwin", "pbcopy", "utf-8")]
)
def test_what_is_copied_is_given_to_the_systems_own_clipboard(
    monkeypatch: pytest.MonkeyPatch, system: str, program: str, encoding: str
) -> None:
    given: list[tuple[str, str]] = []

    def run(command: tuple[str, ...], *, input: bytes = b"", **_more: object) -> subprocess.CompletedProcess[bytes]:
        if command[0] == "pbpaste":
            return subprocess.CompletedProcess(command, 0, given[-1][1].encode(encoding))
        given.append((command[0], input.decode(encoding)))
        return subprocess.CompletedProcess(command, 0, b"")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "platform", system)
    assert clipboard.put("Chère équipe,\nœuvre «…»")
    assert given == [(program, "Chère équipe,\nœuvre «…»")]


@pytest.mark.parametrize(
    ("desktop", "program"), [("WAYLAND_DISPLAY", "wl-copy"), ("DISPLAY", "xclip"), ("DISPLAY", "xsel"), ("", "xclip")]
)
@pytest.mark.parametrize("there", ["the text", "what was there before"])
def test_a_copy_is_claimed_only_where_it_can_be_read_back(
    monkeypatch: pytest.MonkeyPatch, desktop: str, program: str, there: str
) -> None:
    for sign in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(sign, raising=False)
    if desktop:
        monkeypatch.setenv(desktop, ":0")

    def run(command: tuple[str, ...], **_more: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 0, there.encode())

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == program else None)
    monkeypatch.setattr(sys, "platform", "linux")
    assert clipboard.put("the text") is (bool(desktop) and there == "the text")


@pytest.mark.parametrize("failure", [FileNotFoundError("clip"), subprocess.TimeoutExpired("clip", 5.0)])
def test_a_clipboard_that_fails_leaves_it_to_the_terminal(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def run(*_words: object, **_named: object) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not clipboard.put("text")


@pytest.mark.parametrize(("system", "way_in"), [("win32", "_windows"), ("darwin", "_macos")])
def test_each_system_has_its_way_to_read_a_copied_page(
    monkeypatch: pytest.MonkeyPatch, system: str, way_in: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert own_browser.clipboard_way() is getattr(own_browser, way_in)


# -- proxies ----------------------------------------------------------------------------------------------------------


async def test_the_systems_proxy_is_asked_for_beside_the_loop_as_windows_looks_hosts_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked_in: list[int] = []

    def bypass(_host: str) -> bool:
        asked_in.append(threading.get_ident())
        return True

    monkeypatch.setattr(proxies, "LOOKS_UP", True)
    monkeypatch.setattr(proxies, "getproxies", lambda: {"https": "http://proxy.test:3128"})
    monkeypatch.setattr(proxies, "proxy_bypass", bypass)

    async def quiet(*_given: object) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(fetch.Web, "_hop", quiet)
    async with fetch.Web() as web:
        with pytest.raises(asyncio.CancelledError):
            await web.send(ENGINES["bing"], Request("https://www.bing.com/"))
    assert asked_in
    assert threading.get_ident() not in asked_in


# -- what no file may rest on -----------------------------------------------------------------------------------------

_POSIX = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "syslog", "posix"}
_CALLS = {"getuid", "geteuid", "fork", "umask", "mkfifo", "setsid", "killpg", "get_terminal_size", "add_signal_handler"}
_MODULES = [path for part in ("identity_scan", "tui", "reports") for path in (ROOT / part).rglob("*.py")]


def named(path: Path) -> Iterator[str]:
    """What a module imports, and which attributes it calls."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


_BY_SYSTEM = {"browser_process.py", "throwaway.py"}
"""They start and hold a browser in another way on each system."""
_EVERYWHERE = {("doctor_command.py", "get_terminal_size"), ("prompter.py", "getuid")}
"""Of `os`, which has the first on Windows too, and raises OSError where there is no terminal; the second is asked for
only where hasattr finds it."""


def test_no_module_needs_what_windows_has_not() -> None:
    assert len(_MODULES) > 100
    needs = {(path.name, name) for path in _MODULES for name in named(path) if name in _POSIX | _CALLS} - _EVERYWHERE
    assert {file for file, _name in needs} == _BY_SYSTEM
    for file in (path for path in _MODULES if path.name in _BY_SYSTEM):
        assert 'sys.platform == "win32"' in file.read_text("utf-8"), f"{file.name} has no other way there"


def test_no_date_is_written_by_a_sign_that_windows_does_not_know() -> None:
    found = [path.name for path in _MODULES if re.search(r"%(?:-[a-zA-Z]|[eklPs]\b)[^)]", path.read_text("utf-8"))]
    assert found == []


def bare(path: Path) -> Iterator[int]:
    """The lines on which a text is read or written in whatever encoding the system has."""
    needed = {"read_text": 1, "write_text": 2, "open": 4}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if isinstance(node.func, ast.Attribute) and (name == "open" or ast.unparse(node.func.value) == "super()"):
            continue  # a history, a session, a file in binary form; the writing of click
        if len(node.args) < needed.get(name, 0) and not any(word.arg == "encoding" for word in node.keywords):
            yield node.lineno


def test_every_text_is_read_and_written_with_its_encoding_named() -> None:
    assert {path.name: lines for path in _MODULES if (lines := list(bare(path)))} == {}
