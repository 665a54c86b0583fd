"""What to do next, three things at most: an ordered table of candidates, each told by what is known of the search."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from identity_scan.judge.overview import Overview
from identity_scan.merging.progress import Progress, State, rest_of
from identity_scan.model import NEEDS, Assessment, Band, Judged, OwnLook, Said, Status, Verdict
from identity_scan.present import in_short, words
from identity_scan.present.price import price
from identity_scan.present.values import EngineRow
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.speech.sentences import words as told_at
from identity_scan.speech.telling import say

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card

MOST: Final = 3
"""Things that are shown: more would be a list again."""
A_RESULT: Final = 0.5
"""Minutes that it takes to say of one result whether it is about the worker."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the choice rests on; the same for every face."""

    progress: Progress
    rows: tuple[EngineRow, ...]
    seen: Overview | None = None
    """None as long as nothing was judged."""
    assessment: Assessment | None = None
    cards: "tuple[Card, ...]" = ()
    overdue: bool = False
    """A search should be made now."""
    due: str = ""
    """When the next one is due, as a sentence."""
    looks: tuple[OwnLook, ...] = ()
    """What no engine makes, with the day on which the worker looked."""
    today: date = date.min
    demo: bool = False
    not_shown: str = ""
    """That searches are on this computer that are not looked at, and why."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do: its sentence, how long it takes, and where it is done."""

    name: str
    """What kind of thing it is; each has its own key (screens.HOME)."""
    text: str
    beside: str = ""
    mode: str = ""
    at: str = ""
    """What the cursor goes to there: a finding, an engine, a view of the search."""

    @property
    def typed(self) -> str:
        """What is typed for it on the command line."""
        return _TYPED[self.name].format(at=self.at, short=self.at[:6])


_TYPED: Final[Mapping[str, str]] = {
    "look": "findings {short}",
    "resume": "scan --resume",
    "steps": "actions",
    "settle": "findings --who unsure",
    "browse": "scan --in-browser {at}",
    "start": "scan",
    "by_hand": "by-hand",
}


def next_things(known: Known) -> tuple[Thing, ...]:
    """Return the first that hold, in the order of the table; of each kind one."""
    found: dict[str, Thing] = {}
    for candidate in _CANDIDATES:
        if (thing := candidate(known)) is not None:
            found.setdefault(thing.name, thing)
    return tuple(found.values())[:MOST]


# -- the candidates ---------------------------------------------------------------------------------------------------


def _at_once(known: Known) -> Thing | None:
    return _look(known) if known.seen and known.seen.band is Band.ACT_NOW else None


def _stopped(known: Known) -> Thing | None:
    progress = known.progress
    if progress.plan is None or progress.state is not State.STOPPED or not (left := progress.left()):
        return None
    came = len(progress.came)
    text = _("Go on with the search that was stopped, at {n} of {all}").format(n=came, all=came + len(left))
    seconds = price(rest_of(progress.plan, left), known.rows).seconds
    return Thing("resume", text, words.duration(seconds), "search", "live")


def _steps_due(known: Known) -> Thing | None:
    due = [card for card in known.cards if card.due]
    if not due:
        return None
    told = ngettext("{n} step is due", "{n} steps are due", len(due)).format(n=len(due))
    return _step(due, _and(told, _waiting(known)))


def _unsettled(known: Known) -> Thing | None:
    unsure = [j for j in known.assessment.judged if j.identity.verdict is Verdict.UNSURE] if known.assessment else []
    if not unsure:
        return None
    n = len(unsure)
    text = ngettext(
        "{n} result needs your answer: is it you?", "{n} results need your answer: are they you?", n
    ).format(n=n)
    return Thing("settle", text, words.minutes(max(1, round(n * A_RESULT))), "findings", unsure[0].finding.id)


