"""Files that are overwritten before they are deleted, so that a disk that writes in place keeps none of their words.

On solid-state disks, in folders that copy on write or are synchronised, the old words may survive elsewhere: there
only the key's end helps, which is why everything kept is encrypted and the key goes first.
"""

import contextlib
import os
from pathlib import Path

_PIECE = 1 << 20


def destroy(path: Path) -> None:
    """Overwrite a file with noise and delete it; a link is followed, and goes with what it leads to; raises OSError.

    What is not there is gone already.
    """
    real = path.resolve()
    if real.is_file():
        _overwrite(real)
        real.unlink(missing_ok=True)
    if path.is_symlink() or path != real:
        path.unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    with contextlib.suppress(OSError):  # a file that may only be read can still be deleted
        path.chmod(0o600)
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    except PermissionError:
        return  # what may be deleted and not written is deleted all the same
    with os.fdopen(handle, "wb") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(os.urandom(min(left, _PIECE)))
        file.flush()
        os.fsync(file.fileno())
