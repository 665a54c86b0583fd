"""What wording makes likely: sentences that no list holds, and the same words where they claim nothing."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from identity_scan.judge.facts.likely_facts import KINDS
from identity_scan.judge.reading import likely
from identity_scan.judge.reading.patterns import ME
from identity_scan.model import Person
from identity_scan.speech.sentences import SENTENCES
from tests.judge.test_plain_words import read

CASES = tomllib.loads(Path(__file__).with_name("likely_cases.toml").read_text("utf-8"))
TOLD = Path(__file__).parents[1] / "evaluation" / "told"


def rows(table: str) -> list[Any]:
    return [pytest.param(row, id=f"{row['who']} {row.get('must') or row['not']}") for row in CASES[table]]


@pytest.mark.parametrize("row", rows("shown"))
def test_shown(worker: Person, row: dict[str, Any]) -> None:
    assert row["must"] in {fact.kind for fact in read(row, worker).disclosures}


@pytest.mark.parametrize("row", rows("not_shown"))
def test_not_shown(worker: Person, row: dict[str, Any]) -> None:
    assert row["not"] not in {fact.kind for fact in read(row, worker).disclosures}


def test_a_complaint_told_in_other_words_is_a_client_s_and_not_kept(worker: Person) -> None:
    row = {
        "who": "en",
        "title": "Anyone else stuck with the Brandon office? : r/brandon",
        "snippet": "Philippa Stonecroft looked at her watch the whole hour and took my ex's word for everything",
        "url": "https://www.reddit.com/r/brandon/comments/8",
    }
    judged = read(row, worker)
    assert {fact.kind: fact.said.code for fact in judged.disclosures}["negative_review"] == "likely.negative_review"
    assert "third_party_client_voice" in judged.flags


def test_each_kind_that_is_guessed_was_labelled_and_is_worded_as_a_guess() -> None:
    rows = [json.loads(row) for path in TOLD.glob("*.jsonl") for row in path.read_text("utf-8").splitlines()]
    labelled = {kind for row in rows for kind in row.get("kinds", ())}
    assert labelled >= KINDS
    assert {f"likely.{kind}" for kind in KINDS} <= set(SENTENCES)


def test_a_row_of_the_rows_names_nobody_but_by_a_placeholder() -> None:
    rows = [row for path in TOLD.glob("*.jsonl") for row in path.read_text("utf-8").splitlines()]
    assert len(rows) > 10_000
    named = ("{NAME}", "{SURNAME}", "{GIVEN}", "{HANDLE}")
    assert [row for row in rows if not any(name in row for name in named)] == []


def test_the_clause_that_says_it_is_quoted() -> None:
    lines = [
        f"{ME} on facebook",
        "lovely weather in brandon. third round of chemo done, hair officially gone. see you soon",
    ]
    n, start, end = likely.where(lines, "health_self")
    assert lines[n][start:end].strip() == "third round of chemo done, hair officially gone."


def test_nothing_is_likely_of_nothing() -> None:
    assert likely.likely(likely.signs([""])) == {}
