"""The print by which a history knows whose it is, without keeping the name."""

import hashlib
import hmac
import re
import unicodedata

from identity_scan.speech.text import fold


def made(name: str, salt: bytes) -> bytes:
    """Return the print of a name."""
    return _slow(fold(name), salt)


def is_of(print_: bytes, name: str, salt: bytes) -> bool:
    """Tell whether a print is that of a name; case and accents do not matter, nor which version made it."""
    return any(hmac.compare_digest(_slow(form, salt), print_) for form in dict.fromkeys((fold(name), _as_first(name))))


def _slow(folded: str, salt: bytes) -> bytes:
    """Slow on purpose: names are few, and a stolen file must not be matched against a list of them in a moment."""
    return hashlib.pbkdf2_hmac("sha256", folded.encode(), salt, 100_000)


def _as_first(text: str) -> str:
    """Fold a name as the first versions did, whose histories must be known again; never to be changed."""
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae").replace("ø", "o").replace("ł", "l")
    )
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))
