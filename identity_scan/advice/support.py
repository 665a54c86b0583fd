"""Whom the worker could talk to: what the tables know of for their province, never a number that nobody checked."""

from typing import Final

from identity_scan import facts
from identity_scan.model import Person
from identity_scan.person.provinces import province

_NATIONAL: Final = "national"
_KIND: Final = "association"


def association(person: Person, french: bool) -> str:
    """Return the name of the association of social workers where the worker is, else that of Canada."""
    here = province(person)
    named = {row["jurisdiction"]: row for row in reversed(facts.bodies()) if _is_one(row["type"], row["country"])}
    row = named.get(here.body if here else _NATIONAL) or named[_NATIONAL]
    return (row["name_fr"] if french else "") or row["name"]


def _is_one(kind: str, country: str) -> bool:
    return country == "ca" and kind.endswith(_KIND)
