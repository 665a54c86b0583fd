"""The one view of a scan that every report shows: all sentences made, nothing left to decide but the form.

A redacted view holds the lines that the worker lets out (present.leaving), no row a finding, and nothing by which
anybody could be named (report_values.View).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from identity_scan.advice.todo import Card, todo
from identity_scan.judge import overview
from identity_scan.keeping.compare import Comparison, compare
from identity_scan.model import Assessment, Depth, Judged, Safety, Verdict
from identity_scan.planning.plan import DEEP_EVERY, LIGHT_EVERY
from identity_scan.present import (
    finding,
    finding_cards,
    first_page,
    in_short,
    leaving,
    own_checks,
    past,
    report_answer,
    report_numbers,
    report_reach,
    report_sentences,
    strategies,
    words,
)
from identity_scan.present.assistants_told import in_report
from identity_scan.present.blocks import Heading, Sentence, Sheet
from identity_scan.present.cover import cover
from identity_scan.present.first_page import FirstPage
from identity_scan.present.learning import entry
from identity_scan.present.leaving import DEFAULT, Chosen, of_nobody
from identity_scan.present.paper_book import gathered
from identity_scan.present.report_values import Dealt
from identity_scan.present.report_values import Shown as Shown
from identity_scan.present.report_values import View as View
from identity_scan.present.steps import Asked, asked_for
from identity_scan.present.values import Change
from identity_scan.present.ways_told import on_paper
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.speech.text import clean, said

CHANGES_SHOWN = 40
"""Changes that are listed one by one; all are counted."""


def view(
    assessment: Assessment,
    today: date,
    records: Sequence[Record] = (),
    *,
    redact: bool = False,
    chosen: Chosen = DEFAULT,
    cards: Dealt | None = None,
) -> View:
    """Return what a report of the scan shows; `records` are those of finished scans, oldest first.

    A redacted one holds the lines that are chosen. Without `cards` the steps are those of this search alone.
    """
    cards = todo(assessment, today, records=records) if cards is None else cards
    assessment = _stepwise(assessment, cards)
    about = [j for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME]
    records = _until(records, assessment.scan.id)
    comparison = compare(records[-2], records[-1], records[:-2]) if len(records) > 1 else None
    light, deep = _next(assessment, records, today)
    lets, own = chosen.holds if redact else _everything, not redact
    reach = report_reach.covered if own else report_reach.reached
    told = View(
        language=_("en"),
        title=_("What people find under your name") if own else _("A self-search, in counts"),
        subtitle=_subtitle(assessment),
        demo=_demo(assessment),
        redacted=redact,
        today=today,
        covered=reach(assessment) if lets(leaving.COVERED) else "",
        engines=report_reach.engines(assessment, own) if lets(leaving.ENGINES) else (),
        indexes=report_reach.indexes(assessment) if lets(leaving.ENGINES) else (),
        charts=tuple(report_numbers.charts(assessment, lets)),
        tables=tuple(t for t in report_numbers.tables(assessment, records, own, lets) if t.rows),
        others=_others(assessment) if lets(leaving.OTHERS) else "",
        changed=_changed(comparison) if comparison and lets(leaving.CHANGED) else "",
        steps=tuple(step for step in _in_order(asked_for(about), cards) if lets(step.id)),
        next_light=light,
        next_deep=deep,
        annex=own and chosen.annex,
    )
    if own:
        told = _with_findings(told, assessment, about, comparison)
        return replace(_with_answer(told, assessment, records, cards), ways=on_paper(assessment, chosen.ways))
    learning = entry(assessment, today, about, light) if lets(leaving.LEARNING) else ""
    return _with_words(replace(told, learning=learning), chosen)


def _with_words(told: View, chosen: Chosen) -> View:
    """Add what is for others alone: questions, and what the worker wrote."""
    return replace(
        told,
        reflection=tuple(leaving.questions(chosen)),
        reflected=clean(chosen.reflection, leaving.LONGEST),
        talk=clean(chosen.talk, leaving.LONGEST),
    )


def _stepwise(assessment: Assessment, cards: Sequence[Card]) -> Assessment:
    """The same with the steps of each finding in the order of the cards; what is on offer alone comes last."""
    place = {key: n for n, card in enumerate(cards) for key in card.keys}

    def ordered(judged: Judged) -> Judged:
        advice = sorted(judged.advice, key=lambda one: place.get((judged.finding.id, one.action.id), len(place)))
        return replace(judged, advice=tuple(advice))

    return replace(assessment, judged=tuple(map(ordered, assessment.judged)))


def _in_order(asked: Sequence[Asked], cards: Sequence[Card]) -> Sequence[Asked]:
    """The actions in the order of the cards, which every face keeps to."""
    place = {action: n for n, action in reversed(list(enumerate(card.action.id for card in cards)))}
    return sorted(asked, key=lambda one: place.get(one.id, len(place) + len(cards)))


def _with_findings(told: View, assessment: Assessment, about: Sequence[Judged], comparison: Comparison | None) -> View:
    """Add what is for nobody but the worker: names, addresses, titles and words of results."""
    lead, first = _first(assessment)
    return replace(
        told,
        name=said(assessment.person.name),
        overview=_overview(assessment),
        unchecked=report_reach.unchecked(assessment),
        lead=lead,
        first=first,
        heard=in_report(assessment.heard),
        looked=(*own_checks.in_short(assessment.looks), *_due(assessment, told.today)),
        looks=(Heading(_("One by one")), *own_checks.each(assessment.looks)) if assessment.looks else (),
        against=tuple(dict.fromkeys(said(c) for j in about for c in j.contradicts)),
        mine=_shown(assessment, Verdict.ME),
        unsure=_shown(assessment, Verdict.UNSURE),
        changes=_changes(comparison, about) if comparison else (),
    )


def _due(assessment: Assessment, today: date) -> Sheet:
    due = own_checks.due(assessment.looks, today)
    return (Sentence(due),) if due else ()


def _with_answer(told: View, assessment: Assessment, records: Sequence[Record], cards: Sequence[Card]) -> View:
    """Add the first page, and the pictures under it."""
    seen = overview.of(assessment)
    pages, scans = _pages(assessment), [*(record.scan for record in records), assessment.scan]
    about = [(n, j) for n, j in enumerate(assessment.judged, 1) if j.identity.verdict is not Verdict.NOT_ME]
    answer = (
        report_answer.first_steps(cards, told.today, told.next_light),
        report_answer.whom(assessment),
        report_answer.against(about, assessment.person.portrayal),
        report_answer.met_first(pages, (gap.index for gap in seen.gaps), report_reach.answered(assessment)),
    )
    every, most = report_numbers.kinds(assessment), report_numbers.kinds(assessment, report_numbers.KINDS_SHOWN)
    pictures = (
        most,
        report_numbers.course(records),
        report_numbers.before_and_after(cards, records),
    )
    return replace(
        told,
        state=report_answer.state(seen, assessment, told.changed),
        answer=answer,
        kinds=(every,) if every.rows != most.rows else (),
        pictures=tuple(picture for picture in pictures if picture.rows),
        strategies=strategies.whole(gathered(told.today, assessment.person, assessment.judged, cards, scans)),
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
    return _("This is about an invented person: nobody's own search.") if of_nobody(assessment.person) else ""


def _overview(assessment: Assessment) -> str:
    return said(" ".join(in_short.sentences(overview.of(assessment), in_short.Face.PAPER)))


def _shown(assessment: Assessment, verdict: Verdict) -> tuple[Shown, ...]:
    numbered = enumerate((j for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME), 1)
    return tuple(_one(number, j, assessment.person.safety) for number, j in numbered if j.identity.verdict is verdict)


def _one(number: int, judged: Judged, safety: Safety) -> Shown:
    first = judged.advice[0] if judged.advice else None
    sheet = finding.on_paper(judged)
    return Shown(
        number,
        finding.name(judged),
        judged.identity.verdict is Verdict.ME,
        judged.severity.score,
        words.band(judged.severity.band),
        first.action.id if first else "",
        words.status(first.status) if first else "",
        sheet,
        finding_cards.brief(judged, sheet, safety),
        finding_cards.codes(judged),
        finding_cards.fine(judged),
        said(judged.finding.date or ""),
        _(first.action.title) if first else "",
        first.action.minutes if first else 0,
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
        + ngettext("They seem to be about {n} person.", "They seem to be about {n} different people.", people).format(
            n=people
        )
    )


def _first(assessment: Assessment) -> tuple[Sheet, tuple[Sheet, ...]]:
    """What a client sees for the bare name, and beside it how the worker wishes to be seen, if they wrote it."""
    query = first_page.bare_name(assessment)
    if query is None:
        return (), ()
    pages = _pages(assessment)
    told = [first_page.sheet(page, _covered_up, paper=True) for page in pages]
    if wish := said(assessment.person.portrayal):
        told.append(first_page.portrayal(wish, pages, _covered_up, Sentence("")))
    lead = first_page.lead(query, pages)
    return (Sentence(said(lead.text)), Sentence(lead.beside)), tuple(told)


def _pages(assessment: Assessment) -> Sequence[FirstPage]:
    """The first page of each index for the bare name."""
    query = first_page.bare_name(assessment)
    return first_page.first_pages(assessment, query, assessment.unanswered) if query else ()


def _covered_up(_judged: Judged) -> bool:
    """On paper, what may be hard to read stays covered."""
    return False


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
