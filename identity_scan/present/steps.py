"""A step to take, said once for every face: in a line, and all that is said of it as a sheet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from identity_scan.advice import roads
from identity_scan.advice.advise import KEEP
from identity_scan.advice.step_groups import Group, begun
from identity_scan.advice.todo import Card
from identity_scan.keeping.compare import TRACED
from identity_scan.model import Action, Judged, Link, Status
from identity_scan.present import words
from identity_scan.present.blocks import Block, Fact, Heading, Place, Row, Sentence, Sheet, Tone
from identity_scan.present.blocks import Step as One
from identity_scan.present.cover import Opened, title_of
from identity_scan.present.finding import SHORT, name, place
from identity_scan.present.guideline import rests_on
from identity_scan.present.step_words import title, to_do
from identity_scan.speech import sentences
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext, quoted
from identity_scan.speech.text import said

FEW = 4
"""Findings named on a card that is about several; the rest is counted."""


def called(card: Card) -> str:
    """Return what a card is called in commands, such as 3f2a9c/ask-publisher."""
    return f"{card.key[0][:SHORT] if card.findings else 'scan'}/{card.way.name}"


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


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A step as lists show it, with all its pages."""

    title: str
    about: str
    """The page that it is for, or how many."""
    stands: str
    """Where it stands: of several pages, for how many it is begun and done."""
    effort: str
    """How long it takes, for each page where there are several."""
    sites: str
    """The site of its page, and how many more, or how many pages; short, for a list beside which the page is shown."""
    band: str
    """How much the page weighs that weighs most; empty for the search as a whole."""


def group_line(group: Group, opened: Opened) -> GroupLine:
    """Return a step with its pages in a line."""
    lead, n = group.lead, len(group.cards)
    takes = _("{n} min").format(n=group.action.minutes)
    one = line(lead, opened)
    if n == 1:
        return GroupLine(one.title, one.about, one.state, takes, _sites(lead) or one.about, one.band)
    about = ngettext("{n} page", "{n} pages", n).format(n=n)
    return GroupLine(one.title, about, progress(group), _("{time} each").format(time=takes), about, _heaviest(group))


def _sites(card: Card) -> str:
    first, more = card.judged.finding.site if card.judged else "", len(card.findings) - 1
    return (
        ngettext("{first}, and {n} more", "{first}, and {n} more", more).format(first=first, n=more)
        if first and more
        else first
    )


def progress(group: Group) -> str:
    """Say for how many of its pages a step is begun, and for how many settled; empty if for none."""
    done = sum(card.settled for card in group.cards)
    at_it = sum(begun(card) and not card.settled for card in group.cards)
    of = len(group.cards)
    told = (
        _("{n} of {of} begun").format(n=at_it, of=of) if at_it else "",
        _("{n} of {of} done").format(n=done, of=of) if done else "",
    )
    return ", ".join(filter(None, told))


def _heaviest(group: Group) -> str:
    weights = [j.severity for card in group.cards for j in card.findings]
    return max(weights, key=lambda weight: weight.score).band.value if weights else ""


def _first(card: Card, opened: Opened) -> str:
    if card.judged is None:
        return _("your search as a whole")
    first, more = title_of(card.judged, opened(card.judged)), len(card.findings) - 1
    return (
        ngettext("{first}, and {n} more", "{first}, and {n} more", more).format(first=first, n=more) if more else first
    )


def _how(action: Action, *, timed: bool = True) -> tuple[str, ...]:
    """Say by which road it goes, who else takes part, how long it takes; a list beside it may tell the time already."""
    alone = action.who == _YOU
    time = words.minutes(action.minutes) if timed else ""
    told = roads.way(action.id).road.words, "" if alone else _(action.who), time
    return tuple(filter(None, told))


_YOU = "you"
"""Who takes most steps, which goes without saying."""


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
        Heading(_(action.title), " · ".join(_how(action, timed=names))),
        *((Fact(_("Name"), called(card), exact=True),) if names else ()),
        *((Sentence(stands(card), Tone.WARNING if card.due else Tone.STRONG),) if names or _told(card) else ()),
        *_about(card, opened, names),
        *_numbered(action),
        *here,
        *(place(link) if names else _bare(link) for link in links),
    )


def _bare(link: Link) -> Place:
    """A place by its name and address alone, where there is one; the rest is told when it is asked for."""
    whole = place(link)
    return replace(whole, note="") if whole.opens and not whole.asks else whole


def _told(card: Card) -> bool:
    """Whether anything is to be said of where it stands: that it is not begun, its sign says."""
    return begun(card) or card.said is not None


def whole_group(group: Group, opened: Opened, *, names: bool = False) -> Sheet:
    """Return a step with its pages as a list to tick, each with where it stands, and what it tells to do once.

    `names` adds those for commands.
    """
    told = group_line(group, opened)
    lead = group.lead
    return (
        Heading(told.title, " · ".join((lead.way.road.words, told.effort))),
        *((Sentence(f"{told.stands}.", Tone.STRONG),) if told.stands else ()),
        *(page(card, opened, called(card) if names else "") for card in group.cards),
        *((Fact(_("Why"), said(lead.why)),) if lead.why else ()),
        *_numbered(group.action),
    )


