"""What was asked and what was answered: the measure that every claim of a scan is held against (law 1)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from identity_scan.belief import settled, unreliable
from identity_scan.language import gettext as _
from identity_scan.model import CONTROL, Ask, Collected, Coverage, EngineCoverage, Medium, Outcome, Plan
from identity_scan.plan import left


def coverage(plan: Plan, collected: Sequence[Collected], index_of: Mapping[str, str]) -> Coverage:
    """Return the coverage of a plan by what has come in so far.

    A later page counts only if it was asked: an engine that showed all it has owes none. A first page that nobody asked
    yet counts as skipped. The control search says nothing of the person, so it only tells which engines to believe.
    """
    collected = settled(collected)
    latest = {item.ask.key: item for item in _counted(plan, collected)}
    missing = tuple(a for a in plan.asks if a.page == 1 and a.key not in latest and a.query.recipe != CONTROL)
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
    outcomes = Counter(item.answer.outcome for item in latest.values())
    skipped = outcomes[Outcome.SKIPPED] + len(missing)
    return Coverage(
        asked=outcomes.total() - outcomes[Outcome.SKIPPED],
        answered=sum(n for outcome, n in outcomes.items() if outcome.answered),
        wanted=outcomes.total() - outcomes[Outcome.SKIPPED] + skipped,
        engines=engines,
        indexes=_indexes(e for e in engines if e.engine in _for_pages(plan, latest.values())),
    )


def needed(plan: Plan, collected: Iterable[Collected]) -> Iterator[Collected]:
    """Return what came as it is believed, but a later page once skipped that later answers made needless."""
    collected = settled(collected)
    owed = {ask.key for ask in left(plan, collected).asks}
    needless = {ask.key for ask in plan.asks} - owed
    return (i for i in collected if i.answer.outcome is not Outcome.SKIPPED or i.ask.key not in needless)


def _counted(plan: Plan, collected: Iterable[Collected]) -> Iterator[Collected]:
    """What counts of a scan: the control search tells of the engines, not of the person."""
    return (item for item in needed(plan, collected) if item.ask.query.recipe != CONTROL)


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
    why = next((i.answer.why for i in reasons if i.answer.why), None)
    said = why or (_("It has not been asked yet.") if waiting else None)
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


def unanswered(plan: Plan, collected: Sequence[Collected]) -> tuple[Collected, ...]:
    """Return the requests that ended without an answer, in the order of the plan."""
    place = {ask.key: n for n, ask in enumerate(plan.asks)}
    latest = {item.ask.key: item for item in _counted(plan, collected)}
    silent = (item for item in latest.values() if not item.answer.outcome.answered)
    return tuple(sorted(silent, key=lambda item: place.get(item.ask.key, len(place))))
