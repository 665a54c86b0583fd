"""The sentences that sum a search up, made once for every face: how many pages need the worker, what is not known yet.

No letter and no mark: a worker reads a letter as a school mark (SEVERITY 6).
"""

from collections.abc import Iterator
from enum import Enum
from typing import Final

from identity_scan.judge.overview import Overview
from identity_scan.model import Band, Vote
from identity_scan.present import urgency
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext
from identity_scan.speech.phrases import fact

ALONE: Final = later(
    "You need not do this alone: your employee assistance programme, your association’s advice line, your supervisor."
)


class Face(Enum):
    """Where a sentence stands, and so how it says what to do about an index that was not looked at."""

    SCREEN = later("press b.")
    COMMAND = later(
        "search for yourself there in your own browser, save the page of results, and bring it here: "
        "identity-scan import FILE"
    )
    PAPER = ""


def sentences(seen: Overview, face: Face, *, going: bool = False) -> tuple[str, ...]:
    """Return what is said of a search in place of a grade, the most important first; `going` while answers come."""
    if going:
        return tuple(_going(seen))
    return (*_needs(seen), *missing(seen, face), *_beside(seen, face))


def requests(asked: int, answered: int, skipped: int) -> str:
    """Say how many of the requests that were sent were answered, and how many were never sent."""
    told = _("{answered} of {asked} requests were answered.").format(answered=answered, asked=asked)
    if not skipped:
        return told
    more = ngettext("{n} more was not asked.", "{n} more were not asked.", skipped).format(n=skipped)
    return f"{told} {more}"


def needs(seen: Overview) -> str:
    """Say how many pages need the worker and by when, and which is the first; never more than the answers carry."""
    return " ".join(_needs(seen))


def _needs(seen: Overview) -> Iterator[str]:
    if not seen.answered:
        yield _("No engine has answered, so nothing can be said of what is found.")
        return
    if seen.band is not None:
        yield _counted(seen, seen.band)
    elif seen.mine:
        yield _("None of the pages seen about you asks anything of you now.")
    else:
        yield _("No page that was seen is surely about you.")
    if seen.heavy:
        yield _(ALONE)
    if seen.mistaken:
        yield _("Someone with your name could be taken for you.")


def _counted(seen: Overview, band: Band) -> str:
    return " ".join(filter(None, (urgency.counted(band, seen.needs[band]), _first(seen))))


def _first(seen: Overview) -> str:
    first = seen.first
    if first is None or not (first.fact or first.site):
        return ""
    if not first.fact:
        return _("First: a page of {site}.").format(site=first.site)
    if not first.site:
        return _("First: {fact}.").format(fact=fact(first.fact))
    return _("First: {fact}, at {site}.").format(fact=fact(first.fact), site=first.site)


def missing(seen: Overview, face: Face) -> Iterator[str]:
    """Say which of the indexes that clients use were not looked at, or not far enough, and how that is mended."""
    for gap in seen.gaps if seen.answered else ():
        yield labelled(_gap(gap), _(face.value)) if face.value else f"{_gap(gap)}."


def _gap(gap: Vote) -> str:
    index = gap.index.capitalize()
    if not gap.answered:
        return _("{index} was not looked at yet").format(index=index)
    if not gap.bare_name:
        return _("Your name alone was not looked up in {index} yet").format(index=index)
    told = _("{index} was looked at in part only, for {answered} of {wanted} searches")
    return told.format(index=index, answered=gap.answered, wanted=gap.wanted)


def _beside(seen: Overview, face: Face) -> Iterator[str]:
    if seen.unsettled:
        yield _unsettled(seen)
    if seen.thin and seen.answered and face is not Face.PAPER:  # a report begins with it
        yield requests(seen.asked, seen.answered, seen.skipped)
    if seen.kept:
        yield ngettext("You keep {n} page on purpose.", "You keep {n} pages on purpose.", seen.kept).format(n=seen.kept)
    if seen.silent and seen.answered:
        names = ", ".join(name.capitalize() for name in seen.silent)
        yield _("Nothing was seen of {names}.").format(names=names)


def _unsettled(seen: Overview) -> str:
    n = seen.unsettled
    if seen.pending:
        told = ngettext(
            "{n} result waits for your word, and may change this: is it you?",
            "{n} results wait for your word, and may change this: are they you?",
            n,
        )
    else:
        told = ngettext(
            "{n} result waits for your word: is it you?", "{n} results wait for your word: are they you?", n
        )
    return told.format(n=n)


def _going(seen: Overview) -> Iterator[str]:
    """What is said while answers come: nothing of what is missing, since it may be on its way."""
    yield _("The search is still going.")
    if seen.answered:
        yield requests(seen.asked, seen.answered, 0)
    if seen.band is not None:
        yield labelled(_("So far"), _counted(seen, seen.band))
