"""Whose a history is: it knows its owner by a salted print of the name alone, so that the name is not in the file."""

import hashlib
import hmac
import os
import re
import sqlite3
import unicodedata
from functools import lru_cache

from identity_scan.speech.text import fold


def is_print_of(print_: bytes, name: str, salt: bytes) -> bool:
    """Tell whether a print is that of a name; case and accents do not matter, nor which version made it."""
    return any(hmac.compare_digest(_slow(form, salt), print_) for form in dict.fromkeys((fold(name), _as_first(name))))


def same_owner(rows: list[sqlite3.Row], name: str) -> bool:
    """Tell whether the rows of the table `owner` name this person, or nobody yet."""
    return not rows or is_print_of(rows[0]["print"], name, rows[0]["salt"])


def claim(db: sqlite3.Connection, name: str) -> None:
    """Write this person down as the owner, unless there is one."""
    salt = os.urandom(16)
    db.execute("INSERT OR IGNORE INTO owner VALUES (1, ?, ?)", (salt, _slow(fold(name), salt)))


@lru_cache(maxsize=4)  # who opens a history asks more than once whose it is
def _slow(folded: str, salt: bytes) -> bytes:
    """Slow on purpose: names are few, and a stolen file must not be matched against a list of them in a moment."""
    return hashlib.pbkdf2_hmac("sha256", folded.encode(), salt, 100_000)


def _as_first(text: str) -> str:
    """Fold a name as the first versions did, whose histories must be known again; never to be changed."""
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae").replace("ø", "o").replace("ł", "l")
    )
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))
