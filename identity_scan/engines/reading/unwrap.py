"""Addresses as engines write them: unwrapped from the engine's own redirects."""

import base64
import binascii
import re
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from identity_scan.speech import text
from identity_scan.speech.address import is_web

LONGEST = 4_000
"""Characters of an address; a longer one is no page that a person opens."""

_YAHOO = re.compile(r"/RU=([^/]+)(?:/|$)")
# Whose redirect, where it stands, and which parameter holds the address.
_WRAPPED = (
    (re.compile(r"(^|\.)duckduckgo\.com$"), "/l/", ("uddg",)),
    (re.compile(r"(^|\.)google\.[a-z.]{2,6}$"), "/url", ("q", "url")),
    (re.compile(r"(^|\.)bing\.com$"), "/cr", ("r",)),
    (re.compile(r"(^|\.)qwant\.com$"), "/redirect", ("url",)),
)
_ADVERT = re.compile(
    r"//(?:[\w-]+\.)*(?:"
    r"duckduckgo\.com/y\.js|bing\.com/(?:aclick|aclk)|google\.[a-z.]{2,6}/aclk|googleadservices\.com/|"
    r"r\.search\.yahoo\.com/cbclk|yabs\.yandex\.\w+/|doubleclick\.net/)",
    re.IGNORECASE,
)


def parameters(url: str) -> dict[str, str]:
    """Return the query parameters of an address; the first of each name, and none where it cannot be read."""
    try:
        pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return {}
    return dict(reversed(pairs))


def _raw_parameter(query: str, names: tuple[str, ...]) -> str:
    # A plus sign of the wrapped address stays a plus sign: engines write a space as %20 here.
    pairs = dict(reversed([part.partition("=")[::2] for part in query.split("&")[:200]]))
    return next((unquote(pairs[name]) for name in names if pairs.get(name)), "")


def unwrap(href: str, base: str = "") -> str:
    """Return the address that a link leads to; "" for an advert, a link within the engine, or no web address.

    Knows uddg= (DuckDuckGo), /ck/a?u=a1... and /cr?r= (Bing), /RU=.../RK= (Yahoo) and /url?q= (Google). The address
    is otherwise as the engine gives it, letter for letter.
    """
    href = href.strip()
    if href.startswith(("/", "?")) and not base:
        return ""
    for _ in range(3):  # Yahoo wraps Bing's wrapped addresses
        try:
            address = urljoin(base, href)
            parts = urlsplit(address)
            host, path, query = parts.hostname or "", parts.path, parts.query
        except ValueError:
            return ""
        if _ADVERT.search(address):
            return ""
        inner = _inner(host, path, query)
        if inner is None:
            break
        href = inner
    else:
        return ""
    if not is_web(address):
        return ""
    if href.startswith(("/", "?", "#")) and not href.startswith("//"):
        return ""
    return text.clean(address, LONGEST) if len(address) <= LONGEST else ""


def _inner(host: str, path: str, query: str) -> str | None:
    """Return what a redirect wraps, None if it is none, "" if it leads back into the engine."""
    if host.endswith("search.yahoo.com") and (found := _YAHOO.search(path)):
        return unquote(found[1])
    if host.endswith("bing.com") and path == "/ck/a":
        return _bing(_raw_parameter(query, ("u",)))
    for owner, start, names in _WRAPPED:
        if path.startswith(start) and owner.search(host):
            return _raw_parameter(query, names) or None
    return None


def _bing(token: str) -> str | None:
    try:
        return base64.urlsafe_b64decode(token[2:] + "=" * (-len(token[2:]) % 4)).decode("utf-8") or None
    except (binascii.Error, ValueError):
        return None
