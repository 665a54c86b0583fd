"""Marginalia, an index of small and non-commercial sites: its API, which takes a key."""

from typing import Any

from identity_scan.engines.engine import Options
from identity_scan.engines.keyed import keyed, with_header
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.requesting import asked, get
from identity_scan.model import Answer, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    params = (("query", asked(query.text)), ("page", str(page)), ("count", "20"))
    return with_header(get("https://api2.marginalia-search.com/search", options, *params), "API-Key", options.key)


def said(found: dict[str, Any]) -> Answer | None:
    """Return what a reply says, None where it cannot be understood."""
    if not isinstance(found.get("results"), list):
        return None
    return json_rows.answer(json_rows.hits(found["results"], "title", "url", "description"), "Marginalia")


MARGINALIA = keyed(
    "marginalia", "Marginalia", "marginalia", "MARGINALIA_API_KEY", "marginalia-search.com",
    request, said, gap=3.0, page_size=20, refusals=json_rows.KEYED | {503: refusing.TOO_MANY},
)  # fmt: skip
