"""What a disk let rot: rows of the history that are not as they were written, put right or left out, and said so.

A row with one changed bit is put right from its mark. Any other is left out and noted in the table `lost`, so that all
else works and a damaged answer is never taken for "nothing found" (law 1).
"""

import contextlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from identity_scan.keeping import database, heard_table, marks, stored_rows
from identity_scan.keeping.marks import Checked, Part
from identity_scan.model import Decision, Depth, Query, Status, Tier

FILE = "file"
"""The part of what is lost that means the whole file: its key is one of the three below, or a damaged file's name."""
MISSING, EMPTY, BARE = "missing", "empty", "bare"
"""The file is not there; it is empty; it is empty, and nobody knows whether it ever held anything."""
ANY = "*"
"""The key of what is lost that means: any row of this search, as nobody knows which."""
_ID = re.compile(r"[\w.-]{1,60}")


@dataclass(slots=True)
class Swept:
    """What a look through all rows found: how many were put right, and the searches whose counts must be made anew."""

    at: str = ""
    """When damage was found, as it is noted with what is lost."""
    mended: int = 0
    dropped: int = 0
    uncounted: set[int] = field(default_factory=set)
    """Searches whose coverage is not that of their answers any more."""
    ungraded: set[int] = field(default_factory=set)
    """Those of them of which it is not known either what was made of them."""


def swept(db: sqlite3.Connection, clock: Callable[[], datetime], aside: Callable[[], object]) -> Swept:
    """Look through all rows of the history; put right or leave out those that are not as their marks say.

    `aside` keeps a copy of the file, before anything is left out of it.
    """
    if not database.marked(db):
        return Swept()
    db.execute("BEGIN")
    try:
        found = any(marks.check(db, part) for part in marks.parts(db))
    finally:
        db.execute("ROLLBACK")
    if not found:
        return Swept()
    now = clock()
    # Of a broken file marks may be missing without fault.
    trusting = bool(db.execute("SELECT 1 FROM lost WHERE part = ? AND key = ?", (FILE, ANY)).fetchall())
    sweep = _Sweep(db, now, trusting)
    sweep.plan()
    if sweep.drops:
        aside()
    db.execute("BEGIN IMMEDIATE")
    try:
        sweep = _Sweep(db, now, trusting)  # again: another copy of the program may have been here meanwhile
        sweep.plan()
        sweep.go()
        db.execute("DELETE FROM lost WHERE part = ? AND key = ?", (FILE, ANY))
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return sweep.done


