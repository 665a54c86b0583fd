"""The standalone application as it is opened by a double click: a window of its own that can be read, and that stays.

Windows alone opens such a window and closes it as soon as the program ends, with whatever was said last.
"""

import contextlib
import os
import subprocess
import sys

from identity_scan.speech.language import gettext as _

_COLUMNS, _LINES, _FONT, _HEIGHT = 110, 34, "Consolas", 20
"""What is read without effort on a usual screen: the size in letters, the letters and their height in pixels."""


def main() -> None:
    """Run the command line; in a window that was opened for it alone, sized before and kept open after a failure."""
    from identity_scan.cli import entry

    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):  # a browser that is started takes its own libraries
        _as_before(name)
    alone = _is_alone()
    if alone:
        _sized()
    try:
        entry.main()
    except SystemExit as end:
        if alone and end.code:
            with contextlib.suppress(EOFError, KeyboardInterrupt):
                input(_("Press enter to close this window."))
        raise


def _as_before(name: str) -> None:
    """Undo what the starter of the application set for itself."""
    before = os.environ.pop(f"{name}_ORIG", "")
    os.environ.pop(name, None)
    if before:
        os.environ[name] = before


def _is_alone() -> bool:
    """Whether the window was opened for this program, and no shell waits behind it."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.WinDLL("kernel32").GetConsoleProcessList((ctypes.c_uint32 * 2)(), 2) == 1)


def _sized() -> None:
    """Make the window and its letters large enough; a newer terminal keeps its own and ignores this."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    class Font(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.ULONG),
            ("number", wintypes.DWORD),
            ("letter", wintypes._COORD),
            ("family", wintypes.UINT),
            ("weight", wintypes.UINT),
            ("face", wintypes.WCHAR * 32),
        )

    kernel = ctypes.WinDLL("kernel32")
    kernel.GetStdHandle.restype = wintypes.HANDLE
    kernel.SetCurrentConsoleFontEx.argtypes = [wintypes.HANDLE, wintypes.BOOL, ctypes.POINTER(Font)]
    font = Font(ctypes.sizeof(Font), 0, wintypes._COORD(0, _HEIGHT), 54, 400, _FONT)
    kernel.SetCurrentConsoleFontEx(kernel.GetStdHandle(-11), False, ctypes.byref(font))
    with contextlib.suppress(OSError):
        subprocess.run(["cmd", "/c", "mode", "con:", f"cols={_COLUMNS}", f"lines={_LINES}"], check=False)
