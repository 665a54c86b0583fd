"""The history as the screen shows it: a line a search, and what changed from one to the next."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from identity_scan.model import Assessment, Band, Collected
from identity_scan.present import words
from identity_scan.present.values import Change, Compared, PastScan, Since
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import listed, ngettext

if TYPE_CHECKING:
    from identity_scan.keeping.compare import Change as Changed
    from identity_scan.keeping.compare import Comparison
    from identity_scan.keeping.history import History
    from identity_scan.remembered import Record


def past_scans(history: "History") -> tuple[PastScan, ...]:
    """Give the searches of a history, the newest first."""
    records = {record.scan.id: record for record in history.records()}
    lines: list[PastScan] = []
    for scan in reversed(history.scans()):
        record = records.get(scan.id)
        if record is None:
            lines.append(PastScan(scan, closed=False))
        else:
            lines.append(_line(record))
    return tuple(lines)


def _line(record: "Record") -> PastScan:
    return PastScan(
        record.scan,
        asked=record.coverage.asked,
        answered=record.coverage.answered,
        counts=dict(record.counts),
        urgent=record.urgent,
        heavy=record.heavy,
        met=record.met,
    )


def courses(scans: Sequence[PastScan]) -> Iterator[tuple[str, list[int]]]:
    """Name what is followed from search to search, with its number in each: what weighs, and what any client meets."""
    yield words.band(Band.ACT_NOW), [scan.urgent for scan in scans]
    yield _("moderate or more"), [scan.heavy for scan in scans]
    yield _("private, met first"), [scan.met for scan in scans]


def compared(history: "History", newer: str, other: str = "") -> Compared:
    """Set a search beside another one, beside the finished one before it if none is named; the order is theirs."""
    from identity_scan.keeping.compare import Kind, compare

    records = history.records()
    places = {record.scan.id: n for n, record in enumerate(records)}
    if newer not in places or (other and other not in places):
        return Compared(_("This search was stopped before its end; there is nothing to compare yet."))
    first, second = sorted((places[newer], places[other] if other else places[newer] - 1))
    if first < 0:
        return Compared(_("This is the first search that was finished; the next one is compared with it."))
    if first == second:
        return Compared(_("This is the search that others are set beside. Go to another one."))
    found = compare(records[first], records[second], records[:first])
    days = _days(records[first].scan.started, records[second].scan.started)
    head = _("From {day} to {later}").format(day=days[0], later=days[1]) if other else _("Since {day}")
    changes = [change for change in found.changes if change.kind is not Kind.SAME]
    told = tuple(_told(change) for change in changes if not change.others)
    silent = _silent(records[first], records[second])
    return Compared(head.format(day=days[0]), _sums(found), silent, told, _others(len(changes) - len(told)), found)


def _days(*moments: datetime) -> tuple[str, ...]:
    """Say the days, with the time of day where it is needed to tell them apart."""
    days = tuple(map(words.day, moments))
    return days if len(set(days)) > 1 else tuple(f"{words.day(m)}, {words.clock(m)}" for m in moments)


def _others(n: int) -> str:
    told = ngettext("{n} of these is about somebody else.", "{n} of these are about somebody else.", n)
    return told.format(n=n) if n else ""


def _sums(found: "Comparison") -> str:
    from identity_scan.keeping.compare import Kind

    parts = [f"{n} {words.change(kind.value)}" for kind, n in found.counts.items() if n and kind is not Kind.SAME]
    same = found.counts[Kind.SAME]
    as_before = ngettext("{n} as it was", "{n} as they were", same).format(n=same)
    if parts:
        return ", ".join([*parts, as_before])
    nothing = _("Nothing changed, as far as the engines answered both times")
    return f"{nothing}: {as_before}"


def _silent(earlier: "Record", later: "Record") -> str:
    """Name the engines that answered one of the two only: nothing of theirs can be called gone or new."""
    from identity_scan.engines import ENGINES

    once = {engine for engine, _query in earlier.reaches} ^ {engine for engine, _query in later.reaches}
    names = [ENGINES[name].name if name in ENGINES else name for name in sorted(once)]
    if not names:
        return ""
    told = ngettext(
        "{names} answered in one of the two only, so what it shows cannot be compared.",
        "{names} answered in one of the two only, so what they show cannot be compared.",
        len(names),
    )
    return told.format(names=listed(names))


def since(earlier: Sequence["Record"], assessment: Assessment, collected: Sequence[Collected]) -> Since | None:
    """Say what became of the findings of a search since the finished one before it; None if there was none."""
    from identity_scan.keeping.compare import Kind, compare
    from identity_scan.keeping.remembering import record

    if not earlier:
        return None
    found = compare(earlier[-1], record(assessment, collected), earlier[:-1])
    told = (Kind.NEW, Kind.RETURNED, Kind.CHANGED, Kind.MOVED)
    kinds = {change.finding: change.kind.value for change in found.changes if change.kind in told and change.later}
    return Since(words.day(earlier[-1].scan.started), kinds)


def _told(change: "Changed") -> Change:
    from identity_scan.present.cover import of_seen
    from identity_scan.present.what_changed import sentence
    from identity_scan.speech.address import shown, site

    title, url = change.page
    title = title or _("a page whose words are no longer kept")
    seen = next((s for s in (change.later, change.earlier) if s and s.url), None)
    over = of_seen(seen) if seen and url else None
    cover = f"{over.title} · {site(url)}" if over else ""
    return Change(change.kind.value, title, shown(url) if url else "", sentence(change), change.finding, cover)
