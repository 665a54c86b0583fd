"""The one view of a scan that every report shows: all sentences made, nothing left to decide but the form.

A redacted view holds counts, labels and the ids of actions, and has no field filled that could hold a name, an address,
a title or a snippet (ETHICS 6); so no form can show one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from identity_scan.judge import overview
from identity_scan.keeping.compare import Comparison, compare
from identity_scan.model import Assessment, Band, Depth, Judged, Outcome, Query, Verdict
from identity_scan.person.invented import is_invented
from identity_scan.planning.plan import DEEP_EVERY, LIGHT_EVERY
from identity_scan.present import finding, first_page, in_short, past, report_sentences, words
from identity_scan.present.answers import Silence, silences
from identity_scan.present.blocks import Piece, Sentence, Sheet, Table, covers
from identity_scan.present.cover import cover
from identity_scan.present.learning import entry
from identity_scan.present.steps import Asked, asked_for
from identity_scan.present.values import Change
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, ngettext, series
from identity_scan.speech.text import said

SCANS_SHOWN = 8
"""Scans in the table of change over time."""
CHANGES_SHOWN = 40
"""Changes that are listed one by one; all are counted."""

# -- the values -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EngineRow:
    """What became of the requests to one engine."""

    name: str
    index: str
    says: str
    why: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a report shows it: its sheet, and what a table sorts it by."""

    number: int
    called: str
    """What it is called in commands."""
    mine: bool
    score: int
    band: str
    action: str
    """The id of its first step; empty if it has none."""
    status: str
    """Where that stands."""
    sheet: Sheet

    @property
    def behind(self) -> Sheet:
        """What a reader who chooses to may read of it, because it may be hard to read."""
        return next((over.under for over in covers(self.sheet)), ())


@dataclass(frozen=True, slots=True)
class View:
    """A whole report, ready to be written in any form."""

    language: str
    title: str
    subtitle: str
    name: str
    demo: str
    redacted: bool
    today: date
    overview: str
    """How many pages need the worker and by when, and what was not looked at; empty in what is for others to read."""
    covered: str
    engines: tuple[EngineRow, ...]
    indexes: tuple[str, ...]
    unchecked: tuple[Silence, ...]
    lead: Sheet
    """What a client meets who types the bare name, summed up."""
    first: tuple[Sheet, ...]
    """The first page of each index, then how the worker wishes to be seen beside them."""
    against: tuple[str, ...]
    """What speaks against that on any page."""
    charts: tuple[Table, ...]
    tables: tuple[Table, ...]
    mine: tuple[Shown, ...]
    unsure: tuple[Shown, ...]
    others: str
    rows: Table
    """All that a redacted report tells of the findings, one by one."""
    changes: tuple[Change, ...]
    changed: str
    steps: tuple[Asked, ...]
    next_light: date
    next_deep: date
    reflection: tuple[str, ...]
    learning: str
    method: tuple[str, ...]
    limits: tuple[str, ...]
    statement: str

    @property
    def hard(self) -> tuple[Shown, ...]:
        """The findings whose words stand apart, because they may be hard to read."""
        return tuple(found for found in (*self.mine, *self.unsure) if found.behind)


# -- how it is made ---------------------------------------------------------------------------------------------------


