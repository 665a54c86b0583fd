"""The one way into a session for every command, plain or for a screen reader: a worker's own, or an invented one."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli import event_loop
from identity_scan.cli.startup import leaving_nothing, nothing_sent, now, person_of, tell, unlock, write_reports
from identity_scan.keeping import settings
from identity_scan.keeping.settings import Settings
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.cli.scene import Scene
    from identity_scan.model import Person


@contextlib.contextmanager
def scene_of(
    person: Path | None,
    demo: str | None,
    search: str = "",
    *,
    newcomers: bool = False,
    as_browser: tuple[str, ...] = (),
    beside: bool = False,
    sends: bool = True,
    quiet: bool = False,
) -> "Iterator[Scene]":
    """Open what the screens would show: of the worker, of another person file, or of an invented person.

    An invented person is searched through first, as deep as goes, so that every command says the same of a finding; of
    a worker the newest search is in front, or the one that is named. `as_browser` are engines to ask so in this run;
    `beside` says on stderr that a person is invented, where stdout is data. What `sends` nothing takes anybody's file,
    and keeps nothing of it; `quiet` tells less on stderr.
    Raises BadInput that says how to begin where nobody has said who they are, unless newcomers are welcome, and for the
    file of anybody but the worker or somebody invented.
    """
    if demo:
        with _invented(demo, beside) as scene:
            yield scene
        return
    from identity_scan.cli.scene import opened
    from identity_scan.session.home import OwnHome
    from identity_scan.session.house import House

    given, fleeting = _given(person, sends, quiet) if person else (None, False)

    def for_now(chosen: Settings) -> Settings:
        nothing = chosen.leave_nothing or leaving_nothing.get() or fleeting
        return replace(chosen, leave_nothing=nothing, ddgs_route=(*chosen.ddgs_route, *as_browser))

    if not (leaving_nothing.get() or fleeting) or person is None:
        unlock()
    house = House(now, write_reports, OwnHome(given, for_now=for_now))
    language.use(house.language)
    with contextlib.closing(house):
        scene = opened(house, search)
        language.use(house.language)
        tell(*house.notices)
        if not newcomers:
            assert scene.person
        yield scene


def _given(path: Path, sends: bool, quiet: bool) -> "tuple[Person, bool]":
    """Read the file of somebody invented or of the worker, and tell whether nothing is to be kept of them."""
    from identity_scan.keeping import own_person
    from identity_scan.person.invented import is_invented
    from identity_scan.session.own_file import refused_here, where

    person = person_of(path)
    if not sends:
        tell(nothing_sent())
        return person, True
    if is_invented(person):
        marked = _("{name} is an invented person: all of this is marked so.")
        tell("" if quiet else marked.format(name=person.name))
        return person, False
    unlock()
    if own_person.attested(person, where()):
        return person, False
    if (leaving_nothing.get() or settings.read().leave_nothing) and not refused_here(person):
        from identity_scan.cli.me_command import promise

        promise(person, None)  # nothing is to remember it, so it is said for each search anew
        return person, False
    raise BadInput(
        _("Nobody has said at this computer that {name}, with all that the file asks for, is their own name.").format(
            name=person.name
        ),
        _("This tool searches for one person: you. Say who you are at a terminal: identity-scan me"),
    )


@contextlib.contextmanager
def _invented(demo: str, beside: bool) -> "Iterator[Scene]":
    from identity_scan.cli.scene import rehearsed
    from identity_scan.demo import find
    from identity_scan.model import Depth
    from identity_scan.session.demonstration import demonstration

    found = find(demo)
    language.use(settings.read().language or found.person.language)
    click.echo(_("Demonstration: an invented person. Nothing is sent, nothing is saved."), err=beside)
    house = demonstration(found.id, now, pace=0.0, write=write_reports)
    with contextlib.closing(house):
        yield event_loop.run(rehearsed(house, found.id, Depth.DEEP))
