"""The home of invented persons: a web in memory, a history in memory (ETHICS 3.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from identity_scan.keeping import settings
from identity_scan.keeping.settings import Settings
from identity_scan.session.house import House
from identity_scan.speech.language import of_system

if TYPE_CHECKING:
    from identity_scan.demo import Demonstration
    from identity_scan.engines.engine import Engine
    from identity_scan.keeping.history import History
    from identity_scan.model import Person
    from identity_scan.session.contract import Writer
    from identity_scan.session.home import Asking

PACE = 0.35
"""Seconds that an invented engine takes to answer, so that one can watch."""


class InventedHome:
    """Nothing is sent, nothing is saved: settings too live only as long as the screen."""

    demo = True

    def __init__(
        self, chosen: str, pace: float, worlds: tuple[Demonstration, ...] = (), *, as_listed: bool = False
    ) -> None:
        """Take who is chosen, the seconds an answer takes, and the invented persons where not the usual ones.

        A plan that is asked `as_listed` goes through the kinds of query one after the other.
        """
        self._name, self._pace, self._worlds, self._as_listed = chosen, pace, worlds, as_listed

    def settings(self) -> Settings:
        """Take the worker's colours and language, and no key, proxy or choice of engines."""
        own = settings.read()
        return Settings(theme=own.theme, language=own.language)

    def tongue(self) -> str:
        """The computer's, until the person is there."""
        return of_system()

    def people(self) -> tuple[Person, ...]:
        """Give everybody who is invented."""
        from identity_scan.demo import people

        self._worlds = self._worlds or people()
        return tuple(world.person for world in self._worlds)

    def lost(self) -> tuple[str, ...]:
        """Nothing is kept here that could be."""
        return ()

    def person(self) -> Person | None:
        """Give the one who was chosen."""
        self.people()
        return next(world.person for world in self._worlds if world.id == self._name)

    def history(
        self, person: Person | None, chosen: Settings, now: Callable[[], datetime], *, kept: bool = True
    ) -> History:
        """In memory alone."""
        from identity_scan.keeping.history import History

        return History.open(None, now)

    def keep_person(self, person: Person) -> None:
        """A demonstration keeps nobody."""

    def engines(self) -> Mapping[str, Engine]:
        """Give those that the invented web has, and one that answers people only."""
        from identity_scan.demo.web import BRANDS
        from identity_scan.engines import ENGINES

        return {name: ENGINES[name] for name in (*BRANDS, "google")}

    def pace(self) -> float | None:
        """An invented engine answers faster than it would be polite to ask a real one."""
        return self._pace

    def chance(self, now: datetime) -> Random | None:
        """The same order each time."""
        return None if self._as_listed else Random(0)

    def web(self, person: Person, chosen: Settings) -> Asking:
        """The web around the person."""
        return next(w for w in self._worlds if w.person.name == person.name).web(self._pace)


def demonstration(
    chosen: str | None, clock: Callable[[], datetime], pace: float = PACE, write: Writer | None = None
) -> House:
    """Return the session of an invented person, by id; of the usual one in the language in use if none is named."""
    from identity_scan.demo import usual

    return House(clock, write, InventedHome(chosen or usual(), pace))
