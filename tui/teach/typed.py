"""What the supervisor types or pastes in a lesson: a field of a few lines under a sentence, kept in memory only."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.still_area import StillArea


class TypedScreen(ModalScreen[str]):
    """A field; it answers with what stands in it."""

    BINDINGS: ClassVar = [Binding("escape,ctrl+s", "done", "done", show=False)]
    TITLE: ClassVar = ""
    ABOUT: ClassVar = ""
    TAKES: ClassVar = ""
    """What the key that leaves it does."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the field under its sentence."""
        with Vertical(classes="over"):
            yield Static(Content(_(self.TITLE or "")), classes="heading")
            yield Static(Content(_(self.ABOUT)), classes="gap")
            yield StillArea(self._text, id="contacts-text", soft_wrap=True, tab_behavior="focus")
            yield Static(key_line(("escape", _(self.TAKES))), classes="gap-above")

    def on_mount(self) -> None:
        """Let one type at once."""
        self.query_one(TextArea).focus()

    def action_done(self) -> None:
        """Take what was typed."""
        self.dismiss(self.query_one(TextArea).text)


class ContactsScreen(TypedScreen):
    """Support contacts: shown at the end, never written anywhere."""

    TITLE = later("Support contacts")
    ABOUT = later("One on a line: counselling, field office, the regulator's advice line, a service against violence.")
    TAKES = later("take them; they are kept in memory only")


class ChatScreen(TypedScreen):
    """The votes of a class that is elsewhere: counts, or the chat as it stands; names in it are not taken."""

    TITLE = later("Votes from the chat")
    ABOUT = later(
        "Paste the chat, each line ending in a letter, or type the counts: P 4, S 2, M 5. Only the letters are "
        "counted; names are not taken."
    )
    TAKES = later("count them; an empty field counts nothing")