def _not_looked_at(known: Known) -> Thing | None:
    """The first index that clients use and that was not looked at far enough; nobody looks there for an invented one.

    One that is reached only by the worker's own browser comes first: no further search mends it.
    """
    if known.seen is None or known.demo or known.progress.running:
        return None
    gaps = [(gap, row) for gap in known.seen.gaps for row in known.rows if row.index == gap.index]
    gaps.sort(key=lambda one: not one[1].yours)
    if not gaps:
        return None
    gap, row = gaps[0]
    text = _("{told}: look in your own browser").format(told=told_at(in_short.of_index(gap)))
    return Thing("browse", text, "", "search", row.id)


def _weighty(known: Known) -> Thing | None:
    return _look(known) if known.seen and known.seen.band in NEEDS else None


def _steps_open(known: Known) -> Thing | None:
    begun = [card for card in known.cards if card.open and card.status is Status.DOING]
    if begun:
        n = len(begun)
        told = ngettext("Go on with {n} step that you began", "Go on with {n} steps that you began", n).format(n=n)
        return _step(begun, _and(told, _waiting(known)))
    first = [card for card in known.cards if card.open and card.judged and _needs(card.judged)]
    return _step(first, _("Take a first step: {step}").format(step=_(first[0].action.title))) if first else None


def _search_due(known: Known) -> Thing | None:
    if known.demo or not known.overdue or known.progress.running:
        return None
    return Thing("start", known.due.rstrip("."), "", "search", "plan")


def _by_hand(known: Known) -> Thing | None:
    from identity_scan.advice.handchecks import due, title

    never, old = due(known.looks, known.today)
    if known.seen is None or not (never or old):
        return None
    told = _("Look up yourself what no engine shows: {title}").format(title=title((never or old)[0].id))
    n = len(never) + len(old)
    return Thing("by_hand", told, ngettext("{n} such look", "{n} such looks", n).format(n=n), "actions", "by_hand")


def _answers(known: Known) -> Thing | None:
    waiting = _waiting(known)
    cards = [card for card in known.cards if card.status is Status.WAITING]
    return _step(cards, waiting) if waiting else None


_CANDIDATES: Final[tuple[Callable[[Known], Thing | None], ...]] = (
    _at_once,
    _stopped,
    _steps_due,
    _unsettled,
    _not_looked_at,
    _weighty,
    _steps_open,
    _search_due,
    _answers,
    _by_hand,
)
"""In the order in which they count: what cannot wait, what was begun, what makes the picture whole, what can wait."""


def _look(known: Known) -> Thing | None:
    first = known.seen.first if known.seen else None
    if first is None:
        return None
    minutes = next((c.action.minutes for c in known.cards if c.open and c.judged and _about(c, first.finding)), 0)
    told = told_at(_first(first.fact, first.site))
    return Thing("look", told, words.minutes(minutes) if minutes else "", "findings", first.finding)


def _first(fact: str, site: str) -> Said:
    if fact and site:
        return say("next.look", fact=fact, site=site)
    return say("next.look_fact", fact=fact) if fact else say("next.look_site", site=site)


def _about(card: "Card", finding: str) -> bool:
    return any(j.finding.id == finding for j in card.findings)


def _step(cards: "list[Card]", text: str) -> Thing:
    first = cards[0]
    return Thing("steps", text, words.minutes(first.action.minutes), "actions", first.key[0] if first.findings else "")


def _waiting(known: Known) -> str:
    """How many answers are waited for, and until when the first."""
    until = [c.said.until for c in known.cards if c.status is Status.WAITING and not c.due and c.said and c.said.until]
    if not until:
        return ""
    told = ngettext("{n} answer to wait for, until {day}", "{n} answers to wait for, the first until {day}", len(until))
    return told.format(n=len(until), day=words.day(min(until)))


def _needs(judged: Judged) -> bool:
    """Whether it is the worker's own page and asks something; to settle what is unsure is a thing of its own."""
    return judged.identity.verdict is Verdict.ME and judged.severity.band in NEEDS


def _and(told: str, more: str) -> str:
    return "; ".join(filter(None, (told, more)))
