"""Everyday life as lists, programmes, forums and house organs tell it: ages, errands, parties, money, children."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from identity_scan.model import Person
from identity_scan.person.person_file import parse
from tests.judge.conftest import Judge

FILE = Path(__file__).with_name("days_cases.toml")
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text("utf-8"))
WORKERS: dict[str, Person] = {
    "en": parse(
        """name = "Corinne Yellowtail"
other_names = ["Cory Yellowtail"]
places = ["Dryden, Ontario"]
professions = ["Social worker, MSW, RSW"]
employers = ["Brightwater Family Services"]
domains = ["brightwater.example"]
usernames = ["coryell_lifts"]
family = ["daughter Odessa", "twin brother Corey Yellowtail"]
interests = ["powerlifting", "coaching kids' soccer"]
birth_year = 1988
self = true
"""
    ),
    "fr": parse(
        """name = "Bastien Lacasse"
places = ["Rimouski, Québec"]
professions = ["Travailleur social, T.S."]
employers = ["Maison du Passeur"]
domains = ["passeur.example"]
usernames = ["bast_fer"]
family = ["fille Léonie", "frère Benoît Lacasse"]
interests = ["haltérophilie", "entraîner une équipe de soccer"]
birth_year = 1988
language = "fr-CA"
self = true
"""
    ),
}


@pytest.mark.parametrize("row", [row for rows in CASES.values() for row in rows], ids=lambda row: row["title"][:40])
def test_what_a_page_tells(judge_row: Judge, row: dict[str, Any]) -> None:
    judged = judge_row(row["title"], row["snippet"], row["url"], who=WORKERS[row["who"]])
    shown = {fact.kind: fact.text for fact in judged.disclosures}
    assert set(row.get("must", ())) - shown.keys() == set(), shown
    assert {kind: text for kind, text in shown.items() if kind in row.get("not", ())} == {}


def test_each_kind_is_shown_and_left_alone_in_both_languages() -> None:
    for table, rows in CASES.items():
        assert len(rows) >= 8, table
        assert {row["who"] for row in rows if "must" in row} == {"en", "fr"}, table
        assert {row["who"] for row in rows if "not" in row} == {"en", "fr"}, table
