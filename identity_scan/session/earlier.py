"""What the history asks of the house: earlier searches, two of them side by side, what is due, how long all is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from identity_scan.keeping.settings import Settings, folder
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.keeping.history import History
    from identity_scan.model import Person
    from identity_scan.present.values import Compared, PastScan
    from identity_scan.session.contract import Writer


class Earlier:
    """The part of a house that looks back."""

    demo: bool
    history: History
    person: Person | None
    _settings: Settings
    _reports: Writer | None = None
    """What writes reports; handed in, as they are a face."""
    _tidied = ""
    """What was erased for its age when the history was opened, as a sentence."""

    def now(self) -> datetime:
        """Tell the time."""
        raise NotImplementedError

    def not_shown(self) -> str:
        """Say that searches are on this computer that are not looked at, and why; empty if there are none."""
        raise NotImplementedError

    def past(self) -> tuple[PastScan, ...]:
        """Give the searches that are kept, the newest first."""
        from identity_scan.present.past import past_scans

        return past_scans(self.history)

    def compare(self, newer: str, other: str = "") -> Compared:
        """Compare a search with another one, with the one before it if none is named."""
        from identity_scan.present.past import compared

        return compared(self.history, newer, other)

    def when_due(self) -> str:
        """Say when the next search is due."""
        from identity_scan.planning import plan

        scans = self.history.scans()
        if not scans and (kept := self.not_shown()):
            return kept  # when the next one is due goes by those
        return "" if self.demo else plan.when_due(scans, self.now())

    def retention(self) -> Sequence[str]:
        """Say how long things are kept, and what was erased for its age when the program began."""
        if self._settings.leave_nothing:
            fleeting = _("All this is in memory only: it ends with the program.")
            return tuple(filter(None, (fleeting, self.not_shown())))
        days = _("Words of results are kept {words} days, settled findings {settled} days (6 changes it).")
        kept = days.format(words=self._settings.snippet_days, settled=self._settings.closed_days)
        others = _("Words about somebody else are kept 14 days, or until you have looked through them.")
        return tuple(filter(None, (kept, others, self._tidied)))

    def report_folder(self) -> Path | None:
        """Give the folder of the person's own reports; a demonstration writes none."""
        return None if self.demo else folder() / "reports"

    def report(self, scan: str, formats: Sequence[str], folder: Path, redact: bool) -> Sequence[Path]:
        """Write reports of a kept search, judged anew, and give where they stand."""
        from identity_scan.session.search import Search

        assert self.person is not None
        assert self._reports is not None, "the composition root hands in what writes reports"
        kept, plan = self.history.scan(scan), self.history.plan(scan)
        assessment = Search.resume(self.person, plan, kept, (), self.history, self.now).assessment()
        return self._reports(assessment, formats, folder, redact, self.now().date(), self.history.records())
