"""What the actions of a report ask for, each told once: its road, its steps, what it will not do, how it is checked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from identity_scan.advice import roads
from identity_scan.advice.advise import KEEP
from identity_scan.model import Action, Judged, Status
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext


@dataclass(frozen=True, slots=True)
class Step:
    """An action of the catalogue, and how many findings it is for; nothing of it tells of a finding."""

    id: str
    title: str
    n: int
    statuses: str
    road: str
    who: str
    minutes: str
    steps: tuple[str, ...]
    wont: str
    check: str
    guideline: str


def steps(about: Sequence[Judged]) -> tuple[Step, ...]:
    """Return the actions for these findings, in the order of the findings."""
    counts: dict[str, Counter[Status]] = {}
    known: dict[str, Action] = {}
    for action, status in _asked_for(about):
        known[action.id] = action
        counts.setdefault(action.id, Counter())[status] += 1
    return tuple(_step(known[name], states) for name, states in counts.items())


def _asked_for(about: Sequence[Judged]) -> Iterator[tuple[Action, Status]]:
    for judged in about:
        for advice in judged.advice:
            # That a finding may be kept is on offer, and no work, until it is said.
            if advice.action.id != KEEP or advice.status is not Status.TO_DO:
                yield advice.action, advice.status


def _step(action: Action, states: Counter[Status]) -> Step:
    way = roads.way(action.id)
    told = [words.status(status) for status in states]
    if len(states) > 1:
        told = [_("{what} {n}").format(what=what, n=n) for what, n in zip(told, states.values(), strict=True)]
    return Step(
        id=action.id,
        title=_(action.title),
        n=states.total(),
        statuses=", ".join(told),
        road=way.road.words,
        who=_(action.who),
        minutes=minutes(action),
        steps=tuple(map(_, action.steps)),
        wont=way.will_not,
        check=_(action.check),
        guideline=_(action.guideline),
    )


def minutes(action: Action) -> str:
    """Say about how long an action takes."""
    return ngettext("about {n} minute", "about {n} minutes", action.minutes).format(n=action.minutes)
