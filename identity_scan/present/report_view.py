"""The one view of a scan that every report shows: all sentences made, nothing left to decide but the form.

A redacted view holds the lines that the worker lets out (present.leaving), no row a finding, and has no field filled
that could hold a name, an address, a title or a snippet (ETHICS 6); so no form can show one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from identity_scan.judge import overview
from identity_scan.keeping.compare import Comparison, compare
from identity_scan.model import Assessment, Band, Depth, EngineCoverage, Judged, Outcome, Query, Verdict
from identity_scan.person.invented import is_invented
from identity_scan.planning.plan import DEEP_EVERY, LIGHT_EVERY
from identity_scan.present import finding, first_page, in_short, leaving, past, report_sentences, words
from identity_scan.present.answers import Silence, silences
from identity_scan.present.assistants_told import in_report
from identity_scan.present.blocks import Piece, Sentence, Sheet, Table, covers
from identity_scan.present.cover import cover
from identity_scan.present.learning import entry
from identity_scan.present.leaving import DEFAULT, Chosen
from identity_scan.present.not_seen import not_seen
from identity_scan.present.steps import Asked, asked_for
from identity_scan.present.values import Change
from identity_scan.present.ways_told import on_paper
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, ngettext, series
from identity_scan.speech.text import clean, said

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


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A whole report, ready to be written in any form."""

    language: str
    title: str
    subtitle: str
    demo: str
    redacted: bool
    today: date
    covered: str
    engines: tuple[EngineRow, ...]
    indexes: tuple[str, ...]
    charts: tuple[Table, ...]
    tables: tuple[Table, ...]
    others: str
    changed: str
    steps: tuple[Asked, ...]
    next_light: date
    next_deep: date

    # Of the worker's own copy alone:
    name: str = ""
    overview: str = ""
    """How many pages need the worker and by when, and what was not looked at."""
    unchecked: tuple[Silence, ...] = ()
    lead: Sheet = ()
    """What a client meets who types the bare name, summed up."""
    first: tuple[Sheet, ...] = ()
    """The first page of each index, then how the worker wishes to be seen beside them."""
    against: tuple[str, ...] = ()
    """What speaks against that on any page."""
    mine: tuple[Shown, ...] = ()
    unsure: tuple[Shown, ...] = ()
    changes: tuple[Change, ...] = ()
    ways: tuple[Sheet, ...] = ()
    """What to change so that no way to the worker is left: what goes before, then each end."""
    heard: tuple[Sheet, ...] = ()  # what assistants said

    # Of what is for others alone:
    reflection: tuple[str, ...] = ()
    """Questions."""
    reflected: str = ""
    """What the worker thinks of it, in their own words."""
    talk: str = ""
    """What the worker wants to talk about, in their own words."""
    learning: str = ""

    @property
    def method(self) -> tuple[str, ...]:
        """How a search is made, the same in every report."""
        return tuple(map(_, report_sentences.METHOD))

    @property
    def limits(self) -> tuple[str, ...]:
        """What no search can tell."""
        return tuple(map(_, report_sentences.LIMITS))

    @property
    def statement(self) -> str:
        """What stands on everything that leaves the house (ETHICS 7)."""
        return _(report_sentences.STATEMENT)

    @property
    def hard(self) -> tuple[Shown, ...]:
        """The findings whose words stand apart, because they may be hard to read."""
        return tuple(found for found in (*self.mine, *self.unsure) if found.behind)


def view(
    assessment: Assessment,
    today: date,
    records: Sequence[Record] = (),
    *,
    redact: bool = False,
    chosen: Chosen = DEFAULT,
) -> View:
    """Return what a report of the scan shows; `records` are those of finished scans, oldest first.

    A redacted one holds the lines that are chosen; ways are drawn in the worker's own alone.
    """
    about = [j for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME]
    records = _until(records, assessment.scan.id)
    comparison = compare(records[-2], records[-1], records[:-2]) if len(records) > 1 else None
    light, deep = _next(assessment, records, today)
    lets, own = chosen.holds if redact else _everything, not redact
    told = View(
        language=_("en"),
        title=_("What people find under your name") if own else _("A self-search, in counts"),
        subtitle=_subtitle(assessment),
        demo=_demo(assessment),
        redacted=redact,
        today=today,
        covered=(_covered(assessment) if own else _reached(assessment)) if lets(leaving.COVERED) else "",
        engines=_engines(assessment, own) if lets(leaving.ENGINES) else (),
        indexes=_indexes(assessment) if lets(leaving.ENGINES) else (),
        charts=tuple(_charts(assessment, lets)),
        tables=tuple(t for t in _tables(assessment, records, own, lets) if t.rows),
        others=_others(assessment) if lets(leaving.OTHERS) else "",
        changed=_changed(comparison) if comparison and lets(leaving.CHANGED) else "",
        steps=tuple(step for step in asked_for(about) if lets(step.id)),
        next_light=light,
        next_deep=deep,
    )
    if own:
        return replace(_with_findings(told, assessment, about, comparison), ways=on_paper(assessment, chosen.ways))
    return replace(
        told,
        reflection=tuple(leaving.questions(chosen)),
        reflected=clean(chosen.reflection, leaving.LONGEST),
        talk=clean(chosen.talk, leaving.LONGEST),
        learning=entry(assessment, today, about, light) if lets(leaving.LEARNING) else "",
    )


