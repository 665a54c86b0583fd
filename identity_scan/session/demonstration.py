"""The session of the demonstration: an invented person, a web in memory, a history in memory (ETHICS 3.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Any

from identity_scan.keeping.settings import Settings
from identity_scan.session.house import House
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import of_system

if TYPE_CHECKING:
    from identity_scan.demo import Demonstration
    from identity_scan.keeping.history import History
    from identity_scan.model import Depth, Person, Plan
    from identity_scan.present.values import Kept, Price
    from identity_scan.session.contract import Session, Writer

PACE = 0.35
"""Seconds that an invented engine takes to answer, so that one can watch."""


class DemoHouse(House):
    """Nothing is sent, nothing is saved: settings too live only as long as the screen."""

    demo = True

    def __init__(
        self, chosen: str | None, clock: Callable[[], datetime], pace: float = PACE, write: Writer | None = None
    ) -> None:
        super().__init__(clock, write)
        self._settings = Settings(theme=self._settings.theme, language=self._settings.language)
        self._name = chosen or "tamsin"
        self._pace = pace
        self._worlds: tuple[Demonstration, ...] = ()

    def open(self) -> Kept | None:
        """Load the invented persons and what a search needs."""
        from identity_scan.demo import people
        from identity_scan.demo.web import BRANDS

        if not self._worlds:
            self._worlds = people()
            self.people = tuple(world.person for world in self._worlds)
            self.person = next(w.person for w in self._worlds if w.id == self._name)
        kept = super().open()
        self._engines = {name: self._engines[name] for name in (*BRANDS, "google")}
        return kept

    def _open_history(self) -> History:
        from identity_scan.keeping.history import History

        return History.open(None, self.now)

    def _tongue(self) -> str:
        return of_system()

    def read_person(self) -> None:
        """The persons come with the program."""

    def own(self) -> Session:
        """Give the session of the worker's own search."""
        return House(self._clock, self._reports)

    def demonstration(self) -> Session:
        """Give this session itself."""
        return self

    def choose(self, person: Person) -> None:
        """Take another of the invented persons; what was found about the one before is forgotten."""
        self.close()
        self.person, self._search, self._taken = person, None, []

    def save_person(self, person: Person) -> None:
        """A demonstration keeps nobody."""

    def erase(self) -> None:
        """There is nothing to erase."""

    def kept_where(self) -> list[str]:
        """Nothing is kept."""
        return [_("Nothing: a demonstration keeps nothing.")]

    def retention(self) -> list[str]:
        """Nothing is kept."""
        return [_("A demonstration keeps nothing.")]

    def due(self) -> Depth:
        """The light search shows the most in the shortest time."""
        from identity_scan.model import Depth

        return Depth.LIGHT

    def price(self, plan: Plan) -> Price:
        """Say what a plan costs here: an invented engine answers faster than it would be polite to ask a real one."""
        busiest = max(Counter(ask.engine for ask in plan.asks).values(), default=0)
        return replace(super().price(plan), seconds=busiest * self._pace)

    def _chance(self) -> Random:
        return Random(0)

    def _transport(self) -> Any:
        return next(w for w in self._worlds if w.person == self.person).web(self._pace)
