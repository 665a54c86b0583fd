"""DuckDuckGo's other searches: JSON, asked with the token of the page that a person would see."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from identity_scan.engines.duckduckgo import DUCKDUCKGO, region
from identity_scan.engines.engine import Asker, Engine, Options, Unready
from identity_scan.engines.media import further, told
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.reading.unwrap import parameters
from identity_scan.engines.requesting import asked, get
from identity_scan.model import Answer, Medium, Outcome, Query, Reply, Request

_HOME = "https://duckduckgo.com/"
_TOKEN = re.compile(rb"""vqd=["']?([\w-]{6,200})""")
_WALL = (b"anomaly.js", b"anomaly-modal", b"challenge-form")
_REFUSALS = json_rows.REFUSALS | {418: refusing.PROGRAM}


def _token(query: Query, options: Options) -> Request:
    return get(_HOME, options, ("q", asked(query.text)))


def _request(script: str, *also: tuple[str, str]) -> Asker:
    def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
        token = _TOKEN.search(before.body) if before is not None else None
        if token is None:
            raise Unready
        secret = token[1].decode("ascii", "ignore")
        params = (("l", region(options)), ("o", "json"), ("q", asked(query.text)), ("vqd", secret))
        made = get(f"{_HOME}{script}", options, *params, *also)
        return replace(made, headers=(*made.headers, ("Referer", _HOME)))

    return request


def _reader(engine: str, medium: Medium, title: str, url: str, snippet: str, date: str) -> Callable[[Reply], Answer]:
    def said(found: dict[str, Any], query: str) -> Answer | None:
        listed = found.get("results")
        if not isinstance(listed, list):
            return None
        dated = [{**row, date: _day(row.get(date))} if isinstance(row, dict) else row for row in listed]
        hits = json_rows.hits(dated, title, url, snippet, date)
        if listed and not hits:
            return None
        return told(Answer(Outcome.RESULTS, hits), medium, engine, query)

    def read_reply(reply: Reply) -> Answer:
        if any(sign in reply.body for sign in _WALL):
            return Answer(Outcome.BLOCKED, said=refusing.why(refusing.PUZZLE, engine))
        query = parameters(reply.url).get("q", "")
        return json_rows.read(reply, engine, lambda found: said(found, query), _REFUSALS)

    return read_reply


def _day(value: object) -> object:
    """A moment counted in seconds, as its news come with, as a day; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 4_000_000_000:
        return value
    return datetime.fromtimestamp(value, UTC).date().isoformat()


def tokened(
    id: str, name: str, medium: Medium, script: str, parts: tuple[str, ...], page: str, *also: tuple[str, str]
) -> Engine:
    """Return one of its searches: `script` answers it, and `page` is what a browser asks for in its place.

    `parts` name a row's title, address, words and day.
    """
    request, read_reply = _request(script, *also), _reader(name, medium, *parts)
    made = further(DUCKDUCKGO, id, name, medium, request, read_reply, f"{_HOME}?{page}&q=", page_size=30)
    return replace(made, token=_token)
