"""Names that are places, words, brands, saints or celebrities as well: something of a person in the same sentence."""

import pytest

from identity_scan.judge.identity.identify import identify
from identity_scan.model import Finding, Person, Verdict
from identity_scan.person.wordlike import is_wordlike


@pytest.mark.parametrize(
    ("name", "title", "snippet", "verdict"),
    [
        ("Chelsea London", "Social worker jobs in Chelsea, London", "12 jobs in Chelsea London. RSW", "unsure"),
        ("Chelsea London", "Chelsea London to Hamilton, Ontario flights", "Cheap flights", "unsure"),
        ("Chelsea London", "Chelsea London, social worker", "Hamilton, Ontario", "me"),
        ("Grace Church", "Grace Church Hamilton", "Grace Church in Hamilton, Ontario. Sunday service 10 am", "unsure"),
        ("Grace Church", "Grace Church, RSW - Hamilton", "Counselling for adults", "me"),
        ("Victoria Park", "Victoria Park, Hamilton", "A park with a pool. Social worker on site", "unsure"),
        ("Taylor Swift", "Taylor Swift in Hamilton, Ontario", "Tickets. Our social worker column is below", "unsure"),
        ("Taylor Swift", "Meet the team", "Taylor Swift, social worker, Hamilton", "me"),
        ("Francis Xavier", "St. Francis Xavier, social worker of the poor", "A saint. Hamilton", "unsure"),
        ("Laura Secord", "Laura Secord chocolates Hamilton", "Shop in Hamilton, Ontario", "unsure"),
        ("Laura Secord", "Laura Secord", "laura.secord (at) cfs.example", "me"),
        ("Marisol Quill", "Marisol Quill, Hamilton", "Pottery", "me"),
    ],
)  # fmt: skip
def test_such_a_name_needs_a_person_in_its_sentence(name: str, title: str, snippet: str, verdict: str) -> None:
    worker = Person(
        name,
        professions=("social worker, RSW",),
        places=("Hamilton, Ontario",),
        work_emails=("laura.secord@cfs.example",),
    )
    (identity,) = identify([Finding("x", "https://s.example/p", title, snippet, "s.example", ())], worker)
    assert identity.verdict in ((Verdict.ME,) if verdict == "me" else (Verdict.UNSURE, Verdict.NOT_ME))


@pytest.mark.parametrize(
    "name", [("mary", "smith"), ("paul", "collins"), ("sarah", "macdonald"), ("marie", "tremblay")]
)
def test_an_ordinary_name_is_only_a_name(name: tuple[str, str]) -> None:
    assert not is_wordlike(*name)
