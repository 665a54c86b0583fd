"""The lesson as a class sees it: in a real terminal, with every socket forbidden and the whole disk of it compared."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import NO_TMUX, ROOT, Terminal

pytestmark = NO_TMUX


def _disk(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder with its size and the time of its last change; the terminal's own socket left out."""
    paths = (path for path in folder.rglob("*") if path.name != "tmux")
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in paths}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder that is all the disk there is: the home, the program's own folders, the one for temporary files.

    The supervisor has searched before: what was kept then must lie there afterwards as it lay before.
    """
    for name in ("home", "own", "passing"):
        (tmp_path / name).mkdir()
    (tmp_path / "home" / "history.sqlite3").write_bytes(b"kept from before")
    (tmp_path / "passing" / "identity-scan.lock").write_bytes(b"of another program")
    return tmp_path


@pytest.fixture
def terminal(room: Path) -> Iterator[Terminal]:
    watched = {
        "HOME": str(room / "own"),
        "TMPDIR": str(room / "passing"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT / "tests" / "safety" / "watch"),
        "SAFETY_FORBID": "1",  # whoever only makes a socket for the network is killed, and leaves with 99
    }
    opened = Terminal(room, "teach tamsin --short", watched)
    yield opened
    opened.close()


def test_a_whole_lesson_makes_no_socket_and_leaves_no_trace(terminal: Terminal, room: Path) -> None:
    terminal.see("Before the class comes in")
    before = _disk(room)
    terminal.press("w")
    terminal.see("One on a line")
    terminal.press(*"Ring 555-0117", "Escape")
    terminal.see("Before the class comes in", "20 minutes")
    terminal.press("Space")
    for words in ("What can clients find about us?", "Ring 555-0117", "wishes to be seen as", "Is it Tamsin?"):
        terminal.see(words)
        terminal.press("Space")
    for place in range(1, 5):
        terminal.see(f"{place} of 4", "Is it Tamsin?")
        terminal.press(*"12m3p", "Space")
        terminal.see(f"{place} of 4", "The tool, to Tamsin:", "12 · 80%", "3 · 20%")
        terminal.press("Space")
    terminal.see("Where did we differ?", "3 ·  20%")
    terminal.press("c")
    terminal.see("Which item?")
    terminal.press("1")
    terminal.see("What does the class say?")
    terminal.press("p")
    terminal.see("class")
    terminal.press("Space")
    terminal.see("Silent writing.")
    terminal.press("Space")
    terminal.see("If something in this hour stays with you", "Ring 555-0117")
    terminal.press("Space")
    last = terminal.see("Nothing was stored")
    assert "Nothing new. 1 earlier file, untouched." in " ".join(last.split())
    terminal.press("q")
    terminal.see("End the lesson?")
    terminal.press("y")
    left = terminal.see("left with 0")
    assert "Traceback" not in left
    assert _disk(room) == before


def test_the_watch_would_have_stopped_it(room: Path) -> None:
    """The same watch, on a program that makes a socket: without this the test above could not fail."""
    watch = {**os.environ, "PYTHONPATH": str(ROOT / "tests" / "safety" / "watch"), "SAFETY_FORBID": "1"}

    ended = subprocess.run([sys.executable, "-c", "import socket; socket.socket()"], env=watch, check=False, cwd=room)
    assert ended.returncode == 99
