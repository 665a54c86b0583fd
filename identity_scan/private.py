"""Files that only their owner can read: the history, the person file, exports (ETHICS 6).

On Windows the modes say nothing; there the data folder lies in the user's profile, whose access list keeps others out.
"""

import os
from collections.abc import Iterable
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


def folder(path: Path) -> Path:
    """Make the folder, if need be with those above it, and close it to everybody else; raises OSError."""
    for missing in reversed([p for p in (path, *path.parents) if not p.exists()]):
        missing.mkdir(mode=_FOLDER, exist_ok=True)
    if path.stat().st_mode & 0o777 != _FOLDER:
        path.chmod(_FOLDER)
    return path


def create(path: Path) -> None:
    """Make an empty private file, or make a file that is there already private; raises OSError."""
    try:
        _close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FILE))
    except FileExistsError:
        # Not opened: closing it would take away the locks that SQLite holds on it elsewhere in this process.
        if path.stat().st_mode & 0o777 != _FILE:
            path.chmod(_FILE)


def write(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a new private file to its end, never over another; raises FileExistsError or another OSError.

    Content in pieces is written as they come.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE)
    try:
        with os.fdopen(os.dup(handle), "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    finally:
        _close(handle)


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


def _close(handle: int) -> None:
    # The mode given to open() is narrowed by the umask, never widened; fchmod also closes a file that was left open.
    if hasattr(os, "fchmod"):
        os.fchmod(handle, _FILE)
    os.close(handle)
