"""What was asked and what was answered: the measure that every claim of a scan is held against (law 1)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from identity_scan.engines.belief import settled, unreliable
from identity_scan.merging.unseen import estimate
from identity_scan.model import (
    BARE_NAME,
    CONTROL,
    Ask,
    Collected,
    Coverage,
    EngineCoverage,
    Medium,
    Outcome,
    Plan,
    Query,
    Said,
    Vote,
)
from identity_scan.planning.plan import left


@dataclass(frozen=True, slots=True)
class Figures:
    """The requests of a search so far; what was skipped was not asked."""

    asked: int
    answered: int
    skipped: int
    """Those that were meant to be sent and were not, or not yet."""


def figures(plan: Plan, collected: Sequence[Collected]) -> Figures:
    """Return how many requests were asked, answered and skipped: whoever tells of them takes the numbers from here.

    A later page counts only if it was asked: an engine that showed all it has owes none. A first page that nobody asked
    yet counts as skipped. The control search says nothing of the person, and is not counted.
    """
    collected = settled(collected)
    latest = {item.ask.key: item for item in _counted(plan, collected)}
    outcomes = Counter(item.answer.outcome for item in latest.values())
    return Figures(
        asked=outcomes.total() - outcomes[Outcome.SKIPPED],
        answered=sum(n for outcome, n in outcomes.items() if outcome.answered),
        skipped=outcomes[Outcome.SKIPPED] + len(_missing(plan, latest.values())),
    )


def _missing(plan: Plan, collected: Iterable[Collected]) -> tuple[Ask, ...]:
    """The first pages that nobody asked yet."""
    came = {item.ask.key for item in collected}
    return tuple(a for a in plan.asks if a.page == 1 and a.key not in came and a.query.recipe != CONTROL)


def coverage(plan: Plan, collected: Sequence[Collected], index_of: Mapping[str, str]) -> Coverage:
    """Return the coverage of a plan by what has come in so far; the control search tells which engines to believe."""
    latest = _engine_by_engine(plan, collected)
    made, missing = figures(plan, collected), _missing(plan, latest.values())
    doubted = unreliable(collected)
    engines = tuple(
        _engine(
            name,
            index_of.get(name, name),
            [c for c in latest.values() if c.ask.engine == name],
            missing,
            name in doubted,
        )
        for name in dict.fromkeys([*plan.engines, *(c.ask.engine for c in latest.values())])
    )
    return Coverage(
        asked=made.asked,
        answered=made.answered,
        wanted=made.asked + made.skipped,
        engines=engines,
        indexes=_indexes(e for e in engines if e.engine in _for_pages(plan, latest.values())),
        votes=_votes([e.index for e in engines], latest.values(), missing, index_of, doubted),
        estimate=estimate((c for c in latest.values() if c.ask.engine not in doubted), index_of),
    )


def needed(plan: Plan, collected: Iterable[Collected]) -> Iterator[Collected]:
    """Return what came as it is believed, but a later page once skipped that later answers made needless."""
    collected = tuple(settled(collected))
    if all(item.answer.outcome is not Outcome.SKIPPED for item in collected):
        return iter(collected)  # nothing to weigh: telling what each list brought anew reads every address
    owed = {ask.key for ask in left(plan, collected).asks}
    needless = {ask.key for ask in plan.asks} - owed
    return (i for i in collected if i.answer.outcome is not Outcome.SKIPPED or i.ask.key not in needless)


def _counted(plan: Plan, collected: Iterable[Collected]) -> Iterator[Collected]:
    """What counts of a scan: the control search tells of the engines, not of the person."""
    return (item for item in needed(plan, collected) if item.ask.query.recipe != CONTROL)


def _engine_by_engine(plan: Plan, collected: Iterable[Collected]) -> dict[tuple[str, str, int], Collected]:
    """What counts, in the plan's order of engines: which of them answered sooner says nothing of what was covered."""
    latest = {item.ask.key: item for item in _counted(plan, collected)}
    place = {name: n for n, name in enumerate(plan.engines)}
    return dict(
        sorted(latest.items(), key=lambda kept: (place.get(kept[1].ask.engine, len(place)), kept[1].ask.engine))
    )