@dataclass(slots=True)
class _Sweep:
    """One look through all rows: first what is to be done, then the doing."""

    db: sqlite3.Connection
    now: datetime
    trusting: bool
    done: Swept = field(default_factory=Swept)
    fine: list[tuple[Part, str, bytes]] = field(default_factory=list)
    """Rows that are right and only need their mark."""
    mends: list[tuple[Part, bytes, bytes, str]] = field(default_factory=list)
    """Rows to put right: the key as it stands, the right content, the right key."""
    drops: list[tuple[Part, bytes]] = field(default_factory=list)
    """Rows to leave out, by their key as it stands."""
    stale: list[tuple[Part, bytes]] = field(default_factory=list)
    """Marks that are no longer those of a row, by their key."""
    lost: list[tuple[Part, str]] = field(default_factory=list)
    """What is left out, by its right key where that is known."""

    def plan(self) -> None:
        """Decide on each row that is not as its mark says."""
        for part in marks.parts(self.db):
            self._plan(marks.check(self.db, part))

    def _plan(self, checked: Checked) -> None:
        part, missing = checked.part, dict(checked.missing)
        orphans = bool(missing)
        torn = (
            marks.torn(self.db, part) if any(mark is None for _content, mark in checked.odd.values()) else frozenset()
        )
        for key, (content, mark) in checked.odd.items():
            right = marks.whole(content, [mark] if mark else list(missing.values()))
            bare = mark is None and key not in torn and (self.trusting or not orphans)
            if right is None and bare and readable(part, content):
                right = content
            if right is None:
                self.drops.append((part, key))
                self.stale.append((part, key))
                if mark or not orphans:
                    self.lost.append((part, key.decode("utf-8", "replace")))
                continue
            name, print_ = _key(part, right), marks.sums(right)[1]
            for orphan in [key for key, sums in missing.items() if sums[1] == print_]:  # its key may be what changed
                del missing[orphan]
                self.stale.append((part, orphan))
            if right == content:
                self.fine.append((part, name, content))
            else:
                self.mends.append((part, key, right, name))
        self.stale += [(part, key) for key in missing]
        self.lost += [(part, key.decode("utf-8", "replace")) for key in missing]

    def go(self) -> None:
        """Do it, and note what is lost."""
        db = self.db
        for part, key in self.stale:
            marks.drop(db, part, key)
        for part, key, right, name in self.mends:
            _rewrite(db, part, key, right)
            marks.write(db, part, iter([(name, right)]))
        for part, name, content in self.fine:
            marks.write(db, part, iter([(name, content)]))
        self.lost += [(part, name) for part in marks.parts(db) if part.name == "query" for name in self._unasked()]
        for query in (name for part, name in self.lost if part.name == "query"):
            _lose_answers(db, query, self.now)
        for part, odd in self.drops:
            if part.name == part.table != "scan":
                db.execute(f'DELETE FROM "{part.table}" AS t WHERE CAST({part.named("t")} AS BLOB) = ?', (odd,))
        db.execute("DELETE FROM touched")  # marked by hand above: the keys of damaged rows may not even be text
        self.done.at = self.now.isoformat()
        self.done.mended, self.done.dropped = len(self.mends), len(self.lost)
        self._replace()
        marks.note(db)
        for part in filter(lambda part: part.group, marks.parts(db)):
            marks.all_together(db, part)

    def _replace(self) -> None:
        """Put something in the place of what others rest on, so that the rest of a search stays."""
        keys = {name: [key for part, key in self.lost if part.name == name] for name in _ORDER}
        scans = {*_numbers(keys["scan"]), *self._unscanned()}
        for seq in sorted(scans):
            _placeholder(self.db, seq, self.now)
        for name in ("query", "answer", "seen"):
            for key in keys[name]:
                _leave_out(self.db, name, key, self.now)
        for part, key in self.lost:
            if part.name not in _ORDER:
                lose(self.db, part.name, None, key, self.now)
        for seq in sorted(scans):
            _date(self.db, seq, self.now)
        for seq in _numbers(keys["plan"]):
            _replan(self.db, seq, self.now)
        for seq in _numbers(keys["result"]):
            self.db.execute("UPDATE scan SET grade = NULL, coverage = NULL WHERE seq = ?", (seq,))
            lose(self.db, "result", seq, "", self.now)
            self.done.ungraded.add(seq)
        sql = "SELECT DISTINCT scan FROM lost WHERE part = 'answer' AND at = ? AND scan IS NOT NULL"
        rows = self.db.execute(sql, (self.now.isoformat(),)).fetchall()
        self.done.uncounted = self.done.ungraded | {row[0] for row in rows}

    def _unscanned(self) -> set[int]:
        """The searches of which rows are there, or are missed, while the search's own entry is not."""
        rows = self.db.execute(
            "SELECT scan FROM answer UNION SELECT scan FROM query UNION SELECT scan FROM seen "
            "EXCEPT SELECT seq FROM scan"
        ).fetchall()
        named = _numbers(key.split(marks.BETWEEN)[0] for p, key in self.lost if p.name in ("query", "answer", "seen"))
        known = {row[0] for row in self.db.execute("SELECT seq FROM scan").fetchall()}
        return {row[0] for row in rows} | (set(named) - known)

    def _unasked(self) -> Iterator[str]:
        """The queries that answers and plans speak of while they are not there, by their key."""
        there = {tuple(row) for row in self.db.execute("SELECT scan, CAST(id AS BLOB) FROM query").fetchall()}
        named = self.db.execute("SELECT scan, CAST(query AS BLOB) FROM answer").fetchall()
        spoken = {tuple(row) for row in named} | set(self._planned())
        known = {name for part, name in self.lost if part.name == "query"}
        for seq, query in spoken - there:
            name = f"{seq}{marks.BETWEEN}{query.decode('utf-8', 'replace')}"
            if name not in known:
                yield name

    def _planned(self) -> Iterator[tuple[int, bytes]]:
        for row in self.db.execute("SELECT seq, CAST(plan AS BLOB) FROM scan").fetchall():
            with contextlib.suppress(ValueError, TypeError):  # one that is damaged itself is put together anew
                yield from ((row[0], query.encode()) for _engine, query, _page in json.loads(row[1]))


_KEY = {"query": 1, "answer": 3, "seen": 1}
"""How many parts a key has behind that of the search."""
_ORDER = ("scan", "query", "answer", "seen", "plan", "result")


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys if key.isascii() and key.isdigit()]


