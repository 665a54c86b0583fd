"""Pictures, news and videos: asked as ddgs asks them, by name, and read so that empty is never "none"."""

import json
from datetime import UTC, datetime

import pytest

from identity_scan.engines import ENGINES, Options
from identity_scan.engines.engine import Unready
from identity_scan.merging.merge import merge
from identity_scan.model import Ask, Collected, HitKind, Medium, Outcome, Query, Reply, Route, Tier

NAME = '"Ottilie Marrowby"'
QUERY = Query("M1", "M1", NAME, Tier.NAME, 30)
TEAM = "https://www.harbourfamily.example/team/ottilie-marrowby"
PAPER = "https://courier.example/2026/harbour"
FILM = "https://films.example/watch?v=1"
AT = "?q=%22Ottilie+Marrowby%22"
TOKEN = Reply(200, f"https://duckduckgo.com/{AT}", {}, b'<html><script>DDG.deep={vqd="4-1234567890"}</script></html>')

WRAPPED = PAPER.replace(":", "%3a").replace("/", "%2f")
FACE, LAMP = "https://cdn.example/face.jpg", "https://cdn.example/lamp.jpg"
BING_PICTURES = f"""<div class="dgControl"><ul><li><div class="iuscp"><div class="imgpt">
<a class="iusc" m='{{"purl":"{TEAM}","murl":"{FACE}","turl":"https://th.example/1","t":"Ottilie Marrowby, RSW"}}'>
<img src="https://th.example/1"></a></div><div class="infopt"><div class="lnkw"><a>harbourfamily.example</a></div></div>
</div></li><li><div class="imgpt">
<a class="iusc" m='{{"purl":"https://shop.example/lamp","murl":"{LAMP}","t":"A lamp"}}'></a>
</div><div class="infopt"></div></li></ul></div>"""
BING_NEWS = f"""<div class="news-card newsitem" url="{PAPER}" data-title="Shelter reopens" data-author="The Courier">
<div class="caption"><div class="snippet" title="&quot;We are glad&quot;, said Ottilie Marrowby">"We are glad" …</div>
<span aria-label="3 days ago">3d</span></div></div>"""
YAHOO_NEWS = f"""<html><body><div id="web"><ol><li><a href="https://news.example/"><img src="x.jpg"></a>
<h4 class="s-title"><a href="https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={WRAPPED}/RK=2/RS=x-">Shelter
reopens</a></h4><p class="s-desc">"We are glad", said Ottilie Marrowby</p></li></ol></div></body></html>"""


def listed(*rows: dict) -> bytes:
    return json.dumps({"results": rows, "queryEncoded": "x", "next": "i.js?s=100"}).encode()


BODIES = {
    "duckduckgo-images": listed(
        {"title": "Ottilie Marrowby, RSW", "url": TEAM, "image": "https://cdn.example/face.jpg", "source": "Bing"},
        {"title": "A lamp", "url": "https://shop.example/lamp", "image": "https://cdn.example/lamp.jpg"},
    ),
    "bing-images": BING_PICTURES.encode(),
    "duckduckgo-news": listed(
        {"title": "Shelter reopens", "url": PAPER, "excerpt": "Said <b>Ottilie</b> Marrowby", "date": 1772000000}
    ),
    "bing-news": BING_NEWS.encode(),
    "yahoo-news": YAHOO_NEWS.encode(),
    "duckduckgo-videos": listed(
        {"title": "Panel", "content": FILM, "description": "Ottilie Marrowby", "published": "2026-02-25T10:00:00.000"}
    ),
}
EXPECTED = {"images": (TEAM, HitKind.IMAGE), "news": (PAPER, HitKind.NEWS), "videos": (FILM, HitKind.VIDEO)}
EMPTY = {name: listed() if name.startswith("duckduckgo") else b"<div></div>" for name in BODIES}
SENT_BY_DDGS = {
    "duckduckgo-images": ("images", "duckduckgo"),
    "bing-images": ("images", "bing"),
    "duckduckgo-news": ("news", "duckduckgo"),
    "bing-news": ("news", "bing"),
    "yahoo-news": ("news", "yahoo"),
    "duckduckgo-videos": ("videos", "duckduckgo"),
}
"""The category and the name that each engine has in ddgs; its `auto` would send the name to all of them."""
each = pytest.mark.parametrize("name", BODIES)


def address(name):
    return f"https://x.test/{'?p=' if name == 'yahoo-news' else '?q='}{AT[3:]}"


def read(name, body, status=200):
    return ENGINES[name].read(Reply(status, address(name), {}, body))


def made(name, before=TOKEN):
    return ENGINES[name].request(QUERY, 1, Options(language="fr-CA"), before)


@each
def test_a_row_is_listed_by_its_page_and_marked_for_what_it_is(name):
    answer = read(name, BODIES[name])
    url, kind = EXPECTED[SENT_BY_DDGS[name][0]]
    assert answer.outcome is Outcome.RESULTS
    assert [(hit.url, hit.kind, hit.rank) for hit in answer.hits] == [(url, kind, 1)]
    assert "cdn.example" not in str(answer), "the address of a picture goes nowhere"


