"""Who the person is, in the store: read without writing anything, kept, and what was lost of it."""

import contextlib
import sqlite3
from contextlib import closing
from pathlib import Path

from identity_scan.keeping import (
    database,
    history_file,
    key_file,
    moving_in,
    overwriting,
    rot,
    rot_said,
    seal,
)
from identity_scan.model import Person
from identity_scan.speech.language import gettext as _


def lost(folder: Path) -> tuple[str, ...]:
    """Say that the store was lost and who the person is with it, as sentences; none where nothing was."""
    if not (folder / history_file.MARKER).exists():
        return ()
    db, told = history_file.connect(folder)
    with closing(db), history_file.plainly(folder):
        if moving_in.kept_person(db) is not None:
            return ()
        told = (*told, *rot_said.said(db, rot.Swept()))
    return (*told, _("Who you are was kept with it.")) if told else ()


def store(path: Path, data: bytes, person: Person) -> None:
    """Keep the person, with the words of the file that stands for them."""
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


def stored(folder: Path) -> bytes | None:
    """Return what the store says, read without writing anything; a store that is damaged is put right first.

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
