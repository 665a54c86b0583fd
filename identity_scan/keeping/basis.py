"""What a finding goes back to when the worker takes a word back: how it was judged while the most of it was at hand.

A search loses words as time goes by (ETHICS 6), and the worker's word changes what is remembered of a finding. So what
the rules said of it is kept beside that, as long as its words are, with the worker's words that counted then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from identity_scan.keeping.reduced import REDUCED
from identity_scan.model import Band, By, Judged, Life, Verdict
from identity_scan.remembered import Seen


@dataclass(frozen=True, slots=True)
class Basis:
    """What the rules said of one finding of a search."""

    finding: str
    said: Verdict | None
    """Whom the worker had said that it is about, None if nothing."""
    verdict: Verdict | None
    """Whom it is about, with the other words of then, or by the rules alone if `said`; None if that was never kept."""
    life: Life
    kinds: tuple[str, ...]
    score: int
    band: Band


def bases(judged: Iterable[Judged], by_rules: Iterable[Judged], before: Mapping[str, Basis]) -> Iterator[Basis]:
    """Yield what each finding goes back to, those left out of which only a fingerprint is kept.

    `by_rules` are the same findings as the rules alone judge them, `before` what was kept so far: of what the worker
    spoke of, the first of these that knows it tells.
    """
    alone = {j.finding.id: _by_rules(j) for j in by_rules}
    for j in judged:
        if REDUCED in j.flags:
            continue
        said = j.identity.verdict if j.identity.by is By.WORKER else None
        if said is None and j.exposure.by is By.RULE:
            yield _by_rules(j)
            continue
        name = j.finding.id
        known = alone.get(name) or before.get(name) or replace(_by_rules(j), verdict=None)
        yield replace(known, said=said, verdict=known.verdict if said else j.identity.verdict)


def _by_rules(judged: Judged) -> Basis:
    """Of somebody else no facts (ETHICS 5)."""
    other = judged.identity.verdict is Verdict.NOT_ME
    life = Life.UNCLEAR if other else judged.exposure.verdict
    kinds = () if other else tuple(sorted({d.kind for d in judged.disclosures}))
    weight = judged.severity
    return Basis(judged.finding.id, None, judged.identity.verdict, life, kinds, weight.score, weight.band)


def recall(seen: Mapping[str, Seen], kept: Mapping[str, Basis]) -> Mapping[str, Seen]:
    """Return what is remembered of findings, as the rules judged them wherever these knew of the worker."""

    def one(row: Seen) -> Seen:
        known = kept.get(row.finding)
        if known is None or known.verdict in (None, Verdict.NOT_ME):
            return row
        return replace(
            row, verdict=known.verdict, life=known.life, kinds=known.kinds, score=known.score, band=known.band
        )

    return {name: one(row) for name, row in seen.items()}
