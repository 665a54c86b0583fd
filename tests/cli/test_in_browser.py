"""`scan --in-browser`: what it says before, that a line opens each search, and each way in which there is none."""

import io
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from at_the_prompt import Run, can_be_heard
from systems import posix

from identity_scan.asking import browser_found
from identity_scan.asking.browser_found import NAMED
from identity_scan.asking.watched_window import WindowClosed
from identity_scan.session import look_together

OTTILIE = (
    'self = true\nname = "Ottilie Marrowby"\nplaces = ["Guelph, Ontario"]\nwork_emails = ["o@harbourfamily.example"]\n'
)


@pytest.fixture
def who(tmp_path: Path) -> str:
    path = tmp_path / "ottilie.toml"
    path.write_text(OTTILIE, "utf-8")
    return str(path)


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that notes that it was started and ends at once; the file is there once it was."""
    noted, program = tmp_path / "started", tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$@" >> {noted}\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(NAMED, str(program))
    monkeypatch.setenv("DISPLAY", ":0")
    return noted


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


SCAN = ("scan", "--in-browser", "google,brave", "--recipes", "N1,P1")


@posix
@pytest.mark.parametrize("lines", ["", "q\n", "s\ns\ns\ns\n", "no\nNon\nn\nn\n", "x\nx\n"])
def test_nothing_is_opened_without_a_line_that_agrees(
    run: Run, who: str, started: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    typed(monkeypatch, lines)
    ended = run(*SCAN, "--person", who, "--text")
    assert ended.code == 3
    assert "Nothing was opened" in ended.err
    assert not started.exists()
    assert "Google: 2 searches" in ended.err
    assert "Then, as long as you like: Brave (2)." in ended.err
    assert "Google 1 of 2" in ended.err
    can_be_heard(ended)
    history = run("history")
    assert "20" not in history.out.partition("\n")[2]  # no empty search is kept


@posix
def test_an_invented_person_is_not_looked_at_on_the_real_web(
    run: Run, who: str, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "\n" * 8)
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.agency.test:8080")
    ended = run(*SCAN, "--person", who)
    assert ended.code == 2
    assert "an invented name finds real people" in ended.err
    assert not started.exists()


@posix
def test_a_browser_that_ends_at_once_or_may_not_be_read_or_a_missing_screen_names_the_next_best_road(
    run: Run, who: str, started: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    typed(monkeypatch, "\n" * 8)
    ended = run(*SCAN, "--person", who)
    assert ended.code == 2
    assert "closed before its window appeared" in ended.err
    assert "identity-scan import FILE" in ended.err
    assert "--headless" not in started.read_text("utf-8")
    assert not [p for p in (tmp_path / "home").iterdir() if p.is_dir()]
    started.with_name("browser").write_text(
        "#!/bin/sh\necho 'DevTools remote debugging is disallowed by the system admin.' >&2\n", "utf-8"
    )  # as Chromium says it where a policy forbids it
    typed(monkeypatch, "\n" * 8)
    ended = run(*SCAN, "--person", who)
    assert ended.code == 2
    assert "Whoever looks after this computer does not let programs read" in ended.err
    assert "identity-scan import FILE" in ended.err
    if sys.platform.startswith("linux"):
        monkeypatch.delenv("DISPLAY")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        typed(monkeypatch, "\n" * 8)
        ended = run(*SCAN, "--person", who)
        assert ended.code == 2
        assert "no screen here" in ended.err


@posix
def test_a_browser_that_dies_on_the_way_is_said_with_how_to_go_on(
    run: Run, who: str, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying:
        left_behind = ""

        async def open(self, _address: str) -> None:
            raise WindowClosed

    @asynccontextmanager
    async def window(*_given: object) -> AsyncIterator[Dying]:
        yield Dying()

    monkeypatch.setattr(look_together, "window", window)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    typed(monkeypatch, "\n" * 8)
    ended = run(*SCAN, "--person", who)
    assert "The browser was closed." in ended.err
    assert "type the same command again" in ended.err
    assert "0 pages were read" in ended.err
    assert not started.exists()


def test_no_browser_or_one_that_is_not_there_is_said(run: Run, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_found, "_installed", lambda: iter(()))
    ended = run(*SCAN, "--person", who)
    assert ended.code == 2
    assert "No browser was found that this program can watch" in ended.err
    assert "identity-scan import FILE" in ended.err
    monkeypatch.setenv(NAMED, "/nowhere/firefox --private")
    ended = run(*SCAN, "--person", who)
    assert ended.code == 2
    assert "/nowhere/firefox" in ended.err


def test_an_engine_without_a_page_to_read_and_a_wrong_name_are_said(run: Run, who: str) -> None:
    ended = run("scan", "--in-browser", "brave-api", "--person", who)
    assert ended.code == 2
    assert "has no page that could be read in a browser" in ended.err
    ended = run("scan", "--in-browser", "goggle", "--person", who)
    assert ended.code == 2
    assert "google" in ended.err


@pytest.mark.usefixtures("stand_in_here")
def test_google_alone_says_where_it_is_asked(run: Run, who: str) -> None:
    ended = run("scan", "--engines", "google", "--recipes", "N1", "--person", who)
    assert ended.code == 3
    assert "identity-scan scan --in-browser google" in ended.err
