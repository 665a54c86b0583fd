"""A file of the history that is broken, gone, empty or cannot be written: kept as it is, and read as far as it goes."""

import os
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Error
from typing import Any

from identity_scan.keeping import cipher, database, overwriting, private_files, rot, salvage

STEM = "identity-scan"
FRESH = f"{STEM}.new.sqlite3"
"""The name of a file that is being made, before it takes the place of another."""
_UNDATED = datetime(1990, 1, 1, tzinfo=UTC).timestamp()
"""When a file was changed, as its folder tells, while nobody has dated it; every file system knows that day."""


def lost(path: Path, marker: Path) -> str:
    """Tell what is wrong with a file that is not there, or empty, though a history was kept: "" if nothing is."""
    if not path.exists():
        return rot.MISSING if marker.exists() else ""
    if path.stat().st_size:
        return ""
    return rot.EMPTY if marker.exists() else rot.BARE


def fresh(folder: Path) -> Path:
    """Make an empty file that will take the place of another."""
    made = folder / FRESH
    for left in folder.glob(f"{FRESH}*"):
        overwriting.destroy(left)  # earlier versions left it in plain words
    private_files.create(made)
    return made


def aside(folder: Path) -> Path:
    """Return the name under which a damaged file is kept, the next that is free."""
    number = 1
    while (kept := folder / f"{STEM}.damaged-{number}.sqlite3").exists():
        number += 1
    return kept


def renew(path: Path, steps: Sequence[str], key: bytes | str) -> tuple[Path, int, bool]:
    """Put a broken file aside and a new one in its place, with what can be read of it; the broken one is not changed.

    Returns where the broken one is kept, how many rows were taken over, and whether marks tell which are missing.
    """
    made = fresh(path.parent)
    with closing(database.opened(made, 0, key)) as target:
        rows, sure = rescue(path, target, steps, key)
    kept = put_aside(path)
    private_files.replace(made, path)
    return kept, rows, sure


def put_aside(path: Path) -> Path:
    """Rename a broken file, with its journals, undated, and return where it stands from now on."""
    kept = aside(path.parent)
    for ending in ("-wal", "-shm"):
        journal = path.with_name(path.name + ending)
        if journal.exists():
            undate(journal.rename(kept.with_name(kept.name + ending)))
    return undate(path.rename(kept))


def undate(path: Path) -> Path:
    """Mark a file that was put aside as not dated yet: its days begin when somebody who has a clock dates it.

    A damaged file was perhaps last written months ago, and would else be erased on the day it was put aside.
    """
    os.utime(path, (_UNDATED, _UNDATED))
    return path


def dated(path: Path) -> bool:
    """Tell whether somebody has dated a file that was put aside; a file system may round a time to two seconds."""
    return path.stat().st_mtime > _UNDATED + 10


def rescue(path: Path, target: Any, steps: Sequence[str], key: bytes | str) -> tuple[int, bool]:
    """Take over into an empty file what can be read of a broken one; returns as renew() does."""
    with closing(salvage.Source(cipher.reader(database.only_read(path), key))) as source:
        try:
            version = int(source.rows("PRAGMA user_version")[0][0])
        except Error:
            return 0, True
        if not 0 < version <= len(steps):
            return 0, True
        for number, step in enumerate(steps[:version], 1):
            database.take(target, number, step)
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN")
        found = salvage.rescued(source, target)
        target.execute("COMMIT")
        target.execute("PRAGMA foreign_keys = ON")
        return found


def fleeting(path: Path, steps: Sequence[str], key: bytes | str) -> Any:
    """Return a copy in memory of a file that cannot be written, so that all of it can be read."""
    address = database.only_read(path)
    db = cipher.in_memory()
    try:
        db.take(address, key)
        database.sound(db, steps)
    except (database.Damaged, Error):
        db = cipher.in_memory()
        rescue(path, db, steps, key)
    return db
