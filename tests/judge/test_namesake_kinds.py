"""Whom a row is about, by kinds: trades in open words, towns, lived years, youth, pages in other languages."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from identity_scan.judge.identity.identify import identify
from identity_scan.judge.reading.told import by_its_place
from identity_scan.model import Finding, Person
from identity_scan.speech import address
from identity_scan.speech.text import fold
from tests.judge.conftest import TODAY
from tests.judge.test_plain_words import SOLANGE

CASES = tomllib.loads(Path(__file__).with_name("namesake_cases.toml").read_text("utf-8"))
BEARERS = tomllib.loads(Path(__file__).with_name("bearer_cases.toml").read_text("utf-8"))
"""Rows by the hundred, judged kind by kind: what is wrong is told together."""
OTHERS = {
    "en": (("Philippa Stonecroft, REALTOR", "Homes in Regina"), ("Philippa Stonecroft, DDS", "Dentist in Leeds")),
    "fr": (("Solange Brisebois, courtière immobilière", "Granby"), ("Solange Brisebois, avocate", "Barreau de Paris")),
}
"""What makes the name one that several people bear."""


def _finding(n: int, title: str, snippet: str, url: str = "") -> Finding:
    url = url or f"https://page{n}.example/a"
    return Finding(f"f{n}", url, title, snippet, address.site(url), ())


def _verdict(row: dict[str, Any], worker: Person) -> tuple[str, list[tuple[str, float]]]:
    others = (_finding(n, *other) for n, other in enumerate(OTHERS[row["who"]], 1))
    rows = [_finding(0, row["title"], row["snippet"], row.get("url", "")), *others]
    who = worker if row["who"] == "en" else SOLANGE
    who = replace(who, employers=(*filter(None, [row.get("employer")]), *who.employers))
    identity = identify(rows, who, today=TODAY)[0]
    return identity.verdict.value, [(reason.words, reason.weight) for reason in identity.reasons]


def _wrong(row: dict[str, Any], worker: Person) -> tuple[str, str, list[tuple[str, float]]] | None:
    verdict, why = _verdict(row, worker)
    right = verdict == row.get("identity", verdict) and verdict != row.get("never")
    return None if right else (row["title"], verdict, why)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{kind}: {row['title'][:40]}") for kind, rows in CASES.items() for row in rows]
)
def test_who_bears_the_name(row: dict[str, Any], worker: Person) -> None:
    assert _wrong(row, worker) is None


@pytest.mark.parametrize("kind", BEARERS)
def test_who_bears_the_name_in_open_words(kind: str, worker: Person) -> None:
    assert [wrong for row in BEARERS[kind] if (wrong := _wrong(row, worker))] == []


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
    assert _wrong({"who": "en", "title": title, "snippet": "Brandon, Manitoba", "never": "not_me"}, who) is None


@pytest.mark.parametrize(("other", "mine"), [("Maggie Stonecroft", False), ("Wren Stonecroft", True)])
def test_the_usual_short_form_of_a_name_is_no_more_than_chance(other: str, mine: bool, worker: Person) -> None:
    who = replace(worker, name="Margaret Stonecroft", other_names=(other,))
    short = other.split()[0]
    title, snippet = f"Bring {short} home", "Margaret Stonecroft, 40, fell ill on the first day of her trip."
    others = (
        _finding(n, title.replace("Philippa", "Margaret"), text) for n, (title, text) in enumerate(OTHERS["en"], 1)
    )
    identity = identify([_finding(0, title, snippet), *others], who, today=TODAY)[0]
    assert (identity.verdict.value == "me") == mine


@pytest.mark.parametrize("snippet", ["Joined 2014. Brandon", "Joined 2014. Brandon, Manitoba"])
def test_the_own_town_of_the_worker_is_not_somewhere_else(snippet: str, worker: Person) -> None:
    found = identify([_finding(0, "pipstone_mb - Riverbank Yarn Shop", snippet)], worker, today=TODAY)[0]
    assert not [reason.words for reason in found.reasons if reason.weight < 0 and "Brandon" in reason.words]


@pytest.mark.parametrize(
    ("title", "snippet", "verdict"),
    [
        ("Merci à nos partenaires", "Nadine Pierre-Noël, T.S., anime le café du mardi.", "unsure"),
        ("Prix du personnel – Rive-Claire", "Nadine Thibault (ergothérapie), Jean-Luc Pierre-Noël (cuisine)", "not_me"),
        ("Équipe – Centre Rive-Claire", "Nadine Pierre Noël, T.S., équipe adultes", "me"),
    ],
)
def test_the_first_half_of_a_double_surname_is_no_middle_name(title: str, snippet: str, verdict: str) -> None:
    """Who lists the name with and without its hyphen bears one surname, of which half is not another's."""
    who = replace(
        SOLANGE,
        name="Nadine Pierre-Noël",
        other_names=("Nadine Pierre Noël", "N. Pierre-Noël"),
        domains=("rive-claire.example",),
        usernames=(),
    )
    url = "https://www.rive-claire.example/prix" if verdict == "not_me" else ""
    others = (_finding(n, t.replace("Solange Brisebois", who.name), s) for n, (t, s) in enumerate(OTHERS["fr"], 1))
    identity = identify([_finding(0, title, snippet, url), *others], who, today=TODAY)[0]
    assert identity.verdict.value == verdict


