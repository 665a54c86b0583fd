"""What goes with every lesson: the page to take home, the written assignment with its rubric, the eleven strategies."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from identity_scan.teach.lesson import Lesson, Note

LEVELS = ("not_yet", "meets", "beyond")


@dataclass(frozen=True, slots=True)
class Strategy:
    """One of the eleven strategies of the guideline, with a question that fits any page."""

    title: str
    ask: str
    items: Mapping[str, tuple[int, ...]]
    """The items of each lesson that ships, by their numbers from 1."""

    def of(self, lesson: Lesson) -> tuple[int, ...]:
        """Return the items of a lesson that serve it; none where somebody's own lesson does not say."""
        return tuple(n for n in self.items.get(lesson.id, ()) if n <= len(lesson.items))


@dataclass(frozen=True, slots=True)
class Kit:
    """The texts, in English."""

    said: Mapping[str, str]
    home: tuple[Note, ...]
    assignment: tuple[str, ...]
    rubric: tuple[tuple[str, ...], ...]
    """A learning goal, then what a paper says at each of the levels."""
    strategies: tuple[Strategy, ...]


@cache
def kit() -> Kit:
    """Read what goes with every lesson."""
    rows = tomllib.loads((Path(__file__).parent / "kit.toml").read_text("utf-8"))
    return Kit(
        said={key: value for key, value in rows.items() if isinstance(value, str)},
        home=tuple(Note(row["title"], row["text"]) for row in rows["home"]),
        assignment=tuple(row["text"] for row in rows["assignment"]),
        rubric=tuple((row["goal"], *(row[level] for level in LEVELS)) for row in rows["rubric"]),
        strategies=tuple(
            Strategy(row["title"], row["ask"], {k: tuple(v) for k, v in row.items() if isinstance(v, list)})
            for row in rows["strategy"]
        ),
    )


def messages() -> Iterator[str]:
    """Give every English sentence of it, for the catalogues."""
    whole = kit()
    yield from (*whole.said.values(), *whole.assignment)
    yield from (text for note in whole.home for text in (note.title, note.text))
    yield from (text for row in whole.rubric for text in row)
    yield from (text for strategy in whole.strategies for text in (strategy.title, strategy.ask))
