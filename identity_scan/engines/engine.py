"""What an engine is: a declaration, a pure request and a pure reading. Nothing here touches the network."""

from collections.abc import Callable
from dataclasses import dataclass

from identity_scan.engines.reading.layout import Layout
from identity_scan.model import Answer, Medium, Query, Reply, Request, Route


@dataclass(frozen=True, slots=True)
class Options:
    """What the worker set for an engine: language and region to ask in, their key, their own instance."""

    language: str = "en-CA"
    key: str = ""
    instance: str = ""
    """The address of the worker's own SearXNG, such as https://searx.test."""


class Unready(Exception):
    """The reply before does not hold what the request needs, so there is nothing that could be sent."""


Asker = Callable[[Query, int, Options, Reply | None], Request]
"""Makes the request for a page of results (from 1); see Engine."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One search engine, as a value.

    `request(query, page, options, before)` gives what to send for a page of results (from 1). `before` is the reply to
    `opening` or `token` (for page 1, if the engine has one) or to the page before; an engine that needs neither ignores
    it. It raises Unready if `before` does not hold what it needs.
    `read(reply)` is total: any bytes give an answer, in bounded time; it never gives failed or skipped.
    """

    id: str
    name: str
    """The brand, as people know it."""
    index: str
    """Whose results it shows: brands on one index are one vote."""
    read: Callable[[Reply], Answer]
    request: Asker | None = None
    """None for an engine that is only read from the person's own browser."""
    opening: Callable[[Options], Request] | None = None
    """What must be fetched before the first page, None for most."""
    token: Callable[[Query, Options], Request] | None = None
    """What must be fetched before the first page of each query, None for most."""
    layout: Layout | None = None
    """By what its pages are recognised and read when the worker brings them from their own browser."""
    browse: Callable[[str], str] | None = None
    """The address that opens a query in a person's browser, as a page that `layout` tells."""
    look: Callable[[str], str] | None = None
    """The same for a page that can only be looked at, since this program cannot read it; an engine has one of them."""
    route: Route = Route.PLAIN
    gap: float = 3.0
    """Seconds between two requests, before jitter."""
    rest: float = 3600.0
    """Seconds the engine is left alone after it refused, unless it names a time."""
    page_size: int = 10
    """Results on a usual full page."""
    first_only: bool = False
    """It shows a program its first page alone: what it calls a later one repeats it."""
    names_only: bool = False
    """It is asked for forms of the name, and for nothing beside them: an encyclopedia knows no towns and employers."""
    chained: bool = False
    """A later page can be asked only with the page before it at hand."""
    key: str | None = None
    """The setting that holds the worker's key, such as BRAVE_API_KEY; None if none is needed."""
    instance: bool = False
    """It is asked at an address of the worker's own."""
    usual: bool = True
    """It is part of a scan unless the worker switches it off."""
    media: frozenset[Medium] = frozenset({Medium.WEB})
    """Which searches it has."""
    hosts: tuple[str, ...] = ()
    """Where the house lives, with all below: its pages are known by these hosts, and a redirect may lead to the sites
    that they belong to; beyond them and the site that was asked, none is followed."""
    brand: str = ""
    """The engine of the same house whose turn and pause it shares, so that no house is asked twice at once."""

    def lives_at(self, host: str) -> bool:
        """Tell whether a host is one of the house's own."""
        return any(f".{host}".endswith(f".{own}") for own in self.hosts)

    def opens(self, text: str) -> str | None:
        """Return the address that opens a query in a person's browser, None where there is no page to see."""
        opens = self.browse or self.look
        return opens(text) if opens is not None else None
