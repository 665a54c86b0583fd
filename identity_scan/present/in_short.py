"""The sentences that sum a search up, made once for every face: how many pages need the worker, what is not known yet.

No letter and no mark: a worker reads a letter as a school mark (SEVERITY 6).
"""

from collections.abc import Iterator
from enum import Enum

from identity_scan.judge.overview import Overview
from identity_scan.model import Band, Said, Vote
from identity_scan.present import urgency
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import say, together


class Face(Enum):
    """Where a sentence stands, and so how it says what to do about an index that was not looked at."""

    SCREEN = later("press b.")
    COMMAND = later(
        "look there in a browser window that you watch (identity-scan scan --in-browser {engine}), or save the page of "
        "results and bring it here: identity-scan import FILE"
    )
    PAPER = ""


def sentences(seen: Overview, face: Face, *, going: bool = False) -> tuple[str, ...]:
    """Return what is said of a search in place of a grade, the most important first; `going` while answers come."""
    if going:
        return tuple(_going(seen))
    return (*map(words, _needs(seen)), *_missing(seen, face), *_beside(seen, face))


def requests(asked: int, answered: int, skipped: int) -> str:
    """Say how many of the requests that were sent were answered, and how many were never sent."""
    told = _("{answered} of {asked} requests were answered.").format(answered=answered, asked=asked)
    if not skipped:
        return told
    more = ngettext("{n} more was not asked.", "{n} more were not asked.", skipped).format(n=skipped)
    return f"{told} {more}"


def needed(seen: Overview, *, first: bool = True) -> tuple[Said, ...]:
    """Tell the same as `needs` in parts, but for whom to talk to; without the `first` page where it stands below."""
    told = (part for part in _needs(seen) if part != say("needs.alone"))
    if first or seen.band is None:
        return tuple(told)
    return (urgency.counted(seen.band, seen.needs[seen.band]), *tuple(told)[1:])


def needs(seen: Overview) -> Said:
    """Tell how many pages need the worker and by when, and which is the first; never more than the answers carry."""
    return together(*_needs(seen))


def _needs(seen: Overview) -> Iterator[Said]:
    if not seen.answered:
        yield say("needs.unanswered")
        return
    if seen.band is not None:
        yield _counted(seen, seen.band)
    else:
        yield say("needs.nothing" if seen.mine else "needs.nobody")
    if seen.heavy:
        yield say("needs.alone")
    if seen.mistaken:
        yield say("needs.mistaken")


def _counted(seen: Overview, band: Band) -> Said:
    return together(urgency.counted(band, seen.needs[band]), _first(seen))


def _first(seen: Overview) -> Said | None:
    first = seen.first
    if first is None or not (first.fact or first.site):
        return None
    if not first.fact:
        return say("needs.first_site", site=first.site)
    if not first.site:
        return say("needs.first_fact", fact=first.fact)
    return say("needs.first", fact=first.fact, site=first.site)


def missing(seen: Overview) -> Said:
    """Tell which of the indexes that clients use were not looked at, or not far enough."""
    return together(*(say("gap.told", why=(of_index(gap),)) for gap in seen.gaps if seen.answered))


def not_looked_at(seen: Overview, face: Face) -> tuple[str, ...]:
    """Say of each index that clients use and that was not looked at far enough how that is mended."""
    return tuple(_missing(seen, face))


def _missing(seen: Overview, face: Face) -> Iterator[str]:
    """Say the same with how it is mended, each gap by itself."""
    for gap in seen.gaps if seen.answered else ():
        told = words(of_index(gap))
        yield labelled(told, _(face.value).format(engine=gap.index)) if face.value else f"{told}."


def of_index(gap: Vote) -> Said:
    """Tell how far an index was not looked at."""
    index = gap.index.capitalize()
    if not gap.answered:
        return say("gap.index", index=index)
    if not gap.bare_name:
        return say("gap.bare_name", index=index)
    return say("gap.partly", index=index, answered=gap.answered, wanted=gap.wanted)


def _beside(seen: Overview, face: Face) -> Iterator[str]:
    if seen.unsettled:
        yield _unsettled(seen)
    if seen.thin and seen.answered and face is not Face.PAPER:  # a report begins with it
        yield requests(seen.asked, seen.answered, seen.skipped)
    if seen.kept:
        yield ngettext("You keep {n} page on purpose.", "You keep {n} pages on purpose.", seen.kept).format(n=seen.kept)
    if seen.silent and seen.answered:
        names = ", ".join(name.capitalize() for name in seen.silent)
        yield _("Nothing from {names} was seen.").format(names=names)


def _unsettled(seen: Overview) -> str:
    n = seen.unsettled
    if seen.pending:
        told = ngettext(
            "{n} result needs your answer, and may change this: is it you?",
            "{n} results need your answer, and may change this: are they you?",
            n,
        )
    else:
        told = ngettext("{n} result needs your answer: is it you?", "{n} results need your answer: are they you?", n)
    return told.format(n=n)


def _going(seen: Overview) -> Iterator[str]:
    """What is said while answers come: nothing of what is missing, since it may be on its way."""
    yield _("The search is still running.")
    if seen.answered:
        yield requests(seen.asked, seen.answered, 0)
    if seen.band is not None:
        yield labelled(_("So far"), words(_counted(seen, seen.band)))
