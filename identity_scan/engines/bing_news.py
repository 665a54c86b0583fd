"""Bing's news: pieces of a page, with the title and the address in each row's attributes."""

from collections.abc import Iterator

from identity_scan.engines import bing
from identity_scan.engines.engine import Options
from identity_scan.engines.media import further, page_reader, piece
from identity_scan.engines.reading import json_rows
from identity_scan.engines.reading.layout import Found
from identity_scan.engines.reading.result_page import Page
from identity_scan.engines.requesting import asked, country, get, language
from identity_scan.model import Medium, Query, Reply, Request


def news(page: Page) -> Iterator[Found]:
    """Yield the rows of Bing's news, whose title and address stand in the row's own attributes."""
    for item in page.soup.select("div.newsitem[url]"):
        snippet = item.select_one(".snippet")
        yield Found(
            json_rows.plain(item.get("data-title")),
            str(item["url"]),
            json_rows.plain(str(snippet.get("title") or snippet.get_text())) if snippet is not None else "",
        )


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    # ddgs begins one step further on, and so never sees the first ten.
    paging = (("InfiniteScroll", "1"), ("first", str(10 * (page - 1) + 1)), ("SFX", str(page - 1)))
    place = (("cc", country(options)), ("setlang", language(options)))
    return get("https://www.bing.com/news/infinitescrollajax", options, ("q", asked(query.text)), *paging, *place)


LAYOUT = piece(bing.LAYOUT, "Bing News", news)

BING_NEWS = further(
    bing.BING, "bing-news", "Bing News", Medium.NEWS, request,
    page_reader(LAYOUT, Medium.NEWS, "q"), "https://www.bing.com/news/search?q=",
)  # fmt: skip