def _key(part: Part, content: bytes) -> str:
    values = part.values(content)
    return marks.BETWEEN.join(str(values[name]) for name in part.key)


def _rewrite(db: sqlite3.Connection, part: Part, key: bytes, content: bytes) -> None:
    values = part.values(content)
    assigned = ", ".join(f'"{name}" = ?' for name in values)
    where = f"CAST({part.named(chr(34) + part.table + chr(34))} AS BLOB) = ?"
    db.execute(f'UPDATE "{part.table}" SET {assigned} WHERE {where}', (*values.values(), key))


# -- what is lost -----------------------------------------------------------------------------------------------------


def lost_answers(db: sqlite3.Connection, seq: int) -> tuple[tuple[str, str, int], ...]:
    """Return the answers of a search that could not be read: engine, query and page of each."""
    rows = db.execute("SELECT key FROM lost WHERE part = 'answer' AND scan = ? ORDER BY rowid", (seq,)).fetchall()
    keys = [row[0].split(marks.BETWEEN) for row in rows]
    return tuple((key[0], key[1], int(key[2])) for key in keys if len(key) == _KEY["answer"] and _numbers(key[2:]))


def lost_findings(db: sqlite3.Connection) -> Mapping[int, frozenset[str]]:
    """Return the findings of which a search cannot tell whether it showed them, by search; ANY means every one."""
    rows = db.execute("SELECT scan, key FROM lost WHERE part = 'seen' AND scan IS NOT NULL").fetchall()
    scans = {row[0] for row in rows}
    return {seq: frozenset(row[1] for row in rows if row[0] == seq) for seq in scans}


def found(db: sqlite3.Connection, part: str, seq: int, key: Sequence[object]) -> None:
    """Note that what was lost is there again."""
    name = marks.BETWEEN.join(map(str, key))
    db.execute("DELETE FROM lost WHERE part = ? AND scan = ? AND key = ?", (part, seq, name))


# -- what can be read at all ------------------------------------------------------------------------------------------


class _Row(dict[str, Any]):
    """Values by name that are also read in order, as a row of the database is."""

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values())


_NOBODYS = Query("", "", "", Tier.DETAIL, 0)
_READERS: Mapping[str, Callable[[Any], object]] = {
    "scan": stored_rows.scan_from,
    "plan": lambda row: [_three(ask) for ask in json.loads(row["plan"])],
    "result": lambda row: (
        row["grade"] is None or (stored_rows.grade_from(row["grade"]), stored_rows.coverage_from(row["coverage"]))
    ),
    "query": stored_rows.query_from,
    "answer": lambda row: stored_rows.collected_from(row, _NOBODYS),
    "seen": stored_rows.seen_from,
    "decision": lambda row: (
        stored_rows.decision_from(row, Decision(row["finding"])),
        datetime.fromisoformat(row["at"]),
    ),
    "status": stored_rows.standing_from,
    "stood": lambda row: (Status(row["said"]), row["status"] is None or stored_rows.standing_from(row)),
    "replaced": lambda row: (json.loads(row["key"]), json.loads(row["was"] or "null")),
    "rest": lambda row: datetime.fromisoformat(row["until"]),
    "hand_check": lambda row: datetime.fromisoformat(row["at"]),
    "heard": heard_table.answer_from,
    "dead_end": lambda row: date.fromisoformat(f"{row['month']}-01"),
}


def _three(ask: Any) -> tuple[str, str, int]:
    engine, query, page = ask
    return engine, query, page


