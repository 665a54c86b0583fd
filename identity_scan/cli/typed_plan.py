"""What a search asks by the options that are typed: the same for the plan that is shown and the search that runs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from identity_scan.keeping import settings
from identity_scan.model import Depth, Medium, Plan

if TYPE_CHECKING:
    from identity_scan.cli.scene import Scene


def listed(text: str | None) -> tuple[str, ...]:
    """Return the parts of a list with commas, as it is typed."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def planned(scene: "Scene", depth: str | None, recipes: Sequence[str], named: Sequence[str]) -> Plan:
    """Return the plan of these recipes and engines; what is ticked where none is named.

    Raises BadInput for a recipe or an engine that there is not.
    """
    from identity_scan.engines import ENGINES
    from identity_scan.planning import plan

    session, chosen = scene.session, settings.read()
    offer = session.offer(Depth(depth) if depth else None)
    queries = plan.named(recipes, scene.person) if recipes else [query for query, ticked in offer.queries if ticked]
    engines = [e.id for e in chosen.chosen(ENGINES, named)] if named else [r.id for r in session.engines() if r.asked]
    media = {query.medium for query in queries} - {Medium.WEB} if recipes else set()
    if media and not named:  # who names a search for pictures wants somebody to be asked for them
        engines += [engine.id for engine in chosen.for_media(ENGINES, media)]
    return session.plan(offer.depth, queries, engines)
