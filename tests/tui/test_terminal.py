"""A whole use in a real terminal, driven by keys alone: from the first run to a finished action on the demonstration.

The captures stand beside this file as text; `SNAPSHOTS=write` writes them anew.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import NO_TMUX, Terminal

CAPTURES = Path(__file__).parent / "captures"

pytestmark = NO_TMUX


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
    keep("4-findings", terminal.see("need you this week", "act now"))
    terminal.press("Down", "Down", "Down", "k")
    terminal.see("Why? One sentence, without names.")
    terminal.press(*"true")
    terminal.see("▌ true")
    terminal.press("Enter", "Enter")
    terminal.see("Kept on purpose. It is not brought up")
    terminal.press("z")
    terminal.see("Taken back: kept on purpose")
    terminal.press("3")
    keep("5-client", terminal.see("sees first:", "You wrote"))
    terminal.press("4")
    terminal.see("Begin with")
    terminal.press("v")
    keep("6-done", terminal.see("Settled  2"))
    terminal.press("5")
    keep("7-history", terminal.see("Pages that needed you at once, oldest first:"))
    terminal.press("h")
    hidden = terminal.see("Hidden. Press h to come back.")
    assert "Tamsin" not in hidden
    terminal.press("h", "q")
    left = terminal.see("left with 0")
    assert "Traceback" not in left


def test_the_captures_of_the_last_whole_use_are_kept() -> None:
    names = sorted(path.stem for path in CAPTURES.glob("*.txt"))
    assert len(names) == 7
    assert "need you this week" in (CAPTURES / "4-findings.txt").read_text("utf-8")
    assert not [path.name for path in CAPTURES.glob("*.txt") if "grade" in path.read_text("utf-8").lower()]
