"""Wikipedia: its own search, in the worker's language; programs are answered in JSON, people by its search page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.reading.layout import Found, Layout, Row
from identity_scan.engines.reading.layout import read as read_page
from identity_scan.engines.reading.result_page import Page
from identity_scan.engines.requesting import asked, get, language, opens, paged
from identity_scan.model import Answer, Hit, Outcome, Query, Reply, Request

SPOKEN = (
    "en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "ar", "zh", "ja", "ko", "sv", "fa", "hi", "pa", "tl",
)  # fmt: skip
"""Languages whose Wikipedia is asked; whoever speaks another is answered in English."""


_HOST = re.compile(r"\b[a-z]{2,3}(?:-[a-z]{2,12})?\.(?:m\.)?wikipedia\.org(?=/w)")
_ARTICLE = Row(
    item="ul.mw-search-results > li.mw-search-result",
    link=".mw-search-result-heading a[href]",
    title=".mw-search-result-heading a[href]",
    snippet=".searchresult",
)


def articles(page: Page) -> Iterator[Found]:
    """Yield the rows of its search page, whose links name no host: each language has its own, which the page names."""
    named = _HOST.search(page.markup[:200_000])
    home = f"https://{named[0].replace('.m.', '.')}/" if named else LAYOUT.home
    for row in _ARTICLE(page):
        yield replace(row, href=urljoin(home, row.href))


LAYOUT = Layout(
    engine="Wikipedia",
    home="https://en.wikipedia.org/",
    rows=(articles,),
    results="ul.mw-search-results",
    none=".mw-search-nonefound",
    box="#searchText input[name='search']",
    next="a.mw-nextlink[href]",
    back="a.mw-prevlink[href]",
    page=("offset", 10, 10),
    # Every MediaWiki has these marks: the page must name Wikipedia in its head, its rows or its own links as well.
    sign=(
        "head:has(link[href*='.wikipedia.org/w']) ~ body .searchresults, "
        ".mw-search-result-heading a[href*='.wikipedia.org/wiki/'], .searchresults a[href*='.wikipedia.org/w'], "
        ".mw-search-profile-tabs a[href*='.wikipedia.org/w']"
    ),
    replaced="#mw-search-DYM-rewritten",
)


def read(reply: Reply) -> Answer:
    """Return the articles that a reply or a search page lists; an empty list is Wikipedia's own "none"."""
    if reply.body[:64].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \r\n\t").startswith(b"<"):
        return read_page(reply, LAYOUT)
    return json_rows.read(
        reply, "Wikipedia", lambda found: _said(found, urlsplit(reply.url).hostname or "en.wikipedia.org")
    )


def _said(found: dict[str, Any], host: str) -> Answer | None:
    listed = json_rows.inside(found, "query", "search")
    if not isinstance(listed, list):
        limited = json_rows.inside(found, "error", "code") in ("ratelimited", "maxlag", "blocked")
        return Answer(Outcome.BLOCKED, said=refusing.why(refusing.TOO_MANY, "Wikipedia")) if limited else None
    articles = [row for row in listed if isinstance(row, dict) and json_rows.plain(row.get("title"))]
    hits = (
        # The time stamp is the article's last edit, not when its words were written: no date.
        Hit(rank, title := json_rows.plain(row["title"]), _address(host, title), json_rows.plain(row.get("snippet")))
        for rank, row in enumerate(articles, 1)
    )
    more = "continue" in found or "query-continue" in found
    return json_rows.answer(hits, "Wikipedia", more) if articles or not listed else None


def _address(host: str, title: str) -> str:
    return f"https://{host}/wiki/" + quote(title.replace(" ", "_"), safe="/:,()!'@*")


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return a request to the search of the Wikipedia in the worker's language."""
    tongue = language(options) if language(options) in SPOKEN else "en"
    return get(
        f"https://{tongue}.wikipedia.org/w/api.php", options, ("action", "query"), ("list", "search"),
        ("format", "json"), ("utf8", "1"), ("srlimit", "10"), ("srprop", "snippet"), ("srsearch", asked(query.text)),
        paged(page, "sroffset", 10, 10),
    )  # fmt: skip


WIKIPEDIA = Engine(
    id="wikipedia",
    name="Wikipedia",
    index="wikipedia",
    read=read,
    request=request,
    hosts=("wikipedia.org",),
    layout=LAYOUT,
    # "fulltext" keeps it from going to an article of that name at once, which would be no search page.
    browse=lambda text: opens("https://en.wikipedia.org/w/index.php?fulltext=1&limit=10&ns0=1&search=", text),
    gap=1.0,
    names_only=True,
)
