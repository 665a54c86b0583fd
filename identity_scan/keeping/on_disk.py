"""What is kept on this computer, counted on the disk itself, whatever this run of the program holds in memory."""

import contextlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from identity_scan.keeping import database, moving_in
from identity_scan.speech.errors import BadInput, IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext

UNKNOWN = -1
"""There is a history that cannot be counted: it is sealed and the passphrase is not held, or it is damaged."""


def searches(folder: Path) -> int:
    """Return how many searches are kept in a folder, UNKNOWN if that cannot be told; nothing there is touched."""
    try:
        found = rows(folder, "scan", "SELECT count(*) FROM scan")
    except (sqlite3.Error, OSError, IdentityScanError):
        return UNKNOWN
    return int(found[0][0]) if found else 0


def rows(folder: Path, table: str, sql: str) -> list[Any]:
    """Return rows of what is kept in a folder, none where there is no such table; nothing there is touched.

    Raises sqlite3.Error or OSError for what is damaged, HistoryError for what is sealed and no passphrase is held.
    """
    path = moving_in.stands(folder)
    if not path.exists() or not path.stat().st_size:
        return []
    with contextlib.closing(database.opened(database.only_read(path), 0, moving_in.opens_with(folder))) as db:
        there = db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchall()
        return list(db.execute(sql).fetchall()) if there else []


_NAMED: Final[tuple[tuple[str, str], ...]] = (
    # what a file's place holds: what it keeps, the first that fits
    ("reports/", later("reports that you had written")),
    ("settings.toml", later("your settings")),
    ("person.toml", later("what you said about yourself")),
    (".key", later("the key, without which none of it can be read")),
    (".sqlite3", later("searches, decisions and what you said about yourself, locked with the key")),
    ("crash-", later("what the program noted when it failed")),
    (".rests", later("which engines are left alone for a while")),
)


def named(files: Iterable[Path]) -> tuple[str, ...]:
    """Say what files hold, each kind once with its folder; a file that no kind fits is said by its own name."""
    told: dict[str, None] = {}
    for path in files:
        place = f"{path.parent.name}/{path.name}" if path.parent.name == "reports" else path.name
        what = next((_(words) for part, words in _NAMED if part in place), "")
        told[labelled(what, str(path.parent)) if what else str(path)] = None
    return tuple(told)


def counted(n: int) -> str:
    """Say how much is kept."""
    if n == UNKNOWN:
        return _("searches and your decisions, which cannot be counted: they are sealed or damaged")
    return ngettext("{n} search and your decisions", "{n} searches and your decisions", n).format(n=n)


def not_shown(n: int) -> str:
    """Say that so many searches are kept and not looked at, as searches are kept in memory only; empty for none."""
    if not n:
        return ""
    if n == UNKNOWN:
        return _("Searches are on this computer. They are not shown, since searches are kept in memory only.")
    return ngettext(
        "{n} search is on this computer. It is not shown, since searches are kept in memory only.",
        "{n} searches are on this computer. They are not shown, since searches are kept in memory only.",
        n,
    ).format(n=n)


LOOK_AT_THEM = "identity-scan settings leave_nothing no"
"""What is typed so that searches on the disk are looked at again."""


def nothing_yet(kept: str = "") -> BadInput:
    """Return the error for a command that needs a search; `kept` says that some are not looked at, if that is so."""
    if kept:
        return BadInput(kept, _("To look at them: {command}").format(command=LOOK_AT_THEM))
    return BadInput(_("There is no search yet."), _("Start one: identity-scan scan"))


def question(n: int) -> str:
    """Ask what becomes of so many searches once searches are kept in memory only."""
    if n == UNKNOWN:
        return _("Searches are on this computer: keep or erase?")
    return ngettext(
        "{n} search is on this computer: keep or erase?", "{n} searches are on this computer: keep or erase?", n
    ).format(n=n)


def question_in_memory(n: int) -> str:
    """Ask what becomes of so many searches in memory once searches are kept on this computer."""
    return ngettext(
        "{n} search is in memory only: keep or erase?", "{n} searches are in memory only: keep or erase?", n
    ).format(n=n)


def consequences_in_memory() -> tuple[str, ...]:
    """Say what the setting does then, and what keeping and erasing mean."""
    return (
        _("From now on searches and decisions are kept on this computer, and those that are there are shown again."),
        _("Keeping also saves what is in memory there. Erasing ends it now."),
    )


def consequences() -> tuple[str, str, str]:
    """Say what the setting does, and what keeping and erasing mean."""
    return (
        _("From now on searches and decisions live in memory only, and end with the program."),
        _("What is kept stays on the disk and is not shown, until you change this setting back or erase it."),
        _("Erasing removes the searches, your decisions and the reports in the program's own folder, for good."),
    )
