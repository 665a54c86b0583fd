"""Result pages that a person saved or copied in their own browser: the road that works with every engine.

A page is believed for what it says itself: which engine, which query, which page of it. It joins a search only if its
query holds a form of the person's own name, handle or contact; anything else is refused with the reason (ETHICS 3).
"""

import email
import email.policy
import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from identity_scan import facts
from identity_scan.engines import ENGINES
from identity_scan.engines.belief import believed
from identity_scan.engines.recognise import Recognised, recognise
from identity_scan.model import CONTROL, Ask, Collected, Outcome, Person, Query, Reply, Tier
from identity_scan.person.own_form import is_own, tells_private
from identity_scan.planning import plan
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean, fold

SUFFIXES = (".html", ".htm", ".mhtml", ".mht", ".xhtml")
LARGEST = 30_000_000
"""Bytes of a saved page; a whole page with its pictures has about 5 MB."""


def read(path: Path) -> Reply:
    """Read a saved page; raises BadInput for a file that is none."""
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput(
            _("{file} is not a saved page.").format(file=clean(path.name, 120)),
            _("Save the result page in your browser as a web page (.html or .mhtml)."),
        )
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(
            _("{file} cannot be read ({reason}).").format(file=clean(path.name, 120), reason=why(error))
        ) from None
    if len(data) > LARGEST:
        raise BadInput(_("{file} is far too large for a result page.").format(file=clean(path.name, 120)))
    return from_archive(data) if path.suffix.lower() in (".mhtml", ".mht") else Reply(200, "", {}, data)


def from_archive(data: bytes) -> Reply:
    """Return the first page of a web archive (MHTML), with the address that it was saved from."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    address = clean(str(message.get("Snapshot-Content-Location") or ""), 4_000)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
            headers = {"content-type": f"text/html; charset={charset}"}
            where = address or clean(str(part.get("Content-Location") or ""), 4_000)
            return Reply(200, where, headers, body if isinstance(body, bytes) else b"")
    return Reply(200, address, {}, data)


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
            _("Open the search in your browser, wait until the results stand there, and copy or save that page."),
        )
    if not known.query:
        raise BadInput(
            _("The page does not tell what was searched."), _("Copy the whole page, the search box included.")
        )
    if not is_own(known.query, person):
        raise BadInput(
            _("The search of this page holds no form of your own name, user name or contact: it is left out."),
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


def _ask(known: Recognised, person: Person, asks: tuple[Ask, ...]) -> Ask:
    """The request that the page answers: of this engine, of another engine's query, of a recipe, or one of its own."""
    same = [a for a in asks if _key(a.query.text) == _key(known.query) and a.query.recipe != CONTROL]
    for ask in same:
        if ask.engine == known.engine and ask.page == known.page:
            return ask
    if same:
        return Ask(known.engine, same[0].query, known.page)
    recipes = (q for recipe in facts.recipes() for q in plan.queries(recipe, person) if recipe.medium == "web")
    query = next((q for q in recipes if _key(q.text) == _key(known.query)), None)
    if query is None:
        print_ = hashlib.blake2b(_key(known.query).encode(), digest_size=4).hexdigest()
        private = tells_private(known.query, person)
        query = Query(f"own.{print_}", "own", clean(known.query, 300), Tier.WORD, 10, private=private)
    return Ask(known.engine, query, known.page)


def _key(text: str) -> str:
    """Queries are the same if their words and quotes are; engines fold spaces and case."""
    return f"{fold(text)}{'“' if chr(34) in text or '“' in text else ''}"
