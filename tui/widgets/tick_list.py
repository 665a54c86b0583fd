"""A list of things to tick: a sign before each line, space or enter to change it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.present import words
from identity_scan.tui.widgets.lines import NARROWEST, hanging

PADDING = 2
"""Columns beside a line, as in widgets.tcss."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One line: its value, its words, and whether it can be ticked at all."""

    value: str
    text: Content
    possible: bool = True


class TickList(OptionList):
    """Lines that are ticked or not."""

    BINDINGS: ClassVar = [Binding("space", "select", "tick", show=False)]

    class Changed(Message):
        """A line was ticked or unticked."""

        def __init__(self, ticks: "TickList", value: str) -> None:
            super().__init__()
            self.ticks, self.value = ticks, value

        @property
        def control(self) -> "TickList":
            """The list that changed."""
            return self.ticks

    def __init__(self, id: str, single: bool = False) -> None:
        """Take an id, and whether exactly one line is ticked."""
        super().__init__(id=id, markup=False)
        self._single = single
        self._ticks: tuple[Tick, ...] = ()
        self._on: set[str] = set()
        self._drawn_for = 0
        """The width that the lines are wrapped to."""

    def fill(self, lines: Sequence[Tick], ticked: Iterable[str]) -> None:
        """Show these lines, these of them ticked; the cursor stays where it was."""
        at = self.highlighted
        self._ticks, self._on, self._drawn_for = tuple(lines), set(ticked), self._width
        self.set_options([Option(self._drawn(line), id=line.value, disabled=not line.possible) for line in lines])
        if lines:
            self.highlighted = min(at or 0, len(lines) - 1)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The values that are ticked, in the order of the lines."""
        return tuple(line.value for line in self._ticks if line.value in self._on)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        if self._ticks and self._width != self._drawn_for:
            self.fill(self._ticks, self._on)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width - PADDING

    def _drawn(self, line: Tick) -> Content:
        """Draw a line; what does not fit hangs under its first word, and so does each line of its own below it."""
        code = "on" if line.value in self._on else "off"
        box = Content.assemble(("[", "$quiet"), (words.sign(code), f"bold {words.tint(code)}"), ("] ", "$quiet"))
        if self._width <= NARROWEST:
            return box + line.text
        first, *more = line.text.split("\n")
        under = Content(" " * box.cell_length)
        return Content("\n").join([hanging(box, first, self._width), *(hanging(under, x, self._width) for x in more)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick the line."""
        event.stop()
        value = event.option.id or ""
        before = set(self._on)
        self._on = {value} if self._single else self._on ^ {value}
        for line in self._ticks:
            if line.value in before ^ self._on:
                self.replace_option_prompt(line.value, self._drawn(line))
        self.post_message(self.Changed(self, value))
