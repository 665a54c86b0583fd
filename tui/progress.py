"""How far a search is: a value that the screens draw, computed from the plan and the answers alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from identity_scan.model import Ask, Collected, Outcome, Plan, Query, Scan


class State(StrEnum):
    """What the search is doing."""

    IDLE = "idle"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one engine answered to one query, all pages together."""

    code: str
    """An outcome, or waiting (in line), asking (under way), left (the search stopped before it)."""
    hits: int = 0
    answers: tuple[Collected, ...] = ()

    @property
    def trouble(self) -> Collected | None:
        """The first answer that is none, if there is one."""
        return next((c for c in self.answers if not c.answer.outcome.answered), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """A search so far."""

    plan: Plan | None = None
    collected: tuple[Collected, ...] = ()
    state: State = State.IDLE
    scan: Scan | None = None

    def with_answer(self, item: Collected) -> "Progress":
        """Add an answer; what says less never takes the place of what says more: a skip that of a refusal."""
        before = next((c.answer.outcome for c in self.collected if c.ask.key == item.ask.key), None)
        if before is not None and before.says > item.answer.outcome.says:
            return self
        others = tuple(c for c in self.collected if c.ask.key != item.ask.key)
        return replace(self, collected=(*others, item))

    @property
    def running(self) -> bool:
        """Whether answers are still coming."""
        return self.state is State.RUNNING

    def left(self) -> tuple[Ask, ...]:
        """The requests that are still to be asked, those that later answers have made needless left out."""
        if self.plan is None:
            return ()
        answers = {c.ask.key: c for c in self.collected}
        cells = _by_cell(self.collected)
        return tuple(a for a in self.plan.asks if a.key not in answers and not _needless(a, answers, cells))

    @property
    def queries(self) -> tuple[Query, ...]:
        """The queries of the plan, and those that came from the person's own browser."""
        asked = [*(self.plan.asks if self.plan else ()), *(c.ask for c in self.collected)]
        found: dict[str, Query] = {}
        for ask in asked:
            found.setdefault(ask.query.id, ask.query)
        return tuple(found.values())

    def unanswered(self) -> tuple[Collected, ...]:
        """The requests that ended without an answer."""
        return tuple(c for c in self.collected if not c.answer.outcome.answered)

    def cells(self) -> dict[tuple[str, str], Cell]:
        """Give the grid: a cell for each query and engine of the plan, by their ids."""
        if self.plan is None:
            return {}
        came = _by_cell(self.collected)
        left = self.left()
        open_cells = {(a.query.id, a.engine) for a in left}
        under_way: dict[str, tuple[str, str]] = {}
        for ask in left if self.running else ():
            under_way.setdefault(ask.engine, (ask.query.id, ask.engine))
        wanted = dict.fromkeys([*((a.query.id, a.engine) for a in self.plan.asks), *came])
        return {
            key: _cell(came.get(key, ()), key in open_cells, key in under_way.values(), self.running) for key in wanted
        }


def _by_cell(collected: tuple[Collected, ...]) -> dict[tuple[str, str], tuple[Collected, ...]]:
    cells: dict[tuple[str, str], list[Collected]] = {}
    for item in collected:
        cells.setdefault((item.ask.query.id, item.ask.engine), []).append(item)
    return {key: tuple(sorted(items, key=lambda c: c.ask.page)) for key, items in cells.items()}


def _needless(
    ask: Ask, answers: Mapping[tuple[str, str, int], Collected], cells: Mapping[tuple[str, str], tuple[Collected, ...]]
) -> bool:
    """Tell whether a later page will not be asked: the page before it was the last, or enough results came."""
    if ask.page == 1:
        return False
    so_far = cells.get((ask.query.id, ask.engine), ())
    if any(c.answer.outcome is not Outcome.RESULTS or c.answer.more is False for c in so_far if c.ask.page < ask.page):
        return True
    return sum(len(c.answer.hits) for c in so_far) >= ask.query.results


def _cell(answers: tuple[Collected, ...], still_open: bool, asking: bool, running: bool) -> Cell:
    hits = sum(len(c.answer.hits) for c in answers)
    if not answers:
        code = "asking" if asking else "waiting" if running else "left" if still_open else "skipped"
        return Cell(code)
    first = answers[0].answer.outcome
    return Cell("results" if hits else first.value, hits, answers)


def rest_of(plan: Plan, asks: tuple[Ask, ...]) -> Plan:
    """Give the plan of these requests alone, to say what they cost."""
    return replace(plan, asks=asks)