def page(card: Card, opened: Opened, name_typed: str = "") -> Row:
    """Return a page of a step as one line of its list: a sign, its title, and where it stands once it is begun."""
    stands_at = state(card) if begun(card) or name_typed else ""
    return Row(_first(card, opened), (stands_at,) if stands_at else (), code=mark(card), called=name_typed)


_MARKS: Mapping[Status, str] = {
    Status.TO_DO: "off",
    Status.DOING: "partly",
    Status.WAITING: "waiting",
    Status.NOT_SEEN: "waiting",
    Status.NOT_CHECKED: "waiting",
    Status.RETURNED: "no",
    Status.UNCHANGED: "no",
}


def mark(card: Card) -> str:
    """Return the code of the sign before a card: open, at work, waiting, settled, or not helped."""
    return _MARKS.get(card.status, "yes")


def behind(action: Action, minutes: int = 0, places: Sequence[Link] = ()) -> Sheet:
    """Return what a step will not do, how one knows that it worked and what it rests on, shown when it is asked for.

    `minutes` is what all its pages take together, where there are several; `places` are those of which more is known.
    """
    return (
        *_will_not(action),
        *((Fact(_("For all its pages"), _long(minutes)),) if minutes else ()),
        *_checked(action),
        *map(place, places),
        Fact(_("When"), _(action.when)),
        *rests_on(action, _(action.strategy)),
    )


def _checked(action: Action) -> Iterator[Block]:
    yield Fact(_("It has worked when"), _(action.check))
    if action.id.startswith(TRACED):
        yield Sentence(_(_LOOKED_AT))


def _long(minutes: int) -> str:
    hours = round(minutes / 60)
    return ngettext("about {n} hour", "about {n} hours", hours).format(n=hours) if hours > 1 else words.minutes(minutes)


_LOOKED_AT = later("The next search checks whether the page can still be found, and still shows what it was about.")
"""What the program itself checks of a step that leaves a trace in results; of the others it sees nothing."""


def _about(card: Card, opened: Opened, names: bool) -> Iterator[Fact]:
    """What it is about, why, and what the worker wrote of it; a reason to keep it is said with where it stands."""
    titles = [title_of(j, opened(j)) + (f" ({name(j)})" if names else "") for j in card.findings[:FEW]]
    if more := len(card.findings[FEW:]):
        titles.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    for one in titles or [_("your search as a whole")]:
        yield Fact(_("About"), one)
    if card.status is Status.KEPT:
        return
    if card.why:
        yield Fact(_("Why"), said(card.why))
    noted = card.judged.decision.note if card.judged and card.judged.decision else ""
    for note in dict.fromkeys(filter(None, (noted, card.said.note if card.said else ""))):
        yield Fact(_("Your note"), said(note))


def _numbered(action: Action) -> Iterator[Block]:
    yield from (One(number, told) for number, told in enumerate(to_do(action), 1))


def _will_not(action: Action) -> Iterator[Block]:
    if will_not := roads.way(action.id).will_not:
        yield Fact(_("What it will not do"), will_not)


_SAID: Mapping[Status, str] = {
    Status.DOING: later("You have been working on it since {day}."),
    Status.WAITING: later("You asked on {day}, and are waiting for an answer."),
    Status.DONE: later("You said on {day} that it is done."),
}
# That a page is gone, or was not seen, is said with what it rests on (Checked.why).
_SHOWN: Mapping[Status, str] = {
    Status.CHANGED: later("It is still found, but no longer shows what it was about."),
    Status.DEMOTED: later("It is still found, but lower down than before."),
    Status.UNCHANGED: later("The last search shows it as before. Engines can take a few weeks; then ask again."),
    Status.RETURNED: later("A search did not show it, and now it is back. Some sites refill their lists."),
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
        parts.append(_("It is time to ask again.") if card.due else until)
    elif card.status is Status.DONE and card.findings and card.action.id.startswith(TRACED):
        parts.append(_("The next search checks whether it worked."))
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
    again = _("It is time to look again ({day}).") if card.due else _("Look again on {day}.")
    return f"{why} {again.format(day=words.day(until))}"


def not_yet(card: Card, status: Status) -> str:
    """Say what the program knows to be left of a card that is to be noted so; empty where nothing speaks against it."""
    left = card.open_still if status is Status.DONE else None
    return _("{left} So it is not noted as done.").format(left=sentences.words(left)) if left else ""


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
        return labelled(self.title, self.results)


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
    n, statuses, called_so = states.total(), ", ".join(told), title(action.id)
    results = f"{ngettext('{n} result', '{n} results', n).format(n=n)}, {statuses}"
    head = Heading(called_so, " · ".join((*_how(action), results)))
    rules = (*_numbered(action), *_will_not(action), *_checked(action), *rests_on(action))
    return Asked(action.id, called_so, roads.way(action.id).road.words, n, statuses, results, (head, *rules))
