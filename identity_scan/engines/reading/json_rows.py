"""Answers that come as JSON: decoded without ever failing, and their rows made into hits."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Any

from identity_scan.engines.reading import refusing
from identity_scan.engines.reading.layout import MOST, iso
from identity_scan.engines.reading.result_page import decode
from identity_scan.engines.reading.unwrap import unwrap
from identity_scan.model import Answer, Hit, Outcome, Reply
from identity_scan.speech import text

REFUSALS = {429: refusing.TOO_MANY, 403: refusing.PROGRAM, 202: refusing.PROGRAM}
KEYED = {401: refusing.KEY, 402: refusing.QUOTA, 403: refusing.KEY, 422: refusing.KEY, 429: refusing.QUOTA}
"""What the same statuses mean where a key was sent."""


def data(reply: Reply) -> dict[str, Any] | None:
    """Return the reply as a JSON object, None if it is none."""
    try:
        found = json.loads(decode(reply))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def inside(found: object, *path: str) -> Any:
    """Return what stands at a path of a JSON object, None where it breaks off."""
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def plain(value: object) -> str:
    """Return a text of a reply without its markup, clean; "" for anything that is no text."""
    if not isinstance(value, str):
        return ""
    return text.clean(unescape(re.sub(r"</?[A-Za-z][^<>]{0,200}>", "", value[:20_000])))


def hits(rows: object, title: str, url: str, snippet: str, date: str = "") -> tuple[Hit, ...]:
    """Return the rows of a list as hits, in order, given the names of their parts; a row without an address is none."""
    found: list[Hit] = []
    for row in rows if isinstance(rows, list) else ():
        address = unwrap(row[url]) if isinstance(row, dict) and isinstance(row.get(url), str) else ""
        if address and len(found) < MOST:
            when = iso(plain(row.get(date))) if date else None
            heading = plain(row.get(title)) or address
            found.append(Hit(len(found) + 1, heading, address, plain(row.get(snippet)), when))
    return tuple(found)


def answer(found: Iterable[Hit], engine: str, more: bool | None = None) -> Answer:
    """Return results, or the engine's own "none" where its list is there and empty."""
    rows = tuple(found)
    if rows:
        return Answer(Outcome.RESULTS, rows, more=more)
    return Answer(Outcome.NONE, said=refusing.why(refusing.NOTHING, engine), more=False)


def read(
    reply: Reply, engine: str, said: Callable[[dict[str, Any]], Answer | None], refusals: Mapping[int, str] = REFUSALS
) -> Answer:
    """Return what a JSON reply says: `said` gives the answer of one that can be understood, None otherwise."""
    if reply.status in refusals:
        return Answer(Outcome.BLOCKED, said=refusing.why(refusals[reply.status], engine))
    found = data(reply)
    understood = said(found) if found is not None else None
    if understood is not None:
        return understood
    sentence = refusing.UNREADABLE if reply.body.strip() else refusing.EMPTY
    return Answer(Outcome.CHANGED, said=refusing.why(sentence, engine))
