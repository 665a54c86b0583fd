"""What the session hands to the faces: engines, prices, past searches, settings, as values to be laid out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from identity_scan.model import (
    Assessment,
    Collected,
    Depth,
    Outcome,
    Plan,
    Query,
    Scan,
    Status,
)

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card, Key
    from identity_scan.judge.moves import Move
    from identity_scan.keeping.compare import Comparison


def _nowhere(_text: str) -> str | None:
    """An engine that has no page to open."""
    return None


def _never() -> "Since | None":
    """No search before this one."""
    return None


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
    pages: bool = True
    """It searches for pages of the web; others for pictures, videos or news alone."""
    seconds: float = 4.0
    """How long a request to it takes, with the pause after it."""
    opens: Callable[[str], str | None] = _nowhere
    """Gives the address that opens a query in the person's own browser, None where there is no page to see."""
    as_browser: bool = False
    """It is asked through a client that looks like a browser."""
    needs: str = ""
    """The name of the key that it needs, or "instance" for an address of the worker's own; empty for most."""
    there: bool = True
    """What it needs is there."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a search of one depth could ask, before anything is sent."""

    depth: Depth
    queries: tuple[tuple[Query, bool], ...]
    """All that could be asked of this person, and whether it is ticked."""
    due: str = ""
    """When the next search is due, as a sentence; empty in a demonstration."""


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


@dataclass(frozen=True)
class Judgement:
    """What is said of the search in front, and what follows from it: that is worked out when it is first asked for."""

    assessment: Assessment
    moves: "tuple[Move, ...]" = ()
    """What the word that it was asked for moved beside the page it was said of."""
    until: Mapping[str, date] = field(default_factory=dict)
    """Until when the words of each result about somebody else are kept, by finding; none where nothing is kept."""
    deal: "Callable[[], tuple[Card, ...]]" = tuple
    """Makes the cards."""
    look_back: "Callable[[], Since | None]" = _never
    """Sets it beside the search before."""

    def worked_out(self) -> "Judgement":
        """Work all of it out at once: in a thread it costs the screens no time."""
        _cards, _since = self.cards, self.since
        return self

    @cached_property
    def cards(self) -> "tuple[Card, ...]":
        """What could be done, in the order to do it."""
        return self.deal()

    @cached_property
    def since(self) -> "Since | None":
        """What became of the findings since the search before; None if there was none."""
        return self.look_back()


@dataclass(frozen=True, slots=True)
class Step:
    """Where the worker says that a card stands, under all its keys; until when they wait, if they do."""

    keys: "tuple[Key, ...]"
    status: Status
    note: str = ""
    until: date | None = None


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
class Past:
    """The searches that are kept, and what is said beside them."""

    searches: tuple[PastScan, ...] = ()
    """The newest first."""
    due: str = ""
    """When the next search is due, as a sentence; empty in a demonstration."""
    retention: tuple[str, ...] = ()
    """How long things are kept, and what was erased for its age when the program began."""
    support: str = ""
    """Whom the worker would call if it is heavy, in their own words."""


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
    whole: "Comparison | None" = None
    """Every change, for programs; None if there is nothing to compare."""


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
class Arranged:
    """How the program is set up, and what is kept where."""

    preferences: tuple[Preference, ...]
    kept: tuple[str, ...] = ()
    """What is kept on this computer and where, a line each."""
    on_disk: int = 0
    """How many searches are on this computer's disk, on_disk.UNKNOWN if they cannot be counted."""
    in_memory: int = 0
    """How many searches end with the program."""
    last: Mapping[str, Outcome] = field(default_factory=dict)
    """How the last request to each engine ended, by engine."""


@dataclass(frozen=True, slots=True)
class PictureSays:
    """What was read beside a picture in its file; empty where nothing was."""

    name: str
    place: str = ""
    """Degrees north and east, as maps take them."""
    taken: str = ""
    camera: str = ""
    owner: str = ""
    program: str = ""
    words: str = ""
    """What is written in it besides, such as a comment."""
    unread: bool = False
    """Something stands there, or may, that was not read: nothing can be said of it."""

    def __bool__(self) -> bool:
        return bool(self.place or self.taken or self.camera or self.owner or self.program or self.words)


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
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many pages that are not somebody else's came to each end, those gone or not seen counted too."""
