"""Where a session lives: what differs between the worker's own computer and a demonstration, and nothing else.

What is heavy is imported where it is used, so that the first picture does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Protocol

from identity_scan.keeping import settings
from identity_scan.keeping.settings import Settings
from identity_scan.session.own_file import tongue, unsaid_file, where

if TYPE_CHECKING:
    from identity_scan.asking.fetch import Transport
    from identity_scan.engines.engine import Engine
    from identity_scan.keeping.history import History
    from identity_scan.model import Person

    Asking = AbstractAsyncContextManager[Transport]
    """What answers requests, opened for one search."""


class Home(Protocol):
    """Whose searches they are, who answers, and where things are kept."""

    @property
    def demo(self) -> bool:
        """Everyone is invented: nothing is sent, nothing is saved."""

    def settings(self) -> Settings:
        """Give the settings to begin with."""

    def tongue(self) -> str:
        """Give the language where neither the settings nor a person say one."""

    def people(self) -> tuple[Person, ...]:
        """Give the invented persons to choose from."""

    def person(self) -> Person | None:
        """Give whose search it is; None if nobody has said so yet. A BadInput says what is wrong with the file."""

    def lost(self) -> tuple[str, ...]:
        """Say, where nobody is known, that it was kept who they are and is lost, as sentences; else none."""

    def history(
        self, person: Person | None, chosen: Settings, now: Callable[[], datetime], *, kept: bool = True
    ) -> History:
        """Open what is kept of this person's searches; one in memory if it is not to be `kept`."""

    def keep_person(self, person: Person) -> None:
        """Keep who the person is."""

    def engines(self) -> Mapping[str, Engine]:
        """Give the engines that can be asked."""

    def pace(self) -> float | None:
        """Give the seconds that every engine takes to answer; None where each has its own pause."""

    def chance(self, now: datetime) -> Random | None:
        """Give what the order of a plan is drawn by; None where it is asked as it is listed."""

    def web(self, person: Person, chosen: Settings) -> Asking:
        """Give what answers."""


class OwnHome:
    """The worker's own computer and the web."""

    demo = False

    def __init__(
        self,
        person: Person | None = None,
        web: Callable[[Settings], Asking] | None = None,
        for_now: Callable[[Settings], Settings] = lambda kept: kept,
    ) -> None:
        """Take a person who is read from elsewhere, another web, and what changes the settings for this run alone."""
        self._person, self._web, self._for_now = person, web, for_now

    def settings(self) -> Settings:
        """Read the settings file."""
        return self._for_now(settings.read())

    def tongue(self) -> str:
        """Read the language of the person file, quickly."""
        return tongue()

    def people(self) -> tuple[Person, ...]:
        """Nobody is invented here."""
        return ()

    def person(self) -> Person | None:
        """Read who it is; nobody as long as it was not said at a terminal, though a file lies there (ETHICS 3.1)."""
        if self._person is not None:
            return self._person
        from identity_scan.keeping import own_person

        known = own_person.is_kept(where()) and own_person.unsaid(where()) is None
        return own_person.read(where()) if known else None

    def lost(self) -> tuple[str, ...]:
        """Look whether a store is gone, or damaged where the person stood in it; or whether a file alone says who."""
        from identity_scan.keeping import own_person

        laid = own_person.unsaid(where())
        return (unsaid_file(laid),) if laid else own_person.lost(where())

    def history(
        self, person: Person | None, chosen: Settings, now: Callable[[], datetime], *, kept: bool = True
    ) -> History:
        """Open the history on the disk; one in memory where nothing is to be left, or of whom nobody knows yet.

        Of somebody invented, whose file lies elsewhere, nobody knows here; what was said of them can be taken back.
        """
        from identity_scan.asking import throwaway
        from identity_scan.keeping import key_file
        from identity_scan.keeping.history import History

        nobody = person is None and not key_file.files(settings.folder())
        if chosen.leave_nothing or nobody or not kept:
            return History.open(None, now, rests_in=settings.folder())
        throwaway.sweep(settings.folder())
        return History.open(settings.folder(), now)

    def keep_person(self, person: Person) -> None:
        """Write the person file."""
        from identity_scan.keeping import own_person

        own_person.write(person, where())

    def engines(self) -> Mapping[str, Engine]:
        """All there are."""
        from identity_scan.engines import ENGINES

        return ENGINES

    def pace(self) -> float | None:
        """Each engine has its own."""
        return None

    def chance(self, now: datetime) -> Random | None:
        """A plan is the same all day: ticking one line more does not turn it upside down."""
        return Random(f"{now:%Y%m%d}")

    def web(self, person: Person, chosen: Settings) -> Asking:
        """The real web; for an invented person a stand-in on this computer, or a BadInput."""
        if self._web is not None:
            return self._web(chosen)
        from identity_scan.asking import proxies
        from identity_scan.asking.fetch import Web
        from identity_scan.person.invented import is_invented

        if not is_invented(person):
            return Web(chosen)
        proxies.only_here(person.name, proxies.proxy_for(proxies.ANY_ENGINE, chosen.proxy))
        return Web(chosen, only_here=True)
