"""Files that only their owner can read: the history, the person file, exports (ETHICS 6).

On Windows the modes say nothing; there the data folder lies in the user's profile, whose access list keeps others out.
"""

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to take the place of a file that something else holds."""


def folder(path: Path) -> Path:
    """Make the folder, if need be with those above it, and close it to everybody else; raises OSError."""
    for missing in reversed([p for p in (path, *path.parents) if not p.exists()]):
        missing.mkdir(mode=_FOLDER, exist_ok=True)
    _narrow(path, _FOLDER)
    return path


def create(path: Path) -> None:
    """Make an empty private file, or make a file that is there already private; raises OSError."""
    try:
        _close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FILE))
    except FileExistsError:
        # Not opened: closing it would take away the locks that SQLite holds on it elsewhere in this process.
        _narrow(path, _FILE)


def may_write(path: Path) -> bool:
    """Tell whether a file or folder that is there may be written; on Windows a folder always seems to be."""
    return os.access(path, os.W_OK)


def write(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a new private file to its end, never over another; raises FileExistsError or another OSError.

    Content in pieces is written as they come.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE)
    try:
        try:
            with os.fdopen(os.dup(handle), "wb") as file:
                file.writelines((content,) if isinstance(content, bytes) else content)
                file.flush()
                os.fsync(file.fileno())
        finally:
            _close(handle)
    except OSError:
        path.unlink(missing_ok=True)  # closed before: Windows deletes no file that is open
        raise


def replace(fresh: Path, path: Path) -> Path:
    """Put a whole new file in the place of another one, and return where it stands; raises OSError.

    On Windows a guard against viruses or a cloud folder may hold either for a moment, so it is tried again there.
    """
    for wait in _WAITS:
        try:
            return fresh.replace(path)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(wait)
    return fresh.replace(path)


def takes_files(folder: Path) -> bool:
    """Tell whether a file can be made in a folder, by an empty one that is gone at once (Windows knows no rights)."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def write_beside(path: Path, content: bytes) -> Path:
    """Write the file under its name, or the next free number where there is one already; returns where it stands."""
    number, target = 1, path
    while True:
        try:
            write(target, content)
        except FileExistsError:
            number += 1
            target = path.with_name(f"{path.stem}-{number}{path.suffix}")
        else:
            return target


def _narrow(path: Path, mode: int) -> None:
    # On Windows the mode is nothing but "read only", which folders there wear for other reasons.
    if sys.platform != "win32" and path.stat().st_mode & 0o777 != mode:
        path.chmod(mode)


def _close(handle: int) -> None:
    # The mode given to open() is narrowed by the umask, never widened; fchmod also closes a file that was left open.
    if hasattr(os, "fchmod"):
        os.fchmod(handle, _FILE)
    os.close(handle)
