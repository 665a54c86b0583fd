"""What is wrong with a line of the form while it is being typed, in a sentence; pure, and asked with every key."""

from collections.abc import Callable, Mapping
from typing import Final

from identity_scan.model import Person
from identity_scan.person.name_checks import unlike, wrong_form, wrong_typed
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

YOUNGEST, OLDEST = 15, 110
"""Years that a worker's birth can lie back."""
_DIGITS: Final = 4


def fault(field: str, text: str, person: Person, year: int) -> str:
    """Say what is wrong with a line, empty if nothing is, or nothing can be said yet; `year` is the present one.

    `person` holds what is typed so far.
    """
    check = _CHECKS.get(field)
    return check(text, person, year) if check and text.strip() else ""


def _name(text: str, _person: Person, _year: int) -> str:
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    name = clean("; ".join(lines), 300)
    wrong = wrong_typed(name) if sum(c.isalpha() for c in name) > 1 else None
    return " ".join(filter(None, wrong)) if wrong else ""


def _other_names(text: str, person: Person, _year: int) -> str:
    if sum(c.isalpha() for c in person.name) < 2:  # nothing to set them beside
        return ""
    for other in person.other_names:
        if wrong := wrong_form(other, person):
            return " ".join(filter(None, wrong))
    strange = [other for other in person.other_names if unlike(other, person.name)]
    too = _("{names} has no part in common with your name. If this is you too, go on; if not, remove it.")
    return too.format(names=", ".join(f"«{other}»" for other in strange)) if strange else ""


def _birth_year(text: str, _person: Person, year: int) -> str:
    typed = text.strip()
    if typed.isdecimal() and len(typed) == _DIGITS and year - OLDEST <= int(typed) <= year - YOUNGEST:
        return ""
    if typed.isdecimal() and len(typed) < _DIGITS:
        return _("A year has four digits.")
    return _("«{typed}» is not a year of birth. Write it in four digits, such as 1984, or leave it empty.").format(
        typed=clean(typed, 40)
    )


_CHECKS: Final[Mapping[str, Callable[[str, Person, int], str]]] = {
    "name": _name,
    "other_names": _other_names,
    "birth_year": _birth_year,
}
