"""A page that further sites show: none of them is lost from sight, each is asked, and it goes on as one page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pretend import ME, NOON, finding, judged

from identity_scan.advice.links import link, links
from identity_scan.demo.web import DemoWeb, Document, World
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options
from identity_scan.keeping.compare import Kind, compare
from identity_scan.keeping.history import History
from identity_scan.merging.merge import merge
from identity_scan.model import Decision, Depth, Finding, Judged, Reply, Request, Verdict
from identity_scan.planning import plan
from identity_scan.present.blocks import texts
from identity_scan.present.finding import Beside, on_paper, on_screen
from identity_scan.session.recheck import State, look
from identity_scan.session.search import Search
from identity_scan.speech.text import fold

PAGE = "https://www.club.example/members"
COPY = "https://web.archive.org/web/2016/http://club.example/members"
APPLE = "https://podcasts.apple.com/ca/podcast/night/id1500000001?i=1000600000001"
SPOTIFY = "https://open.spotify.com/episode/5aaaaaaaaaaaaaaaaaaaaa"


def shown_at(*urls: str) -> Finding:
    one = finding(url=urls[0])
    return replace(one, sightings=tuple(replace(one.sightings[0], url=url) for url in urls))


@pytest.mark.parametrize(
    ("urls", "elsewhere"),
    [
        ((PAGE, "http://m.club.example/members?utm_source=x"), ()),
        (("https://x.com/a", "https://twitter.com/a", "https://mobile.twitter.com/a"), ()),
        (("https://ca.linkedin.com/in/a", "https://www.linkedin.com/in/a"), ()),
        (("https://www.youtube.com/watch?v=a", "https://youtu.be/a"), ()),
        (("https://www.yelp.ca/biz/a", "https://m.yelp.com/biz/a"), ()),
        ((PAGE, "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fclub.example%2Fmembers"), ()),
        ((PAGE, COPY, COPY.replace("2016", "2017")), (COPY,)),
        (("https://x.com/a/status/1", "https://nitter.net/a/status/1"), ("https://nitter.net/a/status/1",)),
        ((APPLE, SPOTIFY), (SPOTIFY,)),
        (("",), ()),
    ],
)
def test_another_name_of_a_site_is_no_further_site(urls: tuple[str, ...], elsewhere: tuple[str, ...]) -> None:
    assert shown_at(*urls).elsewhere == elsewhere


def test_a_hint_shows_no_further_site() -> None:
    one = shown_at(PAGE, COPY)
    first, second = one.sightings
    assert replace(one, sightings=(first, replace(second, doubted=True))).elsewhere == ()


def told(found: Judged) -> str:
    return " ".join(texts(on_screen(found, Beside({}))))


@pytest.mark.parametrize(
    ("urls", "place", "step"),
    [
        ((PAGE, COPY), "web.archive.org/web/2016", "it stays until this archive is asked as well"),
        ((APPLE, SPOTIFY), "open.spotify.com/episode", "ask the show, and the directories will follow"),
        (("https://x.com/a/status/1", "https://nitter.net/a/status/1"), "nitter.net/a", "It only repeats x.com"),
    ],
)  # fmt: skip
def test_each_site_stands_on_the_sheet_with_what_it_takes_there(urls: tuple[str, ...], place: str, step: str) -> None:
    found = judged(shown_at(*urls))
    for sheet in (on_screen(found, Beside({})), on_paper(found)):
        text = " ".join(texts(sheet))
        assert place in text
        assert step in text
    assert step not in told(judged(shown_at(urls[0])))


def test_what_is_asked_of_one_site_is_offered_for_the_other_too() -> None:
    alone, both = judged(shown_at(PAGE)), judged(shown_at(PAGE, COPY))
    more = {one.title for one in links("PRIV-04", both, ME)} - {one.title for one in links("PRIV-04", alone, ME)}
    assert any("info@archive.org" in title for title in more), more
    assert link("PRIV-04", both, ME) == link("PRIV-04", alone, ME), "the page itself comes first"


class Sites:
    """Sites that answer a look as they are told to."""

    def __init__(self, **status: int) -> None:
        self.asked: list[str] = []
        self._status = status

    async def visit(self, engine: Engine, request: Request) -> Reply:
        self.asked.append(engine.name)
        text = f"<title>Members</title><p>Guelph Trail Club: members</p>{'All walk on Sundays. ' * 20}"
        return Reply(
            self._status[engine.name.split(".")[-2]], request.url, {"content-type": "text/html"}, text.encode()
        )


@pytest.mark.parametrize(
    ("club", "archive", "state", "gone", "asked"),
    [
        (200, 200, State.STILL_THERE, False, 1),
        (404, 404, State.GONE, True, 2),
        (404, 200, State.CHANGED, False, 2),
        (404, 403, State.CANNOT_TELL, None, 2),
    ],
)
async def test_a_page_is_gone_only_where_each_site_says_so(
    club: int, archive: int, state: State, gone: bool | None, asked: int
) -> None:
    sites = Sites(club=club, archive=archive)
    found = await look(judged(shown_at(PAGE, COPY)), sites)
    assert (found.state, found.gone, len(sites.asked)) == (state, gone, asked)
    if state not in (State.STILL_THERE, State.GONE):
        assert found.why.startswith("club.example says that it is gone, but archive.org showed it as well.")


NAME = "Ottoline Varga"
EPISODE = "Night shifts and what they cost"


def episode(url: str, index: str, site: str) -> Document:
    title, snippet = f"{EPISODE} - Soft Landings - {site}", f"{NAME}, a social worker of Guelph, tells of nights."
    return Document(url, title, snippet, frozenset((index,)), fold(f"{title} {snippet}"))


THERE = (episode(APPLE, "bing", "Apple Podcasts"), episode(SPOTIFY, "brave", "Podcast on Spotify"))


async def searched(history: History, documents: tuple[Document, ...], days: int) -> Search:
    asked = [ENGINES["bing"], ENGINES["brave"]]
    made = plan.make(ME, Depth.LIGHT, asked, plan.named(["N1"], ME))
    search = Search.begin(ME, made, asked, history, lambda: NOON + timedelta(days=days))
    async for _item in search.run(DemoWeb(World(documents)), lambda _engine: Options("en-CA")):
        pass
    search.finish()
    return search


@pytest.mark.parametrize("left", [0, 1])
@pytest.mark.parametrize("decided", [True, False])
async def test_it_goes_on_as_one_page_where_one_site_alone_still_shows_it(left: int, decided: bool) -> None:
    """It would be told as gone, and as new beside that, though it never went (law 1)."""
    with History.open(None, lambda: NOON) as history:
        first = await searched(history, THERE, 0)
        (page,) = history.record(first.scan.id).seen
        if decided:
            history.decide(Decision(page, verdict=Verdict.ME))
        later = [await searched(history, (THERE[left],), days) for days in (30, 60)]
        records = [history.record(search.scan.id) for search in (first, *later)]
        assert [set(record.seen) for record in records] == [{page}] * 3
        kinds = {change.kind for change in compare(records[1], records[2], records[:1]).changes}
        assert not kinds & {Kind.GONE, Kind.NEW, Kind.NOT_SEEN}
        (shown,) = merge(later[1].collected, {}, *history.pages())
        assert shown.id == page
