"""The history as the screen shows it: a line a search, and what changed from one to the next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from identity_scan.language import gettext as _
from identity_scan.model import Assessment, Collected
from tui import words
from tui.session import Change, PastScan, Since

if TYPE_CHECKING:
    from identity_scan.compare import Change as Changed
    from identity_scan.history import History
    from identity_scan.record import Record


def past_scans(history: "History") -> tuple[PastScan, ...]:
    """Give the searches of a history, the newest first."""
    records = {record.scan.id: record for record in history.records()}
    lines: list[PastScan] = []
    for scan in reversed(history.scans()):
        record = records.get(scan.id)
        if record is None:
            lines.append(PastScan(scan, closed=False))
        else:
            covered = record.coverage
            lines.append(PastScan(scan, record.grade.letter, covered.asked, covered.answered, dict(record.counts)))
    return tuple(lines)


def changes(history: "History", newer: str) -> tuple[str, tuple[Change, ...]]:
    """Compare a search with the finished one before it."""
    from identity_scan.compare import Kind, compare

    records = history.records()
    at = next((n for n, record in enumerate(records) if record.scan.id == newer), None)
    if at is None:
        return _("This search was stopped before its end; there is nothing to compare yet."), ()
    if at == 0:
        return _("This is the first search that was finished; the next one is compared with it."), ()
    found = compare(records[at - 1], records[at], records[: at - 1])
    told = tuple(_told(change) for change in found.changes if change.kind is not Kind.SAME)
    day = words.day(records[at - 1].scan.started)
    if not told:
        return _("Nothing changed since {day}, as far as the engines answered both times.").format(day=day), ()
    return _("Since {day}").format(day=day), told


def since(earlier: Sequence["Record"], assessment: Assessment, collected: Sequence[Collected]) -> Since | None:
    """Say what became of the findings of a search since the finished one before it; None if there was none."""
    from identity_scan.compare import Kind, compare
    from identity_scan.record import record

    if not earlier:
        return None
    found = compare(earlier[-1], record(assessment, collected), earlier[:-1])
    told = (Kind.NEW, Kind.RETURNED, Kind.CHANGED, Kind.MOVED)
    kinds = {change.finding: change.kind.value for change in found.changes if change.kind in told and change.later}
    return Since(words.day(earlier[-1].scan.started), kinds)


def _told(change: "Changed") -> Change:
    from identity_scan.address import shown
    from identity_scan.compare import sentence

    seen = change.later or change.earlier
    title = (seen.title if seen else "") or _("a page about somebody else")
    where = shown(seen.url) if seen and seen.url else ""
    return Change(change.kind.value, title, f"{where}  {sentence(change)}".strip())
