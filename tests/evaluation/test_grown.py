"""Persons grown from a seed: that they grow alike each time, and that the judge reads them no worse than it did."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from identity_scan.facts import severity_model


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_grown", Path(__file__).with_name("measure_grown.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


measure = _measure()
grow = measure.grow


def test_a_seed_grows_the_same_person_each_time() -> None:
    assert grow(7) == grow(7)
    assert grow(7).person != grow(13).person
    assert {grow(n).language for n in range(6)} == {"en", "fr"}
    assert {grow(n).setting for n in range(6)} == {"agency", "practice", "hospital"}


@pytest.mark.parametrize("kept", [False, True], ids=["shown", "kept back"])
def test_labels_are_those_of_the_taxonomy(kept: bool) -> None:
    known = set(severity_model()["facts"])
    rows = [row for n in range(6) for row in grow(n, kept=kept).rows]
    assert known >= measure.PRIVATE.union(*(row.must | row.may for row in rows))
    assert {row.life for row in rows} <= {"", "professional", "personal", "mixed"}
    assert {row.about for row in rows} <= {"yes", "no", "unsure", "any"}
    assert not [row for row in rows if "{" in row.url + row.title + row.snippet]
    for kind in range(1, 9):
        assert any(not row.must for row in rows if row.kind == kind), f"nothing that must not be claimed: {kind}"


def test_the_judge_reads_persons_it_never_met() -> None:
    """What stands here was measured: it may rise, not fall."""
    figures = measure.Figures()
    for n in range(4001, 4007):
        for row, judged in measure.judged_rows(grow(n)):
            figures.add(row, judged)
    told = figures.told()
    least = {"identity": 0.97, "exposure": 0.94, "right": 0.96, "found": 0.9, "score": 0.97}
    assert {name: told[name] for name in least if told[name] < least[name]} == {}
    assert told["hidden"] == 0, "a result of the worker's own was taken for somebody else's"
    assert told["false me"] == 0, "somebody else's result was taken for the worker's"
