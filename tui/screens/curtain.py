"""The curtain, and what draws it before everything at once."""

from typing import ClassVar, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from identity_scan.speech.language import gettext as _

Result = TypeVar("Result")


class CurtainScreen(Screen[None]):
    """An empty screen that tells a passer-by nothing."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [Binding("h,f9,escape,space,enter", "show", "show", show=False)]

    def compose(self) -> ComposeResult:
        """Lay out one line that says how to come back."""
        yield Static(Content(_("Hidden. Press h to come back.")), id="hidden")

    def action_show(self) -> None:
        """Show the screen again."""
        self.dismiss()


class Hiding(App[Result]):
    """An application that hides everything at once, whatever lies over it: by f9, and by h where nothing is typed."""

    HIDES: ClassVar = Binding("f9", "hide", "hide", show=False, priority=True)

    @property
    def hidden(self) -> bool:
        """Whether the curtain is drawn."""
        return isinstance(self.screen, CurtainScreen)

    def action_hide(self) -> None:
        """Hide everything, or show it again."""
        if isinstance(self.screen, CurtainScreen):
            self.screen.action_show()
        else:
            self.push_screen(CurtainScreen())

    def key_h(self) -> None:
        """Hide everything by a key that no screen and no field has taken."""
        self.action_hide()
