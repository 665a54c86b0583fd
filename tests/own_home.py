"""A worker's own installation with searches of the invented web in its history: nothing of it leaves the computer."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from identity_scan.demo import Demonstration, find
from identity_scan.keeping import own_person, settings
from identity_scan.model import Assessment, Depth
from identity_scan.session.house import House
from identity_scan.speech import language


class OwnHome(House):
    """A worker's own search, with history and settings on the disk, answered by the invented web."""

    def __init__(self, whose: Demonstration, day: datetime) -> None:
        super().__init__(self._look)
        self._whose, self._at = whose, day

    def _look(self) -> datetime:
        """A clock that goes on by a minute each time it is looked at."""
        self._at += timedelta(minutes=1)
        return self._at

    def _transport(self) -> Any:
        return self._whose.web()


async def searched(name: str, tongue: str, searches: Sequence[Sequence[str]] = (("bing", "brave"),)) -> Assessment:
    """Make the installation of an invented person, and search once with each list of engines, two months apart."""
    settings.change(language=tongue)
    language.use(tongue)
    whose = find(name)
    own_person.write(whose.person, settings.folder() / "person.toml")
    assessments = []
    for n, engines in enumerate(searches):
        home = OwnHome(whose, datetime(2026, 9, 1, 14, 2, tzinfo=UTC) + timedelta(days=60 * n))
        home.read_person()
        home.open()
        queries = [query for query, _ticked in home.queries(Depth.LIGHT) if query.recipe in ("N1", "P1")]
        plan = home.plan(Depth.LIGHT, queries, engines)
        collected = [item async for item in home.search(plan, (), None)]
        assessments.append(home.assess(plan, collected))
        home.finish(assessments[-1])
        home.close()
    return assessments[-1]
