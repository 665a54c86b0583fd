"""Rows from a file: what is taken, what is refused with its line, and what a query is worth."""

import json

import pytest

from identity_scan.engines import row_file
from identity_scan.model import HitKind, Person, Tier
from identity_scan.speech.errors import BadInput

MARISOL = Person("Marisol Quill", places=("Truro",), usernames=("mariq",), attested=True)


def line(**fields: object) -> str:
    return json.dumps({"engine": "bing", "query": '"Marisol Quill"', "rank": 1, "url": "https://a.example/"} | fields)


def test_rows_become_answers_by_engine_and_query() -> None:
    found = row_file.parse([line(rank=1), line(rank=2, url="https://b.example/"), "", line(engine="brave")], MARISOL)
    assert [(c.ask.engine, c.ask.query.recipe, [h.rank for h in c.answer.hits]) for c in found] == [
        ("bing", "N1", [1, 2]),
        ("brave", "N1", [1]),
    ]


@pytest.mark.parametrize(
    ("query", "tier"),
    [
        ('"Marisol Quill"', Tier.NAME),
        ("Marisol Quill", Tier.NAME),
        ("Quill, Marisol", Tier.WORD),
        ("Marisol Quill Truro", Tier.WORD),
        ("Marisol Quill pottery", Tier.WORD),
        ('"Marisol Quill" filetype:xls', Tier.DETAIL),
        ("mariq", Tier.DETAIL),
        ("", Tier.NAME),
    ],
)
def test_what_somebody_must_know_to_ask_is_told_from_the_words(query: str, tier: Tier) -> None:
    (found,) = row_file.parse([line(query=query)], MARISOL)
    assert found.ask.query.tier is tier


@pytest.mark.parametrize("bad", ["{", "[1]", '{"title": "x"}', '{"url": 3}', "[" * 10_000])
def test_a_bad_line_is_named(bad: str) -> None:
    with pytest.raises(BadInput, match="Line 2"):
        row_file.parse([line(), bad], MARISOL)


def test_rows_are_hostile_too() -> None:
    (found,) = row_file.parse(
        [line(title="a\u202eb\x1b]0;x\x07", snippet="x" * 200_000, rank="first", date=7)], MARISOL
    )
    (hit,) = found.answer.hits
    assert hit.title == "ab]0;x"
    assert len(hit.snippet) <= 2_000
    assert hit.rank == 1
    assert hit.date is None


def test_a_generated_answer_has_no_rank() -> None:
    (found,) = row_file.parse([line(url="google:generated-answer")], MARISOL)
    assert (found.answer.hits[0].rank, found.answer.hits[0].kind) == (0, HitKind.GENERATED)
