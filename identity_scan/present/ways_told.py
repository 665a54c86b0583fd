"""The ways from the worker's name to what harms, as they are told to the worker alone (ETHICS 12; docs/WAYS.md).

It begins with what closes them, and in danger with the advocate's step. A page that may be hard to read is named by
its cover, other people by what they are to the worker. "No way" is said of the pages that the search showed, no more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from identity_scan.advice import roads
from identity_scan.advice.roads import Road
from identity_scan.judge.ways import NAME, Target, Ways, of
from identity_scan.model import Assessment, Judged, Safety, Verdict
from identity_scan.present import leaving, words
from identity_scan.present.blocks import Block, Heading, Sentence, Sheet, Step, Stop, Tone, Way, ended
from identity_scan.present.by_role import Roles
from identity_scan.present.cover import Opened, title_of
from identity_scan.present.finding import name
from identity_scan.speech import text
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext, plural

_MANY: Final = 3
"""Walks that are told one by one, and the longest cut of which each step is; the rest is counted."""

_ENDS: Final[Mapping[str, str]] = {
    "home": later("your front door"),
    "phone": later("your private telephone"),
    "family": later("your family"),
    "whereabouts": later("where you are at a known time"),
    "clients": later("what clients told you"),
    "past_name": later("a past name of yours"),
}
_CLOSES: Final = plural(
    "{n} page closes every way that we see from your name to {end}:",
    "{n} pages close every way that we see from your name to {end}:",
)
_BRIEF: Final = plural("{end}: {n} page closes every way seen", "{end}: {n} pages close every way seen")
_UNSETTLED: Final = plural(
    "If {n} result that is not settled is yours, it leads to {end} too. Say whether it is you.",
    "If {n} results that are not settled are yours, they lead to {end} too. Say whether they are you.",
)
_PERHAPS: Final = plural(
    "If {n} result that is not settled is yours, it leads to {end}. Say whether it is you:",
    "If {n} results that are not settled are yours, they lead to {end}. Say whether they are you:",
)
_BRIEF_PERHAPS: Final = plural("{end}: perhaps, if {n} result is you", "{end}: perhaps, if {n} results are you")
_BESIDES: Final = plural("{n} more way leads there.", "{n} more ways lead there.")
_BY: Final[Mapping[str, str]] = {
    NAME: later("your name"),
    "handle": later("your user name"),
    "phone": later("your private telephone"),
    "email": later("your private e-mail"),
    "home": later("your street"),
    "past_name": later("a past name of yours"),
}
"""What whoever comes that way types."""
_ELSEWHERE: Final = plural(
    "{n} page shows another address than the one you gave: {pages}. Yours counts as the current one, "
    "and this one is not called your front door.",
    "{n} pages show another address than the one you gave: {pages}. Yours counts as the current one, "
    "and these are not called your front door.",
)
_LEFT: Final = plural("After step {step}, {n} way is left.", "After step {step}, {n} ways are left.")


@dataclass(frozen=True, slots=True)
class Card:
    """One page of a walk: by what it is found, and what it is called."""

    finding: str
    by: str
    """What whoever comes this way types: your name, your private telephone."""
    title: str


@dataclass(frozen=True, slots=True)
class Closing:
    """One page to change, and what to do about it: the first step, and the first that changes the page."""

    finding: str
    called: str
    title: str
    do: str
    stays: bool
    """It can hardly be changed."""


@dataclass(frozen=True, slots=True)
class End:
    """One thing that a way leads to: what closes every way, what each step leaves, and the ways themselves."""

    kind: str
    name: str
    head: str
    brief: str
    """The head in a few words, for a list."""
    closing: tuple[Closing, ...]
    left: str
    stays: str
    """Said of pages that can hardly be changed; empty if there are none."""
    walks: tuple[tuple[Card, ...], ...]
    """The shortest ways, a few, and one over each page to change; the first is the easiest today."""
    longest: tuple[Card, ...]
    """The way over the most pages."""
    more: str
    """How many ways there are besides these; empty if none."""
    others: str
    """How many ways there are besides the easiest; empty if none."""
    if_yours: str
    """What results that are not settled would add; empty if none would."""
    pages: frozenset[str]
    """The findings on any of the ways."""
    sure: bool = True
    """It is reached by what is surely the worker's; otherwise the pages to settle stand in place of those to change."""

    @property
    def easiest(self) -> str:
        """The first way in a line."""
        return self.line(self.walks[0])

    @property
    def easiest_drawn(self) -> Way:
        """The first way as a picture, and as its sentences."""
        walk = self.walks[0]
        steps = {page.finding: n for n, page in enumerate(self.closing, 1) if self.sure and not page.stays}
        gives = (*(card.by for card in walk[1:]), self.name)
        stops = [Stop(c.by, c.title, given, steps.get(c.finding, 0)) for c, given in zip(walk, gives, strict=True)]
        return Way(self.called(walk), searches(walk), tuple(stops), tuple(_said(stops)), self.sure)

    def called(self, walk: Sequence[Card]) -> str:
        """Return what one of its ways is called."""
        if not self.sure:
            return _("Perhaps a way")
        return _("The easiest way today") if walk == self.walks[0] else _("Another way")

    def line(self, walk: Sequence[Card]) -> str:
        """Return a way in a line, with how many searches it takes."""
        steps = [_(_BY[NAME])]
        for card, after in zip(walk, (*walk[1:], None), strict=True):
            steps += [card.title, after.by if after else self.name]
        return f"{' → '.join(steps)} ({searches(walk)})"


