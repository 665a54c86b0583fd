"""A mark beside each row of the history: what the disk changed by itself is noticed, and a single bit is put right.

A mark holds two sums over all values of a row. The first (CRC-32) finds every change of a few bits and tells which
bit it was, the second keeps a wrong guess out. Marks are written in the transaction that writes the row.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

TABLES = """
    CREATE TABLE mark (
        part TEXT NOT NULL, key TEXT NOT NULL, crc INTEGER NOT NULL, print INTEGER NOT NULL, PRIMARY KEY (part, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE lost (
        part TEXT NOT NULL, scan INTEGER REFERENCES scan ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        key TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (part, scan, key)
    ) STRICT;
"""
"""The marks, and what could not be read: of which search, under which key, and when that was noticed."""
VERSION, SCHEMA = "version", "schema"
"""The parts of the marks that hold the version of the file a second time, and the sum of how its tables are made."""
_APART: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "scan": {"plan": ("plan",), "result": ("grade", "coverage")},
}
"""Columns of a table with marks of their own, so that damage to one does not make the others doubtful."""
_NAMED: Mapping[str, tuple[str, ...]] = {"answer": ("scan", "engine", "query", "page")}
"""Tables whose rows are known by more than their number, so that a mark alone tells what is missing."""
_GROUPS: Mapping[str, str] = {"seen": "scan"}
"""Tables of very many rows, by the column whose value several share: one mark more for all of these tells in a moment
that none has changed."""
_OURS = ("mark", "lost", "judgement", "changed", "person")
"""Tables without marks; a person's text that changed by itself is noticed when it is read."""
_KEYS = 4
"""The most columns that a key has."""
_WHOLE = "%" + "s"
"""How SQLite's printf() takes a text whole; no sign of a date, as the two in one would look."""
_TRIED = 20
"""Of so many marks at most it is looked up whether one changed bit leads to them."""
BETWEEN, _NOTHING = "\x1f", "\x1e"
"""What stands between two values (also in keys), and for none; no clean text holds either."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table, or some of its columns, whose rows have marks of their own."""

    name: str
    table: str
    key: tuple[str, ...]
    columns: tuple[tuple[str, str, bool], ...]
    """Each with its type, which is TEXT, INTEGER or BLOB, and whether it always has a value."""

    def named(self, at: str) -> str:
        """Return the SQL of a row's key as one text; `at` is the name of the table in the statement."""
        return f"||char({ord(BETWEEN)})||".join(f'{at}."{name}"' for name in self.key)

    @property
    def group(self) -> str:
        """The column whose value many rows share, for a mark of all of them; empty where there is none."""
        return _GROUPS.get(self.name, "")

    def text(self, at: str) -> str:
        """Return the SQL of all of a row's values as one text; one call, as joining them takes three times as long."""
        values = ", ".join(_value(f'{at}."{name}"', kind, sure) for name, kind, sure in self.columns)
        return f"printf('{BETWEEN.join([_WHOLE] * len(self.columns))}', {values})"

    def content(self, at: str) -> str:
        """Return the SQL of all of a row's values as bytes, read without judging whether they are text."""
        return f"CAST({self.text(at)} AS BLOB)"

    def values(self, content: bytes) -> dict[str, object]:
        """Return a row's values by column; raises ValueError for what is no row."""
        texts = content.decode().split(BETWEEN)
        return {n: _read(text, kind) for (n, kind, _sure), text in zip(self.columns, texts, strict=True)}


def _value(column: str, kind: str, sure: bool) -> str:
    value = f"hex({column})" if kind == "BLOB" else column
    return value if sure else f"ifnull({value}, char({ord(_NOTHING)}))"


def _read(text: str, kind: str) -> object:
    if text == _NOTHING:
        return None
    return int(text) if kind == "INTEGER" else bytes.fromhex(text) if kind == "BLOB" else text


def parts(db: sqlite3.Connection) -> tuple[Part, ...]:
    """Return what of the file has marks: every table with a key, but for the marks themselves."""
    return tuple(part for table in _tables(db) for part in _parts(db, table))


def _tables(db: sqlite3.Connection) -> list[str]:
    found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    return [row[0] for row in found if row[0] not in _OURS and not row[0].startswith("sqlite_")]


def _parts(db: sqlite3.Connection, table: str) -> Iterator[Part]:
    described = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    numbered = tuple(name for _place, name in sorted((row[5], row[1]) for row in described if row[5]))
    key = _NAMED.get(table, numbered)
    columns = [(row[1], row[2], bool(row[3] or row[5])) for row in described]
    if not 0 < len(key) <= _KEYS:
        return
    apart = _APART.get(table, {})
    for name, own in apart.items():
        yield Part(name, table, key, tuple(column for column in columns if column[0] in (*key, *own)))
    elsewhere = {name for own in apart.values() for name in own}
    yield Part(table, table, key, tuple(column for column in columns if column[0] not in elsewhere))


def schema(db: sqlite3.Connection) -> int:
    """Return the sum of how all tables are made."""
    in_order = "ORDER BY type = 'trigger', rowid"  # a copy has its triggers behind all tables
    rows = db.execute(f"SELECT CAST(sql AS BLOB) FROM sqlite_master WHERE sql IS NOT NULL {in_order}").fetchall()
    return zlib.crc32(b" ".join(b" ".join(row[0].split()) for row in rows))


# -- writing them -----------------------------------------------------------------------------------------------------


def watch(db: sqlite3.Connection) -> None:
    """Let this connection remember which rows it writes, for note()."""
    if not _tables(db):
        return
    keys = ", ".join(f"k{n}" for n in range(_KEYS))
    db.execute(f"CREATE TEMP TABLE IF NOT EXISTS touched (part, {keys})")
    for table in {part.table: part for part in parts(db)}.values():
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            noted = " ".join(f"INSERT INTO touched VALUES ({_touched(table, row)});" for row in rows)
            db.execute(
                f'CREATE TEMP TRIGGER IF NOT EXISTS "touched_{table.table}_{event}" AFTER {event} ON '
                f'main."{table.table}" BEGIN {noted} END'
            )


def _touched(part: Part, row: str) -> str:
    keys = [f'{row}."{name}"' for name in part.key] + ["''"] * (_KEYS - len(part.key))
    return ", ".join((f"'{part.table}'", *keys))


def note(db: sqlite3.Connection) -> None:
    """Write the marks of all rows that were written since the last time; inside the transaction that wrote them."""
    tables = {row[0] for row in db.execute("SELECT DISTINCT part FROM touched").fetchall()}
    if not tables:
        return
    for part in parts(db):
        if part.table in tables:
            _note(db, part)
    db.execute("DELETE FROM touched")


def _note(db: sqlite3.Connection, part: Part) -> None:
    same = " AND ".join(f't."{name}" = c.k{n}' for n, name in enumerate(part.key))
    key = f"||char({ord(BETWEEN)})||".join(f"c.k{n}" for n in range(len(part.key)))
    rows = db.execute(
        f'SELECT DISTINCT {key}, {part.content("t")}, t."{part.key[0]}" IS NOT NULL FROM touched c '
        f'LEFT JOIN "{part.table}" t ON {same} WHERE c.part = ?',
        (part.table,),
    ).fetchall()
    db.executemany("DELETE FROM mark WHERE part = ? AND key = ?", [(part.name, row[0]) for row in rows if not row[2]])
    write(db, part, ((row[0], row[1]) for row in rows if row[2]))
    if part.group:
        at = part.key.index(part.group)
        together(db, part, {row[0].split(BETWEEN)[at] for row in rows})


def together(db: sqlite3.Connection, part: Part, values: Iterable[str]) -> None:
    """Write the mark of all rows that share a value, for each of these values."""
    for value in values:
        whole = dict(_together(db, part, value))
        db.execute("DELETE FROM mark WHERE part = ? AND key = ?", (f"{part.name}*", value))
        write(db, part, iter((str(key), content) for key, content in whole.items()), f"{part.name}*")


def all_together(db: sqlite3.Connection, part: Part) -> None:
    """Write the marks of all rows that share a value, for every value there is."""
    db.execute("DELETE FROM mark WHERE part = ?", (f"{part.name}*",))
    write(db, part, iter((str(key), content) for key, content in _together(db, part)), f"{part.name}*")


def _together(db: sqlite3.Connection, part: Part, value: str = "") -> list[tuple[object, bytes]]:
    """The contents of all rows that share a value of the group, by that value; of one value, or of each."""
    one = f'WHERE t."{part.group}" = ?' if value else ""
    rows = db.execute(
        f'SELECT t."{part.group}", CAST(group_concat({part.text("t")}, char(29)) AS BLOB) FROM "{part.table}" t '
        f'{one} GROUP BY t."{part.group}"',
        (int(value) if value.isdigit() else value,) if value else (),
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


def write(db: sqlite3.Connection, part: Part, rows: Iterator[tuple[str, bytes]], name: str = "") -> None:
    """Write the marks of these rows: each its key and its content; under another name if one is given."""
    marks = [(name or part.name, key, *sums(content)) for key, content in rows]
    db.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)", marks)


def drop(db: sqlite3.Connection, part: Part, key: bytes) -> None:
    """Take the mark of a row away, also one whose key is no text any more."""
    try:
        db.execute("DELETE FROM mark WHERE part = ? AND key = ?", (part.name, key.decode()))
    except UnicodeDecodeError:
        db.execute("DELETE FROM mark WHERE part = ? AND CAST(key AS BLOB) = ?", (part.name, key))


def sums(content: bytes) -> tuple[int, int]:
    """Return the two sums of a row's content."""
    return zlib.crc32(content), int.from_bytes(blake2b(content, digest_size=6).digest())


# -- reading by them --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with the rows of a part: those that are not as their marks say, and marks without a row."""

    part: Part
    odd: Mapping[bytes, tuple[bytes, tuple[int, int] | None]]
    """By key: the content, and its mark's sums, None without a mark."""
    missing: Mapping[bytes, tuple[int, int]]
    """The sums of marks whose row is not there, by key."""
    stale: bool = False
    """Whether a mark of many rows together is not as they are."""

    def __bool__(self) -> bool:
        return bool(self.odd or self.missing or self.stale)


def check(db: sqlite3.Connection, part: Part) -> Checked:
    """Hold every row of a part beside its mark; fast where all is well."""
    if part.group and _all_well(db, part):
        return Checked(part, {}, {})
    marks: dict[bytes, tuple[int, int]] = {
        row[0]: (row[1], row[2])
        for row in db.execute("SELECT CAST(key AS BLOB), crc, print FROM mark WHERE part = ?", (part.name,)).fetchall()
    }
    odd: dict[bytes, tuple[bytes, tuple[int, int] | None]] = {}
    crc32, take = zlib.crc32, marks.pop
    key, content = f"CAST({part.named('t')} AS BLOB)", part.content("t")
    for row in db.execute(f'SELECT {key}, {content} FROM "{part.table}" t').fetchall():
        mark = take(row[0], None)
        if mark is None or mark[0] != crc32(row[1]):
            odd[row[0]] = row[1], mark
    return Checked(part, odd, marks, bool(part.group))


def _all_well(db: sqlite3.Connection, part: Part) -> bool:
    rows = db.execute("SELECT key, crc FROM mark WHERE part = ?", (f"{part.name}*",)).fetchall()
    return {row[0]: row[1] for row in rows} == {str(key): zlib.crc32(c) for key, c in _together(db, part)}


def torn(db: sqlite3.Connection, part: Part) -> frozenset[bytes]:
    """Return the keys of rows with a NUL in a text: what stands behind it is not seen by the sums."""
    holds = " OR ".join(f"instr(CAST(t.\"{n}\" AS BLOB), x'00')" for n, kind, _sure in part.columns if kind == "TEXT")
    sql = f'SELECT CAST({part.named("t")} AS BLOB) FROM "{part.table}" t WHERE {holds or 0}'
    return frozenset(row[0] for row in db.execute(sql).fetchall())


def whole(content: bytes, marks: Sequence[tuple[int, int]]) -> bytes | None:
    """Return the content that one of these marks was made of: itself, or with one bit put right; None if neither."""
    crc, print_ = sums(content)
    if any(mark[1] == print_ for mark in marks):  # what changed is the mark
        return content
    for mark in marks[:_TRIED]:
        at = _bit(content, crc ^ mark[0])
        if at is not None:
            right = bytearray(content)
            right[at >> 3] ^= 1 << (at & 7)
            if sums(bytes(right)) == mark:
                return bytes(right)
    return next((right for right in _digits(content) if sums(right) in marks), None) if len(content) < 1000 else None


def _digits(content: bytes) -> Iterator[bytes]:
    """The contents of which one bit differs in what is written in hexadecimal digits, as bytes are."""
    for place, sign in enumerate(content):
        if sign in b"0123456789ABCDEF":
            for bit in (1, 2, 4, 8):
                yield content[:place] + b"%X" % (int(chr(sign), 16) ^ bit) + content[place + 1 :]


def _bit(content: bytes, syndrome: int) -> int | None:
    """Find the bit that changes the CRC-32 of a content so: the sum is linear, so each bit adds a value of its own."""
    empty = zlib.crc32(b"\0")
    adds = [zlib.crc32(bytes([1 << bit])) ^ empty for bit in range(8)]  # by a bit of the last byte
    table = [zlib.crc32(bytes([n])) ^ empty for n in range(256)]
    for place in range(len(content) - 1, -1, -1):
        if syndrome in adds:
            return place << 3 | adds.index(syndrome)
        adds = [table[value & 0xFF] ^ value >> 8 for value in adds]
    return None
