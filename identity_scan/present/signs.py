"""Signs for the codes of the core, each with a plain form for consoles with few glyphs and a colour."""

import os
import sys
from collections.abc import Mapping

_SIGNS: Mapping[str, tuple[str, str, str]] = {
    # code: (sign, sign on a plain console, theme variable)
    # the lives and the weights have signs of their own: what an engine answered is told by others
    "professional": ("◆", "W", "work"),
    "personal": ("◇", "P", "home"),
    "mixed": ("◈", "B", "both"),
    "unclear": ("≈", "~", "other"),
    "someone_else": ("≠", "/", "other"),
    "results": ("●", "*", "success"),
    "none": ("○", "o", "quiet"),
    "doubted": ("?", "?", "warning"),
    "blocked": ("■", "#", "warning"),
    "changed": ("▲", "^", "warning"),
    "failed": ("△", "!", "warning"),
    "skipped": ("–", "-", "quiet"),
    "waiting": ("…", ".", "quiet"),
    "yours": ("◌", "@", "quiet"),
    "note": ("·", ",", "quiet"),
    "low": ("▁", "1", "quiet"),
    "moderate": ("▃", "2", "foreground"),
    "high": ("▅", "3", "warning"),
    "act-now": ("▇", "4", "error"),
    "yes": ("✓", "+", "success"),
    "no": ("×", "x", "warning"),
    "partly": ("±", "%", "warning"),
    "on": ("✓", "x", "accent"),
    "off": (" ", " ", "quiet"),
    "to-tick": ("☐", " ", "quiet"),
    "more": ("▸", ">", "quiet"),
    "bar": ("█", "#", "accent"),
    "rest": ("░", ".", "line"),
}


CODES = tuple(_SIGNS)


def plain_console() -> bool:
    """Tell whether the terminal is a bare Linux console or the old one of Windows, whose fonts have few signs."""
    if sys.platform == "win32":
        return not any(os.environ.get(name) for name in _WINDOWS_TERMINALS)
    return os.environ.get("TERM", "") == "linux"


_WINDOWS_TERMINALS = ("WT_SESSION", "TERM_PROGRAM", "ConEmuPID", "TERM")
"""Set by the terminals that are newer than Windows' own console."""


def sign(code: str) -> str:
    """Return the sign for a code, in a form that this terminal can show."""
    return _SIGNS[code][1 if plain_console() else 0]


def printed(code: str) -> str:
    """Return the sign for a code as it stands on paper, where every sign can be shown."""
    return _SIGNS[code][0]


def tint(code: str) -> str:
    """Return the style of a code: a variable of the theme, such as $work."""
    return f"${_SIGNS[code][2]}"
