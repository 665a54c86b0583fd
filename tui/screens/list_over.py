"""A list that opens over a mode: what is under its cursor is told beneath it, with the keys that there are for that."""

from abc import abstractmethod
from collections.abc import Iterable
from functools import partial
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.present.blocks import Sheet
from identity_scan.present.screens import EXPLAIN, Command
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.over import OverScreen
from identity_scan.tui.shell.commands import possible
from identity_scan.tui.shell.private_textual import Lasting
from identity_scan.tui.widgets.bars import KeyLine
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

Answer = TypeVar("Answer")


class ListOver(Lasting, OverScreen[Answer]):
    """The list over the thing under its cursor; its keys are those of the table of screens."""

    CSS_PATH: ClassVar = ["over.tcss", "list_over.tcss"]
    HEADING: ClassVar[str]
    HERE: ClassVar[tuple[Command, ...]]
    BINDINGS: ClassVar[list[BindingType]]

    def compose(self) -> ComposeResult:
        """Lay out the list over the thing under its cursor."""
        with Vertical(classes="over"):
            yield Static(Content(_(self.HEADING)), classes="heading")
            yield Static(Content(self.about()), id="about", classes="quiet")
            yield OptionList(*self.rows(), id="rows", markup=False)
            yield Reading(id="row")
            yield from self.asked()
            yield KeyLine(self.HERE)

    def on_mount(self) -> None:
        """Begin where there is something to do."""
        if not self.about():
            self.query_one("#about").display = False
        rows = self.query_one("#rows", OptionList)
        rows.highlighted = self.first()
        rows.focus()

    @property
    def at(self) -> int:
        """The place of the row under the cursor."""
        return self.query_one("#rows", OptionList).highlighted or 0

    @abstractmethod
    def rows(self) -> Iterable[Option]:
        """Give the lines of the list."""

    @abstractmethod
    def sheet(self) -> Sheet:
        """Give what is told of the row under the cursor."""

    def about(self) -> str:
        """Say what the list is, where its heading does not."""
        return ""

    def first(self) -> int:
        """Give the row to begin on."""
        return 0

    def asked(self) -> Iterable[Widget]:
        """Give what is asked under it."""
        return ()

    @on(OptionList.OptionHighlighted, "#rows")
    def look(self) -> None:
        """Tell of the row under the cursor, with the keys that there are for it."""
        self.query_one(Reading).read(partial(sheet_text, self.sheet()))
        self.refresh_bindings()

    def draw(self) -> None:
        """Draw the list anew, as something in it changed; the cursor stays where it is."""
        rows, at = self.query_one("#rows", OptionList), self.at
        rows.set_options(self.rows())
        rows.highlighted = at
        self.query_one("#about", Static).update(Content(self.about()))
        self.look()

    def keys_told(self) -> Iterable[tuple[str, str]]:
        """Give the keys of the table that can be pressed now."""
        return ((c.key.split(",")[0], c.label) for c in self.HERE if c is not EXPLAIN and possible(self, c))

    def action_leave(self) -> None:
        """Go back to the screen behind it."""
        self.dismiss()
