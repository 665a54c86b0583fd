"""A home brought in order when it is opened: one of an earlier version goes into the store, and leftovers go for good.

Earlier versions kept the history and the person file in plain words, or sealed under the passphrase itself. The old
files count until the key file says that the store is whole; killed before that, the next start begins this anew.
"""

import contextlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from identity_scan.keeping import broken_file, cipher, database, key_file, lease, overwriting, private_files, seal
from identity_scan.keeping import wrapping as wrap_by
from identity_scan.keeping.key_file import KeyFile
from identity_scan.keeping.ownership import same_owner
from identity_scan.model import Person
from identity_scan.person import person_file
from identity_scan.person.attested import is_theirs
from identity_scan.person.invented import is_invented
from identity_scan.speech import textfile
from identity_scan.speech.errors import BadInput, HistoryError
from identity_scan.speech.language import gettext as _

OLD_NAME = "identity-scan.sqlite3"
"""The history as earlier versions kept it, in plain words."""
_JOURNALS = ("", "-wal", "-shm", "-journal")
Rescued = tuple[Path, int, bool]
"""Where a broken file is kept, how many rows were taken over, and whether marks tell which are missing."""
Migrate = Callable[[Any, Path | None, Sequence[str]], Path | None]


def stands(folder: Path) -> Path:
    """Return where the history of a home stands, or would stand; nothing is opened."""
    found = key_file.read(folder)
    if found is not None and not found.moving:
        return folder / found.store
    if found is None and (folder / key_file.FIRST).exists():
        key_here(folder)
    return folder / (seal.OLD_NAME if seal.was_on(folder) else OLD_NAME)


def opens_with(folder: Path) -> bytes | str:
    """Return what opens it: the data key, or for an earlier version its passphrase, empty if it is in plain words."""
    found = key_file.read(folder)
    if found is not None and not found.moving:
        return seal.data_key(found)
    if not seal.was_on(folder):
        return ""
    _sealed_person(folder, folder / seal.OLD_NAME, seal.needed())  # which refuses a wrong one
    return seal.held()


def key_here(folder: Path) -> KeyFile:
    """Return what the key file says; raises HistoryError where it is gone although there is a store."""
    found = key_file.read(folder)
    if found is None:
        raise HistoryError(
            _("The key of what is kept in {folder} is gone, so nothing there can be read.").format(folder=folder),
            _("Put {name} back from a backup; if there is none, identity-scan erase starts over.").format(
                name=key_file.NAME
            ),
        )
    return found


def settled(folder: Path, steps: Sequence[str], migrate: Migrate) -> tuple[Rescued | None, Path | None]:
    """Bring a home in order before it is opened.

    Returns what was rescued of a damaged history of an earlier version, and the copy of it from before its update.
    """
    found = key_file.read(folder)
    if found is None or found.moving:
        with lease.alone(folder):
            found = key_file.read(folder)
            if found is None or found.moving:
                return _moved(folder, found, steps, migrate)
    if found.rest or key_file.untidy(folder):
        with contextlib.suppress(HistoryError), lease.alone(folder, 0):  # else the next start does it
            finish(folder)
    return None, None


def finish(folder: Path) -> None:
    """Destroy what an earlier change left over; only for who holds the home alone."""
    key_file.clear(folder)
    found = key_file.read(folder)
    if found is None or not found.rest:
        return
    left = [name for name in found.rest if not _destroyed(folder / name)]
    if left != list(found.rest):
        key_file.write(folder, replace(found, rest=tuple(left)))


def _destroyed(path: Path) -> bool:
    try:
        for ending in _JOURNALS:
            overwriting.destroy(path.with_name(path.name + ending))
    except OSError:  # it is open elsewhere: named as long as it is there
        return False
    return True


# -- a home of an earlier version -------------------------------------------------------------------------------------


def _moved(
    folder: Path, found: KeyFile | None, steps: Sequence[str], migrate: Migrate
) -> tuple[Rescued | None, Path | None]:
    sealed = seal.was_on(folder)
    old = folder / (seal.OLD_NAME if sealed else OLD_NAME)
    key: bytes | str = seal.needed() if sealed else ""
    person = _sealed_person(folder, old, str(key)) if sealed else None
    if found is None:
        made = key_file.fresh_key()
        ways = (wrap_by.wrap(made, str(key)),) if sealed else ()
        found = KeyFile(key="" if sealed else made.hex(), ways=ways, moving=old.exists() or person is not None)
        key_file.write(folder, found)
        seal.learned(found, made)
    rescued, copy = None, None
    if found.moving:
        if old.exists() or person is not None:
            rescued, copy = _into(folder, old, key, seal.data_key(found), person, steps, migrate)
        there = [OLD_NAME, seal.OLD_NAME, *([seal.OLD_PERSON] if person is not None else [])]
        there += [person_file.NAME] if person is not None else []
        rest = tuple(name for name in there if (folder / name).exists())
        key_file.write(folder, replace(found, moving=False, rest=rest))
        finish(folder)
    return rescued, copy


