"""Which ends are reached, and on which pages, as read by hand before the program was asked.

The labels of the invented persons that ship stand here. Those of the workers in ../shared are made of the gold facts:
a page that is theirs and shows the fact, read by hand for whether a walk from the name comes to it.
"""

import importlib.util
import json
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
from pretend import demo_assessed

from identity_scan.judge.ways import Target, Ways, of, ways
from identity_scan.keeping import own_person
from identity_scan.speech import address

LABELS: Mapping[str, Mapping[str, set[str]]] = {
    "tamsin": {
        "home": {"peoplelocate.example/ca/on", "peoplelocate.example/ca/phone", "pub-council.hamiltontown.example"},
        "phone": {
            "peoplelocate.example/ca/on",
            "peoplelocate.example/ca/phone",
            "kijiji.example",
            "hamiltonharriers.example",
        },
        "family": {"peoplelocate.example/ca/on", "hamiltonharriers.example", "ourbigday.example"},
        "whereabouts": {
            "casjusticewatch.example",
            "hamiltonobserver.example",
            "strava.com",
            "kijiji.example",
            "tiktok.com",  # no hour stands there, but a day at work is told through: a schedule by the facts' own words
        },
        "clients": {"tiktok.com"},
    },
    "elodie": {
        "home": {
            "canada411.example/res",
            "canada411.example/search",
            "infoentreprises.example",
            "cpe-pimbinas.example",
            "pagesjaunes.example",
        },
        "phone": {
            "canada411.example/res",
            "canada411.example/search",
            "hockeymineurvallee.example",
            "pagesjaunes.example",
        },
        "family": {
            "fr-ca.facebook.com",
            "mariages.example",
            "radioestrie.example",
            "pinterest.ca",
            "hockeymineurvallee.example",
            "cpe-pimbinas.example",
            "salonsbrisefort.example",
        },
        "whereabouts": {"hockeymineurvallee.example"},
    },
    "corwin": {
        "home": {"willowgrovecommunity.example", "canada411.example"},
        "phone": {"willowgrovecommunity.example", "canada411.example", "pru.example/socialwork/field"},
        "family": {"saskatooncurling.example", "medicineridgefuneral.example"},
        "whereabouts": {"saskatooncurling.example", "pru.example/socialwork/field"},
        "clients": {"porchlightnotes-fict.blogspot.com/2010", "porchlightnotes-fict.blogspot.com/2011"},
    },
}
SHARED = Path(__file__).resolve().parents[3] / "shared" / "evaluation" / "people"
REACHED: Mapping[str, set[str]] = {
    "persona-a": {"home", "phone", "family", "whereabouts", "clients"},
    "persona-b": {"home", "phone", "family", "whereabouts"},
    "persona-c": {"home", "phone", "family", "whereabouts", "clients"},
    "persona-d": {"home", "phone", "family", "whereabouts", "clients"},
    "persona-e": {"home", "phone", "family", "whereabouts", "clients", "past_name"},
}


def shown_by(target: Target, found: Mapping[str, str]) -> set[str]:
    """The addresses of the pages at the end of each walk."""
    return {found[walk[-1]] for walk in target.walks}


def every_cut_is_the_easiest_of_the_smallest(found: Ways) -> None:
    """Try every set of pages of the walks, the smallest first."""
    for target in filter(lambda target: target.reached, found.targets):
        on_walks = sorted({page for walk in target.walks for page in walk})
        sets = (chosen for n in range(1, len(on_walks) + 1) for chosen in combinations(on_walks, n))
        fewest = next(chosen for chosen in sets if meets_all(chosen, target))
        same = (chosen for chosen in combinations(on_walks, len(fewest)) if meets_all(chosen, target))
        effort = min(sum(found.pages[page].effort for page in chosen) for chosen in same)
        assert (len(target.cut), sum(found.pages[page].effort for page in target.cut)) == (len(fewest), effort)


def meets_all(chosen: Iterable[str], target: Target) -> bool:
    return all(set(walk) & set(chosen) for walk in target.walks)


@pytest.mark.parametrize("name", list(LABELS))
def test_the_ends_of_an_invented_person_are_those_read_by_hand(name: str) -> None:
    searched = demo_assessed(name)
    found = of(searched)
    urls = {judged.finding.id: judged.finding.url for judged in searched.judged}
    labels = LABELS[name]
    assert {target.kind for target in found.targets if target.reached} == set(labels)
    for kind, pages in labels.items():
        ends = shown_by(found.target(kind), urls)
        assert {page for page in pages if not any(page in url for url in ends)} == set(), f"{kind}: not reached"
        assert {url for url in ends if not any(page in url for page in pages)} == set(), f"{kind}: not labelled"
    every_cut_is_the_easiest_of_the_smallest(found)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is missing: the workers are read from there")
@pytest.mark.parametrize("name", list(REACHED))
def test_the_ends_of_the_workers_of_shared_are_those_of_their_gold_facts(name: str) -> None:
    found, pages, gold = of_shared(name)
    assert {target.kind for target in found.targets if target.reached} == REACHED[name]
    homes = {page for page, facts in gold.items() if "home_address" in facts}
    assert shown_by(found.target("home"), pages) == homes, "every page with the street is come to"
    stories = {page for page, facts in gold.items() if "client_info" in facts}
    assert shown_by(found.target("clients"), pages) <= stories
    every_cut_is_the_easiest_of_the_smallest(found)


def of_shared(name: str) -> tuple[Ways, Mapping[str, str], Mapping[str, set[str]]]:
    """The ways of a worker of ../shared, the gold name of each finding, and the facts of the pages that are theirs."""
    gold = json.loads((SHARED / name / "gold.json").read_text("utf-8"))
    judged = measured().judged_people(SHARED / name, gold, by_gold=False)
    names = {address.canonical(url): key for key, page in gold["findings"].items() for url in page["urls"]}
    pages = {j.finding.id: names.get(address.canonical(j.finding.url), j.finding.url) for j in judged}
    mine = {key: set(page["exposes"]) for key, page in gold["findings"].items() if page["about_me"] == "yes"}
    return ways(judged, own_person.read(SHARED / name / "person.toml")), pages, mine


def measured() -> ModuleType:
    """The module that judges the rows of ../shared."""
    path = Path(__file__).resolve().parents[1] / "evaluation" / "measure_people.py"
    spec = importlib.util.spec_from_file_location("measure_people", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
