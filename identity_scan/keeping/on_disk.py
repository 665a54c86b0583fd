"""What is kept on this computer, counted on the disk itself, whatever this run of the program holds in memory."""

import contextlib
import sqlite3
from pathlib import Path

from identity_scan.keeping import history_file, seal
from identity_scan.speech.errors import BadInput, IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

UNKNOWN = -1
"""There is a history that cannot be counted: it is sealed and the passphrase is not held, or it is damaged."""


def searches(folder: Path) -> int:
    """Return how many searches are kept in a folder, UNKNOWN if that cannot be told; nothing there is touched."""
    path = folder / history_file.NAME
    try:
        if seal.is_on(folder):
            with contextlib.closing(seal.connect(folder / seal.NAME)) as sealed:
                return int(sealed.execute(_COUNT).fetchone()[0])
        if not path.exists() or not path.stat().st_size:
            return 0
        # With its journal taken in, the file is whole as it lies there: reading it so leaves no file beside it.
        journal = path.with_name(f"{path.name}-wal")
        how = "mode=ro" if journal.exists() and journal.stat().st_size else "immutable=1"
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as db:
            return int(db.execute(_COUNT).fetchone()[0])
    except (sqlite3.Error, OSError, IdentityScanError):
        return UNKNOWN


_COUNT = "SELECT count(*) FROM scan"


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
        _("Keeping writes what is in memory there too. Erasing lets it end now."),
    )


def consequences() -> tuple[str, str, str]:
    """Say what the setting does, and what keeping and erasing mean."""
    return (
        _("From now on searches and decisions live in memory only, and end with the program."),
        _("What is kept stays on the disk and is not shown, until you change this setting back or erase it."),
        _("Erasing takes the searches, your decisions and the reports in the program's own folder, for good."),
    )
