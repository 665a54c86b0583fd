"""What the commands share: the person, the history that is theirs, and how things are told."""

import sys
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from identity_scan.keeping import settings
from identity_scan.speech import language
from identity_scan.speech.aloud import sentence
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later
from identity_scan.speech.text import clean, printable

if TYPE_CHECKING:
    from identity_scan.model import Person

PERSON_FILE = "person.toml"
SHORT = 6
"""Signs of the id of a finding that are shown to name it."""

PERSON = click.option("--person", type=click.Path(path_type=Path), help=later("The person file; yours if left out."))
JSON = click.option("--json", "json_to", metavar="FILE", help=later("Write the JSON report here; - for stdout."))
QUIET = click.option("--quiet", is_flag=True, help=later("Print nothing on stderr but failures."))


in_text: ContextVar[bool] = ContextVar("in_text", default=False)
"""Whether everything is said for a screen reader: one fact a line, no table, no bar, nothing underlined."""


def _speak(_context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    in_text.set(wanted or in_text.get())


TEXT = click.option(
    "--text",
    is_flag=True,
    expose_value=False,
    callback=_speak,
    help=later("For a screen reader: one fact per line, no tables."),
)
DEMO = click.option("--demo", metavar="PERSON", help=later("About an invented person: tamsin, elodie or corwin."))
NOTE = click.option("--note", default="", help=later("A note or a reason, one line without names; - to type it in."))
UNTIL = click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help=later("When to look again: 2027-01-31."))


def now() -> datetime:
    """Return the time with the zone of this computer: the one reading of its clock, which the commands hand on."""
    return datetime.now().astimezone()


def tell(*sentences: str) -> None:
    """Tell the worker something on stderr, a line a sentence."""
    for said in filter(None, sentences):
        click.echo(printable(said), err=True)


def typed_note(note: str) -> str:
    """The note; typed at the prompt if it is a dash, so that it does not stay in the shell's history."""
    if note != "-":
        return clean(note, 300)
    return clean(click.prompt(_("Why"), err=True) if sys.stdin.isatty() else line(), 300)


def unlock() -> None:
    """Ask for the passphrase, once, where what is kept is sealed; nothing is shown of what is typed."""
    from identity_scan.keeping import seal

    if not seal.is_on(settings.folder()) or seal.held():
        return
    if sys.stdin.isatty():
        seal.hold(click.prompt(_("Passphrase"), hide_input=True, err=True))
    else:
        seal.hold(line())


def line() -> str:
    """Return the next line that a pipe hands over, without its end; raises BadInput if it is not UTF-8."""
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadInput(_("What was provided is not plain text."), _("Provide it as UTF-8 text.")) from None


def nothing_sent() -> str:
    """Say why a command takes anybody's file."""
    return _("Nothing is sent and nothing is kept: this takes any person file.")


def person_of(path: Path | None) -> "Person":
    """Read the person file, the worker's own if none is named, and speak their language from here on."""
    from identity_scan.keeping import own_person

    if path is None:
        unlock()
    found = own_person.read(path or settings.folder() / PERSON_FILE)
    language.use(settings.read().language or found.language)
    return found


leaving_nothing: ContextVar[bool] = ContextVar("leaving_nothing", default=False)
"""Whether this run writes no file at all that nobody asked for by its name, not even a note of a crash."""


def write_json(pieces: Iterable[str], target: str, quiet: bool = False) -> None:
    """Write JSON to a file that others cannot read, or to stdout for a dash; raises BadInput if it cannot be."""
    from identity_scan.keeping import private_files

    if target == "-":
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    path = Path(target)
    try:
        if path.is_file() or path.is_symlink():  # never /dev/null, which whoever runs everything could delete
            path.unlink()
            tell("" if quiet else _("{path} was there before, and is replaced.").format(path=path))
        private_files.write(path, (piece.encode(errors="replace") for piece in pieces))
    except OSError as error:
        raise BadInput(
            _("The report cannot be written to {path} ({reason}).").format(path=path, reason=why(error)),
            _("Choose another place with --json."),
        ) from None


def columns(lines: Iterable[Sequence[str]]) -> None:
    """Print a table on stdout, its heading first; for a screen reader a line a row, each cell after its heading."""
    rows = list(lines)
    if in_text.get():
        for row in rows[1:]:
            cells = zip(rows[0], row, strict=True)
            click.echo(sentence(*(labelled(head, cell) for head, cell in cells if cell != "-")))
        return
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


class _Files:
    """Writes reports and papers: what makes them is loaded only when one is asked for."""

    def __call__(self, *given: Any) -> Sequence[Path]:
        """Write reports, as reports.write() does."""
        from identity_scan.reports import write

        return write(*given)

    def paper(self, *given: Any) -> Path:
        """Write a paper, as reports.paper_forms.write() does."""
        from identity_scan.reports.paper_forms import write

        return write(*given)


write_reports: Final = _Files()
