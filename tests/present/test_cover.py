"""What is said before words that may be hard to read: one table, danger first, and only some of it may wait."""

import tomllib
from dataclasses import replace

import pytest
from pretend import ME, demo_assessed, finding, judged

from identity_scan import facts
from identity_scan.facts import severity_model
from identity_scan.judge.opening import means_harm
from identity_scan.keeping.remembering import remembered
from identity_scan.model import Decision, Judged, Safety, Verdict
from identity_scan.present.cover import (
    asks_after_danger,
    by_page,
    cover,
    of_kinds,
    of_seen,
    repeats,
    title_of,
    title_said,
)
from identity_scan.speech import language

FACTS = tuple(severity_model()["facts"])
PAGES = tuple(name for name in tomllib.loads((facts.FOLDER / "pages.toml").read_text("utf-8")) if name != "address")
WAITING = ("wait", "later on", "no hurry", "attend", "rien n’empire")
DANGER = ("threat_or_doxxing", "impersonation")


def test_whoever_reads_a_threat_is_asked_if_they_are_in_danger_unless_they_said_so() -> None:
    threat = by_fact("threat_or_doxxing")
    assert asks_after_danger(threat, ME)
    assert not asks_after_danger(threat, replace(ME, safety=Safety.THREAT))
    assert not asks_after_danger(threat, None)
    assert not asks_after_danger(by_fact("home_address"), ME)


def by_fact(kind: str) -> Judged:
    return judged(None, (kind, "the words"), page_kind="page")


def by_kind(page_kind: str) -> Judged:
    return judged(page_kind=page_kind)


EVERY = [*map(by_fact, FACTS), *map(by_kind, PAGES)]


def said(one: Judged) -> str:
    over = cover(one)
    return " ".join((over.kind, *over.care)).lower() if over else ""


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_only_a_death_and_harsh_words_about_the_work_may_wait(tongue: str) -> None:
    language.use(tongue)
    waits = {one.page_kind for one in EVERY if any(word in said(one) for word in WAITING) and not one.disclosures}
    told = {d.kind for one in EVERY for d in one.disclosures if any(word in said(one) for word in WAITING)}
    assert waits == {"obituary"}
    assert told == {"negative_review", "professional_criticism"}


@pytest.mark.parametrize("kind", [kind for kind, row in severity_model()["facts"].items() if row["safety"]])
def test_what_bears_on_safety_never_says_that_it_waits(kind: str) -> None:
    assert "wait" not in said(by_fact(kind))
    if kind != "family_members":  # every obituary names the family
        assert "wait" not in said(judged(None, (kind, "x"), page_kind="obituary"))
        assert "wait" not in said(judged(None, ("negative_review", "y"), (kind, "x"), page_kind="review"))


@pytest.mark.parametrize(
    "one", [by_fact("threat_or_doxxing"), by_fact("impersonation"), by_kind("hostile")], ids=[*DANGER, "hostile"]
)
def test_danger_says_what_to_do_now_and_whom_to_call(one: Judged) -> None:
    over = cover(one)
    assert over is not None
    assert over.danger
    assert "911 or your local emergency number" in over.care[0]
    assert "Keep proof before anything else" in over.care[1]
    for whom in ("police", "employer", "advocate for technology safety"):
        assert whom in " ".join(over.care)


def test_danger_and_harm_are_one_list() -> None:
    for one in EVERY:
        assert bool((over := cover(one)) and over.danger) is means_harm(one)
    assert sum(map(means_harm, EVERY)) == 3


@pytest.mark.parametrize("first", [True, False])
def test_the_gravest_kind_is_said_whatever_else_the_page_shows(first: bool) -> None:
    kinds = [("professional_criticism", "took my kids"), ("threat_or_doxxing", "stay away")]
    over = cover(judged(None, *(kinds if first else kinds[::-1]), page_kind="obituary"))
    assert over is not None
    assert over.kind == "somebody may mean you harm"


def test_other_peoples_pages_are_not_covered_and_unsettled_ones_are() -> None:
    threat = ("threat_or_doxxing", "stay away")
    assert cover(judged(None, threat, verdict=Verdict.NOT_ME)) is None
    assert title_of(judged(None, threat, verdict=Verdict.UNSURE)).startswith("May be hard to read")


def test_what_the_worker_spoke_of_counts_as_read_where_nothing_else_is_remembered() -> None:
    threat = ("threat_or_doxxing", "stay away")
    page = finding(title="Liar of the week")
    assert title_said(judged(page, threat)) == "May be hard to read: somebody may mean you harm"
    assert title_said(judged(page, threat, decision=Decision("club", Verdict.ME))) == "Liar of the week"


def test_an_earlier_search_is_covered_by_the_facts_that_are_remembered() -> None:
    assert (over := of_seen(remembered(by_fact("threat_or_doxxing")))) is not None
    assert over.danger
    assert of_seen(remembered(by_fact("leisure"))) is None
    assert of_seen(remembered(judged(None, ("threat_or_doxxing", "x"), verdict=Verdict.NOT_ME))) is None
    assert of_kinds(()) is None


def test_a_row_is_known_by_any_address_of_its_page() -> None:
    page = finding(url="https://www.club.example/members?utm_source=x")
    found = by_page([judged(page)])
    from identity_scan.speech.address import fingerprint

    assert found[fingerprint("http://club.example/members")].finding is page


def test_a_reason_that_repeats_the_page_is_told_from_one_that_does_not() -> None:
    hostile = next(j for j in demo_assessed("tamsin").judged if j.page_kind == "hostile")
    reasons = hostile.exposure.reasons
    assert {repeats(reason, hostile) for reason in reasons} == {True, False}
    for reason in reasons:
        if not repeats(reason, hostile):
            assert "STAY AWAY" not in reason.text
            assert "took my kids" not in reason.text
