"""What is remembered of a scan when its texts are erased: who showed what where, and how far each engine answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from identity_scan.model import (
    BARE_NAME,
    Assessment,
    Band,
    By,
    Collected,
    Coverage,
    Grade,
    Hit,
    Judged,
    Life,
    Outcome,
    Scan,
    Tier,
    Verdict,
)
from identity_scan.present.urgency import NEEDS

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
class Page:
    """One request that an engine answered, without its rows."""

    engine: str
    query: str
    text: str
    number: int
    outcome: Outcome
    results: int
    """Its rows, without what the engine itself wrote."""
    more: bool | None


def silent(pages: Iterable[Page]) -> Mapping[tuple[str, str], Outcome]:
    """Return how the first page ended where an engine gave no answer to a query."""
    return {(page.engine, page.query): page.outcome for page in pages if page.number == 1 and not page.outcome.answered}


def reaches(pages: Iterable[Page]) -> Mapping[tuple[str, str], Reach]:
    """Return how far each engine answered each query, from its first page on without a gap."""
    answered: dict[tuple[str, str], dict[int, Page]] = {}
    for page in pages:
        if page.outcome.answered:
            answered.setdefault((page.engine, page.query), {})[page.number] = page
    return {key: _reach(by_number) for key, by_number in answered.items() if 1 in by_number}


def _reach(by_number: Mapping[int, Page]) -> Reach:
    last = 1
    while last + 1 in by_number:
        last += 1
    run = [by_number[n] for n in range(1, last + 1)]
    ended = run[-1].outcome is Outcome.NONE or run[-1].more is False
    return Reach(run[0].text, last, sum(page.results for page in run), ended)


def _places(judged: Judged, whole: int) -> tuple[Place, ...]:
    """The best place of each engine and query, and up to `whole` all: somebody else still takes up room there.

    A doubted answer gives no place: what it shows, or does not, is nothing to compare with.
    """
    best: dict[tuple[str, str], Place] = {}
    rest: list[Place] = []
    for s in sorted((s for s in judged.finding.sightings if not s.doubted), key=lambda s: s.rank):
        place = Place(s.engine, s.query.id, s.query.tier, s.page, s.rank)
        if best.setdefault((s.engine, s.query.id), place) is not place and s.rank <= whole:
            rest.append(place)
    return (*best.values(), *dict.fromkeys(rest))


def remembered(judged: Judged) -> Seen:
    """Return what is kept of a finding when the scan is over; of somebody else nothing but fingerprint and places.

    Title and address stay beside the worker's word, which may be taken back as long as the words themselves are kept.
    """
    other = judged.identity.verdict is Verdict.NOT_ME
    nameless = other and judged.identity.by is not By.WORKER
    return Seen(
        finding=judged.finding.id,
        label=judged.label,
        verdict=judged.identity.verdict,
        life=Life.UNCLEAR if other else judged.exposure.verdict,
        kinds=() if other else tuple(sorted({d.kind for d in judged.disclosures})),
        score=judged.severity.score,
        band=judged.severity.band,
        places=_places(judged, FIRST_PAGE if other else 0),
        title="" if nameless else judged.finding.title,
        url="" if nameless else judged.finding.url,
    )


def record(assessment: Assessment, collected: Iterable[Collected]) -> Record:
    """Return what would be remembered of a scan that is still at hand."""
    pages = [page_of(item) for item in collected]
    return Record(
        scan=assessment.scan,
        grade=assessment.grade,
        coverage=assessment.coverage,
        reaches=reaches(pages),
        seen={j.finding.id: remembered(j) for j in assessment.judged},
        silent=silent(pages),
    )


def page_of(collected: Collected) -> Page:
    """Return a request without its rows; the words of a private query stay out."""
    query, answer = collected.ask.query, collected.answer
    text = "" if query.private else query.text
    rows = count(answer.hits)
    return Page(collected.ask.engine, query.id, text, collected.ask.page, answer.outcome, rows, answer.more)


def count(hits: Iterable[Hit]) -> int:
    """Return how many rows of an answer stand in its list: what the engine itself wrote stands above it."""
    return sum(hit.rank > 0 for hit in hits)
