"""A whole use in a real terminal, driven by keys alone: from the first run to a finished action on the demonstration.

The captures stand beside this file as text; `SNAPSHOTS=write` writes them anew.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CAPTURES = Path(__file__).parent / "captures"
PATIENCE = 40.0

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: no real terminal to drive")


class Terminal:
    """A terminal of its own, on a socket of its own."""

    def __init__(self, folder: Path) -> None:
        self._tmux = ("tmux", "-S", str(folder / "tmux"), "-f", "/dev/null")
        command = f"{sys.executable} -c 'from identity_scan.cli import main; main()'; echo left with $?; sleep 60"
        home = f"IDENTITY_SCAN_HOME={folder / 'home'}"
        size = ("-x", "100", "-y", "30")
        self._run(
            "new-session",
            "-d",
            "-s",
            "whole",
            *size,
            f"cd {ROOT} && {home} LC_ALL=C.UTF-8 env -u COLUMNS -u LINES {command}",
        )

    def _run(self, *arguments: str) -> str:
        done = subprocess.run((*self._tmux, *arguments), capture_output=True, text=True, timeout=20, check=True)
        return done.stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self._run("send-keys", "-t", "whole", key)

    def screen(self) -> str:
        return self._run("capture-pane", "-p", "-t", "whole")

    def see(self, *wanted: str) -> str:
        """Wait until all of this stands on the screen, and give the screen."""
        return self.until(lambda screen: all(words in screen for words in wanted), f"never saw {wanted}")

    def until(self, so: Callable[[str], bool], otherwise: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.screen()
            if so(screen):
                return screen
            time.sleep(0.1)  # another process draws: there is nothing to wait on but its screen
        raise AssertionError(f"{otherwise}:\n{self.screen()}")

    def close(self) -> None:
        subprocess.run((*self._tmux, "kill-server"), capture_output=True, check=False, timeout=20)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def keep(name: str, screen: str) -> None:
    if os.environ.get("SNAPSHOTS") == "write":
        CAPTURES.mkdir(exist_ok=True)
        (CAPTURES / f"{name}.txt").write_text(re.sub(r"\b\d\d:\d\d\b", "hh:mm", screen), "utf-8")


def test_a_newcomer_tries_it_finds_something_and_finishes_an_action(terminal: Terminal) -> None:
    keep("1-welcome", terminal.see("Welcome", "Try it on an invented person first"))
    terminal.press("Enter")
    keep("2-plan", terminal.see("Demonstration:", "Nothing is sent before you press s.", "Tamsin Okerlund"))
    terminal.press("s")
    terminal.see("Covered so far")
    keep("3-search", terminal.see("·  done"))
    terminal.press("2")
    keep("4-findings", terminal.see("Grade", "act now"))
    terminal.press("Down", "k")
    terminal.see("Kept on purpose. z takes it back.")
    terminal.press("z")
    terminal.see("Taken back: kept on purpose")
    terminal.press("3")
    keep("5-client", terminal.see("meets, first:", "You wrote that you wish"))
    terminal.press("4")
    terminal.see("Begin with")
    terminal.press("v")
    keep("6-done", terminal.see("1 done or settled"))
    terminal.press("5")
    keep("7-history", terminal.see("Grades, oldest first:"))
    terminal.press("h")
    hidden = terminal.see("Hidden. Press h to go on.")
    assert "Tamsin" not in hidden
    terminal.press("h", "q")
    left = terminal.see("left with 0")
    assert "Traceback" not in left


def test_the_captures_of_the_last_whole_use_are_kept() -> None:
    names = sorted(path.stem for path in CAPTURES.glob("*.txt"))
    assert len(names) == 7
    assert "Grade" in (CAPTURES / "4-findings.txt").read_text("utf-8")
