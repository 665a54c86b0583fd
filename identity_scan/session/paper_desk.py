"""The papers of a session: what they are filled from, and where they are written; nothing of a client is known here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from identity_scan.keeping import private_files
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card
    from identity_scan.keeping.history import History
    from identity_scan.model import Judged, Person
    from identity_scan.present.papers import Known, Paper
    from identity_scan.present.values import Past
    from identity_scan.session.contract import Writer


class Front(Protocol):
    """What the desk needs of the session."""

    person: Person | None

    @property
    def reports(self) -> Path | None:
        """The folder of the person's own reports; None where nothing is written."""

    @property
    def history(self) -> History:
        """The open history."""

    def now(self) -> datetime:
        """Tell the time."""

    def past(self) -> Past:
        """Give the searches that are kept."""


class PaperDesk:
    """Fills papers from what a session knows, with or without a search, and has them written."""

    def __init__(self, session: Front, write: Writer | None) -> None:
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

    def put_by(self, text: str, name: str) -> Path | None:
        """Write a text that nothing could copy beside the reports; None where nothing is to be left on this computer.

        Raises BadInput where it cannot be written.
        """
        if not self._session.history.on_disk:
            return None
        try:
            place = private_files.folder(self.folder)
            return private_files.write_beside(place / f"identity-scan-{name}.txt", text.encode())
        except OSError as error:
            raise BadInput(
                _("It cannot be saved in {folder} ({reason}).").format(folder=self.folder, reason=why(error))
            ) from error
