"""The cards as the screen deals them: what is in hand or next, the rest, what waits, what is settled.

The piles are cut from the list of the core (todo.py) and keep its order: the screen shows what the command line lists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from identity_scan.model import Status
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, quoted

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
    why = _("No search can show it. Begin with it when it happens.")
    return tuple(
        replace(todo.on_demand(action.id), why=why) for action in todo.when_it_happens() if action.id not in there
    )


def _begun(card: "Card") -> bool:
    return card.due or card.status is not Status.TO_DO


# -- in a sentence ----------------------------------------------------------------------------------------------------

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


def stands(card: "Card") -> str:
    """Say where a card stands: since when, until when, why, and what later searches show, as sentences."""
    if card.status is Status.KEPT:
        return _kept(card)
    if card.said is None or card.said.status is Status.TO_DO:
        there = _("It is done: the words are there. o changes them.")
        return there if card.status is Status.DONE else _("Not begun yet.")
    parts = [_(_SAID[card.said.status]).format(day=words.day(card.said.since))]
    if card.status is not card.said.status:
        parts.append(_(_SHOWN.get(card.status, "")))
    elif card.status is Status.WAITING and card.said.until:
        until = _("Ask again on {day}.").format(day=words.day(card.said.until))
        parts.append(_("The day to ask again has come.") if card.due else until)
    elif card.status is Status.DONE and _is_traced(card):
        parts.append(_("The next search looks whether it worked."))
    return " ".join(filter(None, (*parts, card.checked.why if card.checked else "")))


def _is_traced(card: "Card") -> bool:
    from identity_scan.keeping.compare import TRACED

    return bool(card.findings) and card.action.id.startswith(TRACED)


def _kept(card: "Card") -> str:
    decision = card.judged.decision if card.judged else None
    note = decision.note if decision else ""
    until = card.said.until if card.said else decision.until if decision else None
    why = (
        _("You keep it on purpose, because: {why}.").format(why=quoted(note)) if note else _("You keep it on purpose.")
    )
    if until is None:
        return f"{why} {_('It is not brought up again until you say so.')}"
    day = words.day(until)
    again = _("The day to look again has come ({day}).") if card.due else _("Look again on {day}.")
    return f"{why} {again.format(day=day)}"
