"""Erasing: the key first, then everything that the program keeps on this computer, and the proof that it is gone.

Only files that the program itself writes are touched, for its folder may be one of the person's own (ETHICS 6).
"""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from identity_scan.keeping import history_file, key_file, lease, overwriting, rests, sealing
from identity_scan.model import Person
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _

KEPT = (
    "identity-scan.sqlite3*",
    "identity-scan.*.sqlite3*",
    "person.toml*",
    "settings.toml",
    ".settings.toml.*",
    "crash-*.txt",
    f"{rests.NAME}*",
    "reports/identity-scan-*",
)
"""The names of all that the program ever writes in its folders, but for its key and its lease."""


_SERVICES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
)


def is_synchronised(folder: Path) -> bool:
    """Tell whether a folder seems to lie in one that a service copies elsewhere, by the names of those above it."""
    return any(part.casefold().startswith(_SERVICES) for part in folder.resolve().parts)


def traces(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return every file that the program keeps in these folders, also behind a link; the key first."""
    folders = tuple(folders)
    keys = dict.fromkeys(path for folder in folders for path in key_file.files(folder))
    found = {path for folder in folders for pattern in KEPT for path in folder.glob(pattern) if path.is_file()}
    for folder in folders:
        found.update(history_file.files(folder))
    return (*keys, *sorted(found.difference(keys)))


def erase(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Overwrite and delete all that the program keeps, then its folders if nothing else is there; return what went.

    Raises HistoryError while another window is open here, and BadInput for files that could not be reached, once all
    others are gone.
    """
    folders = tuple(dict.fromkeys(folders))
    gone = traces(folders)
    with _alone(folders):
        held = _destroyed(gone)
    for folder in folders:
        held += _destroyed(lease.files(folder))
    for folder in folders:
        for place in (folder / "reports", folder):
            _empty(place)
    _complain(held, _("Close every program that has it open, and try again."))
    return gone


@contextlib.contextmanager
def _alone(folders: tuple[Path, ...]) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        for folder in folders:
            if history_file.files(folder):
                stack.enter_context(history_file.plainly(folder))
                with contextlib.suppress(PermissionError):  # what cannot be written is not being written elsewhere
                    stack.enter_context(lease.alone(folder))
        yield


def _empty(folder: Path) -> None:
    """Delete a folder with nothing in it, also one behind a link."""
    real = folder.resolve()
    if folder.is_dir() and not any(folder.iterdir()):
        if folder.is_symlink():
            folder.unlink()
        real.rmdir()


def _destroyed(paths: Iterable[Path]) -> list[OSError]:
    """Destroy every file; return what stood in the way of some."""
    held = []
    for path in paths:
        try:
            overwriting.destroy(path)
        except OSError as error:
            error.filename = error.filename or str(path)
            held.append(error)
    return held


def _complain(held: list[OSError], remedy: str) -> None:
    if held:
        names = ", ".join(dict.fromkeys(str(error.filename) for error in held))
        what = _("{path} could not be deleted ({reason}).").format(path=names, reason=why(held[0]))
        raise BadInput(what, remedy)


def earlier(folder: Path) -> tuple[Path, ...]:
    """Delete what is kept of the person before, when another name takes over: who they were and what was found.

    The settings are of the computer, not of a person (ETHICS 3.1). Raises BadInput for a file that cannot be deleted,
    once all others are.
    """
    remedy = _("It is about the previous person: close every program that has it open, and delete it yourself.")
    return _found(folder, remedy, with_person=False)


def found(folder: Path) -> tuple[Path, ...]:
    """Delete what was found and decided: searches, reports, notes; who the person is and the settings stay.

    What was sealed stays sealed. Raises BadInput as earlier() does.
    """
    return _found(folder, _("Close every program that has it open, and try again."), with_person=True)


def _found(folder: Path, remedy: str, *, with_person: bool) -> tuple[Path, ...]:
    gone = tuple(path for path in traces((folder,)) if not path.name.startswith(("settings.toml", ".settings")))
    if gone:
        sealing.begin_anew(folder, with_person=with_person)
    there = set(history_file.files(folder)) - {folder / history_file.MARKER}
    there |= {folder / "person.toml"} if with_person else set()  # one that could not be taken in is somebody's still
    _complain(_destroyed(path for path in gone if path not in there), remedy)
    return gone


def left(folders: Iterable[Path], person: Person) -> tuple[Path, ...]:
    """Return the files in these folders that still hold one of the person's own words; none after erase()."""
    secrets = tuple(word.encode() for word in _words(person))
    files = (path for folder in folders if folder.is_dir() for path in folder.rglob("*") if path.is_file())
    return tuple(path for path in files if _holds(path, secrets))


def _holds(path: Path, secrets: tuple[bytes, ...]) -> bool:
    try:
        content = path.read_bytes()
    except OSError:  # what cannot be read cannot be said to hold nothing
        return True
    return any(word in content for word in secrets)


def _words(person: Person) -> Iterator[str]:
    yield from filter(None, (person.name, person.home_address, person.portrayal))
    for many in (person.other_names, person.employers, person.usernames, person.private_emails, person.work_emails):
        yield from many
    for many in (person.private_phones, person.work_phones, person.family, person.accounts):
        yield from many
