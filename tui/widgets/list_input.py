"""A line of a form for several values: a list that is pasted becomes values with semicolons between them."""

from textual import events
from textual.widgets import Input


class ListInput(Input):
    """An input that takes all lines of what is pasted; Textual's own takes the first alone."""

    def on_paste(self, event: events.Paste) -> None:
        """Put in what is pasted, a value a line."""
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        pasted = "; ".join(lines)
        if pasted and lines[1:] and self.value[: self.cursor_position].rstrip()[-1:] not in ("", ";"):
            pasted = f"; {pasted}"
        if self.selection.is_empty:
            self.insert_text_at_cursor(pasted)
        else:
            self.replace(pasted, *self.selection)
        event.prevent_default()
        event.stop()
