"""What a results page claims of itself: the words it was asked, those it asked instead, its rows, its end.

Nothing here knows what was asked; belief.py holds it against that. Claims rest on markup: links and where they lead,
rows that stand like rows, counts. Only two tables are words, since some engines say it in no other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from identity_scan.engines.reading.result_page import Page, words
from identity_scan.engines.reading.unwrap import parameters, unwrap
from identity_scan.model import Told
from identity_scan.speech.text import clean, fold

if TYPE_CHECKING:
    from bs4 import Tag

    from identity_scan.engines.reading.layout import Found, Layout

LONGEST = 300
"""Characters kept of the words that a page repeats or asked instead."""
LINKS = 2_000
"""Links of a page that are looked at; the busiest page of an engine has about 600."""
KIN = 0.6
"""From how alike (0 to 1) other words are taken for a spelling of those asked, and not for a place or a filter."""

_INSTEAD = re.compile(
    r"(?:showing|displaying|these are|here are) (?:the )?results for|"
    r"(?:affichage|affichés|voici) (?:des|les) résultats (?:pour|de)|résultats affichés pour",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[.?!;]\s|\bsearch (?:instead|only) for\b|\b(?:rechercher|essayer|chercher) (?:plutôt|seulement|uniquement)\b",
    re.IGNORECASE,
)
_UNQUOTED = re.compile(
    r"without (?:the )?(?:quotes|quotation marks)|sans (?:les |des )?guillemets|ohne anführungszeichen|sin comillas|"
    r"senza virgolette|sem aspas|zonder aanhalingstekens",
    re.IGNORECASE,
)
_HINTS = (
    "results for",
    "sultats ",
    "without ",
    "guillemets",
    "anführungs",
    "comillas",
    "virgolette",
    "aspas",
    "aanhaling",
)
_SECONDS = re.compile(r"\([^)]*\)|\d+[.,]\d+\s*(?:s|sec|secondes?|seconds?)\b")
_NUMBER = re.compile(r"\d{1,3}(?:[,.'\u202f\xa0 ]\d{3})+|\d+")


def query(page: Page, layout: Layout) -> str:
    """Return the query that the page repeats in its box, "" if it repeats none there."""
    return _typed(page.first(layout.box))


def tell(page: Page, layout: Layout, found: Sequence[Found] = (), notices: Sequence[Tag] = ()) -> Told:
    """Return the claims of a page, given the rows that were read of it, and what tells of words asked instead."""
    box, items = page.first(layout.box), {id(row.item) for row in found if row.item is not None}
    typed, name = _typed(box), _asked_as(box, layout)
    onward = _onward(page, layout, name)
    offered, unquoted = _offers(page, typed, name, items)
    said = (onward, *_replaced(notices), _in_words(page, items)) if typed else ()
    counted, total = _counts(page, layout)
    return Told(
        query=clean(typed or _in_address(page, name) or onward, LONGEST),
        instead=clean(next((other for other in said if _kin(other, typed)), ""), LONGEST),
        offered=offered,
        unquoted=unquoted or _says(page, _UNQUOTED, items) is not None,
        unread=_unread(page, layout, found),
        counted=counted,
        total=total,
        cut=page.cut,
    )


# -- which words it asked ---------------------------------------------------------------------------------------------


def _typed(box: Tag | None) -> str:
    return "" if box is None else (str(box.get("value") or "") or box.get_text()).strip()


def _asked_as(box: Tag | None, layout: Layout) -> str:
    """The parameter that holds the query in an address of the engine."""
    named = re.search(r"name=['\"](\w+)['\"]", layout.box)
    return str((box.get("name") if box is not None else "") or (named[1] if named else "q"))


def _in_address(page: Page, name: str) -> str:
    """The query as the page's own address holds it, where the page tells its address."""
    for selector, attribute in (("link[rel='canonical']", "href"), ("meta[property='og:url']", "content")):
        mark = page.first(selector)
        if mark is not None and (said := parameters(str(mark.get(attribute) or "")).get(name)):
            return said
    return ""


def _onward(page: Page, layout: Layout, name: str) -> str:
    """The query that the way to the next page asks for, "" if there is none or it is no link."""
    link = page.first(layout.next)
    return parameters(str(link.get("href") or "")).get(name, "") if link is not None else ""


def _replaced(notices: Sequence[Tag]) -> Iterator[str]:
    """What notices name in place of the words typed; the numbers of a pager are no words."""
    return (text for text in map(words, notices) if not text.isdecimal())


def _in_words(page: Page, items: set[int]) -> str:
    text = _says(page, _INSTEAD, items)
    if text is None:
        return ""
    said = text[next(iter(_INSTEAD.finditer(text))).end() :]
    return _AFTER.split(said, maxsplit=1)[0].strip(" :«»“”\"'")


def _kin(other: str, typed: str) -> bool:
    """Tell whether words are another spelling of those typed, and not the same nor something else altogether."""
    one, two = fold(other), fold(typed)
    if not one or one.replace(" ", "") == two.replace(" ", "") or one.startswith(f"{two} "):
        return False
    from difflib import SequenceMatcher

    return bool(set(one.split()) & set(two.split())) or SequenceMatcher(None, one, two, False).ratio() >= KIN


