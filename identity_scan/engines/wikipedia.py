"""Wikipedia: its own search, in the worker's language."""

from typing import Any
from urllib.parse import quote, urlsplit

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.requesting import asked, get, language, opens, paged
from identity_scan.model import Answer, Hit, Outcome, Query, Reply, Request

SPOKEN = (
    "en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "ar", "zh", "ja", "ko", "sv", "fa", "hi", "pa", "tl",
)  # fmt: skip
"""Languages whose Wikipedia is asked; whoever speaks another is answered in English."""


def read(reply: Reply) -> Answer:
    """Return the articles that a reply lists; an empty list is Wikipedia's own "none"."""
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
    browse=lambda text: opens("https://en.wikipedia.org/w/index.php?ns0=1&search=", text),
    gap=1.0,
)
