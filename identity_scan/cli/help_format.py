"""What click itself says, help and mistakes alike, in the language in use; it keeps the English words it was given."""

import contextlib
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

import click

from identity_scan.cli import private_click  # noqa: F401  before click says a word
from identity_scan.keeping import settings
from identity_scan.session.own_file import tongue
from identity_scan.speech import language
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later

OF_CLICK = (later("Usage"), later("Options"), later("Commands"), later("required"))
SHOWS = (later("Show this message and exit."),)
METAVARS = (
    *(later("OPTIONS"), later("COMMAND"), later("ARGS"), later("PERSON"), later("RESULTS"), later("FILE")),
    *(later("FILES"), later("FOLDER"), later("FORMATS"), later("ENGINES"), later("PATH"), later("TEXT")),
    *(later("CARD"), later("FINDING"), later("ID"), later("NAME"), later("CHECK"), later("EARLIER"), later("NEWER")),
    *(later("RECIPE"), later("ENGINE"), later("SCREEN"), later("FIELD"), later("VALUE"), later("WORD")),
    later("ADDRESS"),
)
"""What stands in a usage line for something that a person types."""
MISTAKES = (
    later("No such option {name!r}."),
    later("No such option: {name}"),  # click before 8.2
    later("No such command {name!r}."),
    later("Did you mean {possibility}?"),
    later("(Did you mean one of: {possibilities}?)"),
    later("Missing command."),
    later("Missing argument"),
    later("Missing option"),
    later("Invalid value: {message}"),
    later("Invalid value for {param_hint}: {message}"),
    later("{value!r} is not one of {choices}."),
    later("{value!r} does not match the format {format}."),
    later("{value!r} does not match the formats {formats}."),
    later("Got unexpected extra argument ({args})"),
    later("Got unexpected extra arguments ({args})"),
    later("Option {name!r} does not take a value."),
    later("Option {name!r} requires an argument."),
    later("{name} {filename!r} does not exist."),
    later("{name} {filename!r} is a directory."),
    later("{name} {filename!r} is a file."),
    later("Error: The two entered values do not match."),
)
_WORD = re.compile(r"\b[A-Z]{2,}\b")


def speak() -> None:
    """Choose the language before click reads the first word, so that it can also tell of a mistake in that one."""
    with contextlib.suppress(IdentityScanError):  # what is wrong with the settings is told by whoever needs them
        language.use(settings.read().language or tongue())


def mistake(error: click.ClickException) -> tuple[str, str]:
    """Return what is wrong with a command as it was typed, and where to read how it should be."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "identity-scan"
    said = _typed(error.format_message().rstrip()).replace("%Y-%m-%d", "2027-01-31")
    return said if said.endswith((".", "?", ")")) else f"{said}.", _("See: {command}").format(command=f"{path} --help")


def agreed(question: str) -> bool:
    """Ask on stderr for a yes; anything else is a no."""
    said = click.prompt(f"{question} {_('[y/N]')}", default="", show_default=False, err=True)
    return said.strip().casefold() in ("y", "yes", _("y"), _("yes"))


class SpokenFormatter(click.HelpFormatter):
    """Writes what click hands it in the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, _typed(args), prefix or labelled(_("Usage"), ""))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part."""
        self.write(f"{'':>{self.current_indent}}{labelled(_(heading), '').rstrip()}\n")

    def write_text(self, text: str) -> None:
        """Write a text, of which the paragraphs belong together."""
        super().write_text(_(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they mean; what click adds in brackets stays behind it."""
        super().write_dl([(_typed(name), _spoken(text)) for name, text in rows], col_max, col_spacing)


class SpokenContext(click.Context):
    """A call of a command whose help is written in the language in use."""

    formatter_class = SpokenFormatter


def _typed(names: str) -> str:
    return _WORD.sub(lambda word: _(word[0]) if word[0] in METAVARS else word[0], names)


def _spoken(text: str) -> str:
    said, bracket, more = text.partition("  [")
    return _(said) + (f"  [{'; '.join(map(_, more[:-1].split('; ')))}]" if bracket else "")


class SpokenGroup(click.Group):
    """Commands that are listed with the whole first line of what they do, and made when they are called.

    `shelf` says where each is made: module and name, such as kept_commands:history.
    """

    context_class = SpokenContext

    def __init__(self, *words: Any, shelf: Mapping[str, str], **named: Any) -> None:
        self._shelf = shelf
        super().__init__(*words, **named)

    @property  # type: ignore[override]
    def commands(self) -> Mapping[str, click.Command]:
        """All commands by name; asking for them makes them all."""
        return {name: self._made(name) for name in self._shelf}

    @commands.setter
    def commands(self, _made: Mapping[str, click.Command]) -> None:
        """Take no others: all stand on the shelf."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return sorted(self._shelf)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None if there is none of that name."""
        return self._made(cmd_name) if cmd_name in self._shelf else None

    def _made(self, name: str) -> click.Command:
        module, _colon, attribute = self._shelf[name].partition(":")
        made: click.Command = getattr(import_module(f"identity_scan.cli.{module}"), attribute)
        made.context_class = SpokenContext
        return made

    def main(self, *words: Any, **named: Any) -> Any:
        """Run a command; the language is chosen first."""
        speak()
        return super().main(*words, **named)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help; it is asked for before the command itself had a chance to choose the language."""
        speak()
        return super().get_help(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        rows = [(name, _(first_line(self._made(name)))) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def every(command: click.Command) -> Iterator[click.Command]:
    """Yield a command, and all that are called behind it."""
    yield command
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from every(one)


def first_line(command: click.Command) -> str:
    """Return what a command does, in one English line."""
    return inspect.cleandoc(command.help or "").split("\n\n")[0].replace("\n", " ")