@dataclass(frozen=True, slots=True)
class Told:
    """All ways of a search, in words."""

    ends: tuple[End, ...]
    first: str
    """What comes before any change where the worker is in danger; empty elsewhere."""
    perhaps: tuple[End, ...]
    """What would be reached if results that are not settled were the worker's, and is not without them."""
    free: str
    """What no page that was seen leads to; empty if there is nothing of the kind."""
    addresses: str
    """Which address seems current, where pages contradict one another or the worker; empty if none do."""
    limit: str


def told(assessment: Assessment, opened: Opened) -> Told:
    """Return all ways of a search in words; calm where nothing is reached."""
    found = of(assessment)
    pages = {judged.finding.id: judged for judged in assessment.judged}
    teller = _Teller(found, pages, Roles(assessment.person, (pages[page] for page in found.pages)), opened)
    ends = tuple(teller.end(target) for target in found.targets if target.reached)
    perhaps = tuple(teller.perhaps(target) for target in found.targets if target.if_yours and not target.reached)
    danger = bool(ends or perhaps) and assessment.person.safety is Safety.THREAT
    return Told(
        ends,
        _(_ADVOCATE) if danger else "",
        perhaps,
        _free(assessment, found),
        teller.addresses(),
        _(_LIMIT),
    )


def _free(assessment: Assessment, found: Ways) -> str:
    """What is not reached; nothing is said to be closed where nothing was seen because nobody answered."""
    if not assessment.judged and not assessment.coverage.answered:
        return _("No engine answered, so nothing can be said of what leads to you.")
    free = "; ".join(_(_ENDS[target.kind]) for target in found.targets if not (target.reached or target.if_yours))
    return _("No page that was seen leads to: {ends}.").format(ends=free) if free else ""


def sheet(assessment: Assessment, opened: Opened) -> Sheet:
    """Return all ways of a search as one sheet."""
    seen = told(assessment, opened)
    ends = (block for end in (*seen.ends, *seen.perhaps) for block in _end(end, drawn=True))
    return (*_advocate(seen), *ends, *_sentences(seen.addresses), *_not_shown(seen), Sentence(seen.limit, Tone.QUIET))


def on_paper(assessment: Assessment, drawn: bool = False) -> tuple[Sheet, ...]:
    """Return what a report of the worker's own has: what goes before, then a sheet for each end, and one for the rest.

    Only the pages to change are in it; the easiest way to each end as well where the worker asked for it to be drawn
    and is not in danger (ETHICS 12).
    """
    drawn = drawn and leaving.may_be_drawn(assessment.person)
    seen = told(assessment, lambda _judged: False)
    before = (*_advocate(seen), *_sentences(seen.addresses), Sentence(seen.limit, Tone.QUIET))
    ends = (tuple(_end(end, drawn=drawn)) for end in (*seen.ends, *seen.perhaps))
    return (before, *ends, *filter(None, (_not_shown(seen),)))


