"""What the worker's words replaced, so that each can be taken back: by the number of the step that said it.

These functions run inside a transaction of the history.
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

STOOD: Final = """
    CREATE TABLE stood (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, finding TEXT NOT NULL, action TEXT NOT NULL,
        said TEXT NOT NULL, status TEXT, note TEXT, until TEXT, since TEXT, after INTEGER
    ) STRICT
"""
"""Where an action stood before a word of the worker, whose status is `said`; without a status nothing had been said."""
REPLACED: Final = """
    CREATE TABLE replaced (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, was TEXT
    ) STRICT
"""
"""What a smaller word replaced, by `part`, which is one of PARTS: its key and what was there, as JSON; nothing if none.

Of what an assistant said it holds no word: those end in their own time.
"""
HAND_CHECK, SENTENCE, ANSWER = PARTS = ("hand_check", "sentence", "answer")
"""A tick of a look-up by hand; the worker's word on a sentence of an assistant; an answer that was taken in."""
_BACK: Final = 500
"""So many words back it is known what was there before."""
_LAST: Final = """
    SELECT coalesce(max(step), 0) FROM (
        SELECT step FROM decision UNION ALL SELECT step FROM dead_end
        UNION ALL SELECT step FROM stood UNION ALL SELECT step FROM replaced
    )
"""


def last(db: sqlite3.Connection) -> int:
    """Return the number of the step that was kept last, 0 if there is none."""
    return int(db.execute(_LAST).fetchone()[0])


def replace(db: sqlite3.Connection, part: str, key: Sequence[str], was: object = None) -> None:
    """Keep what a smaller word replaces, as a step of its own."""
    row = last(db) + 1, part, _dump(key), None if was is None else _dump(was)
    db.execute("INSERT INTO replaced (step, part, key, was) VALUES (?, ?, ?, ?)", row)
    shorten(db)


def shorten(db: sqlite3.Connection) -> None:
    """Let go of what was before the last words of all."""
    step = last(db) - _BACK
    db.execute("DELETE FROM stood WHERE step <= ?", (step,))
    db.execute("DELETE FROM replaced WHERE step <= ?", (step,))


def tidy(db: sqlite3.Connection, now: datetime, closed: timedelta) -> None:
    """Let go of what was before a word that is older than settled findings are kept: a note of then stays nowhere."""
    age = now.isoformat(), closed.days
    db.execute(_SETTLED_STEPS, age)
    db.execute(_SETTLED_TICKS, age)


_SETTLED_STEPS: Final = """
    DELETE FROM stood WHERE EXISTS (SELECT 1 FROM status WHERE status.finding = stood.finding
    AND status.action = stood.action AND julianday(?) - julianday(status.since) > ?)
"""
_SETTLED_TICKS: Final = """
    DELETE FROM replaced WHERE part = 'hand_check' AND EXISTS (SELECT 1 FROM hand_check
    WHERE json_array(hand_check.id) = replaced.key AND julianday(?) - julianday(hand_check.at) > ?)
"""


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
