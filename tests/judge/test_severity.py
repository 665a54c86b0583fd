"""The severity formula, its floors and caps, its sentences, and the letter (SEVERITY 2-6, 8)."""

# ruff: noqa: E501  (tables read best with one case a line)

import json
from pathlib import Path
from typing import Any

import pytest

from identity_scan.judge.severity import Weights, band, heaviest, impact, letter, score, visibility, weigh
from identity_scan.model import (
    Band,
    Disclosure,
    Exposure,
    Finding,
    Identity,
    Judged,
    Life,
    Query,
    Reason,
    Safety,
    Sighting,
    Tier,
    Verdict,
    Where,
)
from identity_scan.speech.telling import verbatim

SHARED = Path(__file__).resolve().parents[3] / "shared"
ME, NO = Verdict.ME, Verdict.NOT_ME
PRO, MIX, OWN = Life.PROFESSIONAL, Life.MIXED, Life.PERSONAL
S0, S1, S2 = Safety.NONE, Safety.ANGER, Safety.THREAT


def weights(facts: str, life: Life = OWN, **more: Any) -> Weights:
    return Weights(frozenset(facts.split()), life, **more)


BROKER = "home_address private_phone family_members age_or_birth_year"
ROUTES = "daily_routine home_area leisure"
EXAMPLES = [  # SEVERITY 8: what it is, its inputs, impact, score, band
    ("own LinkedIn, role only", weights("role_credential education_history photo_face", PRO, boundary="contact", change="easy"), 16, 16, "low"),
    ("public register", weights("role_credential work_location", PRO, change="impossible", visibility=0.9), 3, 3, "note"),
    ("race result", weights("leisure age_or_birth_year", visibility=0.9), 12, 11, "low"),
    ("people search, S0", weights(BROKER, boundary="private", discrepancy="rather_not", visibility=0.9), 68, 61, "high"),
    ("people search, S1, far down", weights(BROKER, boundary="private", discrepancy="rather_not", visibility=0.5, safety=S1), 80, 60, "high"),
    ("people search, S2", weights(BROKER, boundary="private", discrepancy="rather_not", visibility=0.5, safety=S2), 82, 80, "act-now"),
    ("Facebook, open friends", weights("family_members social_ties photo_face", boundary="contact", discrepancy="rather_not", change="easy"), 37, 37, "moderate"),
    ("partisan post with title", weights("political_affiliation role_credential", MIX, boundary="contact", discrepancy="neutral", change="easy", visibility=0.9), 34, 31, "moderate"),
    ("Strava routes, S0", weights(ROUTES, boundary="view", discrepancy="rather_not", change="easy", visibility=0.65), 47, 31, "moderate"),
    ("Strava routes, S1", weights(ROUTES, boundary="view", discrepancy="rather_not", change="easy", visibility=0.65, safety=S1), 59, 50, "high"),
    ("negative review", weights("negative_review", PRO, discrepancy="rather_not", change="hard", visibility=0.8), 33, 26, "moderate"),
    ("discipline decision", weights("discipline role_credential", PRO, discrepancy="contradicts", change="impossible"), 55, 55, "high"),
    ("old story about a patient", weights("client_info role_credential", MIX, boundary="contact", discrepancy="contradicts", change="easy", visibility=0.55), 80, 85, "act-now"),
    ("parent's obituary", weights("family_members relationship_status", change="hard", visibility=0.7), 30, 21, "low"),
    ("fundraiser, own surgery", weights("health_self finances", boundary="view", discrepancy="rather_not", visibility=0.9), 52, 47, "high"),
    ("programme, private e-mail", weights("publication private_email", MIX, boundary="private", discrepancy="neutral", change="hard", visibility=0.5), 39, 20, "low"),
    ("AI summary, false conviction", weights("false_information criminal_or_police role_credential", PRO, discrepancy="contradicts", change="hard"), 65, 70, "act-now"),
    ("namesake convicted nearby", weights("criminal_or_police professional_criticism", OWN, discrepancy="contradicts", change="impossible", verdict=NO, confusable="strong"), 68, 41, "moderate"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "given", "wanted_impact", "wanted", "in_band"), EXAMPLES, ids=[e[0] for e in EXAMPLES]
)
def test_worked_examples(name: str, given: Weights, wanted_impact: int, wanted: int, in_band: str) -> None:
    assert (impact(given), score(given), band(score(given))) == (wanted_impact, wanted, in_band)


