"""The numbers of a report, as tables with bars: by life and band, by index, by kind of fact, over time, by step."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from identity_scan.advice.todo import Card
from identity_scan.judge.severity import points
from identity_scan.keeping.compare import Comparison, Kind, compare
from identity_scan.model import Assessment, Band, Judged, Status, Verdict
from identity_scan.present import leaving, past, words
from identity_scan.present.blocks import Piece, Table
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import said

SCANS_SHOWN: Final = 8
"""Searches in the tables of change over time."""
KINDS_SHOWN: Final = 5
"""Kinds of fact in the picture; the whole table has them all."""
_WHOLE: Final = 100
_TELLS: Final = (Status.GONE, Status.CHANGED, Status.DEMOTED, Status.UNCHANGED, Status.RETURNED)
"""Where a later search tells something of a step."""


def charts(assessment: Assessment, lets: Callable[[str], bool]) -> Iterator[Table]:
    """Return the counts by life and by band, as far as these lines stand there."""
    labels = [j.label for j in assessment.judged]
    about = [j.severity.band for j in assessment.judged if j.identity.verdict is Verdict.ME]
    bands = tuple(reversed(Band))
    if lets(leaving.LIFE):
        named = map(words.label, words.LABELS)
        yield _chart(_("Which life the results show"), words.LABELS, named, map(labels.count, words.LABELS))
    if lets(leaving.MATTER):
        yield _chart(_("How much your own results matter"), bands, map(words.band, bands), map(about.count, bands))


def tables(
    assessment: Assessment, records: Sequence[Record], own: bool, lets: Callable[[str], bool]
) -> Iterator[Table]:
    """Return the counts by index and over time, as far as these lines stand there."""
    if lets(leaving.INDEX):
        yield _by_index(assessment)
    if lets(leaving.TIME):
        yield _over_time(records, own)


def _chart(title: str, codes: Sequence[str], names: Iterable[str], counts: Iterable[int]) -> Table:
    numbers = tuple(counts)
    most = max(numbers, default=0) or 1
    bars = tuple((Piece(code, 0, n / most),) for code, n in zip(codes, numbers, strict=True))
    rows = tuple(zip(names, map(str, numbers), strict=True))
    return Table(title, (_("what"), _("how many")), rows, bars, tuple(codes))


def _by_index(assessment: Assessment) -> Table:
    """What each index shows, by label; a dash where it was not asked, since no number can be given there (law 1)."""
    rows: list[tuple[str, ...]] = []
    counts: list[tuple[int, ...]] = []
    for name, state in assessment.coverage.indexes.items():
        labels = [j.label for j in assessment.judged if name in j.finding.indexes]
        counts.append(tuple(labels.count(code) for code in words.LABELS))
        silent = state == "not asked"
        rows.append((words.index(name), *("–" if silent else str(n) for n in counts[-1])))
    head = (_("index"), *map(words.label, words.LABELS))
    return Table(_("What each index shows"), head, tuple(rows), _bars(words.LABELS, counts))


def _bars(codes: Sequence[str], counts: Sequence[Sequence[int]]) -> tuple[tuple[Piece, ...], ...]:
    most = max(map(sum, counts), default=0) or 1
    return tuple(
        tuple(Piece(code, sum(row[:i]) / most, row[i] / most) for i, code in enumerate(codes[: len(row)]) if row[i])
        for row in counts
    )


def _over_time(records: Sequence[Record], own: bool) -> Table:
    done = tuple(map(past.recorded, records[-SCANS_SHOWN:])) if len(records) > 1 else ()
    courses = [course for course in past.courses(done) if own or not course.own]
    rows = zip((words.day(scan.scan.started.date()) for scan in done), *(c.numbers for c in courses), strict=True)
    counts = [tuple(scan.counts.get(code, 0) for code in words.LABELS) for scan in done]
    head = (_("search"), *(course.name for course in courses))
    return Table(_("Over time"), head, tuple(rows), _bars(words.LABELS, counts))


# -- the pictures of the worker's own copy ----------------------------------------------------------------------------


def kinds(assessment: Assessment, most: int | None = None) -> Table:
    """Return how many of the worker's own results show each kind of fact, what weighs most first; `most` of them."""
    shown: dict[str, list[Judged]] = {}
    for judged in assessment.judged:
        if judged.identity.verdict is Verdict.ME:
            for kind in {disclosure.kind for disclosure in judged.disclosures}:
                shown.setdefault(kind, []).append(judged)
    order = sorted(shown, key=lambda kind: (-points(kind, assessment.person.safety), -len(shown[kind]), kind))[:most]
    codes = [max((j.severity for j in shown[kind]), key=lambda severity: severity.score).band.value for kind in order]
    title = _("What your own results give away")
    return _chart(title, codes, map(words.fact, order), (len(shown[kind]) for kind in order))


