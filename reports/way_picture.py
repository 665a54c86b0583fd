"""A way drawn down the page: what is typed, the page that it finds, what that gives, to the end.

Only places and words are worked out here; the template draws them, and escapes every word. The picture is as wide as
a telephone and grows with what it holds. The reader's font is not known, so every letter counts as in a wide one.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from identity_scan.present.blocks import Stop, Way

WIDTH: Final = 320
"""The width of a picture in its own units, each a pixel on a telephone."""
_SIZE, _LINE = 13, 18
"""The height of letters and of a line."""
_LEFT, _IN, _EDGE = 12, 24, 12
"""Where the line of the way runs, where words begin, and the space between a card and its words."""
_GAP: Final = 14
_MOST_LINES: Final = 4
"""Lines of a title that are drawn; the sentences of the way hold all of it."""
_NARROW: Final = frozenset(" .,:;'’|!()[]ijlIft")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words, and where it stands."""

    x: int
    y: int
    text: str
    kind: str
    """typed, page, gives, step or end."""


@dataclass(frozen=True, slots=True)
class Card:
    """The edge of a page, and whether the way can be closed there."""

    y: int
    height: int
    closes: bool


@dataclass(slots=True)
class Picture:
    """A way as places and words."""

    height: int = 0
    words: list[Words] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    dots: list[int] = field(default_factory=list)
    """Where something is typed, from above."""
    lines: list[tuple[int, int]] = field(default_factory=list)
    """Where the line of the way runs, each from and to."""

    def write(self, text: str, x: int, kind: str, most: int = _MOST_LINES) -> None:
        """Write a text under what stands there, in as many lines as it takes."""
        for line in _cut(list(_wrapped(text, WIDTH - x - _EDGE)), most):
            self.words.append(Words(x, self.height + _SIZE, line, kind))
            self.height += _LINE

    def line(self) -> None:
        """Lead on to what comes next."""
        self.lines.append((self.height, self.height + _GAP))
        self.height += _GAP


def picture(way: Way) -> Picture:
    """Return a way as places and words, the name at the top and the end at the bottom."""
    drawn = Picture()
    for stop in way.stops:
        drawn.dots.append(drawn.height + _LINE // 2)
        drawn.write(stop.asks, _IN, "typed")
        drawn.line()
        _card(drawn, stop)
        drawn.line()
    drawn.write(way.stops[-1].gives, _IN, "end")
    drawn.height += 4
    return drawn


def _card(drawn: Picture, stop: Stop) -> None:
    top = drawn.height
    drawn.height += _EDGE // 2
    drawn.write(stop.page, _EDGE, "page")
    drawn.write(stop.shows, _EDGE, "gives")
    drawn.write(stop.closes, _EDGE, "step")
    drawn.height += _EDGE // 2
    drawn.cards.append(Card(top, drawn.height - top, bool(stop.step)))


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-1].rstrip()}…"]


def _wrapped(text: str, room: int) -> Iterator[str]:
    """A text in lines that fit, broken between words, and within one that alone is too long."""
    line = ""
    for word in text.split():
        if line and _width(f"{line} {word}") > room:
            yield line
            line = ""
        line = f"{line} {word}".lstrip()
        while _width(line) > room:
            fits = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or _width(line[:n]) <= room)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _width(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    """How wide a letter may be, as the widest of usual fonts draw it in bold."""
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _SIZE * 1.1
    if letter in _NARROW:
        return _SIZE * 0.45
    return _SIZE * (1.05 if letter in "mwMW@%&—…" else 0.85 if letter.isupper() else 0.7)
