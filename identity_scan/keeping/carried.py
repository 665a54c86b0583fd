"""Carrying what one history holds over into another: from memory onto the disk, once the worker says so."""

import sqlite3
from typing import Any

from identity_scan.keeping import said_before

_OF_A_SCAN = ("query", "answer", "seen", "basis")
_OF_ALL = ("decision", "dead_end", "stood", "status", "replaced", "rest", "hand_check", "heard")


def carry(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all searches and words from one database into another of the same version, behind what is there.

    Of a step or a hand check that both know, the one that comes counts. Runs inside a transaction of the target.
    """
    places = {0: 0}
    for scan in _rows(source, "SELECT * FROM scan ORDER BY seq"):
        before = scan.pop("seq")
        places[before] = here = _insert(target, "scan", scan)
        for table in _OF_A_SCAN:
            for row in _rows(source, f"SELECT * FROM {table} WHERE scan = {before:d}"):
                row.pop("seq", None)
                _insert(target, table, row | {"scan": here})
    last = said_before.last(target)
    for table in _OF_ALL:
        for row in _rows(source, f"SELECT * FROM {table}"):
            row.pop("seq", None)
            if "step" in row:
                row["step"] += last
            if table == "stood" and row["status"] is None:
                row |= _standing(target, row["finding"], row["action"])
            elif row.get("after") is not None:
                row["after"] = places[row["after"]]
            _insert(target, table, row)


def _standing(db: sqlite3.Connection, finding: str, action: str) -> dict[str, Any]:
    """Where a step stands in the target: what the first word that comes is to be taken back to."""
    asked = "SELECT status, note, until, since, after FROM status WHERE finding = ? AND action = ?"
    found = db.execute(asked, (finding, action)).fetchone()
    return dict(zip(("status", "note", "until", "since", "after"), found, strict=True)) if found else {}


def _rows(db: sqlite3.Connection, sql: str) -> list[dict[str, Any]]:
    db.row_factory = sqlite3.Row
    return [dict(row) for row in db.execute(sql).fetchall()]


def _insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    made = db.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    return int(made.lastrowid or 0)
