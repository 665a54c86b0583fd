"""What helps with a step: where it is done, what could be written, when to ask again, and what to look up by hand."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from identity_scan.model import Action, Judged, Link, Person
from identity_scan.present.values import Note

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import HandCheck, Tick
    from identity_scan.advice.todo import Card


def places(
    judged: Judged | None, action: Action, person: Person | None, dead_ends: Mapping[str, str]
) -> tuple[Link, ...]:
    """Give every place at which an action can be done; one without an address, or a dead end, says so in words."""
    from identity_scan.advice.links import links
    from identity_scan.present.dead_ends import places

    return places(links(action.id, judged, person), dead_ends) if person else ()


def places_of(card: "Card", person: Person | None, ends: Mapping[str, str]) -> tuple[Link, ...]:
    """Give every place at which a step is taken, or words in its place; its own where no more are known."""
    from identity_scan.present import dead_ends

    known = places(card.judged, card.action, person, ends)
    return known or dead_ends.places((card.link,) if card.link else (), ends)


def letters(judged: Judged, action: Action, person: Person) -> tuple[Note, ...]:
    """Give the letters that fit an action for a finding."""
    from identity_scan.advice.letters import fitting

    return tuple(Note(letter.title, letter.text, letter.before) for letter in fitting(judged, action, person))


def ask_again(action: Action, today: date) -> date | None:
    """Give the day to ask again after a request; None where nobody else has to answer."""
    from identity_scan.advice.todo import wait_until

    return wait_until(action.id, today)


def hand_checks(person: Person | None, ticks: "Mapping[str, Tick]") -> "tuple[HandCheck, ...]":
    """Give what engines do not show, with what was noted of it; nothing where nobody has said who they are."""
    from identity_scan.advice.handchecks import hand_checks

    return hand_checks(person, ticks) if person else ()
