"""The database under the history: opened on the disk, in memory or without writing, and led from step to step."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from identity_scan.keeping import cipher, marks

# temp_store: sorting must not put texts into a file in a folder that others share.
_SETTINGS = ("foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY", "trusted_schema=OFF")
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_ODD = frozenset({0, sqlite3.SQLITE_ERROR})
"""A name that is no text any more, or a table that is not there: what is asked here can always be asked of ours."""


class Damaged(Exception):
    """The file cannot be read as a history."""


class Copy(sqlite3.Connection):
    """A copy in memory of a file that cannot be written."""

    fleeting = True


def opened(path: Path | str, patience: float, key: bytes | str) -> Any:
    """Open a file, or what a URI names: with its key, with the passphrase of earlier versions, or plain if empty.

    `patience`: seconds to wait for another that is writing.
    """
    return _set(cipher.Connection(path, key, patience))


def in_memory(made: type[sqlite3.Connection] = sqlite3.Connection) -> Any:
    """Open an empty database that is nowhere on the disk."""
    return _set(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, factory=made))


def _set(db: Any) -> Any:
    for setting in _SETTINGS:
        db.execute(f"PRAGMA {setting}")
    return db


def only_read(path: Path) -> str:
    """Return the URI that opens a file without writing anything, be it a journal; a journal that is there is read."""
    journal = path.with_name(f"{path.name}-wal")
    how = "mode=ro" if journal.exists() and journal.stat().st_size else "immutable=1"
    return f"{path.absolute().as_uri()}?{how}"


def code(error: sqlite3.Error) -> int:
    """Return the primary code of an error of SQLite, 0 if it has none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


# -- whether it is whole ----------------------------------------------------------------------------------------------


def sound(db: Any, steps: Sequence[str]) -> Any:
    """Return a database that is whole and has the tables of its version; closes it and raises Damaged otherwise."""
    try:
        fine = db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        version = true_version(db)
        fine = fine and bool(version or not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        fine = fine and (version > len(steps) or _shape(db) == _made(tuple(steps[:version])))
        made = _known(db, marks.SCHEMA) if fine else None
        fine = fine and made in (None, marks.schema(db))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a message of SQLite may quote what is no text
        db.close()
        if isinstance(error, sqlite3.OperationalError) and code(error) not in _BROKEN | _ODD:
            raise
        raise Damaged from error
    if not fine:
        db.close()
        raise Damaged
    return db


def _shape(db: Any) -> list[tuple[object, ...]]:
    """The tables with their columns, in the order they were made: a name that changed by itself would lock all out."""
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    return [(row[0], *column) for row in tables for column in db.execute(f'PRAGMA table_info("{row[0]}")').fetchall()]


@cache
def _made(steps: tuple[str, ...]) -> list[tuple[object, ...]]:
    with closing(in_memory()) as db:
        for number, step in enumerate(steps, 1):
            take(db, number, step)
        return _shape(db)


# -- from version to version ------------------------------------------------------------------------------------------


def numbered(db: Any) -> int:
    """Return the version that the file says it has."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def true_version(db: Any) -> int:
    """Return the version of the file; where one bit of it changed by itself, it is put right by its mark."""
    said = numbered(db)
    known = _known(db, marks.VERSION)
    if known is not None and (known ^ said).bit_count() == 1:
        said = known
        db.execute(f"PRAGMA user_version = {said}")
    return said


def _known(db: Any, part: str) -> int | None:
    """What the marks say of the file itself, None where they say nothing."""
    rows = db.execute("SELECT crc FROM mark WHERE part = ?", (part,)).fetchall() if marked(db) else []
    return int(rows[0][0]) if rows else None


def marked(db: Any) -> bool:
    """Tell whether the file is of a version that has marks."""
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = 'mark'").fetchall())


def take(db: Any, number: int, step: str) -> None:
    """Lead the file to version `number` by a step, whole or not at all; nothing if another was here first."""
    db.execute("BEGIN EXCLUSIVE")
    try:
        if numbered(db) < number:
            for statement in _statements(step):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        if marked(db):
            db.execute("DELETE FROM mark")  # of rows as they were before this step; they are marked anew
            for part, crc in ((marks.VERSION, numbered(db)), (marks.SCHEMA, marks.schema(db))):
                db.execute("INSERT OR REPLACE INTO mark VALUES (?, '', ?, 0)", (part, crc))
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _statements(step: str) -> Iterator[str]:
    """The statements of a step; one that makes a trigger holds others."""
    begun = ""
    for part in step.split(";"):
        begun += f"{part};"
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""
    if begun:
        yield begun  # the database says what is wrong with it
