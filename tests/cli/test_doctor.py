"""What this computer has and lacks: with a remedy, in an exit code, and by itself before a screen that cannot open."""

import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from at_the_prompt import Run, can_be_heard

from identity_scan.cli import doctor_command
from identity_scan.cli.say import spoken
from identity_scan.present import computer
from identity_scan.present.computer import Part, State, lacking, sheet
from identity_scan.session import this_computer
from identity_scan.speech import language

NOON = datetime(2027, 5, 3, 12, 0, tzinfo=UTC)
TONGUES = pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])


@pytest.fixture(autouse=True)
def _usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of many colours, and nothing set that this computer may have set for its own."""
    for name in ("NO_COLOR", "SSL_CERT_FILE", "HTTPS_PROXY", "https_proxy", "IDENTITY_SCAN_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def said(*parts: Part) -> str:
    return " ".join(spoken(sheet(parts)))


def found(name: str) -> Part:
    return next(part for part in this_computer.every((120, 36), NOON) if part.name == name)


def test_the_command_says_the_version_the_data_folder_and_every_part_and_keeps_nothing(
    run: Run, tmp_path: Path
) -> None:
    ended = run("doctor")
    assert ended.code == 0
    assert f"Data folder: {tmp_path / 'home'}" in ended.out
    assert re.search(r"^Python: 3\.\d+", ended.out, re.M)
    for name in computer.NAMES.values():
        assert f"{name}: " in ended.out, name
    assert "Nothing was sent to find this out" in ended.out
    assert not (tmp_path / "home").exists(), "nothing is written where nothing is kept"
    can_be_heard(ended)


def test_the_version_names_what_a_report_of_a_fault_should_say(run: Run, tmp_path: Path) -> None:
    first, folder, python = run("--version").out.splitlines()
    assert re.fullmatch(r"identity-scan, version \d+\.\d+.*", first)
    assert folder == f"Data folder: {tmp_path / 'home'}"
    assert sys.executable in python


def refused_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("IDENTITY_SCAN_HOME", str(tmp_path / "file" / "home"))


def no_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 1_000})())


def wrong_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text("language = [\n", "utf-8")


def refused_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)


def broken_certificates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nothing.pem"))


@pytest.mark.parametrize(
    ("breaks", "name", "words"),
    [
        (refused_folder, "folder", "Name another folder in IDENTITY_SCAN_HOME"),
        (wrong_settings, "settings", "settings.toml has a mistake"),
        (no_room, "folder", "Free at least 50 MB."),
        (refused_code, "code", "Not all can be loaded: sqlcipher3."),
        (broken_certificates, "certificates", "Name a PEM file in SSL_CERT_FILE"),
    ],
)
def test_what_is_needed_and_lacks_stands_first_with_a_remedy_and_ends_in_a_code(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    breaks: Callable[[pytest.MonkeyPatch, Path], None],
    name: str,
    words: str,
) -> None:
    breaks(monkeypatch, tmp_path)
    ended = run("doctor")
    assert ended.code == doctor_command.LACKING
    before, _heading, after = ended.out.partition("Missing, and needed.")
    assert "Lacking" not in before
    assert after.strip().startswith(f"{computer.NAMES[name]}: ")
    assert words in after


def test_a_clock_that_is_behind_the_program_is_said_and_one_that_is_ahead_is_right() -> None:
    behind, *_rest = (
        part for part in this_computer.every(None, datetime(2019, 1, 1, tzinfo=UTC)) if part.name == "clock"
    )
    assert behind.state is State.LACKS
    assert "1 Jan 2019" in said(behind)
    assert found("clock").state is State.THERE


def test_a_proxy_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://worker:secret@proxy.example:3128")
    assert "proxy.example:3128" in said(found("proxy"))
    assert "secret" not in said(found("proxy"))


def test_what_can_be_done_without_says_what_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("identity_scan.asking.browser_found.found", lambda _setting: None)
    monkeypatch.setattr("identity_scan.asking.own_browser.clipboard_way", lambda: None)
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("typst", "keyring"):
        monkeypatch.setitem(sys.modules, name, None)
    less = [found(name) for name in ("browser", "clipboard", "keyring", "pdf")]
    assert not lacking(less)
    told = said(*less)
    for words in (
        "you copy or save each page yourself",
        "identity-scan import FILE",
        "the HTML report can be printed",
        "pip install",
    ):
        assert words in told, words


@pytest.mark.parametrize(
    ("size", "words"), [((80, 24), "80 columns by 24 lines"), ((60, 20), "Make the window larger")]
)
def test_a_terminal_is_told_by_its_size(size: tuple[int, int], words: str) -> None:
    assert words in said(this_computer.terminal(size))


@TONGUES
def test_every_part_however_it_is_found_is_a_sentence_and_what_lacks_has_a_remedy(tongue: str) -> None:
    language.use(tongue)
    seen = dict.fromkeys(("columns", "lines", "term", "path", "least", "day", "time", "names", "proxy"), "9")
    seen |= {
        "browser": "Edge",
        "keyring": "KWallet",
        "adding": "pip install it",
        "what": "It is so.",
        "remedy": "Do it.",
    }
    for name, how in computer._SAID:
        part = Part(name, how, seen)
        _heading, *told, _done = spoken(sheet((part,)))
        assert "{" not in " ".join(told)
        assert len(told) == (1 if part.state is State.THERE else 2), (name, how)


def test_a_screen_that_cannot_open_says_what_lacks_in_its_place(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ended = run()
    assert ended.code == doctor_command.LACKING
    assert "Terminal window: None" in ended.err
    assert "All of it: identity-scan doctor" in ended.err
    monkeypatch.setattr(doctor_command, "terminal_size", lambda *_streams: (120, 36))
    assert doctor_command.can_open()
    monkeypatch.setattr("os.access", lambda _path, _mode: False)  # whoever runs the tests may write anywhere
    assert not doctor_command.can_open()
    assert doctor_command.can_open(keeps=False), "a demonstration writes nothing"
    monkeypatch.setenv("TERM", "dumb")
    assert not doctor_command.can_open(keeps=False) or sys.platform == "win32"
