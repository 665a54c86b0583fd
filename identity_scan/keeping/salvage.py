"""What can still be read of a broken file of the history, row by row, taken over into a new one."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

MISSES = 2_000
"""Rows that cannot be read, after which the rest of a table is given up."""
MISSES_AT_FIRST = 50
"""The same while not one row of the table could be read: then its very root is broken."""
_MADE_AGAIN = ("judgement", "changed")
"""Tables that are made again from the others: what was judged of rows that are lost would be a lie."""
_UNKNOWN = 10_000
"""How many rows a table is taken to have where its end cannot be read."""

Row = tuple[Any, ...]


class Source:
    """A broken file that is read; opened anew after each failure, as the cipher reads nothing more after one."""

    def __init__(self, opener: Callable[[], Any]) -> None:
        self._opener = opener
        self.db = self._opened()

    def _opened(self) -> Any:
        db = self._opener()
        # A list of tables that is half unreadable must not keep the others from being read.
        with contextlib.suppress(sqlite3.Error):
            db.execute("PRAGMA writable_schema = ON")
        db.text_factory = bytes  # what is no text any more is taken over as it is, for its mark may put it right
        return db

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Return the rows of a statement; raises sqlite3.Error where one of them cannot be read."""
        try:
            return [tuple(row) for row in self.db.execute(sql, values).fetchall()]
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter: a column's name is no text any more
            self.db.close()
            self.db = self._opened()
            raise sqlite3.DatabaseError(str(error)) from error

    def close(self) -> None:
        """Close it."""
        self.db.close()


def rescued(source: Source, target: sqlite3.Connection) -> tuple[int, bool]:
    """Copy every row that can be read into an empty history of the same version.

    Returns how many rows there are, and whether the marks are all there, so that they tell which rows are missing.
    """
    rows, sure = 0, True
    for name, (theirs, keyed) in _tables(source, target).items():
        reader = _Reader(source, theirs)
        kinds = [row[2] for row in target.execute(f'PRAGMA table_info("{name}")').fetchall()]
        places = ", ".join("CAST(? AS TEXT)" if kind == "TEXT" else "?" for kind in kinds)
        for row in reader.by_key() if keyed else reader.by_number():
            with contextlib.suppress(sqlite3.Error):  # a value of the wrong kind: the row is not what it was
                target.execute(f'INSERT OR IGNORE INTO "{name}" VALUES ({places})', row)
                rows += 1
        sure = sure and (name != "mark" or reader.whole)
    return rows, sure


def _tables(source: Source, target: sqlite3.Connection) -> dict[str, tuple[str, bool]]:
    """Each table of the target with what the source calls it, and whether its rows have no numbers.

    Tables are paired by their order where a name itself was damaged.
    """
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ours = [tuple(row) for row in target.execute(sql).fetchall()]
    try:
        theirs = [_text(row[0]) for row in source.rows(sql.replace("name, sql", "name"))]
    except sqlite3.Error:
        theirs = []
    named = dict(zip([name for name, _sql in ours], theirs, strict=False)) if len(theirs) == len(ours) else {}
    return {
        name: (name if name in theirs else named.get(name, name), "WITHOUT ROWID" in made)
        for name, made in ours
        if name not in _MADE_AGAIN
    }


class _Reader:
    """Reads one table of a broken file."""

    def __init__(self, source: Source, table: str) -> None:
        self._source, self._table = source, table.replace('"', '""')
        self._misses, self._found = 0, False
        self.whole = True
        """Whether nothing stood in the way."""

    def _rows(self, how: str, *values: object) -> list[Row]:
        return self._source.rows(f'SELECT * FROM "{self._table}" {how}', *values)

    def by_number(self) -> Iterator[Row]:
        """Yield the rows of a table whose rows have numbers: range by range, each halved where it cannot be read."""
        last = _UNKNOWN
        with contextlib.suppress(sqlite3.Error):
            last = int(self._source.rows(f'SELECT max(rowid) FROM "{self._table}"')[0][0] or 0)
        yield from self._between(0, last)

    def _between(self, first: int, last: int) -> Iterator[Row]:
        try:
            found = self._rows("WHERE rowid BETWEEN ? AND ?", first, last)
        except sqlite3.Error:
            self.whole = False
            self._misses += first == last
            if first == last or self._misses > (MISSES if self._found else MISSES_AT_FIRST):
                return
            middle = (first + last) // 2
            yield from self._between(first, middle)
            yield from self._between(middle + 1, last)
        else:
            self._found = self._found or bool(found)
            yield from found

    def by_key(self) -> Iterator[Row]:
        """Yield the rows of a table that is kept by its key: from its beginning as far as it goes, and from its end."""
        try:
            yield from self._rows("")
        except sqlite3.Error:
            self.whole = False
            there = dict.fromkeys(self._walk(">", ""))
            yield from there
            yield from (row for row in self._walk("<", "DESC") if row not in there)

    def _walk(self, sign: str, order: str) -> Iterator[Row]:
        columns = [
            (_text(row[1]), _text(row[2]), row[5]) for row in self._source.rows(f'PRAGMA table_info("{self._table}")')
        ]
        key = sorted((place, at) for at, (_name, _kind, place) in enumerate(columns) if place)
        names = ", ".join(f'"{columns[at][0]}"' for _place, at in key)
        places = ", ".join("CAST(? AS TEXT)" if columns[at][1] == "TEXT" else "?" for _place, at in key)
        by = f"ORDER BY {', '.join(f'{name} {order}' for name in names.split(', '))} LIMIT 1"
        after: tuple[object, ...] = ()
        with contextlib.suppress(sqlite3.Error):
            while found := self._rows(f"WHERE ({names}) {sign} ({places}) {by}" if after else by, *after):
                yield found[0]
                after = tuple(found[0][at] for _place, at in key)


def _text(name: str | bytes) -> str:
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else name
