"""Facts that rest on what the worker gave and on the kind of page: partner, pastime, school, trade, reviews."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from identity_scan.model import Judged, Person
from identity_scan.person.person_file import parse
from tests.judge.conftest import Judge

FILE = Path(__file__).with_name("anchored_cases.toml")
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text("utf-8"))
NOEMIE = parse(
    """name = "Noémie Castonguay-Roy"
other_names = ["N. Castonguay-Roy"]
places = ["Amqui, Québec"]
professions = ["Travailleuse sociale, T.S."]
employers = ["Centre Rive-Claire", "CLSC du Vieux-Moulin"]
domains = ["riveclaire.example"]
schools = ["Université des Hauts-Vents"]
usernames = ["noemie_ski"]
private_phones = ["418-555-0133"]
home_address = "12, rang des Érables, Amqui"
family = ["conjoint Hugues Paradis", "fille Alizée"]
interests = ["chorale", "ski de fond"]
birth_year = 1984
language = "fr-CA"
self = true
"""
)


def read(judge_row: Judge, row: dict[str, Any], worker: Person) -> Judged:
    who = worker if row["who"] == "en" else NOEMIE
    return judge_row(row["title"], row.get("snippet", ""), row.get("url", "https://page.example/a"), who=who)


@pytest.mark.parametrize("row", [row for rows in CASES.values() for row in rows], ids=lambda row: row["title"][:40])
def test_what_a_sentence_shows(judge_row: Judge, row: dict[str, Any], worker: Person) -> None:
    shown = {fact.kind: fact.text for fact in read(judge_row, row, worker).disclosures}
    assert set(row.get("must", ())) - shown.keys() == set()
    assert {kind: text for kind, text in shown.items() if kind in row.get("not", ())} == {}


def test_each_kind_has_as_many_rows_in_french_as_in_english_and_as_many_that_show_nothing() -> None:
    for table, rows in CASES.items():
        assert len(rows) >= 6, table
        assert sum(row["who"] == "fr" for row in rows) * 2 == len(rows), table
        assert sum("must" in row for row in rows) * 2 == len(rows), table
