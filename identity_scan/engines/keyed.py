"""Engines asked with a key of the worker's own: Marginalia, Brave Search API, Mojeek API, Kagi and SerpAPI."""

from collections.abc import Callable, Mapping
from typing import Any

from identity_scan.engines.engine import Asker, Engine, Options
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.requesting import asked, country, get, language, paged
from identity_scan.model import Answer, Outcome, Query, Reply, Request


def _with(request: Request, name: str, value: str) -> Request:
    return Request(request.url, request.params, headers=(*request.headers, (name, value)))


def _marginalia(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    params = (("query", asked(query.text)), ("page", str(page)), ("count", "20"))
    return _with(get("https://api2.marginalia-search.com/search", options, *params), "API-Key", options.key)


def _marginalia_said(found: dict[str, Any]) -> Answer | None:
    if not isinstance(found.get("results"), list):
        return None
    return json_rows.answer(json_rows.hits(found["results"], "title", "url", "description"), "Marginalia")


def _brave(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    params = (
        ("q", asked(query.text)), ("count", "20"), paged(page, "offset", 1, 1),
        ("country", country(options).upper()), ("search_lang", language(options)), ("text_decorations", "false"),
    )  # fmt: skip
    asks = get("https://api.search.brave.com/res/v1/web/search", options, *params)
    return _with(asks, "X-Subscription-Token", options.key)


def _brave_said(found: dict[str, Any]) -> Answer | None:
    listed = json_rows.inside(found, "web", "results")
    if found.get("type") != "search" or not isinstance(found.get("query"), dict) or ("web" in found and listed is None):
        return None  # a search without its web part is Brave's "none"
    more = json_rows.inside(found, "query", "more_results_available")
    hits = json_rows.hits(listed, "title", "url", "description", "page_age")
    return json_rows.answer(hits, "Brave Search API", more if isinstance(more, bool) else None)


def _mojeek(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    params = (("q", asked(query.text)), ("api_key", options.key), ("fmt", "json"), paged(page, "s", 11, 10))
    return get("https://api.mojeek.com/search", options, *params)


def _mojeek_said(found: dict[str, Any]) -> Answer | None:
    status, listed = json_rows.inside(found, "response", "status"), json_rows.inside(found, "response", "results")
    if isinstance(status, str) and status.startswith("ERROR"):
        return Answer(Outcome.BLOCKED, said=refusing.why(refusing.KEY, "Mojeek API"))
    if status != "OK":
        return None
    return json_rows.answer(json_rows.hits(listed, "title", "url", "desc"), "Mojeek API")


def _kagi(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    params = (("q", asked(query.text)), ("limit", "30"))
    return _with(get("https://kagi.com/api/v0/search", options, *params), "Authorization", f"Bot {options.key}")


def _kagi_said(found: dict[str, Any]) -> Answer | None:
    listed = found.get("data")
    if isinstance(listed, dict):  # version 1: the list is left out where there is nothing
        listed = listed.get("search", [])
    elif isinstance(listed, list):  # version 0: related searches stand among the rows
        listed = [row for row in listed if isinstance(row, dict) and row.get("t") == 0]
    if not isinstance(listed, list) or "meta" not in found:
        return None
    return json_rows.answer(json_rows.hits(listed, "title", "url", "snippet", "published"), "Kagi", more=False)


def _serpapi(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    params = (
        ("engine", "google"), ("q", asked(query.text)), ("api_key", options.key), ("hl", language(options)),
        ("gl", country(options)), paged(page, "start", 10, 10),
    )  # fmt: skip
    return get("https://serpapi.com/search.json", options, *params)


def _serpapi_said(found: dict[str, Any]) -> Answer | None:
    state = json_rows.inside(found, "search_information", "organic_results_state")
    if isinstance(state, str) and state.startswith(("Empty", "Fully empty")):
        return json_rows.answer((), "SerpAPI")  # what it may list then is for words that Google put in their place
    listed = found.get("organic_results")
    if not isinstance(listed, list) or not listed:
        return None
    more = "next" in found.get("serpapi_pagination", {}) or "next" in found.get("pagination", {})
    return json_rows.answer(json_rows.hits(listed, "title", "link", "snippet", "date"), "SerpAPI", more)


def _keyed(
    id: str,
    name: str,
    index: str,
    key: str,
    host: str,
    request: Asker,
    said: Callable[[dict[str, Any]], Answer | None],
    *,
    gap: float = 1.0,
    page_size: int = 10,
    refusals: Mapping[int, str] = json_rows.KEYED,
) -> Engine:
    """An engine that is part of a scan once its key is there."""
    return Engine(
        id=id,
        name=name,
        index=index,
        read=lambda reply: json_rows.read(reply, name, said, refusals),
        request=request,
        key=key,
        gap=gap,
        page_size=page_size,
        hosts=(host,),
        usual=False,
    )


MARGINALIA = _keyed(
    "marginalia", "Marginalia", "marginalia", "MARGINALIA_API_KEY", "marginalia-search.com",
    _marginalia, _marginalia_said, gap=3.0, page_size=20, refusals=json_rows.KEYED | {503: refusing.TOO_MANY},
)  # fmt: skip
BRAVE_API = _keyed(
    "brave-api", "Brave Search API", "brave", "BRAVE_API_KEY", "api.search.brave.com", _brave, _brave_said,
    gap=1.2, page_size=20,
)  # fmt: skip
MOJEEK_API = _keyed("mojeek-api", "Mojeek API", "mojeek", "MOJEEK_API_KEY", "api.mojeek.com", _mojeek, _mojeek_said)
KAGI_API = _keyed("kagi-api", "Kagi", "kagi", "KAGI_API_KEY", "kagi.com", _kagi, _kagi_said, page_size=30)
SERPAPI = _keyed("serpapi", "SerpAPI", "google", "SERPAPI_KEY", "serpapi.com", _serpapi, _serpapi_said)