def _says(page: Page, sentence: re.Pattern[str], items: set[int]) -> str | None:
    """The text around a sentence of the page that stands in no row, None if it says no such thing."""
    if not any(word in page.seen for word in _HINTS):  # much quicker than the sentences, and nearly always enough
        return None
    from bs4.element import NavigableString

    for string in page.soup.find_all(string=sentence, limit=20):
        above = list(string.parents)
        if any(id(tag) in items for tag in above) or not isinstance(string, NavigableString):
            continue
        texts = (words(tag) for tag in above[:3])
        return next((text for text in texts if (end := sentence.search(text)) and text[end.end() :].strip()), "")
    return None


def _offers(page: Page, typed: str, name: str, items: set[int]) -> tuple[bool, bool]:
    """Tell whether a link before the rows offers the very words typed, and whether it offers them without quotes."""
    wanted = fold(typed)
    if not wanted or not items:
        return False, False
    offered = unquoted = False
    for tag in page.soup.find_all(True):
        if id(tag) in items:
            break
        asks = parameters(str(tag.get("href") or "")).get(name, "") if tag.name == "a" else ""
        if asks and fold(asks) == wanted and fold(words(tag)) == wanted:
            dropped = '"' in typed and '"' not in asks
            offered, unquoted = offered or not dropped, unquoted or dropped
    return offered, unquoted


# -- how many rows it has ---------------------------------------------------------------------------------------------


def _unread(page: Page, layout: Layout, found: Sequence[Found]) -> int:
    """Count what stands in its list as the rows do, leads out of the engine, and was not read as a row.

    By two marks, of which the greater counts: links at the very place within the list where those of the rows are, and
    neighbours of the rows. A redesign in part leaves one of them, or it leaves no rows at all.
    """
    rows = [row for row in found if row.link is not None and row.item is not None]
    links, items = [row.link for row in rows if row.link], [row.item for row in rows if row.item]
    frame = _frame(page, layout, links)
    if frame is None:
        return 0
    taken = {id(item) for item in items} | {id(link) for link in links}
    paths, known = {_path(link, frame) for link in links}, {str(link.get("href")) for link in links}
    alike = {
        str(link["href"]): link
        for link in frame.find_all("a", href=True, limit=LINKS)
        if str(link["href"]) not in known and _path(link, frame) in paths and _leads_out(link, layout)
    }
    beside = list(_neighbours(items, layout)) if layout.listed else []
    if not alike and not beside:
        return 0
    taken |= {id(part) for part in frame.select(layout.beside)} if layout.beside else set()
    at_place = sum(not any(id(tag) in taken for tag in link.parents) for link in alike.values())
    return max(at_place, sum(id(tag) not in taken for tag in beside))


def _neighbours(items: Sequence[Tag], layout: Layout) -> Iterator[Tag]:
    """What stands beside the rows, is of the same element, and leads out of the engine."""
    taken = {id(item) for item in items} | {id(tag) for item in items for tag in item.parents}
    lists = {id(item.parent): item.parent for item in items if item.parent is not None}
    for around in lists.values():
        for tag in around.find_all({item.name for item in items}, recursive=False, limit=LINKS):
            if id(tag) not in taken and any(
                _leads_out(link, layout) for link in tag.find_all("a", href=True, limit=20)
            ):
                yield tag


def _frame(page: Page, layout: Layout, links: Sequence[Tag]) -> Tag | None:
    """The list that the rows stand in: the layout's own, or what is above all of them."""
    if not links:
        return None
    above = list(links[0].parents)
    lists = {id(tag) for tag in page.soup.select(layout.results, limit=5)} if layout.results else set()
    own = next((tag for tag in above if id(tag) in lists), None)
    if own is not None or len(links) == 1:
        return own
    shared = set.intersection(*({id(tag) for tag in link.parents} for link in links))
    return next((tag for tag in above if id(tag) in shared), None)


def _path(link: Tag, frame: Tag) -> tuple[str, ...]:
    """The names of the elements from the list down to a link; headings of all levels are alike."""
    names: list[str] = [link.name]
    for tag in link.parents:
        if tag is frame:
            return tuple(names)
        names.append("h" if re.fullmatch("h[1-6]", tag.name) else tag.name)
    return ()


def _leads_out(link: Tag, layout: Layout) -> bool:
    """Tell whether a link that can be seen leads out of the engine, and to no advert."""
    own = (urlsplit(layout.home).hostname or "").removeprefix("www.")
    try:
        host = urlsplit(unwrap(str(link.get("href") or ""), layout.home)).hostname or ""
    except ValueError:
        return False
    return bool(host) and not host.endswith(own) and bool(words(link))


def _counts(page: Page, layout: Layout) -> tuple[int | None, int | None]:
    """What it says to show, and what it says to have: "11-20 of 3,000 results" gives 10 and 3000."""
    said = _SECONDS.sub(" ", words(page.first(layout.count)))
    numbers = [int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(said)[:4]]
    if len(numbers) >= 3 and 0 < numbers[0] <= numbers[1] <= numbers[2] and numbers[1] - numbers[0] < 100:
        return numbers[1] - numbers[0] + 1, numbers[2]
    return None, max(numbers, default=None)