def _advocate(told: Told) -> Sheet:
    return (Sentence(told.first, Tone.WARNING),) if told.first else ()


def _end(end: End, *, drawn: bool) -> Iterator[Block]:
    yield Heading(end.head)
    for number, page in enumerate(end.closing, 1):
        yield Step(number, f"{ended(page.title)} {page.do}".rstrip(), page.called)
    yield from _sentences(end.left, end.stays)
    if drawn:
        yield end.easiest_drawn
        yield from _sentences(end.others)
    yield from _sentences(end.if_yours)


def _not_shown(told: Told) -> Sheet:
    return (Heading(_("What this search did not show")), Sentence(told.free)) if told.free else ()


def searches(walk: Sequence[Card]) -> str:
    """Return how many searches a way takes, in words."""
    return ngettext("{n} search", "{n} searches", len(walk)).format(n=len(walk))


def _said(stops: Sequence[Stop]) -> Iterator[str]:
    """A way in sentences, where it closes before where it leads."""
    for stop in stops:
        if stop.step:
            yield _("Step {n} closes it at “{page}”.").format(n=stop.step, page=stop.page)
    for stop in stops[:-1]:
        yield _("Whoever types {typed} finds “{page}”, which shows {gives}.").format(
            typed=stop.typed, page=stop.page, gives=stop.gives
        )
    last = stops[-1]
    yield _("Whoever types {typed} finds “{page}”, which leads to {end}.").format(
        typed=last.typed, page=last.page, end=last.gives
    )


def _sentences(*texts: str) -> Sheet:
    return tuple(Sentence(text) for text in texts if text)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Puts the ids of pages into words."""

    ways: Ways
    pages: Mapping[str, Judged]
    roles: Roles
    opened: Opened

    def end(self, target: Target) -> End:
        n, walks = len(target.cut), _chosen(target)
        return End(
            kind=target.kind,
            name=_(_ENDS[target.kind]),
            head=ngettext(*_CLOSES, n).format(n=n, end=_(_ENDS[target.kind])),
            brief=ngettext(*_BRIEF, n).format(n=n, end=_first_upper(_(_ENDS[target.kind]))),
            closing=tuple(map(self._closing, target.cut)),
            left=_left(target),
            stays=self._stays(target),
            walks=tuple(map(self._walk, walks)),
            longest=self._walk(target.walks[-1]),
            more=_besides(target, len(walks)),
            others=_besides(target, 1),
            if_yours=self.if_yours(target),
            pages=frozenset(page for walk in target.walks for page in walk),
        )

    def perhaps(self, target: Target) -> End:
        """An end that is reached only over results that are not settled: what to settle, and the ways that it opens."""
        unsure, walks = self._unsure(target), tuple(map(self._walk, target.if_yours[:_MANY]))
        n, called = len(unsure), _(_ENDS[target.kind])
        return End(
            kind=target.kind,
            name=called,
            head=ngettext(*_PERHAPS, n).format(n=n, end=called),
            brief=ngettext(*_BRIEF_PERHAPS, n).format(n=n, end=_first_upper(called)),
            closing=tuple(map(self._closing, unsure)),
            left="",
            stays="",
            walks=walks,
            longest=walks[-1],
            more="",
            others="",
            if_yours="",
            pages=frozenset(page for walk in target.if_yours for page in walk),
            sure=False,
        )

    def _unsure(self, target: Target) -> Sequence[str]:
        """The results on ways to an end of which it is not settled whether they are the worker's."""
        pages = dict.fromkeys(page for walk in target.if_yours for page in walk)
        return [page for page in pages if self.pages[page].identity.verdict is Verdict.UNSURE]

    def _stays(self, target: Target) -> str:
        """What can hardly be changed, what else to change then, and what is left whatever is changed."""
        fixed = [page for page in target.cut if self.ways.pages[page].fixed]
        if not fixed:
            return ""
        said = [_("This can hardly be changed: {pages}.").format(pages=self._titles(fixed))]
        if target.instead:
            besides = _(_TOO) if target.open_still else _(_INSTEAD)
            said.append(besides.format(pages=self._titles(target.instead)))
        return " ".join((*said, *([_(_KEEP_TO_WORK)] if target.open_still else [])))

    def addresses(self) -> str:
        """Which address seems current, where pages contradict one another or the worker; empty if none do."""
        found = self.ways.addresses
        if n := len(found.elsewhere):
            return ngettext(*_ELSEWHERE, n).format(n=n, pages=self._titles(found.elsewhere[:_MANY]))
        if not found.different:
            return ""
        several = _("Your pages show {n} different addresses.").format(n=found.different)
        if not found.newest:
            return f"{several} {_('Their dates do not settle which one is current.')}"
        newest = _("The page with the latest date is {page} ({day}): its address seems current.")
        day = words.day(date.fromisoformat((self.pages[found.newest].finding.date or "")[:10]))
        return f"{several} {newest.format(page=self._title(found.newest), day=day)}"

    def _titles(self, pages: Sequence[str]) -> str:
        return "; ".join(map(self._title, pages))

    def _closing(self, page: str) -> Closing:
        judged = self.pages[page]
        return Closing(page, name(judged), self._title(page), _first_steps(judged), self.ways.pages[page].fixed)

    def _walk(self, walk: Sequence[str]) -> tuple[Card, ...]:
        by = self.ways.found_by(walk)
        return tuple(Card(page, _(_BY[kind]), self._title(page)) for page, kind in zip(walk, by, strict=True))

    def _title(self, page: str) -> str:
        """The title of a page, with nobody else's name in it (ETHICS 12)."""
        judged = self.pages[page]
        return self.roles.told(text.said(title_of(judged, self.opened(judged))), page)

    def if_yours(self, target: Target) -> str:
        """What results that are not settled would open; empty if none would."""
        unsure = self._unsure(target)
        if not unsure:
            return ""
        said = ngettext(*_UNSETTLED, len(unsure)).format(n=len(unsure), end=_(_ENDS[target.kind]))
        return f"{said} {ended(self._titles(unsure[:_MANY]))}"


