"""What search engines do not show: a list to look up by hand, with a tick and one line of what came of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.judge import opening
from identity_scan.present import aids, own_checks, words
from identity_scan.present.own_checks import row, sheet
from identity_scan.session.assistants_desk import looks
from identity_scan.session.contract import Session
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.shell.private_textual import Lasting
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import HandCheck

LONGEST = 200
ONE_LINE = later("What you found, in one line without names")


class ByHandScreen(Lasting, ModalScreen[None]):
    """The hand checks; nothing is opened or read by the program itself."""

    CSS_PATH: ClassVar = ["over.tcss", "by_hand.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape,q", "leave", "close", show=False),
        Binding("space", "tick", "tick", show=False),
        Binding("e", "write", "write", show=False),
        Binding("o", "open", "open", show=False),
        Binding("p", "picture", "picture", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._checks = aids.hand_checks(session.person, session.ticks)
        self._names_picture = False
        """What is typed is the name of a picture file, and no line about a check."""

    def compose(self) -> ComposeResult:
        """Lay out the list over the check that is marked, and the line to write in."""
        with Vertical(classes="over"):
            yield Static(Content(_("What you look up yourself")), classes="heading")
            yield Static(Content(self._due()), id="due", classes="quiet")
            yield OptionList(*map(_option, self._checks), id="checks", markup=False)
            yield Reading(id="check")
            yield Input(id="entry", max_length=LONGEST, placeholder=_(ONE_LINE))
            keys = (
                ("space", _("looked up")),
                ("e", _("write a line")),
                ("o", _("open the place")),
                ("p", _("a picture file")),
                ("escape", _("close")),
            )
            yield Static(key_line(*keys), classes="gap-above")

    def _due(self) -> str:
        return own_checks.due(looks(self._session), self._session.now().date())

    def on_mount(self) -> None:
        """Begin on the first that is still to be looked up."""
        self.query_one("#entry", Input).display = False
        options = self.query_one("#checks", OptionList)
        options.highlighted = next((n for n, check in enumerate(self._checks) if not check.done), 0)
        options.focus()

    @property
    def here(self) -> "HandCheck":
        """The check under the cursor."""
        return self._checks[self.query_one("#checks", OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted, "#checks")
    def _looked(self) -> None:
        self.query_one(Reading).read(partial(sheet_text, sheet(self.here)))

    @on(OptionList.OptionSelected, "#checks")
    def action_tick(self) -> None:
        """Tick a check, or take the tick away; its line stays."""
        check = self.here
        self._note(not check.done, check.tick.result if check.tick else "")

    def action_write(self) -> None:
        """Write the one line."""
        self._names_picture = False
        self._ask(self.here.tick.result if self.here.tick else "", _(ONE_LINE), LONGEST)

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
        else:
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
        self.query_one("#checks", OptionList).focus()

    def _note(self, done: bool, result: str) -> None:
        from identity_scan.advice.handchecks import Tick

        self._session.decide([Tick(self.here.id, done, result)])
        self._checks = aids.hand_checks(self._session.person, self._session.ticks)
        options = self.query_one("#checks", OptionList)
        at = options.highlighted
        options.set_options(map(_option, self._checks))
        options.highlighted = at
        self._looked()
        self.query_one("#due", Static).update(Content(self._due()))
        shell_of(self).rejudge()

    def action_open(self) -> None:
        """Open the first place that has an address."""
        link = next((link for link in self.here.links if link.url), None)
        if link is None:
            shell_of(self).tell(_("No address is known for this; the lines above say where to look."))
        else:
            shell_of(self).visit(opening.of_link(link))

    def action_leave(self) -> None:
        """Leave the line that is being written, or the list."""
        if self.query_one("#entry", Input).display:
            self._close_entry()
        else:
            self.dismiss()


def _option(check: "HandCheck") -> Option:
    told = row(check)
    box = Content.assemble(("[", "$quiet"), (words.sign(told.code), "$accent"), ("] ", "$quiet"))
    return Option(Content.assemble(box, told.text, *((f"  {noted}", "$quiet") for noted in told.beside)))
