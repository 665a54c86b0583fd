"""The one way into a session for every command, plain or for a screen reader: a worker's own, or an invented one."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.startup import leaving_nothing, now, person_of, tell, unlock, write_reports
from identity_scan.keeping import settings
from identity_scan.keeping.settings import Settings
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.cli.scene import Scene


@contextlib.contextmanager
def scene_of(
    person: Path | None,
    demo: str | None,
    search: str = "",
    *,
    newcomers: bool = False,
    as_browser: tuple[str, ...] = (),
    beside: bool = False,
) -> "Iterator[Scene]":
    """Open what the screens would show: of the worker, of another person file, or of an invented person.

    An invented person is searched through first, as deep as goes, so that every command says the same of a finding; of
    a worker the newest search is in front, or the one that is named. `as_browser` are engines to ask so in this run;
    `beside` says on stderr that a person is invented, where stdout is data.
    Raises BadInput that says how to begin where nobody has said who they are, unless newcomers are welcome.
    """
    if demo:
        with _invented(demo, beside) as scene:
            yield scene
        return
    from identity_scan.cli.scene import opened
    from identity_scan.session.home import OwnHome
    from identity_scan.session.house import House

    def for_now(chosen: Settings) -> Settings:
        nothing = chosen.leave_nothing or leaving_nothing.get()
        return replace(chosen, leave_nothing=nothing, ddgs_route=(*chosen.ddgs_route, *as_browser))

    if not leaving_nothing.get() or person is None:
        unlock()
    house = House(now, write_reports, OwnHome(person_of(person) if person else None, for_now=for_now))
    language.use(house.language)
    with contextlib.closing(house):
        scene = opened(house, search)
        language.use(house.language)
        tell(*house.notices)
        if not newcomers:
            assert scene.person
        yield scene


@contextlib.contextmanager
def _invented(demo: str, beside: bool) -> "Iterator[Scene]":
    from identity_scan.cli.scene import rehearsed
    from identity_scan.demo import find
    from identity_scan.model import Depth
    from identity_scan.session.demonstration import demonstration

    found = find(demo)
    language.use(settings.read().language or found.person.language)
    click.echo(_("Demonstration: an invented person. Nothing is sent, nothing is saved."), err=beside)
    house = demonstration(found.id, now, pace=0.0)
    with contextlib.closing(house):
        yield asyncio.run(rehearsed(house, found.id, Depth.DEEP))
