"""A step to take, said once for every face: in a line, and all that is said of it as a sheet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from identity_scan.advice import roads
from identity_scan.advice.advise import KEEP
from identity_scan.advice.todo import Card
from identity_scan.keeping.compare import TRACED
from identity_scan.model import Action, Judged, Link, Status
from identity_scan.present import words
from identity_scan.present.blocks import Block, Fact, Heading, Sentence, Sheet, Tone
from identity_scan.present.blocks import Step as One
from identity_scan.present.cover import Opened, title_of
from identity_scan.present.finding import SHORT, name, place
from identity_scan.present.guideline import rests_on
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext, quoted
from identity_scan.speech.text import said

FEW = 4
"""Findings named on a card that is about several; the rest is counted."""


def called(card: Card) -> str:
    """Return what a card is called in commands."""
    return f"{card.key[0][:SHORT] if card.findings else 'scan'}/{card.action.id}"


# -- in a line --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A card as lists show it."""

    called: str
    title: str
    how: tuple[str, ...]
    """Its road, how long it takes, who takes it."""
    state: str
    """Where it stands; said also while it is not begun."""
    about: str
    site: str
    """The site of the page that it is about; empty for the search as a whole."""
    band: str
    """How much the finding weighs that it is about; empty for the search as a whole."""
    why: tuple[str, ...]
    """Why it is among the steps, and what its state rests on."""


def line(card: Card, opened: Opened, about: str = "") -> Line:
    """Return a card in a line; `about` is said in place of "your search as a whole"."""
    return Line(
        called(card),
        _(card.action.title),
        _how(card.action),
        state(card),
        about or _first(card, opened),
        card.judged.finding.site if card.judged else "",
        card.judged.severity.band.value if card.judged else "",
        tuple(filter(None, (said(card.why), said(card.checked.why) if card.checked else ""))),
    )


def _first(card: Card, opened: Opened) -> str:
    if card.judged is None:
        return _("your search as a whole")
    first, more = title_of(card.judged, opened(card.judged)), len(card.findings) - 1
    return (
        ngettext("{first}, and {n} more", "{first}, and {n} more", more).format(first=first, n=more) if more else first
    )


def _how(action: Action) -> tuple[str, ...]:
    return roads.way(action.id).road.words, words.minutes(action.minutes), _(action.who)


def state(card: Card) -> str:
    """Say where a card stands: the state, since when or until when, and what later searches show."""
    now, noted = words.status(card.status), card.said
    until = noted.until if noted else card.judged.decision.until if card.judged and card.judged.decision else None
    told = now
    if card.status in (Status.WAITING, Status.KEPT) and until:
        told = _("{state} until {day}").format(state=now, day=words.day(until))
    elif card.status is Status.DOING and noted:
        told = _("{state} since {day}").format(state=now, day=words.day(noted.since))
    elif noted and card.status is not noted.status:
        told = _("{said} on {day}, since then: {shown}").format(
            said=words.status(noted.status), day=words.day(noted.since), shown=now
        )
    return f"{told}, {_('the date has come')}" if card.due else told


# -- in full ----------------------------------------------------------------------------------------------------------


def sheet(card: Card, opened: Opened, places: Sequence[Link] = (), here: Sheet = (), *, names: bool = False) -> Sheet:
    """Return all of a card; `here` is said of a step that is taken in this program, `names` adds those for commands."""
    action = card.action
    links = places or ((card.link,) if card.link else ())
    return (
        Heading(_(action.title), " · ".join(filter(None, _how(action)))),
        *((Fact(_("Name"), called(card), exact=True),) if names else ()),
        Sentence(stands(card), Tone.WARNING if card.due else Tone.STRONG),
        *_about(card, opened, names),
        *_numbered(action),
        *here,
        *map(place, links),
        *_rules(action),
        Fact(_("When"), _(action.when)),
        *rests_on(action, _(action.strategy)),
    )


def _about(card: Card, opened: Opened, names: bool) -> Iterator[Fact]:
    """What it is about, why, and what the worker wrote of it; a reason to keep it is said with where it stands."""
    titles = [title_of(j, opened(j)) + (f" ({name(j)})" if names else "") for j in card.findings[:FEW]]
    if more := len(card.findings[FEW:]):
        titles.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    for title in titles or [_("your search as a whole")]:
        yield Fact(_("About"), title)
    if card.status is Status.KEPT:
        return
    if card.why:
        yield Fact(_("Why"), said(card.why))
    noted = card.judged.decision.note if card.judged and card.judged.decision else ""
    for note in dict.fromkeys(filter(None, (noted, card.said.note if card.said else ""))):
        yield Fact(_("Your note"), said(note))


