"""Look at one page by hand: a single polite request, and what it says of the page: gone, still there, changed.

Nothing of the page is kept but that it was there or gone on this day: what comes back is a state and a sentence. A
wall, a refusal or a broken line is never "gone" (law 1); only the site's own 404 or 410 is.
"""

import asyncio
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from identity_scan.asking.unreachable import Unreachable
from identity_scan.engines.engine import Engine
from identity_scan.judge import opening
from identity_scan.model import Answer, Disclosure, Judged, Outcome, Reply, Request, Said, Where
from identity_scan.speech import address
from identity_scan.speech.errors import BadInput
from identity_scan.speech.hosts import is_private
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import say, together
from identity_scan.speech.text import clean, fold, holds

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

LEAST = 200
"""Signs of text below which a page is taken for one that a script draws, of which nothing can be said."""


class State(StrEnum):
    """What a look at a page shows."""

    GONE = "gone"
    STILL_THERE = "still there"
    CHANGED = "changed"
    CANNOT_TELL = "cannot tell"

    @property
    def words(self) -> str:
        """The state as a person reads it, in the language in use."""
        return words(say(f"page.{self.name.lower()}"))


@dataclass(frozen=True, slots=True)
class Recheck:
    """What a look at a page shows, and why."""

    state: State
    said: Said
    sure: bool = True
    """Whether it is certain that the page is there, or is not."""

    @property
    def told(self) -> str:
        """What became of the page, in words."""
        return labelled(self.state.words, self.why)

    @property
    def why(self) -> str:
        """Why, in plain sentences in the language in use."""
        return words(self.said)

    @property
    def gone(self) -> bool | None:
        """Whether the page is gone; None where the look cannot tell."""
        return self.state is State.GONE if self.sure and self.state is not State.CANNOT_TELL else None


class Visitor(Protocol):
    """Whatever may be sent to look at a page: the web, or a test's own."""

    async def visit(self, engine: Engine, request: Request) -> Reply:
        """Send a request to an address that came from the web, never to one inside a network."""
        ...


def ask(url: str) -> Request:
    """Return the request that looks at a page; raises BadInput for what is no public web page."""
    parts = urlsplit(url) if address.is_web(url) else None
    if parts is None or not parts.hostname:
        raise BadInput(_("This is not a web page that can be looked at."))
    if is_private(parts.hostname):
        raise BadInput(_("This address lies inside a network, so it is not looked at."))
    if parts.username or parts.password:
        raise BadInput(_("This address contains a user name, so it is not looked at."))
    return Request(url.partition("#")[0], headers=(("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8"),))


async def look(judged: Judged, web: Visitor) -> Recheck:
    """Look at the page of a finding once, and say what became of it.

    It is gone only where every site that showed it says so: the next is looked at where the one before does. Raises
    BadInput as ask() does, and for a hostile page: whoever keeps it may see from where it is looked at.
    """
    if opening.means_harm(judged):
        raise BadInput(
            _("This page may mean you harm, and whoever keeps it may see who looks: it is not looked at from here."),
            _("Let your employer or the police look at it, and keep proof first."),
        )
    gone: list[str] = []
    for page in judged.everywhere:
        found = await _look(page, web)
        if found.state is not State.GONE:
            break
        gone.append(address.place(page.finding.url))
    if not gone or found.state is State.GONE:
        return found
    state = State.CANNOT_TELL if found.state is State.CANNOT_TELL else State.CHANGED
    left = say("page.gone_but", gone=", ".join(gone), site=address.place(page.finding.url))
    return replace(found, state=state, said=together(left, found.said))


async def _look(judged: Judged, web: Visitor) -> Recheck:
    request = ask(judged.finding.url)
    host = address.host(request.url)
    page = Engine(
        id=f"page {host}",
        name=clean(host, 100),
        index="",
        read=lambda _reply: Answer(Outcome.CHANGED),
        hosts=(address.now_called(request.url),),
    )
    try:
        reply = await web.visit(page, request)
    except Unreachable as error:
        abroad = say("page.elsewhere", host=error.abroad) if error.abroad else error.said
        return Recheck(State.CANNOT_TELL, abroad)
    return await asyncio.to_thread(read, reply, judged)


def read(reply: Reply, judged: Judged) -> Recheck:
    """Say what a reply tells of the page of a finding; total, and nothing of the page is kept."""
    if reply.status in (404, 410):
        return Recheck(State.GONE, say("page.said_gone"))
    if not 200 <= reply.status < 300 or reply.status == 202:
        return Recheck(State.CANNOT_TELL, say(_STATUSES.get(reply.status, "page.error"), status=reply.status))
    kind = reply.headers.get("content-type", "text/html").lower()
    if not any(text in kind for text in ("html", "text/plain", "xml")):
        return Recheck(State.CANNOT_TELL, say("page.file"))
    return _compared(_Page.of(reply), reply, judged)


