"""Pictures, news and videos: the backends of ddgs, one named engine a call, sent through its HTTP client.

They are asked as ddgs asks them and read here, since ddgs gives the same exception for refused and for empty. None of
these searches has a sign of its own for "there is nothing", so an empty list is `changed` and never `none`. Pictures
are listed by the page they stand on: the addresses of the pictures themselves are left where they are.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from identity_scan.engines import bing, yahoo
from identity_scan.engines.duckduckgo import DUCKDUCKGO, region
from identity_scan.engines.engine import Asker, Engine, Options, Unready
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.reading.layout import Found, Layout, Row, read
from identity_scan.engines.reading.result_page import Page, decode
from identity_scan.engines.reading.unwrap import parameters
from identity_scan.engines.requesting import asked, country, get, language, market, opens, paged
from identity_scan.model import Answer, Hit, HitKind, Medium, Outcome, Query, Reply, Request, Route
from identity_scan.speech.text import fold, holds

SENT_BY_DDGS: Mapping[str, tuple[str, str]] = {
    "duckduckgo-images": ("images", "duckduckgo"),
    "bing-images": ("images", "bing"),
    "duckduckgo-news": ("news", "duckduckgo"),
    "bing-news": ("news", "bing"),
    "yahoo-news": ("news", "yahoo"),
    "duckduckgo-videos": ("videos", "duckduckgo"),
}
"""The category and the name that each engine has in ddgs; its `auto` would send the name to all of them."""

_KIND = {Medium.IMAGES: HitKind.IMAGE, Medium.NEWS: HitKind.NEWS, Medium.VIDEO: HitKind.VIDEO}


def _told(answer: Answer, medium: Medium, engine: str, query: str) -> Answer:
    """Return an answer with its rows marked for what they are; no rows are no claim that there are none."""
    hits = tuple(replace(hit, kind=_KIND[medium]) for hit in answer.hits)
    kept = tuple(hit for hit in hits if medium is not Medium.IMAGES or _speaks_of(hit, query))
    if kept:
        return replace(answer, hits=kept)
    if hits:
        return Answer(Outcome.CHANGED, said=refusing.why(refusing.UNRELATED, engine))
    if answer.outcome in (Outcome.RESULTS, Outcome.NONE):
        return Answer(Outcome.CHANGED, said=refusing.why(refusing.UNTOLD, engine))
    return answer


def _speaks_of(hit: Hit, query: str) -> bool:
    """Tell whether a row holds a word of the name; a page of pictures is filled up with whatever looks alike."""
    asked_for = [word for phrase in re.findall(r'"([^"]+)"', query) for word in fold(phrase).split() if len(word) > 2]
    shown = fold(f"{hit.title} {hit.snippet} {hit.url}")
    return not asked_for or any(holds(shown, word) for word in asked_for)


def _further(
    house: Engine,
    id: str,
    name: str,
    medium: Medium,
    request: Asker,
    read_reply: Callable[[Reply], Answer],
    at: str,
    *,
    page_size: int = 10,
) -> Engine:
    """A further search of a house: by wish, through ddgs, in the turn of the house; `at` opens it in a browser."""
    return Engine(
        id=id,
        name=name,
        index=house.index,
        read=read_reply,
        request=request,
        look=lambda text: opens(at, text),
        route=Route.DDGS,
        page_size=page_size,
        usual=False,
        media=frozenset({medium}),
        hosts=house.hosts,
        brand=house.id,
    )


# -- DuckDuckGo: JSON, asked with the token of the page that a person would see ---------------------------------------

_DDG = "https://duckduckgo.com/"
_TOKEN = re.compile(rb"""vqd=["']?([\w-]{6,200})""")
_WALL = (b"anomaly.js", b"anomaly-modal", b"challenge-form")
_REFUSALS = json_rows.REFUSALS | {418: refusing.PROGRAM}


def _token(query: Query, options: Options) -> Request:
    return get(_DDG, options, ("q", asked(query.text)))


def _ddg_request(script: str, *also: tuple[str, str]) -> Asker:
    def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
        token = _TOKEN.search(before.body) if before is not None else None
        if token is None:
            raise Unready
        secret = token[1].decode("ascii", "ignore")
        params = (("l", region(options)), ("o", "json"), ("q", asked(query.text)), ("vqd", secret))
        made = get(f"{_DDG}{script}", options, *params, *also)
        return replace(made, headers=(*made.headers, ("Referer", _DDG)))

    return request


def _ddg_read(engine: str, medium: Medium, title: str, url: str, snippet: str, date: str) -> Callable[[Reply], Answer]:
    def said(found: dict[str, Any], query: str) -> Answer | None:
        listed = found.get("results")
        if not isinstance(listed, list):
            return None
        dated = [{**row, date: _day(row.get(date))} if isinstance(row, dict) else row for row in listed]
        hits = json_rows.hits(dated, title, url, snippet, date)
        if listed and not hits:
            return None
        return _told(Answer(Outcome.RESULTS, hits), medium, engine, query)

    def read_reply(reply: Reply) -> Answer:
        if any(sign in reply.body for sign in _WALL):
            return Answer(Outcome.BLOCKED, said=refusing.why(refusing.PUZZLE, engine))
        query = parameters(reply.url).get("q", "")
        return json_rows.read(reply, engine, lambda found: said(found, query), _REFUSALS)

    return read_reply


