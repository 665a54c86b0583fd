"""Where the person file stands, and the language in it, read without all the rest."""

from __future__ import annotations

import contextlib
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from identity_scan.keeping import key_file, settings
from identity_scan.speech.errors import HistoryError, IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import of_system

if TYPE_CHECKING:
    from identity_scan.model import Person

PERSON_FILE = "person.toml"


def where() -> Path:
    """Give the place of the person file; there may be none yet."""
    return settings.folder() / PERSON_FILE


def unsaid_file(person: Person) -> str:
    """Say that a file lies there which alone says whose search this is."""
    told = _("A person file for {name} lies here, but nobody has said at this computer that this is their own name.")
    return told.format(name=person.name)


def draft() -> Person | None:
    """Give whom that file tells of, to begin the questions with; it counts once they are answered."""
    from identity_scan.keeping import own_person

    with contextlib.suppress(IdentityScanError):  # what is wrong with it was said when the session was opened
        return own_person.unsaid(where())
    return None


def refused_here(person: Person) -> str:
    """Say that whose name it is can only be told at a terminal, empty where it is; somebody invented needs none."""
    from identity_scan.person.invented import is_invented

    if is_invented(person) or sys.stdin.isatty():
        return ""
    return _("Only a person at a terminal can confirm that a name is their own, not a program or a pipe.")


def tongue() -> str:
    """Give the language of the person file, or the computer's: the first picture speaks it already."""
    try:
        found = tomllib.loads(where().read_bytes().decode("utf-8-sig")).get("language", "")
    except (OSError, ValueError):  # what is wrong with the file is said when it is read in full
        return _of_store() or of_system()
    return found if isinstance(found, str) and found else "en-CA"


def _of_store() -> str:
    """The language beside the key: to ask the store itself would load all that reads it before the first picture."""
    with contextlib.suppress(HistoryError, OSError):
        if found := key_file.read(where().parent):
            return found.tongue
    return ""
