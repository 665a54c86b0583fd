"""An open database of the history, shared by threads: what is written is written whole or not at all."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from identity_scan.keeping import history_file, marks
from identity_scan.keeping.heard_table import HeardTable
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.language import gettext as _


class OpenDatabase:
    """One connection, one writer at a time; every method raises HistoryError when the disk fails it."""

    def __init__(self, db: sqlite3.Connection, folder: Path | None) -> None:
        self._db = db
        self._closed_to = folder if getattr(db, "fleeting", False) else None
        self._folder = None if self._closed_to else folder
        self._lock = threading.RLock()
        self._closed = False
        self._watched = bool(db.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'touched'").fetchall())

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept, since the folder cannot be written; all that is kept can be read."""
        return self._closed_to is not None

    @property
    def heard(self) -> HeardTable:
        """What assistants said."""
        return HeardTable(self._read, self._writing, self._empty_journal)

    def close(self) -> None:
        """Close the file and empty its journal; closing twice is harmless."""
        with self._lock:
            # A disk that fails here loses nothing: the next opening finds the journal and takes it in.
            with contextlib.suppress(HistoryError):
                self._empty_journal()
            self._db.close()
            self._closed = True

    @contextmanager
    def _writing(self, *, needed: bool = True) -> Iterator[sqlite3.Connection]:
        if self.read_only and needed:
            raise HistoryError(
                _("This cannot be kept: nothing can be written in {folder}.").format(folder=self._closed_to),
                _("Give yourself the right to write there, or choose another data folder."),
            )
        with self._lock, history_file.plainly(self._folder):
            self._db.row_factory = sqlite3.Row
            self._still_there()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                if self._watched:
                    marks.note(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._still_there()  # else what was just written went into a file that nobody will open again

    def _still_there(self) -> None:
        """Raise HistoryError if the file was deleted or replaced from elsewhere: no word is kept that is lost."""
        if not getattr(self._db, "still_stands", lambda: True)():
            raise HistoryError(
                _("What is kept here was deleted or replaced from elsewhere, so this is not kept."),
                _("Close this window and start identity-scan again."),
            )

    def _read(self, sql: str, *values: object) -> list[sqlite3.Row]:
        with self._lock, history_file.plainly(self._folder):
            self._db.row_factory = sqlite3.Row
            return self._db.execute(sql, values).fetchall()

    def _empty_journal(self) -> None:
        """Erased text must not live on in the journal; where another reader holds it, the next close empties it."""
        if self._folder and not self._closed:
            with self._lock, history_file.plainly(self._folder):
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
