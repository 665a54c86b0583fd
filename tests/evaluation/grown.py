"""Persons whom the rules never met, grown from a seed: a worker, and results with the labels that a reader would give.

The sentences stand in grown/en.toml and grown/fr.toml, those that are kept back in grown/kept_*.toml. They were written
and labelled before the judge first read them, share no words with the tables of the rules on purpose, and look for nine
kinds of misreading, each with rows that must show a fact and rows that must not.
"""

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from identity_scan.model import Finding, Person, Query, Safety, Sighting, Tier
from identity_scan.speech import address
from identity_scan.speech.text import fold

FOLDER = Path(__file__).parent / "grown"
TODAY_YEAR = 2026
LANGUAGES = ("en", "fr")
SETTINGS = ("agency", "practice", "hospital")


@dataclass(frozen=True, slots=True)
class Row:
    """One result and its labels."""

    kind: int
    """Which misreading it looks for, 1 to 9; 0 is an ordinary page."""
    url: str
    title: str
    snippet: str
    about: str
    """yes, no, unsure, or any where a reader could say either."""
    life: str
    """Empty where a reader could say more than one."""
    must: frozenset[str]
    may: frozenset[str]
    least: int
    most: int
    flags: frozenset[str]
    no_flags: frozenset[str]

    def finding(self, n: int) -> Finding:
        """Return the row as a search would bring it."""
        query = Query("q", "W1", "name", Tier.NAME, 30)
        seen = Sighting("bing", "bing", query, 1, n, self.url, self.title, self.snippet)
        return Finding(str(n), self.url, self.title, self.snippet, address.site(self.url), (seen,))


@dataclass(frozen=True, slots=True)
class Grown:
    """A worker and their results."""

    person: Person
    language: str
    setting: str
    rows: tuple[Row, ...]


def grow(seed: int, *, kept: bool = False) -> Grown:
    """Grow one person: language and setting follow from the seed in turn, all else is drawn.

    `kept` draws the results from the sentences that are kept back.
    """
    draw = random.Random(f"{seed} {kept}")
    language, setting = LANGUAGES[seed % 2], SETTINGS[seed // 2 % 3]
    person, words = _person(draw, language, setting)
    rows = _table(f"kept_{language}" if kept else language)["row"]
    made = (_row(draw, row, words) for row in rows if row.get("only", setting) == setting)
    return Grown(person, language, setting, tuple(made))


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _person(draw: random.Random, language: str, setting: str) -> tuple[Person, dict[str, str]]:
    pool = _table("people")[language]
    given, surname, town = (draw.choice(pool[field]) for field in ("given", "surname", "town"))
    place = pool["setting"][setting]
    employer, role = draw.choice(place["employer"]), draw.choice(place["role"])
    bond, partner = draw.choice(pool["partner"]).split(" ", 1)
    partner_surname = draw.choice([name for name in pool["surname"] if name != surname])
    child = draw.choice(pool["child"])
    born, code = draw.randint(1982, 1994), pool["area_code"]
    phones = [f"{code}-555-01{n:02}" for n in draw.sample(range(100), 3)]
    number, street = draw.randint(3, 480), draw.choice(pool["street"])
    townname, site = town.split(",")[0], fold(employer).replace(" ", "")[:22] + ".example"
    behind = draw.choice(("writes", "etc", "dehors", "mtl", "outside"))
    handle = f"{fold(given).replace(' ', '')[:5]}_{behind}{born % 100}"
    home = f"{number} {street}" if language == "en" else f"{number}, {street}"
    person = Person(
        name=f"{given} {surname}",
        places=(town,),
        professions=(role,),
        employers=(employer,),
        domains=(site,),
        schools=(draw.choice(pool["school"]),),
        usernames=(handle,),
        work_emails=(f"{fold(given)[0]}.{fold(surname).split()[0]}@{site}",),
        work_phones=(phones[0],),
        private_phones=(phones[1],),
        home_address=f"{home}, {townname}",
        family=(f"{bond} {partner} {partner_surname}", child),
        interests=(draw.choice(pool["hobby"]),),
        birth_year=born,
        safety=Safety.NONE,
        attested=True,
    )
    more = _more(draw, pool, born)
    return person, more | {
        "name": person.name, "given": given, "surname": surname, "surname_initial": surname[0],
        "slug": "-".join(fold(person.name).split()), "town": town, "townname": townname, "employer": employer,
        "site": site, "role": role, "role_low": role.split(",")[0].lower(), "cred": role.split(", ")[-1],
        "handle": handle, "school": person.schools[0], "street": street, "home": home, "partner_given": partner,
        "partner_name": f"{partner} {partner_surname}", "partner_surname": partner_surname,
        "child_given": child.split(" ", 1)[1], "work_phone": phones[0], "private_phone": phones[1],
        "office_phone": phones[2], "work_email": person.work_emails[0], "age": str(TODAY_YEAR - born),
        "hobby": person.interests[0],
    }  # fmt: skip


def _more(draw: random.Random, pool: Mapping[str, Any], born: int) -> dict[str, str]:
    """Return what is told of namesakes: years that the worker cannot have, a place, a trade."""
    words = {name: draw.choice(list_) for name, list_ in pool["fill"].items()}
    words["illness_bare"] = re.sub(r"^(?:an?|une?|le|la) ", "", words["illness"])
    words["far_town"], words["trade_low"] = words["far"].split(",")[0], words["trade"].lower()
    words["firm_site"] = fold(words["firm"]).replace(" ", "") + ".example"
    old = born - draw.randint(22, 45)
    return words | {
        "old_born": str(old),
        "old_age": str(2019 - old),
        "old_degree": str(born - draw.randint(2, 12)),
        "old_year": str(born + draw.randint(2, 6)),
        "long": str(TODAY_YEAR - born - draw.randint(4, 9)),
    }


def _row(draw: random.Random, row: Mapping[str, Any], words: Mapping[str, str]) -> Row:
    fills = dict(words) | {"n": str(draw.randint(1000, 99999))}

    def said(text: str | list[str]) -> str:
        chosen = text if isinstance(text, str) else draw.choice(text)
        for _depth in range(2):
            chosen = re.sub(r"\{(\w+)\}", lambda slot: fills[slot[1]], chosen)
        return chosen

    return Row(
        kind=row["kind"],
        url=said(row["url"]),
        title=said(row["title"]),
        snippet=said(row["snippet"]),
        about=row.get("about", "yes"),
        life=row.get("life", ""),
        must=frozenset(row.get("must", ())),
        may=frozenset(row.get("may", ())),
        least=row.get("least", 0),
        most=row.get("most", 100),
        flags=frozenset(row.get("flags", ())),
        no_flags=frozenset(row.get("no_flags", ())),
    )