def _numbered(action: Action) -> Iterator[Block]:
    yield from (One(number, _(told)) for number, told in enumerate(action.steps, 1))


def _rules(action: Action) -> Iterator[Block]:
    """What it will not do, and how it is checked."""
    if will_not := roads.way(action.id).will_not:
        yield Fact(_("What it will not do"), will_not)
    yield Fact(_("How the next search checks it"), _(action.check))


_SAID: Mapping[Status, str] = {
    Status.DOING: later("You have been at it since {day}."),
    Status.WAITING: later("You asked on {day}, and wait for an answer."),
    Status.DONE: later("You said on {day} that it is done."),
}
# That a page is gone, or was not seen, is said with what it rests on (Checked.why).
_SHOWN: Mapping[Status, str] = {
    Status.CHANGED: later("It is still found, but no longer shows what it was about."),
    Status.DEMOTED: later("It is still found, but stands lower than before."),
    Status.UNCHANGED: later("The last search shows it as before. Engines can take some weeks; then ask again."),
    Status.RETURNED: later("A search did not show it, and now it is back. Some sites fill up again by themselves."),
    Status.NOT_CHECKED: later(
        "The last search cannot tell: an engine that showed it did not answer, or was not asked."
    ),
}


def stands(card: Card) -> str:
    """Say where a card stands: since when, until when, why, and what later searches show, as sentences."""
    if card.status is Status.KEPT:
        return _kept(card)
    if card.said is None or card.said.status is Status.TO_DO:
        return _("It is done: the words are there.") if card.status is Status.DONE else _("Not begun yet.")
    parts = [_(_SAID[card.said.status]).format(day=words.day(card.said.since))]
    if card.status is not card.said.status:
        parts.append(_(_SHOWN.get(card.status, "")))
    elif card.status is Status.WAITING and card.said.until:
        until = _("Ask again on {day}.").format(day=words.day(card.said.until))
        parts.append(_("The day to ask again has come.") if card.due else until)
    elif card.status is Status.DONE and card.findings and card.action.id.startswith(TRACED):
        parts.append(_("The next search looks whether it worked."))
    return " ".join(filter(None, (*parts, said(card.checked.why) if card.checked else "")))


def _kept(card: Card) -> str:
    decision = card.judged.decision if card.judged else None
    note = said(decision.note) if decision else ""
    until = card.said.until if card.said else decision.until if decision else None
    why = (
        _("You keep it on purpose, because: {why}.").format(why=quoted(note)) if note else _("You keep it on purpose.")
    )
    if until is None:
        return f"{why} {_('It is not brought up again until you say so.')}"
    again = _("The day to look again has come ({day}).") if card.due else _("Look again on {day}.")
    return f"{why} {again.format(day=words.day(until))}"


# -- of a whole search ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """An action of the catalogue, and how many findings it is for; nothing of it tells of a finding."""

    id: str
    title: str
    road: str
    n: int
    statuses: str
    results: str
    """How many findings it is for, and where it stands for them."""
    sheet: Sheet

    @property
    def says(self) -> str:
        """All of it in a line."""
        return labelled(f"{self.id} {self.title}", self.results)


def asked_for(about: Sequence[Judged]) -> tuple[Asked, ...]:
    """Return what the findings ask for, each action once, in the order of the findings."""
    counts: dict[str, Counter[Status]] = {}
    known: dict[str, Action] = {}
    for advice in (advice for judged in about for advice in judged.advice):
        # That a finding may be kept is on offer, and no work, until it is said.
        if advice.action.id != KEEP or advice.status is not Status.TO_DO:
            known[advice.action.id] = advice.action
            counts.setdefault(advice.action.id, Counter())[advice.status] += 1
    return tuple(_asked(known[action], states) for action, states in counts.items())


def _asked(action: Action, states: Counter[Status]) -> Asked:
    told = [words.status(status) for status in states]
    if len(states) > 1:
        told = [_("{what} {n}").format(what=what, n=n) for what, n in zip(told, states.values(), strict=True)]
    n, statuses, title = states.total(), ", ".join(told), _(action.title)
    results = f"{ngettext('{n} result', '{n} results', n).format(n=n)}, {statuses}"
    head = Heading(f"{action.id} {title}", " · ".join(filter(None, (*_how(action), results))))
    rules = (*_numbered(action), *_rules(action), *rests_on(action))
    return Asked(action.id, title, roads.way(action.id).road.words, n, statuses, results, (head, *rules))