def _with_findings(told: View, assessment: Assessment, about: Sequence[Judged], comparison: Comparison | None) -> View:
    """Add what is for nobody but the worker: names, addresses, titles and words of results."""
    lead, first = _first(assessment)
    return replace(
        told,
        name=said(assessment.person.name),
        overview=_overview(assessment),
        unchecked=_unchecked(assessment),
        lead=lead,
        first=first,
        heard=in_report(assessment.heard),
        against=tuple(dict.fromkeys(said(c) for j in about for c in j.contradicts)),
        mine=_shown(assessment, Verdict.ME),
        unsure=_shown(assessment, Verdict.UNSURE),
        changes=_changes(comparison, about) if comparison else (),
    )


def _everything(_line: str) -> bool:
    """The worker's own copy holds every line."""
    return True


def _subtitle(assessment: Assessment) -> str:
    day = words.day(assessment.scan.started.date())
    return _(report_sentences.DEPTHS[assessment.scan.depth]).format(day=day)


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
    if silent:
        nothing = _("Nothing can be said for {engines}: not one request was answered there.")
        told = f"{told} {nothing.format(engines=series(silent))}"
    return f"{told} {not_seen(coverage.estimate)}" if coverage.answered else told


def _answered(outcome: tuple[Outcome, int]) -> bool:
    return outcome[0].answered and outcome[1] > 0


def _reached(assessment: Assessment) -> str:
    """How far the search reached, by engine: how many requests there were tells whether somebody feels threatened."""
    engines = assessment.coverage.engines
    whole = sum(not any(_missing(engine)) for engine in engines)
    told = ngettext(
        "{n} of {of} engine answered all that it was asked.",
        "{n} of {of} engines answered all that they were asked.",
        len(engines),
    ).format(n=whole, of=len(engines))
    if silent := [words.engine(e.engine) for e in engines if not any(map(_answered, e.outcomes.items()))]:
        nothing = _("Nothing can be said for {engines}: not one request was answered there.")
        told = f"{told} {nothing.format(engines=series(silent))}"
    return told


def _missing(engine: EngineCoverage) -> Iterator[Outcome]:
    """How the requests to an engine ended that it did not answer."""
    return (outcome for outcome in Outcome if not outcome.answered and engine.outcomes.get(outcome))


def _engines(assessment: Assessment, own: bool) -> tuple[EngineRow, ...]:
    rows = []
    for engine in assessment.coverage.engines:
        answered = sum(n for outcome, n in engine.outcomes.items() if outcome.answered)
        skipped = engine.outcomes.get(Outcome.SKIPPED, 0)
        wanted = sum(engine.outcomes.values())
        says = _engine_says(answered, wanted - skipped, skipped) if own else _engine_reached(engine)
        why = said(engine.why or "") if own else ""
        rows.append(EngineRow(words.engine(engine.engine), words.index(engine.index), says, why, answered == wanted))
    return tuple(rows)


def _engine_reached(engine: EngineCoverage) -> str:
    missing = ", ".join(map(words.outcome, _missing(engine)))
    if not missing:
        return _("answered all that it was asked")
    some = any(map(_answered, engine.outcomes.items()))
    return (_("answered a part; the rest: {how}") if some else _("answered nothing: {how}")).format(how=missing)


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


def _indexes(assessment: Assessment) -> tuple[str, ...]:
    return tuple(labelled(words.index(i), words.coverage(s)) for i, s in assessment.coverage.indexes.items())


def _unchecked(assessment: Assessment) -> tuple[Silence, ...]:
    def words_of(query: Query) -> str:
        return words.recipe(query.recipe) if query.private else said(query.text)

    return silences(assessment.unanswered, words_of, lambda item: said(item.answer.why or ""))


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


def _charts(assessment: Assessment, lets: Callable[[str], bool]) -> Iterator[Table]:
    labels = [j.label for j in assessment.judged]
    about = [j.severity.band for j in assessment.judged if j.identity.verdict is Verdict.ME]
    bands = tuple(reversed(Band))
    if lets(leaving.LIFE):
        named = map(words.label, words.LABELS)
        yield _chart(_("Which life the results show"), words.LABELS, named, map(labels.count, words.LABELS))
    if lets(leaving.MATTER):
        yield _chart(_("How much your own results matter"), bands, map(words.band, bands), map(about.count, bands))


def _tables(
    assessment: Assessment, records: Sequence[Record], own: bool, lets: Callable[[str], bool]
) -> Iterator[Table]:
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
