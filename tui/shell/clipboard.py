"""What is copied, put on the clipboard by the system's own program: the consoles of Windows and macOS do not do it."""

import os
import subprocess
import sys

_PROGRAMS = {"win32": (("clip",), "utf-16-le"), "darwin": (("pbcopy",), "utf-8")}
"""By system, the program that takes a text, and how it takes it."""
_PATIENCE = 5.0
"""Seconds that it may take."""


def put(text: str) -> bool:
    """Put a text on the clipboard; False where only the terminal can do it."""
    if sys.platform not in _PROGRAMS:
        return False
    command, encoding = _PROGRAMS[sys.platform]
    spoken = {"LC_CTYPE": "UTF-8"}  # macOS' program asks it how the text is written
    try:
        subprocess.run(
            command,
            input=text.encode(encoding, errors="replace"),
            env=os.environ | spoken,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
