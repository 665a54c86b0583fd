"""Going deeper: a search that begins with all that the one in front has, and what it asks and costs beside it."""

from identity_scan.merging.progress import Progress, State, rest_of
from identity_scan.model import Depth, Plan
from identity_scan.planning.plan import widened
from identity_scan.present.price import price
from identity_scan.present.values import Price
from identity_scan.session.contract import Session


def deeper(session: Session, progress: Progress) -> Plan | None:
    """Return the plan of a light search in front with what a deep one asks beside it; None where that adds nothing.

    Answers of today must not join a search that is too old, nor words that were not asked then.
    """
    from identity_scan.session.search import AGAIN_WITHIN

    plan, scan = progress.plan, progress.scan
    if plan is None or scan is None or plan.depth is Depth.DEEP or progress.state not in (State.DONE, State.STOPPED):
        return None
    if session.demo or session.person is None or session.now() - (scan.finished or scan.started) > AGAIN_WITHIN:
        return None
    queries = [query for query, ticked in session.offer(Depth.DEEP).queries if ticked]
    return widened(plan, session.plan(Depth.DEEP, queries, [row.id for row in session.engines() if row.asked]))


def added(session: Session, plan: Plan, wider: Plan) -> Price:
    """Say what a wider plan asks beside what the plan of a search asks, at most."""
    asked = {ask.key for ask in plan.asks}
    return price(rest_of(wider, tuple(ask for ask in wider.asks if ask.key not in asked)), session.engines())
