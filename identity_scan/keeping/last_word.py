"""What the worker said last: a decision, where steps stand, or that an address led nowhere.

All are counted together, and taken back so, also after a restart. These functions run inside a transaction of the
history.
"""

import sqlite3
from collections.abc import Iterable
from typing import Final

from identity_scan.keeping import history_sql, noted, stored_rows
from identity_scan.model import Decision, Status
from identity_scan.remembered import DeadEnd, Stood

STOOD: Final = """
    CREATE TABLE stood (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, finding TEXT NOT NULL, action TEXT NOT NULL,
        said TEXT NOT NULL, status TEXT, note TEXT, until TEXT, since TEXT, after INTEGER
    ) STRICT
"""
"""Where an action stood before a word of the worker, whose status is `said`; without a status nothing had been said."""
_BACK: Final = 500
"""So many words back it is known where an action stood."""
_LAST: Final = """
    SELECT coalesce(max(step), 0) FROM
    (SELECT step FROM decision UNION ALL SELECT step FROM dead_end UNION ALL SELECT step FROM stood)
"""
_BEFORE: Final = """
    INSERT INTO stood (step, finding, action, said, status, note, until, since, after)
    SELECT ?1, ?2, ?3, ?4, status, note, until, since, after
    FROM (SELECT 1) LEFT JOIN status ON finding = ?2 AND action = ?3
"""


def last(db: sqlite3.Connection) -> int:
    """Return the number of the step that was kept last, 0 if there is none."""
    return int(db.execute(_LAST).fetchone()[0])


def lead_nowhere(db: sqlite3.Connection, url: str, month: str) -> None:
    """Keep that an address led nowhere, as a step of its own; nothing if that is known."""
    db.execute("INSERT OR IGNORE INTO dead_end VALUES (?, ?, ?)", (url, month, last(db) + 1))


def stand(
    db: sqlite3.Connection, keys: Iterable[tuple[str, str]], status: Status, note: str, until: str | None, now: str
) -> None:
    """Keep the same of several actions as one step, and where each stood before it."""
    step = last(db) + 1
    for key in dict.fromkeys(keys):
        db.execute(_BEFORE, (step, *key, status))
        db.execute(history_sql.STATUS, (*key, status, note, until, now))
    db.execute("DELETE FROM stood WHERE step <= ?", (step - _BACK,))


def take_back(db: sqlite3.Connection) -> Decision | Stood | DeadEnd | None:
    """Take back the last step; return what was said in it, of several decisions the last, None if there is none."""
    step = last(db)
    if ends := db.execute("DELETE FROM dead_end WHERE step = ? RETURNING url, month", (step,)).fetchall():
        return DeadEnd(ends[-1]["url"], ends[-1]["month"])
    if stood := db.execute("DELETE FROM stood WHERE step = ? RETURNING *", (step,)).fetchall():
        return _put_back(db, stood)
    rows = db.execute("SELECT * FROM decision WHERE step = ? ORDER BY seq", (step,)).fetchall()
    if not rows:
        return None
    db.execute("DELETE FROM decision WHERE step = ?", (step,))
    # In the same breath, so that no search remembers what was taken back, whatever happens next.
    noted.take_back(db, [row["finding"] for row in rows if row["verdict"] or row["life"]])
    return stored_rows.decision_from(rows[-1], Decision(rows[-1]["finding"]))


def _put_back(db: sqlite3.Connection, stood: Iterable[sqlite3.Row]) -> Stood:
    """Let actions stand where they stood; nothing is said any more of those of which nothing was."""
    said = Status.TO_DO
    for row in stood:
        said = Status(row["said"])
        key = row["finding"], row["action"]
        db.execute("DELETE FROM status WHERE finding = ? AND action = ?", key)
        if row["status"] is not None:
            before = row["status"], row["note"], row["until"], row["since"], row["after"]
            db.execute("INSERT INTO status VALUES (?, ?, ?, ?, ?, ?, ?)", (*key, *before))
    return Stood(said)