# -- what the status says ---------------------------------------------------------------------------------------------

_STATUSES: Final = {
    202: "page.wants_person",
    401: "page.sign_in",
    403: "page.no_programs",
    429: "page.too_often",
    451: "page.legal",
    999: "page.no_programs",
}

# -- what the page says -----------------------------------------------------------------------------------------------

_WALL: Final = re.compile(
    r"captcha|are you (?:a )?(?:robot|human)|verify (?:that )?you are|just a moment|unusual traffic|access denied"
    r"|(?:log|sign) ?in to (?:continue|see|view)|you must (?:log|sign) in|create an account to"
    r"|connectez vous pour|veuillez vous connecter|acces refuse|vous n etes pas un robot"
)
_SIGN_IN: Final = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|authwall|auth|checkpoint|consent|connexion|captcha)\b", re.I
)
_NOTHING: Final = re.compile(
    r"\b404\b|not found|no longer (?:available|exists)|does not exist|introuvable|n existe (?:plus|pas)|plus disponible"
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page made comparable: what a reader sees and what stands in its source, folded."""

    title: str
    seen: str
    source: str
    digits: str

    @classmethod
    def of(cls, reply: Reply) -> "_Page":
        from identity_scan.engines.reading.result_page import decode, parse

        raw, page = html.unescape(decode(reply)), parse(reply)
        title, seen = (_title(page.soup), _seen(page.soup)) if page else ("", "")
        return cls(title, seen, fold(raw), re.sub(r"[\s().+–-]", "", raw))

    def holds(self, disclosure: Disclosure) -> bool:
        """Tell whether the words of a fact stand anywhere in the page, its source included: better once too often."""
        number = re.sub(r"\D", "", disclosure.text)
        if len(number) >= 7 and number in self.digits:
            return True
        text = fold(disclosure.text)
        return holds(self.seen, text) or holds(self.source, text)


def _title(soup: "BeautifulSoup") -> str:
    return fold(soup.title.get_text(" ")) if soup.title else ""


def _seen(soup: "BeautifulSoup") -> str:
    said = [str(tag.get("content", "")) for tag in soup.find_all("meta", attrs={"name": "description"})]
    said += [str(tag.get("alt", "")) for tag in soup.find_all("img")]
    return fold(" ".join((soup.get_text(" "), *said)))


def _compared(page: _Page, reply: Reply, judged: Judged) -> Recheck:
    known = [d for d in judged.disclosures if d.where is not Where.ADDRESS and fold(d.text) and d.kind != "none"]
    lost = [d for d in known if not page.holds(d)]
    if known and not lost:
        return Recheck(State.STILL_THERE, say("page.shows_same", facts=_kinds(known)))
    if why := _unreadable(page, reply, judged):
        return Recheck(State.CANNOT_TELL, why)
    if not known:
        return _by_title(page, judged)
    if len(lost) < len(known):
        kept = [d for d in known if d not in lost]
        return Recheck(State.CHANGED, say("page.shows_less", lost=_kinds(lost), kept=_kinds(kept)))
    if _NOTHING.search(page.title):
        return _nothing()
    return Recheck(State.CHANGED, say("page.shows_no_more", lost=_kinds(lost)))


def _nothing() -> Recheck:
    """A title is not the site's own 404: neither that the page is gone nor that it is there."""
    return Recheck(State.CHANGED, say("page.nothing"), sure=False)


def _by_title(page: _Page, judged: Judged) -> Recheck:
    parts = (fold(part) for part in re.split(r"\s[-–|·]\s|…", judged.finding.title))
    if any(len(part) > 5 and holds(page.seen, part) for part in parts):
        return Recheck(State.STILL_THERE, say("page.there"))
    if _NOTHING.search(page.title):
        return _nothing()
    return Recheck(State.CANNOT_TELL, say("page.another"))


def _unreadable(page: _Page, reply: Reply, judged: Judged) -> Said | None:
    """Why a page without the words of before says nothing; None if it can be believed."""
    here, there = urlsplit(judged.finding.url), urlsplit(reply.url or judged.finding.url)
    moved = address.site(judged.finding.url) != address.site(reply.url or judged.finding.url)
    if _SIGN_IN.search(there.path) or _WALL.search(page.title) or _WALL.search(page.seen[:3_000]):
        return say("page.wall")
    if moved or (here.path.strip("/") and not there.path.strip("/")):
        return say("page.moved")
    if len(page.seen) < LEAST and not _NOTHING.search(page.title):
        return say("page.drawn")
    return None


def _kinds(disclosures: Iterable[Disclosure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(d.kind for d in disclosures))
