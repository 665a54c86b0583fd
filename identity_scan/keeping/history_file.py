"""The store of a home: made private, brought up to date, and put aside (never away) if it is damaged."""

import errno
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from identity_scan.keeping import (
    broken_file,
    cipher,
    database,
    heard_table,
    key_file,
    lease,
    marks,
    moving_in,
    overwriting,
    private_files,
    rot,
    said_before,
    seal,
)
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

NAME = key_file.FIRST
"""The store of a home that was never made anew: history, decisions and who the person is, encrypted."""
MARKER = f"{moving_in.OLD_NAME}.kept"
"""An empty file that tells that searches are kept here: a history that is lost is never taken for a new one."""
_untold: dict[Path, tuple[str, ...]] = {}

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE owner (
        one INTEGER PRIMARY KEY CHECK (one = 1), salt BLOB NOT NULL, print BLOB NOT NULL
    ) STRICT;
    CREATE TABLE scan (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, started TEXT NOT NULL, finished TEXT,
        depth TEXT NOT NULL, demo INTEGER NOT NULL, plan TEXT NOT NULL, coverage TEXT, grade TEXT,
        snippets INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE TABLE query (
        scan INTEGER NOT NULL REFERENCES scan ON DELETE CASCADE, id TEXT NOT NULL, recipe TEXT NOT NULL,
        text TEXT NOT NULL, tier TEXT NOT NULL, results INTEGER NOT NULL, medium TEXT NOT NULL,
        private INTEGER NOT NULL, PRIMARY KEY (scan, id), CHECK (private = 0 OR text = '')
    ) STRICT;
    CREATE TABLE answer (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, scan INTEGER NOT NULL REFERENCES scan ON DELETE CASCADE,
        engine TEXT NOT NULL, query TEXT NOT NULL, page INTEGER NOT NULL, outcome TEXT NOT NULL, why TEXT,
        more INTEGER, results INTEGER NOT NULL, hits TEXT NOT NULL, at TEXT NOT NULL,
        UNIQUE (scan, engine, query, page), FOREIGN KEY (scan, query) REFERENCES query (scan, id) ON DELETE CASCADE
    ) STRICT;
    CREATE TABLE seen (
        scan INTEGER NOT NULL REFERENCES scan ON DELETE CASCADE, finding TEXT NOT NULL, label TEXT NOT NULL,
        verdict TEXT NOT NULL, life TEXT NOT NULL, kinds TEXT NOT NULL, score INTEGER NOT NULL, band TEXT NOT NULL,
        places TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (scan, finding)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE decision (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, finding TEXT NOT NULL, verdict TEXT, life TEXT,
        handling TEXT, note TEXT NOT NULL, until TEXT, at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE status (
        finding TEXT NOT NULL, action TEXT NOT NULL, status TEXT NOT NULL, note TEXT NOT NULL, until TEXT,
        since TEXT NOT NULL, PRIMARY KEY (finding, action)
    ) STRICT;
    CREATE TABLE rest (engine TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
    CREATE TABLE hand_check (
        id TEXT PRIMARY KEY, done INTEGER NOT NULL, result TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT;
    """,
    # Which searches came after the worker's word: by their order, since a clock may go back.
    """
    ALTER TABLE status ADD COLUMN after INTEGER NOT NULL DEFAULT 0;
    UPDATE status SET after = (SELECT coalesce(max(seq), 0) FROM scan WHERE julianday(started) <= julianday(since));
    """,
    # What a look at a page showed, after which search; and how many rows an answer holds, without what the engine wrote
    # itself at rank 0, since "no longer among the first N" counts on it. Every row is kept with its rank.
    """
    CREATE TABLE look (
        finding TEXT NOT NULL, after INTEGER NOT NULL, gone INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (finding, after)
    ) STRICT, WITHOUT ROWID;
    UPDATE answer SET results = (length(hits) - length(replace(hits, '"rank":', ''))) / 7
        - (length(hits) - length(replace(hits, '"rank":0', ''))) / 8
    """,
    # What a finding goes back to when a word is taken back; which findings still have their words, and which searches
    # have lost some. Until now somebody else's went at once, and what the rules said went with the worker's word.
    """
    ALTER TABLE seen ADD COLUMN worded INTEGER NOT NULL DEFAULT 1;
    UPDATE seen SET worded = (title != '' OR url != '');
    ALTER TABLE scan ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
    UPDATE scan SET lost = 1 WHERE grade IS NOT NULL;
    CREATE TABLE basis (
        scan INTEGER NOT NULL REFERENCES scan ON DELETE CASCADE, finding TEXT NOT NULL, said TEXT NOT NULL,
        verdict TEXT NOT NULL, life TEXT NOT NULL, kinds TEXT NOT NULL, score INTEGER NOT NULL, band TEXT NOT NULL,
        PRIMARY KEY (scan, finding)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO basis SELECT scan, finding, iif(verdict = word, word, ''), iif(verdict = word, '', verdict), life,
        kinds, score, band FROM (SELECT seen.*, (SELECT d.verdict FROM decision AS d WHERE d.finding = seen.finding
        AND d.verdict IS NOT NULL ORDER BY d.seq DESC LIMIT 1) AS word FROM seen WHERE worded);
    """,
    # A mark beside each row, so that what the disk changed by itself is noticed.
    marks.TABLES,
    # What was judged, until anything changes that it rests on: whatever road a change comes by, in the same breath.
    """
    CREATE TABLE judgement (
        scan INTEGER PRIMARY KEY REFERENCES scan ON DELETE CASCADE, rests_on TEXT NOT NULL, said TEXT NOT NULL
    ) STRICT;
    CREATE TABLE changed (one INTEGER PRIMARY KEY CHECK (one = 1), times INTEGER NOT NULL) STRICT;
    INSERT INTO changed VALUES (1, 0);
    """
    + "".join(
        f"""
    CREATE TRIGGER {table}_{change} AFTER {change} ON {table} BEGIN
        DELETE FROM judgement;
        UPDATE changed SET times = times + 1;
    END;
    """
        for table in ("scan", "answer", "seen", "basis", "decision", "status", "look")
        for change in ("INSERT", "UPDATE", "DELETE")
    ),
    # Who the person is stands with what was found: one store, under one key.
    "CREATE TABLE person (one INTEGER PRIMARY KEY CHECK (one = 1), content BLOB NOT NULL) STRICT",
    # Addresses of the tables that led nowhere; the step is counted with those of decisions, for undo.
    "CREATE TABLE dead_end (url TEXT PRIMARY KEY NOT NULL, month TEXT NOT NULL, step INTEGER NOT NULL) STRICT",
    heard_table.TABLE,
    # Where a step stood before each word on it: that can be taken back also after a restart.
    said_before.STOOD,
    # And what was noted before a tick by hand, a word on a sentence, an answer.
    said_before.REPLACED,
)
"""Each step leads from one version of the file to the next; a step that was ever released is never changed."""


def connect(folder: Path | None) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """Open the history of a folder, or one in memory alone; also returns what the worker should be told about it."""
    if sqlite3.sqlite_version_info < (3, 37):
        raise HistoryError(_("This Python's SQLite is too old for the history."), _("Use a newer Python."))
    with plainly(folder):
        if folder is None:
            return _prepare(database.in_memory(), None)
        path = moving_in.stands(folder)
        try:
            if path.exists() and not (private_files.may_write(folder) and private_files.may_write(path)):
                return _fleeting(folder, path)
            return _kept(private_files.folder(folder))
        except (OSError, sqlite3.OperationalError) as error:
            if not (_unwritable(error) and path.exists()):
                raise
            return _fleeting(folder, path)


def _kept(folder: Path) -> tuple[Any, tuple[str, ...]]:
    """Open the store beside others that write in it, once the home is in order; a person file laid there goes in."""
    rescued, told = moving_in.settled(folder, STEPS, migrate)
    held = lease.share(folder)
    untold = _untold.pop(folder, ())
    try:
        found = moving_in.key_here(folder)
        path = folder / found.store
        db, more = _opened(path, seal.data_key(found), rescued)
    except BaseException:
        held.release()
        raise
    db.lease = held
    db.stands_at(path)
    moving_in.take_person(db, folder)
    open_to_all = _readable(folder) if found.sealed else ()
    return db, tuple(dict.fromkeys((*untold, *((_updated(told),) if told else ()), *more, *open_to_all)))


def tell_later(folder: Path, told: tuple[str, ...]) -> None:
    """Have what was said at an opening that nobody saw be said at the next one, in this run of the program."""
    if told:
        _untold[folder] = told


def _opened(path: Path, key: bytes, rescued: moving_in.Rescued | None) -> tuple[Any, tuple[str, ...]]:
    """Open the file, made if need be; one that is broken is put aside, and what can be read of it is taken over."""
    gone = broken_file.lost(path, path.with_name(MARKER))
    private_files.create(path)
    try:
        db, told = _prepare(database.sound(database.opened(path, cipher.PATIENCE, key), STEPS), path)
    except database.Damaged:
        rescued = broken_file.renew(path, STEPS, key)
        db, told = _prepare(database.opened(path, cipher.PATIENCE, key), path)
    if rescued:
        kept, rows, sure = rescued
        told = (_saved(kept), *told) if rows else told
        gone = "" if rows else kept.name
        if not sure:
            rot.doubt(db)
    if gone and not db.execute("SELECT 1 FROM scan").fetchall():
        rot.lose_file(db, gone)
    return db, told


def _fleeting(folder: Path, path: Path) -> tuple[Any, tuple[str, ...]]:
    """Open a copy in memory of a file that cannot be written, so that all can be read."""
    db, _told = _prepare(broken_file.fleeting(path, STEPS, moving_in.opens_with(folder)), None)
    marks.watch(db)
    return db, (_closed(folder),)


def remember(folder: Path) -> None:
    """Note that searches are kept here from now on; raises HistoryError if it cannot be noted."""
    if not (folder / MARKER).exists():
        with plainly(folder):
            private_files.create(folder / MARKER)


def copy_aside(db: sqlite3.Connection, folder: Path) -> Path:
    """Keep a copy of the file as it is, before what is damaged is left out of it; returns where it stands."""
    with plainly(folder):
        kept = broken_file.aside(folder)
        _copy(db, kept)
        return kept


def files(folder: Path) -> tuple[Path, ...]:
    """Return every file of the history in the folder: the key first, then store, journals, copies, damaged ones.

    The empty file that tells that there is a history is one of them.
    """
    found = folder.glob(f"{broken_file.STEM}.*")
    stores = sorted(path for path in found if ".sqlite3" in path.name and path.is_file())
    return (*key_file.files(folder), *stores)


def _copies(folder: Path) -> list[Path]:
    """The copies from before updates and the damaged files that are kept in the folder."""
    return [path for path in files(folder) if path.name.split(".")[1].startswith(("damaged-", "before-version-"))]


def date(folder: Path, at: datetime) -> None:
    """Let the days begin of what was put aside in the folder since somebody who has a clock last looked."""
    with plainly(folder):
        for path in _copies(folder):
            if not broken_file.dated(path):
                os.utime(path, (at.timestamp(), at.timestamp()))


def remove(folder: Path) -> tuple[Path, ...]:
    """Overwrite and delete every file of the store, whatever its version or state; returns what was deleted.

    The key goes first: what a disk keeps of the rest cannot be read without it.
    """
    with plainly(folder):
        found = files(folder)
        for path in found:
            overwriting.destroy(path)
        return found


def expire(folder: Path, until: datetime) -> int:
    """Delete copies from before updates and damaged files that were put aside before `until`; returns how many.

    They hold what was found, and so live no longer than the history lets it live (ETHICS 6). One that nobody has dated
    stays: its days have not begun.
    """
    aside = [path for path in _copies(folder) if broken_file.dated(path)]
    old = [path for path in aside if path.stat().st_mtime < until.timestamp()]
    for path in old:
        overwriting.destroy(path)
    return len(old)


def _prepare(db: sqlite3.Connection, path: Path | None) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    try:
        db.execute("PRAGMA synchronous=FULL")  # what keep() acknowledged survives a power cut
        copy = migrate(db, path, STEPS)
        db.execute("PRAGMA journal_mode=WAL")  # after migrate(): a file of a newer version is left as it is
        if path:
            marks.watch(db)
    except BaseException:
        db.close()
        raise
    return db, (_updated(copy),) if copy else ()


def migrate(db: sqlite3.Connection, path: Path | None, steps: Sequence[str]) -> Path | None:
    """Lead the file to the newest version; returns the copy that was made of an older one.

    Raises HistoryError if it is newer.
    """
    version = database.true_version(db)
    if version > len(steps):
        raise HistoryError(
            _("The history on this computer was made by a newer identity-scan."),
            _("Update identity-scan, or choose another data folder. Nothing was changed."),
        )
    copy = None
    if path and 0 < version < len(steps):
        copy = path.with_name(f"{broken_file.STEM}.before-version-{len(steps)}.sqlite3")
        _copy(db, copy)
    for number, step in enumerate(steps, 1):
        if number > version:
            database.take(db, number, step)
    return copy


def _copy(db: Any, target: Path) -> None:
    if target.exists():
        overwriting.destroy(target)
    private_files.create(target)
    db.copy(target)
    broken_file.undate(target)


def _updated(copy: Path) -> str:
    told = _("The history was brought up to date. A copy of it as it was before is kept as {name}.")
    return told.format(name=copy.name)


def _saved(kept: Path) -> str:
    told = _("The file of the history is damaged. What could be read of it was recovered; it was kept as {name}.")
    return told.format(name=kept.name)


def _readable(folder: Path) -> tuple[str, ...]:
    """Name what lies in plain words beside what is sealed; reports are the worker's own, and named by `seal`."""
    found = [path.name for path in moving_in.readable(folder) if path.parent == folder]
    told = _(
        "What is kept is sealed, but these files beside it can be read by anyone who can read your files: {names}."
    )
    return (told.format(names=", ".join(found)),) if found else ()


def _closed(folder: Path) -> str:
    told = _(
        "Nothing can be written in {folder}: what is kept there can be read, but no search and no decision can be kept."
    )
    return told.format(folder=folder)


# -- what can go wrong ------------------------------------------------------------------------------------------------

_WHY: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        later("The disk is full, so nothing more can be kept in {folder}."),
        later("Make some room and start again; what was kept before is safe."),
    ),
    sqlite3.SQLITE_READONLY: (
        later("identity-scan may not write in {folder}."),
        later("Give yourself the right to write there, or choose another data folder."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        later("The history in {folder} cannot be opened."),
        later("Check that the folder exists and is yours, or choose another data folder."),
    ),
    sqlite3.SQLITE_BUSY: (
        later("Another identity-scan is writing to the history in {folder}."),
        later("Close the other one, then try again."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        later("The history in {folder} is damaged."),
        later("Start identity-scan again: it keeps the damaged file aside and begins a new one."),
    ),
}
_OTHERWISE = (
    later("The history in {folder} cannot be read or written."),
    later("Check the disk and the folder, then try again; what was kept before is safe."),
)


_OF_OS = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
}


_HELD = frozenset({32, 33})
"""What Windows says of a file that another program has open."""


def _unwritable(error: OSError | sqlite3.OperationalError) -> bool:
    """Tell whether a failure means that nothing may be written here."""
    if isinstance(error, sqlite3.Error):
        return database.code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
    return error.errno in _OF_OS and error.errno not in (errno.ENOSPC, errno.EDQUOT) and not _held(error)


def _held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD


@contextmanager
def plainly(folder: Path | None) -> Iterator[None]:
    """Turn what disk or database report into a HistoryError with a remedy; mistakes of the program pass through."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise
    except sqlite3.Error as error:
        raise _told(database.code(error), folder) from error
    except OSError as error:
        code = sqlite3.SQLITE_BUSY if _held(error) else _OF_OS.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)
        raise _told(code, folder) from error


def _told(code: int, folder: Path | None) -> HistoryError:
    what, remedy = _WHY.get(code, _OTHERWISE)
    return HistoryError(_(what).format(folder=folder or _("memory")), _(remedy))
