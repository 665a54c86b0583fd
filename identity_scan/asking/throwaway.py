"""The folder that a watched browser keeps its things in: made for one run, held while it is in use, gone after it.

What a killed run left behind goes when the program starts next.
"""

import contextlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

BEGINS: Final = "identity-scan-browser-"
"""How the folder's name begins, inside the data folder."""
_HELD = "held"
_TRIES = 40
"""A browser that has just ended may still write for a moment: looks a twentieth of a second apart."""

_WISHES: Final = {
    "search": {"suggest_enabled": False},
    "signin": {"allowed": False, "allowed_on_next_startup": False},
    "credentials_enable_service": False,
    "autofill": {"profile_enabled": False, "credit_card_enabled": False},
    "net": {"network_prediction_options": 2},
    "translate": {"enabled": False},
    "session": {"restore_on_startup": 5},
}
"""No suggestions while one types, no sign-in, no stored words, nothing loaded ahead."""


@contextlib.contextmanager
def profile(data: Path) -> Iterator[Path]:
    """Make a folder that only its owner can read, and take it away with all that is in it at the end; OSError."""
    folder = Path(tempfile.mkdtemp(prefix=BEGINS, dir=data))
    hold = _hold(folder)
    try:
        wishes = folder / "Default" / "Preferences"
        wishes.parent.mkdir(mode=0o700)
        wishes.write_text(json.dumps(_WISHES), "utf-8")
        yield folder
    finally:
        if hold is not None:
            hold.close()
        _remove(folder)


def sweep(data: Path) -> int:
    """Take away what runs that were killed left behind, and tell how many folders; what is in use stays."""
    gone = 0
    with contextlib.suppress(OSError):
        for folder in sorted(data.glob(f"{BEGINS}*")):
            if not folder.is_dir() or folder.is_symlink():
                continue
            hold = _hold(folder)
            if hold is not None:
                hold.close()
                _remove(folder)
                gone += not folder.exists()
    return gone


def _remove(folder: Path) -> None:
    for _try in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.05)
        if not folder.exists():  # and did not come back meanwhile
            return


def _hold(folder: Path) -> IO[bytes] | None:
    """Hold the folder for this process as long as the file is open; None if another one holds it."""
    try:
        file = (folder / _HELD).open("wb")
    except OSError:
        return None
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file
