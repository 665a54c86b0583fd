"""What is remembered of a scan when its texts are erased: who showed what where, and how far each engine answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from identity_scan.model import (
    Assessment,
    Band,
    Collected,
    Coverage,
    Grade,
    Judged,
    Life,
    Outcome,
    Scan,
    Tier,
    Verdict,
)

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


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one engine answered one query without a break."""

    text: str
    """The words asked; empty for a private query."""
    pages: int
    results: int
    whole: bool
    """It has nothing beyond these pages."""


@dataclass(frozen=True, slots=True)
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
    unread: frozenset[str] = frozenset()
    """Findings of which nobody knows any more whether it showed them, as the disk lost that; "*" means every one."""

    def tells_of(self, finding: str) -> bool:
        """Tell whether it is known if this scan showed a finding."""
        return finding not in self.unread and (finding in self.seen or "*" not in self.unread)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings carry each label."""
        labels = [seen.label for seen in self.seen.values()]
        return {label: labels.count(label) for label in dict.fromkeys(labels)}


@dataclass(frozen=True, slots=True)
class Page:
    """One request that an engine answered, without its rows."""

    engine: str
    query: str
    text: str
    number: int
    outcome: Outcome
    results: int
    more: bool | None


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
    """The best place of each engine and query, and up to `whole` all: somebody else still takes up room there."""
    best: dict[tuple[str, str], Place] = {}
    rest: list[Place] = []
    for s in sorted(judged.finding.sightings, key=lambda s: s.rank):
        place = Place(s.engine, s.query.id, s.query.tier, s.page, s.rank)
        if best.setdefault((s.engine, s.query.id), place) is not place and s.rank <= whole:
            rest.append(place)
    return (*best.values(), *dict.fromkeys(rest))


def remembered(judged: Judged) -> Seen:
    """Return what is kept of a finding when the scan is over; of somebody else nothing but fingerprint and places."""
    other = judged.identity.verdict is Verdict.NOT_ME
    return Seen(
        finding=judged.finding.id,
        label=judged.label,
        verdict=judged.identity.verdict,
        life=Life.UNCLEAR if other else judged.exposure.verdict,
        kinds=() if other else tuple(sorted({d.kind for d in judged.disclosures})),
        score=judged.severity.score,
        band=judged.severity.band,
        places=_places(judged, FIRST_PAGE if other else 0),
        title="" if other else judged.finding.title,
        url="" if other else judged.finding.url,
    )


def record(assessment: Assessment, collected: Iterable[Collected]) -> Record:
    """Return what would be remembered of a scan that is still at hand."""
    return Record(
        scan=assessment.scan,
        grade=assessment.grade,
        coverage=assessment.coverage,
        reaches=reaches(page_of(c) for c in collected),
        seen={j.finding.id: remembered(j) for j in assessment.judged},
    )


def page_of(collected: Collected) -> Page:
    """Return a request without its rows; the words of a private query stay out."""
    query, answer = collected.ask.query, collected.answer
    text = "" if query.private else query.text
    return Page(collected.ask.engine, query.id, text, collected.ask.page, answer.outcome, len(answer.hits), answer.more)
