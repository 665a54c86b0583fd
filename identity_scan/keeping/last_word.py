"""What the worker said last: a decision, where steps stand, that an address led nowhere, or a smaller word.

All are counted together, and taken back so, also after a restart. These functions run inside a transaction of the
history.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

from identity_scan.keeping import heard_table, history_sql, noted, said_before, stored_rows
from identity_scan.model import Decision, Status
from identity_scan.remembered import DeadEnd, Stood, Unsaid

_BEFORE: Final = """
    INSERT INTO stood (step, finding, action, said, status, note, until, since, after)
    SELECT ?1, ?2, ?3, ?4, status, note, until, since, after
    FROM (SELECT 1) LEFT JOIN status ON finding = ?2 AND action = ?3
"""


def lead_nowhere(db: sqlite3.Connection, url: str, month: str) -> None:
    """Keep that an address led nowhere, as a step of its own; nothing if that is known."""
    db.execute("INSERT OR IGNORE INTO dead_end VALUES (?, ?, ?)", (url, month, said_before.last(db) + 1))


def stand(
    db: sqlite3.Connection, keys: Iterable[tuple[str, str]], status: Status, note: str, until: str | None, now: str
) -> None:
    """Keep the same of several actions as one step, and where each stood before it."""
    step = said_before.last(db) + 1
    for key in dict.fromkeys(keys):
        db.execute(_BEFORE, (step, *key, status))
        db.execute(history_sql.STATUS, (*key, status, note, until, now))
    said_before.shorten(db)


def take_back(db: sqlite3.Connection) -> Decision | Stood | DeadEnd | Unsaid | None:
    """Take back the last step; return what was said in it, of several decisions the last, None if there is none."""
    step = said_before.last(db)
    if ends := db.execute("DELETE FROM dead_end WHERE step = ? RETURNING url, month", (step,)).fetchall():
        return DeadEnd(ends[-1]["url"], ends[-1]["month"])
    if stood := db.execute("DELETE FROM stood WHERE step = ? RETURNING *", (step,)).fetchall():
        return _put_back(db, stood)
    if replaced := db.execute("DELETE FROM replaced WHERE step = ? RETURNING part, key, was", (step,)).fetchone():
        return _unsaid(db, replaced["part"], json.loads(replaced["key"]), json.loads(replaced["was"] or "null"))
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


def _unsaid(db: sqlite3.Connection, part: str, key: Sequence[str], was: Any) -> Unsaid:
    """Put back what a smaller word replaced; what has ended since in its own time stays away."""
    if part == said_before.HAND_CHECK:
        db.execute("DELETE FROM hand_check WHERE id = ?", (*key,))
        if was is not None:
            db.execute("INSERT INTO hand_check VALUES (?, ?, ?, ?)", (*key, *was))
    elif part == said_before.SENTENCE:
        heard_table.reword(db, key[0], key[3], was)
    else:
        heard_table.remove(db, key)
    return Unsaid(part)
