"""The passphrase of this run, and the data key that it unwraps.

There is no second key but the recovery sheet that the worker may print: who forgets the passphrase and has no sheet has
lost what is sealed, and the command says so before it seals.
"""

import contextlib
from pathlib import Path

from identity_scan.keeping import key_file, wrapping
from identity_scan.keeping.key_file import KeyFile, Way
from identity_scan.speech.errors import BadInput, HistoryError
from identity_scan.speech.language import gettext as _

OLD_NAME = "identity-scan.sealed.sqlite3"
"""The history as earlier versions sealed it: under the passphrase itself."""
OLD_PERSON = "person.toml.sealed"
"""The person file as they sealed it."""
_OLD_OPEN = "identity-scan.sqlite3"
_KEYRING = ("identity-scan", "passphrase")
_held: list[str] = []
"""The passphrase, for as long as this process lives; threads open the history too, so no context variable."""
_keys: dict[tuple[Way, ...], bytes] = {}
"""Data keys that were unwrapped, as each takes its time."""


def is_on(folder: Path) -> bool:
    """Tell whether a passphrase is needed for what is kept in this folder."""
    found = key_file.read(folder)
    return was_on(folder) if found is None else found.sealed


def was_on(folder: Path) -> bool:
    """Tell whether an earlier version sealed this folder, also where the sealed history itself is gone."""
    if (folder / OLD_NAME).exists():
        return True
    return (folder / OLD_PERSON).exists() and not (folder / _OLD_OPEN).exists()


def hold(passphrase: str) -> None:
    """Hold the passphrase for this run; an empty one forgets it."""
    if _held != [passphrase]:
        _keys.clear()
    _held[:] = [passphrase] if passphrase else []


def held() -> str:
    """Return the passphrase of this run: the one typed, else the one in the system's keyring; empty if neither."""
    return _held[0] if _held else _from_keyring()


def data_key(found: KeyFile) -> bytes:
    """Return the data key that a key file holds or wraps; HistoryError if the passphrase is missing or wrong."""
    if not found.sealed:
        return bytes.fromhex(found.key)
    if found.ways not in _keys:
        key = unwrapped(found, needed())
        if key is None:
            raise wrong()
        _keys[found.ways] = key
    return _keys[found.ways]


def learned(found: KeyFile, key: bytes) -> None:
    """Know the data key of a key file from here on, as it was just made."""
    if found.sealed:
        _keys[found.ways] = key


def unwrapped(found: KeyFile, secret: str) -> bytes | None:
    """Return the data key if this passphrase, or these words of the recovery sheet, open it."""
    return next((key for way in found.ways if (key := wrapping.unwrap(way, secret)) is not None), None)


def needed() -> str:
    """Return the passphrase of this run; raises HistoryError if there is none."""
    if passphrase := held():
        return passphrase
    raise HistoryError(
        _("What is kept on this computer is sealed."),
        _("Give the passphrase. A forgotten one cannot be recovered: identity-scan erase starts over."),
    )


def wrong() -> HistoryError:
    """Forget a passphrase that does not open what is kept, and return what is said of it."""
    hold("")
    return HistoryError(
        _("This passphrase does not open what is kept here."),
        _("Try again. A forgotten passphrase cannot be recovered: identity-scan erase starts over."),
    )


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


def is_remembered() -> bool:
    """Tell whether the keyring holds a passphrase."""
    return bool(_from_keyring())


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
