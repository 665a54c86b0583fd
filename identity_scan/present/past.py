"""The history, said once for every face: a line a search, its numbers over time, what changed from one to another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from identity_scan.model import Assessment, Band, Collected, Verdict
from identity_scan.present import words
from identity_scan.present.blocks import Block, Fact, Heading, Place, Sentence, Sheet, Tone, Typed
from identity_scan.present.values import Change, Compared, PastScan, Since
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import listed, ngettext

if TYPE_CHECKING:
    from identity_scan.keeping.compare import Change as Changed
    from identity_scan.keeping.compare import Comparison
    from identity_scan.keeping.history import History
    from identity_scan.present.cover import Cover
    from identity_scan.remembered import Record, Seen


NEWEST = 12
"""Searches that are followed in one line."""


def past_scans(history: "History") -> tuple[PastScan, ...]:
    """Give the searches of a history, the newest first."""
    records = {record.scan.id: record for record in history.records()}
    return tuple(
        recorded(records[scan.id]) if scan.id in records else PastScan(scan, closed=False)
        for scan in reversed(history.scans())
    )


def recorded(record: "Record") -> PastScan:
    """Return a finished search with its numbers."""
    return PastScan(
        record.scan,
        asked=record.coverage.asked,
        answered=record.coverage.answered,
        counts=dict(record.counts),
        urgent=record.urgent,
        heavy=record.heavy,
        met=record.met,
    )


# -- in a line --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A search as lists show it."""

    called: str
    day: str
    time: str
    depth: str
    urgent: str
    """How many pages need the worker at once, with their name; empty where it was stopped."""
    counts: tuple[tuple[str, int], ...]
    """The labels that it found, by code, each with how often."""
    answered: str
    """How many of its requests were answered, or that it was stopped."""

    @property
    def labels(self) -> str:
        """The counts in words."""
        return ", ".join(f"{n} {words.label(code)}" for code, n in self.counts)


def line(past: PastScan) -> Line:
    """Return a search in a line."""
    scan = past.scan
    answered = _("{n}/{all} answered").format(n=past.answered, all=past.asked)
    return Line(
        called=scan.id,
        day=words.day(scan.started),
        time=words.clock(scan.started),
        depth=words.depth(scan.depth),
        urgent=f"{words.band(Band.ACT_NOW)} {past.urgent}" if past.closed else "",
        counts=tuple((code, past.counts[code]) for code in words.LABELS if past.counts.get(code)),
        answered=answered if past.closed else _("stopped early"),
    )


# -- over time --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Course:
    """One number, followed from search to search, the oldest first."""

    name: str
    numbers: tuple[str, ...]
    values: tuple[int, ...] = ()
    """The same as a line can be drawn of; empty where it would tell nothing."""
    code: str = ""
    """The label that it counts."""
    own: bool = False
    """It is for the worker alone."""
    met: bool = False
    """It counts what any client meets that is private."""


def finished(past: Sequence[PastScan]) -> tuple[PastScan, ...]:
    """Return the searches that have numbers, the oldest first."""
    return tuple(scan for scan in reversed(past) if scan.closed)


def courses(done: Sequence[PastScan]) -> Iterator[Course]:
    """Follow what weighs and what any client meets, then each label, then how much was answered."""
    yield _course(words.band(Band.ACT_NOW), [scan.urgent for scan in done], own=True)
    yield _course(_("moderate or more"), [scan.heavy for scan in done])
    yield replace(_course(_("private, seen first"), [scan.met for scan in done], own=True), met=True)
    for label in words.LABELS:
        yield _course(words.label(label), [scan.counts.get(label, 0) for scan in done], label)
    yield Course(_("answered"), tuple(f"{scan.answered}/{scan.asked}" for scan in done))


def _course(name: str, values: Sequence[int], code: str = "", own: bool = False) -> Course:
    return Course(name, tuple(map(str, values)), tuple(values), code, own)


def at_once(past: Sequence[PastScan]) -> Course:
    """Follow how many pages needed the worker at once, in the newest searches; a dash where one was stopped."""
    shown = [str(scan.urgent) if scan.closed else "–" for scan in reversed(past[:NEWEST])]
    older = ["…"] if len(past) > NEWEST else []
    return Course(_("Pages that needed you at once, oldest first"), (*older, *shown))


def careful() -> str:
    """Say what the numbers of a search with fewer answers do not tell."""
    return _("Where fewer requests were answered, fewer pages could be seen: then a smaller number says little.")


def over_time(past: Sequence[PastScan]) -> Sheet:
    """Return the numbers of all finished searches, each number with its course."""
    done = finished(past)
    if not done:
        return ()
    told = (Fact(course.name, ", ".join(course.numbers)) for course in (at_once(past), *courses(done)))
    return (Heading(_("Over time"), _("the oldest search first")), *told, Sentence(careful(), Tone.QUIET))


