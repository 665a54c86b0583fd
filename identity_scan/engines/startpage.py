"""Startpage: Google's index; a search needs the token of its home page."""

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading.layout import Layout, Row, read
from identity_scan.engines.reading.result_page import filled, parse
from identity_scan.engines.requesting import asked, country, get, language, marked, opens, spoken
from identity_scan.model import Query, Reply, Request

HOME = "https://www.startpage.com/"
LAYOUT = Layout(
    engine="Startpage",
    home=HOME,
    rows=(
        Row(
            item="div.w-gl div.result, div.w-gl__result, section#main div.result:has(> a.result-title)",
            link="a.result-title | a.result-link | a.w-gl__result-title | h2 a",
            title="a.result-title h2 | h2 | h3 | a.result-title | a.w-gl__result-title",
            snippet="p.description | p.w-gl__description | .description",
        ),
    ),
    results="div.w-gl, section.w-gl, section#main:has([class*='pagination'])",
    beside=".gcsa-container, [class*='pagination']",
    none=".no-results, .no-results-container, .show-results-none, [data-testid='no-results']",
    blocked="form[action*='/sp/captcha'], #captcha, .captcha-form",
    blocked_in=('id="anubis_challenge"', "/sp/captcha"),
    box="form#search input[name='query'], input#q, input[name='query']",
    next=".pagination form:last-child button, .pagination__next-prev-button.next, .pagination .next",
    current=".pagination form[aria-label^='current page'] button, .pagination .current, .pagination__num--active",
    sign="div.w-gl, form#search[action*='/sp/search'], .w-gl__result",
    page=("page", 2, 1),
)
REFUSED = {"abp", "query", "page", "segment"}
"""Fields of its forms not handed on: the first is now answered with a block, the others are set here."""


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the search form, filled in with what the page before (the home page at first) hands on."""
    form = {"query": asked(query.text), "cat": "web", "t": "device"} | _handed_on(before)
    if page > 1:
        form |= {"page": str(page), "segment": "startpage.udog"}
    headers = (("Referer", HOME), spoken(options))
    return Request(
        marked(f"{HOME}sp/search", page), form=tuple(form.items()), headers=headers, cookies=_wishes(options)
    )


def _wishes(options: Options) -> tuple[tuple[str, str], ...]:
    """The cookie in which its settings page keeps language and region; without it the region is its own guess."""
    tongue = {"en": "english", "fr": "francais"}.get(language(options))
    where = f"{language(options)}_{country(options).upper()}" if country(options) else "all"
    said = {"language": tongue, "language_ui": tongue, "search_results_region": where}
    return (("preferences", "N1N".join(f"{name}EEE{value}" for name, value in said.items() if value)),)


def _handed_on(before: Reply | None) -> dict[str, str]:
    page = parse(before) if before is not None else None
    boxes = page.soup.select("form#search input[type=hidden][name]") if page is not None else []
    return {name: value for name, value in filled(boxes).items() if name not in REFUSED}


STARTPAGE = Engine(
    id="startpage",
    name="Startpage",
    index="google",
    read=lambda reply: read(reply, LAYOUT),
    request=request,
    opening=lambda options: get(HOME, options),
    hosts=("startpage.com",),
    layout=LAYOUT,
    browse=lambda text: opens(f"{HOME}sp/search?query=", text),
    gap=6.0,
    chained=True,
)
