"""Where the worker stands, said once for every face: one kind sentence, what is next, what was seen, whom to talk to.

No letter and no mark (SEVERITY 6), and never more than the answers carry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from identity_scan.judge.overview import Overview
from identity_scan.model import Band, Coverage
from identity_scan.present import answers, in_short, own_checks, words
from identity_scan.present.blocks import Sentence
from identity_scan.present.next_things import Known, Thing, next_things
from identity_scan.present.past import Course, courses, finished
from identity_scan.present.values import PastScan, Since
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, listed
from identity_scan.speech.sentences import words as told_at

_TOLD: Final = ("new", "gone", "back", "changed", "not seen")
"""What is counted since the search before, in this order."""
FOLLOWED: Final = 12
"""Searches whose course is drawn, the newest."""
SUPPORT: Final = (
    later("employee assistance, if your employer has it"),
    later("your supervisor"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page says."""

    head: tuple[str, ...]
    """One or a few sentences, the first of them the one to read."""
    things: tuple[Thing, ...] = ()
    nothing: str = ""
    """What is said where nothing is to be done."""
    seen: tuple[str, ...] = ()
    """How much was seen, how much more there probably is, where nobody looked yet, by hand too, and when the next
    search is due."""
    since: str = ""
    course: Course | None = None
    """What any client meets that is private, search by search; None before there are two."""
    talk: str = ""
    unwritten: bool = False
    """The worker has no entry of their own among those to talk to."""


def page(known: Known, since: Since | None, past: Sequence[PastScan], own: str, association: str) -> Page:
    """Return the page; `own` is whom the worker would call in their own words, after it the association."""
    things = next_things(known)
    return Page(
        head=tuple(_head(known, first=all(thing.name != "look" for thing in things))),
        things=things,
        nothing="" if things or known.progress.running else _nothing(known),
        seen=(
            *_seen(known),
            *(_by_hand(known) if "by_hand" not in {thing.name for thing in things} else ()),
            *(
                [known.due]
                if known.due not in ("", known.not_shown) and "start" not in {t.name for t in things}
                else []
            ),
        ),
        since=_since(since),
        course=_course(past),
        talk=_talk(own, association),
        unwritten=not own,
    )


def _head(known: Known, *, first: bool) -> Iterator[str]:
    """The kind sentence; while the answers are few, or still come, it says so first."""
    seen = known.seen
    if seen is None:
        unseen = f"{known.not_shown} {_('6 changes it.')}" if known.not_shown else _("No search is kept yet.")
        yield _("The search is still running.") if known.progress.running else unseen
        return
    if known.progress.running:
        yield from in_short.sentences(seen, in_short.Face.SCREEN, going=True)
        return
    told = tuple(map(told_at, in_short.needed(seen, first=first)))
    thin = seen.thin and seen.answered
    yield labelled(_("So far"), told[0]) if thin else told[0]
    if thin:
        yield in_short.requests(seen.asked, seen.answered, seen.skipped)
    yield from told[1:]
    if seen.heavy:
        yield _("You need not do this alone, or all today.")
    elif seen.band is Band.HIGH:
        yield _("None of it has to be done today.")


def _nothing(known: Known) -> str:
    if known.seen:
        return _("Nothing is waiting for you now.")
    return "" if known.not_shown else _("Press s to plan the first search.")


def _seen(known: Known) -> Iterator[str]:
    if known.seen is None or known.assessment is None or known.progress.plan is None:
        return
    yield from _estimate(known.assessment.coverage)
    yield from _gaps(known.seen)


def _estimate(covered: Coverage) -> Iterator[str]:
    """As it was worked out with the judgement: to count again what is hidden reads every address anew."""
    told = answers.still_hidden(covered.indexes, covered.estimate)
    yield from (block.text for block in told if isinstance(block, Sentence))


def _gaps(seen: Overview) -> Iterator[str]:
    if told := told_at(in_short.missing(seen)):
        yield told


def _by_hand(known: Known) -> Iterator[str]:
    if known.seen is not None and (told := own_checks.due(known.looks, known.today)):
        yield told


def _since(since: Since | None) -> str:
    if since is None:
        return ""
    counts = [f"{since.counts[kind]} {words.change(kind)}" for kind in _TOLD if since.counts.get(kind)]
    if not counts:
        return _("Since {day}: nothing changed, as far as both searches can tell.").format(day=since.day)
    return _("Since {day}: {counts}.").format(day=since.day, counts=", ".join(counts))


def _course(past: Sequence[PastScan]) -> Course | None:
    done = finished(past)[-FOLLOWED:]
    if len(done) < 2:
        return None
    return next(course for course in courses(done) if course.met)


def _talk(own: str, association: str) -> str:
    """Say whom the worker could talk to; their own entry comes first."""
    work, supervisor = map(_, SUPPORT)
    every = [part for part in (own, work, association, supervisor) if part]
    return _("People to talk to: {names}.").format(names=listed(every))
