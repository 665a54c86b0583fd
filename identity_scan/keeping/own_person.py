"""Who the person is: kept in the store with all else, or in a file that somebody names or has laid in the home."""

import contextlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from identity_scan.keeping import (
    database,
    history_file,
    key_file,
    moving_in,
    overwriting,
    private_files,
    rot,
    rot_said,
    seal,
    settings,
)
from identity_scan.model import Person
from identity_scan.person.attested import is_theirs
from identity_scan.person.invented import is_invented
from identity_scan.person.person_file import parse, text_of
from identity_scan.speech import textfile
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _

LONGEST_FILE = moving_in.LONGEST_FILE
"""Bytes of a person file that are read; a filled one has about 2,000."""


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
    if len(data) > moving_in.LONGEST_FILE:
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
    if not (_is_own(path) and (path.parent / history_file.MARKER).exists()):
        return ()
    db, told = history_file.connect(path.parent)
    with closing(db), history_file.plainly(path.parent):
        if moving_in.kept_person(db) is not None:
            return ()
        told = (*told, *rot_said.said(db, rot.Swept()))
    return (*told, _("Who you are was kept with it.")) if told else ()


def write(person: Person, path: Path) -> None:
    """Keep the person: in the store if it is the installation's own, else in a file for the user alone.

    The earlier one stays if this fails.
    """
    data = text_of(person).encode()
    try:
        if _is_own(path):
            return _store(path, data, person)
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
    own = settings.folder() / moving_in.PERSON_FILE
    return path == own or os.path.abspath(path) == os.path.abspath(own)


def _laid(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(moving_in.LONGEST_FILE + 1)
    except FileNotFoundError:
        return None


def _store(path: Path, data: bytes, person: Person) -> None:
    folder = path.parent
    with history_file.plainly(folder):
        db, told = history_file.connect(folder)
        history_file.tell_later(folder, told)
        with closing(db):
            if getattr(db, "fleeting", False):
                raise PermissionError(13, "Permission denied", str(folder))
            moving_in.keep_person(db, data)
            moving_in.speaks(folder, person.language)
        overwriting.destroy(path)  # one that lay there and could not be read, or was another's


def _stored(folder: Path) -> bytes | None:
    """What the store says, read without writing anything; a store that is damaged is put right first.

    An earlier version's home is moved into the store for it, as nothing else tells that they said who they are.
    """
    found = key_file.read(folder)
    if found is None or found.moving:
        earlier = seal.was_on(folder) or (folder / moving_in.OLD_NAME).exists()
        return _after_opening(folder) if earlier else None
    path = folder / found.store
    if not path.exists() or not path.stat().st_size:
        return None
    key = seal.data_key(found)
    with contextlib.suppress(sqlite3.Error), closing(database.opened(database.only_read(path), 0, key)) as db:
        return moving_in.kept_person(db)
    return _after_opening(folder)


def _after_opening(folder: Path) -> bytes | None:
    db, told = history_file.connect(folder)
    history_file.tell_later(folder, told)
    with closing(db), history_file.plainly(folder):
        if getattr(db, "fleeting", False) and not key_file.files(folder):  # an earlier version's, which cannot be moved
            return moving_in.of_this_history(db, folder)
        return moving_in.kept_person(db)
