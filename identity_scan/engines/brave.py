"""Brave Search: an index of its own; the class names made by its tool (svelte-...) change too often to rest on."""

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading.layout import Layout, Row, read
from identity_scan.engines.requesting import asked, country, get, opens, paged
from identity_scan.model import Query, Reply, Request

LAYOUT = Layout(
    engine="Brave",
    home="https://search.brave.com/",
    rows=(
        Row(
            item='div.snippet[data-type="web"]',
            link="a[href]",
            title=".search-snippet-title | .snippet-title | .title",
            snippet=".generic-snippet .content | .snippet-description | .inline-qa-answer | .content | .description",
            date=".generic-snippet .content > span.t-secondary, .snippet-description .text-gray",
        ),
    ),
    results="#results:has(.snippet)",
    beside="#search-elsewhere, #pagination, #pagination-snippet, .standalone, #llm-snippet, .ad",
    none="#results .fallback-message, .fallback-message, #no-results, .no-results",
    blocked="main.captcha-wrapper, .captcha-wrapper, #pow-captcha, form[action='/captcha']",
    blocked_in=('page:"/captcha"', 'page: "/captcha"', '"route":{"id":"/captcha"}', 'id:"/captcha"'),
    box="#searchbox, input[name='q'], textarea[name='q']",
    next='#pagination a[href*="offset="]:not([disabled=""]):not([disabled="true"]):last-child',
    page=("offset", 1, 1),
    sign='div.snippet[data-type="web"], #results .snippet, form#searchform #searchbox, #results .fallback-message',
    generated="#llm-snippet",
    generated_without="button, header, footer, [class*='disclaimer']",
)


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the address of a page of results, without the worker's place."""
    cookies = (("useLocation", "0"), *((("country", country(options)),) if country(options) else ()))
    params = (("q", asked(query.text)), ("source", "web"), paged(page, *LAYOUT.page))
    return get("https://search.brave.com/search", options, *params, cookies=cookies)


BRAVE = Engine(
    id="brave",
    name="Brave",
    index="brave",
    read=lambda reply: read(reply, LAYOUT),
    request=request,
    hosts=("search.brave.com",),
    browse=lambda text: opens("https://search.brave.com/search?source=web&q=", text),
    gap=6.0,
    page_size=20,
)