def _first_steps(judged: Judged) -> str:
    """The first step on a page and, where that is a talk, the first that changes the page."""
    steps = [advice.action for advice in judged.advice]
    if not steps:
        return ""
    first = ended(_(steps[0].title))
    then = next((step for step in steps if roads.way(step.id).road not in (Road.TALK, Road.ACCEPT)), steps[0])
    return first if then is steps[0] else _("{first} Then: {then}").format(first=first, then=ended(_(then.title)))


def _first_upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def _chosen(target: Target) -> Sequence[Sequence[str]]:
    """The walks that are told: the shortest, and the first over each page to change that is among those counted."""
    over = (next((walk for walk in target.walks if page in walk), None) for page in target.cut)
    return tuple(dict.fromkeys((*target.walks[:_MANY], *filter(None, over))))


def _besides(target: Target, told: int) -> str:
    """How many ways there are besides those that are told; of so many that they were not all counted, at least."""
    n = len(target.walks) - told
    if target.more and n > 0:
        return _("At least {n} more ways lead there.").format(n=n)
    return ngettext(*_BESIDES, n).format(n=n) if n > 0 else ""


def _left(target: Target) -> str:
    """What each step of a short list leaves open, where all ways were counted."""
    said = []
    counted = len(target.cut) <= _MANY and not target.more
    for step in range(1, len(target.cut) if counted else 1):
        n = sum(not set(target.cut[:step]) & set(walk) for walk in target.walks)
        said.append(ngettext(*_LEFT, n).format(step=step, n=n))
    after = ngettext("After it: none that we can see.", "After all of them: none that we can see.", len(target.cut))
    return " ".join((*said, after))


_ADVOCATE: Final = later(
    "Before you change anything, talk to an advocate for technology safety, at a shelter or a victim service: "
    "a sudden clean-up may warn somebody."
)
_INSTEAD: Final = later("If it stays, change these instead: {pages}. Then no way that we see is left either.")
_TOO: Final = later("If it stays, change as well: {pages}.")
_KEEP_TO_WORK: Final = later("What stays still leads there: ask for it to show your work alone, not your private life.")
_LIMIT: Final = later(
    "These ways come from the results of this search alone; nothing more was looked up. What no engine "
    "showed, or what is behind a sign-in, may lead there too."
)
