"""One step with all the pages that it is for: what every face shows as one card, in one order.

The order is that of todo.py: a step stands where the page stands for which it does most. What weighs little asks
nothing of the worker (SEVERITY 3), and stands apart until they ask for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from identity_scan.advice.roads import Road, Way
from identity_scan.advice.todo import SETTLE, Card
from identity_scan.model import Action, Band, Status

ROADS: Final = (Road.CHANGE, Road.SITE, Road.ENGINE, Road.RIGHT, Road.TALK, Road.ACCEPT)
"""The roads in the order in which they are shown: what is in the worker's own hands first."""
_LITTLE: Final = frozenset({Band.LOW, Band.NOTE})
_URGENT = 1
"""The last rank of what comes before all else: safety, then clients."""


@dataclass(frozen=True, slots=True)
class Group:
    """A step and the pages that it is for, or the search as a whole; never empty."""

    cards: tuple[Card, ...]
    """One a page, each with where it stands; the one for which the step does most first, whatever was said of it.

    A page that is ticked stays where it is in its list.
    """
    little: bool = False
    """Whether all of its pages weigh little, so that nobody needs to take it."""

    @property
    def id(self) -> str:
        """What names it among the groups of a search: its card, or its action where there are several."""
        if len(self.cards) == 1:
            return self.cards[0].id
        return f"{'little' if self.little else 'all'}/{self.action.id}"

    @property
    def lead(self) -> Card:
        """The card with which to go on: of the page that counts most among those that are open."""
        return next((card for card in self.cards if card.open), self.cards[0])

    @property
    def action(self) -> Action:
        """The step itself."""
        return self.lead.action

    @property
    def way(self) -> Way:
        """Its road, what it will not do, how easy it is."""
        return self.lead.way

    @property
    def open(self) -> bool:
        """Whether the worker can do something about one of its pages now."""
        return any(card.open for card in self.cards)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do about any of its pages."""
        return all(card.settled for card in self.cards)

    @property
    def in_hand(self) -> bool:
        """Whether the worker is at it, or a day that they set has come."""
        return any(card.open and begun(card) for card in self.cards)

    @property
    def minutes(self) -> int:
        """What is left of it takes about so long."""
        return sum(self.action.minutes for card in self.cards if card.open)


def begun(card: Card) -> bool:
    """Tell whether the worker, or a later search, said something of a card."""
    return card.due or card.status is not Status.TO_DO


def grouped(cards: Sequence[Card]) -> tuple[Group, ...]:
    """Make one group of the cards of a step, in the order of the cards; those on what weighs little make another."""
    alike: dict[tuple[str, bool], list[Card]] = {}
    for card in cards:
        alike.setdefault((card.action.id, _little(card)), []).append(card)
    return tuple(Group(_by_effect(several), little) for (_action, little), several in alike.items())


def _by_effect(cards: list[Card]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: (-card.effect, card.id)))


def _little(card: Card) -> bool:
    """Whether nobody needs to take it: all that it is about weighs little, and is no part of every way to the home.

    Who a result is about is asked whatever it weighs: its weight hangs on the answer.
    """
    if begun(card) or card.rank <= _URGENT or card.guard or not card.findings or card.action.id == SETTLE:
        return False
    return all(judged.severity.band in _LITTLE for judged in card.findings)
