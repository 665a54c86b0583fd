"""Forms of names per tradition beside the worker's employer, and strangers of her surname there (traditions.toml).

The judge and the own-name check are one model: what the one calls hers the other takes.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity_scan.judge.identity.identify import identify
from identity_scan.model import Finding, Person, Verdict
from identity_scan.person.names import names_of
from identity_scan.person.own_form import form_in, is_own
from identity_scan.person.person_file import check, check_names
from identity_scan.person.reading import read

EMPLOYER = "Escarpment Child and Family Services"
ROWS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "traditions.toml").read_text("utf-8"))["worker"]


def worker(row: dict[str, Any]) -> Person:
    return Person(
        row["name"],
        other_names=tuple(row.get("other_names", ())),
        family_name=row.get("family_name", ""),
        places=("Hamilton, Ontario",),
        professions=("Social worker, RSW",),
        employers=(EMPLOYER,),
        attested=True,
    )


def page(shown: str) -> Finding:
    title, snippet = f"{shown} - {EMPLOYER}", f"{shown}, intake social worker, RSW, Hamilton, Ontario."
    return Finding("x", "https://escarpmentcfs.example/team/1", title, snippet, "escarpmentcfs.example", ())


def verdict(shown: str, person: Person) -> Verdict:
    (identity,) = identify([page(shown)], person)
    assert identity.reasons, "every verdict says why"
    return identity.verdict


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_her_forms_are_hers_and_a_stranger_of_her_surname_is_never_her(row: dict[str, Any]) -> None:
    person = worker(row)
    check(person)
    check_names(person)
    assert {shown for shown in row["hers"] if verdict(shown, person) is not Verdict.ME} == set()
    assert {shown for shown in row["strangers"] if verdict(shown, person) is Verdict.ME} == set()
    assert {shown for shown in row["hers"] if not is_own(shown, person)} == set()
    assert {shown for shown in row["strangers"] if is_own(shown, person)} == set()


AROUND = st.sampled_from(
    [
        "{}",
        "{} Hamilton",
        "staff {}",
        "Meet {}",
        "{}, RSW",
        "the {} file",
        "{} and Devon",
        "Dr. {}",
        "« {} »",
        "{}'s page",
    ]
)
WRITTEN = st.sampled_from([str, str.lower, str.upper, str.title])


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_the_own_name_check_takes_whatever_the_judge_calls_hers(data: st.DataObject) -> None:
    row, other = data.draw(st.sampled_from(ROWS)), data.draw(st.sampled_from(ROWS))
    person = worker(row)
    shown = data.draw(st.sampled_from([*row["hers"], *row["strangers"], *other["hers"]]))
    text = data.draw(AROUND).format(data.draw(WRITTEN)(shown))
    found = page(text)
    (identity,) = identify([found], person)
    mention = names_of(person).mention(read(found))
    if identity.verdict is Verdict.ME and mention.form.own:
        assert is_own(mention.words, person), mention
    if form_in(text, person).form.own:
        assert is_own(text, person), text


@pytest.mark.parametrize(
    "query",
    [
        'Jane Client -"Margaret Ellsworth"',
        '"Jane Client" OR "Margaret Ellsworth"',
        '"Margaret Ellsworth" OR "Jane Client"',
        "Jane Client OR Margaret Ellsworth",
        "Jane (Client OR Margaret) Ellsworth",
        '"Jane Client" | "Margaret Ellsworth"',
        "Jane Client || Margaret Ellsworth",
        '("Jane Client") OR ("Margaret Ellsworth")',
        '"Jane Client" NOT "Margaret Ellsworth"',
        '"Jane Client" AND NOT (Margaret Ellsworth)',
        "Jane Client -(Margaret Ellsworth)",
        'Jane Client -intitle:"Margaret Ellsworth"',
        "Jane Client -intitle:(Margaret Ellsworth)",
        "Jane Client ~~ (Margaret Ellsworth)",
        '"Jane Client" !"Margaret Ellsworth"',
        "Jane Client −“Margaret Ellsworth”",
        "Jane Client －Margaret －Ellsworth",
        'Jane Client prefer:"Margaret Ellsworth"',
        '"Jane Client -Margaret -Ellsworth',
        "Margaret -Ellsworth",
        "Margaret Ellsworth OR Jane",
        f"{'(' * 5000}Margaret Ellsworth",
        "Ellsworth",
        "Margaret",
        "D. Ellsworth",
    ],
)
def test_a_search_that_only_mentions_her_is_not_for_her(query: str) -> None:
    assert not is_own(query, worker(ROWS[0]))


def test_a_search_for_her_with_other_words_is_for_her() -> None:
    for query in (
        '"Margaret Ellsworth" (complaint OR decision)',
        "ellsworth margaret hamilton",
        '"M. Ellsworth" RSW',
        '"Margaret Ellsworth" OR "M. Ellsworth"',
        '"Margaret Ellsworth" -linkedin -site:facebook.com',
        "Margaret (Ellsworth) NOT (Toronto OR Ottawa)",
        '"social worker" - Margaret Ellsworth',
        "“Margaret Ellsworth” + Hamilton",
    ):
        assert is_own(query, worker(ROWS[0])), query


def test_a_handle_beside_another_name_is_not_for_her() -> None:
    her = Person("Tamsin Okerlund", employers=("Harbour Family Services",), usernames=("tamtamruns_fict",))
    assert not is_own('"Jane Client" tamtamruns_fict', her)
    for query in ("tamtamruns_fict marathon", '"tamtamruns_fict"', '"Harbour Family Services" tamtamruns_fict'):
        assert is_own(query, her), query
