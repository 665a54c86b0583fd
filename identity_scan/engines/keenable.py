"""Keenable, an index of its own: an interface for programs that takes no key, and wants to know which program asks."""

import json
from dataclasses import replace
from typing import Any

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.keyed import with_header
from identity_scan.engines.reading import json_rows
from identity_scan.engines.requesting import asked, get
from identity_scan.model import Answer, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for all that it gives at once, under this program's own name."""
    wanted = {"query": asked(query.text)}
    asks = replace(get("https://api.keenable.ai/v1/search/public", options), json=json.dumps(wanted))
    return with_header(asks, "X-Keenable-Title", "identity-scan")


def said(found: dict[str, Any]) -> Answer | None:
    """Return what a reply says, None where it cannot be understood."""
    listed = found.get("results")
    if not isinstance(listed, list):
        return None
    rows = [{**row, "words": row.get("snippet") or row.get("description")} for row in listed if isinstance(row, dict)]
    return json_rows.answer(json_rows.hits(rows, "title", "url", "words", "published_at"), "Keenable", more=False)


KEENABLE = Engine(
    id="keenable",
    name="Keenable",
    index="keenable",
    read=lambda reply: json_rows.read(reply, "Keenable", said),
    request=request,
    hosts=("api.keenable.ai",),
    first_only=True,
    usual=False,
)
