"""What is remembered of a scan when its texts are erased: who showed what where, and how far each engine answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from identity_scan.merging.former_prints import former
from identity_scan.model import (
    Assessment,
    By,
    Collected,
    Hit,
    Judged,
    Life,
    Outcome,
    Verdict,
)
from identity_scan.remembered import FIRST_PAGE, Place, Reach, Record, Seen
from identity_scan.speech import address


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
    """The best place of each engine, query and address, and up to `whole` all: somebody else takes up room there.

    A doubted answer gives no place: what it shows, or does not, is nothing to compare with.
    """
    best: dict[tuple[str, str, str], Place] = {}
    rest: list[Place] = []
    for s in sorted((s for s in judged.finding.sightings if not s.doubted), key=lambda s: s.rank):
        name = _further(s.url, judged.finding.id) if s.rank else ""
        place = Place(s.engine, s.query.id, s.query.tier, s.page, s.rank, name)
        if best.setdefault((s.engine, s.query.id, name), place) is not place and s.rank <= whole:
            rest.append(place)
    return (*best.values(), *dict.fromkeys(rest))


def _further(url: str, finding: str) -> str:
    """Return the fingerprint of an address where it does not lead to the name of its finding by itself."""
    if not address.is_web(url) or finding in (own := address.fingerprint(url), former(url)):
        return ""
    return own


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