def _day(value: object) -> object:
    """A moment counted in seconds, as its news come with, as a day; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 4_000_000_000:
        return value
    return datetime.fromtimestamp(value, UTC).date().isoformat()


def _ddg(
    id: str, name: str, medium: Medium, script: str, parts: tuple[str, ...], page: str, *also: tuple[str, str]
) -> Engine:
    """`parts` name a row's title, address, words and day; `page` is what a browser asks for in place of `script`."""
    request, read_reply = _ddg_request(script, *also), _ddg_read(name, medium, *parts)
    made = _further(DUCKDUCKGO, id, name, medium, request, read_reply, f"{_DDG}?{page}&q=", page_size=30)
    return replace(made, token=_token)


DUCKDUCKGO_IMAGES = _ddg(
    "duckduckgo-images", "DuckDuckGo Images", Medium.IMAGES, "i.js", ("title", "url", "source", ""),
    "iax=images&ia=images", ("p", "1"), ("ct", "AT"),
)  # fmt: skip
DUCKDUCKGO_NEWS = _ddg(
    "duckduckgo-news", "DuckDuckGo News", Medium.NEWS, "news.js", ("title", "url", "excerpt", "date"),
    "iar=news&ia=news", ("p", "-1"), ("noamp", "1"),
)  # fmt: skip
DUCKDUCKGO_VIDEOS = _ddg(
    "duckduckgo-videos", "DuckDuckGo Videos", Medium.VIDEO, "v.js", ("title", "content", "description", "published"),
    "iax=videos&ia=videos", ("p", "-1"),
)  # fmt: skip


# -- Bing and Yahoo: pieces of pages ----------------------------------------------------------------------------------


def pictures(page: Page) -> Iterator[Found]:
    """Yield the rows of Bing's pictures: each carries a note in JSON with the page that it stands on."""
    for link in page.soup.select("a.iusc[m]"):
        try:
            note = json.loads(str(link["m"])[:20_000])
        except (ValueError, RecursionError):
            continue
        if isinstance(note, dict) and isinstance(note.get("purl"), str):
            yield Found(json_rows.plain(note.get("t")) or note["purl"], note["purl"], json_rows.plain(note.get("desc")))


def news(page: Page) -> Iterator[Found]:
    """Yield the rows of Bing's news, whose title and address stand in the row's own attributes."""
    for item in page.soup.select("div.newsitem[url]"):
        snippet = item.select_one(".snippet")
        yield Found(
            json_rows.plain(item.get("data-title")),
            str(item["url"]),
            json_rows.plain(str(snippet.get("title") or snippet.get_text())) if snippet is not None else "",
        )


def _piece(layout: Layout, name: str, *ways: Callable[[Page], Iterator[Found]]) -> Layout:
    """The layout of a house's other search: its walls are those of its pages, its "nothing" is not known."""
    return Layout(
        engine=name, home=layout.home, rows=ways, results="", blocked=layout.blocked, blocked_in=layout.blocked_in,
        consent=layout.consent, consent_in=layout.consent_in,
    )  # fmt: skip


def _page_read(layout: Layout, medium: Medium, asked_as: str) -> Callable[[Reply], Answer]:
    def read_reply(reply: Reply) -> Answer:
        answer = _told(read(reply, layout), medium, layout.engine, parameters(reply.url).get(asked_as, ""))
        empty = answer.outcome is Outcome.CHANGED and not decode(reply).strip()
        return Answer(Outcome.CHANGED, said=refusing.why(refusing.UNTOLD, layout.engine)) if empty else answer

    return read_reply


def _bing_images(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    words = ("q", asked(query.text))
    paging = (("async", "1"), ("first", str(35 * (page - 1) + 1)), ("count", "35"))
    return get("https://www.bing.com/images/async", options, words, *paging, ("mkt", market(options)))


def _bing_news(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    # ddgs begins one step further on, and so never sees the first ten.
    paging = (("InfiniteScroll", "1"), ("first", str(10 * (page - 1) + 1)), ("SFX", str(page - 1)))
    place = (("cc", country(options)), ("setlang", language(options)))
    return get("https://www.bing.com/news/infinitescrollajax", options, ("q", asked(query.text)), *paging, *place)


def _yahoo_news(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    return get("https://news.search.yahoo.com/search", options, ("p", asked(query.text)), paged(page, "b", 11, 10))


_BING_IMAGES = _piece(bing.LAYOUT, "Bing Images", pictures)
_BING_NEWS = _piece(bing.LAYOUT, "Bing News", news)
_YAHOO_NEWS = _piece(
    yahoo.LAYOUT, "Yahoo News", Row(item="#web li:has(h4)", link="h4 a[href]", title="h4", snippet="p")
)

BING_IMAGES = _further(
    bing.BING, "bing-images", "Bing Images", Medium.IMAGES, _bing_images,
    _page_read(_BING_IMAGES, Medium.IMAGES, "q"), "https://www.bing.com/images/search?q=", page_size=35,
)  # fmt: skip
BING_NEWS = _further(
    bing.BING, "bing-news", "Bing News", Medium.NEWS, _bing_news,
    _page_read(_BING_NEWS, Medium.NEWS, "q"), "https://www.bing.com/news/search?q=",
)  # fmt: skip
YAHOO_NEWS = replace(
    _further(
        yahoo.YAHOO, "yahoo-news", "Yahoo News", Medium.NEWS, _yahoo_news,
        _page_read(_YAHOO_NEWS, Medium.NEWS, "p"), "https://news.search.yahoo.com/search?p=",
    ),
    index="yahoo",  # its pages are Bing's, its news are its own
)  # fmt: skip
