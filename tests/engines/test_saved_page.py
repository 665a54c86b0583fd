"""Pages from a person's own browser: recognised by themselves, joined to the waiting search, refused with a reason."""

import asyncio
import base64
import plistlib
import re
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from at_the_prompt import Run

from identity_scan import demo
from identity_scan.asking import own_browser
from identity_scan.demo.web import DemoWeb
from identity_scan.engines import ENGINES, saved_page
from identity_scan.engines.engine import Options
from identity_scan.model import Ask, Depth, Outcome, Person, Query, Reply, Tier
from identity_scan.planning import plan
from identity_scan.speech.errors import BadInput

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TAMSIN = demo.find("tamsin")
PLAN = plan.make(TAMSIN.person, Depth.LIGHT, [ENGINES["bing"], ENGINES["brave"]])

GOOGLE = """<html lang="en"><head><title>{query} - Google Search</title></head><body id="gsr">
<form action="/search" role="search"><textarea class="gLFyf" name="q">{query}</textarea></form>
<div id="search"><div id="rso"><div class="MjjYud"><div class="g tF2Cxc"><div class="yuRUbf">
<a href="https://www.escarpmentcfs.example/about/intake-team">
<h3 class="LC20lb">Intake team</h3></a></div><div class="VwiC3b">Tamsin Okerlund, MSW, RSW</div>
</div></div></div></div></body></html>"""


ELSEWHERE = "a1aHR0cHM6Ly9zb21lYm9keS5leGFtcGxlLw"  # https://somebody.example/ as Bing wraps it


async def page(engine: str, text: str) -> bytes:
    asked = ENGINES[engine]
    assert asked.request
    request = asked.request(Query("N1", "N1", text, Tier.NAME, 30), 1, Options(), None)
    return (await DemoWeb(TAMSIN.world).send(asked, request)).body


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
async def test_a_saved_page_joins_the_search_that_asked_for_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "result.html"
    path.write_bytes((await page("bing", '"Tamsin Okerlund"')).decode().encode(encoding))
    item = saved_page.take(saved_page.read(path), TAMSIN.person, PLAN.asks, NOW)
    assert item.ask in PLAN.asks
    assert (item.ask.engine, item.ask.query.id, item.ask.page) == ("bing", "N1", 1)
    assert item.answer.outcome is Outcome.RESULTS
    assert len(item.answer.hits) == 10


async def test_a_web_archive_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "result.mhtml"
    body = await page("brave", '"Tamsin Okerlund"')
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://search.brave.com/search?q=x\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_x"\r\n\r\n'
        '--=_x\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n'
    )
    path.write_bytes(head.encode() + body + b"\r\n--=_x--\r\n")
    assert saved_page.take(saved_page.read(path), TAMSIN.person, PLAN.asks, NOW).ask.engine == "brave"


def test_a_page_of_an_engine_that_answers_no_programs_takes_the_query_of_the_search() -> None:
    reply = saved_page.from_clipboard(GOOGLE.format(query='"Tamsin Okerlund"').encode())
    item = saved_page.take(reply, TAMSIN.person, PLAN.asks, NOW)
    assert (item.ask.engine, item.ask.query.id) == ("google", "N1")
    assert [hit.title for hit in item.answer.hits] == ["Intake team"]


def test_a_page_answers_the_search_of_its_own_words_where_another_differs_by_an_accent_alone() -> None:
    me = Person("Élodie Brisefort", other_names=("Elodie Brisefort",), attested=True)
    asks = plan.make(me, Depth.LIGHT, [ENGINES["brave"]]).asks

    def took(query: str, waiting: tuple[Ask, ...]) -> str:
        reply = Reply(200, "", {}, GOOGLE.format(query=query).encode())
        return saved_page.take(reply, me, waiting, NOW).ask.query.text

    for waiting in (asks, ()):
        assert took('"Élodie Brisefort"', waiting) == '"Élodie Brisefort"'
        assert took('"elodie brisefort"', waiting) == '"Elodie Brisefort"'
        assert took("“Élodie  Brisefort”", waiting) == '"Élodie Brisefort"'


