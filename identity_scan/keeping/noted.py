"""What is noted of a scan when it is over, and again after each word of the worker's; and how such a word leaves it.

These functions run inside a transaction of the history.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from identity_scan.keeping import retention, stored_rows
from identity_scan.keeping.basis import Basis, bases
from identity_scan.keeping.reduced import REDUCED
from identity_scan.keeping.remembering import remembered
from identity_scan.model import Assessment, Verdict


def finish(
    db: sqlite3.Connection,
    scan: sqlite3.Row,
    when: datetime,
    assessment: Assessment,
    by_rules: Assessment | None,
    fresh: bool,
) -> None:
    """Close a scan; `by_rules` is the same as the rules alone judge it, `fresh` whether answers came since the last."""
    seq: int = scan["seq"]
    seen = {j.finding.id: remembered(j) for j in assessment.judged if REDUCED not in j.flags}
    if not fresh:  # nothing came that could bring a fingerprint's words back
        for gone in db.execute("SELECT finding FROM seen WHERE scan = ? AND NOT worded", (seq,)).fetchall():
            seen.pop(gone["finding"], None)
    db.execute("DELETE FROM seen WHERE scan = ? AND worded AND verdict != ?", (seq, Verdict.NOT_ME))
    db.executemany(_SEE, [(seq, *stored_rows.seen_to(s)) for s in seen.values()])
    # With some words lost, judging anew says less than was said before: what a word leads back to stays as it is.
    if fresh or not scan["lost"]:
        kept = list(bases(assessment.judged, by_rules.judged if by_rules else (), basis(db, seq)))
        db.execute("DELETE FROM basis WHERE scan = ?", (seq,))
        db.executemany(_BASIS, [(seq, *stored_rows.basis_to(b)) for b in kept])
    retention.claim(db, seq, assessment)
    grade, coverage = stored_rows.grade_to(assessment.grade), stored_rows.coverage_to(assessment.coverage)
    closed = when.isoformat(), grade, coverage, seq
    db.execute("UPDATE scan SET finished = ?, grade = ?, coverage = ?, snippets = 1 WHERE seq = ?", closed)


def basis(db: sqlite3.Connection, seq: int) -> Mapping[str, Basis]:
    """Return what each finding of a scan goes back to when words of the worker's are taken back, by finding."""
    rows = db.execute("SELECT * FROM basis WHERE scan = ?", (seq,)).fetchall()
    return {row["finding"]: stored_rows.basis_from(row) for row in rows}


def take_back(db: sqlite3.Connection, findings: Iterable[str]) -> None:
    """Let every scan remember these findings as the rules judged them; judging anew adds what other words change."""
    db.executemany(_BACK, [(finding,) for finding in findings])


_SEE = "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
_BASIS = "INSERT INTO basis VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_BACK = """
    UPDATE seen SET verdict = b.verdict, life = b.life, kinds = b.kinds, score = b.score, band = b.band,
    label = CASE b.verdict WHEN 'not_me' THEN 'someone_else' WHEN 'unsure' THEN 'unclear' ELSE b.life END
    FROM basis AS b WHERE b.scan = seen.scan AND b.finding = seen.finding AND b.verdict != '' AND seen.finding = ?
"""
