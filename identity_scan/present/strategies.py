"""The eleven strategies of the guideline's section 5 as a map: where the worker stands with each, and what is next.

Only what is known here is said: what the worker noted, what the search calls for, when it was made. What they do
elsewhere no program knows, so "never" means: never noted here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from identity_scan.advice import authorities
from identity_scan.model import Status
from identity_scan.present import words
from identity_scan.present.blocks import Fact, Heading, Row, Sentence, Sheet, Tone
from identity_scan.present.paper_book import Known, titles
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card


class State(StrEnum):
    """Where one stands with a strategy."""

    DONE = "done"
    BEGUN = "begun"
    DUE = "due"
    NEVER = "never"

    @property
    def words(self) -> str:
        """The state as a person reads it, in the language in use."""
        return _(_STATES[self])

    @property
    def code(self) -> str:
        """By which a face picks a sign (signs.sign)."""
        return _CODES[self]


_STATES: Final[Mapping[State, str]] = {
    State.DONE: later("done"),
    State.BEGUN: later("begun"),
    State.DUE: later("due"),
    State.NEVER: later("never noted"),
}

_CODES: Final[Mapping[State, str]] = {
    State.DONE: "yes",
    State.BEGUN: "waiting",
    State.DUE: "more",
    State.NEVER: "skipped",
}


class Way(StrEnum):
    """Where the next key leads."""

    PAPER = "paper"
    PLACE = "place"
    STEPS = "steps"
    SEARCH = "search"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Lead:
    """What is next, and what is typed for it."""

    way: Way
    name: str
    """The paper, the address, or the finding whose steps are meant; empty where there is nothing to name."""
    says: str
    typed: str


@dataclass(frozen=True, slots=True)
class Stand:
    """One strategy, where the worker stands with it, and what is next."""

    id: str
    number: int
    title: str
    state: State
    says: tuple[str, ...]
    lead: Lead


STRATEGIES: Final = (
    "Consultation",
    "Privacy & Confidentiality",
    "Models for Ethical Decision-Making",
    "Continuing Professional Education",
    "Policies & Guidelines",
    "Social Media Operations",
    "Documentation",
    "Boundaries",
    "Informed Consent",
    "Explore Your On-Line Identity",
    "Develop your own risk management guidelines",
)
"""In the order of the guideline, by the names of actions.json, which are translated there."""
_PAPERS: Final[Mapping[str, str]] = {
    "Consultation": "supervision",
    "Models for Ethical Decision-Making": "decision",
    "Policies & Guidelines": "proposal",
    "Documentation": "note",
    "Boundaries": "supervision",
    "Informed Consent": "policy",
    "Develop your own risk management guidelines": "guidelines",
}
_PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "Consultation": ("advice", later("open the page where your regulator's members ask")),
    "Policies & Guidelines": ("standard", later("read what your regulator wrote")),
}
_DOES: Final[Mapping[Way, tuple[str, str]]] = {
    Way.PAPER: (later("fill in the document “{title}”"), "paper {name}"),
    Way.STEPS: (later("go to its steps"), "actions"),
    Way.SEARCH: (later("search your name"), "scan"),
    Way.LESSON: (later("go through the lesson on an invented person"), "teach"),
}
_EXPLORE, _LEARN = "Explore Your On-Line Identity", "Continuing Professional Education"


def stands(known: Known) -> tuple[Stand, ...]:
    """Return the eleven strategies with where the worker stands, from what was noted, found and searched."""
    return tuple(_stand(number, name, known) for number, name in enumerate(STRATEGIES, 1))


def _stand(number: int, name: str, known: Known) -> Stand:
    cards = tuple(card for card in known.cards if card.action.strategy == name)
    state, says = _of_steps(cards, known.last is not None)
    if name == _EXPLORE:
        state, says = _of_searches(known, says)
    return Stand(name, number, _(name), state, says, _lead(name, cards, known))


def _of_steps(cards: "Sequence[Card]", searched: bool) -> tuple[State, tuple[str, ...]]:
    """What the steps of a strategy tell: the first that is open, what is on its way, what went well."""
    due = [card for card in cards if card.open and card.status is not Status.DOING]
    begun = [card for card in cards if card not in due and not card.settled]
    done = [card for card in cards if card.settled]
    says = (*_counted(due, _open), *_counted(begun, _begun), *_counted(done, _done))
    state = State.DUE if due else State.BEGUN if begun else State.DONE if done else State.NEVER
    nothing = _("Nothing is noted here, and the last search calls for nothing.")
    return state, says or (nothing if searched else _("Nothing is noted here, and no search was finished yet."),)


def _counted(cards: "Sequence[Card]", said: Callable[[int], str]) -> Iterator[str]:
    """Say one step by its title, several by how many they are and the first of them."""
    if cards:
        title = _(cards[0].action.title)
        since = cards[0].said.since if cards[0].said else None
        told = f"{title} ({words.day(since)})" if since else title
        yield labelled(said(len(cards)), told)


def _open(n: int) -> str:
    return ngettext("{n} step is open", "{n} steps are open, the first", n).format(n=n)


def _begun(n: int) -> str:
    return ngettext("{n} step is begun or waiting", "{n} steps are begun or waiting, the first", n).format(n=n)


def _done(n: int) -> str:
    return ngettext("{n} step is done or settled", "{n} steps are done or settled, the first", n).format(n=n)


def _of_searches(known: Known, steps: tuple[str, ...]) -> tuple[State, tuple[str, ...]]:
    """Exploring is done while the last search is fresh, whatever else could be looked up."""
    if known.last is None or known.next is None:
        return State.NEVER, (_("No finished search is kept here."),)
    told = _("Searched on {day}.").format(day=words.day(known.last))
    if known.next <= known.today:
        return State.DUE, (told, _("The next search is due."), *steps)
    return State.DONE, (told, _("The next one is due on {day}.").format(day=words.day(known.next)), *steps)


def _lead(name: str, cards: "Sequence[Card]", known: Known) -> Lead:
    if name in _PLACES and (place := _place(name, known)):
        return place
    if name in _PAPERS:
        return _paper(_PAPERS[name])
    way = Way.SEARCH if name == _EXPLORE else Way.LESSON if name == _LEARN else Way.STEPS
    about = next((card.judged.finding.id for card in cards if card.open and card.judged), "")
    says, typed = _DOES[way]
    return Lead(way, about if way is Way.STEPS else "", _(says), f"identity-scan {typed}")


def _place(name: str, known: Known) -> Lead | None:
    """The page of the worker's own regulator; None where none is known."""
    source, says = _PLACES[name]
    if known.person is None or not authorities.regulator(known.person):
        return None
    link = next((link for link in authorities.OF_THE_PERSON[source](known.person) if link.url), None)
    return Lead(Way.PLACE, link.url, _(says), link.url) if link else None


