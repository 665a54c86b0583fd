"""The look through a history when it is opened: what the disk let rot is put right or left out, and told."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from identity_scan.keeping import history_file, marks, rot, rot_said, stored_rows
from identity_scan.model import Grade, Said

if TYPE_CHECKING:
    from identity_scan.keeping.history import History


def told(history: "History", db: sqlite3.Connection, folder: Path, clock: Callable[[], datetime]) -> tuple[str, ...]:
    """Look through all rows, note that there is a history, and return what is to be said of damage, as sentences."""
    found = rot.swept(db, clock, lambda: history.read_only or history_file.copy_aside(db, folder))
    for seq in sorted(found.uncounted):
        _count_anew(history, db, seq, graded=seq not in found.ungraded)
    if not history.read_only and history.scans():
        history_file.remember(folder)
    return rot_said.said(db, found)


def _count_anew(history: "History", db: sqlite3.Connection, seq: int, *, graded: bool) -> None:
    """Make the coverage of a finished search from its answers; without its grade nobody knows what it was then."""
    from identity_scan.engines import ENGINES
    from identity_scan.merging.coverage import coverage  # not at the top: the history must open fast

    row = db.execute("SELECT id, grade FROM scan WHERE seq = ?", (seq,)).fetchone()
    scan, grade = history.scan(row[0]), row[1]
    if scan.finished is None:
        return
    index_of = {name: engine.index for name, engine in ENGINES.items()}
    cover = stored_rows.coverage_to(coverage(history.plan(scan.id), history.collected(scan.id), index_of))
    if not graded:
        grade = stored_rows.grade_to(Grade(None, Said("rot.grade"), provisional=True))
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE scan SET grade = ?, coverage = ? WHERE seq = ?", (grade, cover, seq))
    marks.note(db)
    db.execute("COMMIT")
