"""Looking together in a real browser: what it reads, what it never does, and that nothing of it is left behind."""

import asyncio
import os
import shutil
import signal
import ssl
import subprocess
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from identity_scan.asking import browser_process, devtools_wire, throwaway
from identity_scan.asking.browser_found import NAMED
from identity_scan.asking.page_stands import Standing
from identity_scan.engines import saved_page
from identity_scan.engines.page_stage import Stage
from identity_scan.keeping.history import History
from identity_scan.model import Depth, Outcome, Person, Query, Reply, Tier
from identity_scan.planning.look_queue import Queued, as_plan
from identity_scan.session import assistants_desk, look_together
from identity_scan.session.assistants_desk import AssistantsDesk
from identity_scan.session.look_together import Event, LookTogether, Took, WindowShut
from identity_scan.session.search import Search
from identity_scan.speech.errors import BadInput

PAGES = Path(__file__).resolve().parent.parent / "pages"
OTTILIE = Person(
    "Ottilie Marrowby", places=("Guelph, Ontario",), work_emails=("o@harbourfamily.example",), attested=True
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NEEDED = ("Xvfb", "chromium", "openssl")
missing = [name for name in NEEDED if not shutil.which(name)]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"not on this machine: {', '.join(missing)}")


READS = frozenset(
    ("Target.getTargets", "Target.attachToTarget", "DOM.getDocument", "DOM.getOuterHTML", "Target.detachFromTarget")
)
"""All that is ever sent to a browser."""


def query(name: str, text: str) -> Query:
    return Query(name, name, text, Tier.WORD, 10)


SHELL = query("S1", '"Ottilie Marrowby" shell')
NONE = query("S2", '"Ottilie Marrowby" none')
CONSENT = query("S3", '"Ottilie Marrowby" consent')
PUZZLE = query("S4", '"Ottilie Marrowby" puzzle')
OTHER = query("S5", '"Ottilie Marrowby" other')
NEVER = query("S6", '"Ottilie Marrowby" never')
ANEW = query("S7", '"Ottilie Marrowby" anew')


# -- a stand-in for the web -------------------------------------------------------------------------------------------


class Web(ThreadingHTTPServer):
    """Answers as Google at its own address, through CONNECT; the scripts of its pages do what a person would."""

    daemon_threads = True
    asked: list[tuple[str, str]]
    turns: dict[str, int]
    solved: threading.Event
    """A person has answered what the page asked."""
    context: ssl.SSLContext


def page(text: str, name: str = "results") -> str:
    markup = (PAGES / "google" / f"{name}.html").read_text("utf-8")
    return markup.replace('"Ottilie Marrowby"', text.replace('"', "&quot;")).replace(
        "<head>", '<head><meta charset="utf-8">'
    )


def then_again(markup: str) -> str:
    """The page comes anew once the test lets it, as when a person has answered."""
    again = "<script>fetch('/wait').then(() => location.replace(location.href + '&k=1'))</script></body>"
    return markup.replace("</body>", again)


def answer(text: str, turn: int) -> str:
    case = text.rpartition(" ")[2]
    if case == "shell" and turn == 1:
        return "<html><head></head><body><script>setTimeout(() => location.reload(), 300)</script></body></html>"
    if case in ("consent", "puzzle") and turn == 1:
        return then_again(page(text, "consent" if case == "consent" else "blocked"))
    if case == "other" and turn == 1:
        return page(text).replace(
            "</body>", "<script>location.replace('/search?q=%22Hester+Quillfeather%22')</script></body>"
        )
    if case == "never":
        return page(text, "blocked")
    if case == "anew":
        return page(text).replace("</body>", "<script>setTimeout(() => location.reload(), 400)</script></body>")
    return page(text, "none" if case == "none" else "results")


def assistant() -> str:
    """A page of an assistant: an older talk about somebody else, and behind it the answer, once that is let come."""
    script = """
      fetch('/wait').then(() => {
        const put = (who, text) => {
          const box = document.createElement('div');
          box.setAttribute('data-message-author-role', who);
          box.innerHTML = text;
          document.querySelector('main').append(box);
        };
        put('user', new URLSearchParams(location.search).get('q'));
        put('assistant', '<p>Ottilie Marrowby lives in Guelph, Ontario.</p><p>She is a pilot in Winnipeg, see ' +
          '<a href="https://skies.example/crew">the crew</a>.</p>');
      });
    """
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Chat</title></head><body>"
        "<aside><a href='https://talks.example/7'>An older talk</a></aside><main>"
        "<div data-message-author-role='user'>Who is Basil Thorne?</div>"
        "<div data-message-author-role='assistant'>Basil Thorne is a client of a clinic in Regina.</div></main>"
        f"<form><textarea>Ask anything</textarea></form><script>{script}</script></body></html>"
    )


