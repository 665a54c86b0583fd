"""Signs that something in a lesson is not invented: telephone numbers and addresses that could be somebody's."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from publicsuffixlist import PublicSuffixList

from identity_scan import facts
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

Sign = tuple[str, str, str]
"""Where it stands, the words as they stand there, and a sentence."""

_GAP = r"[\s./_-]{0,3}"
_AMERICAN = re.compile(rf"(?<![\d-])(?:\+?1{_GAP})?\(?([2-9]\d\d)\)?{_GAP}([2-9]\d\d){_GAP}(\d\d){_GAP}(\d\d)(?![\d-])")
_LOCAL = re.compile(r"(?<![\d.,/-])([2-9]\d\d)[ .-](\d{4})(?![\d-])")
_ABROAD = re.compile(r"(?<![\w+])(?:\+|00)[1-9][\d\s().-]{7,18}\d|(?<![\d-])0[1-9](?:[ .-]?\d\d){4}(?![\d-])")
_POSTAL = re.compile(r"\b[ABCEGHJ-NPR-TVXY]\d[ABCEGHJ-NPR-TV-Z] ?(?!0X0)\d[ABCEGHJ-NPR-TV-Z]\d\b")
_MAIL = re.compile(r"[^\s<>()\[\],;:«»\"']+@([^\s<>()\[\],;:«»\"'@]+)")
_SPELT = re.compile(
    r"[\w.-]+\s?[(\[ ](?:at|arobase?)[)\] ]\s?[\w.-]+?(?:\s?[(\[ ](?:dot|point)[)\] ]\s?|\.)(?!example)[a-z]{2,}", re.I
)
_HOST = re.compile(
    r"(?<![\w@./-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})\b(?![@])(/[^\s<>«»\"']*)?", re.I
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def signs(data: Mapping[str, Any]) -> Iterator[Sign]:
    """Give everything in the data of a lesson that looks real."""
    for where, text in texts("", data):
        if where.endswith(", page"):
            continue  # it names one of the documents, which is looked at itself
        yield from ((where, found, says) for found, says in _phones(text))
        yield from ((where, found, says) for found, says in (*_mails(text), *_postal(text)))
        if _is_address(where, text):
            yield from ((where, found, says) for found, says in _page(text))
        else:
            yield from ((where, found, says) for found, says in _hosts(text))


def texts(where: str, value: object) -> Iterator[tuple[str, str]]:
    """Give every text with its place in words: documents 3, title."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(f"{where}, {key}" if where else str(key), inner)
    elif isinstance(value, list):
        for n, inner in enumerate(value, 1):
            yield from texts(f"{where} {n}", inner)


def _is_address(where: str, text: str) -> bool:
    return text.strip().lower().startswith(("http:", "https:")) or where.endswith(", url")


# -- telephone numbers ------------------------------------------------------------------------------------------------


def _phones(text: str) -> Iterator[tuple[str, str]]:
    """Only 555-0100 to 555-0199 are kept free for invented people in North America."""
    text = _plain(text)
    rest = text
    for found in _AMERICAN.finditer(text):
        rest = rest.replace(found[0], " " * len(found[0]))
        if (found[2], found[3]) != ("555", "01"):
            yield found[0].strip(), _phone(found[0])
    for found in _ABROAD.finditer(rest):
        rest = rest.replace(found[0], " " * len(found[0]))
        yield found[0].strip(), _phone(found[0])
    for found in _LOCAL.finditer(rest):
        if not (found[1] == "555" and found[2].startswith("01")):
            yield found[0].strip(), _phone(found[0])


def _plain(text: str) -> str:
    """Write digits of other scripts and the many dashes as a keyboard does."""
    digits = (str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    return "".join(digits).translate(_DASHES)


def _phone(number: str) -> str:
    return _(
        "the telephone number {number} could be somebody's. Only numbers from 555-0100 to 555-0199 may be used here."
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

    for found in _SPELT.finditer(text):
        yield (
            found[0],
            _("the e-mail address {mail} could be somebody's. It must end in .example.").format(
                mail=clean(found[0], 80)
            ),
        )


def _postal(text: str) -> Iterator[tuple[str, str]]:
    for found in _POSTAL.finditer(text):
        yield (
            found[0],
            _("the postal code {code} could be a street of somebody's. It must end in 0X0.").format(code=found[0]),
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
        if host.endswith(".example") or not _is_site(host):
            continue
        if _is_platform(host):
            if len(found[2] or "") > 1:
                yield from _page(
                    "https://" + found[0].partition("://")[2] if "://" in found[0] else f"https://{found[0]}"
                )
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
