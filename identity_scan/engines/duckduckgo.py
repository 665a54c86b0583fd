"""DuckDuckGo: the html page, the lite page and the script page, all of Bing's index."""

from collections.abc import Iterator

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading.layout import Found, Layout, Row, iso, read
from identity_scan.engines.reading.result_page import Page, filled, parse, words
from identity_scan.engines.requesting import asked, country, language, marked, opens, spoken
from identity_scan.model import Query, Reply, Request, Route

HTML = "https://html.duckduckgo.com/html/"


def lite(page: Page) -> Iterator[Found]:
    """Yield the rows of the lite page: a title in one line of a table, its words in the lines below."""
    from bs4 import Tag

    for link in page.soup.select("tr:not(.result-sponsored) a.result-link"):
        line = link.find_parent("tr")
        below = [row for row in line.find_next_siblings("tr", limit=2) if isinstance(row, Tag)] if line else []
        snippet = next((cell for row in below if (cell := row.select_one("td.result-snippet"))), None)
        stamp = next((mark for row in below if (mark := row.select_one("span.timestamp"))), None)
        yield Found(words(link), str(link.get("href") or ""), words(snippet), iso(words(stamp)), link, line)


HTML_ROW = Row(
    item="div.result:not(.result--ad):not(.result--no-result):not(.result--sep):not(.result--more)",
    link="a.result__a",
    title="a.result__a",
    snippet=".result__snippet",
    date=".result__extras__url > span:not([class]), .result__timestamp",
)
SCRIPT_ROW = Row(
    item='article[data-testid="result"]',
    link='a[data-testid="result-title-a"] | h2 a',
    title='a[data-testid="result-title-a"] | h2 a',
    snippet='[data-result="snippet"]',
    date='[data-result="snippet"] span > span:first-child:has(+ span)',
)
LAYOUT = Layout(
    engine="DuckDuckGo",
    home="https://duckduckgo.com/",
    rows=(HTML_ROW, lite, SCRIPT_ROW),
    results="#links.results, .react-results--main",
    beside=".nav-link, .feedback-btn, .result--ad",
    none='.no-results, .result--no-result, [data-testid="no-results-message"], .no-results__message',
    blocked='form#challenge-form, .anomaly-modal__modal, [data-testid="anomaly-modal"]',
    blocked_in=("duckduckgo.com/anomaly.js",),
    box='input[name="q"]',
    next='.nav-link form input[name="s"] ~ input[name="nextParams"], form.next_form, #more-results, .result--more a',
    # The script page asks for more as it is scrolled, so only the other two tell the end by having no such form.
    pager='#links.results, form[action$="/lite/"]',
    back='.nav-link form input[name="s"][value="0"], .nav-link ~ .nav-link, form.prev_form',
    page=("s", 10, 15),
    sign='#links.results, .react-results--main, article[data-testid="result"], form[action$="/lite/"]',
    replaced='#did_you_mean [data-testid="requery-link"]',
    generated='[data-layout="duckassist_answer"], [data-react-module-id="duckassist_answer"]',
)


def region(options: Options) -> str:
    """Return DuckDuckGo's code of country and language, such as ca-fr; the whole world if there is no country."""
    return f"{country(options)}-{language(options)}" if country(options) else "wt-wt"


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the form of a page: a later one repeats what the page before hands on, or DuckDuckGo grows wary."""
    handed = _handed_on(before) if page > 1 and before is not None else {}
    form = handed | {"q": asked(query.text), "kl": region(options)}
    if page == 1:
        form["b"] = ""
    elif "s" not in form:
        form |= {"s": str(10 + (page - 2) * 15), "dc": str(11 + (page - 2) * 15)}
    # What a browser says of a form on this house's own page: the client by itself says that it came from nowhere.
    house = "https://html.duckduckgo.com"
    headers = (("Referer", f"{house}/"), ("Origin", house), ("Sec-Fetch-Site", "same-origin"), spoken(options))
    return Request(marked(HTML, page), form=tuple(form.items()), headers=headers, cookies=(("kl", region(options)),))


def _handed_on(before: Reply) -> dict[str, str]:
    page = parse(before)
    forms = [] if page is None else page.soup.select(".nav-link form, form.next_form")
    return filled(forms[-1].select("input[type=hidden][name]")) if forms else {}


DUCKDUCKGO = Engine(
    id="duckduckgo",
    name="DuckDuckGo",
    index="bing",
    read=lambda reply: read(reply, LAYOUT),
    request=request,
    hosts=("duckduckgo.com",),
    layout=LAYOUT,
    browse=lambda text: opens("https://duckduckgo.com/?ia=web&q=", text),
    route=Route.DDGS,
    chained=True,
)
