"""The cards of the actions: one action for one finding each; what is in hand, what comes first, and the rest."""

from collections.abc import Iterable
from dataclasses import dataclass

from identity_scan.model import Advice, Assessment, Judged, Status

AT_ONCE = 3
"""Actions to choose at a time (SELF_SEARCH 9): a wall of advice stops people."""
_IN_HAND = {Status.DOING, Status.WAITING}
_OPEN = {Status.TO_DO, Status.UNCHANGED, Status.RETURNED, Status.NOT_CHECKED}


@dataclass(frozen=True, slots=True)
class Card:
    """One action for one finding."""

    judged: Judged
    advice: Advice

    @property
    def id(self) -> str:
        """What names the card."""
        return f"{self.judged.finding.id}/{self.advice.action.id}"


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards of an assessment, in four piles."""

    in_hand: tuple[Card, ...] = ()
    first: tuple[Card, ...] = ()
    """What to begin with: as many as make three with those in hand."""
    rest: tuple[Card, ...] = ()
    done: tuple[Card, ...] = ()

    @property
    def every(self) -> tuple[Card, ...]:
        """All cards, pile after pile."""
        return (*self.in_hand, *self.first, *self.rest, *self.done)


def dealt(assessment: Assessment | None) -> Cards:
    """Sort the advice of an assessment into piles; in each pile safety comes first, then effect (todo.py)."""
    if assessment is None:
        return Cards()
    from identity_scan.todo import todo

    day = (assessment.scan.finished or assessment.scan.started).date()
    places = {key: n for n, card in enumerate(todo(assessment, day)) for key in card.keys}
    every = [Card(judged, advice) for judged in assessment.judged for advice in judged.advice]
    every.sort(key=lambda card: places.get((card.judged.finding.id, card.advice.action.id), len(places)))
    in_hand = tuple(card for card in every if card.advice.status in _IN_HAND)
    still_open = [card for card in every if card.advice.status in _OPEN]
    first = _first(still_open, AT_ONCE - len(in_hand), {card.advice.action.id for card in in_hand})
    chosen = {card.id for card in first}
    rest = tuple(card for card in still_open if card.id not in chosen)
    done = tuple(card for card in every if card.advice.status not in _IN_HAND | _OPEN)
    return Cards(in_hand, first, rest, done)


def _first(cards: Iterable[Card], room: int, known: set[str]) -> tuple[Card, ...]:
    """Take the lead action of one finding after another, no action twice."""
    taken: list[Card] = []
    for card in cards:
        lead = card.judged.advice[0].action.id == card.advice.action.id
        if len(taken) < room and lead and card.advice.action.id not in known:
            known = known | {card.advice.action.id}
            taken.append(card)
    return tuple(taken)
