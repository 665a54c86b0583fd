"""One line to type."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from identity_scan.speech.language import gettext as _
from identity_scan.tui.widgets.lines import key_line


class EntryScreen(ModalScreen[str | None]):
    """Asks for one line; esc leaves it as it was."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [Binding("escape", "dismiss", "leave", show=False)]

    def __init__(self, title: str, what: str, value: str, does: str = "") -> None:
        """Take what is asked, what stands there, and what enter does with it; it is kept if that is left out."""
        super().__init__()
        self._title, self._what, self._typed, self._does = title, what, value, does or _("keeps it")

    def compose(self) -> ComposeResult:
        """Lay out the question over the line."""
        with Vertical(classes="over choice"):
            yield Static(Content(self._title), classes="heading")
            yield Static(Content.assemble((self._what, "$quiet")))
            yield Input(self._typed, id="entry")
            yield Static(key_line(("enter", self._does), ("escape", _("cancels"))))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the line."""
        self.dismiss(event.value.strip())
