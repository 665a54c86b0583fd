"""The course of a lesson: its pages one after another, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from identity_scan.teach.lesson import Lesson, Stage


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
    several = {"vote": len(lesson.items), "reflect": len(lesson.pairs())}
    pages = {"opening": ("opening", "consent"), "close": ("support", "stored")}
    for stage in lesson.script.stages:
        kinds = pages.get(stage.id, (stage.id,) * several.get(stage.id, 1))
        yield from (Spot(kind, stage.id, part, len(kinds)) for part, kind in enumerate(kinds))


def first_of(stage: Stage, course: tuple[Spot, ...]) -> int:
    """Return the place of the first page of a part of the plan, the page before the lesson left out."""
    return next(n for n, spot in enumerate(course) if spot.stage == stage.id and spot.kind != "before")
