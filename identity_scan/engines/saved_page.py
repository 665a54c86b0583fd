"""Result pages that a person saved or copied in their own browser: the road that works with every engine.

A page is believed for what it says itself: which engine, which query, which page of it. It joins a search only if its
query holds a form of the person's own name, handle or contact; anything else is refused with the reason (ETHICS 3).
"""

import email
import email.policy
import hashlib
import plistlib
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from identity_scan import facts
from identity_scan.engines import ENGINES
from identity_scan.engines.belief import believed
from identity_scan.engines.reading.result_page import guessed
from identity_scan.engines.recognise import Recognised, recognise
from identity_scan.model import CONTROL, Ask, Collected, Outcome, Person, Query, Reply, Tier
from identity_scan.person.own_form import is_own, tells_private
from identity_scan.planning import plan
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import clean, fold

SUFFIXES = (".html", ".htm", ".mhtml", ".mht", ".xhtml", ".webarchive")
_AS_PAGE = later("Save the result page in your browser as a web page (.html or .mhtml).")
_OTHERS = (
    (
        (".pdf", ".ps", ".xps"),
        later("A printed page lacks the order of its results: save it as a web page (ctrl+s) instead of printing it."),
    ),
    (
        (".png", ".jpg", ".jpeg", ".webp", ".gif", ".heic", ".bmp", ".tiff"),
        later("A picture cannot be read: save the page itself (ctrl+s), as a web page."),
    ),
    (
        (".txt", ".text", ".md", ".rtf", ".doc", ".docx", ".odt"),
        later("Text alone lacks the addresses: choose a web page, not text, as the kind of file when you save it."),
    ),
    (
        (".url", ".webloc", ".desktop", ".lnk", ".website"),
        later("It only points to the page: open it, wait until the results appear, and save that page."),
    ),
    ((".zip", ".maff", ".gz", ".7z"), later("Unpack it, and bring the web page that is in it (.html or .mhtml).")),
)
"""What people save in place of a web page, and what to do then."""
LARGEST = 30_000_000
"""Bytes of a saved page; a whole page with its pictures has about 5 MB."""


def read(path: Path) -> Reply:
    """Read a saved page; raises BadInput for a file that is none."""
    if path.suffix.lower() not in SUFFIXES:
        kind = next((what for ends, what in _OTHERS if path.suffix.lower() in ends), _AS_PAGE)
        raise BadInput(_("{file} is not a saved page.").format(file=clean(path.name, 120)), _(kind))
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(
            _("{file} cannot be read ({reason}).").format(file=clean(path.name, 120), reason=why(error))
        ) from None
    if len(data) > LARGEST:
        raise BadInput(_("{file} is far too large for a result page.").format(file=clean(path.name, 120)))
    if path.suffix.lower() == ".webarchive":
        return from_safari(data, path.name)
    return from_archive(data) if path.suffix.lower() in (".mhtml", ".mht") else Reply(200, "", {}, data)


def from_archive(data: bytes) -> Reply:
    """Return the first page of a web archive (MHTML), with the address that it was saved from."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    address = clean(str(message.get("Snapshot-Content-Location") or ""), 4_000)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            charset = part.get_content_charset()  # where it has none, the page's own word counts
            headers = {"content-type": f"text/html; charset={charset}" if charset else "text/html"}
            where = address or clean(str(part.get("Content-Location") or ""), 4_000)
            return Reply(200, where, headers, body if isinstance(body, bytes) else b"")
    return Reply(200, address, {}, data)


def from_safari(data: bytes, name: str) -> Reply:
    """Return the page of a web archive as Safari saves it; raises BadInput for a file that is none."""
    try:
        page = plistlib.loads(data)["WebMainResource"]
        body, where = page["WebResourceData"], str(page.get("WebResourceURL", ""))
        charset = clean(str(page.get("WebResourceTextEncodingName", "")), 40)
    except Exception:  # noqa: BLE001 - the boundary of a format that raises whatever a broken file makes it raise
        body, where, charset = None, "", ""
    if not isinstance(body, bytes):
        raise BadInput(
            _("{file} is not a saved page.").format(file=clean(name, 120)),
            _(_AS_PAGE),
        )
    headers = {"content-type": f"text/html; charset={charset}" if charset else "text/html"}
    return Reply(200, clean(where, 4_000), headers, body)


def from_clipboard(data: bytes) -> Reply:
    """Return what a browser put on the clipboard as a page: HTML, with or without the header that Windows adds."""
    source = re.search(rb"SourceURL:(\S{1,4000})", data[:4_000])
    return Reply(200, clean(source[1].decode("ascii", "replace"), 4_000) if source else "", {}, data)


def take(reply: Reply, person: Person, asks: Iterable[Ask], now: datetime) -> Collected:
    """Return the answer that a page gives, as the request it belongs to; raises BadInput with why if there is none.

    `asks` are the requests of the search that waits for it; a page for another query of the person joins it as well.
    """
    known = recognise(reply)
    if known is None:
        raise BadInput(
            _("This is not a result page that can be read."),
            _("Open the search in your browser, wait until the results appear, and copy or save that page."),
        )
    if not known.query:
        raise BadInput(
            _("The page does not tell what was searched."), _("Copy the whole page, the search box included.")
        )
    if not (is_own(known.query, person) or _of_recipe(known.query, person)):
        if guessed(reply):
            raise BadInput(
                _("The page does not say how its text is encoded, so what was searched cannot be read."),
                _("Copy the page in your browser instead of saving it."),
            )
        raise BadInput(
            _("The search on this page contains no form of your own name, user name or contact: it is left out."),
            _("This tool searches for one person: you."),
        )
    engine = ENGINES[known.engine]
    answer = engine.read(reply)
    if answer.outcome is Outcome.CHANGED:
        raise BadInput(
            _("The page is from {engine}, but its results cannot be read.").format(engine=engine.name),
            _("Copy or save it again once it has loaded."),
        )
    ask = _ask(known, person, tuple(asks))
    return Collected(ask, believed(ask, answer, engine.name, person), now)


def _of_recipe(text: str, person: Person) -> Query | None:
    """Return the query of a recipe that these words are, such as the name of the person's own practice and reviews."""
    recipes = (q for recipe in facts.recipes() for q in plan.queries(recipe, person) if recipe.medium == "web")
    return next(iter(_alike(recipes, text)), None)


def _ask(known: Recognised, person: Person, asks: tuple[Ask, ...]) -> Ask:
    """The request that the page answers: of this engine, of another engine's query, of a recipe, or one of its own."""
    same = _alike((ask.query for ask in asks if ask.query.recipe != CONTROL), known.query)
    waiting = (a for a in asks if (a.engine, a.page) == (known.engine, known.page) and a.query in same)
    if same:
        return next(waiting, Ask(known.engine, same[0], known.page))
    query = _of_recipe(known.query, person)
    if query is None:
        print_ = hashlib.blake2b(_key(known.query).encode(), digest_size=4).hexdigest()
        private = tells_private(known.query, person)
        query = Query(f"own.{print_}", "own", clean(known.query, 300), Tier.WORD, 10, private=private)
    return Ask(known.engine, query, known.page)


def _alike(queries: Iterable[Query], text: str) -> list[Query]:
    """The queries that ask for these words; those to the letter, if any: a name is searched without accents too."""
    same = [query for query in queries if _key(query.text) == _key(text)]
    return [query for query in same if query.text.casefold() == text.casefold()] or same


def _key(text: str) -> str:
    """Queries are the same if their words and quotes are; engines fold spaces and case."""
    return f"{fold(text)}{'“' if chr(34) in text or '“' in text else ''}"
