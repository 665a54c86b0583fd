"""The one file that opens connections, against a server on the loopback: whatever it does, it ends well."""

import asyncio
import contextlib
import gzip
import itertools
import random
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from identity_scan.asking import fetch
from identity_scan.asking.fetch import Web
from identity_scan.asking.proxies import onward
from identity_scan.asking.unreachable import Unreachable
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine
from identity_scan.keeping.settings import Settings
from identity_scan.model import Answer, Outcome, Request, Route
from identity_scan.speech.errors import BadInput
from identity_scan.speech.telling import verbatim

ROUTES = pytest.mark.parametrize("route", [Route.PLAIN, Route.DDGS], ids=["plain", "ddgs"])


def engine(id="alpha", **kw):
    return Engine(id, id.title(), "own", lambda reply: Answer(Outcome.CHANGED), **{"gap": 0.0, **kw})


@pytest.fixture(autouse=True)
def no_proxy_of_this_computer(monkeypatch):
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", fetch.TEST_GAP):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


class Server:
    """Answers every path by a function of its own; keeps what it was asked."""

    def __init__(self):
        self.pages, self.asked, self.sent = {}, [], 0

    @contextlib.asynccontextmanager
    async def running(self, tls=None, host="127.0.0.1"):
        server = await asyncio.start_server(self._serve, host, 0, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            line, *headers = head.split("\r\n")
            headers = {n.lower(): v for n, _, v in (h.partition(": ") for h in headers if h)}
            body = (await reader.readexactly(int(headers.get("content-length", 0)))).decode()
            method, path, _ = line.split(" ", 2)
            self.asked.append((method, path, headers, body))
            answer = self.pages.get(path.partition("?")[0], b"a page")
            if callable(answer):
                await answer(writer)
            else:
                await reply(writer, answer)
        writer.close()

    async def trickle(self, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.02)

    async def pour(self, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(800):  # 50 MB
            writer.write(b"x" * 65_536)
            await writer.drain()
            self.sent += 65_536


async def reply(writer, body, *headers, status="200 OK", length=None):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    writer.write("\r\n".join([*lines, *headers, "", ""]).encode() + body)
    await writer.drain()


def replies(body=b"", *headers, **kw):
    return lambda writer: reply(writer, body, *headers, **kw)


def redirect(to, status="302 Found"):
    return replies(b"", f"Location: {to}", status=status)


@pytest.fixture
async def server():
    async with Server().running() as running:
        yield running


async def send(url, route=Route.PLAIN, settings=None, deadline=10.0, **request):
    async with Web(settings, deadline=deadline) as web:
        return await web.send(engine(route=route), Request(url, **request))


async def why(url, route=Route.PLAIN, **kw):
    with pytest.raises(Unreachable) as caught:
        await send(url, route, **kw)
    assert "Alpha" in caught.value.why  # every sentence names the engine
    assert "{" not in caught.value.why
    return caught.value


# -- what is sent -----------------------------------------------------------------------------------------------------


async def test_the_plain_route_gives_an_honest_name(server):
    await send(server.url)
    assert server.asked[0][2]["user-agent"].startswith("identity-scan/")


@ROUTES
async def test_parameters_keep_their_order_and_a_form_is_posted(server, route):
    await send(f"{server.url}/a", route, params=(("q", '"É B"'), ("b", ""), ("a", "1")))
    await send(f"{server.url}/b?x=1", route, params=(("q", "n"),), form=(("q", "n m"), ("kl", "")))
    (get, path, _, _), (post, form_path, headers, body) = server.asked
    assert (get, path) == ("GET", "/a?q=%22%C3%89+B%22&b=&a=1")
    assert (post, form_path) == ("POST", "/b?x=1&q=n")
    assert sorted(body.split("&")) == ["kl=", "q=n+m"]  # ddgs's client sorts them
    assert headers["content-type"] == "application/x-www-form-urlencoded"


@ROUTES
async def test_an_empty_form_is_posted_too(server, route):
    await send(server.url, route, form=())
    assert server.asked[0][0] == "POST"


@ROUTES
async def test_headers_and_cookies_of_the_engine_are_sent(server, route):
    await send(server.url, route, headers=(("X-Key", "k"), ("Accept-Language", "fr-CA")), cookies=(("arc", "ca"),))
    headers = server.asked[0][2]
    assert (headers["x-key"], headers["accept-language"], headers["cookie"]) == ("k", "fr-CA", "arc=ca")


@ROUTES
async def test_a_reply_is_handed_on_whatever_its_status(server, route):
    server.pages["/"] = replies(b"wait", "Retry-After: 60", "X-A: B", status="429 Too Many")
    got = await send(server.url, route)
    assert (got.status, got.body, got.headers["retry-after"], got.headers["x-a"]) == (429, b"wait", "60", "B")
    assert got.url.rstrip("/") == server.url


@ROUTES
async def test_an_empty_page_is_a_reply(server, route):
    server.pages["/"] = b""
    assert (await send(server.url, route)).body == b""


@ROUTES
async def test_a_packed_page_is_unpacked(server, route):
    server.pages["/"] = replies(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0", "Content-Encoding: gzip")
    server.pages["/z"] = replies(zlib.compress(b"three"), "Content-Encoding: deflate")
    if route is Route.PLAIN:
        assert (await send(server.url, route)).body == b"one two"
    assert (await send(f"{server.url}/z", route)).body == b"three"


@ROUTES
async def test_cookies_stay_with_their_engine_and_end_with_the_scan(server, route):
    server.pages["/set"] = replies(b"", "Set-Cookie: seen=1")
    async with Web() as web:
        await web.send(engine("a", route=route), Request(f"{server.url}/set"))
        await web.send(engine("a", route=route), Request(f"{server.url}/again"))
        await web.send(engine("b", route=route), Request(f"{server.url}/other"))
    await send(f"{server.url}/later", route)
    sent = {path: headers.get("cookie") for _, path, headers, _ in server.asked}
    assert sent == {"/set": None, "/again": "seen=1", "/other": None, "/later": None}


# -- bad replies ------------------------------------------------------------------------------------------------------


@ROUTES
async def test_fifty_megabytes_are_not_read(server, route):
    server.pages["/"] = server.pour
    assert "5 MB" in (await why(server.url, route)).why
    assert server.sent < 30_000_000  # what the buffers of the system had taken, no more


@ROUTES
async def test_a_packed_bomb_costs_no_memory(server, route):
    server.pages["/"] = replies(gzip.compress(b"\0" * 200_000_000), "Content-Encoding: gzip")
    tracemalloc.start()
    try:
        assert "5 MB" in (await why(server.url, route)).why
        assert tracemalloc.get_traced_memory()[1] < 25_000_000
    finally:
        tracemalloc.stop()


@ROUTES
async def test_a_trickle_ends_at_the_deadline(server, route):
    server.pages["/"] = server.trickle
    began = time.monotonic()
    assert "in time" in (await why(server.url, route, deadline=0.4)).why
    assert time.monotonic() - began < 5


@ROUTES
async def test_a_page_that_breaks_off_may_be_asked_again(server, route):
    server.pages["/"] = replies(b"half a pa", length=5000)
    assert (await why(server.url, route)).cut


@ROUTES
async def test_a_reset_connection_may_be_asked_again(server, route):
    async def reset(writer):
        writer.transport.abort()

    server.pages["/"] = reset
    assert (await why(server.url, route)).cut


@ROUTES
async def test_bytes_that_are_no_http_are_a_cut(server, route):
    async def noise(writer):
        writer.write(b"\x16\x03\x01 nonsense\r\n\r\n")

    server.pages["/"] = noise
    assert (await why(server.url, route)).cut


async def test_packing_that_is_none_is_said(server):
    server.pages["/"] = replies(b"<html>not packed", "Content-Encoding: gzip")
    server.pages["/br"] = replies(b"?", "Content-Encoding: br")
    server.pages["/half"] = replies(gzip.compress(random.Random(1).randbytes(9000))[:4000], "Content-Encoding: gzip")
    assert "damaged" in (await why(server.url)).why
    assert "damaged" in (await why(f"{server.url}/br")).why
    assert (await why(f"{server.url}/half")).cut


async def test_cookies_without_end_are_dropped(server):
    server.pages["/many"] = replies(b"", *(f"Set-Cookie: c{n}={n}" for n in range(1500)))
    server.pages["/huge"] = replies(b"", *(f"Set-Cookie: c{n}={'x' * 4000}" for n in range(100)))
    async with Web() as web:
        await web.send(engine(), Request(f"{server.url}/many"))
        await web.send(engine(), Request(f"{server.url}/after"))
        assert "cookie" not in server.asked[-1][2]
        with pytest.raises(Unreachable, match="cut"):
            await web.send(engine(), Request(f"{server.url}/huge"))


# -- redirects --------------------------------------------------------------------------------------------------------


@ROUTES
async def test_a_redirect_is_followed_and_the_last_address_told(server, route):
    server.pages["/a"] = redirect("/b?q=1#part")
    server.pages["/b"] = b"here"
    got = await send(f"{server.url}/a", route)
    assert (got.url, got.body) == (f"{server.url}/b?q=1", b"here")


@ROUTES
@pytest.mark.parametrize(("status", "method"), [("302 Found", "GET"), ("303 See Other", "GET"), ("307 Temp", "POST")])
async def test_a_form_is_sent_on_only_where_the_status_says_so(server, route, status, method):
    server.pages["/a"] = redirect("/b", status)
    await send(f"{server.url}/a", route, form=(("q", "n"),))
    assert server.asked[-1][:2] == (method, "/b")
    assert server.asked[-1][3] == ("q=n" if method == "POST" else "")


@ROUTES
async def test_a_circle_of_redirects_is_left(server, route):
    server.pages["/a"] = redirect("/b")
    server.pages["/b"] = redirect("/a")
    assert "more than 5 times" in (await why(f"{server.url}/a", route)).why
    assert len(server.asked) == 6


@ROUTES
@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("http://127.0.0.1:9/", "inside a network"),
        ("http://localhost:9/", "inside a network"),
        ("http://10.0.0.1/router", "inside a network"),
        ("http://192.168.1.1/", "inside a network"),
        ("http://169.254.169.254/latest/meta-data", "inside a network"),
        ("http://[::1]:9/", "inside a network"),
        ("http://[::ffff:10.0.0.1]/", "inside a network"),
        ("http://2130706433/", "inside a network"),
        ("http://0x7f.1/", "inside a network"),
        ("http://printer.local/", "inside a network"),
        ("//100.64.0.1/", "inside a network"),
        ("file:///etc/passwd", "not a web address"),
        ("javascript:alert(1)", "not a web address"),
        ("http://[", "not a web address"),
        ("ftp://127.0.0.1/", "not a web address"),
    ],
)
async def test_a_redirect_never_leads_into_a_network_or_out_of_the_web(server, route, to, says):
    server.pages["/"] = redirect(to)
    assert says in (await why(server.url, route)).why


async def test_a_redirect_to_a_name_that_means_a_private_address_is_not_followed(server, monkeypatch):
    def fake(host, *asked, **kw):
        inside = host in ("www.innocent.test", b"www.innocent.test")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3" if inside else "127.0.0.1", server.port))]

    monkeypatch.setattr(socket, "getaddrinfo", fake)
    server.pages["/"] = redirect("http://www.innocent.test/")
    said = (await why(f"http://innocent.test:{server.port}/")).why
    assert "www.innocent.test, an address inside a network" in said
    assert len(server.asked) == 1


@ROUTES
@pytest.mark.parametrize(
    "to",
    [
        "http://tracker.example/collect",
        "//tracker.example/collect",
        "http://alpha.test.tracker.example/",
        "http://alphatest/../tracker.example/",
        "http://tracker.example\\.alpha.test/",
        "http://tracker.example\\@alpha.test@tracker.example/",
        "http://alpha.test@tracker.example/",
        "http://8.8.8.8/",
    ],
)
async def test_nothing_is_sent_to_a_host_that_is_not_the_engines_own(server, route, to, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.url)  # whatever is sent anywhere comes by here
    server.pages["http://www.alpha.test/"] = redirect(to)
    error = await why("http://www.alpha.test/", route)
    assert error.refused
    assert [path for _method, path, *_rest in server.asked] == ["http://www.alpha.test/"]


@ROUTES
async def test_the_host_that_gets_nothing_is_named_and_never_looked_up(server, route, monkeypatch):
    server.pages["/"] = redirect("http://tracker.example/collect")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **kw: pytest.fail(f"looked up {a}"))
    error = await why(server.url, route)
    assert error.why == "Alpha redirected the request to tracker.example, which is not its own: nothing was sent there."
    assert (error.refused, error.abroad) == (True, "tracker.example")


