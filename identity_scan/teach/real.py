"""Signs that something in a lesson is not invented: telephone numbers, addresses and names that could be somebody's."""

import re
import sqlite3
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from publicsuffixlist import PublicSuffixList

from identity_scan import address, facts, settings
from identity_scan.history import _print as owner_print
from identity_scan.history_file import NAME
from identity_scan.language import gettext as _
from identity_scan.model import Person
from identity_scan.text import clean, fold

Sign = tuple[str, str, str]
"""Where it stands, the words as they stand there, and a sentence."""

_AMERICAN = re.compile(r"(?<![\d-])(?:\+?1[\s.-]?)?\(?([2-9]\d\d)\)?[\s.-]{0,2}([2-9]\d\d)[\s.-]?(\d{4})(?![\d-])")
_LOCAL = re.compile(r"(?<![\d.,/-])([2-9]\d\d)[ .-](\d{4})(?![\d-])")
_ABROAD = re.compile(r"(?<![\w+])(?:\+|00)[1-9][\d\s().-]{7,18}\d|(?<![\d-])0[1-9](?:[ .-]?\d\d){4}(?![\d-])")
_MAIL = re.compile(r"[^\s<>()\[\],;:«»\"']+@([^\s<>()\[\],;:«»\"'@]+)")
_HOST = re.compile(r"(?<![\w@./-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})\b(?![@])", re.I)


def signs(data: Mapping[str, Any]) -> Iterator[Sign]:
    """Give everything in the data of a lesson that looks real."""
    for where, text in _texts("", data):
        if where.endswith(", page"):
            continue  # it names one of the documents, which is looked at itself
        yield from ((where, found, says) for found, says in _phones(text))
        yield from ((where, found, says) for found, says in _mails(text))
        if _is_address(where, text):
            yield from ((where, found, says) for found, says in _page(text))
        else:
            yield from ((where, found, says) for found, says in _hosts(text))


def _texts(where: str, value: object) -> Iterator[tuple[str, str]]:
    """Give every text with its place in words: documents 3, title."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(f"{where}, {key}" if where else str(key), inner)
    elif isinstance(value, list):
        for n, inner in enumerate(value, 1):
            yield from _texts(f"{where} {n}", inner)


def _is_address(where: str, text: str) -> bool:
    return text.strip().lower().startswith(("http:", "https:")) or where.endswith(", url")


# -- telephone numbers ------------------------------------------------------------------------------------------------


def _phones(text: str) -> Iterator[tuple[str, str]]:
    """Only 555-0100 to 555-0199 are kept free for invented people in North America."""
    rest = text
    for found in _AMERICAN.finditer(text):
        rest = rest.replace(found[0], " " * len(found[0]))
        if not (found[2] == "555" and found[3].startswith("01")):
            yield found[0].strip(), _phone(found[0])
    for found in _ABROAD.finditer(rest):
        rest = rest.replace(found[0], " " * len(found[0]))
        yield found[0].strip(), _phone(found[0])
    for found in _LOCAL.finditer(rest):
        if not (found[1] == "555" and found[2].startswith("01")):
            yield found[0].strip(), _phone(found[0])


def _phone(number: str) -> str:
    return _(
        "the telephone number {number} could be somebody's. Only numbers from 555-0100 to 555-0199 may stand here."
    ).format(number=clean(number, 40))


# -- addresses --------------------------------------------------------------------------------------------------------


def _mails(text: str) -> Iterator[tuple[str, str]]:
    for found in _MAIL.finditer(text):
        where = found[1].rstrip(".!?").lower()
        if "." in where and not where.endswith(".example"):
            yield (
                found[0],
                _("the e-mail address {mail} could be somebody's. It must end in .example.").format(
                    mail=clean(found[0], 80)
                ),
            )


def _page(url: str) -> Iterator[tuple[str, str]]:
    host = address.host(url)
    if not host or host.endswith(".example"):
        return
    if not _is_platform(host):
        yield (
            url,
            _("the address {page} could be a real page. The site must end in .example.").format(page=clean(url, 120)),
        )
    elif "fict" not in url.lower():
        yield (
            url,
            _("the address {page} could be a real person's page. On a known site, put «fict» into it.").format(
                page=clean(url, 120)
            ),
        )


def _hosts(text: str) -> Iterator[tuple[str, str]]:
    """Sites in running text; what stands behind an @ is looked at as e-mail."""
    for found in _HOST.finditer(text):
        host = found[1].lower()
        if host.endswith(".example") or not _is_site(host) or _is_platform(host):
            continue
        yield found[0], _("the site {site} could be a real one. It must end in .example.").format(site=clean(host, 80))


@cache
def _known_suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def _is_site(host: str) -> bool:
    return _known_suffixes().privatesuffix(host) is not None


@cache
def _platforms() -> frozenset[str]:
    return frozenset(name for row in facts.platforms() for name in (row["domain"], *row["all_domains"].split()))


def _is_platform(host: str) -> bool:
    return address.site(host) in _platforms() or host in _platforms() or facts.site_kind(host) is not None


# -- names ------------------------------------------------------------------------------------------------------------


def is_of_this_computer(someone: Person) -> bool:
    """Tell whether the person bears a name of the one whom this installation searches for. Nothing is written."""
    names = {fold(name) for name in (someone.name, *someone.other_names)}
    own = {fold(name) for name in _own_names(settings.folder() / "person.toml")}
    same_words = {frozenset(name.split()) for name in names} & {frozenset(name.split()) for name in own}
    return bool(same_words) or _owns_history(settings.folder() / NAME, someone)


def _own_names(path: Path) -> tuple[str, ...]:
    try:
        rows = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError):
        return ()
    others = rows.get("other_names", [])
    return tuple(str(name) for name in (rows.get("name", ""), *(others if isinstance(others, list) else ())) if name)


def _owns_history(path: Path, someone: Person) -> bool:
    """The history knows its owner only by a salted print; it is read as it lies there, without opening it to write."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            row = db.execute("SELECT salt, print FROM owner").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and any(owner_print(name, row[0]) == row[1] for name in (someone.name, *someone.other_names))
