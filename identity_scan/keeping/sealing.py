"""Sealing a home, changing its passphrase, opening it, and making its store anew: each ends with one small file.

Sealing makes the store anew under a key that never lay on the disk, as the one before may stand in a backup. Another
passphrase or recovery sheet wraps the same key again, and opening lays it beside the store.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from identity_scan.keeping import (
    broken_file,
    cipher,
    database,
    history_file,
    key_file,
    lease,
    moving_in,
    overwriting,
    private_files,
    seal,
    wrapping,
)
from identity_scan.keeping.key_file import KeyFile, Way

_JOURNALS = ("", "-wal", "-shm", "-journal")


def begin(folder: Path, passphrase: str, sheet: str = "") -> None:
    """Seal what is kept with a passphrase, and with the words of a recovery sheet if any are given.

    Raises HistoryError while another window is open here; nothing is changed then.
    """
    _in_order(folder)
    with history_file.plainly(folder), lease.alone(folder):
        moving_in.finish(folder)
        key = key_file.fresh_key()
        ways = _ways(key, passphrase, sheet)
        tongue = moving_in.key_here(folder).tongue
        _anew(folder, KeyFile(ways=ways, tongue=tongue), key, _all_of)
    seal.hold(passphrase)


def check(folder: Path) -> None:
    """Open what is sealed with the passphrase held, and finish what was left; raises HistoryError if it is wrong."""
    _in_order(folder)


def change(folder: Path, passphrase: str) -> None:
    """Wrap the same key by another passphrase, in place of the one held; the recovery sheet stays as it is."""
    _in_order(folder)
    with history_file.plainly(folder), lease.alone(folder):
        found = moving_in.key_here(folder)
        others = tuple(way for way in found.ways if way.how != wrapping.PASSPHRASE)
        ways = (*_ways(seal.data_key(found), passphrase, ""), *others)
        key_file.write(folder, replace(found, ways=ways))
    seal.hold(passphrase)


def new_sheet(folder: Path, words: str) -> None:
    """Let the words of a recovery sheet open what is sealed, in place of those of an earlier one."""
    _in_order(folder)
    with history_file.plainly(folder), lease.alone(folder):
        found = moving_in.key_here(folder)
        others = tuple(way for way in found.ways if way.how != wrapping.SHEET)
        ways = (*others, wrapping.wrap(seal.data_key(found), words, wrapping.SHEET))
        key_file.write(folder, replace(found, ways=ways))


def take_away(folder: Path) -> None:
    """Take the seal away: the key lies beside the store from here on."""
    _in_order(folder)
    with history_file.plainly(folder), lease.alone(folder):
        found = moving_in.key_here(folder)
        key_file.write(folder, replace(found, key=seal.data_key(found).hex(), ways=()))
    seal.hold("")


def begin_anew(folder: Path, *, with_person: bool) -> None:
    """Put a store in place that holds nothing of what was found, and the person only if that is wanted.

    What was sealed stays so, under the same passphrase; else the key is a new one, and the old one's end is the end of
    all that it opened.
    """
    _in_order(folder)
    with history_file.plainly(folder), lease.alone(folder):
        found = moving_in.key_here(folder)
        key = seal.data_key(found) if found.sealed else key_file.fresh_key()
        said = replace(found, key="" if found.sealed else key.hex())
        _anew(folder, said, key, _person_of if with_person else _nothing_of)


def _in_order(folder: Path) -> None:
    """Open the home once: an earlier version's is taken in, what is damaged is put right, and the key is known."""
    with history_file.plainly(folder):
        db, told = history_file.connect(folder)
        db.close()
        history_file.tell_later(folder, told)


def _ways(key: bytes, passphrase: str, sheet: str) -> tuple[Way, ...]:
    ways = (wrapping.wrap(key, passphrase),)
    return (*ways, wrapping.wrap(key, sheet, wrapping.SHEET)) if sheet else ways


def _anew(folder: Path, said: KeyFile, key: bytes, filled: Callable[[Any, Path, bytes], None]) -> None:
    """Make another store whole, then let the key file name it; only then the one before goes, with all copies of it."""
    found = moving_in.key_here(folder)
    store = key_file.after(found.store)
    fresh = broken_file.fresh(folder)
    with closing(database.opened(folder / found.store, cipher.PATIENCE, seal.data_key(found))) as old:
        filled(old, fresh, key)
    for ending in _JOURNALS:
        overwriting.destroy(folder / f"{store}{ending}")
    private_files.replace(fresh, folder / store)
    key_file.synced(folder)
    gone = [path for path in history_file.files(folder) if ".sqlite3" in path.name and path.name != store]
    rest = tuple(path.name for path in gone if path.name != history_file.MARKER)
    seal.learned(said, key)
    key_file.write(folder, replace(said, store=store, moving=False, rest=rest))
    moving_in.finish(folder)


def _all_of(old: Any, fresh: Path, key: bytes) -> None:
    old.copy(fresh, key)


def _nothing_of(_old: Any, fresh: Path, key: bytes) -> None:
    with closing(database.opened(fresh, 0, key)) as db:
        history_file.migrate(db, None, history_file.STEPS)


def _person_of(old: Any, fresh: Path, key: bytes) -> None:
    person = moving_in.kept_person(old)
    with closing(database.opened(fresh, 0, key)) as db:
        history_file.migrate(db, None, history_file.STEPS)
        if person is not None:
            moving_in.keep_person(db, person)
