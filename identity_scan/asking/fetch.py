"""The only file that opens a connection: one request at a time an engine, a polite gap, and limits on everything.

Two routes. The plain one is httpx under an honest name. The ddgs one is the HTTP client of ddgs, which looks like a
browser, for engines that refuse programs by the way they greet; the screens say so where it is used.

What can happen to a request: a `Reply`, whatever its status, or `Unreachable` with a sentence for the worker.
"""

import asyncio
import contextlib
import logging
import random
import socket
import ssl
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, Self
from urllib.parse import urlencode, urlsplit

from identity_scan.asking import proxies
from identity_scan.asking.unpack import Garbled, TooLarge, Unpacker
from identity_scan.asking.unreachable import of_httpx, of_primp, unreachable
from identity_scan.model import Reply, Request, Route
from identity_scan.speech.address import is_web
from identity_scan.speech.hosts import is_private, is_this_computer

if TYPE_CHECKING:
    import httpx

    from identity_scan.engines.engine import Engine

AGENT = "identity-scan/0.1 (self-search: a person looks for their own name{contact})"
"""What the plain route says of itself; the contact is the worker's own, and none is made up."""
LARGEST = 5 * 1024 * 1024
"""Bytes read of one page, unpacked; the engines' own are under 1 MB."""
OPENING_GAP = 1.0
"""Seconds between an engine's opening page and the search that is typed into it: nobody waits longer there."""
DEADLINE = 30.0
"""Seconds for one request with all its redirects, however slowly it trickles."""
CONNECT = 10.0
REDIRECTS = 5
COOKIES = 50
"""Cookies kept of one engine; past it, all are dropped."""
TEST_GAP = "IDENTITY_SCAN_GAP"
"""Seconds between requests in place of the engines' own, heeded only through a proxy on this very computer: tests."""
TEST_DEADLINE = "IDENTITY_SCAN_DEADLINE"
"""Seconds for one request in place of DEADLINE, heeded as TEST_GAP is."""


def agent(contact: str) -> str:
    """Return what a request says of its sender, with the contact as far as it can stand in a header."""
    told = "".join(sign for sign in contact if " " <= sign <= "~" and sign not in "()").strip()[:100]
    return AGENT.format(contact=f"; contact: {told}" if told else "")


class Outward(Protocol):
    """How this computer reaches the web; the worker's settings say it."""

    @property
    def proxy(self) -> str:
        """The address of a proxy, empty for the system's own."""

    @property
    def ca_file(self) -> str:
        """A file of certificates to trust besides the system's."""

    @property
    def contact(self) -> str:
        """Where engines may write to about these requests, empty for nowhere."""

    @property
    def ddgs_route(self) -> tuple[str, ...]:
        """The engines to ask through the client that looks like a browser."""


@dataclass(frozen=True, slots=True)
class _Direct:
    proxy: str = ""
    ca_file: str = ""
    contact: str = ""
    ddgs_route: tuple[str, ...] = ()


class Transport(Protocol):
    """Whatever turns a request into a reply: the web, or the demonstration's own."""

    async def send(self, engine: "Engine", request: Request) -> Reply:
        """Send one request of an engine; Unreachable if no reply comes."""
        ...


