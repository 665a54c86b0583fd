"""What search engines do not show: a list to look up by hand, with a tick and one line of what came of it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from identity_scan.judge import opening
from identity_scan.model import Link
from identity_scan.present import aids, own_checks, words
from identity_scan.present.blocks import Sheet
from identity_scan.present.own_checks import row, sheet
from identity_scan.present.screens import BY_HAND
from identity_scan.session.assistants_desk import looks
from identity_scan.session.contract import Session
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.screens.list_over import ListOver
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import HandCheck

LONGEST = 200
ONE_LINE = later("What you found, in one line without names")


class ByHandScreen(ListOver[None]):
    """The hand checks; nothing is opened or read by the program itself."""

    NAMED = "by_hand"
    HEADING = later("What you look up yourself")
    HERE = BY_HAND
    BINDINGS: ClassVar = bindings(BY_HAND)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._checks = aids.hand_checks(session.person, session.ticks)
        self._names_picture = False
        """What is typed is the name of a picture file, and no line about a check."""

    def rows(self) -> Iterator[Option]:
        """Give a line a check."""
        return map(_option, self._checks)

    def about(self) -> str:
        """Say what was never looked at, or not for long."""
        return own_checks.due(looks(self._session), self._session.now().date())

    def first(self) -> int:
        """Give the first that is still to be looked up."""
        return next((n for n, check in enumerate(self._checks) if not check.done), 0)

    def sheet(self) -> Sheet:
        """Tell why, how and where the check under the cursor is looked up."""
        return sheet(self.here)

    def asked(self) -> tuple[Input, ...]:
        """Give the line to write in."""
        entry = Input(id="entry", max_length=LONGEST)
        entry.display = False
        return (entry,)

    @property
    def here(self) -> "HandCheck":
        """The check under the cursor."""
        return self._checks[self.at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the place where none is known."""
        return self._link is not None if action == "open" and self.is_mounted else True

    @property
    def _link(self) -> Link | None:
        """The first place that has an address."""
        return next((link for link in self.here.links if link.url), None)

    @on(OptionList.OptionSelected, "#rows")
    def action_tick(self) -> None:
        """Tick a check, or take the tick away; its line stays."""
        self._note(not self.here.done, self._line)

    @property
    def _line(self) -> str:
        """What was written of the check under the cursor."""
        return self.here.tick.result if self.here.tick else ""

    def action_write(self) -> None:
        """Write the one line."""
        self._names_picture = False
        self._ask(self._line, _(ONE_LINE), LONGEST)

    def action_picture(self) -> None:
        """Name a picture file, to see what it gives away; it is read on this computer alone."""
        self._names_picture = True
        self._ask("", _("The picture file, such as Pictures/portrait.jpg"), 1_000)

    def _ask(self, value: str, placeholder: str, longest: int) -> None:
        entry = self.query_one("#entry", Input)
        entry.max_length, entry.placeholder, entry.value = longest, placeholder, value
        entry.display = True
        entry.focus()

    @on(Input.Submitted, "#entry")
    def _written(self, event: Input.Submitted) -> None:
        event.stop()
        self._close_entry()
        if self._names_picture:
            self._read_picture(event.value)
        elif event.value != self._line:  # a line that stays as it was says nothing new
            self._note(True, event.value)

    def _read_picture(self, name: str) -> None:
        from identity_scan.session import picture_file

        try:
            told = own_checks.picture(picture_file.look(Path(name.strip().strip("\"'")).expanduser()))
        except BadInput as error:
            shell_of(self).tell(str(error))
        else:
            self.query_one(Reading).read(partial(sheet_text, told))

    def _close_entry(self) -> None:
        self.query_one("#entry", Input).display = False
        self.query_one("#rows", OptionList).focus()

    def _note(self, done: bool, result: str) -> None:
        from identity_scan.advice.handchecks import Tick

        self._session.decide([Tick(self.here.id, done, result)])
        self._again()

    def _again(self) -> None:
        """Show what is noted now."""
        self._checks = aids.hand_checks(self._session.person, self._session.ticks)
        self.draw()
        shell_of(self).rejudge()

    def action_undo(self) -> None:
        """Take back the last change."""
        shell_of(self).undo()
        self._again()

    def action_open(self) -> None:
        """Open the first place that has an address."""
        if (link := self._link) is not None:
            shell_of(self).visit(opening.of_link(link))

    def action_leave(self) -> None:
        """Leave the line that is being written, or the list."""
        if self.query_one("#entry", Input).display:
            self._close_entry()
        else:
            super().action_leave()


def _option(check: "HandCheck") -> Option:
    told = row(check)
    box = Content.assemble(("[", "$quiet"), (words.sign(told.code), "$accent"), ("] ", "$quiet"))
    return Option(Content.assemble(box, told.text, *((f"  {noted}", "$quiet") for noted in told.beside)))
