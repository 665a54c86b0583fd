"""Kill points of what changes a home as a whole: sealing, another passphrase, opening, moving in, beginning anew.

`python -m tests.safety.sealing_kills` runs it by itself. A process that is killed leaves what its files hold at that
moment, so a copy of the home at every line of the program is what a kill there would leave; equal copies count as
points, and are looked at once. `killed()` sends the real signal.
"""

import hashlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from identity_scan.keeping import cipher, erase, history_file, key_file, moving_in, own_person, seal, sealing
from identity_scan.keeping.history import History
from identity_scan.model import Decision, Depth, Person, Plan, Scan, Verdict
from identity_scan.person import person_file
from identity_scan.person.person_file import text_of

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ME = Person("Marisol Quill", private_phones=("902-555-0166",), home_address="7 Tidal Bore Road, Truro", attested=True)
MARK = "zzmarkerzz"
SECRETS = (MARK.encode(), b"Marisol", b"Tidal Bore", b"902-555-0166")
FIRST, SECOND = "tide under four bridges", "harbour lantern quiet maple"
EVERY = 3
"""A copy is made at each so many lines."""


@dataclass
class Told:
    """What became of the points at which it was killed."""

    points: dict[str, int] = field(default_factory=dict)
    locked_out: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)


def filled(home: Path) -> None:
    """Keep a search, a decision and who the person is."""
    with History.open(home, lambda: NOON) as history:
        history.claim(ME.name)
        history.begin(Scan("s1", NOON, None, Depth.LIGHT), Plan(Depth.LIGHT, ()))
        history.decide(Decision("f1", verdict=Verdict.ME, note=MARK))
        with history._writing() as db:  # they said who they are, and then laid their file there once more
            moving_in.keep_person(db, text_of(ME).encode())
    (home / person_file.NAME).write_text(text_of(ME), "utf-8")
    History.open(home, lambda: NOON).close()


def _as_plain(home: Path) -> None:
    """As earlier versions kept it: in plain words."""
    filled(home)
    found = key_file.read(home)
    assert found is not None
    key, store = seal.data_key(found), home / found.store
    db = cipher.Connection(store, key)
    for table in ("person", "dead_end", "heard", "stood", "replaced"):
        db.execute(f"DROP TABLE {table}")
    db.execute("DELETE FROM mark WHERE part IN ('schema', 'version')")
    before = next(n for n, step in enumerate(history_file.STEPS) if "TABLE person" in step)
    db.execute(f"PRAGMA user_version = {before}")
    db.copy(home / moving_in.OLD_NAME, "")
    db.close()
    for path in (store, home / key_file.NAME):
        path.unlink()
    (home / person_file.NAME).write_text(text_of(ME), "utf-8")


def _as_sealed_before(home: Path) -> None:
    """As earlier versions sealed it, half-way: under the passphrase itself, the person file still beside it."""
    _as_plain(home)
    db = cipher.Connection(home / moving_in.OLD_NAME, "")
    db.copy(home / seal.OLD_NAME, FIRST)
    db.close()
    (home / moving_in.OLD_NAME).unlink()
    db = cipher.Connection(home / seal.OLD_PERSON, FIRST)
    db.execute("CREATE TABLE file (content BLOB NOT NULL)")
    db.execute("INSERT INTO file VALUES (?)", (text_of(ME).encode(),))
    db.close()
    seal.hold(FIRST)


def _sealed(home: Path) -> None:
    filled(home)
    sealing.begin(home, FIRST)


def _opened(home: Path) -> None:
    History.open(home, lambda: NOON).close()


KINDS: Mapping[str, tuple[Callable[[Path], None], Callable[[Path], object], tuple[str, ...]]] = {
    # what is done: the home before, the doing, and the passphrases that may open it afterwards ("" is none)
    "seal": (filled, lambda home: sealing.begin(home, FIRST), ("", FIRST)),
    "change": (_sealed, lambda home: sealing.change(home, SECOND), (FIRST, SECOND)),
    "open": (_sealed, sealing.take_away, (FIRST, "")),
    "move in": (_as_plain, _opened, ("",)),
    "move in what was sealed": (_as_sealed_before, _opened, (FIRST,)),
    "erase what was found": (_sealed, erase.found, (FIRST,)),
}