@ROUTES
async def test_a_redirect_within_the_house_is_followed_and_its_page_is_read(server, route, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.url)
    bing = replace(ENGINES["bing"], gap=0.0, route=route)
    server.pages["http://www.bing.com/search"] = redirect("http://ca.bing.com/search?q=n")
    page = Path(__file__).parents[1] / "pages" / "bing" / "results.html"
    server.pages["http://ca.bing.com/search"] = page.read_bytes()
    async with Web() as web:
        got = await web.send(bing, Request("http://www.bing.com/search", (("q", "n"),)))
    assert bing.read(got).outcome is Outcome.RESULTS
    assert server.asked[-1][1] == "http://ca.bing.com/search?q=n"


@ROUTES
async def test_a_site_that_the_engines_file_declares_is_its_own_too(server, route, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.url)
    server.pages["http://search.alpha.test/"] = redirect("http://fr.alpha.example/a")
    async with Web() as web:
        own = engine(route=route, hosts=("search.alpha.test", "alpha.example"))
        assert (await web.send(own, Request("http://search.alpha.test/"))).url == "http://fr.alpha.example/a"


@ROUTES
async def test_a_user_name_in_a_redirect_is_never_sent(server, route):
    server.pages["/a"] = redirect(server.url.replace("//", "//jane:secret@") + "/b")
    await send(f"{server.url}/a", route)
    assert server.asked[-1][1] == "/b"
    assert "authorization" not in server.asked[-1][2]