@dataclass(slots=True)
class _Lane:
    """What belongs to one engine, or to all of one house: its turn, from when it may be asked, its clients."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free: float = 0.0
    clients: dict[tuple[Route, str], "_Client"] = field(default_factory=dict)


class _Client(Protocol):
    async def hop(self, request: Request) -> Reply: ...
    async def aclose(self) -> None: ...


class Web:
    """The real transport; use it as an async context. Cookies live as long as it does, apart for each engine.

    BadInput at once if a file of certificates is named that cannot be read.
    """

    def __init__(
        self,
        settings: Outward | None = None,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        chance: random.Random | None = None,
        deadline: float = DEADLINE,
        only_here: bool = False,
    ) -> None:
        """Take the settings; `only_here` lets no request leave this computer but through a proxy that runs on it."""
        self._settings, self._only_here = settings or _Direct(), only_here
        self._sleep, self._clock, self._deadline = sleep, clock, deadline
        self._chance = chance or random.Random()
        self._lanes: dict[str, _Lane] = {}
        self._ca_file = proxies.certificates(self._settings.ca_file)
        for name in ("httpx", "httpcore", "primp"):  # they would log addresses, and the name stands in them
            logging.getLogger(name).setLevel(logging.WARNING)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self.aclose()

    def _load(self) -> ssl.SSLContext:
        for name in ("httpx", "anyio._backends._asyncio", "ddgs.http_client"):  # httpx imports anyio's within the loop
            import_module(name)
        return self._trust

    async def aclose(self) -> None:
        """Close every connection and forget all cookies."""
        lanes, self._lanes = self._lanes, {}
        for lane in lanes.values():
            for client in lane.clients.values():
                await client.aclose()

    async def send(self, engine: "Engine", request: Request) -> Reply:
        """Send a request when it is the engine's turn and its gap is over; redirects are followed within its house."""
        lane = self._lanes.setdefault(engine.brand or engine.id, _Lane())
        proxy = await self._proxy(engine.name, request.url)
        async with lane.turn:
            if (wait := lane.free - self._clock()) > 0:
                await self._sleep(wait)
            try:
                async with asyncio.timeout(proxies.for_tests(TEST_DEADLINE, proxy, self._deadline)):
                    return await self._follow(engine, lane, request, proxy)
            except TimeoutError as error:
                raise unreachable("slow", engine.name) from error
            finally:
                gap = OPENING_GAP if _opens(engine, request) else engine.gap
                lane.free = self._clock() + self._gap(gap, proxy)

    async def visit(self, engine: "Engine", request: Request) -> Reply:
        """Send a request to an address that came from a page: never to one inside a network, not even at first."""
        await self._check(engine.name, "", request.url, proxies.house(request.url))
        return await self.send(engine, request)

    async def _proxy(self, name: str, url: str) -> str:
        try:
            proxy = await self._proxy_for(url)
            way = urlsplit(proxy or url).hostname or ""
        except ValueError as error:
            raise unreachable("address", name) from error
        if self._only_here and not is_this_computer(way):
            raise unreachable("invented", name)
        return proxy

    async def _proxy_for(self, url: str) -> str:
        if proxies.LOOKS_UP:
            return await asyncio.to_thread(proxies.proxy_for, url, self._settings.proxy)
        return proxies.proxy_for(url, self._settings.proxy)

    def _gap(self, gap: float, proxy: str) -> float:
        """The gap with its jitter."""
        return proxies.for_tests(TEST_GAP, proxy, gap * self._chance.uniform(0.8, 1.2))

    async def _follow(self, engine: "Engine", lane: _Lane, request: Request, proxy: str) -> Reply:
        house = proxies.house(request.url, engine.hosts)
        for _hop in range(REDIRECTS + 1):
            reply = await self._hop(engine, lane, request, proxy)
            if (url := proxies.target(reply)) is None:
                return reply
            await self._check(engine.name, request.url, url, house)
            request, proxy = proxies.onward(request, reply.status, url), await self._proxy(engine.name, url)
        raise unreachable("circle", engine.name, times=REDIRECTS)

    async def _hop(self, engine: "Engine", lane: _Lane, request: Request, proxy: str) -> Reply:
        route = Route.DDGS if engine.id in self._settings.ddgs_route else engine.route
        if (client := lane.clients.get((route, proxy))) is None:
            # In a thread: what it imports and reads at first would hold the interface still.
            client = await asyncio.to_thread(self._client, route, engine.name, proxy)
            lane.clients[route, proxy] = client
        return await client.hop(request)

    def _client(self, route: Route, name: str, proxy: str) -> _Client:
        trust = self._load()
        if route is Route.DDGS:
            return _BrowserLike(name, proxy, self._ca_file, self._deadline)
        return _Plain(name, proxy, trust, self._deadline, agent(self._settings.contact))

    async def _check(self, name: str, here: str, there: str, house: frozenset[str]) -> None:
        """Refuse to be sent out of the engine's own house; the worker's own instance may send on to itself.

        What is refused by its name is not even looked up.
        """
        try:
            a, b = urlsplit(here), urlsplit(there)
            if not is_web(there) or not b.hostname:  # what the two clients might read as different hosts is none
                raise unreachable("scheme", name)
            if (a.scheme, b.scheme) == ("https", "http"):
                raise unreachable("bare", name, host=b.hostname)
            if proxies.same_place(a, b):
                return
            private = is_private(b.hostname)
            if not private and not proxies.is_at_home(b.hostname, house):
                raise unreachable("foreign", name, host=b.hostname)
            if not private and not await self._proxy_for(there):
                private = any(is_private(number) for number in await _numbers(name, b.hostname))
        except ValueError as error:
            raise unreachable("scheme", name) from error
        if private:
            raise unreachable("private", name, host=b.hostname)

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        """What this computer trusts, and the agency's own file beside it."""
        import truststore

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._ca_file:
            context.load_verify_locations(self._ca_file)
        return context


