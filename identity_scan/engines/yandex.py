"""Yandex: an index of its own, Russian-speaking; asked only if the worker switches it on."""

from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.reading.layout import Layout, Row, read
from identity_scan.engines.requesting import asked, get, opens, paged
from identity_scan.model import Query, Reply, Request

LAYOUT = Layout(
    engine="Yandex",
    home="https://yandex.com/",
    rows=(
        Row(
            # Rows with a fast name are its own blocks: goods, videos, pictures.
            item=".serp-item:not([data-fast-name^='video'], [data-fast-name^='images'], [data-fast-name^='market'])",
            link="a.OrganicTitle-Link | a.organic__url | .b-serp-item__title-link | h2 a",
            title=".TranslatedSnippet-TranslatedTitle | .OrganicTitle-LinkText | .OrganicTitle | .organic__url-text"
            " | .b-serp-item__title-link | h2",
            snippet=".OrganicText | .OrganicTextContentSpan | .organic__text | .b-serp-item__text | .TextContainer",
            snippet_without=".ExtendedText-Toggle, .Button",
        ),
    ),
    results="#search-result, ul.serp-list, .b-serp-list",
    beside=".serp-adv-item, [data-fast-name], .Pager, .Related",
    none=".EmptySearchResults, .misspell__message_type_empty, .misspell__message:-soup-contains('ничего не наш')"
    ", .b-error-search",
    blocked=".CheckboxCaptcha, .AdvancedCaptcha, form[action*='/checkcaptcha'], .smart-captcha",
    blocked_in=("/showcaptcha", "/checkcaptcha"),
    box="input[name='text']",
    next=".Pager-Item_type_next, .pager__item_kind_next, .b-pager__next",
    page=("p", 1, 1),
    sign="li.serp-item, div.serp-list__card, input.HeaderForm-Input, #search-result, .b-serp-item, form.search2",
    generated=".FuturisGPTMessage-GroupContent",
    generated_without=".A11yHidden, button",
)

HOSTS = (
    "yandex.com", "yandex.ru", "yandex.by", "yandex.kz", "yandex.uz", "yandex.com.tr", "yandex.com.am",
    "yandex.com.ge", "yandex.co.il", "yandex.az", "yandex.ee", "yandex.eu", "yandex.fr", "yandex.kg", "yandex.lt",
    "yandex.lv", "yandex.md", "yandex.pl", "yandex.tj", "yandex.tm", "yandex.ua", "ya.ru",
)  # fmt: skip
"""Each country of Yandex has a site of its own."""


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the address of a page of results."""
    params = (("text", asked(query.text)), paged(page, *LAYOUT.page))
    return get("https://yandex.com/search/", options, *params)


YANDEX = Engine(
    id="yandex",
    name="Yandex",
    index="yandex",
    read=lambda reply: read(reply, LAYOUT),
    request=request,
    hosts=HOSTS,
    browse=lambda text: opens("https://yandex.com/search/?text=", text),
    gap=8.0,
    usual=False,
)
