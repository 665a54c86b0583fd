"""Mojeek's API, which takes a key and shows the index that Mojeek's pages show."""

from typing import Any

from identity_scan.engines.engine import Options
from identity_scan.engines.keyed import keyed
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.requesting import asked, get, paged
from identity_scan.model import Answer, Outcome, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    params = (("q", asked(query.text)), ("api_key", options.key), ("fmt", "json"), paged(page, "s", 11, 10))
    return get("https://api.mojeek.com/search", options, *params)


def said(found: dict[str, Any]) -> Answer | None:
    """Return what a reply says, None where it cannot be understood."""
    status, listed = json_rows.inside(found, "response", "status"), json_rows.inside(found, "response", "results")
    if isinstance(status, str) and status.startswith("ERROR"):
        return Answer(Outcome.BLOCKED, said=refusing.why(refusing.KEY, "Mojeek API"))
    if status != "OK":
        return None
    return json_rows.answer(json_rows.hits(listed, "title", "url", "desc"), "Mojeek API")


MOJEEK_API = keyed("mojeek-api", "Mojeek API", "mojeek", "MOJEEK_API_KEY", "api.mojeek.com", request, said)