def _sealed_person(folder: Path, old: Path, passphrase: str) -> bytes | None:
    """What an earlier version sealed in place of the person file; raises HistoryError for a wrong passphrase.

    A change that was cut off there may have left it under another passphrase than the history, which decides.
    """
    place = folder / seal.OLD_PERSON
    if old.exists() and old.stat().st_size:
        with closing(cipher.Connection(database.only_read(old), passphrase)) as db:
            if not cipher.opens(db):
                raise seal.wrong()
    if not place.exists():
        return None
    with closing(cipher.Connection(database.only_read(place), passphrase)) as db:
        if cipher.opens(db):
            return bytes(db.execute("SELECT content FROM file").fetchone()[0])
    if old.exists() and old.stat().st_size:
        return None
    raise seal.wrong()


def _into(
    folder: Path,
    old: Path,
    key: bytes | str,
    new_key: bytes,
    person: bytes | None,
    steps: Sequence[str],
    migrate: Migrate,
) -> tuple[Rescued | None, Path | None]:
    """Make the store of what an earlier version kept; it takes its place whole."""
    _destroyed(folder / key_file.FIRST)
    fresh, rescued, copy = broken_file.fresh(folder), None, None
    whole = old.exists() and old.stat().st_size > 0
    if whole:
        try:
            with closing(database.sound(database.opened(old, cipher.PATIENCE, key), steps)) as source:
                source.copy(fresh, new_key)
        except database.Damaged:
            rescued = _rescue(folder, old, fresh, key, new_key, steps)
    if person is not None or whole:
        with closing(database.opened(fresh, 0, new_key)) as db:
            before = migrate(db, None if rescued else fresh, steps)
            copy = None if rescued else before
            if (content := person or of_this_history(db, folder)) is not None:
                keep_person(db, content)
    private_files.replace(fresh, folder / key_file.FIRST)
    key_file.synced(folder)
    return rescued, copy


def _rescue(folder: Path, old: Path, fresh: Path, key: bytes | str, new_key: bytes, steps: Sequence[str]) -> Rescued:
    with closing(database.opened(fresh, 0, new_key)) as target:
        rows, sure = broken_file.rescue(old, target, steps, key)
    return broken_file.put_aside(old), rows, sure


# -- a person file that was laid there by hand ------------------------------------------------------------------------


def take_person(db: Any, folder: Path) -> None:
    """Take a person file that lies in the home into the store, then overwrite and delete it.

    One that cannot be read, is somebody else's than the history, or of whom nobody said here that it is they, stays as
    it is: who reads it says what is wrong.
    """
    path = folder / person_file.NAME
    try:
        data, person = _laid(path)
        if person is None or not same_owner(db.execute("SELECT salt, print FROM owner").fetchall(), person.name):
            return
        there = kept_person(db)
        kept = person_file.parse(textfile.decoded(there, "")) if there else None
        if not (is_theirs(person, kept) or (is_invented(person) and (kept is None or is_invented(kept)))):
            return
        keep_person(db, data)
        speaks(folder, person.language)
        overwriting.destroy(path)
    except (OSError, BadInput):
        return


def _laid(path: Path) -> tuple[bytes, Person | None]:
    """The file and the person that it describes, None if it is no file or far too long; raises OSError or BadInput."""
    if not path.is_file():
        return b"", None
    with path.open("rb") as file:
        data = file.read(person_file.LONGEST + 1)
    return data, person_file.parse(textfile.decoded(data, "")) if len(data) <= person_file.LONGEST else None


def of_this_history(db: Any, folder: Path) -> bytes | None:
    """Return the person file that lies beside an earlier version's history, if that is theirs.

    They attested it then, before their first search; a file without a history may be anybody's and is asked about.
    """
    with contextlib.suppress(OSError, BadInput):
        data, person = _laid(folder / person_file.NAME)
        rows = db.execute("SELECT salt, print FROM owner").fetchall()
        if person is not None and rows and same_owner(rows, person.name):
            return data
    return None


def keep_person(db: Any, data: bytes) -> None:
    """Write the person into the store."""
    db.execute("INSERT OR REPLACE INTO person VALUES (1, ?)", (data,))


def speaks(folder: Path, tongue: str) -> None:
    """Note the worker's language where the first picture finds it; only beside others or alone in the home."""
    found = key_file.read(folder)
    if found is not None and found.tongue != tongue:
        with contextlib.suppress(OSError):  # it is a help, and another window may be noting the same
            key_file.write(folder, replace(found, tongue=tongue))


def kept_person(db: Any) -> bytes | None:
    """Return the person in the store, None if there is none."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'person'").fetchall():
        return None  # a store that was only just begun
    rows = db.execute("SELECT content FROM person").fetchall()
    return bytes(rows[0][0]) if rows else None


def readable(folder: Path) -> tuple[Path, ...]:
    """Return every file of ours in a home that can be read without a passphrase though it holds words of the worker."""
    names = (OLD_NAME, person_file.NAME, *(name + ending for name in (OLD_NAME,) for ending in _JOURNALS[1:]))
    plain = [folder / name for name in names]
    copies = [path for path in folder.glob(f"{broken_file.STEM}.*.sqlite3") if _is_plain(path)]
    reports = (folder / "reports").glob("identity-scan-*")
    return tuple(sorted({path for path in (*plain, *copies, *reports) if path.is_file()}))


def _is_plain(path: Path) -> bool:
    """Tell whether a copy that nobody has open is a database in plain words."""
    if path.name.split(".")[1].startswith("store-"):
        return False  # it may be open here: reading it would take away the locks that SQLite holds on it
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return True
