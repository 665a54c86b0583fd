"""Who of one surname is meant: the worker, one of their family, somebody else, or a thing that is called so (R1)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from identity_scan.judge.identity.identify import identify
from identity_scan.model import Finding, Person
from identity_scan.person.person_file import parse
from identity_scan.speech import address
from tests.judge.conftest import TODAY

FILE = Path(__file__).with_name("kindred_cases.toml")
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text("utf-8"))
WORKERS: dict[str, Person] = {
    "en": parse(
        """name = "Noreen Tatlow"
other_names = ["Nor Tatlow"]
places = ["Kenora, Ontario"]
professions = ["Social worker and counsellor, RSW"]
employers = ["Copperleaf Youth Services", "Rainy Bend Secondary", "Lake of the Woods College"]
usernames = ["nortatlow_kp"]
family = ["brother Nor Tatlow", "sister Garnet Tatlow"]
birth_year = 1990
self = true
"""
    ),
    "fr": parse(
        """name = "Maëlle Vadnais"
other_names = ["Mael Vadnais"]
places = ["Baie-Comeau, Québec"]
professions = ["Travailleuse sociale, T.S."]
employers = ["Maison Ancrage", "Cégep des Battures"]
usernames = ["maevad_bc"]
family = ["père Mael Vadnais", "soeur Rosalie Vadnais"]
birth_year = 1990
language = "fr-CA"
self = true
"""
    ),
}


def _finding(n: int, title: str, snippet: str) -> Finding:
    url = f"https://page{n}.example/a"
    return Finding(f"f{n}", url, title, snippet, address.site(url), ())


@pytest.mark.parametrize("row", [row for rows in CASES.values() for row in rows], ids=lambda row: row["title"][:40])
def test_who_of_one_surname_is_meant(row: dict[str, Any]) -> None:
    identity = identify([_finding(0, row["title"], row["snippet"])], WORKERS[row["who"]], today=TODAY)[0]
    said = [(reason.words, str(reason.said)) for reason in identity.reasons]
    assert identity.verdict.value == row.get("identity", identity.verdict.value), said
    assert identity.verdict.value != row.get("never"), said


def test_each_kind_is_told_in_french_and_in_english() -> None:
    assert all({row["who"] for row in rows} == {"en", "fr"} and len(rows) >= 6 for rows in CASES.values())
