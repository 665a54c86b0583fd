"""What never weighs less than its floor, however few people look: each floor, and what comes near it without one."""

import pytest

from identity_scan.judge.severity import Weights, score, weigh
from identity_scan.model import Life, Safety

S0, S1, S2 = Safety.NONE, Safety.ANGER, Safety.THREAT
PLACES = ("home_address", "home_area", "daily_routine")
FLOORS = [
    ("client_info", S0, 85),
    ("threat_or_doxxing", S0, 80),
    ("impersonation", S0, 80),
    ("false_information criminal_or_police", S0, 70),
    ("false_information discipline", S0, 70),
    *((f"{child} {place}", S0, 65) for child in ("child_identity", "child_first_name") for place in PLACES),
    ("demeaning_content", S0, 60),
    ("home_address", S1, 60),
    ("home_address", S2, 80),
    ("daily_routine home_area", S1, 50),
    ("private_phone", S2, 70),
]
NONE = [
    ("false_information", S0),
    ("criminal_or_police", S0),
    ("discipline", S0),
    ("child_identity", S0),
    ("child_first_name", S0),
    *((place, S0) for place in PLACES),
    ("daily_routine home_area", S0),
    ("daily_routine", S1),
    ("home_area", S1),
    ("leisure", S2),
]


def told(facts: str, safety: Safety) -> list[str]:
    given = Weights(frozenset(facts.split()), Life.PERSONAL, visibility=0.05, safety=safety)
    return [part.text for part in weigh(given).reasons if "never below" in part.text]


@pytest.mark.parametrize(("facts", "safety", "floor"), FLOORS)
def test_a_floor_holds_and_is_told(facts: str, safety: Safety, floor: int) -> None:
    given = Weights(frozenset(facts.split()), Life.PERSONAL, visibility=0.05, safety=safety)
    assert score(given) == floor
    assert any(f"never below {floor}" in text for text in told(facts, safety))


@pytest.mark.parametrize(("facts", "safety"), NONE)
def test_no_floor_where_only_a_part_of_it_is_there(facts: str, safety: Safety) -> None:
    assert told(facts, safety) == []
