"""The figures on fictional persons: those of ../shared (with gold identities), and those written for this project.

invented/NAME.toml is a person file; invented/NAME.jsonl holds results with the life and the facts that a reader sees.
"""

import importlib.util
import json
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from identity_scan.advice.advise import advise
from identity_scan.judge import appraise
from identity_scan.keeping.own_person import read
from identity_scan.model import Finding, Identity, Judged, Person, Query, Reason, Sighting, Tier, Verdict
from identity_scan.speech import address
from identity_scan.speech.telling import verbatim

HERE = Path(__file__).parent
PEOPLE = HERE.parents[2] / "shared" / "evaluation" / "people"
INVENTED = HERE / "invented"
LEAST = {"exposure": 0.9, "facts_precision": 0.9, "facts_recall": 0.9, "action": 0.9, "severity": 0.8}
Row = dict[str, Any]


def beside(name: str) -> ModuleType:
    """Load a module that stands beside this file."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not PEOPLE.exists(), reason="../shared is missing: the personas are read from there")
@pytest.mark.parametrize("name", ["persona-a", "persona-b", "persona-c"])
def test_personas_of_shared(name: str) -> None:
    measure = beside("measure_people")
    gold = json.loads((PEOPLE / name / "gold.json").read_text("utf-8"))
    figures = measure.scorer()(measure.report(measure.judged_people(PEOPLE / name, gold, by_gold=True)), gold)
    assert {k: figures[k] for k in LEAST if figures[k] < LEAST[k]} == {}


@pytest.mark.skipif(not PEOPLE.exists(), reason="../shared is missing: the personas are read from there")
def test_the_french_persona_is_judged_as_well_as_the_english_one() -> None:
    measure = beside("measure_people")
    figures = []
    for name in ("persona-a", "persona-b"):
        gold = json.loads((PEOPLE / name / "gold.json").read_text("utf-8"))
        made = measure.report(measure.judged_people(PEOPLE / name, gold, by_gold=False))
        figures.append(measure.scorer()(made, gold))
    english, french = figures
    apart = {k: (english[k], french[k]) for k in (*LEAST, "identity") if abs(english[k] - french[k]) > 0.03}
    assert apart == {}


@pytest.mark.skipif(not PEOPLE.exists(), reason="../shared is missing: the scorer is read from there")
@pytest.mark.parametrize("name", ["robert", "nadege", "rayanne", "parvinder"])
def test_workers_whom_the_rules_met_last(name: str) -> None:
    """Four workers labelled before they were judged (figures.py tells what was seen at first look)."""
    measure, folder = beside("measure_people"), HERE / "met" / name
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    figures = measure.scorer()(measure.report(measure.judged_people(folder, gold, by_gold=False)), gold)
    least = {k: max(LEAST[k], 0.92) for k in LEAST} | {"identity": 0.97, "facts_recall": 0.9}
    assert {k: figures[k] for k in least if figures[k] < least[k]} == {}


def worker(name: str) -> tuple[Person, list[Row]]:
    """Read a person of this project and their rows."""
    lines = (INVENTED / f"{name}.jsonl").read_text("utf-8").splitlines()
    return read(INVENTED / f"{name}.toml"), [json.loads(line) for line in lines]


def judge_rows(person: Person, rows: Sequence[Row]) -> list[Judged]:
    findings = []
    for n, row in enumerate(rows):
        url, title, snippet = row["url"], row["title"], row["snippet"]
        seen = Sighting("bing", "bing", Query("q", "W1", "name", Tier.NAME, 20), 1, 1, url, title, snippet)
        findings.append(Finding(str(n), url, title, snippet, address.site(url), (seen,)))
    me = Identity(Verdict.ME, 0.9, (Reason(verbatim("as the row says")),))
    return list(appraise(findings, [me] * len(findings), person, today=date(2026, 11, 22)))


@pytest.mark.parametrize("name", ["gareth", "mariette", "nadia", "romain"])
def test_persons_of_this_project(name: str) -> None:
    person, rows = worker(name)
    counted = beside("measure_people").FACTS
    right, shown, wanted, wrong_life = 0, 0, 0, []
    for judged, row in zip(judge_rows(person, rows), rows, strict=True):
        facts, gold = {d.kind for d in judged.disclosures} & counted, set(row["facts"]) & counted
        right, shown, wanted = right + len(facts & gold), shown + len(facts), wanted + len(gold)
        if judged.exposure.verdict != row["life"]:
            wrong_life.append((row["title"], judged.exposure.verdict.value))
    assert right / shown >= 0.95
    assert right / wanted >= 0.92
    assert len(wrong_life) <= 1, wrong_life


@pytest.mark.parametrize("name", ["james", "josiane", "olivier", "sarah"])
def test_the_whole_judgement_of_fresh_persons(name: str) -> None:
    """Persons written with their labels before they were first judged: measure_invented tells the blind figures."""
    measure = beside("measure_invented")
    figures = measure.score(measure.judged_rows(name), name)
    least = {"identity": 0.92, "exposure": 0.95, "facts_precision": 0.85, "facts_recall": 0.9, "action": 0.9}
    assert {k: figures[k] for k in least if figures[k] < least[k]} == {}
    assert figures["hidden"] == 0, "a result of the worker's own was taken for somebody else's"


@pytest.mark.parametrize("name", [name for pair in beside("measure_invented").PAIRS for name in pair])
def test_the_whole_judgement_of_matched_persons(name: str) -> None:
    """French and English persons with the same kinds of page line by line; the figures may rise, not fall."""
    measure = beside("measure_invented")
    figures = measure.score(measure.judged_rows(name), name)
    least = {"identity": 0.93, "exposure": 0.97, "facts_precision": 0.94, "facts_recall": 0.92, "action": 0.95}
    least |= {"severity": 0.97}
    assert {k: figures[k] for k in least if figures[k] < least[k]} == {}
    assert figures["hidden"] == 0, "a result of the worker's own was taken for somebody else's"


def test_french_is_judged_as_well_as_english_on_the_same_kinds_of_page() -> None:
    measure = beside("measure_invented")
    for french, english in measure.PAIRS:
        rows = [[json.loads(line) for line in (INVENTED / f"{name}.jsonl").open()] for name in (french, english)]
        labels = [[{k: row[k] for k in row.keys() - {"url", "title", "snippet"}} for row in side] for side in rows]
        assert labels[0] == labels[1], f"{french} and {english} are no pair any more"
    french_figures, english_figures = measure.by_language()
    apart = {k: (v, english_figures[k]) for k, v in french_figures.items() if abs(v - english_figures[k]) > 0.03}
    assert apart == {}


@pytest.mark.parametrize("name", ["gareth", "romain"])
def test_every_verdict_says_what_it_rests_on(name: str) -> None:
    person, rows = worker(name)
    for judged in judge_rows(person, rows):
        assert any(reason.words for reason in judged.exposure.reasons)
        assert judged.severity.reasons
        assert all(advice.why for advice in advise(judged, person))


def test_the_cost_of_a_row_is_flat() -> None:
    """Ten times the rows cost at most eleven times the time, with half a second of room for a busy machine."""
    person, rows = worker("gareth")

    def seconds(n: int) -> float:
        many = [{**row, "title": f"{row['title']} {i}"} for i in range(n // 30) for row in rows[:30]]
        start = time.process_time()
        judge_rows(person, many)
        return time.process_time() - start

    seconds(30)
    few = min(seconds(300) for _ in range(3))
    assert seconds(3000) <= 11 * few + 0.5
