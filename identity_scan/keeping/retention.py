"""How long things are kept (ETHICS 6), and when results about somebody else shrink to a fingerprint (ETHICS 3.7).

These functions run inside a transaction of the history.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from identity_scan.keeping import heard_table, said_before
from identity_scan.keeping.reduced import REDUCED
from identity_scan.keeping.stored_rows import dump
from identity_scan.model import CLOCK_SLIP, Assessment, Handling, Status, Verdict
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

Row = dict[str, Any]
"""A hit as it is kept, with the id of its finding once the scan is finished."""

OTHERS_LIFE = timedelta(days=14)
"""How long the words of a result about somebody else stay, unless the worker has looked through them before."""
_CLOSED = frozenset({Status.DONE, Status.KEPT, Status.GONE})


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was erased because it had been kept long enough: how many of each."""

    snippets: int = 0
    findings: int = 0
    others: int = 0
    scans: int = 0
    copies: int = 0
    heard: int = 0

    def __bool__(self) -> bool:
        return bool(self.snippets or self.findings or self.others or self.scans or self.copies or self.heard)

    def __str__(self) -> str:
        said = (
            (self.snippets, ngettext("the words of {n} result", "the words of {n} results", self.snippets)),
            (
                self.findings,
                ngettext("the details of {n} closed finding", "the details of {n} closed findings", self.findings),
            ),
            (self.others, ngettext("{n} result about somebody else", "{n} results about somebody else", self.others)),
            (
                self.scans,
                ngettext("{n} search that was never finished", "{n} searches that were never finished", self.scans),
            ),
            (self.heard, ngettext("{n} sentence of an assistant", "{n} sentences of assistants", self.heard)),
            (self.copies, ngettext("{n} old copy of the history", "{n} old copies of the history", self.copies)),
        )
        parts = [text.format(n=n) for n, text in said if n]
        return _("Erased, as they were kept long enough: {parts}.").format(parts=", ".join(parts)) if parts else ""


def claim(db: sqlite3.Connection, seq: int, assessment: Assessment) -> None:
    """Note on each hit of a scan which finding it belongs to.

    Of what a client may have written the words go, whoever it is about; that the page is there stays (TAXONOMY R7).
    """
    belongs: dict[tuple[object, ...], str] = {}
    for judged in assessment.judged:
        for s in judged.finding.sightings if REDUCED not in judged.flags else ():
            belongs[s.engine, s.query.id, s.page, s.url, s.rank == 0] = judged.finding.id
    voices = {j.finding.id for j in assessment.judged if "third_party_client_voice" in j.flags}

    def change(answer: sqlite3.Row, hit: Row) -> Row | None:
        key = answer["engine"], answer["query"], answer["page"], hit.get("url", ""), hit["rank"] == 0
        if key in belongs:
            hit["finding"] = belongs[key]
        if hit.get("finding") in voices:
            hit.pop("snippet", None)
        return hit

    rewrite(db, seq, change)


def bare(hit: Row) -> Row | None:
    """Return a hit that only holds its place; None for a generated answer, which has none."""
    if hit["rank"] == 0:
        return None
    return {key: value for key, value in hit.items() if key in ("rank", "finding", "kind")}


def rewrite(db: sqlite3.Connection, seq: int, change: Callable[[sqlite3.Row, Row], Row | None]) -> int:
    """Replace each hit of a scan by what `change` makes of it (None: nothing); returns how many changed."""
    changed = 0
    for answer in db.execute("SELECT * FROM answer WHERE scan = ? AND hits != '[]'", (seq,)).fetchall():
        before = json.loads(answer["hits"])
        after = [change(answer, dict(hit)) for hit in before]
        if after != before:
            changed += sum(old != new for old, new in zip(before, after, strict=True))
            kept = dump([hit for hit in after if hit is not None])
            db.execute("UPDATE answer SET hits = ? WHERE seq = ?", (kept, answer["seq"]))
    return changed


def tidy(db: sqlite3.Connection, now: datetime, snippets: timedelta, closed: timedelta) -> Tidied:
    """Erase what has been kept long enough; a clock that went back erases nothing."""
    went, shut = Tidied(), _closed(db)
    for scan in db.execute("SELECT * FROM scan ORDER BY seq").fetchall():
        age = aware(now) - aware(datetime.fromisoformat(scan["finished"] or scan["started"]))
        if scan["finished"] is None and age > snippets:
            db.execute("DELETE FROM scan WHERE seq = ?", (scan["seq"],))
            went = Tidied(went.snippets, went.findings, went.others, went.scans + 1)
            continue
        due = {finding for finding, until in others(db, scan).items() if until < aware(now)}
        went = Tidied(
            went.snippets + (_wordless(db, scan) if age > snippets and scan["snippets"] else 0),
            went.findings + (_without(db, scan["seq"], _old(shut, now, closed)) if age > closed else 0),
            went.others + forget(db, scan["seq"], due),
            went.scans,
        )
    said_before.tidy(db, aware(now), closed)
    return replace(went, heard=heard_table.tidy(db, aware(now)))


def others(db: sqlite3.Connection, scan: sqlite3.Row) -> dict[str, datetime]:
    """Return until when the words of each result of a scan about somebody else stay, by finding; those still there.

    The days count from the search where the rules said so, otherwise from the worker's word: no page's words may go
    before that word can be taken back. Where a search took over what an earlier one had found, they count from that
    one: going on adds no day. Of a search that was not finished nothing is settled yet.
    """
    if scan["finished"] is None:
        return {}
    ended, found = _asked_last(db, scan), dict[str, datetime]()
    for row in db.execute(_OTHERS, (scan["seq"],)):
        word, ruled = row["word"], row["ruled"]
        if (word or row["verdict"]) != Verdict.NOT_ME:
            continue
        # Without a word on the page itself, the last of all words may have moved it here.
        spoken = row["at"] if word else row["last"] if ruled else None
        since = ended
        if spoken is not None and ruled != Verdict.NOT_ME:
            since = max(ended, aware(datetime.fromisoformat(spoken)))
        found[row["finding"]] = since + OTHERS_LIFE
    return found


