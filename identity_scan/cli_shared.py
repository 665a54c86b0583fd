"""What the commands share: the person, the history that is theirs, and how things are told."""

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan import language, settings
from identity_scan.language import gettext as _
from identity_scan.language import later
from identity_scan.model import Person
from identity_scan.text import printable

if TYPE_CHECKING:
    from identity_scan.history import History

PERSON_FILE = "person.toml"

PERSON = click.option("--person", type=click.Path(path_type=Path), help=later("The person file; yours if left out."))
JSON = click.option("--json", "json_to", metavar="FILE", help=later("Write the JSON report here; - for stdout."))
QUIET = click.option("--quiet", is_flag=True, help=later("Say nothing on stderr but failures."))


def now() -> datetime:
    """Return the time with the zone of this computer."""
    return datetime.now().astimezone()


def tell(*sentences: str) -> None:
    """Tell the worker something on stderr, a line a sentence."""
    for sentence in filter(None, sentences):
        click.echo(printable(sentence), err=True)


def unlock() -> None:
    """Ask for the passphrase, once, where what is kept is sealed; nothing is shown of what is typed."""
    from identity_scan import seal

    if not seal.is_on(settings.folder()) or seal.held():
        return
    if sys.stdin.isatty():
        seal.hold(click.prompt(_("Passphrase"), hide_input=True, err=True))
    else:
        seal.hold(sys.stdin.readline().rstrip("\r\n"))


def person_of(path: Path | None) -> Person:
    """Read the person file, the worker's own if none is named, and speak their language from here on."""
    from identity_scan import person

    if path is None:
        unlock()
    found = person.read(path or settings.folder() / PERSON_FILE)
    language.use(settings.read().language or found.language)
    return found


leaving_nothing: ContextVar[bool] = ContextVar("leaving_nothing", default=False)
"""Whether this run writes no file at all that nobody asked for by its name, not even a note of a crash."""


@contextlib.contextmanager
def history_of(worker: Person) -> "Iterator[History]":
    """The history of this worker; one in memory if this computer keeps that of another name (ETHICS 3.1).

    Where nothing is to be left, it is one in memory too, and what is kept is not even opened.
    """
    from identity_scan.history import History

    if leaving_nothing.get():
        tell(_("Nothing is written on this computer: this search ends with the program."))
        with History.open(None) as fleeting:
            yield fleeting
        return
    unlock()
    with History.open(settings.folder()) as history:
        tell(*history.notices)
        chosen = settings.read()
        if gone := history.tidy(now(), chosen.snippet_days, chosen.closed_days):
            tell(str(gone))
        if history.claim(worker.name):
            yield history
            return
    tell(
        _("This computer keeps the searches of another name, so this one is not kept."),
        _("One installation is for one person. To make it yours, erase what is kept: identity-scan erase"),
    )
    with History.open(None) as fleeting:
        yield fleeting


def columns(lines: Iterable[Sequence[str]]) -> None:
    """Print a table on stdout."""
    rows = list(lines)
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
