"""The steps as every face deals them: three to begin with, the rest by road, what waits, what is settled.

The piles are cut from the one list of the core (advice/step_groups.py) and keep its order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from identity_scan.advice.roads import Road
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.telling import say

if TYPE_CHECKING:
    from identity_scan.advice.step_groups import Group
    from identity_scan.advice.todo import Card

AT_ONCE = 3
"""Steps to choose at a time (SELF_SEARCH 9): a wall of advice stops people."""


@dataclass(frozen=True, slots=True)
class Cards:
    """All steps of a search, in five piles, each step once with its pages."""

    first: "tuple[Group, ...]" = ()
    """What to begin with, three at a time, down to the last that is begun."""
    rest: "tuple[Group, ...]" = ()
    waiting: "tuple[Group, ...]" = ()
    """Others have to answer, or the next search has to tell."""
    done: "tuple[Group, ...]" = ()
    little: "tuple[Group, ...]" = ()
    """What is possible for results that weigh little; nobody needs to do it."""
    happens: "tuple[Group, ...]" = ()
    """What no search can show, to begin with when it happens; not among all cards until it is begun."""

    @property
    def groups(self) -> "tuple[Group, ...]":
        """All steps, pile after pile."""
        return (*self.first, *self.rest, *self.waiting, *self.done, *self.little)

    @property
    def every(self) -> "tuple[Card, ...]":
        """The cards of all pages, step after step."""
        return tuple(card for group in self.groups for card in group.cards)

    @property
    def in_hand(self) -> int:
        """How many of the first are begun."""
        return sum(group.in_hand for group in self.first)


@dataclass(frozen=True, slots=True)
class Pile:
    """Steps under a heading, in which they are counted where they can be folded away."""

    id: str
    title: str
    groups: "tuple[Group, ...]"


FIRST, LITTLE, WAITING, DONE, HAPPENS = "first", "little", "waiting", "done", "happens"
PILES = (*Road, LITTLE, WAITING, DONE, HAPPENS)
"""What can be folded away."""


_ROADS = {
    Road.CHANGE: later("Change it yourself"),
    Road.SITE: later("Ask the site"),
    Road.ENGINE: later("Ask the engine"),
    Road.RIGHT: later("A right"),
    Road.TALK: later("Talk"),
    Road.ACCEPT: later("Keep"),
}


def piles(cards: Cards) -> Iterator[Pile]:
    """Give the piles in which there is anything, under their headings."""
    little = sum(len(group.cards) for group in cards.little)
    waiting, done, happens = map(len, (cards.waiting, cards.done, cards.happens))
    every = (
        Pile(FIRST, _begin_with(cards), cards.first),
        *_by_road(cards.rest),
        Pile(WAITING, f"{_('Waiting')}  {waiting}", cards.waiting),
        Pile(DONE, f"{_('Settled')}  {done}", cards.done),
        Pile(LITTLE, f"{_('Minor')}  {little}", cards.little),
        Pile(HAPPENS, f"{_('When it happens')}  {happens}", cards.happens),
    )
    return (pile for pile in every if pile.groups)


def _by_road(rest: "Sequence[Group]") -> Iterator[Pile]:
    from identity_scan.advice.step_groups import ROADS

    for road in ROADS:
        there = tuple(group for group in rest if group.way.road is road)
        yield Pile(road.value, f"{_(_ROADS[road])}  {len(there)}", there)


def _begin_with(cards: Cards) -> str:
    if not cards.in_hand:
        n = len(cards.first)
        return _("Begin with these three") if n == AT_ONCE and cards.rest else _("Begin with")
    all_begun = cards.in_hand >= min(AT_ONCE, len(cards.first))
    return _("In hand; the rest can wait") if all_begun else _("In hand, and next")


def dealt(cards: "Sequence[Card]", at_once: int | None = AT_ONCE) -> Cards:
    """Cut the list of what could be done into piles, each step once; `at_once` of them at most are to begin with.

    With None all that is open is to begin with, and what weighs little does not stand apart.
    """
    from identity_scan.advice.step_groups import grouped

    groups = grouped(cards)
    little = tuple(group for group in groups if group.little and at_once is not None)
    groups = tuple(group for group in groups if group not in little)
    still_open = tuple(group for group in groups if group.open)
    begin = len(still_open) if at_once is None else at_once
    at = max([begin, *(n for n, group in enumerate(still_open, 1) if group.in_hand)])
    waiting = tuple(group for group in groups if not group.open and not group.settled)
    done = tuple(group for group in groups if group.settled)
    return Cards(still_open[:at], still_open[at:], waiting, done, little)


def when_it_happens(cards: "Sequence[Card]") -> "tuple[Group, ...]":
    """Make a step of each action that no search can call for, but those that stand among the cards already."""
    from identity_scan.advice import todo
    from identity_scan.advice.step_groups import Group

    there = {card.action.id for card in cards}
    why = say("todo.happens")
    return tuple(
        Group((replace(todo.on_demand(action.id), because=why),))
        for action in todo.when_it_happens()
        if action.id not in there
    )
