"""Who is asked what: engines that show one index share its queries instead of being asked each all of them.

Each query has its engine by its recipe, whatever else is asked, so that two searches can be compared. Where that engine
gives no answer, another one of the index is asked in its place while the search runs (asking/collect.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from identity_scan import facts
from identity_scan.facts.engine_habits import HABITS, Habit
from identity_scan.facts.indexes import NO_INDEX
from identity_scan.model import CONTROL, Medium, Query
from identity_scan.planning.worth_reading import depth

if TYPE_CHECKING:
    from identity_scan.planning.plan import Asked

NAMES: Final = frozenset({"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"})
"""The recipes that ask for a form of the name and nothing beside it."""
_BETTER: Final = (Habit.ANSWERS, None, Habit.SOMETIMES, Habit.OTHER_WORDS, Habit.REFUSES, Habit.NEVER)
"""Who of an index is asked first, by how it usually answers."""


def shares(queries: Sequence[Query], engines: Sequence[Asked]) -> Callable[[Query, Asked], bool]:
    """Return what tells whether a query is asked of an engine; one query alone is asked of all."""
    families = _families(engines) if sum(query.medium is Medium.WEB for query in queries) > 1 else {}
    place = {recipe.id: n for n, recipe in enumerate(facts.recipes())}

    def given(query: Query, engine: Asked) -> bool:
        if query.medium not in engine.media or (engine.names_only and query.recipe not in NAMES):
            return False
        family = families.get(engine.index, ()) if query.medium is Medium.WEB else ()
        if len(family) < 2 or engine not in family or query.recipe == CONTROL:
            return True
        able = [one for one in family if not one.first_only or depth(query) <= one.page_size] or family
        _recipe, _dot, value = query.id.partition(".")
        return able[(place.get(query.recipe, 0) + int(value or 1) - 1) % len(able)] is engine

    return given


def _families(engines: Sequence[Asked]) -> dict[str, list[Asked]]:
    """The engines that a program can ask for pages, by the index that they show, the readiest first."""
    families: dict[str, list[Asked]] = {}
    for engine in sorted(engines, key=lambda engine: _BETTER.index(HABITS.get(engine.id))):
        if engine.request is not None and shows_an_index(engine):
            families.setdefault(engine.index, []).append(engine)
    return families


def shows_an_index(engine: Asked) -> bool:
    """Tell whether an engine shows pages of an index, which other brands may show as well."""
    return Medium.WEB in engine.media and engine.index not in NO_INDEX


def pages(query: Query, engine: Asked) -> range:
    """Return the pages of a query that an engine is asked for at most."""
    return range(1, 2 if engine.first_only else max(1, round(depth(query) / engine.page_size)) + 1)