def _paper(name: str) -> Lead:
    title = next(one.title for one in titles() if one.name == name)
    says, typed = _DOES[Way.PAPER]
    return Lead(Way.PAPER, name, _(says).format(title=title), f"identity-scan {typed.format(name=name)}")


def to_paper(stand: Stand) -> Lead | None:
    """Return the way to the paper that belongs to a strategy; None where none does."""
    return _paper(_PAPERS[stand.id]) if stand.id in _PAPERS else None


# -- as blocks --------------------------------------------------------------------------------------------------------

ABOUT: Final = later(
    "The guideline names eleven strategies. Here is where you stand with each, as far as it is noted here: what you do "
    "elsewhere this program cannot know."
)


def summed(every: Iterable[Stand]) -> str:
    """Say how many are done, begun, due and never noted."""
    counts = [(state, sum(stand.state is state for stand in every)) for state in State]
    return ", ".join(_("{state} {n}").format(state=state.words, n=n) for state, n in counts if n)


def sheet(stand: Stand) -> Sheet:
    """Return all that is said of one strategy."""
    return (
        Heading(f"{stand.number}. {stand.title}", stand.state.words),
        *(Sentence(said) for said in stand.says),
        Fact(_("Next"), stand.lead.says),
    )


def _next(stand: Stand) -> str:
    return labelled(_("next"), stand.lead.says)


def whole(known: Known) -> Sheet:
    """Return the map as a page of the worker's own report: one row a strategy, no finding named."""
    every = stands(known)
    rows = (
        Row(stand.title, (stand.state.words, *stand.says, _next(stand)), stand.number, stand.state.code)
        for stand in every
    )
    return (Sentence(_(ABOUT)), Sentence(summed(every), Tone.STRONG), *rows)
