"""The person's own browser: a query is opened there, and its page comes back by the clipboard or the downloads folder.

Nothing is read from either before the person asks for it, and only while the screen waits.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from identity_scan.engines import saved_page
from identity_scan.model import Reply
from identity_scan.speech.errors import BadInput

BEAT = 0.4
"""Seconds between two looks: short enough to feel at once, long enough to cost nothing."""
_PATIENCE = 5.0
"""Seconds that a clipboard program may take."""

_X11 = ("xclip", "-selection", "clipboard", "-t", "text/html", "-o")
_WAYLAND = ("wl-paste", "--no-newline", "--type", "text/html")
_MACOS = ("osascript", "-e", "the clipboard as «class HTML»")


Clipboard = Callable[[], bytes | None]
"""Reads the HTML form of a clipboard: empty if it holds none, None if it could not be looked at just now."""


def clipboard_way() -> Clipboard | None:
    """Return what reads this computer's clipboard, None if it has no way to."""
    if sys.platform == "win32":
        return _windows
    if sys.platform == "darwin":
        return _macos
    for variable, command in (("WAYLAND_DISPLAY", _WAYLAND), ("DISPLAY", _X11)):
        if os.environ.get(variable) and shutil.which(command[0]):
            return lambda command=command: _output(command)  # type: ignore[misc]
    return None


def _output(command: tuple[str, ...]) -> bytes | None:
    """What a program prints; nothing if it fails, which is how an empty clipboard is said; None if it hangs."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout[: saved_page.LARGEST] if done.returncode == 0 else b""


def _macos() -> bytes | None:
    said = _output(_MACOS)
    return None if said is None else _from_hex(said)


def _from_hex(said: bytes) -> bytes:
    """AppleScript shows data as «data HTML3C68746D6C…»."""
    found = re.search(rb"HTML((?:[0-9A-Fa-f]{2})+)", said)
    return bytes.fromhex(found[1].decode()) if found else b""


def _windows() -> bytes | None:
    import ctypes
    from ctypes import wintypes

    # Instances of their own: what is set on ctypes.windll would hold for every library of the program.
    user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    user.OpenClipboard.argtypes, user.RegisterClipboardFormatW.argtypes = [wintypes.HWND], [wintypes.LPCWSTR]
    user.GetClipboardData.restype = kernel.GlobalLock.restype = ctypes.c_void_p
    user.GetClipboardData.argtypes = [wintypes.UINT]
    kernel.GlobalLock.argtypes = kernel.GlobalUnlock.argtypes = kernel.GlobalSize.argtypes = [ctypes.c_void_p]
    kernel.GlobalSize.restype = ctypes.c_size_t
    if not user.OpenClipboard(None):
        return None  # another program holds it
    try:
        handle = user.GetClipboardData(user.RegisterClipboardFormatW("HTML Format"))
        place = kernel.GlobalLock(handle) if handle else None
        if not place:
            return b""
        try:
            return ctypes.string_at(place, min(kernel.GlobalSize(handle), saved_page.LARGEST)).rstrip(b"\0")
        finally:
            kernel.GlobalUnlock(handle)
    finally:
        user.CloseClipboard()


@dataclass(frozen=True, slots=True)
class Brought:
    """A page that came from the browser, or why a file that came is none."""

    reply: Reply | None
    why: str = ""


async def pages(
    clipboard: Clipboard | None, downloads: Path | None, now: Callable[[], float]
) -> AsyncIterator[Brought]:
    """Give each page that is copied or saved from now on; what lies there already is left alone.

    The clock tells seconds since 1970, as the disk does of its files.
    """
    before = await asyncio.to_thread(clipboard) if clipboard else None
    since, known = now() - 1, set(_saved_files(downloads))
    while True:
        copied = await asyncio.to_thread(clipboard) if clipboard else None
        if copied is not None and before is None:
            before = copied  # the first look: what lies there was put there before
        elif copied and copied != before:
            before = copied
            yield Brought(saved_page.from_clipboard(copied))
        for path in await asyncio.to_thread(lambda: sorted(set(_saved_files(downloads)) - known)):
            if _still_written(path, since, now()):
                continue
            known.add(path)
            try:
                yield Brought(saved_page.read(path))
            except BadInput as error:
                yield Brought(None, str(error))
        await asyncio.sleep(BEAT)


_UNDER_WAY = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".tmp", ".ini", ".lock")
"""What a browser writes while it still saves, and what lies in a folder without anybody saving it."""


def _saved_files(folder: Path | None) -> Iterator[Path]:
    """The files that somebody saved, those that are no page too: whoever waits is told what to do instead."""
    try:
        for path in folder.iterdir() if folder else ():
            if path.suffix.lower() not in _UNDER_WAY and not path.name.startswith((".", "~")) and path.is_file():
                yield path
    except OSError:
        return


def _still_written(path: Path, since: float, now: float) -> bool:
    """A file counts once it has not changed for a beat; one from before the wait never does."""
    try:
        changed, size = path.stat().st_mtime, path.stat().st_size
    except OSError:
        return True
    return changed < since or size == 0 or now - changed < BEAT


def downloads_folder() -> Path | None:
    """Return the folder that browsers save to, None if there is none."""
    from platformdirs import user_downloads_path

    folder = user_downloads_path()
    return folder if folder.is_dir() else None
