"""What a plan costs before it runs, by the engines as they are shown."""

from collections import Counter
from collections.abc import Sequence

from identity_scan.model import Plan
from identity_scan.planning.plan import without
from identity_scan.present.values import EngineRow, Price


def price(plan: Plan, rows: Sequence[EngineRow]) -> Price:
    """Say how many requests a plan sends at most, how long its busiest engine takes, and what it does not cover."""
    seconds = {row.id: row.seconds for row in rows}
    asks = Counter(ask.engine for ask in plan.asks)
    busiest = max((n * seconds.get(engine, 0.0) for engine, n in asks.items()), default=0.0)
    shown = (row.index for row in rows if row.id in plan.engines and row.pages and not row.yours)
    return Price(asks.total(), busiest, without(plan, shown))
