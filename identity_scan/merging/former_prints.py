"""The fingerprints that earlier versions gave to pages: what was kept under one must be found again (`former`).

A frozen copy of how addresses were folded until November 2026. Nothing here may ever be changed: the prints of kept
histories rest on it, letter by letter.
"""

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from identity_scan.speech.address import site
from identity_scan.speech.text import clean

_TRACKING = re.compile(
    r"(?:utm_\w+|mc_[ce]id|_?hs(?:enc|mi|ctatracking)|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh"
    r"|li_fat_id|trk|trkinfo|trackingid|originalsubdomain|refid|ref_src|ref_url|srsltid|ved|usg|sei|oly_(?:anon|enc)_id|_ga|_gl|gad_source"
    r"|vero_id|wickedid|s_cid|cmp(?:id)?|spm|__cf_chl_\w+|mibextid|rdid|share_id|si|feature|_openstat|wt_mc|xtor|ncid|ocid|cvid|smid|ito"
    r"|guccounter|guce_\w+|__twitter_impression|__tn__|__xts__\S*|epik|ref_|_branch_match_id|campaign_?id|fb_(?:action|comment|ref|source)\w*"
    r"|php_?sess_?id|jsessionid|session_?id|aspsessionid\w*|__cft__\S*|sr_share|rcm|lipi|midtoken|midsig|otptoken)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"(?:site_?|ui_?|display_?|set_?|page_?)?(?:locale|lang(?:uage)?|langue|hl|l10n|culture|mkt)", re.IGNORECASE
)
_COMMENTS = re.compile(r"replytocom|show_?comments?|comment_?page|cpage|comment_?id|focusedcommentid", re.IGNORECASE)
_FROM = frozenset(
    re.findall(
        r"\w+",
        "share search serp nav home rss feed email newsletter google bing brave duckduckgo ddg "
        "yahoo mojeek startpage ecosia qwant facebook fb twitter x linkedin instagram reddit organic gmb "
        "web mobile desktop app amp copy link whatsapp pinterest tiktok ",
    )
)
"""Values of `ref`, `source` and the like that only tell where a reader came from."""
_SWITCHES = {
    "print": {"1", "true", "yes", ""},
    "amp": None,
    "outputtype": {"amp"},
    "m": {"0", "1"},
    "app": {"desktop", "mobile"},
    "ref": _FROM,
    "source": _FROM,
    "src": _FROM,
    "from": _FROM,
    "via": _FROM,
    "s": {"20", "21", "46"},
    "tab": {"stats", "overview", "about", "reviews", "posts", "info"},
    "view": {"mobile", "desktop", "print", "amp"},
    "noredirect": None,
    "_rdr": None,
    "_fb_noscript": None,
    "rdrhc": None,
}
"""Parameters that change how a page looks, not which page it is; with None whatever their value."""

_WRAPPERS: tuple[tuple[str, str, str], ...] = (
    ("duckduckgo.com", "/l/", "uddg"),
    ("google.", "/url", "q"),
    ("google.", "/url", "url"),
    ("google.", "/imgres", "imgrefurl"),
    ("l.facebook.com", "/l.php", "u"),
    ("lm.facebook.com", "/l.php", "u"),
    ("l.instagram.com", "/", "u"),
    ("linkedin.com", "/redir/redirect", "url"),
    ("youtube.com", "/redirect", "q"),
    ("out.reddit.com", "/", "url"),
    ("translate.google.", "/translate", "u"),
)
_BING = re.compile(r"(?:^|\.)bing\.com$")
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap|mbasic)\.")
_LANGUAGE_HOSTS = {
    "facebook.com",
    "linkedin.com",
    "pinterest.com",
    "wikihow.com",
    "yelp.com",
    "yelp.ca",
    "pinterest.ca",
}
"""Sites whose first label is only the reader's language or country (fr-ca.facebook.com, ca.linkedin.com)."""

_SAME_SITE = {
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "youtu.be": "youtube.com",
    "old.reddit.com": "reddit.com",
}


_LONGEST = 4_000
_NONE = SplitResult("", "", "", "", "")


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


