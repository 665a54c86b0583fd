"""What was judged is kept with its search, and given out again until something changes that it rests on.

What lies in the history (answers, words of the worker, steps, looks) is watched by the history itself, which lets every
judgement go in the same breath as any of it changes. The rest is told here: whose search it is, the plan, the day, the
language, and the edition of the program that judged.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from zlib import crc32

from identity_scan.keeping import written
from identity_scan.keeping.history import History
from identity_scan.model import Assessment, Collected, Person, Plan, Scan
from identity_scan.speech import language
from identity_scan.speech.errors import HistoryError

_PROGRAM = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one search's judgement in the history."""

    history: History
    scan: Scan
    person: Person
    plan: Plan
    rests_on: str
    changes: int
    """How often anything had changed before it was judged."""

    @classmethod
    def of(cls, history: History, scan: Scan, person: Person, plan: Plan, today: date) -> "Place":
        """Return the place for what is judged now."""
        asks = [ask.key for ask in plan.asks]
        on = repr((edition(), language.in_use(), today.isoformat(), person, plan.depth, asks))
        return cls(history, scan, person, plan, hashlib.sha256(on.encode()).hexdigest(), history.judgements.changes())

    def read(self, collected: Sequence[Collected]) -> Assessment | None:
        """Return what was judged of these answers; None if it must be judged (again)."""
        text = self.history.judgements.read(self.scan.id, self.rests_on)
        if text is None or text[:_SUM] != _sum(text[_SUM:]):  # a changed bit could read as another verdict
            return None
        text = text[_SUM:]
        queries = {query.id: query for query in self.plan.queries} | {c.ask.query.id: c.ask.query for c in collected}
        try:
            return written.read(text, self.person, self.scan, queries, {item.ask.key: item for item in collected})
        except written.Unreadable:
            return None

    def keep(self, found: Assessment) -> None:
        """Keep what was judged; a disk that is full or may not be written is no hindrance, as it can be made again."""
        with suppress(HistoryError):
            text = written.written(found)
            self.history.judgements.keep(self.scan.id, self.rests_on, _sum(text) + text, self.changes)


_SUM = 8
"""The digits of the sum before what is kept."""


def _sum(text: str) -> str:
    return f"{crc32(text.encode()):0{_SUM}x}"


@cache
def edition() -> str:
    """Return a fingerprint of the program that judges: of its code, its facts and its words, by size and time."""
    found = hashlib.sha256(written.shape().encode())
    for line in sorted(_files(str(_PROGRAM))):
        found.update(line.encode())
    return found.hexdigest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif not entry.name.endswith((".pyc", ".po")):
                about = entry.stat()
                yield f"{entry.path[len(folder) :]}:{about.st_size}:{about.st_mtime_ns};"
