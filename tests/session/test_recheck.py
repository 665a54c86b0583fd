"""A look at one page: gone only when the site says so, a wall is no answer, and nothing is asked inside a network."""

import asyncio
import socket
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pretend import HOSTILE, finding, judged

from identity_scan.asking import fetch
from identity_scan.asking.unreachable import Unreachable, unreachable
from identity_scan.engines.engine import Engine
from identity_scan.model import Judged, Reply, Request
from identity_scan.session.recheck import Recheck, State, ask, look, read
from identity_scan.speech.errors import BadInput

URL = "https://club.example/members"
PAGE = judged(
    finding(snippet="Ottoline Varga, call 519-555-0144 after six."),
    ("private_phone", "519-555-0144"),
    ("workplace_schedule", "after six"),
)
FILL = "<p>" + "The trail club of Guelph runs each week along the river and welcomes everybody. " * 6 + "</p>"
HTML = {"content-type": "text/html; charset=utf-8"}


def reply(body: str, status: int = 200, url: str = URL, **headers: str) -> Reply:
    return Reply(status, url, HTML | headers, f"<html><head><title>Members</title></head>{body}{FILL}".encode())


def said(body: str, **more: Any) -> Recheck:
    return read(reply(body, **more), PAGE)


# -- what a reply tells -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [404, 410])
def test_only_the_sites_own_word_is_gone(status: int) -> None:
    assert said("", status=status).state is State.GONE
    assert said("", status=status).gone is True


@pytest.mark.parametrize("status", [202, 300, 401, 403, 407, 418, 429, 451, 500, 503, 999])
def test_a_refusal_or_an_error_cannot_tell(status: int) -> None:
    found = said("not found", status=status)
    assert found.state is State.CANNOT_TELL
    assert found.why.endswith(".")
    assert found.gone is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>Ottoline Varga, call 519-555-0144 after six.</p>",
        "<p>Ottoline Varga: (519) 555 0144, AFTER   SIX</p>",
        "<p>call 519<b>-555-</b>0144</p><script>var x = 'after six'</script>519-555-0144",
        "<p>519.555.0144 after&nbsp;six</p>",
    ],
)
def test_the_words_of_before_in_any_dress_are_still_there(body: str) -> None:
    assert said(body).state is State.STILL_THERE
    assert said(body).gone is False


def test_words_that_are_gone_are_a_change_and_named() -> None:
    found = said("<p>Ottoline Varga, write to the office.</p>")
    assert found.state is State.CHANGED
    assert "your private phone number" in found.why
    assert "still" not in found.why


def test_what_stays_is_named_too() -> None:
    found = said("<p>Ottoline V., call after six.</p>")
    assert found.state is State.CHANGED
    assert "no longer shows your private phone number" in found.why
    assert "but still" in found.why


def test_words_left_in_the_source_alone_are_no_change() -> None:
    assert said('<script type="application/json">{"tel": "519-555-0144", "when": "after six"}</script>').state is (
        State.STILL_THERE
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p>Please log in to continue</p>",
        "<h1>Just a moment...</h1>",
        "<p>Verify you are human</p>",
        "<p>Veuillez vous connecter</p>",
        "<form>captcha</form>",
    ],
)
def test_a_wall_cannot_tell(body: str) -> None:
    assert said(body).state is State.CANNOT_TELL


@pytest.mark.parametrize("path", ["/login?next=/members", "/authwall", "/accounts/signin/", "/"])
def test_being_sent_to_a_sign_in_or_to_the_front_page_cannot_tell(path: str) -> None:
    assert said("<p>Welcome.</p>", url=f"https://club.example{path}").state is State.CANNOT_TELL


def test_being_sent_to_another_site_cannot_tell() -> None:
    assert said("<p>Buy this domain.</p>", url="https://parked.example/").state is State.CANNOT_TELL


def test_a_page_that_a_script_draws_cannot_tell() -> None:
    bare = Reply(200, URL, HTML, b"<html><body><div id=root></div><script src=a.js></script></body></html>")
    assert read(bare, PAGE).state is State.CANNOT_TELL


def test_a_page_that_says_there_is_nothing_is_a_change_not_gone() -> None:
    page = Reply(200, URL, HTML, b"<html><title>Page not found</title><body>Sorry.</body></html>")
    found = read(page, PAGE)
    assert found.state is State.CHANGED
    assert "nothing here" in found.why
    assert found.gone is None, "a title is not the site's own 404, nor is the page still there"


def test_a_file_cannot_tell() -> None:
    assert said("", **{"content-type": "application/pdf"}).state is State.CANNOT_TELL


def test_without_facts_the_title_is_looked_for() -> None:
    page = judged(finding(title="Guelph Trail Club: members - Home", snippet=""))
    assert read(reply("<h1>Guelph Trail Club: Members</h1>"), page).state is State.STILL_THERE
    assert read(reply("<h1>Something else</h1>"), page).state is State.CANNOT_TELL


@given(st.binary(max_size=400), st.sampled_from([200, 203, 301, 404]), st.text(max_size=20))
def test_any_reply_gives_an_answer(body: bytes, status: int, charset: str) -> None:
    found = read(Reply(status, URL, {"content-type": f"text/html; charset={charset}"}, body), PAGE)
    assert isinstance(found.state, State)
    assert (found.state is State.GONE) == (status == 404)


