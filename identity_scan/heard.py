"""What an assistant said when it was asked for the person: an answer, sentence by sentence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from identity_scan.judged import Disclosure, Exposure, Identity, Reason, Severity, Verdict


class Came(StrEnum):
    """What became of a question."""

    RESULTS = "results"
    """It said something."""
    NONE = "none"
    """It said that it knows or finds nothing."""
    REFUSED = "refused"
    """It said that it does not tell such things: no answer to the question, and no proof that it knows nothing."""
    CHANGED = "changed"
    """The page holds no answer that could be read."""


class Truth(StrEnum):
    """Whether a statement about the worker agrees with what they gave."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Again(StrEnum):
    """What became of a statement since the assistant was asked the same before."""

    NEW = "new"
    SAID_AGAIN = "said again"
    NO_LONGER = "no longer said"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, judged."""

    print: str
    """Fingerprint of its words: the same in every answer, and tells nothing of them."""
    text: str
    """Empty once it has been kept for as long as it may be (ETHICS 3.7)."""
    thread: int
    """Sentences of one number speak of one person; another begins where the answer turns to somebody else."""
    identity: Identity
    exposure: Exposure
    disclosures: tuple[Disclosure, ...]
    severity: Severity
    truth: Truth = Truth.UNKNOWN
    why: tuple[Reason, ...] = ()
    """Why it is called true or false."""
    of_nobody: bool = False
    """It tells of no person: advice, a refusal, a question back."""
    mixed: bool = False
    """It says of the worker what the rules take for somebody else's, or stands among such sentences."""
    keys: tuple[str, ...] = ()
    """Fingerprints of what it says of the worker, by which it is known again in other words."""
    again: Again | None = None
    by_worker: bool = False
    """The worker said whom it is about, or whether it is true."""

    @property
    def mine(self) -> bool:
        """Whether it is about the worker."""
        return self.identity.verdict is Verdict.ME and not self.of_nobody

    @property
    def false(self) -> bool:
        """Whether it says of the worker what does not agree with what they gave."""
        return self.mine and self.truth is Truth.FALSE


@dataclass(frozen=True, slots=True)
class Source:
    """A page that an answer links: a place to look."""

    url: str
    title: str
    finding: str = ""
    """The finding of the search in front that is this page; empty if none is."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one question to one assistant."""

    assistant: str
    question: str
    """Its code: who, reach or trust."""
    asked: str
    """The question in its words."""
    at: datetime
    came: Came
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    before: datetime | None = None
    """When the same was asked before."""
    gone: tuple[Statement, ...] = ()
    """What was said then and is not said now."""
    cut: bool = False
    """It was too long to be read to its end."""

    @property
    def mine(self) -> tuple[Statement, ...]:
        """What it says about the worker, the false first, then the heaviest."""
        told = (s for s in self.statements if s.mine)
        return tuple(sorted(told, key=lambda s: (not s.false, -s.severity.score)))

    @property
    def false(self) -> tuple[Statement, ...]:
        """What it says about the worker that does not agree with what they gave."""
        return tuple(s for s in self.mine if s.false)
