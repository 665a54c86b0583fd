"""The help of the command line in the language in use: click keeps the English words it was given."""

import contextlib
import inspect
from collections.abc import Iterable

import click

from identity_scan import language, settings
from identity_scan.errors import IdentityScanError
from identity_scan.language import gettext as _
from identity_scan.language import labelled, later

OF_CLICK = (later("Usage"), later("Options"), later("Commands"), later("required"))
SHOWS = (later("Show this message and exit."), later("Show the version and exit."))


class SpokenFormatter(click.HelpFormatter):
    """Writes what click hands it in the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, prefix or labelled(_("Usage"), ""))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part."""
        self.write(f"{'':>{self.current_indent}}{labelled(_(heading), '').rstrip()}\n")

    def write_text(self, text: str) -> None:
        """Write a text, of which the paragraphs belong together."""
        super().write_text(_(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they mean; what click adds in brackets stays behind it."""
        super().write_dl([(name, _spoken(text)) for name, text in rows], col_max, col_spacing)


def _spoken(text: str) -> str:
    said, bracket, more = text.partition("  [")
    return _(said) + (f"  [{'; '.join(map(_, more[:-1].split('; ')))}]" if bracket else "")


class SpokenGroup(click.Group):
    """Commands that are listed with the whole first line of what they do."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help; it is asked for before the command itself had a chance to choose the language."""
        with contextlib.suppress(IdentityScanError):
            language.use(settings.read().language or language.of_system())
        return super().get_help(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        rows = [(name, _(first_line(self.commands[name]))) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def first_line(command: click.Command) -> str:
    """Return what a command does, in one English line."""
    return inspect.cleandoc(command.help or "").split("\n\n")[0].replace("\n", " ")


click.Context.formatter_class = SpokenFormatter
