"""What the worker said last, a decision or that an address led nowhere: both are counted together, and taken back so.

These functions run inside a transaction of the history.
"""

import sqlite3

from identity_scan.keeping import noted, stored_rows
from identity_scan.model import Decision
from identity_scan.remembered import DeadEnd

_LAST = "SELECT coalesce(max(step), 0) FROM (SELECT step FROM decision UNION ALL SELECT step FROM dead_end)"


def last(db: sqlite3.Connection) -> int:
    """Return the number of the step that was kept last, 0 if there is none."""
    return int(db.execute(_LAST).fetchone()[0])


def lead_nowhere(db: sqlite3.Connection, url: str, month: str) -> None:
    """Keep that an address led nowhere, as a step of its own; nothing if that is known."""
    db.execute("INSERT OR IGNORE INTO dead_end VALUES (?, ?, ?)", (url, month, last(db) + 1))


def take_back(db: sqlite3.Connection) -> Decision | DeadEnd | None:
    """Take back the last step; return what was said in it, of several decisions the last, None if there is none."""
    step = last(db)
    if ends := db.execute("DELETE FROM dead_end WHERE step = ? RETURNING url, month", (step,)).fetchall():
        return DeadEnd(ends[-1]["url"], ends[-1]["month"])
    rows = db.execute("SELECT * FROM decision WHERE step = ? ORDER BY seq", (step,)).fetchall()
    if not rows:
        return None
    db.execute("DELETE FROM decision WHERE step = ?", (step,))
    # In the same breath, so that no search remembers what was taken back, whatever happens next.
    noted.take_back(db, [row["finding"] for row in rows if row["verdict"] or row["life"]])
    return stored_rows.decision_from(rows[-1], Decision(rows[-1]["finding"]))
