"""Whom a row is about, by kinds: trades in open words, towns, lived years, youth, pages in other languages."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from identity_scan.judge import judge
from identity_scan.model import Finding, Person
from identity_scan.speech import address
from tests.judge.conftest import TODAY
from tests.judge.test_plain_words import SOLANGE

CASES = {
    kind: rows
    for file in ("namesake_cases.toml", "bearer_cases.toml")
    for kind, rows in tomllib.loads(Path(__file__).with_name(file).read_text("utf-8")).items()
}
OTHERS = {
    "en": (("Philippa Stonecroft, REALTOR", "Homes in Regina"), ("Philippa Stonecroft, DDS", "Dentist in Leeds")),
    "fr": (("Solange Brisebois, courtière immobilière", "Granby"), ("Solange Brisebois, avocate", "Barreau de Paris")),
}
"""What makes the name one that several people bear."""


def _finding(n: int, title: str, snippet: str, url: str = "") -> Finding:
    url = url or f"https://page{n}.example/a"
    return Finding(f"f{n}", url, title, snippet, address.site(url), ())


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{kind}: {row['title'][:40]}") for kind, rows in CASES.items() for row in rows]
)
def test_who_bears_the_name(row: dict[str, Any], worker: Person) -> None:
    others = (_finding(n, *other) for n, other in enumerate(OTHERS[row["who"]], 1))
    rows = [_finding(0, row["title"], row["snippet"], row.get("url", "")), *others]
    judged, _groups = judge(rows, worker if row["who"] == "en" else SOLANGE, today=TODAY)
    verdict = judged[0].identity.verdict.value
    assert verdict == row.get("identity", verdict), [(r.words, r.weight) for r in judged[0].identity.reasons]
    assert verdict != row.get("never"), [(r.words, r.weight) for r in judged[0].identity.reasons]


@pytest.mark.parametrize(
    ("profession", "interest", "title"),
    [
        ("Registered nurse", "", "Philippa Stonecroft, registered nurse"),
        ("Yoga teacher", "", "Philippa Stonecroft | Yoga teacher"),
        ("Operations manager", "", "Philippa Stonecroft - Operations Manager - Harbour House"),
        ("", "photography", "Philippa Stonecroft, photographer"),
        ("", "cuisinière, pâtisserie", "Philippa Stonecroft, cuisinière"),
    ],
)
def test_what_the_worker_told_is_no_other_trade(profession: str, interest: str, title: str, worker: Person) -> None:
    who = replace(
        worker,
        professions=(*worker.professions, *filter(None, [profession])),
        interests=(*worker.interests, *filter(None, [interest])),
    )
    others = (_finding(n, *other) for n, other in enumerate(OTHERS["en"], 1))
    judged, _groups = judge([_finding(0, title, "Brandon, Manitoba"), *others], who, today=TODAY)
    assert judged[0].identity.verdict.value != "not_me", judged[0].identity.reasons
