"""A proxy on the loopback that answers for every engine in its own markup, and writes down who was asked and how."""

import asyncio
import contextlib
import os
import shutil
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from identity_scan.demo.web import DemoWeb, World
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options, Unready
from identity_scan.model import Plan, Query, Request, Tier

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def hosts(engine: Engine, query: Query, page: int = 1) -> Iterator[str]:
    """Yield the hosts that an engine's own declaration asks for a query."""
    options = Options(key="k", instance="https://searx.example")
    makers = (
        lambda: engine.opening(options) if engine.opening else None,
        lambda: engine.token(query, options) if engine.token else None,
        lambda: engine.request(query, page, options, None) if engine.request else None,
    )
    for make in makers:
        with contextlib.suppress(Unready):
            if request := make():
                yield urlsplit(request.url).hostname or ""


def hosts_of(plan: Plan) -> frozenset[str]:
    """Return every host that a plan asks."""
    return frozenset(host for ask in plan.asks for host in hosts(ENGINES[ask.engine], ask.query, ask.page))


ANY = Query("N1", "N1", '"Somebody Invented"', Tier.NAME, 10)
OF_HOST: Mapping[str, Engine] = {host: engine for engine in ENGINES.values() for host in hosts(engine, ANY)}


@dataclass
class Pretence:
    """What the proxy was asked: each connection, and each request with its host, path and cookies."""

    world: World
    certificate: Path
    port: int = 0
    connected: list[str] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def environment(self, home: Path, *, trusted: bool = True, **more: str) -> dict[str, str]:
        """Return the environment of a scan that this answers, with a home of its own."""
        plain = {n: v for n, v in os.environ.items() if not n.lower().endswith("_proxy") and n != "SSL_CERT_FILE"}
        proxy = f"http://127.0.0.1:{self.port}"
        own = {"HTTPS_PROXY": proxy, "HTTP_PROXY": proxy, "IDENTITY_SCAN_GAP": "0", "IDENTITY_SCAN_HOME": str(home)}
        watch = {"PYTHONPATH": str(HERE / "watch")}
        return plain | own | watch | ({"SSL_CERT_FILE": str(self.certificate / "cert.pem")} if trusted else {}) | more

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection: CONNECT, the greeting of TLS, one request."""
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, ValueError):
            line = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split()
            self.connected.append(line[1])
            if line[0] == "CONNECT":
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                await writer.drain()
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(self.certificate / "cert.pem", self.certificate / "key.pem")
                await writer.start_tls(context)
                await self._answer(reader, writer, line[1].partition(":")[0])
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *rest = head.split("\r\n")
        headers = {n.lower(): v for n, _colon, v in (row.partition(": ") for row in rest if row)}
        body = (await reader.readexactly(int(headers.get("content-length", 0)))).decode()
        method, target, _version = first.split(" ", 2)
        self.asked.append((host, target, headers.get("cookie", "")))
        path, _mark, query = target.partition("?")
        form = tuple(parse_qsl(body)) if method == "POST" else None
        request = Request(f"https://{host}{path}", tuple(parse_qsl(query)), form)
        engine = OF_HOST.get(host)
        reply = await DemoWeb(self.world).send(engine, request) if engine else None
        content = reply.body if reply else b"nobody lives here"
        kind = reply.headers.get("content-type", "text/html") if reply else "text/plain"
        lines = (
            f"HTTP/1.1 {reply.status if reply else 404} OK",
            f"Content-Type: {kind}",
            f"Content-Length: {len(content)}",
            f"Set-Cookie: track=visit-{len(self.asked)}; Path=/; Max-Age=999999",
            "Connection: close",
        )
        writer.write("\r\n".join([*lines, "", ""]).encode() + content)
        await writer.drain()


def certificate(folder: Path, names: Iterable[str]) -> Path:
    """Make a certificate that signs for these hosts and is nobody's; the test is skipped without openssl."""
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate of this test")
    listed = ",".join(f"DNS:{name}" for name in sorted(names))
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=pretended -keyout key.pem -out cert.pem "
        f"-addext subjectAltName={listed} -addext basicConstraints=critical,CA:FALSE"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    return folder


@contextlib.contextmanager
def pretending(world: World, folder: Path) -> Iterator[Pretence]:
    """Answer on the loopback, from a thread, until the block ends."""
    made = Pretence(world, certificate(folder, OF_HOST))
    loop = asyncio.new_event_loop()
    started = threading.Event()

    async def run() -> None:
        server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
        made.port = server.sockets[0].getsockname()[1]
        started.set()
        async with server:
            await server.serve_forever()

    def work() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(run())

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    started.wait(10)
    try:
        yield made
    finally:
        for task in asyncio.all_tasks(loop):
            loop.call_soon_threadsafe(task.cancel)
        thread.join(5)


def product(*words: object, environment: Mapping[str, str], **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the product as it is installed here."""
    program = shutil.which("identity-scan", path=str(Path(sys.executable).parent))
    assert program, "the project is not installed in this environment: pip install -e '.[test]'"
    return subprocess.run(
        [program, *map(str, words)], env=dict(environment), capture_output=True, text=True, timeout=120, **more
    )
