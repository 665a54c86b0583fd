"""Whose a history is: it knows its owner by a salted print of the name alone, so that the name is not in the file."""

import hashlib
import hmac
import os
import sqlite3

from identity_scan.speech.text import fold


def print_of(name: str, salt: bytes) -> bytes:
    """Return the print of a name; case and accents do not matter.

    Slow on purpose: names are few, and a stolen file must not be matched against a list of them in a moment.
    """
    return hashlib.pbkdf2_hmac("sha256", fold(name).encode(), salt, 100_000)


def same_owner(rows: list[sqlite3.Row], name: str) -> bool:
    """Tell whether the rows of the table `owner` name this person, or nobody yet."""
    return not rows or hmac.compare_digest(print_of(name, rows[0]["salt"]), rows[0]["print"])


def claim(db: sqlite3.Connection, name: str) -> None:
    """Write this person down as the owner, unless there is one."""
    salt = os.urandom(16)
    db.execute("INSERT OR IGNORE INTO owner VALUES (1, ?, ?)", (salt, print_of(name, salt)))
