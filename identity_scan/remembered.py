"""What is remembered of a search when its texts are erased, and where a step stands: values alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from identity_scan.answered import Outcome
from identity_scan.asked import BARE_NAME, Tier
from identity_scan.assessed import NEEDS, Coverage, Grade, Scan
from identity_scan.judged import Band, Life, Status, Verdict

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
class DeadEnd:
    """An address of the tables of facts that led nowhere; nothing of the person, and of no finding."""

    url: str
    month: str = ""
    """When that was noted, such as 2026-11; the history sets it."""
