"""A row of a list: lines that are made when they come in sight."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

WHOLE = 400
"""Columns in which nothing of a row is cut: for whoever asks for its words."""


class Row(Visual):
    """Lines that are made when they come in sight: of thousands the most never do. No line is ever wrapped."""

    def __init__(self, lines: int, make: Callable[[], Content]) -> None:
        self.lines = lines
        self.drawn: dict[tuple[int, Style], tuple[int, list[Strip]]] = {}
        """As a list drew it last, by width and style: in which place, and the lines (KeptRows)."""
        self._make = make

    @cached_property
    def content(self) -> Content:
        """What stands in the lines."""
        return self._make()

    @property
    def plain(self) -> str:
        """The words of the lines."""
        return self.content.plain

    def __str__(self) -> str:
        return self.plain

    def get_height(self, rules: "RulesMap", width: int) -> int:
        """Return how many lines it takes."""
        return self.lines

    def get_optimal_width(self, rules: "RulesMap", container_width: int) -> int:
        """Return how wide the longest line is."""
        return self.content.get_optimal_width(rules, container_width)

    def render_strips(self, width: int, height: int | None, style: "Style", options: "RenderOptions") -> "list[Strip]":
        """Draw the lines."""
        return self.content.render_strips(width, height, style, options)


class Fitted(Row):
    """Lines that are made for the columns there are."""

    def __init__(self, lines: int, fit: Callable[[int], Content]) -> None:
        super().__init__(lines, lambda: fit(WHOLE))
        self._fit = fit

    def render_strips(self, width: int, height: int | None, style: "Style", options: "RenderOptions") -> "list[Strip]":
        """Draw the lines."""
        return self._fit(width).render_strips(width, height, style, options)
