"""What an assistant's page says: the answer that stands on it as text, and the pages that it links.

Where the answer is known to stand it is read there; otherwise what follows the question on the page. It is taken only
where the page shows the question that was put, and the answer behind it: a window can hold other talks as well, about a
client or a friend. Pages of assistants change often, so whatever is read is shown to the worker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from identity_scan.engines.reading.result_page import parse
from identity_scan.model import Reply
from identity_scan.speech import address
from identity_scan.speech.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bs4 import NavigableString, Tag

    from identity_scan.engines.reading.result_page import Page

_LEFT_OUT: Final = (
    "nav, header, footer, aside, button, form, textarea, input, select, option, [role='navigation'], [role='button'], "
    "[contenteditable='true'], [aria-hidden='true'], [hidden], [style*='display:none'], [style*='display: none']"
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
    another: bool = False
    """What stands on the page answers another question than the one that was put; nothing of it is given."""


def of_page(reply: Reply, where: str, question: str, asked: str = "") -> Said:
    """Return the answer on a page: the last element at `where`, else what follows the question; may be empty.

    `asked` is where the questions of a talk stand, if that is known: then the last of them has to be this one.
    """
    page = parse(reply)
    if page is None:
        return Said("")
    for part in page.soup.select(_LEFT_OUT):
        part.extract()
    body = page.soup.body or page.soup
    strings = body.find_all(string=True)
    frames, put = body.select(where)[-1:] if where else [], body.select(asked)[-1:] if asked else []
    ends = [_last(strings, one) for one in put] or _ends(strings, question)
    if any(not _squeezed(one.get_text()).endswith(_squeezed(question)) for one in put):
        return Said("", another=True)
    if not ends and not _on_its_face(page, question):
        return Said("", another=bool(frames))
    for frame in frames:
        text = "\n".join(_lines(frame)) if not ends or _last(strings, frame) > ends[0] else ""
        if len(text) >= _SHORTEST and _squeezed(text) != _squeezed(question):
            return Said(text, tuple(_links(frame.select("a[href]"), reply.url)))
        if put:
            return Said("")  # it was asked, and has no answer yet
    text = _behind("\n".join(_lines(body)), question) if ends else ""
    behind = strings[ends[-1]].find_all_next("a", href=True) if ends else ()
    return Said(text, tuple(_links(behind, reply.url))) if len(text) >= _SHORTEST else Said("")


def of_text(text: str, question: str = "") -> Said:
    """Return an answer that was copied as plain text, without the question if that was copied with it."""
    lines = [clean(line, 4_000) for line in text.splitlines()]
    told = "\n".join(line for line in lines if line)
    links = dict.fromkeys(url.rstrip(".,;:") for url in _URL.findall(told))
    found = tuple((url, address.host(url)) for url in links if address.is_web(url))
    behind = _behind(told, question)
    return Said(behind or ("" if question and fold(told) == fold(question) else told), found[:_SOURCES])


def _squeezed(text: str) -> str:
    """Return a text as it is compared, over however many elements a page spreads it."""
    return fold(text).replace(" ", "")


def _ends(strings: Sequence[NavigableString], question: str) -> list[int]:
    """Return the numbers of the strings in which the question ends, wherever it stands as a whole."""
    parts = [_squeezed(string) for string in strings]
    reached = list(accumulate(map(len, parts)))
    found = re.finditer(re.escape(_squeezed(question)), "".join(parts)) if fold(question) else ()
    return [bisect_left(reached, match.end()) for match in found]


def _last(strings: Sequence[NavigableString], frame: Tag) -> int:
    """Return the number of an element's last string; -1 where it has none."""
    own = {id(string) for string in frame.strings}
    return max((n for n, string in enumerate(strings) if id(string) in own), default=-1)


def _on_its_face(page: Page, question: str) -> bool:
    """Tell whether the title or the address of a page holds the question, as those of search pages do."""
    title = page.soup.title.get_text() if page.soup.title else ""
    return _squeezed(question) in _squeezed(title) or _squeezed(question) in _squeezed(unquote_plus(page.reply.url))


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


def _links(found: Iterable[Tag], page: str) -> Iterator[tuple[str, str]]:
    own = address.site(page) if address.is_web(page) else ""
    seen: set[str] = set()
    for link in found:
        url = address.unwrap(clean(str(link["href"]), 2_000))
        if not address.is_web(url) or address.site(url) == own or url in seen:
            continue
        seen.add(url)
        yield url, clean(link.get_text(" "), 160) or address.host(url)
        if len(seen) == _SOURCES:
            return