def _unwrap(url: str) -> str:
    """Return the address inside a redirect wrapper of an engine or a platform, the address itself if it is none."""
    for _ in range(3):
        parts = _split(url)
        name = parts.hostname or ""
        fields = dict(parse_qsl(parts.query))
        inner = _from_bing(fields.get("u", "")) if _BING.search(name) and parts.path.startswith("/ck/") else ""
        inner = inner or next(
            (
                fields[key]
                for ending, path, key in _WRAPPERS
                if key in fields and _on(name, ending) and parts.path.startswith(path)
            ),
            "",
        )
        if not inner.startswith(("http://", "https://")):
            return url
        url = clean(inner, _LONGEST)  # decoded: what was harmless as %1B or in base64 is so no longer
    return url


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


def _canonical(url: str) -> str:
    """Return the one form of all addresses of a page, without scheme: `host/path?query`.

    It is for comparison and fingerprints, not for opening. An address that is not of the web is returned trimmed.
    """
    parts = _split(_unwrap(url))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return url.strip()
    name, path = _canonical_host(parts.hostname.rstrip(".")), _canonical_path(parts.path)
    if parts.hostname.endswith("youtu.be"):
        name, path, parts = "youtube.com", "/watch", parts._replace(query=f"v={path.strip('/')}&{parts.query}")
    name, path, query = _platform(name, path, parts.query)
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    fields = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _idle(k, v)]
    return f"{name}{port}{path}" + ("?" + urlencode(sorted(fields)) if fields else "")


def _platform(name: str, path: str, query: str) -> tuple[str, str, str]:
    """Fold the spellings that single platforms have of one page; only those known to mean the same."""
    if name == "youtube.com" and path == "/watch":
        return name, path, "&".join(f"v={v}" for k, v in parse_qsl(query) if k == "v")
    if name == "reddit.com":
        path = re.sub(r"(/comments/\w+)/[^/]+$", r"\1", path)
    if name == "linkedin.com":
        path = re.sub(r"^(/in/[^/]+)/[a-z]{2}(?:-[a-z]{2})?$", r"\1", path)
    return name, path, query


def _canonical_host(name: str) -> str:
    name = _SAME_SITE.get(name, name)
    shorter = _MOBILE.sub("", name)
    if shorter.count("."):
        name = shorter
    name = _SAME_SITE.get(name, name)
    domain = site(name)
    if domain in _LANGUAGE_HOSTS and re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?", name.removesuffix(domain).rstrip(".")):
        return domain
    wiki = re.fullmatch(r"([a-z-]+)\.m\.(wikipedia\.org)", name)
    return f"{wiki[1]}.{wiki[2]}" if wiki else name


def _canonical_path(path: str) -> str:
    path = quote(unicodedata.normalize("NFC", unquote(path)), safe="/@:!$&'()*+,;=~-._")
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    path = re.sub(r";jsessionid=[^/]*", "", path, flags=re.IGNORECASE)
    path = re.sub(r"^/amp(?=/)|/amp(?:\.html)?/?$|(?<=/)amp/", "", path)
    path = re.sub(r"\.amp(?=\.html?$|$)", "", path)
    path = re.sub(r"/(?:index|default)\.(?:html?|php|aspx?)$", "/", path, flags=re.IGNORECASE)
    path = re.sub(r"(?<=\w)\.html?$|(?<=\w)/print$", "", path)
    return path.rstrip("/")


def _idle(key: str, value: str) -> bool:
    if any(pattern.fullmatch(key) for pattern in (_TRACKING, _LANGUAGE, _COMMENTS)):
        return True
    values = _SWITCHES.get(key.lower(), ())
    return values is None or value.lower() in values


@lru_cache(maxsize=20_000)
def former(url: str) -> str:
    """Return the fingerprint that earlier versions gave to an address; empty where other addresses shared it.

    Bytes that are no text became one and the same sign: /ren%E9 and /ren%E8 had one print, which tells of neither.
    """
    page = _canonical(url)
    if "%EF%BF%BD" in page and "%EF%BF%BD" not in url.upper() and "\ufffd" not in url:
        return ""
    return hashlib.blake2b(page.encode(), digest_size=8, person=b"id-scan").hexdigest()
