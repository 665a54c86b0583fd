"""Mojeek: a small index of its own, plain pages."""

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading.layout import Layout, Row, read
from identity_scan.engines.requesting import asked, country, get, language, opens, paged
from identity_scan.model import Query, Reply, Request

LAYOUT = Layout(
    engine="Mojeek",
    home="https://www.mojeek.com/",
    rows=(
        Row(
            item="ul[class*='results'] > li:has(h2)",
            link="h2 a[href]",
            title="h2 a[href]",
            snippet="p.s",
            date="p.s > span.date, p.i span.date",
        ),
    ),
    results=".results, ul[class*='results']",
    beside=".pagination, .clu-more, p.more, .infobox, .serp-ads",
    # The same paragraph once counted results, so it says "none" only where no list stands beside it.
    none="ul[class*='results']:not(:has(li)) p.top-info, .result-col:not(:has(li)) p.top-info, .no-results",
    blocked=".captcha-wrap, altcha-widget, .altcha",
    blocked_in=("altcha.js", "altcha.min.js"),
    next=".pagination li:last-child a[href*='s=']",
    current=".pagination li:not(:has(a)) > span",
    sign="ul[class*='results-'], .serp-results, .header-form input.js-search-input",
    page=("s", 11, 10),
    count=".results-count-container p",
)


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the address of a page of results; the first page names no start, which Mojeek takes for a program."""
    params = (("q", asked(query.text)), paged(page, *LAYOUT.page))
    cookies = (("lb", language(options)), *((("arc", country(options)),) if country(options) else ()))
    return get("https://www.mojeek.com/search", options, *params, cookies=cookies)


MOJEEK = Engine(
    id="mojeek",
    name="Mojeek",
    index="mojeek",
    read=lambda reply: read(reply, LAYOUT),
    request=request,
    hosts=("mojeek.com",),
    browse=lambda text: opens("https://www.mojeek.com/search?q=", text),
    gap=5.0,
)