def test_another_surname_behind_a_short_name_makes_it_somebody_elses(worker: Person) -> None:
    """On a list of results the neighbour "Pippa Stonecrofts" gives the worker no second name."""
    listed = "1204 Philippa Stonecroft F Brandon MB 1:31:07 ... 2301 Pippa Stonecrofts Virden"
    others = (_finding(n, *other) for n, other in enumerate(OTHERS["en"], 1))
    identity = identify([_finding(0, "Wheat City Ten Mile - Overall results", listed), *others], worker, today=TODAY)[0]
    assert "Pippa" not in {reason.words for reason in identity.reasons}


def test_who_bears_a_common_name_shares_its_usual_short_forms(worker: Person) -> None:
    """Two others called Margaret are known: a Maggie in the same town is any of them (R1)."""
    who = replace(worker, name="Margaret Stonecroft", other_names=())
    others = [_finding(n, t.replace("Philippa", "Margaret"), s) for n, (t, s) in enumerate(OTHERS["en"], 1)]
    listed = _finding(
        0, "M Stonecroft in Brandon, MB - 41 results", "Maggie Stonecroft, 3 Larch Bay · M Stonecroft ..."
    )
    assert identify([listed, *others], who, today=TODAY)[0].verdict.value == "unsure"


def test_the_last_word_of_a_long_french_name_calls_the_whole(worker: Person) -> None:
    """« CRD des Draves » and « centre des Draves » are what people make of it; another centre is none."""
    who = replace(SOLANGE, employers=("Centre de réadaptation en dépendance des Draves",), domains=())
    for words, me in (
        ("la ts au centre des Draves", True),
        ("T.S., CRD des Draves", True),
        ("au centre des Arts", False),
    ):
        identity = identify([_finding(0, "Merci", f"Solange B., {words}, tu as changé ma vie")], who, today=TODAY)[0]
        assert (identity.verdict.value == "me") == me, words


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Centre de réadaptation en dépendance des Draves", {"crd des draves", "centre des draves"}),
        ("Centre intégré de santé et de services sociaux de l'Outaouais", {"cisss de l outaouais"}),
        ("Maison d'hébergement jeunesse de Granby", {"mhj de granby"}),
        ("Children's Aid Society of Brant", set()),
        ("Centre Rive-Claire", set()),
    ],
)
def test_what_a_long_name_is_called_by(name: str, forms: set[str]) -> None:
    assert {*by_its_place(fold(name))} == forms
