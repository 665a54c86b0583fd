"""Who does what to whom: for each kind of misreading, rows that show a fact and rows that do not."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from identity_scan.judge import appraise, judge
from identity_scan.model import Finding, Identity, Judged, Person, Query, Reason, Sighting, Tier, Verdict
from identity_scan.speech import address
from identity_scan.speech.telling import verbatim
from tests.judge.conftest import TODAY

CASES = {
    table: cases
    for name in (
        "plain_cases.toml",
        "life_cases.toml",
        "taught_cases.toml",
        "paper_cases.toml",
        "told_cases.toml",
        "quiet_cases.toml",
    )
    for table, cases in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8")).items()
}
SENTENCES = ("clients", "own", "work", "threats", "senses", "confided", "roles", "ties", "praised", "blamed", "pages")
PAPERS = ("regulated", "heard", "owed", "faulted", "pointed", "told", "voiced", "local")
QUIET = ("heard_of", "lessons", "inventions", "signers", "asked")
LIVES = (
    *("witness", "visitors", "endorsed", "kindly", "congregation", "confessed", "everyday", "hours", "further"),
    *("shared", "members", "around", "notes", "standing", "otherwise"),
)
SOLANGE = Person(
    name="Solange Brisebois",
    places=("Matane, Québec",),
    professions=("Travailleuse sociale, T.S.",),
    employers=("Centre Rive-Claire",),
    domains=("rive-claire.example",),
    usernames=("solange_b77",),
    family=("conjoint Ludovic Marquis",),
    birth_year=1985,
    attested=True,
)


def rows(*tables: str) -> list[Any]:
    return [pytest.param(row, id=f"{table}: {row['title'][:40]}") for table in tables for row in CASES[table]]


def finding(row: dict[str, Any]) -> Finding:
    url, title, snippet = row.get("url", "https://page.example/a"), row["title"], row["snippet"]
    seen = Sighting("bing", "bing", Query("W1", "W1", "name", Tier.NAME, 20), 1, 1, url, title, snippet)
    return Finding("f1", url, title, snippet, address.site(url), (seen,))


def read(row: dict[str, Any], worker: Person) -> Judged:
    who = worker if row["who"] == "en" else SOLANGE
    me = Identity(Verdict.ME, 0.9, (Reason(verbatim("as given")),))
    return appraise([finding(row)], [me], who, today=TODAY)[0]


@pytest.mark.parametrize("row", rows(*SENTENCES, *PAPERS, *QUIET, *LIVES, "taught"))
def test_what_a_sentence_says(row: dict[str, Any], worker: Person) -> None:
    shown = {d.kind: d.text for d in read(row, worker).disclosures}
    assert set(row.get("must", ())) - shown.keys() == set()
    assert {kind: text for kind, text in shown.items() if kind in row.get("not", ())} == {}


@pytest.mark.parametrize("row", rows(*LIVES))
def test_which_life_a_sentence_shows_and_how_much_it_matters(row: dict[str, Any], worker: Person) -> None:
    found = read(row, worker)
    assert found.exposure.verdict.value == row.get("life", found.exposure.verdict.value)
    assert row.get("at_least", 0) <= found.severity.score <= row.get("at_most", 100)


@pytest.mark.parametrize("row", rows("died", "namesakes"))
def test_who_is_meant(row: dict[str, Any], worker: Person) -> None:
    (found,), _groups = judge([finding(row)], worker if row["who"] == "en" else SOLANGE, today=TODAY)
    assert found.identity.verdict.value == row["identity"], [r.words for r in found.identity.reasons]


@pytest.mark.parametrize("row", rows("opinions"))
def test_a_registered_title_beside_an_opinion(row: dict[str, Any], worker: Person) -> None:
    found = read(row, worker)
    assert ("title_with_opinion" in found.flags) is row["flag"]
    assert not row["flag"] or found.exposure.verdict == "mixed"


def test_what_touches_a_client_never_scores_below_its_floor(worker: Person) -> None:
    told = [row for row in CASES["clients"] if "client_info" in row.get("must", ())]
    assert all(read(row, worker).severity.score >= 85 for row in told)


def test_every_fact_quotes_words_of_its_page(worker: Person) -> None:
    for table in ("clients", "own", "threats"):
        for row in CASES[table]:
            for fact in read(row, worker).disclosures:
                where = f"{row['title']} {row['snippet']} {row['url']}"
                assert fact.text.rstrip(" .…") in where, (fact.kind, fact.text)


def test_the_telephone_of_a_practice_is_no_exposure() -> None:
    """SEVERITY 7: what a practice offers its clients is work, unless the worker listed it as private."""
    practice = Person(
        "Una Farrant",
        employers=("Farrant Counselling",),
        domains=("farrant.example",),
        private_phones=("204-555-0177",),
    )
    row = {"who": "en", "url": "https://www.farrant.example/", "title": "Una Farrant, RSW - Farrant Counselling"}
    for number, kind in (("204-555-0150", "work_contact"), ("204-555-0177", "private_phone")):
        found = finding({**row, "snippet": f"Text or call my cell, {number}. Evenings until 9."})
        (judged,) = appraise([found], [Identity(Verdict.ME, 0.9, ())], practice, today=TODAY)
        assert {"work_contact", "private_phone"} & {d.kind for d in judged.disclosures} == {kind}


def test_each_kind_has_as_many_rows_in_french_as_in_english() -> None:
    for table, cases in CASES.items():
        french = sum(row["who"] == "fr" for row in cases)
        assert len(cases) >= 10, table
        assert 2 * french == len(cases), table


def test_a_practice_beside_a_job_is_the_workers_own() -> None:
    """Its site is theirs to change, what clients say there is their publicity, its number no private one."""
    both = replace(
        SOLANGE,
        employers=("Centre Rive-Claire", "Cabinet Brisebois"),
        domains=("rive-claire.example", "cabinetbrisebois.example"),
    )
    spoken = {"title": "Ils en parlent – Cabinet Brisebois", "snippet": "« Solange nous a écoutés. » – R., Matane"}
    asked = {"title": "Cabinet Brisebois – Joindre", "snippet": "Solange Brisebois, T.S. Cell. 418-555-0150, le soir."}
    told = {"title": "Ils en parlent – Centre Rive-Claire", "snippet": "« Solange nous a écoutés. » – R., Matane"}
    rows_ = (
        ({**spoken, "url": "https://www.cabinetbrisebois.example/temoignages"}, "self", {"client_testimonial"}),
        ({**asked, "url": "https://www.cabinetbrisebois.example/joindre"}, "self", {"work_contact"}),
        ({**told, "url": "https://www.rive-claire.example/temoignages"}, "employer", set()),
    )
    for row, control, must in rows_:
        (judged,) = appraise([finding(row)], [Identity(Verdict.ME, 0.9, ())], both, today=TODAY)
        shown = {fact.kind for fact in judged.disclosures}
        assert judged.control == control
        assert shown & {"client_testimonial", "private_phone", "work_contact"} == must