def _for_pages(plan: Plan, collected: Iterable[Collected]) -> frozenset[str]:
    """The engines asked for pages: one asked for pictures alone does not cover the index that it shows them from."""
    asks = (*plan.asks, *(item.ask for item in collected))
    return frozenset(ask.engine for ask in asks if ask.query.medium is Medium.WEB)


def _engine(name: str, index: str, items: list[Collected], missing: Iterable[Ask], doubted: bool) -> EngineCoverage:
    outcomes = Counter(item.answer.outcome for item in items)
    waiting = sum(ask.engine == name for ask in missing)
    if waiting:
        outcomes[Outcome.SKIPPED] += waiting
    # A refusal explains the skipped requests after it, so it is told before them.
    reasons = sorted(
        (i for i in items if not i.answer.outcome.answered), key=lambda i: i.answer.outcome is Outcome.SKIPPED
    )
    why = next((i.answer.said for i in reasons if i.answer.said), None)
    said = why or (Said("asking.not_yet") if waiting else None)
    return EngineCoverage(name, index, dict(outcomes), said, doubted)


def _indexes(engines: Iterable[EngineCoverage]) -> dict[str, str]:
    """An index is answered when one engine on it answered everything, partly when any answered anything."""
    states: dict[str, str] = {}
    order = ("not asked", "partly", "answered")
    for engine in engines:
        answered = sum(n for outcome, n in engine.outcomes.items() if outcome.answered)
        whole = sum(engine.outcomes.values())
        state = order[0] if not answered else order[2] if answered == whole else order[1]
        states[engine.index] = max(states.get(engine.index, order[0]), state, key=order.index)
    return states


def _votes(
    indexes: Iterable[str],
    came: Iterable[Collected],
    missing: Iterable[Ask],
    index_of: Mapping[str, str],
    doubted: frozenset[str],
) -> tuple[Vote, ...]:
    """Count each index once: a search of it is answered when any believed brand that shows it has answered."""
    wanted: dict[str, set[tuple[str, int]]] = {}
    answered: dict[str, set[tuple[str, int]]] = {}
    by_name: set[str] = set()
    outcomes = [*((item.ask, item.answer.outcome) for item in came), *((ask, Outcome.SKIPPED) for ask in missing)]
    for ask, outcome in outcomes:
        if ask.query.medium is not Medium.WEB:
            continue
        index = index_of.get(ask.engine, ask.engine)
        wanted.setdefault(index, set()).add((ask.query.id, ask.page))
        if outcome.answered and ask.engine not in doubted:
            answered.setdefault(index, set()).add((ask.query.id, ask.page))
            by_name |= {index} if ask.query.recipe in BARE_NAME and ask.page == 1 else set()
    shown = [index for index in dict.fromkeys(indexes) if index in wanted]
    return tuple(Vote(i, len(wanted[i]), len(answered.get(i, ())), i in by_name) for i in shown)


def to_look_up(plan: Plan, collected: Iterable[Collected], index_of: Mapping[str, str], index: str) -> Query | None:
    """Return the search to look up by hand in an index: the name alone, then what it has no answer to; None if nothing.

    A private search is left out: the worker opens it knowingly, from its own line.
    """
    had = {
        item.ask.query.id
        for item in collected
        if item.answer.outcome.answered and index_of.get(item.ask.engine, item.ask.engine) == index
    }
    open_ones = (
        query
        for query in plan.queries
        if query.medium is Medium.WEB and not query.private and query.recipe != CONTROL and query.id not in had
    )
    return min(open_ones, key=lambda query: query.recipe not in BARE_NAME, default=None)


def unanswered(plan: Plan, collected: Sequence[Collected]) -> tuple[Collected, ...]:
    """Return the requests that ended without an answer, in the order of the plan."""
    place = {ask.key: n for n, ask in enumerate(plan.asks)}
    latest = {item.ask.key: item for item in _counted(plan, collected)}
    silent = (item for item in latest.values() if not item.answer.outcome.answered)
    return tuple(sorted(silent, key=lambda item: place.get(item.ask.key, len(place))))
