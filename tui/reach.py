"""What a search covers so far: each index, whether it answered wholly, in part or not yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui import words
from tui.progress import Progress
from tui.session import EngineRow


@dataclass(frozen=True, slots=True)
class Reached:
    """One index, or a brand that answers people only."""

    name: str
    code: str
    """yes, partly or no."""
    yours: bool = False
    """It is for the person's own browser."""


def reached(progress: Progress, rows: Sequence[EngineRow]) -> tuple[Reached, ...]:
    """Say for each index of the search how far it is covered, then which brands are still to be looked at by hand."""
    index_of = {row.id: row.index for row in rows}
    asked: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    some: set[str] = set()
    for (query, engine), cell in progress.cells().items():
        index = index_of.get(engine, engine)
        asked.setdefault(index, set()).add(query)
        if cell.answers and cell.trouble is None:
            whole.setdefault(index, set()).add(query)
            some.add(index)
        elif cell.hits:
            some.add(index)
    covered = [Reached(words.index(i), _code(whole.get(i, set()) == q, i in some)) for i, q in asked.items()]
    return (*covered, *(Reached(r.name, "no", True) for r in rows if r.yours and r.usual and r.index not in asked))


def _code(whole: bool, some: bool) -> str:
    return "yes" if whole else "partly" if some else "no"
