"""A real terminal (tmux) with the program in it, driven by keys alone."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 40.0
NO_TMUX = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: no real terminal to drive")


class Terminal:
    """A terminal of its own, on a socket of its own."""

    def __init__(self, folder: Path, words: str = "", environment: Mapping[str, str] | None = None) -> None:
        """Run the program with these words in a terminal of 100 columns by 30 lines; its home is in the folder."""
        self._tmux = ("tmux", "-S", str(folder / "tmux"), "-f", "/dev/null")
        variables = {"IDENTITY_SCAN_HOME": str(folder / "home"), "LC_ALL": "C.UTF-8", **(environment or {})}
        named = " ".join(f"{name}={value}" for name, value in variables.items())
        program = f"{sys.executable} -c 'from identity_scan.cli.entry import main; main()' {words}"
        command = f"cd {ROOT} && env -u COLUMNS -u LINES {named} {program}; echo left with $?; sleep 60"
        self._run("new-session", "-d", "-s", "whole", "-x", "100", "-y", "30", command)

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
