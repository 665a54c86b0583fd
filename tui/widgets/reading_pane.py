"""A text to read and scroll, drawn line by line: changing it costs no new layout of the screen, so keys stay quick."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

UNKNOWN = 60
"""Columns to wrap to while the widget has no size yet."""


class Reading(ScrollView, can_focus=True, inherit_bindings=False):
    """One text, scrolled with the arrows; text in it can be selected with the mouse.

    Nothing in it goes to the side, so that left and right are free for the screen.
    """

    BINDINGS: ClassVar = [
        Binding("up", "scroll_up", "up", show=False),
        Binding("down", "scroll_down", "down", show=False),
        Binding("home", "scroll_home", "home", show=False),
        Binding("end", "scroll_end", "end", show=False),
        Binding("pageup", "page_up", "page up", show=False),
        Binding("pagedown", "page_down", "page down", show=False),
    ]

    DEFAULT_CSS = "Reading { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; }"

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.auto_links = False
        self._text: Callable[[int], Content] = lambda _width: Content("")
        self._strips: list[Strip] = []
        self._drawn_in = 0
        """The columns in which it was drawn last."""
        self._inked: Style | None = None
        """The colours in which it was drawn last."""
        self._last: tuple[Callable[[int], Content], int, Style | None, list[Strip]] | None = None
        """The text before this one as it was drawn: in how many columns, in which colours, its lines."""

    @property
    def room(self) -> int:
        """The columns that a line may take."""
        return (self.scrollable_content_region.width or UNKNOWN) - 1

    def read(self, text: Callable[[int], Content], home: bool = True) -> None:
        """Show a text, made for the columns there are, from its beginning unless it is the same one drawn anew."""
        before, self._text = self._text, text
        if not (self._drawn_in == self.room and _the_same(before, text)):  # a key may ask twice for the same
            kept, self._last = self._kept(text), (before, self._drawn_in, self._inked, self._strips)
            if kept is None:
                self._draw()
            else:
                self._put(kept)
        if home:
            self.scroll_to(y=0, animate=False, immediate=True)

    def _kept(self, text: Callable[[int], Content]) -> list[Strip] | None:
        """Give a text as it was drawn before the last one: some read a little, then all of it, and back again."""
        if self._last is None or self._last[1:3] != (self.room, self.visual_style):
            return None
        return self._last[3] if _the_same(self._last[0], text) else None

    def _draw(self) -> None:
        if not self.size.width:
            return  # drawn once there is room for it
        self._drawn_in, self._inked = self.room, self.visual_style
        self._put(Visual.to_strips(self, self._text(self.room), self.room, None, self.visual_style, pad=True))

    def _put(self, strips: list[Strip]) -> None:
        self._strips = strips
        self.virtual_size = Size(self.room, len(strips))
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw in the new colours; where the cursor is changes none of them."""
        super().notify_style_update()
        if self._inked != self.visual_style:
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """Give one line of what is in sight."""
        at = y + self.scroll_offset.y
        if at >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        return self._strips[at].crop(0, self.room).apply_offsets(0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text that is selected."""
        return selection.extract("\n".join(strip.text.rstrip() for strip in self._strips)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._draw()


def _the_same(before: Callable[[int], Content], text: Callable[[int], Content]) -> bool:
    if not (isinstance(before, partial) and isinstance(text, partial)):
        return False
    return before.func is text.func and before.args == text.args and before.keywords == text.keywords
