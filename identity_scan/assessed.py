"""A whole search, assessed: what was asked and answered, what was found, what assistants said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from identity_scan.answered import Collected, Outcome
from identity_scan.asked import Depth, Person
from identity_scan.heard import Heard
from identity_scan.judged import Band, Judged, Namesake
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import Said


@dataclass(frozen=True, slots=True)
class Scan:
    """One run of a plan."""

    id: str
    started: datetime
    finished: datetime | None
    depth: Depth
    demo: bool = False


@dataclass(frozen=True, slots=True)
class EngineCoverage:
    """What became of the requests to one engine."""

    engine: str
    index: str
    outcomes: Mapping[Outcome, int]
    said: Said | None = None
    """Why it is not believed, then the first reason given by an answer that is none; None if neither is the case."""
    unreliable: bool = False
    """It also showed pages for a person who does not exist, so nothing that it says is believed."""

    @property
    def why(self) -> str | None:
        """The same as a sentence, in the language in use."""
        return words(self.said) if self.said else None


@dataclass(frozen=True, slots=True)
class Vote:
    """What became of the requests to one index: all brands that show it are one vote, so one answer is enough."""

    index: str
    wanted: int
    """Searches of the web and their pages that a brand on it was meant to be asked for, each counted once."""
    answered: int
    """Those of them that a believed brand answered."""
    bare_name: bool
    """The name alone is among those."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many pages the name showed, and between how many and how many more there probably are (merging/unseen)."""

    seen: int
    unseen_low: int
    unseen_high: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was asked and what was answered; without it nothing may be said of what was not found (law 1)."""

    asked: int
    """Requests sent."""
    answered: int
    """Requests that ended in results or in the engine's own "none"."""
    wanted: int
    """Requests that the plan meant to send, those skipped included."""
    engines: tuple[EngineCoverage, ...]
    indexes: Mapping[str, str]
    """Each index: answered, partly, or not asked."""
    votes: tuple[Vote, ...] = ()
    """The same figures by index, for what is said of the indexes that clients use; not kept with a search."""
    estimate: Estimate | None = None
    """How much is probably not seen; None if fewer than two independent indexes answered; not kept with a search."""

    @property
    def skipped(self) -> int:
        """Requests that were meant to be sent and were not."""
        return self.wanted - self.asked


@dataclass(frozen=True, slots=True)
class Grade:
    """The overall grade (SEVERITY 6), for programs alone; no letter without the indexes that clients use."""

    letter: str | None
    said: Said
    """What is missing where there is no letter, otherwise what the faces say in its place."""
    provisional: bool = False

    @property
    def why(self) -> str:
        """The same in sentences, in the language in use."""
        return words(self.said)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the faces show of one scan, in the order they show it: mine by severity, then unsure, then not me."""

    person: Person
    scan: Scan
    coverage: Coverage
    grade: Grade
    judged: tuple[Judged, ...]
    namesakes: tuple[Namesake, ...]
    unanswered: tuple[Collected, ...]
    """Requests that got no answer, with why."""
    heard: tuple[Heard, ...] = ()
    """What assistants said when they were asked, the last answer to each question; not kept with a search."""


NEEDS: Final = (Band.ACT_NOW, Band.HIGH, Band.MODERATE)
"""The bands that ask something of the worker, the heaviest first."""
