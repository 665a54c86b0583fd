"""Bing's search for pictures: pieces of a page, whose rows carry the page that each picture stands on."""

import json
from collections.abc import Iterator

from identity_scan.engines import bing
from identity_scan.engines.engine import Options
from identity_scan.engines.media import further, page_reader, piece
from identity_scan.engines.reading import json_rows
from identity_scan.engines.reading.layout import Found
from identity_scan.engines.reading.result_page import Page
from identity_scan.engines.requesting import asked, get, market
from identity_scan.model import Medium, Query, Reply, Request


def pictures(page: Page) -> Iterator[Found]:
    """Yield the rows of Bing's pictures: each carries a note in JSON with the page that it stands on."""
    for link in page.soup.select("a.iusc[m]"):
        try:
            note = json.loads(str(link["m"])[:20_000])
        except (ValueError, RecursionError):
            continue
        if isinstance(note, dict) and isinstance(note.get("purl"), str):
            yield Found(json_rows.plain(note.get("t")) or note["purl"], note["purl"], json_rows.plain(note.get("desc")))


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    words = ("q", asked(query.text))
    paging = (("async", "1"), ("first", str(35 * (page - 1) + 1)), ("count", "35"))
    return get("https://www.bing.com/images/async", options, words, *paging, ("mkt", market(options)))


LAYOUT = piece(bing.LAYOUT, "Bing Images", pictures)

BING_IMAGES = further(
    bing.BING, "bing-images", "Bing Images", Medium.IMAGES, request,
    page_reader(LAYOUT, Medium.IMAGES, "q"), "https://www.bing.com/images/search?q=", page_size=35,
)  # fmt: skip
