"""Whom an installation may be used for: whoever said at a terminal that it is they, and nobody by what a file says.

The installation remembers it by who stands in its store, which its own random key encrypts: no line that is copied
from elsewhere is there, and whoever is not invented got there by the promise alone.
"""

from identity_scan.model import Person
from identity_scan.person.invented import is_invented
from identity_scan.speech.text import fold

_SEARCHED = (
    "other_names",
    "usernames",
    "accounts",
    "domains",
    "work_emails",
    "private_emails",
    "work_phones",
    "private_phones",
)
"""What a search may ask for, or be taken by, beside the name."""


def needs_promise(before: Person | None, person: Person) -> bool:
    """Tell whether a person must say that the name is their own: a new one, or one that was invented until now."""
    if before is None or fold(before.name) != fold(person.name):
        return True
    return is_invented(before) and not is_invented(person)


def is_theirs(given: Person, kept: Person | None) -> bool:
    """Tell whether a file is about whom the installation keeps, and asks for nothing that they did not type there."""
    if kept is None or is_invented(kept) or fold(given.name) != fold(kept.name):
        return False
    told = {name: set(getattr(kept, name)) for name in _SEARCHED}
    alike = all(set(getattr(given, name)) <= of_them for name, of_them in told.items())
    return alike and given.home_address in ("", kept.home_address) and given.family_name in ("", kept.family_name)
