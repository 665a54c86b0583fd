"""A web that exists only in this file's memory: engines answer from a world, in their own markup, with no way out.

The same engines, parsers, merge and judges read these pages as read real ones; only the transport differs. Nothing here
can open a connection.
"""

import asyncio
import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from identity_scan.model import Reply, Request
from identity_scan.speech.text import fold, holds

if TYPE_CHECKING:  # the engines bring the parser, and the first paint of a demonstration does not wait for it
    from identity_scan.engines.engine import Engine

PAGES = Path(__file__).parent / "pages"
PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Document:
    """A page of the invented web, and the indexes that hold it."""

    url: str
    title: str
    snippet: str
    indexes: frozenset[str]
    text: str
    """What a search compares, folded."""


@dataclass(frozen=True, slots=True)
class World:
    """All pages of an invented web."""

    documents: tuple[Document, ...]

    @classmethod
    def read(cls, path: Path) -> "World":
        """Read a world file: `{"documents": [{"url", "title", "snippet", "keywords", "indexes"}]}`."""
        rows = json.loads(path.read_text("utf-8"))["documents"]
        return cls(tuple(cls._document(row) for row in rows))

    @staticmethod
    def _document(row: Mapping[str, Any]) -> Document:
        words = (row["title"], row.get("snippet", ""), row.get("keywords", ""), row["url"])
        return Document(
            row["url"], row["title"], row.get("snippet", ""), frozenset(row.get("indexes", ())), fold(" ".join(words))
        )

    def search(self, index: str, query: str) -> list[Document]:
        """Return the pages of an index that answer a query, best first: phrases in quotes, site:, filetype:, words."""
        phrases = [fold(p) for p in re.findall(r'"([^"]+)"', query)]
        rest = re.sub(r'"[^"]+"', " ", query)
        sites, types = re.findall(r"\bsite:(\S+)", rest), re.findall(r"\bfiletype:(\S+)", rest)
        words = fold(re.sub(r"\b(?:site|filetype):\S+|\bOR\b", " ", rest)).split()
        ranked = []
        for document in self.documents:
            fits = (
                index in document.indexes
                and all(holds(document.text, p) for p in phrases)
                and all(f"{s}/" in f"{document.url}/" for s in sites)
                and all(f".{t}" in document.url.lower() for t in types)
            )
            score = len(phrases) + sum(holds(document.text, w) for w in words)
            if fits and score and (phrases or score * 2 >= len(words)):
                ranked.append((-score - _jitter(index, document.url), document.url, document))
        return [document for _score, _url, document in sorted(ranked, key=lambda r: r[:2])]


def _jitter(index: str, url: str) -> float:
    """Each index orders pages of one score in its own way, the same each time."""
    return int(hashlib.sha1(f"{index} {url}".encode(), usedforsecurity=False).hexdigest()[:4], 16) / 65_536


@dataclass(frozen=True, slots=True)
class _Asking:
    """Which fields of a request hold the query and the page, and what the page field says for page two."""

    query: str
    page: str
    second: int
    step: int


_ASKING = {
    "duckduckgo": _Asking("q", "s", 10, 10),
    "bing": _Asking("q", "first", 11, 10),
    "brave": _Asking("q", "offset", 1, 1),
    "mojeek": _Asking("q", "s", 11, 10),
    "startpage": _Asking("query", "page", 2, 1),
    "yahoo": _Asking("p", "b", 8, 7),
}


BRANDS = (*_ASKING, "wikipedia")
"""The engines that the invented web can answer for; none needs a key, so none is looked up."""


class DemoWeb:
    """Answers requests from a world; it holds no client, no socket and no address but the ones it makes up."""

    def __init__(self, world: World, pace: float = 0.0) -> None:
        self.world = world
        self.pace = pace

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_raised: object) -> None:
        return

    async def send(self, engine: "Engine", request: Request) -> Reply:
        """Return the page that the engine would send."""
        await asyncio.sleep(self.pace * (0.6 + _jitter(engine.id, str(request))))
        fields = dict(request.params) | dict(request.form or ())
        asking = _ASKING.get(engine.id)
        if asking is None:
            return _without_world(engine, request)
        query, page = fields.get(asking.query, ""), _page(fields.get(asking.page, ""), asking)
        found = self.world.search(engine.index, query) if query else []
        start = (page - 1) * PER_PAGE
        shown, more = found[start : start + PER_PAGE], len(found) > start + PER_PAGE
        html = _template(engine.id).render(query=query, asked=bool(query), rows=_rows(shown), page=page, more=more)
        address = request.url + "?" + "&".join(f"{k}={v}" for k, v in request.params) if request.params else request.url
        return Reply(200, address, {"content-type": "text/html; charset=utf-8"}, html.encode())


def _page(value: str, asking: _Asking) -> int:
    number = int(value) if value.isdecimal() else 0
    return (number - asking.second) // asking.step + 2 if number >= asking.second else 1


def _rows(documents: Sequence[Document]) -> list[dict[str, str]]:
    return [
        {
            "url": d.url,
            "title": d.title,
            "snippet": d.snippet,
            "shown": re.sub(r"^https?://", "", d.url).replace("/", " › "),
            "token": base64.urlsafe_b64encode(d.url.encode()).decode().rstrip("="),
        }
        for d in documents
    ]


def _without_world(engine: "Engine", request: Request) -> Reply:
    """An encyclopaedia knows nothing of an invented person; it says so in its own words."""
    if engine.id == "wikipedia":
        body = {"batchcomplete": "", "query": {"searchinfo": {"totalhits": 0}, "search": []}}
        return Reply(200, request.url, {"content-type": "application/json"}, json.dumps(body).encode())
    return Reply(404, request.url, {}, b"")


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template(f"{name}.html")
