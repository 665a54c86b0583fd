"""Who may write in a home: any number of windows at once, or one alone that seals, opens, erases or moves it.

The lock is SQLite's own on a file without content, as it holds on all three systems and ends with the process, however
that ends. SQLite itself lets several windows write in turn; what they must not do is go on writing into a file that is
being replaced.
"""

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from identity_scan.keeping import private_files
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.language import gettext as _

NAME = "identity-scan.lease"
PATIENCE = 3.0
"""Seconds to wait for another window."""
_labels: dict[Path, int] = {}
"""How often this process holds a lease of a home, by its label there: threads and windows of one process share it."""


class Lease:
    """The right to write in a home, until it is released; releasing twice is harmless."""

    def __init__(self, db: sqlite3.Connection, label: Path) -> None:
        self._db: sqlite3.Connection | None = db
        self._label = label

    def release(self) -> None:
        """Let another have it."""
        if self._db is None:
            return
        self._db.close()
        self._db = None
        _labels[self._label] = _labels.get(self._label, 1) - 1
        if _labels[self._label] <= 0:
            _labels.pop(self._label)
            with contextlib.suppress(OSError):
                self._label.unlink()


def share(folder: Path, patience: float = PATIENCE) -> Lease:
    """Take the right to write beside others; raises HistoryError while one holds the home alone."""
    db = _locked(folder, "BEGIN", patience)
    if db is None:
        raise HistoryError(
            _("Another identity-scan is sealing, opening or erasing what is kept here right now ({who}).").format(
                who=_who(folder)
            ),
            _("Wait until it is done, then try again. Nothing was changed."),
        )
    return _labelled(db, folder)


@contextlib.contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the home alone; raises HistoryError that says who else has it open."""
    db = _locked(folder, "BEGIN EXCLUSIVE", patience)
    if db is None:
        raise HistoryError(
            _("Another identity-scan is open here ({who}), and could be writing.").format(who=_who(folder)),
            _("Close it, then try again. Nothing was changed."),
        )
    for stale in folder.glob(f"{NAME}.*"):  # nobody else is here, so whoever left them was killed
        with contextlib.suppress(OSError):
            stale.unlink()
    held = _labelled(db, folder)
    try:
        yield
    finally:
        held.release()


def files(folder: Path) -> tuple[Path, ...]:
    """Return the files of the lease; they hold nobody's words."""
    return tuple(sorted(path for path in folder.glob(f"{NAME}*") if path.is_file()))


def _locked(folder: Path, how: str, patience: float) -> sqlite3.Connection | None:
    path = folder / NAME
    private_files.create(path)
    db = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        db.execute(how)
        db.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return None
    return db


def _labelled(db: sqlite3.Connection, folder: Path) -> Lease:
    label = folder / f"{NAME}.{os.getpid()}"
    _labels[label] = _labels.get(label, 0) + 1
    with contextlib.suppress(OSError):  # a label is only there to be named by
        private_files.create(label)
    return Lease(db, label)


def _who(folder: Path) -> str:
    """Say which processes hold a lease, as far as it can be told."""
    said = []
    for label in sorted(folder.glob(f"{NAME}.*")):
        number = label.suffix[1:]
        if not number.isdigit() or not _lives(int(number)):
            continue
        with contextlib.suppress(OSError):
            since = datetime.fromtimestamp(label.stat().st_mtime)
            said.append(_("process {number}, since {time}").format(number=number, time=f"{since:%H:%M}"))
    return "; ".join(said) or _("a process that cannot be named")


def _lives(process: int) -> bool:
    if sys.platform == "win32":  # there the same call would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
