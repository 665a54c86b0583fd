"""What the session hands to the faces: engines, prices, past searches, settings, as values to be laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from identity_scan.model import (
    Collected,
    Plan,
    Scan,
)


@dataclass(frozen=True, slots=True)
class EngineRow:
    """An engine as the screens show it."""

    id: str
    name: str
    index: str
    asked: bool = True
    """Whether a search asks it; otherwise `why` says why not."""
    why: str = ""
    """Why it is not asked, or what it needs, as a sentence."""
    yours: bool = False
    """It answers people only: the person opens it in their own browser."""
    usual: bool = True
    resting: datetime | None = None
    """It refused lately and is left alone until then."""
    plain: bool = False
    """It is asked under the program's own name, and could be asked as a browser."""
    returns: bool = True
    """A page of it that the worker copies or saves can be read; otherwise it can only be looked at."""
    habit: str = ""
    """How it usually takes a program that asks it, in a few words; empty where nothing is known."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a plan costs before it runs."""

    requests: int
    seconds: float
    missing: tuple[str, ...] = ()
    """The main indexes that no engine of the plan shows."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A search that is kept: what was asked and what came."""

    scan: Scan
    plan: Plan
    collected: tuple[Collected, ...]


@dataclass(frozen=True, slots=True)
class PastScan:
    """One line of the history."""

    scan: Scan
    asked: int = 0
    """Requests that were sent."""
    answered: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    """Findings by label."""
    urgent: int = 0
    """Findings about the person that need them at once."""
    heavy: int = 0
    """Findings about the person that weigh moderate or more."""
    met: int = 0
    """Findings about the person that show private life on a first page for the name alone."""
    closed: bool = True
    """It was finished, and so can be compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a comparison: what happened to a page between two searches."""

    kind: str
    """new, gone, not seen, moved, changed, back, or not comparable."""
    text: str
    where: str = ""
    says: str = ""
    """What became of it, in a sentence."""
    finding: str = ""
    """The page, by the id of its finding."""
    cover: str = ""
    """What stands in place of text and address until the finding is opened; empty if nothing needs to."""
    cannot_tell: bool = False
    """Only a look at the page itself would tell what became of it."""

    def called(self, opened: bool) -> str:
        """Return what it is called, or what stands in place of its words."""
        return self.cover if self.cover and not opened else self.text


@dataclass(frozen=True, slots=True)
class Compared:
    """Two searches side by side."""

    head: str
    """Which two, as a sentence; or why there is nothing to compare."""
    sums: str = ""
    """How many findings there are of each kind, in words."""
    silent: str = ""
    """Which engines cannot be compared, as a sentence; empty if all can."""
    changes: tuple[Change, ...] = ()
    others: str = ""
    """How many changes are about somebody else, and so not listed."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting as the screen shows it: the words, the value in use and the values to choose from."""

    id: str
    name: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words; empty for a free text."""
    what: str = ""
    secret: bool = False
    """The value is never shown; `what` tells whether there is one."""


@dataclass(frozen=True, slots=True)
class Note:
    """A letter ready to copy."""

    title: str
    text: str
    before: str = ""
    """What to see to before it is sent."""


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the findings since the search before."""

    day: str
    """Its day, in words."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """By finding: new, returned, changed or moved."""