def view(assessment: Assessment, today: date, records: Sequence[Record] = (), *, redact: bool = False) -> View:
    """Return what a report of the scan shows; `records` are those of finished scans, oldest first."""
    about = [j for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME]
    records = _until(records, assessment.scan.id)
    comparison = compare(records[-2], records[-1], records[:-2]) if len(records) > 1 else None
    light, deep = _next(assessment, records, today)
    own = not redact
    lead, first = _first(assessment) if own else ((), ())
    return View(
        language=_("en"),
        title=_("What people find under your name") if own else _("A self-search, in counts"),
        subtitle=_(report_sentences.DEPTHS[assessment.scan.depth]).format(
            day=words.day(assessment.scan.started.date())
        ),
        name=said(assessment.person.name) if own else "",
        demo=_demo(assessment),
        redacted=redact,
        today=today,
        overview=_overview(assessment) if own else "",
        covered=_covered(assessment),
        engines=_engines(assessment, own),
        indexes=tuple(labelled(words.index(i), words.coverage(s)) for i, s in assessment.coverage.indexes.items()),
        unchecked=_unchecked(assessment, own),
        lead=lead,
        first=first,
        against=tuple(dict.fromkeys(said(c) for j in about for c in j.contradicts)) if own else (),
        charts=_charts(assessment),
        tables=tuple(t for t in (_by_index(assessment), _over_time(records, own)) if t.rows),
        mine=_shown(assessment, Verdict.ME) if own else (),
        unsure=_shown(assessment, Verdict.UNSURE) if own else (),
        others=_others(assessment),
        rows=_rows(about if redact else ()),
        changes=_changes(comparison, about) if own and comparison else (),
        changed=_changed(comparison) if comparison else "",
        steps=asked_for(about),
        next_light=light,
        next_deep=deep,
        reflection=tuple(map(_, report_sentences.REFLECTION)) if redact else (),
        learning=entry(assessment, today, about, light) if redact else "",
        method=tuple(map(_, report_sentences.METHOD)),
        limits=tuple(map(_, report_sentences.LIMITS)),
        statement=_(report_sentences.STATEMENT),
    )


def _until(records: Sequence[Record], scan: str) -> Sequence[Record]:
    """The records up to that of this scan; none if it has no record, since nothing can then be set beside it."""
    at = next((n for n, record in enumerate(records, 1) if record.scan.id == scan), 0)
    return records[:at]


def _demo(assessment: Assessment) -> str:
    if assessment.scan.demo:
        return _("Demonstration: an invented person, nothing was searched.")
    return _("This is about an invented person: nobody's own search.") if of_nobody(assessment) else ""


def of_nobody(assessment: Assessment) -> bool:
    """Tell whether the person is invented, which every report says."""
    return is_invented(assessment.person)


def _overview(assessment: Assessment) -> str:
    return said(" ".join(in_short.sentences(overview.of(assessment), in_short.Face.PAPER)))


def _covered(assessment: Assessment) -> str:
    coverage = assessment.coverage
    silent = [words.engine(e.engine) for e in coverage.engines if not any(_answered(o) for o in e.outcomes.items())]
    told = in_short.requests(coverage.asked, coverage.answered, coverage.skipped)
    if not silent:
        return told
    return (
        told
        + " "
        + _("Nothing can be said for {engines}: not one request was answered there.").format(engines=series(silent))
    )


def _answered(outcome: tuple[Outcome, int]) -> bool:
    return outcome[0].answered and outcome[1] > 0


def _engines(assessment: Assessment, own: bool) -> tuple[EngineRow, ...]:
    rows = []
    for engine in assessment.coverage.engines:
        answered = sum(n for outcome, n in engine.outcomes.items() if outcome.answered)
        skipped = engine.outcomes.get(Outcome.SKIPPED, 0)
        wanted = sum(engine.outcomes.values())
        says = _engine_says(answered, wanted - skipped, skipped)
        why = said(engine.why or "") if own else ""
        rows.append(EngineRow(words.engine(engine.engine), words.index(engine.index), says, why, answered == wanted))
    return tuple(rows)


def _engine_says(answered: int, asked: int, skipped: int) -> str:
    """What was skipped was not asked; the figures of the engines add up to those of the whole."""
    if not asked:
        return ngettext("{n} request was not asked", "{n} requests were not asked", skipped).format(n=skipped)
    told = _("answered {n} of {asked}").format(n=answered, asked=asked)
    if not skipped:
        return told
    return ngettext("{told}, {n} more was not asked", "{told}, {n} more were not asked", skipped).format(
        told=told, n=skipped
    )


def _unchecked(assessment: Assessment, own: bool) -> tuple[Silence, ...]:
    def words_of(query: Query) -> str:
        if not own:
            return ""
        return words.recipe(query.recipe) if query.private else said(query.text)

    return silences(assessment.unanswered, words_of, lambda item: said(item.answer.why or "") if own else "")


def _shown(assessment: Assessment, verdict: Verdict) -> tuple[Shown, ...]:
    numbered = enumerate((j for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME), 1)
    return tuple(_one(number, j) for number, j in numbered if j.identity.verdict is verdict)


