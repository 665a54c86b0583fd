"""Where the person file stands, and the language in it, read without all the rest."""

import contextlib
import tomllib
from pathlib import Path

from identity_scan.keeping import key_file, settings
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.language import of_system

PERSON_FILE = "person.toml"


def where() -> Path:
    """Give the place of the person file; there may be none yet."""
    return settings.folder() / PERSON_FILE


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
