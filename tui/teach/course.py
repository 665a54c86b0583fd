"""The course of a lesson: its pages one after another, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from identity_scan.teach import Lesson, Stage


@dataclass(frozen=True, slots=True)
class Spot:
    """One page of the lesson: what it shows, in which part of the plan, and the how-many-eth of its kind (from 0)."""

    kind: str
    stage: str
    part: int = 0
    parts: int = 1


def spots(lesson: Lesson) -> tuple[Spot, ...]:
    """Return the pages of a lesson in order."""
    return tuple(_spots(lesson))


def _spots(lesson: Lesson) -> Iterator[Spot]:
    yield Spot("before", "opening")
    yield Spot("opening", "opening", 0, 2)
    yield Spot("consent", "opening", 1, 2)
    yield Spot("wish", "wish")
    yield Spot("scan", "scan")
    yield Spot("cards", "cards")
    yield from _several("vote", "vote", len(lesson.items))
    yield Spot("differ", "differ")
    yield Spot("first", "first")
    yield from _several("reflect", "reflect", len(lesson.pairs()))
    yield Spot("support", "close", 0, 2)
    yield Spot("stored", "close", 1, 2)


def _several(kind: str, stage: str, number: int) -> Iterator[Spot]:
    for part in range(number):
        yield Spot(kind, stage, part, number)


def first_of(stage: Stage, course: tuple[Spot, ...]) -> int:
    """Return the place of the first page of a part of the plan, the page before the lesson left out."""
    return next(n for n, spot in enumerate(course) if spot.stage == stage.id and spot.kind != "before")
