"""One page, many addresses: the canonical form, the site, a fingerprint, and the form that is safe to show.

What is stripped is only what is known to carry no meaning (TAXONOMY R15): tracking codes, redirect wrappers, mobile and
AMP forms, language switches, anchors, http for https. A parameter that is not known is kept: it may be a race bib.
"""

import base64
import hashlib
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from publicsuffixlist import PSLFILE, PublicSuffixList

from identity_scan.speech.text import clean

_TABLE = Path(__file__).parent.parent / "facts" / "addresses.toml"
_BING = re.compile(r"(?:^|\.)bing\.com$")
_MEDIAWIKI = re.compile(r"([a-z-]+)\.m\.(wik[a-z]+\.org)")
_SESSION = re.compile(r"(?=\w*\d)\w{16,}")
_LANGUAGE_LABEL = re.compile(r"[a-z]{2}(?:-[a-z]{2,3})?")


@cache
def _table() -> Mapping[str, Any]:
    """Return what wraps an address, and what in it says only how a page was reached or shown (facts/addresses.toml)."""
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def _pattern(*lists: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for name in lists for one in _table()[name]), re.IGNORECASE)


@cache
def _rules() -> Mapping[str, str]:
    """Return the rules of the public suffixes, a line each, by the last label: of most, nobody ever asks."""
    found: dict[str, str] = defaultdict(str)
    for line in Path(PSLFILE).read_text("utf-8").splitlines():
        if line and not line.startswith("//"):
            found[line.rpartition(".")[2]] += f"{line}\n"
    return found


@cache
def _suffixes(label: str) -> PublicSuffixList:
    """Return the public suffixes that end in a label; all of them, also as they are encoded, for none."""
    return (
        PublicSuffixList(_rules().get(label, "").splitlines(), accept_encoded_idn=False)
        if label
        else PublicSuffixList()
    )


