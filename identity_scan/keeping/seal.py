"""Sealing: history and person file encrypted with a passphrase (SQLCipher, an extra that need not be installed).

There is no second key: who forgets the passphrase has lost what is sealed, and the command says so before it seals.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from identity_scan.keeping import private_files
from identity_scan.speech.errors import BadInput, HistoryError
from identity_scan.speech.language import gettext as _

NAME = "identity-scan.sealed.sqlite3"
SHORTEST = 8
"""Letters of a passphrase that are asked for: the cipher's 256,000 rounds make guessing slow, not impossible."""
_PERSON = ".sealed"
_KEYRING = ("identity-scan", "passphrase")
_held: list[str] = []
"""The passphrase, for as long as this process lives; threads open the history too, so no context variable."""


def is_on(folder: Path) -> bool:
    """Tell whether what is kept in this folder is sealed, also where the sealed history itself is gone."""
    if (folder / NAME).exists():
        return True
    return bool(list(folder.glob(f"*{_PERSON}"))) and not (folder / "identity-scan.sqlite3").exists()


def hold(passphrase: str) -> None:
    """Hold the passphrase for this run; an empty one forgets it."""
    _held[:] = [passphrase] if passphrase else []


def held() -> str:
    """Return the passphrase of this run: the one typed, else the one in the system's keyring; empty if neither."""
    return _held[0] if _held else _from_keyring()


def cipher() -> ModuleType:
    """Return the module that seals; raises BadInput where the extra is not installed."""
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError:
        raise BadInput(
            _("Sealing needs a part of identity-scan that is not installed."),
            _('Install it: pip install "identity-scan[seal]"'),
        ) from None


class Rows(list[Any]):
    """The rows of a statement, all read."""

    lastrowid: int | None = None

    def fetchone(self) -> Any:
        """Return the first row, None if there is none."""
        return self[0] if self else None

    def fetchall(self) -> "Rows":
        """Return all rows."""
        return self


