"""Which engine a saved or copied page comes from, which query it answers, and which page of it it is."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine
from identity_scan.engines.reading.claims import query
from identity_scan.engines.reading.layout import Layout, number, numbered, organic
from identity_scan.engines.reading.result_page import Page, parse
from identity_scan.engines.reading.unwrap import parameters
from identity_scan.model import Reply
from identity_scan.speech import text

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{1,4000})", re.IGNORECASE)
_COPIED = re.compile(r"^SourceURL:(https?://\S{1,4000})", re.MULTILINE)
_TITLE_END = re.compile(r"\s+(?:[-–—|]|at)\s+[^-–—|]{2,40}$")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A results page, known for what it is."""

    engine: str
    query: str
    """The words asked, clean; "" if the page does not tell."""
    page: int


def recognise(reply: Reply) -> Recognised | None:
    """Return what a page is, None if it is no results page of an engine that can be read.

    The page speaks for itself: its own marks first, then the address that a browser notes when it saves or copies
    one; the reply's address is only the last word.
    """
    page = parse(reply)
    if page is None:
        return None
    addresses = [address for address in _addresses(page) if address.startswith("http")]
    engine = _engine(page, addresses)
    if engine is None:
        return None
    layout = _as_long(page, engine[1])
    return Recognised(engine[0].id, text.clean(_asked(page, layout, addresses)), _number(page, layout, addresses))


def _addresses(page: Page) -> Iterator[str]:
    for found in (_SAVED.search(page.markup[:8000]), _COPIED.search(page.markup[:2000])):
        if found:
            yield found[1]
    for selector, attribute in (("link[rel='canonical']", "href"), ("meta[property='og:url']", "content"),
                                ("base[href]", "href")):  # fmt: skip
        mark = page.first(selector)
        if mark is not None:
            yield str(mark.get(attribute) or "")
    yield page.reply.url


def _engine(page: Page, addresses: list[str]) -> tuple[Engine, Layout] | None:
    """The engine whose marks the page bears, with its layout; of several, the one that an address names."""
    laid = [(engine, engine.layout) for engine in ENGINES.values() if engine.layout is not None]
    signed = [(engine, layout) for engine, layout in laid if page.first(layout.sign)]
    hosts = [_host(address) for address in addresses]
    both = [(engine, layout) for host in hosts for engine, layout in signed if engine.lives_at(host)]
    return next(iter(both or signed), None)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _asked(page: Page, layout: Layout, addresses: list[str]) -> str:
    """Return the query from the search box, an address, the links to more of the same, or the page's title."""
    if typed := query(page, layout):
        return typed
    box = re.search(r"name=['\"](\w+)['\"]", layout.box)
    name = box[1] if box else "q"
    for address in addresses:
        if asked := parameters(address).get(name):
            return asked
    onward = (parameters(str(link["href"])).get(name, "") for link in page.soup.select(f"a[href*='{name}=']", limit=300)
              if _within(str(link["href"]), layout))  # fmt: skip
    counted = Counter(filter(None, onward)).most_common(1)
    if counted:
        return counted[0][0]
    title = page.first("title")
    return _TITLE_END.sub("", title.get_text().strip()) if title is not None else ""


def _within(href: str, layout: Layout) -> bool:
    own = _host(layout.home).removeprefix("www.")
    return "search" in href and (href.startswith(("/", "?")) or _host(href).endswith(own))


def _as_long(page: Page, layout: Layout) -> Layout:
    """Return the layout with the length that the worker set for their pages: 50 or 100 rows where ten are usual."""
    name, second, step = layout.page
    if second != step or step == 1:
        return layout  # its pages are told by their own number, not by that of the rows before them
    rows = -(-len(organic(page, layout)) // step) * step
    return replace(layout, page=(name, rows, rows)) if rows >= 2 * step else layout


def _number(page: Page, layout: Layout, addresses: list[str]) -> int:
    if found := number(page, layout):
        return found
    for address in addresses:
        if asked_for := numbered(address, layout):
            return asked_for
    onward = page.first(layout.next)
    further = numbered(str(onward.get("href") or ""), layout) if onward is not None else None
    return further - 1 if further else 1
