"""What every test stands on: no network but loopback, a home of its own, English, and the way to ../shared."""

import gc
import ipaddress
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from at_the_prompt import Ran, Run
from done_once import judge_once, read_once

from identity_scan.cli import entry
from identity_scan.engines import ENGINES
from identity_scan.judge import judging
from identity_scan.keeping import seal, wrapping
from identity_scan.session import assess
from identity_scan.speech import language
from identity_scan.tui.shell import waking

ROOT = Path(__file__).resolve().parent.parent
# Hundreds of tests start a program: where no compiled sources may be kept, each would compile all of them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / "build" / "compiled"))
SHARED = ROOT.parent / "shared"
RARELY = 200_000
"""New values until garbage is looked for: at the product's own pace a tenth of the tests' time goes into looking."""
waking._AWAKE = RARELY
assess.judge = judge_once(judging.judge)
for engine in ENGINES.values():
    object.__setattr__(engine, "read", read_once(engine.read))  # it is frozen, and its mapping too


def pytest_xdist_auto_num_workers() -> int:
    """Two workers a core: a test of the interface waits half of its time until the screen has come to rest."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Look for garbage among what tests make alone: a third of their time went into what was imported and collected."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY, 50, 100)


def pytest_sessionfinish() -> None:
    """Look for garbage once: pytest does so five times at the end, each time through all that the tests remember."""
    gc.collect()
    gc.freeze()


def _is_here(address: Any) -> bool:
    if not isinstance(address, tuple):  # a socket file
        return True
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in this suite may leave the computer; a test that tries fails by name."""

    def guarded(original: Any) -> Any:
        def connect(self: socket.socket, address: Any) -> Any:
            if not _is_here(address):
                raise AssertionError(f"a test tried to reach {address!r}")
            return original(self, address)

        return connect

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
    looked_up = socket.getaddrinfo

    def look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and not _is_here((name,)):
            raise socket.gaierror(socket.EAI_NONAME, f"a test tried to look up {name!r}")
        return looked_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The product's folders lie in the test's own folder, and nothing of the machine's environment reaches it."""
    monkeypatch.setenv("IDENTITY_SCAN_HOME", str(tmp_path / "home"))
    for name in (
        "HTTPS_PROXY",
        "HTTP_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "SSL_CERT_FILE",
        "SEARXNG_URL",
        "IDENTITY_SCAN_BROWSER",
    ):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    language.use("en-CA")


@pytest.fixture(autouse=True)
def _passphrases(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A guess costs nothing here (what it costs is measured in tests/safety), and no passphrase outlives a test."""
    monkeypatch.setattr(wrapping, "SLOW", 0.0)
    monkeypatch.setattr(wrapping, "MEMORY", 1024)
    yield
    seal.hold("")


@pytest.fixture
def judged_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge what was judged before, for tests that watch the judging itself."""
    monkeypatch.setattr(assess, "judge", judging.judge)


@pytest.fixture
def stand_in_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way that an invented person's searches need: a proxy on this very computer, where nothing listens."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")


@pytest.fixture
def made() -> Any:
    """What tests of what is shown make their values with, and a session that answers from them."""
    from pretend_session import Made

    return Made


@pytest.fixture
def hostile_aids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places and letters whose words are hostile, and a day to ask again for every step."""
    import pretend_session

    pretend_session.hostile_aids(monkeypatch)


@pytest.fixture
def shared() -> Path:
    """The folder beside the project with captured pages, worlds and scorers."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: the captured pages, worlds and scorers are read from there")
    return SHARED


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["identity-scan", *words])
        monkeypatch.setattr(entry, "leave_no_trace", lambda: None)  # its hooks and limits would stay with all tests
        with pytest.raises(SystemExit) as ended:
            entry.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return go
