"""The cards as the screen deals them: what is in hand or next, the rest, what waits, what is settled.

The piles are cut from the list of the core (todo.py) and keep its order: the screen shows what the command line lists.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from identity_scan.model import Status
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.speech.telling import say

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card

AT_ONCE = 3
"""Actions to choose at a time (SELF_SEARCH 9): a wall of advice stops people."""


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards of a search, in four piles."""

    first: "tuple[Card, ...]" = ()
    """What to begin with, three at a time, down to the last that is begun."""
    rest: "tuple[Card, ...]" = ()
    waiting: "tuple[Card, ...]" = ()
    """Others have to answer, or the next search has to tell."""
    done: "tuple[Card, ...]" = ()
    happens: "tuple[Card, ...]" = ()
    """What no search can show, to begin with when it happens; not among all cards until it is begun."""

    @property
    def every(self) -> "tuple[Card, ...]":
        """All cards, pile after pile: the order of the core."""
        return (*self.first, *self.rest, *self.waiting, *self.done)

    @property
    def in_hand(self) -> int:
        """How many of the first are begun."""
        return sum(map(_begun, self.first))


@dataclass(frozen=True, slots=True)
class Pile:
    """Cards under a heading, in which they are counted where they can be folded away."""

    id: str
    title: str
    cards: "tuple[Card, ...]"


FIRST, REST, WAITING, DONE, HAPPENS = "first", "rest", "waiting", "done", "happens"


def piles(cards: Cards) -> Iterator[Pile]:
    """Give the piles in which there is anything, under their headings."""
    rest, waiting, done, happens = map(len, (cards.rest, cards.waiting, cards.done, cards.happens))
    more = ngettext("{n} more, when you want it", "{n} more, when you want them", rest)
    waits = ngettext("{n} waiting, or not sure yet", "{n} waiting, or not sure yet", waiting)
    settled = ngettext("{n} done or settled", "{n} done or settled", done)
    unseen = ngettext("{n} for what no search can show", "{n} for what no search can show", happens)
    every = (
        Pile(FIRST, _begin_with(cards), cards.first),
        Pile(REST, more.format(n=rest), cards.rest),
        Pile(WAITING, waits.format(n=waiting), cards.waiting),
        Pile(DONE, settled.format(n=done), cards.done),
        Pile(HAPPENS, unseen.format(n=happens), cards.happens),
    )
    return (pile for pile in every if pile.cards)


def _begin_with(cards: Cards) -> str:
    if not cards.in_hand:
        return _("Begin with")
    all_begun = cards.in_hand >= min(AT_ONCE, len(cards.first))
    return _("In hand; the rest can wait") if all_begun else _("In hand, and next")


def dealt(cards: "Sequence[Card]", at_once: int = AT_ONCE) -> Cards:
    """Cut the list of what could be done into piles."""
    still_open = tuple(card for card in cards if card.open)
    at = max([at_once, *(n for n, card in enumerate(still_open, 1) if _begun(card))])
    waiting = tuple(card for card in cards if not card.open and not card.settled)
    done = tuple(card for card in cards if card.settled)
    return Cards(still_open[:at], still_open[at:], waiting, done)


def when_it_happens(cards: "Sequence[Card]") -> "tuple[Card, ...]":
    """Make a card of each action that no search can call for, but those that stand among the cards already."""
    from identity_scan.advice import todo

    there = {card.action.id for card in cards}
    why = say("todo.happens")
    return tuple(
        replace(todo.on_demand(action.id), because=why) for action in todo.when_it_happens() if action.id not in there
    )


def _begun(card: "Card") -> bool:
    return card.due or card.status is not Status.TO_DO
