"""What stands inside the encrypted store of a home, for tests that look at it or change it past the program.

The layout of a page is SQLCipher's: the first 16 bytes of the file are its salt; each page ends with 16 bytes that
begin its encryption and 64 of a keyed sum.
"""

import hashlib
import hmac
import os
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from identity_scan.keeping import cipher, key_file, seal

PAGE, SALT, SUM, BEGINS = 4096, 16, 64, 16


def inside(folder: Path) -> Any:
    """Open the store as a database, as its key does; to be closed."""
    return cipher.Connection(store(folder), key(folder))


def store(folder: Path) -> Path:
    return folder / _found(folder).store


def key(folder: Path) -> bytes:
    return seal.data_key(_found(folder))


def _found(folder: Path) -> key_file.KeyFile:
    found = key_file.read(folder)
    assert found is not None, "there is no key, so nothing was kept here"
    return found


def as_earlier(folder: Path, name: str = "identity-scan.sqlite3", passphrase: str = "") -> Path:
    """Keep a home as earlier versions did: in plain words, or under the passphrase itself; returns the file."""
    plain = folder / name
    with_key = cipher.Connection(store(folder), key(folder))
    with_key.copy(plain, passphrase)
    with_key.close()
    for path in (store(folder), folder / key_file.NAME):
        path.unlink()
    return plain


def bytes_inside(folder: Path) -> bytes:
    """All that the files of a home hold, free pages and journal too, as whoever has the key could read it."""
    found = key_file.read(folder)
    if found is None:
        return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    secret = seal.data_key(found)
    whole = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.name.endswith("-wal"):
            content = b"".join(content[at + 24 : at + 24 + PAGE] for at in range(32, len(content), PAGE + 24))
        whole.append(content)
        if ".sqlite3" in path.name and not path.name.endswith("-shm"):
            whole.append(readable(content, secret))
    return b"".join(whole)


def readable(content: bytes, secret: bytes) -> bytes:
    """Decrypt the pages of a file; what is no page of it comes out as noise."""
    pages = [content[at : at + PAGE] for at in range(0, len(content) // PAGE * PAGE, PAGE)]
    return b"".join(_page(page, secret, SALT if number == 0 else 0) for number, page in enumerate(pages))


def _page(page: bytes, secret: bytes, head: int) -> bytes:
    begins = page[-SUM - BEGINS : -SUM]
    open_ = Cipher(algorithms.AES(secret), modes.CBC(begins)).decryptor()
    return page[:head] + open_.update(page[head : -SUM - BEGINS]) + page[-SUM - BEGINS :]


def rewrite(folder: Path, before: bytes, after: bytes) -> int:
    """Change words in the pages of the store, each with its right sum: as memory could have changed them before.

    Returns how often the words stood there.
    """
    path, secret = store(folder), key(folder)
    content = path.read_bytes()
    summing = hashlib.pbkdf2_hmac("sha512", secret, bytes(b ^ 0x3A for b in content[:SALT]), 2, 32)
    pages, times = [], 0
    for number, at in enumerate(range(0, len(content), PAGE), 1):
        head = SALT if number == 1 else 0
        plain = _page(content[at : at + PAGE], secret, head)
        times += plain.count(before)
        body = plain[head : -SUM - BEGINS].replace(before, after)
        begins = os.urandom(BEGINS)
        closing = Cipher(algorithms.AES(secret), modes.CBC(begins)).encryptor()
        told = closing.update(body) + begins
        page = plain[:head] + told + hmac.digest(summing, told + number.to_bytes(4, "little"), "sha512")
        pages.append(page)
    path.write_bytes(b"".join(pages))
    return times
