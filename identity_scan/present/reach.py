"""What a search covers so far: each index, whether it answered wholly, in part or not yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity_scan.merging.progress import Progress
from identity_scan.present import words
from identity_scan.present.values import EngineRow


@dataclass(frozen=True, slots=True)
class Reached:
    """One index, or a brand that answers people only."""

    name: str
    code: str
    """yes, partly or no."""
    yours: bool = False
    """It is for the person's own browser."""


_CODES = {"answered": "yes", "partly": "partly", "not asked": "no"}


def reached(progress: Progress, rows: Sequence[EngineRow]) -> tuple[Reached, ...]:
    """Say for each index of the search how far it is covered, then which brands are still to be looked at by hand."""
    states = progress.indexes({row.id: row.index for row in rows})
    covered = [Reached(words.index(index), _CODES[state]) for index, state in states.items()]
    return (*covered, *(Reached(r.name, "no", True) for r in rows if r.yours and r.usual and r.index not in states))
