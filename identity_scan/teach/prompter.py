"""One line between the two windows of a speaker: the notes lay it down, and the lesson says in it which page is shown.

Without notes that listen there is no such line, and the lesson writes nothing. It holds no word of anybody's: the
lesson by its name, the number of the page, the clock. It lies in the folder for passing files and goes with the notes.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from zlib import crc32

from identity_scan.keeping import private_files, settings
from identity_scan.teach.traces import temporary

PATIENCE = 10.0
"""Seconds after which notes that say nothing are taken for gone."""
LONGEST = 400
"""Bytes of the line; it is always as long, so that a shorter one leaves nothing of a longer one behind it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the class sees now."""

    lesson: str
    short: bool
    at: int
    """The number of the page, from 0."""
    seconds: float
    """Of the lesson's clock."""
    runs: bool
    answered: bool
    """Whether the answer of an item is on the screen."""
    item: str = ""
    """The item in this place by its finding, which may be one of the reserve."""
    beat: int = 0
    """It goes on with each line, so that one sees whether the lesson still speaks."""


def place() -> Path:
    """Return where the line lies; on systems that share the folder each user, and each home, has a place of its own."""
    user = f"-{os.getuid()}" if hasattr(os, "getuid") else ""
    home = crc32(os.fsencode(settings.folder()))
    return Path(temporary(), f"identity-scan-notes{user}-{home:08x}", "page")


def listen() -> bool:
    """Lay the line down, in a folder that is closed to everybody else; tell whether that could be done."""
    here = place()
    try:
        private_files.folder(here.parent)
        here.unlink(missing_ok=True)
        private_files.write(here, b" " * LONGEST)
    except OSError:
        return False
    return True


def stop() -> None:
    """Take the line away, and its folder."""
    with suppress(OSError):
        place().unlink()
        place().parent.rmdir()


def still_here() -> None:
    """Say that these notes still listen: those that were killed would be written to for ever."""
    with suppress(OSError):
        os.utime(place().parent)


def listened() -> bool:
    """Tell whether notes listen now, and the line is our own.

    The disk says how late it is: the line is touched, and is as late as the folder that the notes touch.
    """
    try:
        line, folder = (path.stat(follow_symlinks=False) for path in (place(), place().parent))
        if hasattr(os, "getuid") and not line.st_uid == folder.st_uid == os.getuid():
            return False
        os.utime(place(), follow_symlinks=os.utime not in os.supports_follow_symlinks)
        return abs(place().stat(follow_symlinks=False).st_mtime - folder.st_mtime) < PATIENCE
    except OSError:
        return False


def tell(shown: Shown) -> None:
    """Say which page is shown, if notes listen; no file is ever made here."""
    if not listened():
        return
    line = json.dumps(asdict(shown)).encode()[:LONGEST].ljust(LONGEST)
    with suppress(OSError):
        handle = os.open(place(), os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "wb") as file:
            file.write(line)


def heard() -> Shown | None:
    """Return what the lesson said last; None where it has said nothing, or what lies there is none of its lines."""
    try:
        handle = os.open(place(), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if hasattr(os, "getuid") and os.fstat(handle).st_uid != os.getuid():
                return None
            said = json.loads(file.read(LONGEST))
        shown = Shown(**said)
    except (OSError, ValueError, TypeError):
        return None
    kinds = {field.name: int | float if field.type is float else field.type for field in fields(Shown)}
    right = (isinstance(value, kinds[name]) for name, value in said.items())  # type: ignore[arg-type]
    return shown if all(right) and shown.at >= 0 else None