class Connection:
    """A sealed database that behaves and fails as one of sqlite3 does."""

    row_factory: Any = None
    """Taken and left aside: rows always have names."""
    fleeting = False
    """Whether it is a copy in memory of a file that cannot be written."""

    def __init__(self, path: Path | str, passphrase: str, patience: float, key: str = "") -> None:
        self._passphrase = passphrase
        module = cipher()
        self._db = module.connect(str(path), timeout=patience, isolation_level=None, check_same_thread=False, uri=True)
        self._db.row_factory = module.Row
        self._error: type[Exception] = module.Error
        self.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal
        if passphrase:
            self.execute(f'PRAGMA key = "{key}"' if key else f"PRAGMA key = {_quoted(passphrase)}")

    @property
    def text_factory(self) -> Any:
        """What makes a text of its bytes."""
        return self._db.text_factory

    @text_factory.setter
    def text_factory(self, made: Any) -> None:
        self._db.text_factory = made

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._db.in_transaction)

    def execute(self, sql: str, values: Sequence[object] = ()) -> Rows:
        """Run one statement and read its rows; raises what sqlite3 would."""
        with self._as_sqlite3():
            cursor = self._db.execute(sql, values)
            rows = Rows(cursor.fetchall())
            rows.lastrowid = cursor.lastrowid
            return rows

    def executemany(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run one statement for each row of values."""
        with self._as_sqlite3():
            self._db.executemany(sql, values)

    def copy(self, target: Path, passphrase: str | None = None) -> None:
        """Write all of it into a new file, sealed as this one, with another passphrase, or open if that is empty."""
        key = self._passphrase if passphrase is None else passphrase
        version = self.execute("PRAGMA user_version")[0][0]
        self.execute(f"ATTACH DATABASE ? AS further KEY {_quoted(key)}", (str(target),))
        self.execute("SELECT sqlcipher_export('further')")
        self.execute(f"PRAGMA further.user_version = {int(version)}")
        self.execute("DETACH DATABASE further")

    def take(self, address: str, passphrase: str) -> None:
        """Copy all of a sealed file, named by a URI, into this one, which is empty."""
        self.execute(f"ATTACH DATABASE ? AS kept KEY {_quoted(passphrase)}", (address,))
        version = self.execute("PRAGMA kept.user_version")[0][0]
        self.execute("SELECT sqlcipher_export('main', 'kept')")
        self.execute(f"PRAGMA user_version = {int(version)}")
        self.execute("DETACH DATABASE kept")

    def close(self) -> None:
        """Close it."""
        self._db.close()

    @contextlib.contextmanager
    def _as_sqlite3(self) -> Iterator[None]:
        try:
            yield
        except self._error as error:
            known: Any = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)(str(error))
            known.sqlite_errorcode = getattr(error, "sqlite_errorcode", 0)
            raise known from None


def in_memory() -> Connection:
    """Return an empty database in memory that may take a sealed file."""
    db = Connection(":memory:", "", 0)
    db.fleeting = True
    return db


def reader(path: Path, address: str) -> Callable[[], Connection]:
    """Return what opens a sealed file again and again by an address; the passphrase is made a key but once."""
    salt = path.read_bytes()[:16]
    made = hashlib.pbkdf2_hmac("sha512", held().encode(), salt, 256_000, 32)
    return lambda: Connection(address, held(), 0, f"x'{made.hex()}{salt.hex()}'")


def connect(path: Path | str, patience: float = 5.0) -> Connection:
    """Open a sealed database with the passphrase of this run; raises HistoryError if there is none or it is wrong."""
    if not held():
        raise HistoryError(
            _("What is kept on this computer is sealed."),
            _("Give the passphrase. A forgotten one cannot be recovered: identity-scan erase begins anew."),
        )
    db = Connection(path, held(), patience)
    try:
        db.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError as error:
        db.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        hold("")
        raise HistoryError(
            _("This passphrase does not open what is kept here."),
            _("Try again. A forgotten passphrase cannot be recovered: identity-scan erase begins anew."),
        ) from None
    return db


# -- the person file --------------------------------------------------------------------------------------------------


def is_kept(path: Path) -> bool:
    """Tell whether something is sealed in place of a file."""
    return path.with_name(path.name + _PERSON).exists()


def kept(path: Path) -> bytes | None:
    """Return what is sealed in place of a file, None if nothing is; raises HistoryError as connect() does."""
    place = path.with_name(path.name + _PERSON)
    if not place.exists():
        return None
    db = connect(place)
    try:
        content: bytes = db.execute("SELECT content FROM file").fetchone()[0]
        return content
    finally:
        db.close()


def keep(path: Path, content: bytes, passphrase: str = "") -> None:
    """Seal a file's content in its place, and leave no open file there; raises OSError or HistoryError."""
    place = path.with_name(path.name + _PERSON)
    fresh = place.with_name(place.name + ".new")
    fresh.unlink(missing_ok=True)
    private_files.create(fresh)
    db = Connection(fresh, passphrase or held(), 5.0)
    try:
        db.execute("CREATE TABLE file (content BLOB NOT NULL)")
        db.execute("INSERT INTO file VALUES (?)", (content,))
    finally:
        db.close()
    private_files.replace(fresh, place)
    path.unlink(missing_ok=True)


def drop(path: Path) -> None:
    """Delete what is sealed in place of a file."""
    path.with_name(path.name + _PERSON).unlink(missing_ok=True)


# -- the system's keyring ---------------------------------------------------------------------------------------------


def remember(passphrase: str) -> None:
    """Put the passphrase into the system's keyring, or take it out if it is empty; raises BadInput without one."""
    try:
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError
    except ImportError:
        raise BadInput(_("No keyring can be used here."), _("Install it: pip install keyring")) from None
    try:
        if passphrase:
            keyring.set_password(*_KEYRING, passphrase)
        else:
            with contextlib.suppress(PasswordDeleteError):
                keyring.delete_password(*_KEYRING)
    except KeyringError:
        raise BadInput(_("The keyring of this computer cannot be used."), _("Type the passphrase each time.")) from None


def _from_keyring() -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(*_KEYRING) or ""
    except KeyringError:
        return ""


def _quoted(passphrase: str) -> str:
    return "'" + passphrase.replace("'", "''") + "'"
