"""All commands by name: Textual's own list, in the language in use."""

from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.widgets.option_list import Option

from identity_scan.speech.language import gettext as _


class Palette(CommandPalette):
    """The list of commands, searched as one types."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("Search all commands"), id="--command-palette")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say that nothing fits, in our words; Textual's are English."""
        self._stop_no_matches_countdown()

        def say() -> None:
            self._list_visible = bool(search_value)
            if search_value:
                nothing = Content.assemble((_("No command is called that."), "$quiet"))
                self.query_one(CommandList).add_option(Option(nothing, disabled=True, id=self._NO_MATCHES))

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)
