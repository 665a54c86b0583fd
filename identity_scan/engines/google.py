"""Google: read only from the person's own browser, since it no longer answers programs.

Desktop pages since 2017, phone pages, the plain page (gbv=1) and the page for old phones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from identity_scan.engines.engine import Engine
from identity_scan.engines.reading.layout import Found, Layout, Row, iso, leading, read
from identity_scan.engines.reading.result_page import Page, words
from identity_scan.engines.requesting import opens

if TYPE_CHECKING:
    from bs4 import Tag

SNIPPETS = (
    ".VwiC3b", ".hgKElc", ".st", "[data-sncf='1']", ".IsZvec", ".yDYNvb", ".MUxGbd.lyLwlc", ".s3v9rd", ".BmP5tf .LZ8hH",
    ".ITZIwc", "._ufg", ".s",
)  # fmt: skip
DATES = ".YrbPuc, .LEwnzc, .lhLbod, .st > .f, .wuQ4Ob, .VwiC3b > span.f"
WITHOUT = f"{DATES}, a.vzmbzf, button, [role='button']"
"""Parts of a snippet that are not its words: the date, and the way to show more of it."""
ASIDE = (
    "#tads, #tadsb, #tvcap, #bottomads, #rhs, [data-text-ad], .related-question-pair, [data-initq], [data-q], table, "
    "g-scrolling-carousel, g-inner-card, .QnNiCc, .osl, #bres, #footcnt, .commercial-unit-desktop-top"
)
"""Adverts, the panel on the right, questions people ask, carousels, and the links below a result."""


def desktop(page: Page) -> Iterator[Found]:
    """Yield the rows of a page whose results are headed by h3: desktop, and plain pages."""
    return _headed(page, page.soup.select("h3.LC20lb, h3.haz7je, .rc h3, .g > h3.r, .kCrYT h3, a > h3, #rso a h3"))


def phone(page: Page) -> Iterator[Found]:
    """Yield the rows of a phone's page, whose headings are no h3."""
    return _headed(page, page.soup.select(".mnr-c a [role=heading], a.C8nzq [role=heading], .kCrYT .vvjwJb"))


def _headed(page: Page, titles: list[Tag]) -> Iterator[Found]:
    """Yield one row for each title: its link, and the first snippet within the largest block of that title alone."""
    shared = Counter(id(above) for title in titles for above in title.parents)
    aside = {id(part) for part in page.soup.select(ASIDE)}
    for title in titles:
        above = list(title.parents)
        link = title.find_parent("a", href=True) or title.select_one("a[href]")
        if link is None or id(title) in aside or any(id(tag) in aside for tag in above):
            continue
        block = next((tag for tag in reversed(above) if shared[id(tag)] == 1), title)
        when = block.select_one(DATES)
        snippet = next(filter(None, (words(block.select_one(s), WITHOUT) for s in SNIPPETS)), "")
        day = iso(words(when)) or leading(snippet)
        yield Found(words(title), str(link["href"]), snippet.lstrip("·—–- "), day, link, block)


OLD_PHONE = Row(
    item=".ezO2md:has(a.fuLhoc), .zMzFAb:has(a.fuLhoc)",
    link="a.fuLhoc",
    title=".CVA68e",
    snippet=".taTFJ .FrIlee | .FrIlee | .taTFJ",
)
LAYOUT = Layout(
    engine="Google",
    home="https://www.google.com/",
    rows=(desktop, phone, OLD_PHONE),
    results="#rso, #search #ires",
    beside=ASIDE,
    listed=False,
    none=(
        "#topstuff p[role='heading'] em, #botstuff p[role='heading'] em, #topstuff .card-section p em, "
        "#topstuff .med p em, .JPMJ2c p[role='heading']"
    ),
    blocked="#captcha-form, form[action='index'] #recaptcha, form[action*='/sorry/']",
    blocked_in=("/sorry/index",),
    consent="form[action*='consent.google.']",
    program_in=("/httpservice/retry/enablejs",),
    box="textarea[name='q'], input[name='q']:not([type='hidden'])",
    next="#pnnext, a.T7sFge[href], #nav a.pn[href*='start='], .nBDE1b[href*='start='], a[aria-label='Next page']",
    pager="#navcnt, #nav, [role='navigation'] table, #botstuff table",
    current="td.YyVfkd, #nav td.cur, #foot td.cur",
    back="#pnprev",
    page=("start", 10, 10),
    replaced="#topstuff b, #topstuff .v3jTId em, .v3jTId b, #pnnext",
    sign="#rso, #topstuff, #botstuff, .gLFyf, #lst-ib, .Gx5Zad, a.C8nzq, a.fuLhoc",
    generated="#m-x-content .LT6XE | #m-x-content [data-container-id] | #m-x-content | [data-attrid='AIOverview']",
    generated_without="button, [role='button'], .YWpX0d, .ZKfmAf",
    count="#result-stats, #resultStats",
)

_COUNTRIES = (
    "com ad ae com.af com.ag com.ai al am co.ao com.ar as at com.au az ba com.bd be bf bg com.bh bi bj com.bn com.bo "
    "com.br bs bt co.bw by com.bz ca cat cd cf cg ch ci co.ck cl cm cn com.co co.cr com.cu cv com.cy cz de dj dk dm "
    "com.do dz com.ec ee com.eg es com.et fi com.fj fm fr ga ge gg com.gh com.gi gl gm gr com.gt gy com.hk hn hr ht "
    "hu co.id ie co.il im co.in iq is it je com.jm jo co.jp co.ke com.kh ki kg co.kr com.kw kz la com.lb li lk co.ls "
    "lt lu lv com.ly co.ma md me mg mk ml com.mm mn com.mt mu mv mw com.mx com.my co.mz com.na com.ng com.ni ne nl no "
    "com.np nr nu co.nz com.om com.pa com.pe com.pg com.ph com.pk pl pn com.pr ps pt com.py com.qa ro rs ru rw com.sa "
    "com.sb sc se com.sg sh si sk com.sl sm sn so sr st com.sv td tg co.th com.tj tl tm tn to com.tr tt com.tw co.tz "
    "com.ua co.ug co.uk com.uy co.uz com.vc co.ve co.vi com.vn vu ws co.za co.zm co.zw "
)
"""The endings of Google's own domains, as https://www.google.com/supported_domains lists them."""

GOOGLE = Engine(
    id="google",
    name="Google",
    index="google",
    read=lambda reply: read(reply, LAYOUT),
    hosts=tuple(f"google.{ending}" for ending in _COUNTRIES.split()),
    layout=LAYOUT,
    browse=lambda text: opens("https://www.google.com/search?q=", text),
)
