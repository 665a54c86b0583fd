"""The worker's own words on how to be seen: what they keep private contradicts, the rest is assumed."""

# ruff: noqa: E501  (tables read best with one case a line)

from collections.abc import Callable

import pytest

from identity_scan.judge.portrayal import contradicted, private_topics
from identity_scan.model import Judged
from identity_scan.speech.sentences import words

Judge = Callable[..., Judged]


@pytest.mark.parametrize(
    ("words", "private", "open_"),
    [
        ("Clients may know my training. My house and my partner are private.", {"home_address", "relationship_status"}, {"education_history"}),
        ("They may know that I have a family; not where I live.", {"home_address", "home_area"}, {"family_members"}),
        ("On peut connaître ma formation. Ma maison, mon fils et mes opinions restent privés.", {"home_address", "child_identity", "political_affiliation"}, {"education_history"}),
        ("My running routes are nobody's business.", {"daily_routine"}, {"leisure"}),
        ("I am at home in this city and love my family.", set(), {"home_address", "family_members"}),
        ("Clients may know that I have a private practice in my home.", set(), {"home_address"}),
        ("Calm and fair.", set(), {"home_address"}),
        ("", set(), {"home_address"}),
    ],
)  # fmt: skip
def test_only_what_is_named_private_is_kept_private(words: str, private: set[str], open_: set[str]) -> None:
    topics = private_topics(words)
    assert private <= topics.keys()
    assert not open_ & topics.keys()


def test_a_contradiction_quotes_the_worker() -> None:
    (against,) = contradicted("Fair. My home stays private.", ["home_area", "leisure"])
    said = words(against)
    assert "My home stays private" in said
    assert "the area of your home" in said


def test_contradictions_weigh_and_are_listed(judge_row: Judge) -> None:
    judged = judge_row("Ad", "pick up on Coulterville, 204-555-0188", "https://www.kijiji.ca/v-crib/1")
    assert judged.contradicts
    assert any("against how you want to be seen" in part.text for part in judged.severity.reasons)
    plain = judge_row("Race results 10 km", "Stonecroft Philippa", "https://results.example/1")
    assert not plain.contradicts
