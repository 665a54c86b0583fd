"""Ecosia: Google's, Bing's and Staan's indexes mixed; read from the person's own browser."""

from identity_scan.engines.engine import Engine
from identity_scan.engines.reading.layout import Layout, Row, read
from identity_scan.engines.requesting import opens

LAYOUT = Layout(
    engine="Ecosia",
    home="https://www.ecosia.org/",
    rows=(
        Row(
            item='article[data-test-id="organic-result"], [data-test-id="mainline-result-web"]:not(:has(article))',
            link='.result__link | a[data-test-id="result-link"]:has(h2) | a[data-test-id="result-link"] | h2 a',
            title='[data-test-id="result-title"] | h2',
            snippet='[data-test-id="web-result-description"] | [data-test-id="result-description"]',
            date=".web-result__date, [data-test-id='web-result-date']",
        ),
        # The pages of before 2022.
        Row(item="div.result.js-result", link="a.result-title", title="a.result-title", snippet="p.result-snippet"),
    ),
    results='[data-test-id="mainline"]',
    beside='[data-test-id="mainline-result-ad"], [data-test-id*="related"], [data-test-id="simplified-pagination"]',
    none='[data-test-id="web-no-results"], [data-test-id="no-results-query"]',
    next='[data-test-id="next-button"][href], .pagination-next[href]',
    page=("p", 1, 1),
    sign='[data-test-id="mainline-result-web"], [data-test-id="web-no-results"], [data-test-id="search-form-input"]',
)

ECOSIA = Engine(
    id="ecosia",
    name="Ecosia",
    index="mixed",  # of Bing, Google and Staan: no vote of any of them
    read=lambda reply: read(reply, LAYOUT),
    hosts=("ecosia.org",),
    layout=LAYOUT,
    browse=lambda text: opens("https://www.ecosia.org/search?q=", text),
    usual=False,
)
