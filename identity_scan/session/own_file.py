"""Where the person file stands, and the language in it, read without all the rest."""

import tomllib
from pathlib import Path

from identity_scan.keeping import settings
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
        return of_system()
    return found if isinstance(found, str) and found else "en-CA"
