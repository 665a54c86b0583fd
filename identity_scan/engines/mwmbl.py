"""Mwmbl, a small index that volunteers keep: an interface for programs that takes no key and gives one page."""

from dataclasses import replace
from typing import Any

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading import json_rows
from identity_scan.engines.requesting import asked, get
from identity_scan.model import Answer, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for all that it gives at once."""
    return get("https://api.mwmbl.org/api/v1/search/", options, ("s", asked(query.text)))


def read(reply: Reply) -> Answer:
    """Return what a reply says: it is a bare list, where others name theirs."""
    bare = reply.body.lstrip().startswith(b"[")
    return json_rows.read(replace(reply, body=b'{"results":' + reply.body + b"}") if bare else reply, "Mwmbl", said)


def said(found: dict[str, Any]) -> Answer | None:
    """Return what a reply says, None where it cannot be understood."""
    listed = found.get("results")
    if not isinstance(listed, list):
        return None
    rows = [
        {"url": row.get("url"), "title": _joined(row.get("title")), "extract": _joined(row.get("extract"))}
        for row in listed
        if isinstance(row, dict)
    ]
    return json_rows.answer(json_rows.hits(rows, "title", "url", "extract"), "Mwmbl", more=False)


def _joined(parts: object) -> str:
    """A text that comes in parts, the words that were asked for apart from the rest."""
    values = (part.get("value") for part in parts if isinstance(part, dict)) if isinstance(parts, list) else ()
    return "".join(value for value in values if isinstance(value, str))


MWMBL = Engine(
    id="mwmbl",
    name="Mwmbl",
    index="mwmbl",
    read=read,
    request=request,
    hosts=("api.mwmbl.org",),
    first_only=True,
    usual=False,
)