def test_a_search_of_their_own_joins_under_a_name_that_does_not_tell_it() -> None:
    reply = Reply(200, "", {}, GOOGLE.format(query="Tamsin Okerlund pottery").encode())
    item = saved_page.take(reply, TAMSIN.person, PLAN.asks, NOW)
    assert item.ask.query.tier is Tier.WORD
    assert "pottery" not in item.ask.query.id
    secret = Reply(200, "", {}, GOOGLE.format(query="905-555-0142").encode())
    assert saved_page.take(secret, TAMSIN.person, PLAN.asks, NOW).ask.query.private


@pytest.mark.parametrize(
    "query", ["Dora Vane", "Devon Marchetti-Oyelaran", "child protection Hamilton", "Tamsin", "Okerlund"]
)
def test_a_search_for_anybody_else_is_refused(query: str) -> None:
    with pytest.raises(BadInput, match="one person: you"):
        saved_page.take(Reply(200, "", {}, GOOGLE.format(query=query).encode()), TAMSIN.person, PLAN.asks, NOW)


@pytest.mark.parametrize(
    "query", ["tamsin okerlund", "Okerlund Tamsin jobs", "tamtamruns_fict", "Tam Okerlund", "905-555-0119"]
)
def test_every_way_to_search_for_oneself_is_taken(query: str) -> None:
    assert saved_page.is_own(query, TAMSIN.person)


PRACTISING = Person("Oona Brask", employers=("Harbour Light Counselling",), attested=True)


def test_the_name_of_ones_own_practice_is_searched_with_reviews_and_with_nothing_else() -> None:
    def took(query: str) -> str:
        typed = GOOGLE.format(query=query.replace('"', "&quot;")).encode()
        reply = Reply(200, "https://www.google.com/search?q=" + query.replace(" ", "+"), {}, typed)
        return saved_page.take(reply, PRACTISING, (), NOW).ask.query.id

    assert took('"Harbour Light Counselling" reviews') == "W6"
    for other in (
        '"Harbour Light Counselling" Jane Client',
        "Harbour Light Counselling",
        '"Tidewater Counselling" reviews',
    ):
        with pytest.raises(BadInput, match="no form of your own name"):
            took(other)


@pytest.mark.parametrize("body", [b"", b"<html><body><h1>My blog</h1></body></html>", b"\xff\xfe\x00", b"GIF89a"])
def test_a_page_that_is_no_result_page_is_refused(body: bytes) -> None:
    with pytest.raises(BadInput, match="not a result page"):
        saved_page.take(Reply(200, "", {}, body), TAMSIN.person, PLAN.asks, NOW)


def test_a_file_that_is_no_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    with pytest.raises(BadInput, match="not a saved page"):
        saved_page.read(tmp_path / "x.pdf")
    with pytest.raises(BadInput, match="cannot be read"):
        saved_page.read(tmp_path / "none.html")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda body: re.sub(r"a1\w+", ELSEWHERE, re.sub("Okerlund(?!%22)", "Oakland", body)), "not together"),
        (lambda body: body[: body.index("</main>")], "was cut off"),
        (lambda body: body.replace("b_algo", "x").replace('class="x"', 'class="b_algo"', 1), "Only 1 of"),
    ],
    ids=["another name", "broken off", "one row in ten"],
)
async def test_a_saved_page_must_earn_belief_as_any_other(change: Callable[[str], str], says: str) -> None:
    whole = (await page("bing", '"Tamsin Okerlund"')).decode()
    box = 'name="q" type="search" value="&#34;Tamsin Okerlund&#34;"'
    assert box in whole
    lied = change(whole).replace(box.replace("Okerlund", "Oakland"), box)
    item = saved_page.take(Reply(200, "", {}, lied.encode()), TAMSIN.person, PLAN.asks, NOW)
    assert item.ask in PLAN.asks
    assert item.answer.outcome is Outcome.DOUBTED
    assert item.answer.hits, "its rows are hints"
    assert says in (item.answer.why or "")


def test_a_page_that_is_not_believed_is_taken_in_as_a_hint_and_said_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "person.toml").write_text(
        'name = "Tamsin Okerlund"\nprivate_emails = "to@home.example"\nself = true\n', "utf-8"
    )
    rows = GOOGLE.format(query='"Tamsin Okerlund"')
    path = tmp_path / "google.html"
    path.write_text(rows[: rows.index("</body>")], "utf-8")
    ended = run("import", str(path))
    assert "was cut off" in ended.err
    assert ended.code != 0
    path.write_text(rows, "utf-8")
    assert run("import", str(path)).code == 0, "a whole page takes its place"