class Handler(BaseHTTPRequestHandler):
    server: Web
    protocol_version = "HTTP/1.1"
    host = ""

    def log_message(self, *_arguments: Any) -> None:
        return

    def do_CONNECT(self) -> None:
        Handler.do_connect(self)

    def do_connect(self) -> None:
        self.host = self.path.partition(":")[0]
        self.send_response(200)
        self.end_headers()
        try:
            self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
            self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
            self.close_connection = False
            while not self.close_connection:
                self.handle_one_request()
        except OSError:
            pass
        self.close_connection = True

    def do_GET(self) -> None:
        if self.path == "/wait":
            self.server.solved.wait(60)
            self.server.solved.clear()
        self.server.asked.append((self.host, self.path))
        text = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        found = self.host in ("www.google.com", "chatgpt.com") and text
        self.server.turns[text] = self.server.turns.get(text, 0) + 1
        shown = assistant() if self.host == "chatgpt.com" else answer(text, self.server.turns[text])
        body = (shown if found else "nothing").encode()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("web")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=stand-in",
        "-days",
        "2",
        "-keyout",
    ]
    subprocess.run([*made, str(key), "-out", str(certificate)], check=True, capture_output=True)
    server = Web(("127.0.0.1", 0), Handler)
    server.asked, server.turns, server.solved = [], {}, threading.Event()
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.context.load_cert_chain(certificate, key)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1200x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    yield name
    server.terminate()
    server.wait()


@pytest.fixture
def here(web: Web, screen: str, monkeypatch: pytest.MonkeyPatch) -> Web:
    """What a browser needs on this machine; what it is allowed is said here, never by the product."""
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{web.server_address[1]}")
    monkeypatch.setenv("IDENTITY_SCAN_GAP", "0")
    for beat in ("page_stands.BEAT", "watched_window.BEAT"):  # nobody watches, so nobody waits
        monkeypatch.setattr(f"identity_scan.asking.{beat}", 0.2)
    monkeypatch.setenv(NAMED, "chromium --no-sandbox --disable-gpu --ignore-certificate-errors")
    web.asked.clear()
    web.turns.clear()
    return web


def search_of(history: History, looks: tuple[Queued, ...]) -> Search:
    return Search.begin(OTTILIE, as_plan(looks, Depth.LIGHT), (), history, lambda: NOON)


async def one(together: LookTogether, web: Web) -> list[Event]:
    """Open the next search, answer as a person what it asks, and give all that is told until its page came."""
    told: list[Event] = []
    assert await together.open()
    async with asyncio.timeout(60), aclosing(together.watch()) as events:
        async for event in events:
            told.append(event)
            if not isinstance(event, Standing):
                break
            web.solved.set()
    together.go_on()
    return told


# -- what it does -----------------------------------------------------------------------------------------------------


