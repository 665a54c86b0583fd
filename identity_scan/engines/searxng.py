"""SearXNG: an instance of the worker's own, which asks other engines and answers in JSON."""

from typing import Any

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading import json_rows
from identity_scan.engines.requesting import asked, get, paged
from identity_scan.model import Answer, Outcome, Query, Reply, Request
from identity_scan.speech.telling import say

NO_JSON = "refused.no_json"
SILENT = "refused.behind"


def read(reply: Reply) -> Answer:
    """Return the rows of a reply; no rows while an engine behind it failed is no "none"."""
    return json_rows.read(reply, "SearXNG", _said, json_rows.REFUSALS | {403: NO_JSON})


def _said(found: dict[str, Any]) -> Answer | None:
    if not isinstance(found.get("results"), list):
        return None
    hits = json_rows.hits(found["results"], "title", "url", "content", "publishedDate")
    silent = found.get("unresponsive_engines")
    if not hits and isinstance(silent, list) and silent:
        names = ", ".join(json_rows.plain(s[0] if isinstance(s, list) and s else s) for s in silent[:8])
        return Answer(Outcome.BLOCKED, said=say(SILENT, engines=names))
    if not hits and found["results"]:
        return None
    return json_rows.answer(hits, "SearXNG")


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return a request to the worker's instance."""
    words = (("q", asked(query.text)), ("format", "json"), ("language", options.language))
    return get(f"{options.instance.rstrip('/')}/search", options, *words, paged(page, "pageno", 2, 1))


SEARXNG = Engine(
    id="searxng",
    name="SearXNG",
    index="mixed",
    read=read,
    request=request,
    gap=2.0,
    instance=True,
    usual=False,
)
