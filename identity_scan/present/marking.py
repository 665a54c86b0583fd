"""The telling words of a result, marked: between « and » and on a coloured ground, so that neither is needed alone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from identity_scan.model import Judged, Where

if TYPE_CHECKING:
    from textual.content import Content


def telling(judged: Judged, where: Where) -> tuple[str, ...]:
    """Give the words of the title or the snippet that a judgement rests on, the longest first, always in one order."""
    words = {d.text for d in judged.disclosures if d.where is where}
    words |= {r.words for r in (*judged.identity.reasons, *judged.exposure.reasons)}
    return tuple(sorted((w for w in words if len(w.strip()) > 1), key=lambda w: (-len(w), w)))


def marked(text: str, words: Iterable[str], style: str = "") -> "Content":
    """Draw a text with these words marked, where it holds them; overlapping words are marked once."""
    from textual.content import Content

    spans = _spans(text, words)
    parts: list[tuple[str, str]] = []
    at = 0
    for start, end in spans:
        parts += [(text[at:start], style), (f"«{text[start:end]}»", "bold $foreground on $telling")]
        at = end
    return Content.assemble(*parts, (text[at:], style))


def _spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    lower = text.lower()
    taken: list[tuple[int, int]] = []
    if len(lower) != len(text):  # a letter that changes its length: better unmarked than marked wrongly
        return taken
    for word in words:
        start = lower.find(word.lower())
        if start >= 0 and not any(a < start + len(word) and start < b for a, b in taken):
            taken.append((start, start + len(word)))
    return sorted(taken)
