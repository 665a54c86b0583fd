"""What a search asks by the options that are typed: the same for the plan that is shown and the search that runs."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from identity_scan.cli.startup import tell
from identity_scan.keeping import settings
from identity_scan.model import Depth, Medium, Plan
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.cli.scene import Scene


def listed(text: str | None) -> tuple[str, ...]:
    """Return the parts of a list with commas, as it is typed."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _asked(scene: "Scene") -> list[str]:
    """The engines that are asked where none is named.

    Where nobody can be asked, none is asked as a browser asks but for invented people, unless the worker has said so.
    """
    from identity_scan.engines import ENGINES
    from identity_scan.person.invented import is_invented

    nobody = not (scene.session.demo or is_invented(scene.person) or sys.stdin is None or sys.stdin.isatty())
    unsaid = {engine.id: engine.name for engine in settings.read().unsaid(ENGINES)} if nobody else {}
    for name, brand in unsaid.items():
        told = _(
            "{engine} is not asked: it answers only clients that look like a browser, and you have not said yet "
            "whether it may be asked so. To ask it: {command}"
        )
        tell(told.format(engine=brand, command=f"identity-scan settings {name} on"))
    return [row.id for row in scene.session.engines() if row.asked and row.id not in unsaid]


def planned(scene: "Scene", depth: str | None, recipes: Sequence[str], named: Sequence[str]) -> Plan:
    """Return the plan of these recipes and engines; what is ticked where none is named.

    Raises BadInput for a recipe or an engine that there is not.
    """
    from identity_scan.engines import ENGINES
    from identity_scan.planning import plan

    session, chosen = scene.session, settings.read()
    offer = session.offer(Depth(depth) if depth else None)
    queries = plan.named(recipes, scene.person) if recipes else [query for query, ticked in offer.queries if ticked]
    engines = [e.id for e in chosen.chosen(ENGINES, named)] if named else _asked(scene)
    media = {query.medium for query in queries} - {Medium.WEB} if recipes else set()
    if media and not named:  # who names a search for pictures wants somebody to be asked for them
        engines += [engine.id for engine in chosen.for_media(ENGINES, media)]
    return session.plan(offer.depth, queries, engines)
