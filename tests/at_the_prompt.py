"""A command as a test runs it: its words in, what it printed and how it ended out."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


class AtATerminal(io.StringIO):
    """Lines that a person types at a terminal."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Ran]
DRAWN = re.compile("[\u2500-\u259f\x00-\x09\x0b-\x1f]")


def named(out: str, part: str) -> str:
    """The short name of the finding whose line holds this."""
    line = next(line for line in out.splitlines() if part in line and "Name: " in line)
    return line.rsplit("Name: ", 1)[1].strip()


def can_be_heard(ended: Ran) -> None:
    """What is read aloud holds nothing that is only drawn."""
    for line in ended.out.splitlines():
        assert not DRAWN.search(line), line
        assert "  " not in line, line
