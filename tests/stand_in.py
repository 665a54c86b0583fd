"""A stand-in for the web: ../shared/replay answers at the engines' own addresses, with their own captured pages.

Needs mitmproxy in an environment of its own: MITMDUMP names its `mitmdump`; without it `.venv-replay` is made once.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PEOPLE = SHARED / "evaluation" / "people"
WORLDS = ("persona-a", "persona-b", "persona-c")
STARTS_WITHIN = 60
"""Seconds that the stand-in has to open its port; it takes two on a quiet machine."""


@dataclass(frozen=True)
class StandIn:
    """A running stand-in: where its proxy listens, whom to trust, and what it was asked."""

    port: int
    certificate: Path
    log: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a scan needs to be answered by it; the gap of tests is heeded only because the proxy is on loopback."""
        proxy = f"http://127.0.0.1:{self.port}"
        return {
            "HTTPS_PROXY": proxy,
            "HTTP_PROXY": proxy,
            "SSL_CERT_FILE": str(self.certificate),
            "IDENTITY_SCAN_GAP": "0",
        }

    def asked(self) -> list[dict[str, Any]]:
        """Every request so far, in the order they were answered."""
        text = self.log.read_text("utf-8") if self.log.exists() else ""
        return [json.loads(line) for line in text.splitlines()]


def mitmdump() -> str:
    """Return the program that serves; the test is skipped where it cannot be had."""
    if not (SHARED / "replay" / "serve.sh").exists():
        pytest.skip("../shared is not here: the stand-in for the web is read from there")
    own = ROOT / ".venv-replay" / "bin" / "mitmdump"
    found = os.environ.get("MITMDUMP") or (str(own) if own.exists() else shutil.which("mitmdump"))
    return found or _made(own)


def _made(own: Path) -> str:
    """Make the environment once, also when several runs of the tests want it at the same time."""
    import fcntl

    with open(ROOT / ".venv-replay.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not own.exists():
            venv.create(own.parent.parent, with_pip=True)
            pip = [str(own.with_name("python")), "-m", "pip", "install", "-q", "mitmproxy", "lxml"]
            done = subprocess.run(pip, capture_output=True, text=True)
            if done.returncode:
                pytest.skip(f"mitmproxy cannot be installed here: {done.stderr.strip()[-300:]}")
    return str(own)


@contextlib.contextmanager
def serve(world: Path, folder: Path, *options: str) -> Iterator[StandIn]:
    """Serve a world until the block ends; options are those of serve.sh, such as --latency 0.3."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / f"requests-{port}.jsonl"
    command = ["bash", str(SHARED / "replay" / "serve.sh"), str(world), str(port), *options, "--requests", str(log)]
    environment = os.environ | {"MITMDUMP": mitmdump(), "REPLAY_CA": str(folder / "ca")}
    with open(folder / f"replay-{port}.txt", "wb") as said:
        server = subprocess.Popen(command, env=environment, stdout=said, stderr=said, start_new_session=True)
    try:
        _wait(server, port, Path(said.name))
        yield StandIn(port, folder / "ca" / "mitmproxy-ca-cert.pem", log)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        server.wait(10)


def _wait(server: "subprocess.Popen[bytes]", port: int, said: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"the stand-in did not start: {said.read_text('utf-8', 'replace')[-2000:]}")


def command(*arguments: object) -> list[str]:
    """Return the command line of the product as installed in this environment."""
    program = shutil.which("identity-scan", path=str(Path(sys.executable).parent))
    assert program, "the project is not installed in this environment: pip install -e '.[test]'"
    return [program, *map(str, arguments)]


def environment(stand_in: StandIn, home: Path) -> dict[str, str]:
    """Return the environment of a scan: the stand-in's, a home of its own, and nothing else special."""
    plain = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return plain | stand_in.environment | {"IDENTITY_SCAN_HOME": str(home)}
