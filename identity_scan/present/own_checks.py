"""What the worker looks up by hand: each check with why, how, where, and what they noted of it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from identity_scan.model import OwnLook
from identity_scan.present import words
from identity_scan.present.blocks import Fact, Heading, Row, Sentence, Sheet, Tone
from identity_scan.present.finding import place
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import HandCheck
    from identity_scan.present.values import PictureSays


def row(check: "HandCheck") -> Row:
    """Return a check in a line: whether and when it was looked up, and what came of it."""
    noted = check.tick.result if check.tick else ""
    at = check.tick.at.date() if check.done and check.tick and check.tick.at else None
    when = looked(OwnLook(check.id, at)) if at else ""
    beside = tuple(filter(None, (when, noted)))
    return Row(check.title, beside, code="on" if check.done else "off", called=check.id)


def looked(look: OwnLook) -> str:
    """Say whether the worker looked, and when."""
    return _("looked by hand on {day}").format(day=words.day(look.at)) if look.at else _("not looked")


def each(looks: Sequence[OwnLook]) -> Sheet:
    """Return every look that no engine makes, for the coverage of a search: looked by hand on that day, or not."""
    from identity_scan.advice.handchecks import title
    from identity_scan.present.assistants_told import brand

    def fact(look: OwnLook) -> Fact:
        name = brand(look.id) if look.assistant else title(look.id)
        return Fact(name, looked(look), code="yes" if look.at else "no")

    return tuple(map(fact, looks))


def in_short(looks: Sequence[OwnLook]) -> Sheet:
    """Return the same in two lines, the checks and the assistants."""
    checks = [look for look in looks if not look.assistant]
    asked = [look for look in looks if look.assistant]
    parts = ((_("Looked by hand"), checks), (_("Assistants asked"), asked))
    return tuple(Fact(name, _counted(some), code=_code(some)) for name, some in parts if some)


def _counted(looks: Sequence[OwnLook]) -> str:
    days = [look.at for look in looks if look.at]
    if not days:
        return _("not looked")
    last = words.day(max(days))
    return _("{n} of {m}, the last on {day}").format(n=len(days), m=len(looks), day=last)


def _code(looks: Sequence[OwnLook]) -> str:
    made = sum(look.at is not None for look in looks)
    return "yes" if made == len(looks) else "partly" if made else "no"


def due(looks: Sequence[OwnLook], today: date) -> str:
    """Say what was never looked at by hand, or not for three months, and what is next; empty if nothing is due."""
    from identity_scan.advice.handchecks import due, title

    never, old = due(looks, today)
    if never:
        told = ngettext(
            "{n} of {m} checks by hand was never done; next: {title}.",
            "{n} of {m} checks by hand were never done; next: {title}.",
            len(never),
        )
        every = sum(not look.assistant for look in looks)
        return told.format(n=len(never), m=every, title=title(never[0].id))
    if not old:
        return ""
    told = ngettext(
        "{n} check by hand is more than three months old; next: {title}.",
        "{n} checks by hand are more than three months old; next: {title}.",
        len(old),
    )
    return told.format(n=len(old), title=title(old[0].id))


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
    clean = _("This file holds nothing besides the picture. What the picture shows was not looked at.")
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
