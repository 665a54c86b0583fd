"""The command that says what this computer has for the program and lacks, and the look before a screen opens."""

import os
import sys
from typing import TYPE_CHECKING

import click

from identity_scan.cli.startup import TEXT, now
from identity_scan.keeping import settings
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from identity_scan.present.blocks import Sheet

LACKING = 1


@click.command()
@TEXT
def doctor() -> int:
    """Show what this computer has for the program and what it lacks, with remedies; nothing is sent.

    Ends with 1 if something that is needed is missing.
    """
    from identity_scan.cli.text_form import say
    from identity_scan.cli.version_option import about
    from identity_scan.present.computer import lacking, sheet
    from identity_scan.session import this_computer

    parts = this_computer.every(terminal_size(sys.stdout, sys.stderr, sys.stdin), now())
    say((*about(), *_told(sheet(parts))))
    return LACKING if lacking(parts) else 0


def can_open(keeps: bool = True) -> bool:
    """Tell whether a screen can be opened here; where not, say on stderr what lacks and what to do.

    `keeps` says whether something is to be kept, and so written.
    """
    shown = terminal_size(sys.stdout, sys.stderr) if terminal_size(sys.stdin) else None
    keeps = keeps and not settings.read().leave_nothing
    if shown and os.environ.get("TERM") != "dumb" and _writes_as_before(keeps):
        return True  # as nearly always, and before what says more is loaded: the first picture waits for this
    from identity_scan.cli.say import text
    from identity_scan.present.computer import lacking, sheet
    from identity_scan.session import this_computer

    lacks = lacking(this_computer.at_once(shown, keeps))
    if lacks:
        click.echo(text(_told(sheet(lacks)[:-1])), err=True)
        click.echo(_("All of it: {command}").format(command="identity-scan doctor"), err=True)
    return not lacks


def _writes_as_before(keeps: bool) -> bool:
    return not keeps or (settings.folder().is_dir() and os.access(settings.folder(), os.W_OK))


def _told(sheet: "Sheet") -> "Iterator[str]":
    from identity_scan.cli.say import spoken
    from identity_scan.present.blocks import Heading

    for block in sheet:
        yield from ("",) if isinstance(block, Heading) else ()
        yield from spoken((block,))


def terminal_size(*streams: object) -> tuple[int, int] | None:
    """Return the columns and lines of the first of these that is a terminal, None where none is."""
    for stream in streams:
        try:
            columns, lines = os.get_terminal_size(stream.fileno())  # type: ignore[attr-defined]
        except (AttributeError, OSError, ValueError):
            continue
        return (columns, lines) if columns and lines else (80, 24)
    return None
