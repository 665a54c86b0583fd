"""The values of the national codes of ethics that a step rests on: both codes by name, each value by its own title.

The guideline of 2014 numbers the values of the code of 2005; the code of 2024 has seven, in another order.
"""

import re
from collections.abc import Mapping
from typing import Final

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_VALUES: Final[Mapping[int, tuple[str, int, str]]] = {
    1: (
        later("Respect for Inherent Dignity and Worth of Persons"),
        1,
        later("Respecting Dignity and Worth of All People"),
    ),
    2: (later("Pursuit of Social Justice"), 2, later("Promoting Social Justice")),
    3: (later("Service to Humanity"), 4, later("Valuing Human Relationships")),
    4: (
        later("Integrity in Professional Practice"),
        5,
        later("Preserving Integrity in Professional Practice"),
    ),
    5: (later("Confidentiality in Professional Practice"), 6, later("Maintaining Privacy and Confidentiality")),
    6: (later("Competence in Professional Practice"), 7, later("Providing Competent Professional Services")),
}
"""By the number in the code of 2005: its title there, then number and title of what answers to it in that of 2024."""
_NEW: Final = (3, later("Pursuing Truth and Reconciliation"))
"""The value of 2024 to which none of 2005 answers."""
_CITED: Final = re.compile(r"\bValues? (\d(?:, \d)*)\b")


def values(guideline: str) -> str:
    """Name each value that a part of the guideline cites, in the code of 2005 and in that of 2024; else empty."""
    cited = sorted({int(n) for numbers in _CITED.findall(guideline) for n in numbers.split(", ")})
    return " ".join(map(_in_both, cited))


def side_by_side() -> tuple[tuple[str, str], ...]:
    """Return the values of both codes by number and title, those of 2024 in their order, each beside what it grew from.

    Which answers to which is ours; the association sets them side by side nowhere.
    """
    pairs = {place: (f"{n}. {_(before)}", now) for n, (before, place, now) in _VALUES.items()}
    pairs[_NEW[0]] = (_("new in 2024"), _NEW[1])
    return tuple((before, f"{place}. {_(now)}") for place, (before, now) in sorted(pairs.items()))


def _in_both(number: int) -> str:
    before, place, now = _VALUES[number]
    said = _("CASW Code of Ethics (2005), value {n}: {before}. CASW Code of Ethics (2024), value {place}: {now}.")
    return said.format(n=number, before=_(before), place=place, now=_(now))
