"""An engine's words with what they tell under them: each fact stands below the words that show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from identity_scan.present import words
from identity_scan.present.blocks import Tell
from identity_scan.speech.language import quoted

_CORNER = "└ "


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    tell: Tell

    @property
    def ink(self) -> str:
        return words.tint(self.tell.code) if self.tell.code else "$foreground"

    @property
    def says(self) -> str:
        sign = f"{words.sign(self.tell.code)} " if self.tell.code else ""
        return f"{_CORNER}{sign}{self.tell.what}"


def told_under(text: str, tells: Sequence[Tell], width: int) -> Iterator[Content]:
    """Give the lines of a text in guillemets, each followed by what its words tell."""
    shown = quoted(text)
    spans = _spans(shown, tells)
    for start, end in _broken(shown, width):
        here = [span for span in spans if span.start < end and start < span.end]
        yield _line(shown, start, end, here)
        yield from _under([span for span in here if span.start >= start], start, width)


def _spans(text: str, tells: Sequence[Tell]) -> list[_Span]:
    """Where the words stand; those that lie over others are left to the first."""
    lower = text.lower()
    found: list[_Span] = []
    for tell in tells if len(lower) == len(text) else ():  # a letter that changes its length: better not marked
        start = lower.find(tell.words.lower())
        end = start + len(tell.words)
        if start >= 0 and not any(span.start < end and start < span.end for span in found):
            found.append(_Span(start, end, tell))
    return sorted(found, key=lambda span: span.start)


def _broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Break a text between words; where each line begins and ends."""
    begin = end = at = 0
    for word in text.split(" "):
        stop = at + len(word)
        if end > begin and Content(text[begin:stop]).cell_length > width:
            yield begin, end
            begin = at
        end, at = stop, stop + 1
    if end > begin:
        yield begin, end


def _line(text: str, start: int, end: int, spans: Sequence[_Span]) -> Content:
    parts: list[tuple[str, str]] = []
    at = start
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        parts += [(text[at:first], ""), (text[first:last], f"bold {span.ink} on $telling")]
        at = last
    return Content.assemble(*parts, text[at:end])


def _under(spans: Sequence[_Span], start: int, width: int) -> Iterator[Content]:
    """Say what the words of a line tell, below them; what has no room beside another goes a line further down."""
    line = Content("")
    for span in spans:
        room = max(0, min(span.start - start, width - len(span.says)))
        if line.cell_length and line.cell_length + 2 > room:
            yield line
            line = Content("")
        line += Content.assemble(" " * (room - line.cell_length), (span.says, span.ink))
    if line.cell_length:
        yield line
