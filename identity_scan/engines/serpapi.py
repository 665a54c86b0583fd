"""SerpAPI, which asks Google in the worker's place and takes a key."""

from typing import Any

from identity_scan.engines.engine import Options
from identity_scan.engines.keyed import keyed
from identity_scan.engines.reading import json_rows
from identity_scan.engines.requesting import asked, country, get, language, paged
from identity_scan.model import Answer, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    params = (
        ("engine", "google"), ("q", asked(query.text)), ("api_key", options.key), ("hl", language(options)),
        ("gl", country(options)), paged(page, "start", 10, 10),
    )  # fmt: skip
    return get("https://serpapi.com/search.json", options, *params)


def said(found: dict[str, Any]) -> Answer | None:
    """Return what a reply says, None where it cannot be understood."""
    state = json_rows.inside(found, "search_information", "organic_results_state")
    if isinstance(state, str) and state.startswith(("Empty", "Fully empty")):
        return json_rows.answer((), "SerpAPI")  # what it may list then is for words that Google put in their place
    listed = found.get("organic_results")
    if not isinstance(listed, list) or not listed:
        return None
    more = "next" in found.get("serpapi_pagination", {}) or "next" in found.get("pagination", {})
    return json_rows.answer(json_rows.hits(listed, "title", "link", "snippet", "date"), "SerpAPI", more)


SERPAPI = keyed("serpapi", "SerpAPI", "google", "SERPAPI_KEY", "serpapi.com", request, said)
