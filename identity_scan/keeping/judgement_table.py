"""The table of what was judged: the history empties it in the same breath as anything changes that it rests on."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass

from identity_scan.speech.errors import HistoryError


@dataclass(frozen=True, slots=True)
class JudgementTable:
    """What was judged of each scan, as text; every method raises HistoryError when the disk fails it."""

    _read: Callable[..., list[sqlite3.Row]]
    _writing: Callable[[], AbstractContextManager[sqlite3.Connection]]
    _empty_journal: Callable[[], None]

    def changes(self) -> int:
        """Return how often anything changed that a judgement rests on: to be asked before one is made."""
        return int(self._read("SELECT times FROM changed")[0]["times"])

    def read(self, scan_id: str, rests_on: str) -> str | None:
        """Return what was judged of a scan as it was kept; None if nothing was, or it rested on something else."""
        rows = self._read(_JUDGED, scan_id)
        if rows and rows[0]["rests_on"] != rests_on:  # of another day, language, person or edition: no use any more
            with suppress(HistoryError):  # a home that cannot be written can still be read
                self.drop()
            return None
        return rows[0]["said"] if rows else None

    def keep(self, scan_id: str, rests_on: str, said: str, changes: int) -> None:
        """Keep what was judged of a scan, unless something changed since there were so many changes."""
        with self._writing() as db:
            db.execute(_JUDGE, (scan_id, rests_on, said, changes))

    def drop(self) -> None:
        """Let go what was judged of all scans: it is made again from what is left."""
        with self._writing() as db:
            db.execute("DELETE FROM judgement")
        self._empty_journal()


_JUDGED = "SELECT judgement.* FROM judgement JOIN scan ON scan.seq = judgement.scan WHERE scan.id = ?"
_JUDGE = """
    INSERT OR REPLACE INTO judgement SELECT seq, ?2, ?3 FROM scan WHERE id = ?1 AND (SELECT times FROM changed) = ?4
"""
