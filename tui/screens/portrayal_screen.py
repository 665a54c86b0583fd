"""How the person wishes to be seen, in their own words: to write and to change (BND-04)."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static, TextArea

from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.still_area import StillArea

if TYPE_CHECKING:
    from identity_scan.tui.screens.mode import ModeScreen

LONGEST = 4_000


class PortrayalScreen(ModalScreen[str | None]):
    """A few lines to write in; esc leaves them as they were."""

    CSS_PATH: ClassVar = ["over.tcss", "portrayal.tcss"]
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "keep", "keep", show=False),
        Binding("escape", "dismiss", "leave", show=False),
    ]

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out what is asked over the lines."""
        what = _(
            "In two or three sentences: what may clients know about you, and what belongs to your private "
            "life? Results are compared with it. It stays on this computer; no engine sees it."
        )
        with Vertical(classes="over choice"):
            yield Static(Content(_("How you wish to be seen")), classes="heading")
            yield Static(Content.assemble((what, "$quiet")))
            yield StillArea(self._words, id="wish", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
            with Horizontal(id="wish-keys"):
                yield Button(Content(_("Keep")), id="wish-keep", compact=True)
                yield Static(key_line(("tab", _("continues")), ("escape", _("cancels"))))

    def on_mount(self) -> None:
        """Begin to write."""
        area = self.query_one(TextArea)
        area.cursor_location = area.document.end
        area.focus()

    @on(Button.Pressed, "#wish-keep")
    def action_keep(self) -> None:
        """Keep the words."""
        self.dismiss(clean(self.query_one(TextArea).text, LONGEST))


def ask_to_portray(screen: "ModeScreen") -> None:
    """Let the person write how they wish to be seen, and weigh all results by it anew."""

    person = screen.session.person

    def written(words: str | None) -> None:
        if words is not None and person is not None:
            screen.session.take(replace(person, portrayal=words))
            screen.shell.rejudge()
            screen.shell.tell(_("Noted. What contradicts it is marked in what a client sees (3)."))

    screen.app.push_screen(PortrayalScreen(person.portrayal if person else ""), written)
