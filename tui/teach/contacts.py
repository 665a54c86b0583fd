"""Support contacts, typed by the supervisor: kept in memory, shown at the end, never written anywhere."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from identity_scan.speech.language import gettext as _
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.still_area import StillArea


class ContactsScreen(ModalScreen[str]):
    """A field of a few lines."""

    BINDINGS: ClassVar = [Binding("escape,ctrl+s", "done", "done", show=False)]

    def __init__(self, contacts: str) -> None:
        super().__init__()
        self._contacts = contacts

    def compose(self) -> ComposeResult:
        """Lay out the field under a sentence."""
        about = _("One on a line: counselling, field office, the regulator's advice line, a service against violence.")
        with Vertical(classes="over"):
            yield Static(Content(_("Support contacts")), classes="heading")
            yield Static(Content(about), classes="gap")
            yield StillArea(self._contacts, id="contacts-text", soft_wrap=True, tab_behavior="focus")
            yield Static(key_line(("escape", _("take them; they are kept in memory only"))), classes="gap-above")

    def on_mount(self) -> None:
        """Let one type at once."""
        self.query_one(TextArea).focus()

    def action_done(self) -> None:
        """Take what was typed."""
        self.dismiss(self.query_one(TextArea).text)