@ROUTES
async def test_the_workers_own_user_name_goes_on_only_to_their_own_instance(server, route):
    server.pages["/a"] = redirect("/b")
    await send(server.url.replace("//", "//jane:p@") + "/a", route)
    assert [headers["authorization"] for _m, _p, headers, _b in server.asked] == ["Basic amFuZTpw"] * 2


@ROUTES
async def test_ipv6_is_spoken(route):
    try:
        async with Server().running(host="::1") as server:
            assert (await send(server.url, route)).body == b"a page"
    except OSError as error:
        pytest.skip(f"this computer has no IPv6: {error}")


def caused(error, cause):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("raised", "says", "cut"),
    [
        (httpx.ConnectTimeout("slow"), "in time", False),
        (httpx.ReadTimeout("slow"), "in time", False),
        (httpx.PoolTimeout("slow"), "in time", False),
        (httpx.ReadError("gone"), "was cut", True),
        (httpx.WriteError("gone"), "was cut", True),
        (httpx.RemoteProtocolError("no HTTP"), "was cut", True),
        (httpx.ConnectError("refused"), "could not be reached", False),
        (caused(httpx.ConnectError("?"), ConnectionAbortedError("ended by a guard of Windows")), "was cut", True),
        (caused(httpx.ConnectError("?"), ConnectionRefusedError("no")), "could not be reached", False),
        (httpx.ProxyError("407 Proxy Authentication Required"), "password", False),
        (httpx.ProxyError("502 Bad Gateway"), "did not let", False),
        (httpx.DecodingError("?"), "was cut", True),
        (httpx.UnsupportedProtocol("?"), "cannot be used", False),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
async def test_whatever_httpx_raises_becomes_a_sentence(httpx_mock, raised, says, cut):
    httpx_mock.add_exception(raised)
    error = await why("https://engine.test/")
    assert says in error.why
    assert error.cut == cut


def test_the_kinds_of_errors_that_are_known_by_name_are_there():
    assert {n for n in ("ProxyError", "TimeoutException", "ConnectError") if not hasattr(httpx, n)} == set()
    primp = pytest.importorskip("primp")
    assert {n for n in ("TimeoutError", "ConnectError", "DNSError", "BuilderError") if not hasattr(primp, n)} == set()


# -- what cannot be reached -------------------------------------------------------------------------------------------


def closed_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@ROUTES
async def test_a_closed_door_is_said(route):
    error = await why(f"http://127.0.0.1:{closed_port()}/", route)
    assert "could not be reached" in error.why
    assert not error.cut


async def test_a_name_that_is_not_known_is_said(monkeypatch):
    def unknown(*a, **kw):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "looked up" in (await why("http://engine.test/")).why


@ROUTES
@pytest.mark.parametrize("url", ["http://", "searx", "http://[/", "http://a b/", "htp://x.test/"])
async def test_an_address_that_is_none_is_said(url, route):
    assert await why(url, route)


# -- certificates -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate of this test")
    folder = tmp_path_factory.mktemp("certificate")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout key.pem -out cert.pem "
        "-addext subjectAltName=IP:127.0.0.1 -addext basicConstraints=critical,CA:FALSE"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    return folder


@ROUTES
async def test_a_certificate_of_nobody_is_not_trusted_and_an_own_file_is(certificate, route, monkeypatch):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    async with Server().running(tls) as server:
        assert "certificate" in (await why(server.url, route)).why
        assert (await send(server.url, route, Settings(ca_file=str(certificate / "cert.pem")))).body == b"a page"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
        assert (await send(server.url, route)).body == b"a page"
        server.pages["/"] = redirect(server.url.replace("https", "http") + "/b")
        assert "without protection" in (await why(server.url, route)).why


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_file_of_certificates_that_is_none_is_said_at_once(tmp_path, content):
    path = tmp_path / "agency.pem"
    if content:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=r"agency\.pem"):
        Web(Settings(ca_file=str(path)))


