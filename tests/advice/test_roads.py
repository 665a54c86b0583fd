"""Every action has its road, an honest sentence of what it will not do, and letters and places that there are."""

import re

import pytest

from identity_scan import facts
from identity_scan.advice import letters, links, roads
from identity_scan.advice.roads import Road

ACTIONS = tuple(facts.actions())


def test_the_whole_catalogue_is_there_and_nothing_else() -> None:
    assert len(ACTIONS) == 52
    assert tuple(roads.ways()) == ACTIONS
    assert set(roads.table()["action"]) == set(ACTIONS)
    assert len({action.strategy for action in facts.actions().values()}) == 11


def test_all_six_roads_are_taken() -> None:
    assert {way.road for way in roads.ways().values()} == set(Road)
    assert all(road.words for road in Road)


@pytest.mark.parametrize("action", ACTIONS)
def test_says_what_it_will_not_do_in_one_plain_sentence(action: str) -> None:
    said = roads.way(action).will_not
    assert said[0].isupper()
    assert said.endswith(".")
    assert "." not in said[:-1]
    assert 25 <= len(said) <= 160
    # A plain colleague: no jargon, no exclamation, nothing promised.
    assert not re.search(r"!|guarantee|leverage|utili[sz]e|URL|user interface|professional conduct", said)


def test_no_two_actions_say_the_same() -> None:
    said = [way.wont for way in roads.ways().values()]
    assert len(set(said)) == len(said)


def test_letters_and_places_named_there_exist() -> None:
    used = {letter for way in roads.ways().values() for letter in way.letters}
    assert used == set(letters.names()) == set(roads.table()["letter"])
    for way in roads.ways().values():
        assert way.ease in ("easy", "moderate", "hard", "impossible", "")
        # Asking somebody means having the words for it; talking and keeping need none.
        if way.road in (Road.SITE, Road.RIGHT):
            assert way.letters
        assert set(way.where) <= links.SOURCES


def test_conditions_of_letters_name_kinds_facts_and_sites_that_there_are() -> None:
    import tomllib

    kinds = set(tomllib.loads((facts.FOLDER / "pages.toml").read_text("utf-8")))
    known_facts = set(facts.severity_model()["facts"])
    for name, rules in roads.table()["letter"].items():
        assert set(rules.get("kinds", ())) | set(rules.get("except", ())) <= kinds, name
        assert set(rules.get("facts", ())) | set(rules.get("without", ())) <= known_facts, name
        assert set(rules) <= {
            "kinds", "sites", "control", "provinces", "facts", "without", "verdict", "except", "general",
        }, name  # fmt: skip


def test_what_the_page_decides_is_left_to_the_page() -> None:
    assert roads.ease("PRIV-03", "impossible") == "moderate"
    assert roads.ease("EDM-01", "hard") == "hard"