@pytest.mark.parametrize(
    ("facts", "life", "change", "seen", "wanted"),
    [
        ("negative_review", PRO, "hard", 0.8, 26),
        ("discipline role_credential", PRO, "impossible", 1.0, 55),
        ("false_information role_credential", PRO, "hard", 1.0, 57),
        ("role_credential publication", PRO, "hard", 1.0, 0),
    ],
)
def test_what_speaks_against_the_worker_is_not_taken_to_fit(
    facts: str, life: Life, change: str, seen: float, wanted: int
) -> None:
    """Before the worker says how a page fits, a critical one is not counted as one they want (SEVERITY 8)."""
    given = weights(facts, life, change=change, visibility=seen)
    assert score(given) == wanted
    said = any("criticizes you" in part.text for part in weigh(given).reasons)
    assert said is (wanted > 0)
    assert score(weights(facts, life, change=change, visibility=seen, discrepancy="fits")) <= wanted


def gold() -> list[tuple[dict[str, Any], dict[str, Any], str]]:
    path = SHARED / "evaluation" / "personas.json"
    out = []
    for persona in json.loads(path.read_text("utf-8"))["personas"] if path.exists() else []:
        labels: dict[str, dict[str, Any]] = {}
        for row in persona["results"]:
            labels.setdefault(row["gold"]["finding"], row["gold"])
        out += [(f, labels[f["finding"]], persona["safety_context"]) for f in persona["findings"] if f["changeability"]]
    return out


@pytest.mark.skipif(not gold(), reason="../shared is missing: the personas' reference scores are read from there")
def test_reference_scores_of_the_three_personas() -> None:
    wrong = []
    for finding, label, safety in gold():
        given = Weights(
            frozenset(label["exposes"]),
            Life(label["exposure"]),
            finding["boundary"],
            finding["discrepancy"] or "",
            finding["changeability"],
            finding["visibility"],
            Safety(safety),
            {"yes": ME, "no": NO, "unsure": Verdict.UNSURE}[label["about_me"]],
            label["confusable"] or "none",
        )
        if (impact(given), score(given)) != (finding["impact"], finding["score"]):
            wrong.append((finding["finding"], impact(given), score(given), finding["impact"], finding["score"]))
    assert not wrong


def sighting(rank: int, tier: Tier = Tier.NAME, index: str = "bing") -> Sighting:
    return Sighting("e", index, Query("q", "W1", "n", tier, 20), 1, rank, "https://x.example/", "t", "s")


@pytest.mark.parametrize(
    ("seen", "factor"),
    [
        ([sighting(3)], 1.0),
        ([sighting(4)], 0.9),
        ([sighting(20)], 0.7),
        ([sighting(21)], 0.55),
        ([sighting(1, Tier.WORD)], 0.9),
        ([sighting(11, Tier.WORD)], 0.65),
        ([sighting(1, Tier.DETAIL)], 0.5),
        ([sighting(5), sighting(9)], 0.9),
        ([sighting(5), sighting(9, index="brave")], 0.95),
        ([sighting(12), sighting(9, index="brave"), sighting(30, index="mojeek")], 1.0),
        ([], 0.5),
    ],
)
def test_visibility_counts_the_best_sighting_and_index_families(seen: list[Sighting], factor: float) -> None:
    assert visibility(seen) == pytest.approx(factor)


