"""What requests share: the words as asked, and the language and region to ask in."""

import re
from urllib.parse import quote_plus

from identity_scan.engines.engine import Options
from identity_scan.model import Request

_BANG = re.compile(r"(?<![\w])!+(?=\w)|(?<=\w)!+(?=[\s\"]|$)|^\s*\\+")


def asked(text: str) -> str:
    """Return the words of a query without the signs that send it to another site (`!g name`, `name g!`, `\\name`).

    Engines leave the sign itself out of account, so nothing is lost by dropping it; quoting does not always help.
    """
    return _BANG.sub("", text)


def language(options: Options) -> str:
    """Return the language to ask in, such as en."""
    return options.language.partition("-")[0].lower() or "en"


def country(options: Options) -> str:
    """Return the country to ask in, such as ca, "" if the worker named none."""
    return options.language.partition("-")[2].lower()


def market(options: Options) -> str:
    """Return the language with its country, such as en-CA, "" if the worker named no country."""
    return options.language if country(options) else ""


def paged(page: int, name: str, second: int, step: int) -> tuple[str, str]:
    """Return the parameter that asks for a page, given its value on page two and its step; the first names none."""
    return name, str(second + step * (page - 2)) if page > 1 else ""


def spoken(options: Options) -> tuple[str, str]:
    """Return the header that names the worker's language."""
    tag, short = options.language or "en", language(options)
    return "Accept-Language", tag if tag.lower() == short else f"{tag},{short};q=0.8"


def marked(request_url: str, page: int) -> str:
    """Return an address that remembers the page asked for where the engine's address does not.

    The part after # is never sent; the reply's address keeps it, so that `read` can tell a later page from the first.
    """
    return f"{request_url}#page={page}" if page > 1 else request_url


def opens(address: str, text: str) -> str:
    """Return the address that opens these words in a browser; `address` ends where the words go."""
    return address + quote_plus(asked(text))


def get(url: str, options: Options, *params: tuple[str, str], cookies: tuple[tuple[str, str], ...] = ()) -> Request:
    """Return a plain request for a page in the worker's language; empty parameters are left out."""
    return Request(url, tuple(p for p in params if p[1]), headers=(spoken(options),), cookies=cookies)
