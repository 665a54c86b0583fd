"""The JSON report holds exactly what docs/FORMATS.md promises, in its order."""

import json
from dataclasses import replace

import pytest

from identity_scan.reports.json import dumps, report, text

TEXT, NUMBER, FLAG = str, (int, float), bool
REASON = {"text": TEXT, "weight": NUMBER}
JUDGEMENT = {"verdict": TEXT, "confidence": NUMBER, "reasons": [REASON], "by": TEXT}
OUTCOMES = ("results", "none", "blocked", "changed", "failed", "skipped", "doubted")
SHAPE = {
    "schema": TEXT,
    "person": {"name": TEXT, "invented": bool},
    "scan": {"id": TEXT, "started": TEXT, "finished": (TEXT, None), "depth": TEXT, "demo": FLAG},
    "coverage": {
        "asked": int,
        "answered": int,
        "engines": [
            {
                "id": TEXT,
                "index": TEXT,
                "outcomes": dict.fromkeys(OUTCOMES, int),
                "why": (TEXT, None),
            }
        ],
        "indexes": dict,
        "estimate": (dict, None),
        "by_hand": [{"id": TEXT, "kind": TEXT, "looked": (TEXT, None)}],
    },
    "grade": {"letter": (TEXT, None), "why": TEXT, "provisional": FLAG},
    "findings": [
        {
            "id": TEXT,
            "url": TEXT,
            "title": TEXT,
            "snippet": TEXT,
            "date": (TEXT, None),
            "site": TEXT,
            "sightings": [
                {
                    "engine": TEXT,
                    "index": TEXT,
                    "recipe": TEXT,
                    "query": TEXT,
                    "page": int,
                    "rank": int,
                    "url": TEXT,
                    "doubted": bool,
                }
            ],
            "identity": JUDGEMENT,
            "namesake": (TEXT, None),
            "exposure": JUDGEMENT,
            "disclosures": [{"kind": TEXT, "text": TEXT, "where": TEXT, "reason": TEXT}],
            "severity": {"score": int, "band": TEXT, "reasons": [{"text": TEXT, "points": NUMBER}]},
            "actions": [
                {"id": TEXT, "title": TEXT, "url": (TEXT, None), "guideline": TEXT, "minutes": int, "status": TEXT}
            ],
            "decision": (TEXT, None),
        }
    ],
    "namesakes": [{"id": TEXT, "label": TEXT, "findings": int}],
    "not_checked": [{"engine": TEXT, "query": TEXT, "outcome": TEXT, "why": (TEXT, None)}],
    "paths": {
        "from": TEXT,
        "targets": [{"kind": TEXT, "reached": bool, "walks": [[TEXT]], "cut": [TEXT], "if_yours": [[TEXT]]}],
    },
    "assistants": [],
}


def check(value: object, shape: object, where: str = "report") -> None:
    if isinstance(shape, dict):
        assert isinstance(value, dict), where
        assert list(value) == list(shape), where
        for key, inner in shape.items():
            check(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for n, inner in enumerate(value):
            check(inner, shape[0], f"{where}[{n}]")
    else:
        kinds = shape if isinstance(shape, tuple) else (shape,)
        assert any(value is None if kind is None else isinstance(value, kind) for kind in kinds), f"{where}: {value!r}"


def test_every_key_is_there_and_in_its_order(assessment, nothing):
    for made in (assessment, nothing):
        check(json.loads(text(made)), SHAPE)
    assert report(assessment)["schema"] == "identity-scan/1"


def test_the_text_written_result_by_result_is_that_of_the_whole(assessment, nothing):
    for made in (assessment, nothing):
        assert text(made) == dumps(report(made))


def test_findings_keep_the_order_of_the_assessment(assessment):
    verdicts = [f["identity"]["verdict"] for f in report(assessment)["findings"]]
    assert verdicts == ["me", "me", "me", "unsure", "not_me"]


def test_values_are_those_of_the_assessment(assessment):
    made = report(assessment)
    first, third = made["findings"][0], made["findings"][2]
    assert first["disclosures"][0] == {
        "kind": "home_address",
        "text": "9 Millrace Lane",
        "where": "snippet",
        "reason": "It is the address you gave.",
    }
    assert (first["severity"]["band"], first["decision"]) == ("act-now", "fix")
    assert first["actions"][1]["url"] == "https://wherefolk.example/opt-out"
    assert first["actions"][1]["status"] == "waiting"
    assert (third["identity"]["by"], third["decision"]) == ("worker", "keep")
    assert made["findings"][4]["namesake"] == "n1"
    assert made["namesakes"] == [{"id": "n1", "label": "florist, Kelowna", "findings": 1}]
    assert made["coverage"]["indexes"]["mojeek"] == "not asked"
    assert made["coverage"]["estimate"] == {"seen": 5, "unseen_low": 1, "unseen_high": 4}
    assert made["coverage"]["engines"][1]["outcomes"]["blocked"] == 1


def test_the_words_of_a_private_query_stay_out(assessment):
    made = report(assessment)
    assert [n["query"] for n in made["not_checked"]] == ["Ottoline Varga Guelph", '"Ottoline Varga"', ""]


@pytest.mark.parametrize("missing", ["finished", "letter"])
def test_what_is_not_known_is_null(assessment, nothing, missing):
    if missing == "finished":
        unfinished = replace(assessment, scan=replace(assessment.scan, finished=None))
        assert report(unfinished)["scan"]["finished"] is None
    else:
        assert report(nothing)["grade"]["letter"] is None


def test_hostile_texts_are_values_and_nothing_else(hostile):
    bad, made = hostile
    again = json.loads(text(made).encode("utf-8", "surrogatepass"))
    assert again["findings"][0]["title"] == bad
    check(again, SHAPE)
