"""The reports of a kept search before they are written: what they may hold for others, and what writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from identity_scan.model import Assessment
from identity_scan.present import preview
from identity_scan.present.leaving import DEFAULT, Chosen
from identity_scan.present.report_values import Dealt
from identity_scan.remembered import Record
from identity_scan.session.contract import Writer


@dataclass(frozen=True, slots=True)
class Drafted:
    """A kept search as it is judged today, beside those before it."""

    assessment: Assessment
    today: date
    records: Sequence[Record]
    writes: Writer
    cards: Dealt | None = None
    """The steps as the screens deal them."""

    def lines(self) -> Sequence[preview.Line]:
        """Return the lines that a report may hold for others."""
        return preview.lines(self.assessment, self.today, self.records, self.cards)

    def write(self, formats: Sequence[str], folder: Path, redact: bool, chosen: Chosen = DEFAULT) -> Sequence[Path]:
        """Write reports, and return where they stand; what is chosen is what those for others hold."""
        return self.writes(self.assessment, formats, folder, redact, self.today, self.records, chosen, self.cards)