def _opens(engine: "Engine", request: Request) -> bool:
    """Tell whether a request only fetches the page that a search is typed into."""
    from identity_scan.engines.engine import Options

    return engine.opening is not None and request.form is None and request.url == engine.opening(Options()).url


async def _numbers(engine: str, host: str) -> list[str]:
    """Look a host up; only where it will be asked directly."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise unreachable("lookup", engine) from error
    return [str(entry[4][0]) for entry in found]


# -- the plain route --------------------------------------------------------------------------------------------------


class _Plain:
    """httpx under an honest name: no redirects of its own, pages unpacked no further than the limit."""

    def __init__(self, name: str, proxy: str, trust: ssl.SSLContext, deadline: float, agent: str) -> None:
        import httpx

        self._name, self._proxy = name, proxy
        try:
            self._client = httpx.AsyncClient(
                headers={"User-Agent": agent, "Accept-Encoding": "gzip"},
                timeout=httpx.Timeout(deadline, connect=min(CONNECT, deadline)),
                proxy=proxy or None,
                verify=trust,
                trust_env=False,  # the proxy is chosen in proxies.py, for both routes alike
            )
        except (ValueError, ImportError, httpx.InvalidURL) as error:  # ImportError: a SOCKS proxy
            raise unreachable("proxy_kind", name, proxy=proxies.without_password(proxy)) from error

    async def aclose(self) -> None:
        await self._client.aclose()

    async def hop(self, request: Request) -> Reply:
        import httpx

        try:
            built = self._build(request)
        except (httpx.InvalidURL, ValueError) as error:
            raise unreachable("address", self._name) from error
        try:
            response = await self._client.send(built, stream=True)
            try:
                body = b"".join([piece async for piece in self._pieces(response)])
            finally:
                await response.aclose()
        except TooLarge as error:
            raise unreachable("large", self._name, megabytes=LARGEST // 2**20) from error
        except Garbled as error:
            raise unreachable("garbled", self._name) from error
        except (httpx.UnsupportedProtocol, httpx.LocalProtocolError) as error:
            raise unreachable("address", self._name) from error
        except (httpx.InvalidURL, ValueError) as error:  # it looks at where a redirect leads, although it follows none
            raise unreachable("scheme", self._name) from error
        except (httpx.HTTPError, OSError) as error:
            raise of_httpx(error, self._name, self._proxy) from error
        if len(self._client.cookies.jar) > COOKIES:
            self._client.cookies.clear()
        return Reply(response.status_code, str(response.url), dict(response.headers), body)

    def _build(self, request: Request) -> "httpx.Request":
        headers, content = dict(request.headers), None
        if request.form is not None:
            headers = {"Content-Type": "application/x-www-form-urlencoded", **headers}
            content = urlencode(request.form).encode()
        if request.json:
            headers = {"Content-Type": "application/json", **headers}
            content = request.json.encode()
        return self._client.build_request(
            "GET" if content is None else "POST",
            proxies.address(request),
            headers=headers,
            content=content,
            cookies=dict(request.cookies) or None,
        )

    async def _pieces(self, response: "httpx.Response") -> AsyncIterator[bytes]:
        """The body within its limit; httpx would unpack a whole packet of a bomb, a thousand times its size."""
        unpacker = Unpacker(response.headers.get("content-encoding", ""), LARGEST)
        async for raw in response.aiter_raw():
            yield unpacker.feed(raw)
        if not unpacker.whole:
            raise unreachable("cut", self._name)


# -- the ddgs route ---------------------------------------------------------------------------------------------------


class _BrowserLike:
    """ddgs's own HTTP client, held to the same limits; its work is in a thread, as it knows no other way."""

    def __init__(self, name: str, proxy: str, ca_file: str, deadline: float) -> None:
        self._name, self._proxy, self._ca_file, self._deadline = name, proxy, ca_file, deadline

    async def aclose(self) -> None:
        self.__dict__.pop("_client", None)

    async def hop(self, request: Request) -> Reply:
        import primp

        try:
            return await _in_thread(lambda: self._ask(request))
        except TooLarge as error:
            raise unreachable("large", self._name, megabytes=LARGEST // 2**20) from error
        except ValueError as error:
            raise unreachable("address", self._name) from error
        except (primp.PrimpError, OSError) as error:
            raise of_primp(error, self._name, self._proxy) from error

    @cached_property
    def _client(self) -> Any:
        from ddgs.http_client import HttpClient

        return HttpClient(
            proxy=self._proxy or None, timeout=int(self._deadline) or 1, verify=self._ca_file or True
        ).client

    def _ask(self, request: Request) -> Reply:
        response = self._client.request(
            "GET" if request.form is None else "POST",
            proxies.address(request),
            headers=dict(request.headers) or None,
            cookies=dict(request.cookies) or None,
            data=None if request.form is None else dict(request.form),
            follow_redirects=False,
            stream=True,
        )
        try:
            body = b"".join(self._pieces(response))
        finally:
            response.close()
        headers = {name.lower(): value for name, value in response.headers.items()}
        # The engine reads its page number in the fragment, which is never sent; httpx keeps it by itself.
        url, fragment = str(response.url), urlsplit(request.url).fragment
        return Reply(response.status_code, f"{url}#{fragment}" if fragment and "#" not in url else url, headers, body)

    def _pieces(self, response: Any) -> Iterator[bytes]:
        unpacker = Unpacker("", LARGEST)  # for the limit alone: this client unpacks by itself, a little at a time
        for piece in response.iter_bytes(65_536):
            yield unpacker.feed(piece)


async def _in_thread(work: Callable[[], Reply]) -> Reply:
    """Run blocking work so that neither stopping a scan nor leaving the program waits for its end."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Reply] = loop.create_future()

    def settle(reply: Reply | None, error: Exception | None) -> None:
        if done.done():
            return
        if error is not None:
            done.set_exception(error)
        elif reply is not None:
            done.set_result(reply)

    def run() -> None:
        reply: Reply | None = None
        error: Exception | None = None
        try:
            reply = work()
        except Exception as raised:  # noqa: BLE001 - the boundary of the thread: it is raised again in the loop
            error = raised
        except BaseException as raised:  # noqa: BLE001 - a panic of the library below, which is no Exception
            error = OSError(str(raised))
        with contextlib.suppress(RuntimeError):  # the loop is gone: nobody waits any more
            loop.call_soon_threadsafe(settle, reply, error)

    threading.Thread(target=run, name="ddgs", daemon=True).start()
    return await done