def readable(part: Part, content: bytes) -> bool:
    """Tell whether a row without a mark, as older versions wrote it, can be read as what it should be."""
    try:
        _READERS.get(part.name, bool)(_Row(part.values(content)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


# -- what stands in the place of what is lost -------------------------------------------------------------------------


def lose(db: sqlite3.Connection, part: str, scan: int | None, key: str, now: datetime) -> None:
    """Note that something could not be read."""
    db.execute("INSERT OR IGNORE INTO lost VALUES (?, ?, ?, ?)", (part, scan, key, now.isoformat()))


def lose_file(db: sqlite3.Connection, what: str) -> None:
    """Note that a history was here and is lost: MISSING, EMPTY, BARE, or the name of the damaged file."""
    db.execute("INSERT INTO lost VALUES (?, NULL, ?, '')", (FILE, what))


def doubt(db: sqlite3.Connection) -> None:
    """Note that of each search findings may be missing of which nothing is known."""
    db.execute("INSERT INTO lost VALUES (?, NULL, ?, '')", (FILE, ANY))
    for (seq,) in map(tuple, db.execute("SELECT seq FROM scan").fetchall()):
        db.execute("INSERT OR IGNORE INTO lost VALUES ('seen', ?, ?, '')", (seq, ANY))


def _placeholder(db: sqlite3.Connection, seq: int, now: datetime) -> None:
    """Let a search whose entry is gone have one again, for its rows to stand under."""
    row = seq, f"lost-{seq}", now.isoformat(), Depth.DEEP, 0, "[]"
    db.execute("INSERT OR IGNORE INTO scan (seq, id, started, depth, demo, plan) VALUES (?, ?, ?, ?, ?, ?)", row)


def _leave_out(db: sqlite3.Connection, part: str, key: str, now: datetime) -> None:
    scan, *rest = key.split(marks.BETWEEN)
    if not _numbers([scan]) or len(rest) != _KEY[part] or (part == "answer" and not _numbers(rest[2:])):
        return lose(db, part, None, key, now)
    seq = int(scan)
    return _wordless(db, seq, rest[0]) if part == "query" else lose(db, part, seq, marks.BETWEEN.join(rest), now)


def _lose_answers(db: sqlite3.Connection, key: str, now: datetime) -> None:
    """Note the answers to a query of which nobody knows what it was, and leave them out."""
    scan, _between, query = key.partition(marks.BETWEEN)
    for seq in _numbers([scan]):
        sql = "FROM answer WHERE scan = ? AND query = ?"
        for row in db.execute(f"SELECT CAST(engine AS BLOB), page {sql}", (seq, query)).fetchall():
            name = marks.BETWEEN.join((row[0].decode("utf-8", "replace"), query, str(row[1])))
            lose(db, "answer", seq, name, now)
            db.execute("DELETE FROM mark WHERE part = 'answer' AND key = ?", (f"{seq}{marks.BETWEEN}{name}",))
        db.execute(f"DELETE {sql}", (seq, query))


def _wordless(db: sqlite3.Connection, seq: int, query: str) -> None:
    """Keep of a query that it was there; its words are not known, so nobody reads any into it."""
    row = seq, query, re.split(r"[.\W]", query)[0], "", Tier.DETAIL, 0, "web", 1
    db.execute("INSERT OR IGNORE INTO query VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _date(db: sqlite3.Connection, seq: int, now: datetime) -> None:
    """Give a search whose entry cannot be read the days of its answers."""
    first, last = tuple(db.execute("SELECT min(at), max(at) FROM answer WHERE scan = ?", (seq,)).fetchone())
    # What was found is noted when a search is over, and never before.
    sql = "SELECT grade IS NOT NULL OR EXISTS (SELECT 1 FROM seen WHERE scan = seq) FROM scan WHERE seq = ?"
    closed = db.execute(sql, (seq,)).fetchone()[0]
    names = [row[0] for row in db.execute("SELECT CAST(id AS BLOB) FROM scan WHERE seq = ?", (seq,)).fetchall()]
    name = names[0].decode("utf-8", "replace") if names else ""
    started = first or now.isoformat()
    if not _ID.fullmatch(name) or name.startswith("lost-"):
        name = f"{datetime.fromisoformat(started):%Y%m%d-%H%M%S}-{seq}"
    light = db.execute("SELECT depth = 'light' FROM scan WHERE seq = ?", (seq,)).fetchone()[0]
    db.execute(
        "UPDATE scan SET id = ?, started = ?, finished = ?, depth = ?, demo = 0, snippets = 1 WHERE seq = ?",
        (name, started, (last or started) if closed else None, Depth.LIGHT if light else Depth.DEEP, seq),
    )
    lose(db, "scan", seq, "", now)


def _replan(db: sqlite3.Connection, seq: int, now: datetime) -> None:
    """Put the plan of a search together from what was asked of it."""
    sql = "SELECT engine, query, page FROM answer WHERE scan = ? ORDER BY seq"
    asks = [[row[0], row[1], row[2]] for row in db.execute(sql, (seq,)).fetchall()]
    asks += [list(key) for key in lost_answers(db, seq)]
    db.execute("UPDATE scan SET plan = ? WHERE seq = ?", (stored_rows.dump(asks), seq))
    lose(db, "plan", seq, "", now)
