"""The figures on real, ambiguous names; the rows are read from ../shared and never copied."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from identity_scan.judge.identity.identify import identify
from identity_scan.judge.namesakes.namesakes import group
from identity_scan.model import Person, Verdict


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


weps = _beside("weps")
pytestmark = pytest.mark.skipif(
    not (weps.EVALUATION / "weps-train.jsonl").is_file(), reason="the training rows are not here (../shared/evaluation)"
)


def test_is_it_me(record_property: Callable[[str, object], None]) -> None:
    said = []
    for rows in weps.matches().values():
        identities = identify([weps.finding(row) for row in rows], weps.person(rows[0]["query_person"]))
        mine = [identity.verdict is Verdict.ME for identity in identities]
        said.append((mine, [row["label"]["same_person"] for row in rows]))
        assert all(identity.reasons for identity in identities)
    precision, recall, f = weps.match_figures(said)
    record_property("figures", f"precision {precision:.3f}, recall {recall:.3f}, F {f:.3f}")
    assert f >= 0.60
    assert precision >= 0.70


def test_which_results_are_one_person(record_property: Callable[[str, object], None]) -> None:
    figures = []
    for name, rows in weps.namesakes().items():
        findings, person = [weps.finding(row) for row in rows], Person(name)
        identities = identify(findings, person)
        assert all(identity.verdict is not Verdict.ME for identity in identities)
        of = {i: g.id for g in group(findings, identities, person) for i in g.findings}
        gold = [row["label"]["entities"] for row in rows]
        figures.append(weps.group_figures(gold, [of.get(f.id, f.id) for f in findings]))
    mean = [sum(figure[i] for figure in figures) / len(figures) for i in range(3)]
    record_property("figures", "precision {:.3f}, recall {:.3f}, F {:.3f}".format(*mean))
    assert mean[2] >= 0.77
