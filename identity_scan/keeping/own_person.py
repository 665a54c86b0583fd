"""Who the person is: kept in the store with all else, or in a file that somebody names or has laid in the home."""

import os
from pathlib import Path

from identity_scan.keeping import private_files, seal, settings
from identity_scan.model import Person
from identity_scan.person.attested import is_theirs
from identity_scan.person.invented import is_invented
from identity_scan.person.person_file import LONGEST, NAME, parse, text_of
from identity_scan.speech import textfile
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _


def read(path: Path) -> Person:
    """Read a person file and check it; the installation's own is in the store once the program has seen it.

    A failure is a BadInput that says what to do.
    """
    try:
        data = _laid(path) if path.exists() or not _is_own(path) else _stored(path.parent)
    except OSError as error:
        raise BadInput(
            _("The person file {path} cannot be read ({reason}).").format(path=path, reason=why(error)),
            _("Check that it is a file and that you may open it."),
        ) from None
    if data is None:
        raise BadInput(
            " ".join(lost(path)) or _("There is no person file at {path}.").format(path=path),
            _("Run identity-scan without anything behind it: it asks who you are and keeps it."),
        )
    if len(data) > LONGEST:
        raise BadInput(_("The person file is far too long."), _("It should hold a page of text about you, not more."))
    return parse(textfile.decoded(data, _("The person file is not plain text.")))


def attested(person: Person, path: Path) -> bool:
    """Tell whether a person who was read from some file may be searched: invented, or who said here that it is they.

    The installation's own is in the store; a file may say no more to search by than they typed themselves.
    """
    return is_invented(person) or is_theirs(person, own(path))


def own(path: Path) -> Person | None:
    """Return whom the store of the installation keeps, whatever file lies beside it; None where it keeps nobody."""
    data = _stored(path.parent)
    return parse(textfile.decoded(data, "")) if data else None


def unsaid(path: Path) -> Person | None:
    """Return whom a file tells of that was laid in the home by hand, where nobody said here that it is they."""
    if not (_is_own(path) and path.exists()):
        return None
    person = read(path)
    return None if attested(person, path) else person


def is_kept(path: Path) -> bool:
    """Tell whether the person is known: in a file there, or in the store, where it is sealed as far as can be told."""
    if path.exists() or not _is_own(path):
        return path.exists()
    if seal.is_on(path.parent) and not seal.held():
        return True
    return _stored(path.parent) is not None


def lost(path: Path) -> tuple[str, ...]:
    """Say that the store was lost and who the person is with it, as sentences; none where nothing was."""
    from identity_scan.keeping import stored_person

    return stored_person.lost(path.parent) if _is_own(path) else ()


def write(person: Person, path: Path) -> None:
    """Keep the person: in the store if it is the installation's own, else in a file for the user alone.

    The earlier one stays if this fails.
    """
    data = text_of(person).encode()
    try:
        if _is_own(path):
            from identity_scan.keeping import stored_person

            return stored_person.store(path, data, person)
        fresh = path.with_name(path.name + ".new")
        private_files.folder(path.parent)
        fresh.unlink(missing_ok=True)
        private_files.write(fresh, data)
        private_files.replace(fresh, path)
    except OSError as error:
        raise BadInput(
            _("The person file cannot be written to {path} ({reason}).").format(path=path, reason=why(error)),
            _("Check that there is room on the disk and that you may write there."),
        ) from None


def _is_own(path: Path) -> bool:
    own = settings.folder() / NAME
    return path == own or os.path.abspath(path) == os.path.abspath(own)


def _stored(folder: Path) -> bytes | None:
    from identity_scan.keeping import stored_person  # a file that somebody names is read without a store

    return stored_person.stored(folder)


def _laid(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(LONGEST + 1)
    except FileNotFoundError:
        return None
