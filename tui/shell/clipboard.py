"""What is copied, put on the clipboard by the system's own program, and read back: a copy is claimed where it is there.

The consoles of Windows and macOS copy nothing by themselves; most others can be asked, and never tell if they did.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

_PATIENCE = 5.0
"""Seconds that a program may take."""


@dataclass(frozen=True, slots=True)
class _Program:
    takes: tuple[str, ...]
    """What takes a text."""
    gives: tuple[str, ...] = ()
    """What gives it back; empty where that is slow, and its word is taken."""
    encoding: str = "utf-8"


_BY_SYSTEM = {
    "win32": _Program(("clip",), encoding="utf-16-le"),
    "darwin": _Program(("pbcopy",), ("pbpaste",)),
}
_BY_DESKTOP = (
    ("WAYLAND_DISPLAY", _Program(("wl-copy",), ("wl-paste", "--no-newline"))),
    ("DISPLAY", _Program(("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-o"))),
    ("DISPLAY", _Program(("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output"))),
)
"""By what tells that there is such a desktop."""


def put(text: str) -> bool:
    """Put a text on the clipboard, and tell whether it is there; False where only the terminal can be asked."""
    return any(_put(program, text) for program in _programs())


def _programs() -> Iterator[_Program]:
    if sys.platform in _BY_SYSTEM:
        yield _BY_SYSTEM[sys.platform]
        return
    for sign, program in _BY_DESKTOP:
        if os.environ.get(sign) and shutil.which(program.takes[0]):
            yield program


def _put(program: _Program, text: str) -> bool:
    spoken = {"LC_CTYPE": "UTF-8"}  # macOS' program asks it how the text is written
    quiet, environment = subprocess.DEVNULL, os.environ | spoken
    given = text.encode(program.encoding, errors="replace")
    try:
        subprocess.run(
            program.takes, input=given, env=environment, stdout=quiet, stderr=quiet, timeout=_PATIENCE, check=True
        )
        if not program.gives:
            return True
        back = subprocess.run(
            program.gives, env=environment, stdout=subprocess.PIPE, stderr=quiet, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return back.stdout == given
