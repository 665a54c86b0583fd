"""A reply as a page: decoded, cut to a size that can be read in bounded time, and parsed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from identity_scan.model import Reply
from identity_scan.speech import text

if TYPE_CHECKING:  # loading it takes longer than showing what was found, and only reading a page needs it
    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement

LONGEST = 6_000_000
"""Bytes looked at; the largest page that an engine sends is about 1 MB."""
MARKUP = 2_000_000
"""Characters parsed, scripts and styles left out: about five times the largest page of an engine."""
TAGS = 8_000
"""Tags parsed: about three times the busiest page of an engine; what bounds the time (half a second at worst)."""
DEPTH = 250
"""How deep a page may nest: engines stay under 60, and choosing by ancestors costs tags times depth."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NAMED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
# Neither holds anything that a person sees; pictures drawn in the page are most of its tags.
_SILENT = re.compile(r"<(script|style|svg|template)\b|<!--", re.IGNORECASE)
_ENDS = {tag: re.compile(rf"</{tag}[^>]{{0,200}}>", re.IGNORECASE) for tag in ("script", "style", "svg", "template")}
_ENDS[""] = re.compile("-->")
_BEGUN = re.compile(r"<(?:html|body)\b")
_TAG, _ANGLE = re.compile("<[A-Za-z]"), re.compile("<")
_BLOCKS = frozenset({"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5",
                     "h6", "hr", "li", "ol", "p", "section", "table", "tbody", "td", "th", "tr", "ul"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed reply: `markup` is all of it as text, `soup` what is seen of it."""

    reply: Reply
    markup: str
    soup: BeautifulSoup
    whole: bool
    """The page came to its end."""
    ragged: bool
    """It broke off in the middle of something, so the last row may be half a row."""
    seen: str
    """The markup without its scripts, styles, drawings and comments, in small letters."""
    cut: bool
    """It was begun as a whole page, and is not there to its end; a piece copied from a page is no such thing."""
    found: dict[str, Tag | None] = field(default_factory=dict, compare=False, repr=False)
    """What was looked for already: on a long page each look takes a while."""

    def first(self, selector: str) -> Tag | None:
        """Return the first element, None for none or for an empty selector."""
        if selector and selector not in self.found:
            self.found[selector] = self.soup.select_one(selector)
        return self.found.get(selector)


def decode(reply: Reply) -> str:
    """Return the body as text: by its byte order mark, then the header, then the page's own word, then UTF-8.

    Never fails: a page that says one encoding and sends another is read with what it cannot mean left out.
    """
    body = reply.body[:LONGEST]
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    if body[:400].count(0) > len(body[:400]) // 4:
        return body.decode("utf-16-be" if body[:1] == b"\0" else "utf-16-le", errors="replace")
    if b"\x1b" in body and (shifts := _codec(_said(reply))).startswith("iso2022"):
        return body.decode(shifts, errors="replace")  # written in plain ASCII, and so valid UTF-8 that means nothing
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A few broken bytes, or a page cut inside a letter, do not make a page of another encoding; letters that are
        # all broken do.
        start = body[max(0, error.start - 100) : error.start + 100_000].decode("utf-8", errors="replace")
        broken, whole = start.count("�"), sum(sign > "\x7f" for sign in start)
        meant = broken <= whole - broken or _said(reply).lower() in ("utf-8", "utf8")
        if error.reason == "unexpected end of data" or (broken < 5 and meant):
            return body.decode("utf-8", errors="replace")
    return body.decode(_codec(_said(reply)), errors="replace")


def guessed(reply: Reply) -> bool:
    """Tell whether a page says nowhere in which letters it is written, and they had to be guessed."""
    body = reply.body[:LONGEST]
    if _said(reply) or body.startswith(tuple(mark for mark, _name in _BOMS)) or b"\0" in body[:400]:
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _said(reply: Reply) -> str:
    """The name of an encoding, from the header or the page itself; empty if neither has one."""
    header = _HEADER.search(reply.headers.get("content-type", ""))
    named = _NAMED.search(reply.body[:4096])
    return header[1] if header else named[1].decode("ascii", errors="ignore") if named else ""


def filled(boxes: Iterable[Tag]) -> dict[str, str]:
    """Return what the boxes of a form send, by name."""
    return {str(box["name"]): str(box.get("value") or "") for box in boxes}


_TOLD = ("cp", "gb", "big5", "shift", "euc", "koi8", "iso8859-", "mac", "iso2022", "tis", "hz", "johab", "ptcp")


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name or "windows-1252").name
    except LookupError:
        return "windows-1252"
    # Pages that say Latin-1 mean Windows' letters, and those that say UTF-8 or UTF-16 were just shown not to be.
    told = found.startswith(_TOLD) and found != "iso8859-1"
    return found if told else "windows-1252"


def parse(reply: Reply) -> Page | None:
    """Return the page, None if there is none: an empty body, or markup nested past all measure."""
    markup = decode(reply)
    seen = _without_silent(markup)
    whole = seen[1] and "</html" in markup[-4000:].lower()
    soup, cut = _soup(seen[0])
    if soup is None or soup.find(True) is None:
        return None
    ends = re.search(r"(</\w+\s*>|-->)\s*$", markup[-300:]) is not None
    ragged = cut or not seen[1] or not (whole or ends)
    low = seen[0].lower()
    return Page(reply, markup, soup, whole and not cut, ragged, low, cut=cut or _broken_off(reply, low, seen[1]))


def _broken_off(reply: Reply, seen: str, silent_ended: bool) -> bool:
    """Tell whether a page lacks its end: a script that never ends, no closing tag, fewer bytes than were announced."""
    announced = reply.headers.get("content-length", "")
    packed = reply.headers.get("content-encoding", "")
    if announced.isdecimal() and not packed and int(announced[:12]) > len(reply.body):
        return True
    began = _BEGUN.search(seen[:4_000]) is not None
    return began and not (silent_ended and "</html" in seen)


def _soup(seen: str) -> tuple[BeautifulSoup | None, bool]:
    from bs4 import BeautifulSoup

    ends = (next(islice(sign.finditer(seen), most, None), None) for sign, most in ((_TAG, TAGS), (_ANGLE, 3 * TAGS)))
    end = min(len(seen), MARKUP, *(found.start() for found in ends if found))
    cut = end < len(seen)
    shown = seen[:end]
    if shown.rfind("<") > shown.rfind(">"):
        shown = shown[: shown.rfind("<")]  # half a tag would give half an address
    if not shown.strip():
        return None, cut
    soup = BeautifulSoup(shown.replace("\0", ""), "lxml")
    return (None if _deeper(soup, DEPTH) else soup), cut


def _deeper(soup: BeautifulSoup, most: int) -> bool:
    depth = {id(soup): 0}
    for tag in soup.find_all(True):
        depth[id(tag)] = level = depth.get(id(tag.parent), 0) + 1
        if level > most:
            return True
    return False


def _without_silent(markup: str) -> tuple[str, bool]:
    """Leave out scripts, styles, drawings and comments, in linear time; False if the last one never ends."""
    kept: list[str] = []
    at = 0
    while found := _SILENT.search(markup, at):
        kept.append(markup[at : found.start()])
        end = _ENDS[(found[1] or "").lower()].search(markup, found.end())
        if end is None:
            return "".join(kept), False
        at = end.end()
    kept.append(markup[at:])
    return "".join(kept), True


def words(node: PageElement | None, without: str = "") -> str:
    """Return the text of an element as it is read, clean; parts that match `without` are left out."""
    if node is None:
        return ""
    from bs4 import Tag

    if not isinstance(node, Tag):
        return text.clean(str(node))
    left_out = {id(part) for part in node.select(without)} if without else set()
    return text.clean("".join(_pieces(node, left_out)))


def _pieces(node: Tag, left_out: set[int]) -> Iterator[str]:
    """Yield the strings of an element; a block's edge reads as a space, as it looks on screen."""
    from bs4 import Tag
    from bs4.element import NavigableString

    skipped: Tag | None = None
    for part in node.descendants:
        if skipped is not None and skipped in part.parents:
            continue
        skipped = None
        if isinstance(part, Tag):
            if id(part) in left_out:
                skipped = part
            if part.name in _BLOCKS:
                yield " "
        elif type(part) is NavigableString:
            yield str(part)
            after = part.parent
            while after is not None and after is not node and after.contents and after.contents[-1] is part:
                if after.name in _BLOCKS:
                    yield " "
                    break
                part, after = after, after.parent
