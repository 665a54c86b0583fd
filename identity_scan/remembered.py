"""A whole search, assessed; what is remembered of it when its texts are erased; where a step stands: values alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from identity_scan.answered import Collected, Outcome
from identity_scan.asked import BARE_NAME, Depth, Person, Tier
from identity_scan.judged import Band, Heard, Judged, Life, Namesake, Status, Verdict
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


CLOCK_SLIP = timedelta(days=1)
"""How far in the future a search may have ended before the clock is doubted: people travel, clocks are set by hand."""


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
class OwnLook:
    """What no engine makes and the worker makes by hand: a check, or a question to an assistant."""

    id: str
    at: date | None = None
    """The day of the last; None where it was never made."""
    assistant: bool = False


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
    looks: tuple[OwnLook, ...] = ()
    """What no engine covers, with the day on which the worker looked; the checks first. Not kept with a search."""


NEEDS: Final = (Band.ACT_NOW, Band.HIGH, Band.MODERATE)
"""The bands that ask something of the worker, the heaviest first."""


# -- what is remembered of it ------------------------------------------------------------------------------------------

FIRST_PAGE = 10
"""Most people who look stay on the first page (SELF_SEARCH 6)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one engine showed a finding for one query: the best place, and of somebody else all on a first page."""

    engine: str
    query: str
    """The id of the query, never its words."""
    tier: Tier
    page: int
    rank: int
    name: str = ""
    """The fingerprint of the address that stood there, where the finding bears that of another of its addresses."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of one finding of a scan; title, address and facts only if it may be about the worker."""

    finding: str
    label: str
    verdict: Verdict
    life: Life
    kinds: tuple[str, ...]
    score: int
    band: Band
    places: tuple[Place, ...]
    title: str = ""
    url: str = ""

    @property
    def on_first_page(self) -> bool:
        """Whether an engine showed it on the first page for the name alone."""
        return any(place.query in BARE_NAME and 1 <= place.rank <= FIRST_PAGE for place in self.places)

    @property
    def generated(self) -> bool:
        """Whether it is an answer that an engine wrote: such an answer has no place in a list."""
        return bool(self.places) and all(place.rank == 0 for place in self.places)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one engine answered one query without a break."""

    text: str
    """The words asked; empty for a private query."""
    pages: int
    results: int
    """Rows read, without what the engine itself wrote."""
    whole: bool
    """It has nothing beyond these pages, as it said itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a page itself showed, and when."""

    gone: bool
    at: datetime


@dataclass(frozen=True)
class Record:
    """What is remembered of a finished scan."""

    scan: Scan
    grade: Grade
    coverage: Coverage
    reaches: Mapping[tuple[str, str], Reach]
    """By engine and query id."""
    seen: Mapping[str, Seen]
    """By finding id."""
    seq: int = 0
    """Its place among all searches in the order they were begun, whatever the clock said; 0 while it is not kept."""
    silent: Mapping[tuple[str, str], Outcome] = field(default_factory=dict)
    """How the first page of a query ended with an engine that gave no answer to it."""
    looks: Mapping[str, Look] = field(default_factory=dict)
    """By finding id, the last look at the page itself between this search and the next one that was finished."""
    unread: frozenset[str] = frozenset()
    """Findings of which nobody knows any more whether it showed them, as the disk lost that; "*" means every one."""

    def tells_of(self, finding: str) -> bool:
        """Tell whether it is known if this scan showed a finding."""
        return finding not in self.unread and (finding in self.seen or "*" not in self.unread)

    @cached_property
    def lists(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        """Which findings each engine showed for each query, with the best place of each."""
        made: dict[tuple[str, str], dict[str, int]] = {}
        for seen in self.seen.values():
            for place in seen.places:
                ranks = made.setdefault((place.engine, place.query), {})
                ranks[seen.finding] = min(place.rank, ranks.get(seen.finding, place.rank))
        return made

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings carry each label."""
        labels = [seen.label for seen in self.seen.values()]
        return {label: labels.count(label) for label in dict.fromkeys(labels)}

    @property
    def mine(self) -> tuple[Seen, ...]:
        """The findings about the worker."""
        return tuple(seen for seen in self.seen.values() if seen.verdict is Verdict.ME)

    @property
    def urgent(self) -> int:
        """How many of those need the worker at once."""
        return sum(seen.band is Band.ACT_NOW for seen in self.mine)

    @property
    def heavy(self) -> int:
        """How many of those ask for anything at all: moderate or more."""
        return sum(seen.band in NEEDS for seen in self.mine)

    @property
    def met(self) -> int:
        """How many of those show private life on a first page for the name alone: what any client meets."""
        return sum(seen.life in (Life.PERSONAL, Life.MIXED) and seen.on_first_page for seen in self.mine)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the worker said that an action stands, since when, and until when they wait."""

    status: Status
    since: datetime
    note: str = ""
    until: date | None = None
    after: int = 0
    """The last search that was begun before the worker said so: later ones tell what came of it."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A word on where steps stand, taken back: they stand again where they stood before it."""

    status: Status


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A smaller word that was taken back, by its part (keeping/said_before.PARTS)."""

    part: str


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """An address of the tables of facts that led nowhere; nothing of the person, and of no finding."""

    url: str
    month: str = ""
    """When that was noted, such as 2026-11; the history sets it."""
