"""Every fault on every engine, through the stand-in: each engine meets each fault once, all in seven scans."""

import json
import os
import subprocess

import pytest
from stand_in import PEOPLE, command, environment, serve

ENGINES = ("duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo", "wikipedia")
FAULTS = ("captcha", "429", "500", "changed", "slow", "reset", "truncated")
EXPECTED = {
    "captcha": {"blocked"},
    "429": {"blocked"},
    "500": {"failed"},
    "changed": {"changed"},
    "slow": {"failed"},
    "reset": {"failed"},
    "truncated": {"doubted", "changed"},
}
JSON = {("wikipedia", "captcha"): {"changed"}, ("wikipedia", "changed"): {"none", "results"}}
"""Wikipedia answers in JSON: a puzzle in its place is no page of its own, and it has no classes to lose."""
NO_ANSWER = ("blocked", "changed", "failed", "skipped", "doubted")
WHO = PEOPLE / "persona-a"
DEADLINE = "4"
"""Seconds for a request, in place of thirty: the slow engine takes sixty."""


@pytest.fixture(scope="module", params=range(len(FAULTS)), ids=lambda n: f"turn {n + 1}")
def turn(request, tmp_path_factory):
    """One scan in which each engine has another fault; after seven, each engine had each."""
    faults = {engine: FAULTS[(place + request.param) % len(FAULTS)] for place, engine in enumerate(ENGINES)}
    folder = tmp_path_factory.mktemp("faults")
    said = ",".join(f"{engine}={fault}" for engine, fault in faults.items())
    with serve(WHO / "world.json", folder, "--faults", said) as stand_in:
        done = subprocess.run(
            command("scan", "--person", WHO / "person.toml", "--recipes", "N1", "--json", folder / "report.json"),
            env=environment(stand_in, folder / "home") | {"IDENTITY_SCAN_DEADLINE": DEADLINE},
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert done.returncode in (1, 3), done.stderr[-2000:]
    assert not list((folder / "home").glob("crash-*")), os.listdir(folder / "home")
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert (done.returncode == 3) == (report["coverage"]["answered"] == 0)
    return faults, report, done.stderr


def test_each_engine_says_what_truly_became_of_it(turn):
    faults, report, narration = turn
    engines = {engine["id"]: engine for engine in report["coverage"]["engines"]}
    for name, fault in faults.items():
        outcomes = {outcome for outcome, n in engines[name]["outcomes"].items() if n}
        allowed = JSON.get((name, fault), EXPECTED[fault])
        assert outcomes & allowed, (name, fault, outcomes)
        assert outcomes <= allowed | {"skipped", "changed" if fault == "truncated" else "skipped"}, (name, fault)
        if not outcomes & {"results", "none"}:
            assert engines[name]["why"], (name, fault)
            assert name in {row["engine"] for row in report["not_checked"]}
    assert "scan --again" in narration


def test_no_index_is_called_answered_and_no_grade_is_given_without_answers(turn):
    _faults, report, _narration = turn
    covered = report["coverage"]
    for index, state in covered["indexes"].items():
        its = [e["outcomes"] for e in covered["engines"] if e["index"] == index]
        assert state != "answered" or any(not sum(o[k] for k in NO_ANSWER) for o in its), index
    shown = {e["index"] for e in covered["engines"] if e["outcomes"]["results"] or e["outcomes"]["none"]}
    if not {"google", "bing"} <= shown:
        assert report["grade"]["letter"] is None
    assert report["grade"]["why"]