def course(records: Sequence[Record]) -> Table:
    """Return what became of the pages about the worker from search to search, as far as two can be compared."""
    rows: list[tuple[str, ...]] = []
    counts: list[tuple[int, ...]] = []
    for n in range(max(len(records) - SCANS_SHOWN, 0), len(records)) if len(records) > 1 else ():
        record, compared = records[n], compare(records[n - 1], records[n], records[: n - 1]) if n else None
        found, told = len(record.mine), _became(compared)
        numbers = tuple(told.get(kind, 0) for kind in (Kind.NEW, Kind.RETURNED, Kind.GONE))
        counts.append((max(found - numbers[0] - numbers[1], 0), *numbers))
        shown = map(str, numbers) if compared else ("–", "–", "–")
        rows.append((words.day(record.scan.started.date()), str(found), *shown))
    became = (words.change(kind.value) for kind in (Kind.NEW, Kind.RETURNED, Kind.GONE))
    head = (_("search"), _("about you"), *became)
    bars = _bars(("same", "new", "back", "gone"), counts)
    return Table(_("Pages about you, search by search"), head, tuple(rows), bars)


def _became(compared: Comparison | None) -> Mapping[Kind, int]:
    """How many pages about the worker became what; of a page that is not there any more, what it was last."""
    seen = ((change.kind, change.later or change.earlier) for change in (compared.changes if compared else ()))
    told = [kind for kind, page in seen if page is not None and page.verdict is Verdict.ME]
    return {kind: told.count(kind) for kind in set(told)}


def before_and_after(cards: Sequence[Card], records: Sequence[Record]) -> Table:
    """Return what a page weighed before a step and what it weighs since, where a later search tells it."""
    rows, bars = [], []
    for card in cards:
        status = card.checked.status if card.checked else None
        for judged in card.findings if status in _TELLS and card.said else ():
            before = _score_before(judged.finding.id, card, records)
            after = 0 if status is Status.GONE else judged.severity.score
            if before is not None and status is not None:
                name = f"{_(card.action.title)}, {said(judged.finding.site)}"
                rows.append((name, str(before), words.status(status) if not after else str(after)))
                bars.append(_fallen(before, after, judged.severity.band.value))
    return Table(_("Before and after a step"), (_("step"), _("before"), _("now")), tuple(rows), tuple(bars))


def _fallen(before: int, after: int, code: str) -> tuple[Piece, ...]:
    stays = Piece(code, 0, after / _WHOLE)
    return (stays, Piece("gone", after / _WHOLE, max(before - after, 0) / _WHOLE))


def _score_before(finding: str, card: Card, records: Sequence[Record]) -> int | None:
    """What the page weighed in the last search before the worker said so; None where none is remembered."""
    assert card.said is not None
    since = card.said.since
    earlier = (r.seen[finding] for r in reversed(records) if r.scan.started <= since and finding in r.seen)
    return next((seen.score for seen in earlier), None)
