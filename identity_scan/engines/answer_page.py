"""What an assistant's page says: the answer that stands on it as text, and the pages that it links.

Where the answer is known to stand it is read there; otherwise what follows the question on the page. Pages of
assistants change often, so whatever is read is shown to the worker before anything is concluded from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from identity_scan.engines.reading.result_page import parse
from identity_scan.model import Reply
from identity_scan.speech import address
from identity_scan.speech.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

_LEFT_OUT: Final = (
    "nav, header, footer, aside, button, form, textarea, input, select, option, [role='navigation'], [role='button'], "
    "[contenteditable='true'], [aria-hidden='true'], [hidden]"
)
_BLOCKS: Final = ("p", "li", "div", "br", "h1", "h2", "h3", "h4", "tr", "section", "article", "blockquote")
_SOURCES: Final = 40
_SHORTEST: Final = 12
"""Signs below which a text is no answer."""
_URL: Final = re.compile(r"https?://[^\s<>\"')\]】]{4,1000}")


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it was taken in: its lines, and address and title of each page that it links."""

    text: str
    links: tuple[tuple[str, str], ...] = ()


def of_page(reply: Reply, where: str, question: str) -> Said:
    """Return the answer on a page: the last element at `where`, else what follows the question; may be empty."""
    page = parse(reply)
    if page is None:
        return Said("")
    for part in page.soup.select(_LEFT_OUT):
        part.extract()
    own = address.site(reply.url) if address.is_web(reply.url) else ""
    frames = page.soup.select(where) if where else []
    if frames:
        text = "\n".join(_lines(frames[-1]))
        if len(text) >= _SHORTEST:
            return Said(text, tuple(_links(frames[-1], own)))
    body = page.soup.body or page.soup
    text = _behind("\n".join(_lines(body)), question)
    return Said(text if len(text) >= _SHORTEST else "", tuple(_links(body, own)) if text else ())


def of_text(text: str, question: str = "") -> Said:
    """Return an answer that was copied as plain text, without the question if that was copied with it."""
    lines = [clean(line, 4_000) for line in text.splitlines()]
    told = "\n".join(line for line in lines if line)
    links = dict.fromkeys(url.rstrip(".,;:") for url in _URL.findall(told))
    found = tuple((url, address.host(url)) for url in links if address.is_web(url))
    behind = _behind(told, question)
    return Said(behind or ("" if question and fold(told) == fold(question) else told), found[:_SOURCES])


def _behind(text: str, question: str) -> str:
    """Return what follows the last place where the question stands; nothing where it does not stand at all."""
    wanted, lines = fold(question), text.splitlines()
    if not wanted:
        return text
    at = max((n for n, line in enumerate(lines) if wanted in fold(line)), default=None)
    return "" if at is None else "\n".join(lines[at + 1 :]).strip()


def _lines(frame: Tag) -> Iterator[str]:
    """Yield the lines of an element as they stand on the screen, clean."""
    for part in frame.find_all(_BLOCKS):
        part.insert_before("\n")
        part.insert_after("\n")
    for line in frame.get_text("").splitlines():
        if told := clean(line, 4_000):
            yield told


def _links(frame: Tag, own: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for link in frame.select("a[href]"):
        url = address.unwrap(clean(str(link["href"]), 2_000))
        if not address.is_web(url) or address.site(url) == own or url in seen:
            continue
        seen.add(url)
        yield url, clean(link.get_text(" "), 160) or address.host(url)
        if len(seen) == _SOURCES:
            return
