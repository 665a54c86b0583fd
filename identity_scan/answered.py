"""What is sent and what comes back: requests, replies, answers, hits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from identity_scan.asked import Ask
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import Said


class Route(StrEnum):
    """How a request leaves: httpx with an honest name, or ddgs's client that looks like a browser."""

    PLAIN = "plain"
    DDGS = "ddgs"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be sent, as a value; only fetch.py sends it."""

    url: str
    params: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str], ...] | None = None
    """Sent by POST when it is given, even if it is empty."""
    json: str = ""
    """Sent by POST as it stands when it is given, in place of a form."""
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the address it came from in the end, the headers (names in lower case), the body."""

    status: int
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Outcome(StrEnum):
    """How one request ended (law 1); only results and none are answers."""

    RESULTS = "results"
    NONE = "none"
    BLOCKED = "blocked"
    CHANGED = "changed"
    FAILED = "failed"
    SKIPPED = "skipped"
    DOUBTED = "doubted"  # something came that does not answer what was asked: its rows are hints, and prove nothing

    @property
    def answered(self) -> bool:
        """Whether the engine answered the query."""
        return self in (Outcome.RESULTS, Outcome.NONE)

    @property
    def says(self) -> int:
        """How much it tells: an answer most, then hints, then a refusal, then that nobody asked."""
        if self.answered:
            return 3
        return {Outcome.DOUBTED: 2, Outcome.SKIPPED: 0}.get(self, 1)


class HitKind(StrEnum):
    """What sort of row a hit is; a generated answer stands at rank 0 and is never an anchor (TAXONOMY R17)."""

    WEB = "web"
    GENERATED = "generated_answer"
    IMAGE = "image"
    NEWS = "news"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of an answer; texts are clean, the address is unwrapped from the engine's redirects."""

    rank: int
    """Place on its page, from 1."""
    title: str
    url: str
    snippet: str = ""
    date: str | None = None
    """ISO date where the engine gives one that is sure, otherwise None."""
    kind: HitKind = HitKind.WEB


@dataclass(frozen=True, slots=True)
class Told:
    """What a page claims of itself: read off the page alone, to be held against what was asked."""

    query: str = ""
    """The words that it repeats as asked; empty if it repeats none."""
    instead: str = ""
    """The words that it says it asked in their place; empty if it says no such thing."""
    offered: bool = False
    """It offers to search for the very words that it was asked, and so did not, or not only."""
    unquoted: bool = False
    """It says that it asked the quoted words without their quotes."""
    unread: int = 0
    """Rows that stand in its list like those that were read, and could not be read."""
    counted: int | None = None
    """How many rows it says that it shows."""
    total: int | None = None
    """How many it says that there are in all."""
    cut: bool = False
    """It broke off before its end."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one request."""

    outcome: Outcome
    hits: tuple[Hit, ...] = ()
    said: Said | None = None
    """Why it ended so; None with results."""
    more: bool | None = None
    """Whether the engine offers a further page; None if the page does not tell."""
    told: Told | None = field(default=None, compare=False)
    """What the page claims of itself, for the step that knows what was asked; never kept."""

    @property
    def why(self) -> str | None:
        """Why it ended so, a sentence for the worker in the language in use; None with results."""
        return words(self.said) if self.said else None


@dataclass(frozen=True, slots=True)
class Collected:
    """A request with its answer and when it came."""

    ask: Ask
    answer: Answer
    at: datetime
