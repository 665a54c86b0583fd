"""What is left of a finished search about somebody else: a fingerprint and its places, enough to count and to place."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from identity_scan.model import (
    Assessment,
    Exposure,
    Finding,
    Heard,
    Identity,
    Judged,
    Life,
    Query,
    Reason,
    Said,
    Severity,
    Sighting,
    Verdict,
)
from identity_scan.remembered import Seen
from identity_scan.speech.telling import verbatim

REDUCED = "reduced"
"""The flag of a finding whose words and address are no longer kept."""


def reduced(
    seen: Iterable[Seen], queries: Mapping[str, Query], index_of: Mapping[str, str], there: frozenset[str]
) -> tuple[Judged, ...]:
    """Return the results about somebody else that a finished search had, as far as they are remembered.

    `there` are the findings that are at hand in full; `queries` by id and `index_of` by engine give the places a name.
    """
    return tuple(
        _judged(one, queries, index_of) for one in seen if one.verdict is Verdict.NOT_ME and one.finding not in there
    )


def without_words(assessment: Assessment) -> Assessment:
    """Return an assessment that only counts and places what is about somebody else: for what outlives the words."""
    groups = tuple(replace(group, said=verbatim("")) for group in assessment.namesakes)
    mine = {j.finding.id for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME}
    heard = tuple(_heard(answer, mine) for answer in assessment.heard)
    return replace(assessment, judged=tuple(map(_bare, assessment.judged)), namesakes=groups, heard=heard)


def _heard(answer: Heard, mine: Collection[str]) -> Heard:
    """What an assistant said, without its words about somebody else and the pages that may be theirs."""
    why = Reason(Said("judged.other_report"), rule="R1")
    return replace(
        answer,
        statements=tuple(
            replace(s, text="", identity=replace(s.identity, reasons=(why,)), disclosures=())
            if s.identity.verdict is Verdict.NOT_ME
            else s
            for s in answer.statements
        ),
        sources=tuple(source for source in answer.sources if source.finding in mine),
    )


def _bare(judged: Judged) -> Judged:
    if judged.identity.verdict is not Verdict.NOT_ME:
        return judged
    why = Reason(Said("judged.other_report"), rule="R1")
    places = [(s.engine, s.index, s.query, s.page, s.rank) for s in judged.finding.sightings]
    identity = replace(judged.identity, reasons=(why,))
    weight = Severity(judged.severity.score, judged.severity.band, ())
    made = _fingerprint(judged.finding.id, places, identity, Life.UNCLEAR, weight)
    return replace(made, namesake=judged.namesake)


def _judged(seen: Seen, queries: Mapping[str, Query], index_of: Mapping[str, str]) -> Judged:
    why = Reason(Said("judged.other_kept"), rule="R1")
    places = [
        (p.engine, index_of.get(p.engine, p.engine), queries[p.query], p.page, p.rank)
        for p in seen.places
        if p.query in queries
    ]
    weight = Severity(seen.score, seen.band, ())
    return _fingerprint(seen.finding, places, Identity(Verdict.NOT_ME, 1.0, (why,)), seen.life, weight)


def _fingerprint(
    name: str,
    places: Iterable[tuple[str, str, Query, int, int]],
    identity: Identity,
    life: Life,
    severity: Severity,
) -> Judged:
    sightings = tuple(Sighting(*place, "", "", "") for place in places)
    return Judged(
        finding=Finding(name, "", "", "", "", sightings),
        identity=identity,
        exposure=Exposure(life, 0.5, identity.reasons),
        disclosures=(),
        severity=severity,
        flags=frozenset({REDUCED}),
    )
