"""A line of a form: it wraps, so that all of it is read while it is typed; of several entries each has a line."""

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message

from identity_scan.tui.widgets.still_area import StillArea


class FormLine(StillArea):
    """One field: enter goes to the next, after an entry of several first to a line for another one."""

    BINDINGS: ClassVar = [
        Binding("up", "line_up", "up", show=False),
        Binding("down", "line_down", "down", show=False),
    ]

    class Left(Message):
        """The person wants to go on to the next field."""

        def __init__(self, line: "FormLine") -> None:
            super().__init__()
            self.line = line

    def __init__(self, text: str, id: str, many: bool = False) -> None:
        super().__init__(text, id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)
        self._many = many

    @property
    def value(self) -> str:
        """What is typed; of several entries a line each."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        self.text = text

    def on_resize(self) -> None:
        """Stay in sight with all that is typed."""
        if self.has_focus:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Take enter in its turn: as a binding that goes before others it would overtake the letters before it."""
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.action_entered()

    def action_entered(self) -> None:
        """Go on: to a line for another entry after one that is not empty, else to the next field."""
        row, _column = self.cursor_location
        if self._many and self.document.get_line(row).strip():
            self.insert("\n")
            return
        self.post_message(self.Left(self))

    def action_line_up(self) -> None:
        """Go a line up, from the first one to the field before."""
        if self.get_cursor_up_location()[0] == self.cursor_location[0] and self._at_edge(-1):
            self.screen.focus_previous()
        else:
            self.action_cursor_up()

    def action_line_down(self) -> None:
        """Go a line down, from the last one to the next field."""
        if self._at_edge(1):
            self.screen.focus_next()
        else:
            self.action_cursor_down()

    def _at_edge(self, by: int) -> bool:
        """Whether the cursor stands in the first line as it is wrapped, or in the last one."""
        wrapped = self.wrapped_document.location_to_offset(self.cursor_location).y
        return wrapped == (0 if by < 0 else self.wrapped_document.height - 1)

    def on_paste(self, event: events.Paste) -> None:
        """Put in what is pasted: a list becomes lines, one that is not empty already is gone on from below."""
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        event.prevent_default()
        event.stop()
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column].strip() if self.selection.is_empty else ""
        text = "\n".join(lines)
        if self._many and len(lines) > 1 and before:
            text = "\n" + text
        self.replace(text, *self.selection)