# -- proxies ----------------------------------------------------------------------------------------------------------


@ROUTES
async def test_the_proxy_of_the_environment_is_used_with_its_password(server, route, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.url.replace("//", "//jane:p%40ss@"))
    assert (await send("http://engine.test/a", route)).body == b"a page"
    assert server.asked[0][1] == "http://engine.test/a"
    assert server.asked[0][2]["proxy-authorization"] == "Basic amFuZTpwQHNz"


@ROUTES
async def test_the_proxy_of_the_settings_is_used(server, route):
    assert (await send("http://engine.test/a", route, Settings(proxy=server.url))).status == 200
    assert server.asked[0][1] == "http://engine.test/a"


async def test_no_proxy_is_observed_and_this_computer_never_asked_through_one(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{closed_port()}")
    await send(server.url)
    monkeypatch.setenv("NO_PROXY", "engine.test")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **kw: (_ for _ in ()).throw(socket.gaierror(-2, "unknown")))
    assert "looked up" in (await why("http://engine.test/")).why
    assert "proxy" in (await why("http://other.test/")).why


@ROUTES
async def test_a_proxy_that_is_not_there_is_said_without_its_password(route, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", f"http://jane:secret@127.0.0.1:{closed_port()}")
    said = (await why("https://engine.test/", route)).why
    assert "proxy 127.0.0.1" in said
    assert "secret" not in said


@ROUTES
@pytest.mark.parametrize(
    ("status", "says"), [("407 Proxy Authentication Required", "password"), ("403 No", "did not let")]
)
async def test_a_proxy_that_refuses_is_said(server, route, status, says, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", server.url)
    server.pages["engine.test:443"] = replies(b"", status=status)
    assert says in (await why("https://engine.test/", route)).why


async def test_a_proxy_of_another_kind_is_said(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "gopher://127.0.0.1:1")
    assert "of a kind" in (await why("https://engine.test/")).why


@ROUTES
@pytest.mark.parametrize(
    "host",
    [
        "192.168.0.1",
        "3232235521",
        "0xc0a80001",
        "[::ffff:192.168.0.1]",
        "intranet",
        "intranet.",
        "nas.lan",
        "wiki.corp",
        "a.home.arpa",
    ],
)
async def test_a_redirect_behind_a_proxy_is_checked_too(server, route, host, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.url)
    server.pages["http://engine.test/"] = redirect(f"http://{host}/")
    assert "inside a network" in (await why("http://engine.test/", route)).why
    assert len(server.asked) == 1


# -- manners ----------------------------------------------------------------------------------------------------------


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now, self.slept = 100.0, []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


async def test_between_two_requests_lies_the_engines_gap_with_jitter(server):
    time = Time()
    slow = engine(gap=10.0)
    async with Web(sleep=time.sleep, clock=time, chance=random.Random(7)) as web:
        for _ in range(20):
            await web.send(slow, Request(server.url))
        await web.send(engine("other"), Request(server.url))
    assert len(time.slept) == 19  # none before the first, none for another engine
    assert all(8.0 <= gap <= 12.0 for gap in time.slept)
    assert len(set(time.slept)) > 10


async def test_nobody_waits_long_between_the_opening_page_and_the_search_that_is_typed_into_it(server):
    time = Time()
    slow = engine(gap=6.0, opening=lambda options: Request(f"{server.url}/"))
    async with Web(sleep=time.sleep, clock=time) as web:
        await web.send(slow, Request(f"{server.url}/"))
        await web.send(slow, Request(f"{server.url}/", form=(("q", "x"),)))
        await web.send(slow, Request(f"{server.url}/", form=(("q", "y"),)))
    opened, searched = time.slept
    assert 0.8 <= opened <= 1.2
    assert 4.8 <= searched <= 7.2


async def test_a_program_says_what_it_is_and_gives_the_contact_that_its_owner_set_or_none(server):
    await send(server.url)
    assert server.asked[-1][2]["user-agent"] == "identity-scan/0.1 (self-search: a person looks for their own name)"
    await send(server.url, settings=Settings(contact="me@agency.test (É)\r\nX-Evil: 1"))
    assert server.asked[-1][2]["user-agent"].endswith("their own name; contact: me@agency.test X-Evil: 1)")
    assert "x-evil" not in server.asked[-1][2]


async def test_a_request_can_carry_json_and_takes_it_along_where_a_redirect_says_so(server):
    async with Web() as web:
        await web.send(engine(), Request(f"{server.url}/", json='{"query": "x"}'))
    method, _path, headers, body = server.asked[-1]
    assert (method, headers["content-type"], body) == ("POST", "application/json", '{"query": "x"}')
    there = onward(Request("https://a.test/", json="{}"), 307, "https://a.test/b")
    assert there.json == "{}"
    assert onward(Request("https://a.test/", json="{}"), 302, "https://a.test/b").json == ""


async def test_a_request_that_failed_counts_for_the_gap(server):
    time = Time()
    async with Web(sleep=time.sleep, clock=time) as web:
        with pytest.raises(Unreachable):
            await web.send(engine(gap=5.0), Request(f"http://127.0.0.1:{closed_port()}/"))
        await web.send(engine(gap=5.0), Request(server.url))
    assert len(time.slept) == 1


async def test_one_request_is_in_flight_an_engine_and_engines_do_not_wait_for_each_other(server):
    under_way, most = set(), {}
    numbers = itertools.count()

    def page(name):
        async def answer(writer):
            number = next(numbers)
            under_way.add((name, number))
            most[name] = max(most.get(name, 0), sum(n == name for n, _ in under_way))
            most["all"] = max(most.get("all", 0), len(under_way))
            await asyncio.sleep(0.05)
            under_way.discard((name, number))
            await reply(writer, b"")

        return answer

    server.pages |= {"/a": page("a"), "/b": page("b")}
    async with Web() as web:
        await asyncio.gather(*(web.send(engine(n), Request(f"{server.url}/{n}")) for n in "aabb"))
    assert most == {"a": 1, "b": 1, "all": 2}


@pytest.mark.parametrize(
    ("proxy", "waits"),
    [("http://127.0.0.1:8899", 0), ("http://localhost:8899", 0), ("http://proxy.test:8080", 1), ("", 1)],
)
async def test_the_gap_of_tests_is_heeded_only_where_nothing_leaves_this_computer(proxy, waits, monkeypatch):
    monkeypatch.setenv(fetch.TEST_GAP, "0")
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    time = Time()

    class Quiet:
        async def hop(self, request):
            raise Unreachable(verbatim("quiet"))

        async def aclose(self):
            return

    monkeypatch.setattr(Web, "_client", lambda *a: Quiet())
    async with Web(sleep=time.sleep, clock=time) as web:
        for _ in range(2):
            with pytest.raises(Unreachable):
                await web.send(engine(gap=9.0), Request("https://engine.test/"))
    assert len(time.slept) == waits


async def test_stopping_waits_for_no_slow_engine(server):
    server.pages["/"] = server.trickle
    for route in Route:
        async with Web(deadline=20) as web:
            task = asyncio.create_task(web.send(engine(route=route), Request(server.url)))
            await asyncio.sleep(0.1)
            began = time.monotonic()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert time.monotonic() - began < 1


async def test_the_worker_can_choose_the_other_route_for_an_engine_that_refuses(server):
    await send(server.url, settings=Settings(ddgs_route=("alpha",)))
    assert "identity-scan" not in server.asked[0][2]["user-agent"]


async def test_the_engines_of_one_house_take_turns(server):
    under_way = most = 0

    async def slowly(writer):
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.05)
        under_way -= 1
        await reply(writer, b"a page")

    server.pages["/"] = slowly
    async with Web() as web:
        house = [engine("alpha"), engine("alpha-news", brand="alpha"), engine("alpha-images", brand="alpha")]
        await asyncio.gather(*(web.send(e, Request(f"{server.url}/")) for e in house))
        assert most == 1
        await asyncio.gather(*(web.send(engine(f"e{n}"), Request(f"{server.url}/")) for n in range(3)))
        assert most > 1, "others do not wait for it"


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "http://proxy.agency.test:3128", ""])
def test_figures_for_tests_are_heeded_only_where_nothing_can_leave_this_computer(monkeypatch, proxy):
    monkeypatch.setenv(fetch.TEST_DEADLINE, "0.5")
    here = proxy.startswith("http://127.")
    assert fetch.proxies.for_tests(fetch.TEST_DEADLINE, proxy, 30.0) == (0.5 if here else 30.0)
    monkeypatch.setenv(fetch.TEST_DEADLINE, "soon")
    assert fetch.proxies.for_tests(fetch.TEST_DEADLINE, proxy, 30.0) == 30.0
