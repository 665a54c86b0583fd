"""How an engine's pages are laid out, as a table of markers, and the one reading of such a table.

Every marker is markup (a CSS selector, or a piece of a script), never words: engines speak the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from identity_scan.engines.reading import refusing
from identity_scan.engines.reading.claims import query, tell
from identity_scan.engines.reading.result_page import Page, parse, words
from identity_scan.engines.reading.unwrap import parameters, unwrap
from identity_scan.model import Answer, Hit, HitKind, Outcome, Reply, Told
from identity_scan.speech.text import fold

if TYPE_CHECKING:
    from bs4 import Tag

MOST = 100
"""Rows read of one page: more than any engine shows."""

# Challenges that many sites put before their pages: Cloudflare, DataDome, Anubis; then the widgets of captcha firms.
WALLS = ("_cf_chl_opt", "captcha-delivery.com", 'id="anubis_challenge"')
WIDGETS = ".cf-turnstile, .g-recaptcha, .h-captcha, [name='cf-turnstile-response'], #challenge-error-text"

REFUSALS = {429: refusing.TOO_MANY, 403: refusing.PROGRAM, 202: refusing.PUZZLE}
"""Statuses that are a refusal whatever the page says."""

_EDGES = "·•|–—:-"
_DATE_EDGE = re.compile(r"^[\s·•|–—:-]+|[\s·•|–—:-]+$")
_MONTHS = {m: n for n, names in enumerate(
    ("jan", "feb fév fev", "mar", "apr avr", "may mai", "jun juin", "jul juil", "aug aoû aou", "sep", "oct okt",
     "nov", "dec déc dez"), 1) for m in names.split()}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One row as the page has it, before its address is unwrapped."""

    title: str
    href: str
    snippet: str = ""
    date: str | None = None
    link: Tag | None = field(default=None, compare=False, repr=False)
    item: Tag | None = field(default=None, compare=False, repr=False)
    """What holds the row, and nothing of another."""


@dataclass(frozen=True, slots=True)
class Row:
    """How one organic result stands on the page; each field is a selector within `item`.

    Alternatives stand in order of trust, with ` | ` between them: the first that has text (or an address) counts.
    """

    item: str
    link: str
    title: str
    snippet: str = ""
    date: str = ""
    title_without: str = ""
    """Parts of the title that are not its words."""
    snippet_without: str = ""

    def __call__(self, page: Page) -> Iterator[Found]:
        """Yield the rows of the page in order; one without an address or a title is no row."""
        for item in page.soup.select(self.item):
            link, title = _pick(item, self.link), _pick(item, self.title)
            if link is None or title is None:
                continue
            when = _pick(item, self.date)
            snippet = _text(item, self.snippet, ", ".join(filter(None, (self.date, self.snippet_without))))
            if when is not None and snippet[:1] in _EDGES:
                snippet = _DATE_EDGE.sub("", snippet)
            when_sure = iso(words(when)) or leading(snippet)
            href = str(link.get("href") or "")
            yield Found(words(title, self.title_without), href, snippet, when_sure, link, item)


def _pick(item: Tag, selectors: str) -> Tag | None:
    found = (item.select_one(selector) for selector in selectors.split(" | ") if selector)
    return next((tag for tag in found if tag is not None), None)


def _text(item: Tag, selectors: str, without: str) -> str:
    said = (words(item.select_one(selector), without) for selector in selectors.split(" | ") if selector)
    return next(filter(None, said), "")


