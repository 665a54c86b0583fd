"""What one assistant said, sentence by sentence: the worker has the last word on each, and can take it back."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.model import Heard, Statement
from identity_scan.present import assistants_told as told
from identity_scan.present import words
from identity_scan.session.contract import Session
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.over import OverScreen
from identity_scan.tui.shell.private_textual import Lasting
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

if TYPE_CHECKING:
    from identity_scan.session.assistants_desk import Assistant


class SentencesScreen(Lasting, OverScreen[None]):
    """The sentences of an assistant over what is said of the marked one."""

    CSS_PATH: ClassVar = ["over.tcss", "assistants.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape,q", "dismiss", "close", show=False),
        Binding("m", "say('me')", "me", show=False),
        Binding("n", "say('not_me')", "not me", show=False),
        Binding("t", "say('true')", "true", show=False),
        Binding("f", "say('false')", "false", show=False),
        Binding("z", "undo", "undo", show=False),
    ]

    NAMED = "sentences"

    def __init__(self, session: Session, assistant: "Assistant") -> None:
        super().__init__()
        self._session, self._assistant = session, assistant
        self._rows = self._read()

    def _read(self) -> list[tuple[Heard, Statement]]:
        heard = (h for h in self._session.assistants.heard() if h.assistant == self._assistant.id)
        return [(h, s) for h in heard for s in h.statements]

    def compose(self) -> ComposeResult:
        """Lay out the sentences over the marked one."""
        keys = (
            ("m", _("me")),
            ("n", _("not me")),
            ("t", _("true")),
            ("f", _("false")),
            ("z", _("undo")),
            ("escape", _("close")),
        )
        with Vertical(classes="over"):
            yield Static(Content(self._assistant.name), classes="heading")
            yield OptionList(*map(_option, self._rows), id="sentences", markup=False)
            yield Reading(id="sentence")
            yield Static(Content(_("Press the same key again to take it back.")), classes="quiet")
            yield Static(self.keys_of(*keys), classes="gap-above")

    def on_mount(self) -> None:
        """Begin on the first sentence."""
        self.query_one("#sentences", OptionList).focus()

    @on(OptionList.OptionHighlighted)
    def _looked(self) -> None:
        at = self.query_one("#sentences", OptionList).highlighted
        if at is not None and self._rows:
            self.query_one(Reading).read(partial(sheet_text, told.one(self._rows[at][1])))

    def action_say(self, word: str) -> None:
        """Take the worker's word on the marked sentence; the same again takes it back."""
        at = self.query_one("#sentences", OptionList).highlighted
        if at is None:
            return
        self._session.assistants.say(*self._rows[at], word)
        self._show()
        shell_of(self).rejudge()

    def action_undo(self) -> None:
        """Take back the last word."""
        shell_of(self).undo()
        self._show()

    def _show(self) -> None:
        self._rows = self._read()
        options = self.query_one("#sentences", OptionList)
        at = options.highlighted
        options.set_options(map(_option, self._rows))
        options.highlighted = at
        self._looked()


def _option(row: tuple[Heard, Statement]) -> Option:
    shown = told.in_line(row[1])
    return Option(Content.assemble((words.sign(shown.code) + " ", words.tint(shown.code)), shown.text))
