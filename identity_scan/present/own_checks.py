"""What the worker looks up by hand: each check with why, how, where, and what they noted of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from identity_scan.model import Heard
from identity_scan.present import words
from identity_scan.present.blocks import Fact, Heading, Row, Sentence, Sheet, Tone
from identity_scan.present.finding import place
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import HandCheck
    from identity_scan.present.values import PictureSays


_QUARTER: Final = timedelta(days=90)
"""After so many days a look is due again."""


def row(check: "HandCheck") -> Row:
    """Return a check in a line: whether it is ticked, and what came of it."""
    noted = check.tick.result if check.tick else ""
    when = words.day(check.tick.at) if check.done and check.tick and check.tick.at else ""
    return Row(check.title, tuple(filter(None, (when, noted))), code="on" if check.done else "off", called=check.id)


def due(checks: Sequence["HandCheck"], heard: Sequence[Heard], today: date) -> str:
    """Say what was never looked at by hand, or not for three months, and which would be next; empty if nothing is due.

    An assistant that was asked counts as the look at what assistants say.
    """
    asked = max((h.at.date() for h in heard), default=None)
    looked = {c.id: c.tick.at.date() for c in checks if c.done and c.tick and c.tick.at}
    if asked is not None:
        looked["assistants"] = max(asked, looked.get("assistants", asked))
    never = [c for c in checks if c.id not in looked]
    old = [c for c in checks if c.id in looked and today - looked[c.id] > _QUARTER]
    if not never and not old:
        return ""
    first = (never or old)[0].title
    if never:
        told = ngettext(
            "{n} of {m} looks that no engine makes was never made; next: {title}.",
            "{n} of {m} looks that no engine makes were never made; next: {title}.",
            len(never),
        )
        return told.format(n=len(never), m=len(checks), title=first)
    told = ngettext(
        "{n} look that no engine makes is more than three months old; next: {title}.",
        "{n} looks that no engine makes are more than three months old; next: {title}.",
        len(old),
    )
    return told.format(n=len(old), title=first)


def picture(says: "PictureSays") -> Sheet:
    """Return what a picture file gives away, and what to do about it."""
    found = (
        (_("Where it was taken"), says.place),
        (_("When it was taken"), says.taken),
        (_("With what"), says.camera),
        (_("Whose it is"), says.owner),
        (_("Last saved by"), says.program),
        (_("What is written in it"), says.words),
    )
    told = tuple(Fact(name, text) for name, text in found if text)
    clean = _("Nothing stands beside the picture in this file. What can be seen in it was not looked at.")
    strip = _(
        "Put online only a copy that holds the picture alone: save a screenshot of it, or export it without its data. "
        "Many platforms take such things out, but not all, and not in messages or in files to download."
    )
    unread = _("This file could not be read wholly: more can stand beside the picture than is told here.")
    whole = not says.unread
    return (
        Heading(says.name),
        *told,
        *(() if whole else (Sentence(unread, Tone.WARNING),)),
        Sentence(clean if whole and not told else strip),
    )


def sheet(check: "HandCheck", *, names: bool = False) -> Sheet:
    """Return all that is said of a check; `names` adds what it is called in commands."""
    tick = check.tick
    when = f", {words.day(tick.at)}" if check.done and tick and tick.at else ""
    return (
        Heading(check.title, _("looked up") + when if check.done else _("not yet looked up")),
        *((Fact(_("Name"), check.id, exact=True),) if names else ()),
        Fact(_("Why"), check.why),
        Fact(_("How"), check.how),
        Fact(_("What a result looks like"), check.looks),
        Fact(_("Who learns what"), check.sends),
        *map(place, check.links),
        *((Fact(_("What you found"), tick.result),) if tick and tick.result else ()),
    )