# -- what changed -----------------------------------------------------------------------------------------------------


def compared(history: "History", newer: str, other: str = "") -> Compared:
    """Set a search beside another one, beside the finished one before it if none is named; the order is theirs."""
    from identity_scan.keeping.compare import compare

    records = history.records()
    places = {record.scan.id: n for n, record in enumerate(records)}
    if newer not in places or (other and other not in places):
        return Compared(_("This search was stopped early; there is nothing to compare yet."))
    first, second = sorted((places[newer], places[other] if other else places[newer] - 1))
    if first < 0:
        return Compared(_("This is the first search that was finished; the next one is compared with it."))
    if first == second:
        return Compared(_("The others are compared with this search. Choose another one."))
    return side_by_side(compare(records[first], records[second], records[:first]), bool(other))


def side_by_side(found: "Comparison", named: bool) -> Compared:
    """Tell what changed between two searches; `named` where somebody chose which two."""
    head = _("From {day} to {later}") if named else _("Since {day}")
    day, later = _days(found.earlier.scan.started, found.later.scan.started)
    told, others = changes(found)
    return Compared(head.format(day=day, later=later), _sums(found), _silent(found), told, _others(others), found)


def changes(found: "Comparison", covers: "Mapping[str, Cover | None] | None" = None) -> tuple[tuple[Change, ...], int]:
    """Return what changed, the most important first, and how much of it is about somebody else, which is only counted.

    `covers` are those of the findings of the newest search, which know more of a page than what is remembered of it.
    """
    from identity_scan.keeping.compare import Kind

    every = [change for change in found.changes if change.kind is not Kind.SAME]
    own = [change for change in every if _seen(change).verdict is not Verdict.NOT_ME]
    return tuple(_told(change, covers or {}) for change in own), len(every) - len(own)


def _seen(change: "Changed") -> "Seen":
    seen = change.later or change.earlier
    assert seen is not None, "a change is of a page that one of the two searches showed"
    return seen


def _told(change: "Changed", covers: "Mapping[str, Cover | None]") -> Change:
    from identity_scan.keeping.compare import Kind
    from identity_scan.present import titles
    from identity_scan.present.cover import of_seen
    from identity_scan.present.what_changed import sentence
    from identity_scan.speech.address import shown, site

    title, url = titles.of_change(change), change.page[1]
    over = covers.get(change.finding) or (of_seen(_seen(change)) if title or url else None)
    return Change(
        change.kind.value,
        title or _("a page whose words are no longer kept"),
        shown(url) if url else "",
        sentence(change),
        change.finding,
        " · ".join(filter(None, (over.title, site(url) if url else ""))) if over else "",
        cannot_tell=change.kind is Kind.NOT_SEEN and bool(url),
    )


def fact(change: Change, opened: bool = False) -> Fact:
    """Return what a change is called, by its kind."""
    return Fact(words.change(change.kind), change.called(opened), code=words.change_sign(change.kind))


def sheet(found: Compared, opened: Callable[[str], bool], *, names: bool = False) -> Sheet:
    """Return two searches side by side; `opened` tells of a finding whether its words may be shown.

    With `names`, the command is said that looks at a page of which only a look can tell.
    """
    return (
        Heading(found.head),
        *(Sentence(said, Tone.QUIET) for said in (found.sums, found.others) if said),
        *((Sentence(found.silent, Tone.WARNING),) if found.silent else ()),
        *(block for change in found.changes for block in _of_change(change, opened(change.finding), names)),
    )


def _of_change(change: Change, opened: bool, names: bool) -> Iterator[Block]:
    yield fact(change, opened)
    if change.where and (opened or not change.cover):
        yield Place(change.where)
    yield Sentence(change.says, Tone.QUIET)
    if names and change.cannot_tell:
        from identity_scan.present.finding import SHORT  # not at the top: the list of searches needs no finding

        yield Typed(_("To be sure, look at the page itself"), f"identity-scan look {change.finding[:SHORT]}")


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


def _silent(found: "Comparison") -> str:
    """Name the engines that answered one of the two only: nothing of theirs can be called gone or new."""
    once = {engine for engine, _query in found.earlier.reaches} ^ {engine for engine, _query in found.later.reaches}
    names = [words.engine(name) for name in sorted(once)]
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
    own = [change.kind for change in found.changes if _seen(change).verdict is not Verdict.NOT_ME]
    counts = {kind.value: own.count(kind) for kind in Kind if kind in own}
    return Since(words.day(earlier[-1].scan.started), kinds, counts)