def _one(number: int, judged: Judged) -> Shown:
    first = judged.advice[0] if judged.advice else None
    return Shown(
        number,
        finding.name(judged),
        judged.identity.verdict is Verdict.ME,
        judged.severity.score,
        words.band(judged.severity.band),
        first.action.id if first else "",
        words.status(first.status) if first else "",
        finding.on_paper(judged),
    )


def _rows(about: Sequence[Judged]) -> Table:
    head = (_("no."), _("label"), _("how much"), _("actions"), _("decided"))
    rows = tuple(_row(*row) for row in enumerate(about, 1))
    return Table("", head, rows, codes=tuple(j.label for j in about))


def _row(number: int, judged: Judged) -> tuple[str, ...]:
    actions = ", ".join(advice.action.id for advice in judged.advice)
    band, decided = words.band(judged.severity.band), finding.decision(judged, own=False)
    return str(number), words.label(judged.label), band, actions, decided


def _others(assessment: Assessment) -> str:
    others = {j.finding.id for j in assessment.judged if j.identity.verdict is Verdict.NOT_ME}
    n = len(others)
    if not n:
        return ""
    told = ngettext(
        "{n} result is about somebody else. It is counted here, and not named.",
        "{n} results are about somebody else. They are counted here, and not named.",
        n,
    ).format(n=n)
    people = sum(bool(others & set(group.findings)) for group in assessment.namesakes)
    if not people:
        return told
    return (
        told
        + " "
        + ngettext("They seem to speak of {n} person.", "They seem to speak of {n} different people.", people).format(
            n=people
        )
    )


def _first(assessment: Assessment) -> tuple[Sheet, tuple[Sheet, ...]]:
    """What a client sees for the bare name, and beside it how the worker wishes to be seen, if they wrote it."""
    query = first_page.bare_name(assessment)
    if query is None:
        return (), ()
    pages = first_page.first_pages(assessment, query, assessment.unanswered)
    told = [first_page.sheet(page, _covered_up, paper=True) for page in pages]
    if wish := said(assessment.person.portrayal):
        told.append(first_page.portrayal(wish, pages, _covered_up, Sentence("")))
    lead = first_page.lead(query, pages)
    return (Sentence(said(lead.text)), Sentence(lead.beside)), tuple(told)


def _covered_up(_judged: Judged) -> bool:
    """On paper, what may be hard to read stays covered."""
    return False


def _charts(assessment: Assessment) -> tuple[Table, ...]:
    labels = [j.label for j in assessment.judged]
    about = [j.severity.band for j in assessment.judged if j.identity.verdict is Verdict.ME]
    bands = tuple(reversed(Band))
    return (
        _chart(
            _("Which life the results show"),
            words.LABELS,
            map(words.label, words.LABELS),
            map(labels.count, words.LABELS),
        ),
        _chart(_("How much your own results matter"), bands, map(words.band, bands), map(about.count, bands)),
    )


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
    return Table(_("What each index shows"), head, tuple(rows), _bars(counts))


def _bars(counts: Sequence[Sequence[int]]) -> tuple[tuple[Piece, ...], ...]:
    most = max(map(sum, counts), default=0) or 1
    codes = words.LABELS
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
    return Table(_("Over time"), head, tuple(rows), _bars(counts))


def _changes(comparison: Comparison, about: Sequence[Judged]) -> tuple[Change, ...]:
    told, _others = past.changes(comparison, {j.finding.id: cover(j) for j in about})
    return told[:CHANGES_SHOWN]


def _changed(comparison: Comparison) -> str:
    parts = [_("{what} {n}").format(what=words.change(kind), n=n) for kind, n in comparison.counts.items() if n]
    day = words.day(comparison.earlier.scan.started.date())
    return _("Since {day}: {parts}.").format(day=day, parts=", ".join(parts)) if parts else ""


def _next(assessment: Assessment, records: Sequence[Record], today: date) -> tuple[date, date]:
    """The next light and deep scan; where one is due already, in a week."""
    scans = [*(record.scan for record in records), assessment.scan]
    # A search that bears a date still to come was made while the clock was wrong: it counts as of today.
    last = min(max(scan.started.date() for scan in scans), today)
    deep = max((min(scan.started.date(), today) for scan in scans if scan.depth is Depth.DEEP), default=None)
    soon = today + timedelta(days=7)
    return max(last + LIGHT_EVERY, soon), max(deep + DEEP_EVERY if deep else soon, soon)