ACCENTS = """<html><head>{says}</head><body>
<textarea class="gLFyf" name="q">"Élodie Tremblay-Côté"</textarea>{rest}</body></html>"""
REST = GOOGLE.partition("</form>")[2].partition("</body>")[0]
ELODIE = Person("Élodie Tremblay-Côté", attested=True)


def saved(says: str, encoding: str) -> bytes:
    return ACCENTS.format(says=says, rest=REST).encode(encoding)


def archived(body: bytes, kind: str) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: '
    coded = b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(body)
    return head + kind.encode() + coded + b"\r\n--B--\r\n"


def of_safari(body: bytes, charset: str) -> bytes:
    page = {"WebResourceData": body, "WebResourceURL": "https://www.google.ca/search?q=x"}
    named = {"WebResourceTextEncodingName": charset} if charset else {}
    return plistlib.dumps({"WebMainResource": page | named}, fmt=plistlib.FMT_BINARY)


MAC = '<meta charset="macintosh">'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", saved(MAC, "mac-roman")),
        ("a.html", saved('<meta charset="iso-8859-15">', "iso8859-15")),
        ("a.html", saved("", "utf-16")),
        ("a.html", saved("", "utf-16-be")),
        ("a.html", saved("", "cp1252")),
        ("a.mhtml", archived(saved(MAC, "mac-roman"), "text/html")),
        ("a.mhtml", archived(saved("", "utf-16"), "text/html; charset=utf-16")),
        ("a.mhtml", archived(saved("", "mac-roman"), "text/html; charset=macintosh")),
        ("a.webarchive", of_safari(saved("", "mac-roman"), "macintosh")),
        ("a.webarchive", of_safari(saved("", "utf-8"), "")),
    ],
)
def test_a_page_is_read_in_whatever_letters_it_says_it_is_written(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    item = saved_page.take(saved_page.read(tmp_path / name), ELODIE, (), NOW)
    assert item.ask.query.text == '"Élodie Tremblay-Côté"'
    assert [hit.title for hit in item.answer.hits] == ["Intake team"]


def test_letters_that_shift_within_plain_ascii_are_read_too(tmp_path: Path) -> None:
    text = ACCENTS.format(says='<meta charset="iso-2022-jp">', rest=REST).replace("Élodie Tremblay-Côté", "山田 花子")
    (tmp_path / "a.html").write_bytes(text.encode("iso2022_jp"))
    item = saved_page.take(saved_page.read(tmp_path / "a.html"), Person("山田 花子", attested=True), (), NOW)
    assert item.ask.query.text == '"山田 花子"'


def test_letters_that_nobody_names_are_not_called_somebody_else(tmp_path: Path) -> None:
    for name, data in (("a.html", saved("", "mac-roman")), ("a.mhtml", archived(saved("", "cp850"), "text/html"))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInput, match="does not say how its text is encoded"):
            saved_page.take(saved_page.read(tmp_path / name), ELODIE, (), NOW)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("google.pdf", "instead of printing"),
        ("shot.PNG", "picture"),
        ("page.txt", "Text alone"),
        ("google.url", "points to the page"),
        ("page.zip", "Unpack"),
        ("page.webarchive", "as a web page"),
        ("setup.exe", "as a web page"),
    ],
)
async def test_every_other_file_that_lands_there_is_answered_with_what_to_do(
    tmp_path: Path, name: str, what: str
) -> None:
    clock = tmp_path / ".clock"

    def now() -> float:
        clock.touch()
        return clock.stat().st_mtime

    async with asyncio.timeout(30), aclosing(own_browser.pages(None, tmp_path, now)) as pages:
        came = asyncio.ensure_future(anext(pages))
        await asyncio.sleep(0)
        (tmp_path / "half.crdownload").write_bytes(b"half")
        (tmp_path / name).write_bytes(b"bplist00 and more")
        page = await came
    assert page.reply is None
    assert name in page.why
    assert what in page.why
