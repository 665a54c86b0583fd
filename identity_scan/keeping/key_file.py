"""The file that holds the data key of a home and names the store it opens: beside it as it is, or wrapped when sealed.

Whatever is done to a home (sealing, another passphrase, opening, moving in) ends with this one file being replaced, a
few hundred bytes, at one blow: before it the old holds, after it the new. The store itself is never half of each.
"""

import contextlib
import json
import os
import sys
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from identity_scan.keeping import overwriting, private_files
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.language import gettext as _

NAME = "identity-scan.key"
FIRST = "identity-scan.store-1.sqlite3"
"""The store of a new home; another one follows when it is made anew under another key."""
_FRESH, _BEFORE = f"{NAME}.new", f"{NAME}.old"
LENGTH = 32
"""Bytes of a data key."""


@dataclass(frozen=True, slots=True)
class Way:
    """One secret that unwraps the data key: what it costs to try one, and the wrapped key."""

    how: str
    salt: str
    passes: int
    memory: int
    nonce: str
    wrapped: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file says: the store, and the key itself or the ways to it."""

    store: str = FIRST
    key: str = ""
    """The data key in hexadecimal digits; empty if it is sealed."""
    ways: tuple[Way, ...] = ()
    moving: bool = False
    """Whether the home of an earlier version is being taken into the store: until it is, that one counts."""
    rest: tuple[str, ...] = ()
    """Names of files that no longer count and are to be destroyed."""
    tongue: str = ""
    """The language of the worker, which the first picture speaks before anything is opened."""

    @property
    def sealed(self) -> bool:
        """Whether a passphrase is needed."""
        return not self.key


def fresh_key() -> bytes:
    """Return a new data key."""
    return os.urandom(LENGTH)


def read(folder: Path) -> KeyFile | None:
    """Return what the key file of a home says, None if there is none; HistoryError if it cannot be believed."""
    try:
        lines = (folder / NAME).read_bytes().splitlines()
    except FileNotFoundError:
        return None
    for line in lines:  # it stands there twice, as one bit that changes by itself would else lock all out
        with contextlib.suppress(ValueError, TypeError, KeyError):
            return _parsed(line)
    raise HistoryError(
        _("The key of what is kept in {folder} is damaged, so nothing there can be read.").format(folder=folder),
        _("Put {name} back from a backup; if there is none, identity-scan erase starts over.").format(name=NAME),
    )


def _parsed(line: bytes) -> KeyFile:
    told, _blank, content = line.partition(b" ")
    if int(told, 16) != zlib.crc32(content):
        raise ValueError
    data: dict[str, Any] = json.loads(content)
    ways = tuple(Way(**way) for way in data["ways"])
    return KeyFile(**{**data, "ways": ways, "rest": tuple(data["rest"])})


def write(folder: Path, said: KeyFile) -> None:
    """Replace the key file at one blow; the one before is overwritten, then deleted. Raises OSError."""
    content = json.dumps(asdict(said)).encode()
    line = f"{zlib.crc32(content):08x} ".encode() + content + b"\n"
    fresh, path, before = folder / _FRESH, folder / NAME, folder / _BEFORE
    clear(folder)
    private_files.write(fresh, line + line)
    if path.exists():
        with contextlib.suppress(OSError, NotImplementedError):  # a disk without hard links keeps the old one's bytes
            os.link(path, before)
    private_files.replace(fresh, path)
    synced(folder)
    clear(folder)


def clear(folder: Path) -> None:
    """Destroy what a replacing that was cut off left of the file before or after."""
    for name in (_FRESH, _BEFORE):
        path = folder / name
        if not path.exists():
            continue
        with contextlib.suppress(OSError):
            if (folder / NAME).exists() and path.samefile(folder / NAME):
                path.unlink()  # another name of the file that counts
                continue
        overwriting.destroy(path)


def untidy(folder: Path) -> bool:
    """Tell whether a replacing was cut off."""
    return any((folder / name).exists() for name in (_FRESH, _BEFORE))


def files(folder: Path) -> tuple[Path, ...]:
    """Return the key file and what may be left of earlier ones."""
    return tuple(path for name in (NAME, _FRESH, _BEFORE) if (path := folder / name).is_file())


def after(store: str) -> str:
    """Return the name of the store that follows another."""
    number = "".join(c for c in store.removesuffix(".sqlite3") if c.isdigit())
    return f"identity-scan.store-{int(number or 0) + 1}.sqlite3"


def synced(folder: Path) -> None:
    """Have the disk write down which names the folder holds; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