@pytest.mark.parametrize("evil", HOSTILE)
def test_nothing_of_the_page_comes_back(evil: str) -> None:
    found = said(f"<p>{evil} SECRETWORD 519-555-0144</p>")
    assert "SECRETWORD" not in found.why
    assert found.why == said("<p>519-555-0144</p>").why


# -- what is asked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://club.example/a",
        "file:///etc/passwd",
        "",
        "http://localhost/",
        "http://127.0.0.1:8000/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://[::1]/",
        "http://192.168.1.1/admin",
        "http://169.254.169.254/latest/meta-data",
        "http://printer.local/",
        "http://intranet/",
        "https://me:secret@club.example/",
    ],
)
def test_only_a_public_web_page_is_asked_for(url: str) -> None:
    with pytest.raises(BadInput):
        ask(url)


def test_the_request_is_plain_and_tells_nothing() -> None:
    request = ask("https://club.example/members?id=7#varga")
    assert request.url == "https://club.example/members?id=7"
    assert request.form is None
    assert request.params == request.cookies == ()
    assert [name for name, _value in request.headers] == ["Accept"]


@dataclass
class Visited:
    """Stands for the web: one answer, and what was asked."""

    answer: Reply | Unreachable
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def visit(self, engine: Engine, request: Request) -> Reply:
        self.asked.append((engine.name, request.url))
        if isinstance(self.answer, Unreachable):
            raise self.answer
        return self.answer


async def test_one_request_is_sent_under_the_name_of_the_site() -> None:
    web = Visited(reply("<p>519-555-0144 after six</p>"))
    assert (await look(PAGE, web)).state is State.STILL_THERE
    assert web.asked == [("club.example", URL)]


@pytest.mark.parametrize(
    "hostile",
    [judged(page_kind="hostile"), judged(None, ("threat_or_doxxing", "we know where"), page_kind="article")],
    ids=["a hostile page", "a threat"],
)
async def test_whoever_threatens_does_not_learn_who_looks(hostile: Judged) -> None:
    web = Visited(reply(""))
    with pytest.raises(BadInput, match="may see who looks"):
        await look(hostile, web)
    assert web.asked == []


async def test_a_line_that_breaks_cannot_tell_and_says_why() -> None:
    found = await look(PAGE, Visited(unreachable("slow", "club.example")))
    assert (found.state, found.why) == (State.CANNOT_TELL, "club.example did not answer in time. Ask again later.")


async def test_a_page_that_leads_elsewhere_is_said_to_and_is_not_gone() -> None:
    found = await look(PAGE, Visited(unreachable("foreign", "club.example", host="parked.example")))
    assert found.state is State.CANNOT_TELL
    assert found.why.startswith("It leads elsewhere: to parked.example, which was not asked.")


# -- through the real transport ---------------------------------------------------------------------------------------


async def test_a_name_that_leads_inside_a_network_is_never_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def numbers(engine: str, host: str) -> list[str]:
        return ["10.0.0.7"]

    monkeypatch.setattr(fetch, "_numbers", numbers)

    def connect(self: socket.socket, address: Any) -> None:
        raise AssertionError(f"reached {address}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    async with fetch.Web() as web:
        found = await look(PAGE, web)
    assert found.state is State.CANNOT_TELL
    assert "inside a network" in found.why


async def test_the_real_transport_asks_once_under_its_honest_name(
    monkeypatch: pytest.MonkeyPatch, httpx_mock: Any
) -> None:
    async def numbers(engine: str, host: str) -> list[str]:
        return ["93.184.216.34"]

    monkeypatch.setattr(fetch, "_numbers", numbers)
    httpx_mock.add_response(url=URL, status_code=410)
    async with fetch.Web() as web:
        assert (await look(PAGE, web)).state is State.GONE
    (sent,) = httpx_mock.get_requests()
    assert sent.method == "GET"
    assert sent.headers["user-agent"].startswith("identity-scan/")
    assert "cookie" not in sent.headers
    assert "referer" not in sent.headers


@pytest.mark.parametrize(
    ("url", "to", "state"),
    [
        (URL, "https://www.club.example/new", State.STILL_THERE),
        (URL, "https://tracker.example/", State.CANNOT_TELL),
        ("https://twitter.com/varga", "https://x.com/varga", State.STILL_THERE),
    ],
)
async def test_a_page_is_followed_within_its_own_site_alone(
    url: str, to: str, state: State, monkeypatch: pytest.MonkeyPatch, httpx_mock: Any
) -> None:
    async def numbers(engine: str, host: str) -> list[str]:
        assert host != "tracker.example", "not even looked up"
        return ["93.184.216.34"]

    monkeypatch.setattr(fetch, "_numbers", numbers)
    httpx_mock.add_response(url=url, status_code=301, headers={"Location": to})
    if state is State.STILL_THERE:
        httpx_mock.add_response(url=to, html="<p>519-555-0144 after six</p>")
    async with fetch.Web() as web:
        mine = replace(PAGE, finding=replace(PAGE.finding, url=url))
        assert (await look(mine, web)).state is state


def test_looking_needs_no_running_loop_to_be_imported() -> None:
    assert asyncio.run(look(PAGE, Visited(reply("", status=404)))).state is State.GONE
