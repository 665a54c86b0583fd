"""Lines of running text with a sign before them, wrapped so that the text hangs beside the sign."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from identity_scan.present.screens import key_name

NARROWEST = 20
_GAP = "   "


def hanging(sign: Content, text: Content, width: int) -> Content:
    """Wrap a text to a width, its first line after the sign, the others indented under it."""
    indent = sign.cell_length
    lines = text.wrap(max(NARROWEST, width - indent))
    return sign + Content("\n" + " " * indent).join(lines)


def cut(text: str, room: int) -> str:
    """Shorten a text to so many columns in its middle: its beginning names it, its end tells it from others."""
    if cell_len(text) <= room:
        return text
    first = set_cell_size(text, max(1, (room - 1) * 3 // 5)).rstrip()
    rest = max(0, room - 1 - cell_len(first))
    tail = text[-rest:] if rest else ""
    while cell_len(tail) > rest:
        tail = tail[1:]
    return f"{first}…{tail.lstrip()}"


def flowed(parts: Iterable[Content], width: int) -> Content:
    """Set parts beside each other, in as many lines as they need; no part is broken."""
    lines: list[list[Content]] = [[]]
    for part in parts:
        if lines[-1] and sum(one.cell_length + len(_GAP) for one in lines[-1]) + part.cell_length > width:
            lines.append([])
        lines[-1].append(part)
    return Content("\n").join(Content(_GAP).join(line) for line in lines)


def key_line(*keys: tuple[str, str]) -> Content:
    """Draw keys, each with what it does, in one line."""
    return Content(_GAP).join(
        Content.assemble((key_name(k), "bold $accent"), " ", (does, "$quiet")) for k, does in keys
    )


def as_fits(told: Sequence[str], width: int, lines: int) -> Content:
    """Set sentences after each other, the first one bold; as many as fit, and never a part of one but the first."""
    shown = Content("")
    for number, one in enumerate(told):
        more = Content.assemble(shown, "  " if number else "", (one, "$quiet" if number else "bold"))
        if number and len(more.wrap(width)) > lines:
            break
        shown = more
    return shown


def bullet(*parts: "Content | str | tuple[str, str]", width: int, sign: str = "·", ink: str = "$quiet") -> Content:
    """Draw one point of a list."""
    return hanging(Content.assemble((f"  {sign} ", ink)), Content.assemble(*parts), width)
