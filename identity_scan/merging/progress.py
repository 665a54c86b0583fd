"""How far a search is: a value that the screens draw, computed from the plan and the answers alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity_scan.merging.coverage import Figures
    from identity_scan.model import Ask, Collected, Estimate, Plan, Query, Scan


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
    """An outcome, or waiting (in line), asking (under way), left (the search stopped before it), yours, elsewhere."""
    hits: int = 0
    answers: tuple[Collected, ...] = ()
    instead: tuple[str, ...] = ()
    """The engines that show the same list and were asked in its place, where it is "elsewhere"."""

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
    again: frozenset[tuple[str, str, int]] = frozenset()
    """The requests that got no answer before and are asked once more; until they end, they show what they got."""

    @classmethod
    def begun(cls, plan: Plan, kept: Sequence[Collected], scan: Scan | None) -> Progress:
        """Begin a search, or go on with one: what has no answer yet, or none that is believed, is asked."""
        from identity_scan.engines.belief import settled

        again = frozenset(c.ask.key for c in settled(kept) if not c.answer.outcome.answered)
        return cls(plan, tuple(kept), State.RUNNING, scan, again)

    def ended(self, state: State, scan: Scan | None) -> Progress:
        """Say that no more is asked."""
        return replace(self, state=state, scan=scan, again=frozenset())

    def with_answer(self, item: Collected) -> Progress:
        """Add an answer; what says less never takes the place of what says more: a skip that of a refusal."""
        again = self.again - {item.ask.key}
        before = next((c.answer.outcome for c in self.collected if c.ask.key == item.ask.key), None)
        if before is not None and before.says > item.answer.outcome.says:
            return replace(self, again=again)
        others = tuple(c for c in self.collected if c.ask.key != item.ask.key)
        return replace(self, collected=(*others, item), again=again)

    @property
    def came(self) -> tuple[Collected, ...]:
        """What is not asked once more."""
        return tuple(c for c in self.collected if c.ask.key not in self.again) if self.again else self.collected

    @property
    def running(self) -> bool:
        """Whether answers are still coming."""
        return self.state is State.RUNNING

    def left(self) -> tuple[Ask, ...]:
        """The requests that are still to be asked, those that later answers have made needless left out."""
        if self.plan is None:
            return ()
        from identity_scan.engines.belief import settled
        from identity_scan.planning.plan import left

        ended = {c.ask.key for c in self.came}
        return tuple(ask for ask in left(self.plan, settled(self.came)).asks if ask.key not in ended)

    @property
    def asked(self) -> int:
        """How many requests were sent so far: what was skipped was not asked."""
        from identity_scan.model import Outcome

        return sum(c.answer.outcome is not Outcome.SKIPPED for c in self.came)

    def figures(self) -> Figures:
        """Give the requests asked, answered and skipped, as every face counts them."""
        from identity_scan.merging.coverage import Figures, figures

        return figures(self.plan, self.came) if self.plan else Figures(0, 0, 0)

    def indexes(self, index_of: Mapping[str, str]) -> Mapping[str, str]:
        """Give each index of the plan with how far it answered, as the reports tell it."""
        from identity_scan.merging.coverage import coverage

        return coverage(self.plan, self.came, index_of).indexes if self.plan else {}

    def unseen(self, index_of: Mapping[str, str]) -> Estimate | None:
        """Give how much is probably not seen so far; None where it cannot be told."""
        from identity_scan.merging.coverage import coverage

        return coverage(self.plan, self.came, index_of).estimate if self.plan else None

    def to_look_up(self, index: str, index_of: Mapping[str, str]) -> Query | None:
        """Give the search to look up by hand in an index; None if the plan holds none that it has no answer to."""
        from identity_scan.merging.coverage import to_look_up

        return to_look_up(self.plan, self.came, index_of, index) if self.plan else None

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
        from identity_scan.merging.coverage import unanswered

        return unanswered(self.plan, self.collected) if self.plan else ()

    def cells(self) -> dict[tuple[str, str], Cell]:
        """Give the grid: a cell for each query and engine of the plan, by their ids."""
        if self.plan is None:
            return {}
        from identity_scan.merging.coverage import needed

        came = _by_cell(needed(self.plan, self.collected))
        left = self.left()
        open_cells = {(a.query.id, a.engine) for a in left}
        under_way: dict[str, tuple[str, str]] = {}
        for ask in left if self.running else ():
            under_way.setdefault(ask.engine, (ask.query.id, ask.engine))
        wanted = dict.fromkeys([*((a.query.id, a.engine) for a in self.plan.asks), *came])
        return {
            key: _cell(came.get(key, ()), key in open_cells, key in under_way.values(), self.running) for key in wanted
        }


def _by_cell(collected: Iterable[Collected]) -> dict[tuple[str, str], tuple[Collected, ...]]:
    cells: dict[tuple[str, str], list[Collected]] = {}
    for item in collected:
        cells.setdefault((item.ask.query.id, item.ask.engine), []).append(item)
    return {key: tuple(sorted(items, key=lambda c: c.ask.page)) for key, items in cells.items()}


def _cell(answers: tuple[Collected, ...], still_open: bool, asking: bool, running: bool) -> Cell:
    hits = sum(len(c.answer.hits) for c in answers if c.answer.outcome.answered)
    if not answers:
        code = "asking" if asking else "waiting" if running else "left" if still_open else "skipped"
        return Cell(code)
    if asking and not hits:
        return Cell("asking", 0, answers)
    return Cell("results" if hits else answers[0].answer.outcome.value, hits, answers)


def rest_of(plan: Plan, asks: tuple[Ask, ...]) -> Plan:
    """Give the plan of these requests alone, to say what they cost."""
    return replace(plan, asks=asks)
