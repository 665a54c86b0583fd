"""Lines to write in whose cursor does not blink, like everything here."""

from typing import Any

from textual.widgets import TextArea


class StillArea(TextArea):
    """A text area that stands still."""

    def __init__(self, text: str, **how: Any) -> None:
        super().__init__(text, **how)
        self.set_reactive(TextArea.cursor_blink, False)
