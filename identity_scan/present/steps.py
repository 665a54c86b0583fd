"""A step to take, said once for every face: where it stands in a line, and all that is said of it as a sheet."""

from identity_scan.advice.todo import Card
from identity_scan.model import Status
from identity_scan.present import words
from identity_scan.speech.language import gettext as _


def state(card: Card) -> str:
    """Say where a card stands: the state, since when or until when, and what later searches show."""
    now, said = words.status(card.status), card.said
    until = said.until if said else card.judged.decision.until if card.judged and card.judged.decision else None
    told = now
    if card.status in (Status.WAITING, Status.KEPT) and until:
        told = _("{state} until {day}").format(state=now, day=words.day(until))
    elif card.status is Status.DOING and said:
        told = _("{state} since {day}").format(state=now, day=words.day(said.since))
    elif said and card.status is not said.status:
        told = _("{said} on {day}, since then: {shown}").format(
            said=words.status(said.status), day=words.day(said.since), shown=now
        )
    return f"{told}, {_('the date has come')}" if card.due else told
