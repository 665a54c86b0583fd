"""Brave's API, which takes a key and shows the index that Brave's pages show."""

from typing import Any

from identity_scan.engines.engine import Options
from identity_scan.engines.keyed import keyed, with_header
from identity_scan.engines.reading import json_rows
from identity_scan.engines.requesting import asked, country, get, language, paged
from identity_scan.model import Answer, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    params = (
        ("q", asked(query.text)), ("count", "20"), paged(page, "offset", 1, 1),
        ("country", country(options).upper()), ("search_lang", language(options)), ("text_decorations", "false"),
    )  # fmt: skip
    asks = get("https://api.search.brave.com/res/v1/web/search", options, *params)
    return with_header(asks, "X-Subscription-Token", options.key)


def said(found: dict[str, Any]) -> Answer | None:
    """Return what a reply says, None where it cannot be understood."""
    listed = json_rows.inside(found, "web", "results")
    if found.get("type") != "search" or not isinstance(found.get("query"), dict) or ("web" in found and listed is None):
        return None  # a search without its web part is Brave's "none"
    more = json_rows.inside(found, "query", "more_results_available")
    hits = json_rows.hits(listed, "title", "url", "description", "page_age")
    return json_rows.answer(hits, "Brave Search API", more if isinstance(more, bool) else None)


BRAVE_API = keyed(
    "brave-api", "Brave Search API", "brave", "BRAVE_API_KEY", "api.search.brave.com", request, said,
    gap=1.2, page_size=20,
)  # fmt: skip
