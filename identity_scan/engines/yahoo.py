"""Yahoo: Bing's index, seven results a page, the European cookie question before it."""

from dataclasses import replace

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading.layout import Layout, Row, read
from identity_scan.engines.requesting import asked, get, opens, paged
from identity_scan.model import Query, Reply, Request

LAYOUT = Layout(
    engine="Yahoo",
    home="https://search.yahoo.com/",
    rows=(
        Row(
            item=".algo-sr, .relsrch, div.dd.algo",
            link=".compTitle a:has(h3) | .compTitle h3 a | h3 a",
            title=".compTitle h3 | h3",
            title_without="a > span.p-abs, a > span:has(.p-crumb), .p-crumb, .url",
            snippet=".compText p | .compText",
            date=".compText span.fc-smoke, .compText span.fc-2nd",
        ),
        # The pages of before 2015.
        Row(item="#web > ol > li > .res", link="h3 a", title="h3 a", snippet=".abstr"),
    ),
    results="#web ol.searchCenterMiddle, #web > ol",
    beside="div.dd:not(.algo):not(.algo-sr):not(.relsrch)",
    none=".zrp, .compNoResults, .dd.NoResults, .no-results, #web .msg.zrp",
    blocked="form[action*='captcha'], .captcha, #recaptcha-iframe, #px-captcha",
    consent="#consent-page, form.consent-form, .consent-overlay",
    consent_in=("guce.yahoo.com/consent", "consent.yahoo.com"),
    box="input[name='p']",
    next=".compPagination a.next, .pagination a.next, a.next[href], .pages strong + a[href], #pg-next",
    current=".pages strong, .compPagination strong",
    sign=".searchCenterMiddle, .algo-sr, #yschsp, #ysch, form[action*='search.yahoo.com'] input[name='p']",
    page=("b", 8, 7),
    replaced="#cquery a, .compTitle.cquery a, #cquery",
)


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the address of a page of results; a page has seven.

    The host for all countries leads a Canadian to Canada's by itself. Its own form sends an empty `iscqry` with a first
    page, without which that page may come without its results (searxng, 2026-05).
    """
    params = (("p", asked(query.text)), ("ei", "UTF-8"), paged(page, *LAYOUT.page))
    found = get("https://search.yahoo.com/search", options, *params)
    return found if page > 1 else replace(found, params=(*found.params, ("iscqry", "")))


YAHOO = Engine(
    id="yahoo",
    name="Yahoo",
    index="bing",
    read=lambda reply: read(reply, LAYOUT),
    request=request,
    hosts=("search.yahoo.com", "search.yahoo.co.jp"),  # every country but Japan is below the first
    layout=LAYOUT,
    browse=lambda text: opens("https://search.yahoo.com/search?p=", text),
    page_size=7,
)
