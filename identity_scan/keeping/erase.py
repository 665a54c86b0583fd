"""Erasing: everything that the program keeps on this computer, and the proof that it is gone (ETHICS 6).

Only files that the program itself writes are touched, for its folder may be one of the person's own.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from identity_scan.keeping import history_file, seal
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
    "reports/identity-scan-*",
)
"""The names of all that the program ever writes in its folders."""


def traces(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return every file that the program keeps in these folders."""
    found = {path for folder in folders for pattern in KEPT for path in folder.glob(pattern) if path.is_file()}
    for folder in folders:
        found.update(history_file.files(folder))
    return tuple(sorted(found))


def erase(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Delete all that the program keeps, then its folders if nothing else lies in them; return what was deleted.

    Raises BadInput for a file that cannot be deleted; what was deleted before stays deleted.
    """
    folders = tuple(dict.fromkeys(folders))
    gone = traces(folders)
    try:
        for folder in folders:
            history_file.remove(folder)
        for path in gone:
            path.unlink(missing_ok=True)
        for folder in folders:
            for empty in (folder / "reports", folder):
                if empty.is_dir() and not any(empty.iterdir()):
                    empty.rmdir()
    except OSError as error:
        raise BadInput(
            _("{path} could not be deleted ({reason}).").format(path=error.filename, reason=why(error)),
            _("Close every program that has it open, and try again."),
        ) from None
    return gone


def earlier(folder: Path) -> tuple[Path, ...]:
    """Delete what is kept of the person before, when another name takes over: searches, reports, notes (ETHICS 3.1).

    The person file is written anew by whoever takes over, and the settings are of the computer, not of a person.
    Raises BadInput for a file that cannot be deleted, once all others are.
    """
    remedy = _("It is about the person before: close every program that has it open, and delete it yourself.")
    return _found(folder, remedy)


def found(folder: Path) -> tuple[Path, ...]:
    """Delete what was found and decided: searches, reports, notes; who the person is and the settings stay.

    What was sealed is sealed afterwards, so that the person file opens as before. Raises BadInput as earlier() does.
    """
    sealed = seal.is_on(folder)
    gone = _found(folder, _("Close every program that has it open, and try again."))
    if sealed:
        history_file.seal_up(folder, seal.held())
    return gone


def _found(folder: Path, remedy: str) -> tuple[Path, ...]:
    stay = ("person.toml", "settings.toml", ".settings")
    gone = tuple(path for path in traces((folder,)) if not path.name.startswith(stay))
    held: list[OSError] = []
    for path in gone:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            held.append(error)
    if held:
        what = _("{path} could not be deleted ({reason}).").format(path=held[0].filename, reason=why(held[0]))
        raise BadInput(what, remedy)
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
