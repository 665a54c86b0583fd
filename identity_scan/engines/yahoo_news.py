"""Yahoo's news, which are its own where its pages are Bing's."""

from dataclasses import replace

from identity_scan.engines import yahoo
from identity_scan.engines.engine import Options
from identity_scan.engines.media import further, page_reader, piece
from identity_scan.engines.reading.layout import Row
from identity_scan.engines.requesting import asked, get, paged
from identity_scan.model import Medium, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    return get("https://news.search.yahoo.com/search", options, ("p", asked(query.text)), paged(page, "b", 11, 10))


LAYOUT = piece(yahoo.LAYOUT, "Yahoo News", Row(item="#web li:has(h4)", link="h4 a[href]", title="h4", snippet="p"))

YAHOO_NEWS = replace(
    further(
        yahoo.YAHOO, "yahoo-news", "Yahoo News", Medium.NEWS, request,
        page_reader(LAYOUT, Medium.NEWS, "p"), "https://news.search.yahoo.com/search?p=",
    ),
    index="yahoo",  # its pages are Bing's, its news are its own
)  # fmt: skip
