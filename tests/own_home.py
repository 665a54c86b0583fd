"""A worker's own installation with searches of the invented web in its history: nothing of it leaves the computer."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from identity_scan.demo import Demonstration, find
from identity_scan.keeping import own_person, settings
from identity_scan.model import Assessment, Depth
from identity_scan.session.contract import Writer
from identity_scan.session.home import OwnHome
from identity_scan.session.house import House
from identity_scan.speech import language


class Clock:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


def own_home(whose: Demonstration, clock: Callable[[], datetime], write: Writer | None = None) -> House:
    """A worker's own session, with history and settings on the disk, answered by an invented person's web."""
    return House(clock, write, OwnHome(web=lambda _settings: whose.web()))


async def searched(name: str, tongue: str, searches: Sequence[Sequence[str]] = (("bing", "brave"),)) -> Assessment:
    """Make the installation of an invented person, and search once with each list of engines, two months apart."""
    settings.change(language=tongue)
    language.use(tongue)
    whose = find(name)
    own_person.write(whose.person, settings.folder() / "person.toml")
    assessments = []
    for n, engines in enumerate(searches):
        home = own_home(whose, Clock(datetime(2026, 9, 1, 14, 2, tzinfo=UTC) + timedelta(days=60 * n)))
        home.open()
        queries = [query for query, _ticked in home.offer(Depth.LIGHT).queries if query.recipe in ("N1", "P1")]
        async for _item in home.search(home.plan(Depth.LIGHT, queries, engines)):
            pass
        assessments.append(home.judge().assessment)
        home.judge(over=True)
        home.close()
    return assessments[-1]
