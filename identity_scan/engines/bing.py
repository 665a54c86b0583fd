"""Bing: desktop pages since 2014."""

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading.layout import Layout, Row, read
from identity_scan.engines.requesting import asked, get, market, opens, paged
from identity_scan.model import Query, Reply, Request

LAYOUT = Layout(
    engine="Bing",
    home="https://www.bing.com/",
    rows=(
        Row(
            item="#b_results > li.b_algo",
            link="h2 a[href] | a[href]:has(h2) | .b_algoheader a[href] | .b_title a[href]",
            title="h2 a | h2 | .b_algoheader a | .b_title a",
            title_without=".sb_doct_txt",
            snippet=".b_caption p | .b_snippet p | .b_snippet | p | .b_snippetBigText | .b_caption",
            date=".news_dt",
            snippet_without=".algoSlug_icon, .b_attribution, .sa_uc, .b_factrow, .b_paractl > a",
        ),
    ),
    results="ol#b_results",
    beside="li.b_ans, li.b_ad, li.b_msg, li.b_pag, li.b_mop",
    none="#b_results > li.b_no",
    blocked="#b_captcha, .captcha, .turnstile-widget, #turnstile-widget, .captcha_header, form[action*='/challenge/']",
    blocked_in=("captchaSuccessPostMessage", "bing.com/challenge/verify", "turnstile-widget"),
    box="#sb_form_q, input[name='q'], textarea[name='q']",
    next=".b_pag a.sb_pagN[href], .b_pag a[href*='first=']",
    current=".b_pag .sb_pagS",
    back=".b_pag a.sb_pagP[href]",
    page=("first", 11, 10),
    replaced="#sp_recourse a, #sp_requery a, .b_pag a[href*='first=']",
    sign="#b_results, #b_content",
    count=".sb_count",
)


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the address of a page of results, in the worker's market."""
    params = (("q", asked(query.text)), ("mkt", market(options)), paged(page, *LAYOUT.page))
    return get("https://www.bing.com/search", options, *params)


BING = Engine(
    id="bing",
    name="Bing",
    index="bing",
    read=lambda reply: read(reply, LAYOUT),
    request=request,
    hosts=("bing.com",),
    layout=LAYOUT,
    browse=lambda text: opens("https://www.bing.com/search?q=", text),
    first_only=True,
)