def test_days_are_given_where_they_are_sure():
    assert read("duckduckgo-news", BODIES["duckduckgo-news"]).hits[0].date == "2026-02-25"
    assert read("duckduckgo-videos", BODIES["duckduckgo-videos"]).hits[0].date == "2026-02-25"
    assert read("bing-news", BODIES["bing-news"]).hits[0].date is None


@each
def test_an_empty_list_is_not_known_to_mean_nothing(name):
    answer = read(name, EMPTY[name])
    assert answer.outcome is Outcome.CHANGED
    assert answer.why


@pytest.mark.parametrize("name", ["duckduckgo-images", "bing-images"])
def test_a_page_filled_up_with_what_looks_alike_finds_nobody(name):
    filled = BODIES[name].replace(b"Ottilie Marrowby, RSW", b"Old lamps").replace(TEAM.encode(), b"https://l.example/")
    answer = read(name, filled)
    assert (answer.outcome, answer.hits) == (Outcome.CHANGED, ())


@each
@pytest.mark.parametrize("status", [403, 429, 202])
def test_a_refusal_is_a_refusal(name, status):
    assert read(name, b"<html><body>no</body></html>", status).outcome is Outcome.BLOCKED


@pytest.mark.parametrize("name", [n for n in BODIES if n.startswith("duckduckgo")])
def test_the_puzzle_of_duckduckgo_is_known_in_place_of_its_token(name):
    wall = b'<form id="challenge-form" action="//duckduckgo.com/anomaly.js?sv=html">'
    assert read(name, wall).outcome is Outcome.BLOCKED
    with pytest.raises(Unready):
        made(name, Reply(200, "", {}, b"<html>no token here</html>"))


@each
def test_they_are_asked_only_if_switched_on_through_ddgs_in_the_turn_of_their_house(name):
    engine = ENGINES[name]
    assert (engine.usual, engine.route) == (False, Route.DDGS)
    assert Medium.WEB not in engine.media
    assert engine.brand in ENGINES


# -- what ddgs itself does, as far as it can be seen without a network -------------------------------------------------


class Client:
    """In place of the client of ddgs: it answers the token and keeps the cookies to itself."""

    def request(self, *_args, **_kwargs):
        return type("Response", (), {"content": TOKEN.body})

    @property
    def client(self):
        return self

    def headers_update(self, *_args):
        return None


@pytest.fixture
def backend(monkeypatch):
    ddgs_engines = pytest.importorskip("ddgs.engines").ENGINES
    monkeypatch.setattr("ddgs.base.HttpClient", lambda **_kwargs: Client())

    def of(name):
        category, backend_name = SENT_BY_DDGS[name]
        assert backend_name in ddgs_engines[category], "an unknown backend would silently become `auto`"
        return ddgs_engines[category][backend_name]()

    return of


@each
def test_each_names_a_backend_that_ddgs_has_and_asks_what_it_asks(backend, name):
    theirs = backend(name)
    payload = theirs.build_payload(NAME, region="ca-fr", safesearch="moderate", timelimit=None, page=1)
    request = made(name)
    assert request.url == theirs.search_url
    assert not theirs.disabled
    ours = dict(request.params)
    ours_only = {"mkt"}  # the market, which ddgs does not tell Bing's pictures
    paging = {"first", "SFX", "f"}  # ddgs begins Bing's news with the second ten, and sends an empty filter
    assert set(ours) - paging - ours_only == set(payload) - paging
    assert all(ours[key] == payload[key] for key in ("q", "p", "vqd", "l", "o", "async", "count") if key in payload)


@each
def test_the_parser_of_ddgs_finds_the_same_pages(backend, name):
    theirs = backend(name)
    found = theirs.post_extract_results(theirs.extract_results(BODIES[name].decode()))
    pages = [getattr(row, "url", None) or getattr(row, "content", None) for row in found]
    assert {hit.url for hit in read(name, BODIES[name]).hits} <= set(pages)


# -- in a scan ---------------------------------------------------------------------------------------------------------


def test_a_picture_joins_the_page_that_it_stands_on():
    web = Query("N1", "N1", NAME, Tier.NAME, 30)
    pictures = Query("M1", "M1", NAME, Tier.NAME, 30, Medium.IMAGES)
    page = f"""<ol id="b_results"><li class="b_algo"><h2><a href="https://x.example/">Ottilie</a></h2><p>x</p></li>
    <li class="b_algo"><h2><a href="{TEAM}">Ottilie Marrowby</a></h2><p>Our team</p></li></ol>"""
    at = datetime(2026, 3, 1, tzinfo=UTC)
    items = [
        Collected(Ask("duckduckgo-images", pictures), read("duckduckgo-images", BODIES["duckduckgo-images"]), at),
        Collected(Ask("bing", web), ENGINES["bing"].read(Reply(200, "", {}, page.encode())), at),
    ]
    findings = {f.url: f for f in merge(items, {e.id: e.index for e in ENGINES.values()})}
    team = findings[TEAM]
    assert {s.query.medium for s in team.sightings} == {Medium.WEB, Medium.IMAGES}
    assert team.indexes == {"bing"}, "pictures of one index are no second vote"
    assert team.kind is HitKind.WEB, "a page that a search for pages shows is a page"
