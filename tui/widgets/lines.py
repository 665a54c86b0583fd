"""Lines of running text with a sign before them, wrapped so that the text hangs beside the sign."""

from textual.content import Content

NARROWEST = 20


def hanging(sign: Content, text: Content, width: int) -> Content:
    """Wrap a text to a width, its first line after the sign, the others indented under it."""
    indent = sign.cell_length
    lines = text.wrap(max(NARROWEST, width - indent))
    return sign + Content("\n" + " " * indent).join(lines)


def bullet(*parts: "Content | str | tuple[str, str]", width: int, sign: str = "·", ink: str = "$quiet") -> Content:
    """Draw one point of a list."""
    return hanging(Content.assemble((f"  {sign} ", ink)), Content.assemble(*parts), width)