def iso(shown: str) -> str | None:
    """Return a date as engines show it in ISO form; None unless day, month and year are all sure."""
    shown = _DATE_EDGE.sub("", shown).lower()
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:t|$)", shown):
        return _sure(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", shown):
        return _sure(int(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(r"([^\W\d]{3,9})\.? (\d{1,2}),? (\d{4})", shown):
        return _sure(int(found[3]), _month(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{1,2})(?:er|\.)? ([^\W\d]{3,9})\.? (\d{4})", shown):
        return _sure(int(found[3]), _month(found[2]), int(found[1]))
    return None


def leading(snippet: str) -> str | None:
    """Return the date that a snippet opens with, as Google writes it (`13 Mar 2026 ... words`), in ISO form."""
    found = re.match(r"([^.—·]{8,18}) (?:\.\.\.|—|·) ", snippet)
    return iso(found[1]) if found else None


def _month(name: str) -> int:
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3]) or 0


def _sure(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Layout:
    """The markers of one engine's pages."""

    engine: str
    """The brand, for sentences."""
    home: str
    """The address that relative links lead from."""
    rows: tuple[Callable[[Page], Iterable[Found]], ...]
    """Ways in which results stand; the first that finds any is the page's."""
    results: str
    """The list that results stand in. Empty on a later page, it is the end of the list."""
    beside: str = ""
    """What else may stand within that list: adverts, questions, pictures, the pager."""
    listed: bool = True
    """Its rows stand in one list, where nothing stands between them but what is `beside`."""
    none: str = ""
    """The engine says itself that it has nothing."""
    blocked: str = ""
    blocked_in: tuple[str, ...] = ()
    """Pieces of scripts or heads that only a challenge has."""
    consent: str = ""
    consent_in: tuple[str, ...] = ()
    country: str = ""
    """The page of an engine that does not answer in this country."""
    program_in: tuple[str, ...] = ()
    """Pieces of the shell that a program gets in place of results."""
    sign: str = ""
    """Tells a results page of this engine from every other page, saved or copied ones too."""
    box: str = 'input[name="q"], textarea[name="q"]'
    """Where the page repeats the query."""
    next: str = ""
    """The way to a further page."""
    pager: str = ""
    """What must be there for its lack of `next` to mean the end; empty if a whole page always tells."""
    current: str = ""
    """Where the pager shows this page's number."""
    back: str = ""
    """The way to the page before, which only later pages have."""
    page: tuple[str, int, int] = ("", 0, 0)
    """The parameter of a later page, its value on page two, and its step."""
    generated: str = ""
    """An answer written by a machine; alternatives as in `Row`."""
    generated_without: str = ""
    replaced: str = ""
    """Tells which words the engine asked in place of those typed: by its text, its value, or the query of its link."""
    count: str = ""
    """Where it says how many results it shows, or has."""


def number(page: Page, layout: Layout) -> int | None:
    """Return the number of a results page (from 1; 2 if all it shows is a way back), None if nothing tells."""
    address = page.reply.url
    if marked := re.search(r"#page=(\d{1,3})$", address):
        return int(marked[1])
    if found := numbered(address, layout):
        return found
    shown = words(page.first(layout.current))
    if shown.isdecimal() and len(shown) < 4:
        return int(shown)
    return 2 if page.first(layout.back) else None


def numbered(address: str, layout: Layout) -> int | None:
    """Return the number of the page that an address asks for, None where it names none."""
    name, second, step = layout.page
    value = parameters(address).get(name, "") if name else ""
    if value.isdecimal() and len(value) < 6 and int(value) >= second:
        return (int(value) - second) // step + 2
    return None


def read(reply: Reply, layout: Layout) -> Answer:
    """Return what a page of this engine says. Total: any bytes give results, none, blocked or changed."""
    if reply.status in REFUSALS and reply.status != 202:
        return blocked(layout, REFUSALS[reply.status])
    page = parse(reply)
    if page is None:
        return _unreadable(reply, layout)
    found = organic(page, layout)
    if found:
        return _results(page, layout, found)
    if page.first(layout.blocked):
        return blocked(layout, refusing.PUZZLE)
    if page.first(layout.none):
        return Answer(
            Outcome.NONE, said=refusing.why(refusing.NOTHING, layout.engine), more=False, told=tell(page, layout)
        )
    if sentence := _refusal(page, layout):
        return blocked(layout, sentence)
    if _at_the_end(page, layout):
        return Answer(Outcome.RESULTS, more=False, told=tell(page, layout))
    if not page.whole and page.first(layout.results):
        return Answer(Outcome.CHANGED, said=refusing.why(refusing.CUT, layout.engine))
    return Answer(Outcome.CHANGED, said=refusing.why(refusing.UNREADABLE, layout.engine))


def blocked(layout: Layout, sentence: str) -> Answer:
    """Return the answer of an engine that refused, with the reason."""
    return Answer(Outcome.BLOCKED, said=refusing.why(sentence, layout.engine))


def _unreadable(reply: Reply, layout: Layout) -> Answer:
    if reply.status in REFUSALS:
        return blocked(layout, REFUSALS[reply.status])
    sentence = refusing.UNREADABLE if reply.body.strip() else refusing.EMPTY
    return Answer(Outcome.CHANGED, said=refusing.why(sentence, layout.engine))


def organic(page: Page, layout: Layout) -> list[Found]:
    """Return the rows that the engine found, in order, without its own blocks and with their addresses unwrapped."""
    for rows in layout.rows:
        found: list[Found] = []
        for row in rows(page):
            url = unwrap(row.href, layout.home)
            if url and row.title:
                found.append(replace(row, href=url))
            if len(found) == MOST:
                break
        if page.ragged and found and not found[-1].snippet:
            found.pop()  # broke off within this row: what is there of its title may mislead
        if found:
            return found
    return []


def _results(page: Page, layout: Layout, found: Sequence[Found]) -> Answer:
    typed = query(page, layout)
    notices = page.soup.select(layout.replaced, limit=20) if layout.replaced else []
    told = tell(page, layout, found, notices)
    if any(unquoted(typed, instead) for instead in _instead(page, layout, notices)):
        kept = Told(query=told.query, cut=told.cut)  # its rows and their count are for other words
        return Answer(Outcome.NONE, said=refusing.why(refusing.UNQUOTED, layout.engine), more=False, told=kept)
    hits = tuple(Hit(rank, row.title, row.href, row.snippet, row.date) for rank, row in enumerate(found, 1))
    return Answer(Outcome.RESULTS, _generated(page, layout) + hits, more=_more(page, layout), told=told)


def _instead(page: Page, layout: Layout, notices: Iterable[Tag]) -> Iterator[str]:
    box = page.first(layout.box)
    asked_for = str(box.get("name") or "q") if box is not None else "q"
    for notice in notices:
        yield str(notice.get("value") or "")
        yield words(notice)
        yield parameters(str(notice.get("href") or "")).get(asked_for, "")


def unquoted(typed: str, instead: str) -> bool:
    """Tell whether an engine asked the words of a quoted query without its quotes, and so had nothing for it."""
    return '"' in typed and bool(instead) and '"' not in instead and fold(typed) == fold(instead)


def _generated(page: Page, layout: Layout) -> tuple[Hit, ...]:
    frames = (words(page.first(selector), layout.generated_without) for selector in layout.generated.split(" | "))
    said = next((text for text in frames if len(text) >= 40), "")  # a frame stands before its text has come
    if not said:
        return ()
    return (Hit(0, layout.engine, page.reply.url or layout.home, said, kind=HitKind.GENERATED),)


def _more(page: Page, layout: Layout) -> bool | None:
    if not page.whole or not layout.next:
        return None
    if page.first(layout.next):
        return True
    return False if not layout.pager or page.first(layout.pager) else None


def _refusal(page: Page, layout: Layout) -> str | None:
    if page.first(WIDGETS) or any(piece in page.markup for piece in layout.blocked_in + WALLS):
        return refusing.PUZZLE
    if page.first(layout.consent) or any(piece in page.markup for piece in layout.consent_in):
        return refusing.CONSENT
    if page.first(layout.country):
        return refusing.COUNTRY
    if any(piece in page.markup for piece in layout.program_in):
        return refusing.PROGRAM
    return REFUSALS.get(page.reply.status)


def _at_the_end(page: Page, layout: Layout) -> bool:
    """Tell a list's end: the engine's own list, on a page after the first, with no link out of the engine in it."""
    frame = page.first(layout.results)
    if frame is None or not page.whole or (number(page, layout) or 1) < 2:
        return False
    from bs4 import Tag

    aside = {id(part) for part in frame.select(layout.beside)} if layout.beside else set()
    own = (urlsplit(layout.home).hostname or "").removeprefix("www.")
    for link in frame.select("a[href]"):
        if aside and any(id(above) in aside for above in (link, *link.parents) if isinstance(above, Tag)):
            continue
        host = urlsplit(unwrap(str(link["href"]), layout.home) or layout.home).hostname or ""
        if not host.endswith(own):
            return False
    return True