async def test_each_page_is_taken_when_it_stands_and_nothing_but_reading_was_sent(
    here: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []
    write = devtools_wire.Wire._send
    monkeypatch.setattr(devtools_wire.Wire, "_send", lambda wire, m: (sent.append(m), write(wire, m))[1])
    started: list[tuple[str, ...]] = []
    start = browser_process.start
    monkeypatch.setattr(
        "identity_scan.asking.watched_window.start", lambda words, said: (started.append(words), start(words, said))[1]
    )
    looks = tuple(Queued("google", q) for q in (SHELL, NONE, CONSENT, PUZZLE, OTHER, ANEW))
    with History.open(None, lambda: NOON) as history:
        search = search_of(history, looks)
        async with look_together.looking(OTTILIE, looks, lambda: search, on_disk=False) as together:
            profile = next(word.partition("=")[2] for word in started[0] if word.startswith("--user-data-dir="))
            assert Path(profile).stat().st_mode & 0o077 == 0
            shell, none, consent, puzzle, other, anew = [await one(together, here) for _look in looks]
        kept = {c.ask.query.id for c in history.collected(search.scan.id)}
    assert not Path(profile).exists()
    assert {m["method"] for m in sent} <= READS
    attached = [m["method"] for m in sent]
    assert attached.count("Target.attachToTarget") == attached.count("Target.detachFromTarget")
    assert not [word for word in started[0] if "headless" in word or "automation" in word or "port" in word]
    asked = [path for host, path in here.asked if host == "www.google.com" and path.startswith("/search")]
    # Five searches beside it; the shell, consent, puzzle and the other person's came a second time.
    assert len([path for path in asked if "anew" not in path]) == 9
    # The rows are those of the page as it is saved in a browser.
    saved = tmp_path / "saved.html"
    saved.write_text(page(SHELL.text), "utf-8")
    own = saved_page.take(saved_page.read(saved), OTTILIE, search.plan.asks, NOON)
    (took,) = shell
    assert isinstance(took, Took)
    assert took.item.answer.outcome is own.answer.outcome
    assert [h for h in took.item.answer.hits if h.rank] == [h for h in own.answer.hits if h.rank]
    assert took.fresh == len(own.answer.hits) - 1  # the engine's own generated answer is no page
    assert [e.item.answer.outcome for e in none if isinstance(e, Took)] == [Outcome.NONE]
    assert [e.stage for e in consent if isinstance(e, Standing)] == [Stage.CONSENT]
    assert [e.stage for e in puzzle if isinstance(e, Standing)] == [Stage.PUZZLE]
    assert isinstance(consent[-1], Took)
    assert isinstance(puzzle[-1], Took)
    # A search for somebody else is refused and not kept.
    assert "no form of your own name" in str(other[-1])
    # A page that loads itself anew without end is read in between.
    assert [e.item.answer.outcome for e in anew if isinstance(e, Took)] == [Outcome.RESULTS]
    assert here.turns[ANEW.text] > 1
    assert kept == {"S1", "S2", "S3", "S4", "S7"}


async def test_a_browser_that_dies_ends_it_with_what_came_kept_and_its_profile_gone(
    here: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = tuple(Queued("google", q) for q in (NEVER, NONE, SHELL))
    monkeypatch.setattr(look_together, "_folder", lambda **_: tmp_path)
    with History.open(None, lambda: NOON) as history:
        search = search_of(history, looks)

        async def until_it_dies() -> None:
            async with look_together.looking(OTTILIE, looks, lambda: search, on_disk=False) as together:
                assert await together.open()
                async with asyncio.timeout(60), aclosing(together.watch()) as events:
                    assert await anext(events) == Standing(Stage.PUZZLE)
                together.go_on()  # nobody solved it
                assert isinstance((await one(together, here))[-1], Took)
                assert list(tmp_path.glob(f"{throwaway.BEGINS}*"))
                os.killpg(together.window._process.pid, signal.SIGKILL)  # type: ignore[attr-defined]
                await one(together, here)

        with pytest.raises(WindowShut):
            await until_it_dies()
        kept = {c.ask.query.id: c.answer.outcome for c in history.collected(search.scan.id)}
    assert kept == {"S6": Outcome.BLOCKED, "S2": Outcome.NONE}
    assert not list(tmp_path.glob(f"{throwaway.BEGINS}*"))


async def test_an_assistants_answer_is_read_from_the_window_and_none_of_another_talk(
    here: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    write = devtools_wire.Wire._send
    monkeypatch.setattr(devtools_wire.Wire, "_send", lambda wire, m: (sent.append(m["method"]), write(wire, m))[1])
    monkeypatch.setattr(look_together, "_folder", lambda **_: tmp_path)
    with History.open(None, lambda: NOON) as history:
        front = SimpleNamespace(demo=False, person=OTTILIE, front=None, history=history, now=lambda: NOON)
        desk, asked = AssistantsDesk(front), assistants_desk.question(front, "who")
        chat = assistants_desk.assistant(front, "chatgpt")
        async with asyncio.timeout(60), desk.window(chat.opens(asked.text)) as read:
            with pytest.raises(BadInput, match="answers another question than this one"):
                desk.take(chat, asked, await standing(read, "Basil Thorne is a client"))
            here.solved.set()
            heard = desk.take(chat, asked, await standing(read, '"assistant"><p>Ottilie'))
    assert heard.asked == "Who is Ottilie Marrowby, Guelph?"
    assert [s.text for s in heard.statements] == [
        "Ottilie Marrowby lives in Guelph, Ontario.",
        "She is a pilot in Winnipeg, see the crew.",
    ]
    assert [source.url for source in heard.sources] == ["https://skies.example/crew"]
    assert ("chatgpt.com", "/?q=Who%20is%20Ottilie%20Marrowby%2C%20Guelph%3F") in here.asked
    assert {host for host, path in here.asked if "Ottilie" in path} == {"chatgpt.com"}, "nobody else is told the name"
    assert set(sent) <= READS
    assert not list(tmp_path.glob(f"{throwaway.BEGINS}*"))


async def standing(read: Callable[[], Awaitable[Reply]], words: str) -> Reply:
    """The page, once these words stand in it."""
    while words.encode() not in (reply := await read()).body:
        pass
    return reply


def test_what_a_killed_run_left_goes_at_the_next_start_and_what_is_in_use_stays(tmp_path: Path) -> None:
    left = tmp_path / f"{throwaway.BEGINS}left"
    (left / "Default").mkdir(parents=True)
    (left / "Default" / "History").write_text("Ottilie Marrowby")
    with throwaway.profile(tmp_path) as used:
        assert throwaway.sweep(tmp_path) == 1
        assert [p for p in tmp_path.iterdir() if p.name.startswith(throwaway.BEGINS)] == [used]
    assert not used.exists()
