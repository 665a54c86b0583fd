"""Whether an employer is a practice of the worker's own, by its name."""

from collections.abc import Collection
from functools import cache

from identity_scan.facts import word_lists
from identity_scan.model import Person
from identity_scan.person.person_file import split
from identity_scan.speech.text import fold


def is_practice(employer: Collection[str], surnames: Collection[str]) -> bool:
    """Tell whether an employer is a practice, by the folded words of its name: its own kind, or the worker's surname.

    A word of an agency ("Family Counselling Services") says that it is somebody else's.
    """
    named = frozenset(employer)
    return not named.isdisjoint(surnames) or bool(named & _practices() and not named & _agencies())


def practice_of(person: Person) -> str:
    """Return the name of the worker's own practice, where they work at present; empty if they have none."""
    first = person.employers[0].split(",")[0] if person.employers else ""
    surnames = {word for name in (person.name, *person.other_names) for word in fold(split(name)[2]).split()}
    return first if is_practice(fold(first).split(), surnames) else ""


@cache
def _practices() -> frozenset[str]:
    return frozenset(fold(word) for word in word_lists.group("list.practice"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(word) for word in word_lists.group("list.agency"))
