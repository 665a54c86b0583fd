"""The first page of a report: where the worker stands, what to do first, whom to call, what a client meets.

What may be hard to read is named here by its kind alone, and no word of it stands here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from identity_scan.advice.links import of_the_person
from identity_scan.advice.step_groups import grouped
from identity_scan.advice.todo import Card
from identity_scan.judge.opening import means_harm
from identity_scan.judge.overview import Overview
from identity_scan.model import Assessment, Judged, Person, Safety, Verdict
from identity_scan.present import finding, first_page, in_short, steps, urgency, words
from identity_scan.present.blocks import Block, Cells, Fact, Heading, Row, Sentence, Sheet, Tone
from identity_scan.present.cards import AT_ONCE
from identity_scan.present.cover import title_of
from identity_scan.present.first_page import FirstPage
from identity_scan.remembered import FIRST_PAGE
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, listed, ngettext
from identity_scan.speech.text import said

AGAINST_SHOWN: Final = 3
"""Pages that are named here of those that speak against the worker's own words; the others are counted."""
_NOW: Final = later("In danger now, you or anybody close to you: call 911 or your local emergency number.")
_NEXT: Final = later("your supervisor or employer, the police, an advocate for technology safety")
_TALK: Final = later("your supervisor, or a colleague you trust")


def state(seen: Overview, assessment: Assessment, *beside: str) -> Sheet:
    """Return where the worker stands in one sentence with its reason, then what is not known, then the counts."""
    first, *rest = map(said, in_short.sentences(seen, in_short.Face.PAPER))
    counts = [judged.identity.verdict for judged in assessment.judged]
    named = (
        (Verdict.ME, _("about you")),
        (Verdict.UNSURE, _("perhaps about you")),
        (Verdict.NOT_ME, _("about somebody else")),
    )
    more = (Sentence(told) for told in (" ".join(rest), *beside) if told)
    return (Sentence(first, Tone.STRONG), *more, *(Fact(what, str(counts.count(of))) for of, what in named))


# -- what to do first -------------------------------------------------------------------------------------------------


def first_steps(cards: Sequence[Card], today: date, next_search: date) -> Sheet:
    """Return the steps to begin with, in the order of every face, each once with its day, with whom and how long."""
    asked = (group for group in grouped(cards) if group.open and not group.little)
    shown = [[card for card in group.cards if card.open] for group in asked][:AT_ONCE]
    if not shown:
        return (Heading(_("What to do first")), Sentence(_("No step is open.")))
    days = _in_order([min(_by(card, today, next_search) for card in group) for group in shown])
    rows = (_step(n, group, day) for n, (group, day) in enumerate(zip(shown, days, strict=True), 1))
    return (Heading(_("What to do first")), *rows)


def _by(card: Card, today: date, next_search: date) -> date:
    """By when a step is to be taken: in the time of the band of its page, else before the next search."""
    within = urgency.URGENCY[card.judged.severity.band].days if card.judged else 0
    return today if card.due else min(today + timedelta(within), next_search) if within else next_search


def _in_order(days: Sequence[date]) -> Sequence[date]:
    """No step is due after one that follows it."""
    return [min(days[n:]) for n in range(len(days))]


def _step(number: int, group: Sequence[Card], day: date) -> Row:
    first = group[0]
    line = steps.line(first, lambda _judged: False)
    _road, minutes, *who = line.how
    begun = () if first.said is None else (line.state,)
    beside = (_("by {day}").format(day=words.day(day)), *who, minutes, *begun, _about(group))
    return Row(line.title, beside, number, leads=first.judged.finding.id if first.judged else "")


def _about(group: Sequence[Card]) -> str:
    """The site of the first page that a step is about, and how many pages besides."""
    pages = list(dict.fromkeys(judged.finding.id for card in group for judged in card.findings))
    first, more = group[0].judged, len(pages) - 1
    if first is None:
        return _("your search as a whole")
    site = said(first.finding.site) or _("a page whose words are no longer kept")
    return ngettext("{first}, and {n} more", "{first}, and {n} more", more).format(first=site, n=more) if more else site


# -- whom to call -----------------------------------------------------------------------------------------------------


def whom(assessment: Assessment) -> Sheet:
    """Return whom to turn to: help in danger first, where anything speaks of it, then who helps to think it over."""
    return (Heading(_("Whom to call")), *_whom(assessment))


def _whom(assessment: Assessment) -> Iterator[Block]:
    if in_danger(assessment):
        yield Sentence(_(_NOW), Tone.WARNING)
        yield Fact(_("Then"), _(_NEXT))
    else:
        yield Fact(_("To talk it over"), _(_TALK))
    yield from _regulator(assessment.person)


def in_danger(assessment: Assessment) -> bool:
    """Tell whether the worker said so, or a page that may be about them says that somebody may mean them harm."""
    about = (judged for judged in assessment.judged if judged.identity.verdict is not Verdict.NOT_ME)
    return assessment.person.safety is Safety.THREAT or any(map(means_harm, about))


def _regulator(person: Person) -> Iterator[Block]:
    for link in of_the_person("regulator", person):
        if link.url:
            yield replace(finding.place(link), shown=said(address.shown(link.url)), note="")
        else:
            yield Sentence(said(link.title), Tone.QUIET)


# -- beside how the worker wishes to be seen --------------------------------------------------------------------------


def against(about: Iterable[tuple[int, Judged]], wish: str) -> Sheet:
    """Return what speaks against how the worker wishes to be seen, a line a page with the number of its finding."""
    head = Heading(_("What contradicts how you wish to be seen"))
    spoken = sorted(((n, j) for n, j in about if j.contradicts), key=lambda one: -one[1].severity.score)
    rows = (Row(_named(j), first_page.contradictions(j)[:1], n, j.label, leads=j.finding.id) for n, j in spoken)
    shown = tuple(rows)[:AGAINST_SHOWN]
    if spoken:
        more = len(spoken) - len(shown)
        told = ngettext("{n} more page does so.", "{n} more pages do so.", more).format(n=more)
        return (head, *shown, *((Sentence(told, Tone.QUIET),) if more else ()))
    unwritten = _("You have not written yet how you wish to be seen.")
    return (head, Sentence(_("Nothing that this program could tell.") if wish else unwritten))


def _named(judged: Judged) -> str:
    return said(title_of(judged)) or _("(no title)")


# -- what a client meets first ----------------------------------------------------------------------------------------


def met_first(pages: Sequence[FirstPage], missing: Iterable[str], covered: str) -> Sheet:
    """Return the first page of each index as a row of places, then how far the search reached.

    `missing` are indexes of which too little was seen: one without any page stands there as such.
    """
    head = Heading(_("What a client meets first"))
    told = {page.index for page in pages}
    unseen = (Cells(words.index(index), _("Not asked yet.")) for index in missing if index not in told)
    reached = (Sentence(covered, Tone.QUIET),) if covered else ()
    return (head, *map(_cells, pages), *unseen, *reached)


def _cells(page: FirstPage) -> Cells:
    if page.silence:
        return Cells(page.name, page.silence)
    at = {rank: judged.label for rank, judged in page.found}
    labels = list(at.values())
    counts = (f"{labels.count(code)} {words.label(code)}" for code in words.LABELS if code in labels)
    places = tuple(at.get(rank, "") for rank in range(1, min(max(at), FIRST_PAGE) + 1))
    return Cells(page.name, listed(counts), cells=places)
