"""What is left of a finished search about somebody else: a fingerprint and its places, enough to count and to place."""

from collections.abc import Iterable, Mapping

from identity_scan.language import gettext as _
from identity_scan.model import (
    Exposure,
    Finding,
    Identity,
    Judged,
    Query,
    Reason,
    Severity,
    Sighting,
    Verdict,
)
from identity_scan.record import Seen

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


def _judged(seen: Seen, queries: Mapping[str, Query], index_of: Mapping[str, str]) -> Judged:
    title = _("About somebody else")
    why = Reason(_("It was judged to be about somebody else, so its words and its address are not kept."), rule="R1")
    sightings = tuple(
        Sighting(p.engine, index_of.get(p.engine, p.engine), queries[p.query], p.page, p.rank, "", title, "")
        for p in seen.places
        if p.query in queries
    )
    return Judged(
        finding=Finding(seen.finding, "", title, "", "", sightings),
        identity=Identity(Verdict.NOT_ME, 1.0, (why,)),
        exposure=Exposure(seen.life, 0.5, (why,)),
        disclosures=(),
        severity=Severity(seen.score, seen.band, ()),
        flags=frozenset({REDUCED}),
    )
