"""Whole scans through the stand-in: what is there is found and judged, and what fails is said and never "none"."""

import json
import subprocess
import sys

import pytest
from stand_in import PEOPLE, SHARED, WORLDS

LEAST = {"found": 0.90, "merged": 0.95, "identity": 0.80, "exposure": 0.60}
FAULTS = "brave=captcha,bing=429,mojeek=changed,yahoo=reset"
NO_ANSWER = ("blocked", "changed", "failed", "skipped", "doubted")


def figures(report, who):
    least = [word for figure, value in LEAST.items() for word in (f"--min-{figure}", str(value))]
    score = [sys.executable, SHARED / "evaluation" / "score.py", report, PEOPLE / who / "gold.json", *least]
    done = subprocess.run(score, capture_output=True, text=True)
    return done.returncode, done.stdout


@pytest.mark.parametrize("who", WORLDS)
def test_a_world_is_found_and_judged(scanned, who):
    scan = scanned(who)
    assert scan.code == 0, scan.narration[-2000:]
    assert not [e["id"] for e in scan.report["coverage"]["engines"] if e["outcomes"]["doubted"]], "all of it is honest"
    code, said = figures(scan.path, who)
    print(who, said)
    assert code == 0, said


@pytest.mark.parametrize("who", WORLDS)
def test_with_faults_the_report_says_who_did_not_answer_and_why(scanned, who):
    scan = scanned(who, "--faults", FAULTS)
    assert scan.code == 1, scan.narration[-2000:]
    engines = {engine["id"]: engine for engine in scan.report["coverage"]["engines"]}
    expected = {"brave": "blocked", "mojeek": "changed", "yahoo": "failed"}
    for name, outcome in expected.items():
        outcomes = engines[name]["outcomes"]
        assert outcomes[outcome] > 0, (name, outcomes)
        assert outcomes["results"] == outcomes["none"] == 0, (name, outcomes)
        assert engines[name]["why"]
    assert engines["duckduckgo"]["outcomes"]["results"] > 0
    unanswered = {row["engine"] for row in scan.report["not_checked"]}
    assert set(expected) <= unanswered
    assert all(row["why"] and row["outcome"] in NO_ANSWER for row in scan.report["not_checked"])


@pytest.mark.parametrize("fault", ["captcha", "429", "changed", "reset", "500"])
def test_no_engine_says_none_or_finds_anything_under_a_fault_on_all(scanned, fault):
    scan = scanned("persona-a", "--faults", fault)
    engines = {engine["id"]: engine for engine in scan.report["coverage"]["engines"]}
    if fault == "changed":  # it takes classes out of markup, and Wikipedia answers in JSON
        assert engines.pop("wikipedia")["outcomes"]["none"]
    else:
        assert scan.code == 3, scan.narration[-2000:]
        assert scan.report["coverage"]["answered"] == 0
    for engine in engines.values():
        assert engine["outcomes"]["results"] == engine["outcomes"]["none"] == 0, engine
        assert engine["why"], engine
    assert scan.report["findings"] == []
    assert scan.report["grade"]["letter"] is None


def test_pages_that_break_off_say_none_no_more_often_than_whole_ones(scanned):
    whole = {e["id"]: e["outcomes"] for e in scanned("persona-a").report["coverage"]["engines"]}
    for engine in scanned("persona-a", "--faults", "truncated").report["coverage"]["engines"]:
        assert engine["outcomes"]["none"] <= whole[engine["id"]]["none"], engine
        assert not engine["outcomes"]["results"], "what is missing on half a page is not known"


def test_no_private_fact_of_the_person_leaves_unless_switched_on(scanned, replay_folder):
    scanned("persona-a")
    private = ("905-555-0142", "tam.okerlund98", "Larkspur")
    sent = [json.dumps(json.loads(line)["fields"]) for log in replay_folder.glob("*.jsonl") for line in log.open("r")]
    assert sent
    assert not [text for text in sent if any(word in text for word in private)]