def is_web(url: str) -> bool:
    """Tell whether an address may be opened at all: http or https, with a host."""
    parts = _split(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


_LONGEST = 4_000
_NONE = SplitResult("", "", "", "", "")


@lru_cache(maxsize=10_000)
def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018  reading it is what raises for a port that is none
    except ValueError:
        return _NONE
    # A browser takes a backslash for the end of the host, and a percent sign in it for a letter: what would be shown
    # here would not be what opens there.
    return parts if all(_in_host(c) for c in parts.hostname or "") and "\\" not in parts.netloc else _NONE


def _in_host(sign: str) -> bool:
    return sign.isalnum() or sign in "-._:" or unicodedata.category(sign)[0] == "M"


def host(url: str) -> str:
    """Return the host of an address in lower case, without www; empty if it has none."""
    return (_split(url).hostname or "").removeprefix("www.")


def path(url: str) -> str:
    """Return the path of an address as it is written; empty for what is no address."""
    return _split(url).path


@lru_cache(maxsize=20_000)
def site(url: str) -> str:
    """Return the registrable domain of an address or host; the host where the suffix is unknown, empty if none."""
    name = (_split(url).hostname or "") if "//" in url else url.lower()
    label = "" if "xn--" in name else name.rstrip(".").rpartition(".")[2]
    return _suffixes(label).privatesuffix(name) or name


@lru_cache(maxsize=20_000)
def place(url: str) -> str:
    """Return the site that shows an address, under one name for all languages, screens and countries.

    Of a copy it is the site that holds the copy, of a viewer the viewer: who must be asked there is somebody else.
    """
    name = (_split(unwrap(url)).hostname or "").rstrip(".")
    short: Mapping[str, Mapping[str, str]] = _table()["short_hosts"]
    return site(short[name]["host"] if name in short else _one_host(_in_ascii(name)))


def is_viewer(url: str) -> bool:
    """Tell whether an address is on a site that holds nothing of its own, and shows the page of another as it is."""
    return host(url) in _table()["viewers"]


def now_called(url: str) -> str:
    """Return the site that answers today for an address whose site was renamed; its own site if it was not."""
    renamed: Mapping[str, str] = _table()["renamed"]
    return renamed.get(site(url), site(url))


# -- what wraps an address --------------------------------------------------------------------------------------------


def unwrap(url: str) -> str:
    """Return the address inside a redirect wrapper of an engine or a platform, the address itself if it is none."""
    for _ in range(3):
        inner = next(filter(_is_address, _inside(url)), "")
        if not inner:
            return url
        url = clean(inner, _LONGEST)  # decoded: what was harmless as %1B or in base64 is so no longer
    return url


def original(url: str) -> str:
    """Return the page that an address shows a copy of: in an archive, a cache or a translation; else itself."""
    for _ in range(3):
        url = unwrap(url)
        inner = next(filter(None, map(_spelt_out, _copied(url))), "")
        if not inner:
            return url
        url = clean(inner, _LONGEST)
    return url


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _inside(url: str) -> Iterator[str]:
    parts = _split(url)
    name, fields = parts.hostname or "", dict(parse_qsl(parts.query))
    if _BING.search(name) and parts.path.startswith("/ck/"):
        yield _from_bing(fields.get("u", ""))
    yield from _by_key("redirects", name, parts.path, fields)
    for row in _table()["in_path"]:
        if _on(name, row["host"]) and row["mark"] in parts.path:
            yield unquote(re.split(r"/R[KS]=|__;|/__", parts.path.split(row["mark"], 1)[1])[0])


def _by_key(table: str, name: str, path_: str, fields: Mapping[str, str]) -> Iterator[str]:
    for row in _table()[table]:
        if row["key"] in fields and path_.startswith(row["path"]) and _on(name, row["host"]):
            yield fields[row["key"]]


def _copied(url: str) -> Iterator[tuple[str, str]]:
    """Yield what could be the copied address, and the scheme to give it where it stands without one."""
    parts = _split(url)
    name = parts.hostname or ""
    if name.endswith(".translate.goog"):
        host_ = name.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
        yield parts._replace(netloc=host_, scheme="https").geturl(), "https"
    yield from ((inner, "https") for inner in _by_key("copies", name, parts.path, dict(parse_qsl(parts.query))))
    rest = parts._replace(scheme="", netloc="").geturl()
    for row in _table()["copies_by_path"]:
        if _on(name, row["host"]) and (match := re.match(row["begins"], rest)):
            copied = re.split(row.get("ends", r"\Z"), rest[match.end() :])[0]
            yield match.expand(row.get("to", "")) + copied, row["scheme"]


def _spelt_out(copied: tuple[str, str]) -> str:
    """Return a copied address in full; empty if what stands there is none."""
    text, scheme = copied
    if re.match(r"https?%3a", text, re.IGNORECASE):
        text = unquote(text)
    if "?" not in text:
        text = re.sub("%3f", "?", text, count=1, flags=re.IGNORECASE)  # the parameters of the page, written for a path
    text = re.sub(r"^(https?:)/+", r"\1//", text)  # archives and proxies write one stroke where two belong
    full = text if _is_address(text) else f"{scheme}://{text}"
    return full if "." in (_split(full).hostname or "") else ""


def _from_bing(token: str) -> str:
    """Read the address in Bing's click link: two letters, then URL-safe base64 without padding."""
    try:
        return base64.urlsafe_b64decode(token[2:] + "=" * (-len(token[2:]) % 4)).decode()
    except ValueError:
        return ""


def _on(name: str, ending: str) -> bool:
    if ending.endswith("."):  # a brand under any country's suffix
        return f".{ending}" in f".{name}" and name.rsplit(ending, 1)[-1].count(".") <= 1
    return name == ending or name.endswith("." + ending)


# -- one form for all addresses of a page -----------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def canonical(url: str) -> str:
    """Return the one form of all addresses of a page, without scheme: `host/path?query`.

    It is for comparison and fingerprints, not for opening. An address that is not of the web is returned trimmed.
    """
    parts = _split(original(url))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return url.strip()
    name, path, query = _canonical_host(parts.hostname.rstrip(".")), _canonical_path(parts.path), parts.query
    if name in _table()["short_hosts"]:
        name, path = _table()["short_hosts"][name]["host"], _table()["short_hosts"][name]["path"] + path
    path, query = _of_platform(name, path, query)
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    fields = [(k, v) for k, v in _fields(query) if not _idle(k, v)]
    return f"{name}{port}{path}" + ("?" + urlencode(sorted(fields), errors="surrogateescape") if fields else "")


def _fields(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True, errors="surrogateescape")


def _of_platform(name: str, path: str, query: str) -> tuple[str, str]:
    """Fold the spellings that single platforms have of one page; only those known to mean the same."""
    for row in _table()["paths"]:
        if _at(name, row["host"]) and (match := re.fullmatch(row["path"], path)):
            kept = [(k, v) for k, v in _fields(query) if k in row.get("keys", ())]
            if kept or "keys" not in row:
                path, _mark, more = match.expand(row["to"]).partition("?")
                return path, more or urlencode(kept, errors="surrogateescape")
    for row in _table()["path_in_key"]:
        if path == row["path"] and _at(name, row["host"]):
            left = [(k, v) for k, v in _fields(query) if not _idle(k, v)]
            if [k for k, _v in left] == [row["key"]]:
                return _canonical_path(row["to"] + left[0][1].replace(" ", "_")), ""
    return path, "" if _pattern("bare").fullmatch(name + path) else query


def _at(name: str, place: str) -> bool:
    return name == place or (place[0] == "." and name.endswith(place))


def _canonical_host(name: str) -> str:
    name = _in_ascii(name)
    return _one_host(_table()["viewers"].get(name.removeprefix("www."), name))


def _one_host(name: str) -> str:
    for row in _table()["more_screens"]:
        if name.partition(".")[0] in row["labels"] and name.partition(".")[2] == row["host"]:
            name = row["host"]
    name = _now(name)
    first, _dot, shorter = name.partition(".")
    if first in _table()["screens"] and "." in shorter:
        name = _now(shorter)
    name = _everywhere(name)
    domain = site(name)
    if domain in _table()["by_language"] and _LANGUAGE_LABEL.fullmatch(name.removesuffix(domain).rstrip(".")):
        return domain
    wiki = _MEDIAWIKI.fullmatch(name)
    return f"{wiki[1]}.{wiki[2]}" if wiki else name


def _now(name: str) -> str:
    renamed: Mapping[str, str] = _table()["renamed"]
    return renamed.get(name) or (renamed[name[4:]] if name.startswith("www.") and name[4:] in renamed else name)


def _everywhere(name: str) -> str:
    """Return a host of a brand that is at home under the suffix of many countries with one suffix for all."""
    for brand in _table()["one_everywhere"]:
        if f".{brand}" in f".{name}" and _on(name, brand):
            return f"{name.rsplit(brand, 1)[0]}{brand}com"
    return name


def _in_ascii(name: str) -> str:
    """Return a host as it is registered: bücher.example is xn--bcher-kva.example."""
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return name


def _canonical_path(path: str) -> str:
    # Bytes that are no text stay as they are: /ren%E9 and /ren%E8 are two pages.
    readable = unicodedata.normalize("NFC", unquote(path, errors="surrogateescape"))
    path = quote(readable, safe="/@:!$&'()*+,;=~-._", errors="surrogateescape")
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    path = re.sub(r";jsessionid=[^/]*", "", path, flags=re.IGNORECASE)
    path = re.sub(r"^/amp(?=/)|/amp(?:\.html)?/?$|(?<=/)amp/", "", path)
    path = re.sub(r"\.amp(?=\.html?$|$)", "", path)
    path = re.sub(r"/(?:index|default)\.(?:html?|php|aspx?)$", "/", path, flags=re.IGNORECASE)
    path = re.sub(r"(?<=\w)\.html?$|(?<=\w)/print(?:er|able|view)?$", "", path)
    return path.rstrip("/")


def _idle(key: str, value: str) -> bool:
    key = key.lower().removeprefix("amp;")
    if _pattern("reached", "comments").fullmatch(key):
        return True
    if _pattern("language").fullmatch(key) and _pattern("language_values").fullmatch(value):
        return True
    if value in _table()["from_the_top"].get(key, ()):
        return True
    if key in _table()["reach_keys"] and value.lower() in _table()["came_from"]:
        return True
    if key in _table()["sessions"] and _SESSION.fullmatch(value):
        return True
    values = _table()["shown"].get(key)
    return values is not None and (not values or value.lower() in values)


def fingerprint(url: str) -> str:
    """Return 16 hexadecimal digits that stay the same for all addresses of a page and do not tell the address."""
    return hashlib.blake2b(canonical(url).encode(), digest_size=8, person=b"id-scan").hexdigest()


def shown(url: str) -> str:
    """Return an address as it is shown to a person: no scheme, readable path, a host that cannot pose as another.

    A host with any letter beyond those of Western European languages stays in its xn-- form, and so does one with
    letters of two scripts.
    """
    parts = _split(url)
    if not parts.hostname:
        return _readable(url)
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = f"?{_readable(parts.query)}" if parts.query else ""
    return (
        _shown_host(parts.hostname.removeprefix("www."))
        + port
        + _readable(unquote(parts.path, errors="surrogateescape").rstrip("/"))
        + query
    )


def _readable(text: str) -> str:
    return "".join(
        c if c.isprintable() else quote(c, errors="surrogateescape" if 0xDC80 <= ord(c) <= 0xDCFF else "replace")
        for c in text
    )


def _shown_host(name: str) -> str:
    try:
        ascii_form = name.encode("idna").decode()
        unicode_form = ascii_form.encode().decode("idna")
    except UnicodeError:
        return name.encode("ascii", "replace").decode().replace("?", "_")
    # Beyond Latin-1 there are letters that pass for others: a dotless i, an l with a thin stroke.
    latin = all(ord(c) < 0x100 or c == "œ" for c in unicode_form)
    return unicode_form if latin else ascii_form
