"""All commands by name: Textual's own list, in the language in use."""

from typing import Final

from textual.command import CommandPalette, Hit, Hits
from textual.content import Content
from textual.system_commands import SystemCommandsProvider

from identity_scan.speech.language import gettext as _

_LEAST: Final = 0.01
"""How well the sentence for nothing fits; it stands alone."""


class EveryCommand(SystemCommandsProvider):
    """The commands of the screen and of the application; where none is called as typed, a sentence says so."""

    async def search(self, query: str) -> Hits:
        """Give the commands that fit what was typed, the sentence where there is none."""
        fits = False
        async for hit in super().search(query):
            fits = True
            yield hit
        if not fits:
            nothing = _("There is no command by that name.")
            yield Hit(_LEAST, Content.assemble((nothing, "$quiet")), lambda: None, text=nothing)


class Palette(CommandPalette):
    """The list of commands, searched as one types."""

    def __init__(self) -> None:
        super().__init__([EveryCommand], placeholder=_("Search all commands"), id="--command-palette")
