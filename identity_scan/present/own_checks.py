"""What the worker looks up by hand: each check with why, how, where, and what they noted of it."""

from typing import TYPE_CHECKING

from identity_scan.present import words
from identity_scan.present.blocks import Fact, Heading, Row, Sheet
from identity_scan.present.finding import place
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import HandCheck


def row(check: "HandCheck") -> Row:
    """Return a check in a line: whether it is ticked, and what came of it."""
    noted = check.tick.result if check.tick else ""
    return Row(check.title, (noted,) if noted else (), code="on" if check.done else "off", called=check.id)


def sheet(check: "HandCheck", *, names: bool = False) -> Sheet:
    """Return all that is said of a check; `names` adds what it is called in commands."""
    tick = check.tick
    when = f", {words.day(tick.at)}" if check.done and tick and tick.at else ""
    return (
        Heading(check.title, _("looked up") + when if check.done else _("not yet looked up")),
        *((Fact(_("Name"), check.id, exact=True),) if names else ()),
        Fact(_("Why"), check.why),
        Fact(_("How"), check.how),
        *map(place, check.links),
        *((Fact(_("What you found"), tick.result),) if tick and tick.result else ()),
    )
