"""The papers of a session: what they are filled from, and where they are written; nothing of a client is known here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card
    from identity_scan.model import Judged
    from identity_scan.present.papers import Known, Paper
    from identity_scan.session.contract import Session, Writer


class PaperDesk:
    """Fills papers from what a session knows, with or without a search, and has them written."""

    def __init__(self, session: Session, write: Writer | None) -> None:
        """Take the session, and what writes files where any shall be written."""
        self._session, self._write = session, write

    @property
    def folder(self) -> Path:
        """Where a paper is written if nothing else is said: beside the reports, where those of a person would be."""
        from identity_scan.keeping import settings

        return self._session.reports or settings.folder() / "reports"

    def known(self, judged: Iterable[Judged] = (), cards: Iterable[Card] = ()) -> Known:
        """Give what papers are filled from: the person, their searches, and what they decided."""
        from identity_scan.present.papers import gathered

        here = self._session
        scans = [row.scan for row in here.past().searches] if here.person else []
        return gathered(here.now().date(), here.person, judged, cards, scans)

    def write(self, paper: Paper, path: Path) -> Path:
        """Write a paper in the form that its name ends in; nothing that is there is replaced."""
        assert self._write is not None, "the composition root hands in what writes reports"
        return self._write.paper(paper, path)
