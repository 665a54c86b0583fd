"""The store: SQLite whose every page is encrypted (SQLCipher), under a random key that nobody types.

Encrypted by the page, since it is SQLite's own way of writing that keeps a word through a kill: the journal is
encrypted too, and a transaction stands or falls as before. Values encrypted one by one would leave counts, times and
lengths readable, and no statement could compare them; a file encrypted as a whole would be written anew with each
word. A page that is not as it was written is noticed, since each carries a keyed sum.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from identity_scan.keeping.lease import Lease

PATIENCE = 5.0
"""Seconds to wait for another copy of the program that is writing."""


class Rows(list[Any]):
    """The rows of a statement, all read."""

    lastrowid: int | None = None

    def fetchone(self) -> Any:
        """Return the first row, None if there is none."""
        return self[0] if self else None

    def fetchall(self) -> "Rows":
        """Return all rows."""
        return self


class Connection:
    """An encrypted database that behaves and fails as one of sqlite3 does."""

    row_factory: Any = None
    """Taken and left aside: rows always have names."""
    fleeting = False
    """Whether it is a copy in memory of a file that cannot be written."""
    lease: Lease | None = None
    """The right to write in this home, which ends with the connection."""

    def __init__(self, path: Path | str, key: bytes | str, patience: float = PATIENCE) -> None:
        """Open it: with a key of 32 bytes, with the passphrase of earlier versions, or plain if that is empty."""
        self.key = key
        self._db = dbapi2.connect(str(path), timeout=patience, isolation_level=None, check_same_thread=False, uri=True)
        self._db.row_factory = dbapi2.Row
        self._stands: tuple[Path, tuple[int, int]] | None = None
        self.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal
        if key:
            self.execute(f"PRAGMA key = {quoted(key)}")

    @property
    def text_factory(self) -> Any:
        """What makes a text of its bytes."""
        return self._db.text_factory

    @text_factory.setter
    def text_factory(self, made: Any) -> None:
        self._db.text_factory = made

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._db.in_transaction)

    def execute(self, sql: str, values: Sequence[object] = ()) -> Rows:
        """Run one statement and read its rows; raises what sqlite3 would."""
        with _as_sqlite3():
            cursor = self._db.execute(sql, values)
            rows = Rows(cursor.fetchall())
            rows.lastrowid = cursor.lastrowid
            return rows

    def executemany(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run one statement for each row of values."""
        with _as_sqlite3():
            self._db.executemany(sql, values)

    def copy(self, target: Path, key: bytes | str | None = None) -> None:
        """Write all of it into a new file, under the same key or another."""
        version = self.execute("PRAGMA user_version")[0][0]
        self.execute(f"ATTACH DATABASE ? AS further KEY {quoted(self.key if key is None else key)}", (str(target),))
        self.execute("SELECT sqlcipher_export('further')")
        self.execute(f"PRAGMA further.user_version = {int(version)}")
        self.execute("DETACH DATABASE further")

    def take(self, address: str, key: bytes | str) -> None:
        """Copy all of a file, named by a URI, into this one, which is empty."""
        self.execute(f"ATTACH DATABASE ? AS kept KEY {quoted(key)}", (address,))
        version = self.execute("PRAGMA kept.user_version")[0][0]
        self.execute("SELECT sqlcipher_export('main', 'kept')")
        self.execute(f"PRAGMA user_version = {int(version)}")
        self.execute("DETACH DATABASE kept")

    def stands_at(self, path: Path) -> None:
        """Remember which file this is, so that it is noticed if another one takes its place."""
        self._stands = path, _identity(path)

    def still_stands(self) -> bool:
        """Tell whether the file is still where it was opened: neither deleted nor replaced."""
        if self._stands is None:
            return True
        try:
            return _identity(self._stands[0]) == self._stands[1]
        except OSError:
            return False

    def close(self) -> None:
        """Close it, and give up the right to write."""
        self._db.close()
        if self.lease is not None:
            self.lease.release()


def in_memory() -> Connection:
    """Return an empty database in memory that may take an encrypted file."""
    db = Connection(":memory:", "", 0)
    db.fleeting = True
    return db


def opens(db: Connection) -> bool:
    """Tell whether the key opens the file; whatever else is wrong with it raises as sqlite3 does."""
    try:
        db.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        return False
    return True


def reader(address: str, key: bytes | str) -> Callable[[], Connection]:
    """Return what opens a file again and again by an address."""
    return lambda: Connection(address, key, 0)


def quoted(key: bytes | str) -> str:
    """Return a key or a passphrase as SQLCipher's statements take it."""
    if isinstance(key, bytes):
        return f"\"x'{key.hex()}'\""
    return "'" + key.replace("'", "''") + "'"


def _identity(path: Path) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def _as_sqlite3() -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as error:
        known: Any = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)(str(error))
        known.sqlite_errorcode = getattr(error, "sqlite_errorcode", 0)
        raise known from None