def points(kind: str, place: Path, told: Told, every: int = EVERY) -> None:
    """Do it once, with a copy of the home at each so many lines; then open each copy and say what is wrong with it."""
    prepare, does, passphrases = KINDS[kind]
    home = place / "home"
    prepare(home)
    copies: dict[str, Path] = {}
    lines = [0]

    def traced(frame: FrameType, event: str, _argument: Any) -> Any:
        if "/keeping/" not in frame.f_code.co_filename.replace("\\", "/"):
            return None
        if event == "line":
            lines[0] += 1
            if lines[0] % every == 0:
                told.points[kind] = told.points.get(kind, 0) + 1
                _copy(home, place, copies)
        return traced

    sys.settrace(traced)
    try:
        does(home)
    finally:
        sys.settrace(None)
    _copy(home, place, copies)
    for copy in copies.values():
        judge(kind, copy, passphrases, told)


def _copy(home: Path, place: Path, copies: dict[str, Path]) -> None:
    there = {path.relative_to(home): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}
    name = hashlib.blake2b(repr(there).encode(), digest_size=12).hexdigest()
    if name not in copies:
        copies[name] = place / f"copy-{len(copies)}"
        for path, content in there.items():
            (copies[name] / path).parent.mkdir(parents=True, exist_ok=True)
            (copies[name] / path).write_bytes(content)


def judge(kind: str, home: Path, passphrases: tuple[str, ...], told: Told) -> None:
    """Open what a kill left with each passphrase that may open it; then look at what lies there."""
    opened = [word for word in passphrases if _opens(home, word, kind)]
    if not opened:
        told.locked_out.append(f"{kind}: {home.name} {sorted(path.name for path in home.iterdir())}")
        return
    seal.hold(opened[-1])
    found = key_file.read(home)
    assert found is not None
    if found.sealed or kind.startswith("move"):
        told.plain += [f"{kind}: {home.name}/{path.name}" for path in home.rglob("*") if _tells(path)]
    if found.sealed:
        key = seal.data_key(found).hex().encode()
        told.plain += [f"{kind}: the key in {home.name}/{p.name}" for p in home.iterdir() if key in p.read_bytes()]
        told.plain += [f"{kind}: {home.name} is not tidy"] if key_file.untidy(home) or found.rest else []


def _tells(path: Path) -> bool:
    return path.is_file() and any(secret in path.read_bytes() for secret in SECRETS)


def _opens(home: Path, passphrase: str, kind: str) -> bool:
    from identity_scan.speech.errors import IdentityScanError

    seal.hold(passphrase)
    try:
        with History.open(home, lambda: NOON) as history:
            whole = history.notices == () or kind.startswith("move")
            kept = kind == "erase what was found" or history.decisions()["f1"].note == MARK
            person = moving_in.kept_person(history._db)
        return whole and kept and person is not None and own_person.parse(person.decode()) == ME
    except (IdentityScanError, KeyError):
        return False


def killed(kind: str, place: Path, line: int) -> Path:
    """Fork, and have the child kill itself at so many lines; returns the home that it leaves."""
    prepare, does, _passphrases = KINDS[kind]
    home = place / "home"
    prepare(home)
    child = os.fork()
    if not child:
        left = [line]

        def traced(frame: FrameType, event: str, _argument: Any) -> Any:
            if "/keeping/" not in frame.f_code.co_filename:
                return None
            left[0] -= event == "line"
            if left[0] <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return traced

        sys.settrace(traced)
        does(home)
        os._exit(0)
    os.waitpid(child, 0)
    return home


def run(every: int = EVERY) -> Told:
    """Try every kind."""
    told = Told()
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as place:
            points(kind, Path(place), told, every)
        seal.hold("")
    return told


if __name__ == "__main__":
    result = run(int(sys.argv[1]) if len(sys.argv) > 1 else EVERY)
    print(json.dumps(vars(result)))
    sys.exit(bool(result.locked_out or result.plain))
