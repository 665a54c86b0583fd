"""In which province or territory the worker is, as far as their places tell, and what the tables hold for it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from identity_scan.facts import FOLDER
from identity_scan.model import Person
from identity_scan.speech.text import fold, holds


@dataclass(frozen=True, slots=True)
class Province:
    """A province or territory of Canada."""

    code: str
    names: tuple[str, ...]
    """English first."""
    codes: tuple[str, ...]
    towns: tuple[str, ...]
    body: str
    """Its jurisdiction in professional_bodies.tsv."""
    rights: tuple[str, ...] = ()
    """Its own privacy authorities, rows of removals.tsv."""
    public: tuple[str, ...] = ()
    """The authority for its public bodies alone, where companies come under the federal law."""
    law: str = ""
    loi: str = ""
    """Its privacy law for companies, in English and in French; empty where the federal one holds alone."""
    elections: str = ""
    court: str = ""
    business: str = ""
    """Domains of sites.tsv, or the address of a page at one; empty where none is known."""


@cache
def provinces() -> Mapping[str, Province]:
    """Return all provinces and territories by their two letters."""
    rows = tomllib.loads((FOLDER / "provinces.toml").read_text("utf-8"))
    return {
        code: Province(
            code=code,
            names=tuple(row["names"]),
            codes=tuple(row["codes"]),
            towns=tuple(row["towns"]),
            body=row["bodies"],
            rights=tuple(row.get("rights", ())),
            public=tuple(row.get("public", ())),
            law=row.get("law", ""),
            loi=row.get("loi", ""),
            elections=row.get("elections", ""),
            court=row.get("court", ""),
            business=row.get("business", ""),
        )
        for code, row in rows.items()
    }


def province(person: Person) -> Province | None:
    """Return the worker's province by its name, its letters or a larger town; the first place that tells one counts.

    None where no place does: then no province is guessed, and only what holds in all of Canada is offered.
    """
    return next((found for place in person.places if (found := _of(place))), None)


def _of(place: str) -> Province | None:
    folded = fold(place)
    every = provinces().values()
    named = (p for p in every if any(holds(folded, fold(name)) for name in p.names))
    return next(named, None) or _by_letters(place) or _by_town(place)


def _by_letters(place: str) -> Province | None:
    """The letters count only in capitals and at the end, as addresses have them: "Niagara-on-the-Lake" is no ON."""
    last = re.split(r"[,(/]", place)[-1].strip(" )").split(" ")
    words = {last[-1], last[0]} if len(last) <= 3 else set()
    return next((p for p in provinces().values() if words & set(p.codes)), None)


def _by_town(place: str) -> Province | None:
    town = fold(re.split(r"[,(/]", place)[0])
    return next((p for p in provinces().values() if town in {fold(t) for t in p.towns}), None)
