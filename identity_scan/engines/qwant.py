"""Qwant: Staan's and Bing's indexes mixed; read from the person's own browser: its page, or what that is made of."""

from typing import Any

from identity_scan.engines.engine import Engine
from identity_scan.engines.reading import json_rows, refusing
from identity_scan.engines.reading.layout import Layout, Row, blocked
from identity_scan.engines.reading.layout import read as read_page
from identity_scan.engines.requesting import opens
from identity_scan.model import Answer, Reply

LAYOUT = Layout(
    engine="Qwant",
    home="https://www.qwant.com/",
    rows=(
        Row(
            item='[data-testid="webResult"]',
            link='a[data-testid="serTitle"] | a[href]:has(h2) | h2 a | a[href^="http"]',
            title='[data-testid="serTitle"] | h2 | a[href^="http"] > span | a[href^="http"]',
            snippet='[data-testid="serDescription"] | [data-testid="webResultDescription"] | p',
        ),
        # The page without scripts (lite.qwant.com).
        Row(item="article", link=".url a[href], h2 a[href], a[href]", title="h2", snippet="p.desc | p"),
    ),
    results='[data-testid="sectionWeb"], [data-testid="containerWeb"]',
    none='[data-testid="noResults"], [data-testid="no-results"], [data-testid="noResult"]',
    blocked="[data-testid='captcha'], iframe[src*='captcha-delivery.com']",
    # The page that says no more than that Qwant is not there for this country: its frame around two ways to its blog.
    country='body[data-product="qwant"] #root button[href*="about.qwant.com"]',
    next='[data-testid="buttonShowMore"], [data-testid="pagination"] a[rel="next"]',
    page=("offset", 10, 10),
    sign='[data-testid="webResult"], [data-testid="sectionWeb"], body[data-product="qwant"]',
)


def read(reply: Reply) -> Answer:
    """Return what a page of Qwant says, or a reply of the address that its page asks."""
    if reply.body[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return json_rows.read(reply, "Qwant", _said)
    return read_page(reply, LAYOUT)


def _said(found: dict[str, Any]) -> Answer | None:
    if found.get("status") != "success":
        puzzle = json_rows.inside(found, "data", "error_code") == 27 or isinstance(found.get("url"), str)
        limited = json_rows.inside(found, "data", "error_code") == 24
        return blocked(LAYOUT, refusing.PUZZLE if puzzle else refusing.TOO_MANY) if puzzle or limited else None
    items = json_rows.inside(found, "data", "result", "items")
    listed = items
    if isinstance(items, dict) and isinstance(items.get("mainline"), list):
        listed = [i for part in items["mainline"] if isinstance(part, dict) and part.get("type") == "web"
                  for i in part.get("items") or () if isinstance(i, dict)]  # fmt: skip
    if not isinstance(listed, list):
        return None
    return json_rows.answer(json_rows.hits(listed, "title", "url", "desc"), "Qwant")


QWANT = Engine(
    id="qwant",
    name="Qwant",
    index="mixed",  # of Bing, Google and Staan: no vote of any of them
    read=read,
    hosts=("qwant.com",),
    layout=LAYOUT,
    browse=lambda text: opens("https://www.qwant.com/?t=web&q=", text),
    usual=False,
)