@pytest.mark.parametrize(
    ("given", "floor"),
    [
        (weights("threat_or_doxxing", visibility=0.5), 80),
        (weights("impersonation", visibility=0.5), 80),
        (weights("child_first_name daily_routine", visibility=0.5), 65),
        (weights("demeaning_content", visibility=0.5), 60),
        (weights("home_address", visibility=0.5, safety=S2), 80),
        (weights("private_phone", visibility=0.5, safety=S2), 70),
    ],
)
def test_floors(given: Weights, floor: int) -> None:
    assert score(given) == floor


def test_plain_professional_content_is_capped_and_says_so() -> None:
    given = weights(
        "photo_face opinion_professional work_contact social_ties", PRO, boundary="contact", discrepancy="contradicts"
    )
    severity = weigh(given)
    assert severity.score == 24
    assert any("never above 24" in part.text for part in severity.reasons)


def test_unsure_says_up_to() -> None:
    severity = weigh(weights("home_address", verdict=Verdict.UNSURE))
    assert severity.reasons[0].text == f"Up to {severity.score}, if this is you."


def test_parts_are_sentences_strongest_first_and_name_what_would_lower_it_most() -> None:
    severity = weigh(
        weights("home_address private_phone family_members", boundary="private", discrepancy="contradicts", safety=S1)
    )
    points = [part.points for part in severity.reasons if part.points]
    assert points == sorted(points, reverse=True)
    assert severity.reasons[0].text == "Reveals your home street address (counted higher for your safety)."
    assert severity.relief == "What would lower it most: if it could no longer be found by your name (to 60)."


def test_relief_is_the_largest_drop() -> None:
    assert "client or a case" in weigh(weights("client_info role_credential", MIX)).relief
    assert weigh(weights("leisure")).relief.endswith("if the page no longer showed sport, hobby or taste (to 4).")


def judged(value: int, verdict: Verdict = ME, kind: str = "finances") -> Judged:
    finding = Finding(str(value), "https://x.example/", f"page {value}", "", "x.example", ())
    severity = weigh(weights("finances"))
    severity = type(severity)(value, band(value), severity.reasons)
    facts = (Disclosure(kind, "w", Where.TITLE, verbatim("r")),)
    return Judged(finding, Identity(verdict, 0.9, ()), Exposure(OWN, 0.9, (Reason(verbatim("r")),)), facts, severity)


@pytest.mark.parametrize(
    ("scores", "wanted"),
    [
        ([], "A"),
        ([24, 10], "A"),
        ([25] * 5, "B"),
        ([25] * 6, "C"),
        ([45, 60], "C"),
        ([45, 50, 60], "D"),
        ([70], "D"),
        ([70, 75], "D"),
        ([70, 75, 72], "E"),
        ([85], "E"),
    ],
)
def test_the_letter_is_worst_first(scores: list[int], wanted: str) -> None:
    assert letter([judged(s) for s in scores]) == wanted


def test_an_unsure_result_is_kept_out_of_the_letter() -> None:
    assert letter([judged(86, Verdict.UNSURE)]) == "A"


def test_namesake_one_is_taken_for_counts_as_c() -> None:
    assert letter([judged(41, NO)]) == "C"
    assert letter([judged(39, NO)]) == "A"


def test_safety_fact_under_threat_is_e() -> None:
    assert letter([judged(71, kind="private_phone")], S2) == "E"
    assert letter([judged(71, kind="private_phone")], S0) == "D"


def test_the_heaviest_fact_is_the_one_that_weighs_most_for_this_worker() -> None:
    assert heaviest(["leisure", "home_address", "photo_face"], S0) == "home_address"
    assert heaviest(["none"], S0) == heaviest([], S2) == ""


def test_bands_meet_at_their_limits() -> None:
    assert [band(v) for v in (0, 9, 10, 24, 25, 44, 45, 69, 70, 100)] == [
        Band.NOTE, Band.NOTE, Band.LOW, Band.LOW, Band.MODERATE, Band.MODERATE, Band.HIGH, Band.HIGH, Band.ACT_NOW, Band.ACT_NOW,
    ]  # fmt: skip