def _asked_last(db: sqlite3.Connection, scan: sqlite3.Row) -> datetime:
    """Return when a finished search ended, or when the one before it did whose answers it took over."""
    began = aware(datetime.fromisoformat(scan["started"]))
    rows = db.execute("SELECT DISTINCT at FROM answer WHERE scan = ?", (scan["seq"],))
    took_over = [at for (text,) in rows if (at := aware(datetime.fromisoformat(text))) < began]
    return max(took_over, default=aware(datetime.fromisoformat(scan["finished"])))


_OTHERS = """
    WITH words AS (SELECT finding, verdict, at FROM decision WHERE seq IN
        (SELECT max(seq) FROM decision WHERE verdict IS NOT NULL GROUP BY finding))
    SELECT seen.finding, seen.verdict, basis.verdict AS ruled, words.verdict AS word, words.at,
        (SELECT max(at) FROM words) AS last
    FROM seen LEFT JOIN basis USING (scan, finding) LEFT JOIN words ON words.finding = seen.finding
    WHERE seen.scan = ? AND seen.worded
"""


def looked(db: sqlite3.Connection, findings: Collection[str]) -> int:
    """Let only fingerprints stay of those of these findings that are about somebody else; return how many they were."""
    gone: set[str] = set()
    for scan in db.execute("SELECT * FROM scan").fetchall():
        here = others(db, scan).keys() & set(findings)
        forget(db, scan["seq"], here)
        gone |= here
    return len(gone)


def forget(db: sqlite3.Connection, seq: int, findings: Collection[str]) -> int:
    """Let only the fingerprints of these results about somebody else stay in one scan; return how many there were."""
    gone = _without(db, seq, findings)
    other = """UPDATE seen SET kinds = '', life = 'unclear', label = 'someone_else', verdict = 'not_me'
        WHERE scan = ? AND finding = ?"""
    db.executemany(other, [(seq, finding) for finding in findings])
    return gone


def clock_went_back(latest: datetime, now: datetime) -> tuple[str, ...]:
    """Say so where the latest search bears a date that is still to come."""
    if aware(latest) <= aware(now) + CLOCK_SLIP:
        return ()
    told = _(
        "This computer says that it is {today}, but a search is kept from {day}. Correct the date if it is "
        "wrong: it decides when a search is due and when words are erased."
    )
    return (told.format(today=f"{now:%Y-%m-%d}", day=f"{latest:%Y-%m-%d}"),)


def _wordless(db: sqlite3.Connection, scan: sqlite3.Row) -> int:
    """Erase the snippets of a scan, and whole those hits that no finding claims."""

    def change(_answer: sqlite3.Row, hit: Row) -> Row | None:
        if "finding" not in hit:
            return bare(hit)
        # A generated answer is nothing but its words.
        return bare(hit) if hit["rank"] == 0 else {k: v for k, v in hit.items() if k != "snippet"}

    db.execute("UPDATE scan SET snippets = 0, lost = 1 WHERE seq = ?", (scan["seq"],))
    return rewrite(db, scan["seq"], change)


def _without(db: sqlite3.Connection, seq: int, findings: Collection[str]) -> int:
    """Erase title, address and words of these findings in one scan, and what they could go back to."""
    rows = db.execute("SELECT finding FROM seen WHERE scan = ? AND worded", (seq,)).fetchall()
    gone = {row["finding"] for row in rows} & set(findings)
    if not gone:
        return 0
    rewrite(db, seq, lambda _answer, hit: bare(hit) if hit.get("finding") in gone else hit)
    for finding in gone:
        db.execute("UPDATE seen SET title = '', url = '', worded = 0 WHERE scan = ? AND finding = ?", (seq, finding))
        db.execute("DELETE FROM basis WHERE scan = ? AND finding = ?", (seq, finding))
    db.execute("UPDATE scan SET lost = 1 WHERE seq = ?", (seq,))
    return len(gone)


def _closed(db: sqlite3.Connection) -> Mapping[str, datetime]:
    """Findings with nothing left to do, and since when: kept on purpose, or every action done, kept or gone."""
    since: dict[str, datetime] = {}
    still_open: set[str] = set()
    for row in db.execute("SELECT finding, status, since FROM status"):
        if Status(row["status"]) not in _CLOSED:
            still_open.add(row["finding"])
        at = aware(datetime.fromisoformat(row["since"]))
        since[row["finding"]] = max(at, since.get(row["finding"], at))
    for row in db.execute("SELECT finding, handling, at FROM decision WHERE handling IS NOT NULL ORDER BY seq"):
        if row["handling"] == Handling.KEEP:
            since[row["finding"]] = aware(datetime.fromisoformat(row["at"]))
            still_open.discard(row["finding"])
        else:
            still_open.add(row["finding"])
    return {finding: at for finding, at in since.items() if finding not in still_open}


def _old(closed: Mapping[str, datetime], now: datetime, life: timedelta) -> frozenset[str]:
    return frozenset(finding for finding, at in closed.items() if aware(now) - at > life)


def aware(when: datetime) -> datetime:
    """Return a time with its zone: this computer's, where none was kept."""
    return when if when.tzinfo else when.astimezone()
