"""A search summed up in codes and figures: what needs the worker and by when, what is not settled, what is not known.

The sentences that every face makes of it stand in in_short.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from identity_scan.facts.indexes import CLIENTS_USE, NO_INDEX
from identity_scan.judge.severity import MISTAKEN, heaviest
from identity_scan.model import NEEDS, Assessment, Band, Coverage, Handling, Judged, Safety, Verdict, Vote

_NO_FURTHER: Final = NO_INDEX.union(CLIENTS_USE)
ENOUGH: Final = 0.75
"""The share of the searches of an index that must be answered for it to count as looked at (SEVERITY 6)."""
PENDING: Final = 45
"""From this score on a result that is not settled could change what is said."""


@dataclass(frozen=True, slots=True)
class First:
    """The page to begin with: the weightiest of those that need the worker soonest."""

    finding: str
    fact: str
    """The code of what weighs most in it; empty where nothing but the page as a whole does."""
    site: str
    """Empty where its address is no longer kept."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What is said of a search in place of a grade."""

    needs: Mapping[Band, int]
    """Pages about the worker by band, those left out that are kept on purpose; a band without any is left out."""
    kept: int
    """Such pages that the worker keeps on purpose."""
    mine: int
    """All pages about the worker."""
    unsettled: int
    """Results of which nobody knows yet whether they are about the worker."""
    pending: bool
    """One of those would weigh heavily."""
    mistaken: bool
    """Somebody else could be taken for the worker."""
    first: First | None
    asked: int
    answered: int
    skipped: int
    gaps: tuple[Vote, ...]
    """The indexes that clients use and that this search knows too little of, with how much it knows."""
    silent: tuple[str, ...]
    """Further indexes that were to be asked and of which nothing was seen."""

    @property
    def band(self) -> Band | None:
        """The soonest that anything needs the worker; None where nothing does."""
        return next((band for band in NEEDS if band in self.needs), None)

    @property
    def heavy(self) -> bool:
        """Whether it is more than one should carry alone."""
        return self.band is Band.ACT_NOW

    @property
    def thin(self) -> bool:
        """Whether so little was answered that much may be missing."""
        return self.answered * 2 < self.asked + self.skipped


def overview(judged: Sequence[Judged], coverage: Coverage, safety: Safety = Safety.NONE) -> Overview:
    """Return the overview of a search."""
    mine = [j for j in judged if j.identity.verdict is Verdict.ME]
    weighty = [j for j in mine if j.severity.band in NEEDS]
    open_ones = [j for j in weighty if not _kept(j)]
    bands = [j.severity.band for j in open_ones]
    unsure = [j for j in judged if j.identity.verdict is Verdict.UNSURE]
    others = [j.severity.score for j in judged if j.identity.verdict is Verdict.NOT_ME]
    return Overview(
        needs={band: bands.count(band) for band in NEEDS if band in bands},
        kept=len(weighty) - len(open_ones),
        mine=len(mine),
        unsettled=len(unsure),
        pending=any(j.severity.score >= PENDING for j in unsure),
        mistaken=max(others, default=0) >= MISTAKEN,
        first=_first(open_ones, safety),
        asked=coverage.asked,
        answered=coverage.answered,
        skipped=coverage.skipped,
        gaps=tuple(gaps(coverage)),
        silent=tuple(v.index for v in coverage.votes if v.index not in _NO_FURTHER and not v.answered),
    )


def of(assessment: Assessment) -> Overview:
    """Return the overview of an assessment as it stands."""
    return overview(assessment.judged, assessment.coverage, assessment.person.safety)


def _kept(judged: Judged) -> bool:
    return judged.decision is not None and judged.decision.handling is Handling.KEEP


def _first(open_ones: Sequence[Judged], safety: Safety) -> First | None:
    top = max(open_ones, key=lambda j: j.severity.score, default=None)
    if top is None:
        return None
    return First(top.finding.id, heaviest((d.kind for d in top.disclosures), safety), top.finding.site)


def gaps(coverage: Coverage) -> list[Vote]:
    """Return the indexes that clients use and that were not looked at far enough: every brand on one is one vote.

    Enough is a believed answer for the name alone, and three of four of the searches that were meant for the index.
    """
    votes = {vote.index: vote for vote in coverage.votes}
    looked = (votes.get(index, Vote(index, 0, 0, False)) for index in CLIENTS_USE)
    return [vote for vote in looked if not vote.bare_name or vote.answered < ENOUGH * vote.wanted]
