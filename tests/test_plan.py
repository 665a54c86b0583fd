"""What a scan asks of whom, what it costs, and what it never asks unless it is told to."""

import re
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from identity_scan import facts, plan
from identity_scan.engines.engine import Engine
from identity_scan.errors import BadInput
from identity_scan.model import CONTROL, Answer, Depth, Medium, Outcome, Person, Reply, Safety, Scan


def _read(_reply: Reply) -> Answer:
    return Answer(Outcome.CHANGED)


SLOW = Engine("slow", "Slow", "slow", _read, gap=4, page_size=10)
SEVEN = Engine("seven", "Seven", "seven", _read, gap=2, page_size=7)
MARISOL = Person(
    "Marisol Étienne-Quill",
    other_names=("Mari Étienne-Quill", "Marisol Vane", "M. É. Quill"),
    places=("Truro, Nova Scotia", "Moncton"),
    professions=("Social worker, RSW",),
    employers=("Fundy Family Centre, intake",),
    domains=("fundyfamily.example",),
    schools=("Tidewater University",),
    usernames=("mariq",),
    private_phones=("902-555-0111",),
    private_emails=("mari@mail.example",),
    home_address="4 Alder Row, Truro",
    attested=True,
)


def texts(depth: Depth, person: Person = MARISOL) -> dict[str, str]:
    return {query.id: query.text for query in plan.make(person, depth, [SLOW]).queries}


def test_a_light_scan_asks_what_a_client_would() -> None:
    assert texts(Depth.LIGHT) == {
        "N1": '"Marisol Étienne-Quill"',
        "N3.1": '"Marisol Etienne-Quill"',
        "N3.2": '"Marisol Étienne Quill"',
        "N4": '"Mari Étienne-Quill"',
        "P1": "Marisol Étienne-Quill Truro",
        "W1": '"Marisol Étienne-Quill" "Fundy Family Centre"',
    }


def test_a_deep_scan_asks_more_and_still_nothing_private() -> None:
    asked = texts(Depth.DEEP)
    assert asked["N5"] == '"Marisol Vane"'
    assert asked["N6"] == '"Étienne-Quill, Marisol"'
    assert asked["P2"] == "Marisol Étienne-Quill Moncton"
    assert asked["F1"].endswith("filetype:pdf")
    assert asked["S2"].endswith("site:fundyfamily.example")
    assert asked["U1"] == "mariq"
    everything = " ".join(asked.values())
    for secret in ("902-555-0111", "mari@mail.example", "Alder"):
        assert secret not in everything


def test_a_private_recipe_is_asked_only_by_its_name_and_is_marked() -> None:
    (phone,) = plan.named(["k2"], MARISOL)
    assert phone.text == '"902-555-0111"'
    assert phone.private
    assert {r.id for r in facts.recipes() if r.private} == {"K2", "K3", "K4"}


def test_whoever_works_where_anger_is_met_gets_more_in_a_light_scan() -> None:
    from dataclasses import replace

    asked = texts(Depth.LIGHT, replace(MARISOL, safety=Safety.ANGER))
    assert {"U1", "F1", "P2"} <= set(asked)
    assert not any(q.startswith("K") for q in asked)


def test_nothing_is_asked_that_the_person_did_not_fill_in() -> None:
    assert texts(Depth.DEEP, Person("Quill Marisol", attested=True)).keys() == {"N1", "N2", "N6", "N7", "W4", "F1"}


@pytest.mark.parametrize(("hostile", "asked"), [('!g "Mari" Quill', "g Mari Quill"), ("-Mari Quill", "Mari Quill")])
def test_a_name_cannot_become_an_operator(hostile: str, asked: str) -> None:
    made = {q.id: q.text for q in plan.make(Person(hostile, attested=True), Depth.LIGHT, [SLOW]).queries}
    assert made["N1"] == f'"{asked}"'


def test_a_name_of_somebody_else_is_refused() -> None:
    with pytest.raises(BadInput, match="no part in common"):
        plan.make(Person("Marisol Quill", other_names=("Dora Vane",), attested=True), Depth.LIGHT, [SLOW])


def test_an_unknown_recipe_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match="N1, N2"):
        plan.named(["Z9"], MARISOL)


def test_pages_follow_what_an_engine_shows_on_one() -> None:
    made = plan.make(MARISOL, Depth.LIGHT, [SLOW, SEVEN])
    pages = {e: max(a.page for a in made.asks if a.engine == e and a.query.id == "N1") for e in ("slow", "seven")}
    assert pages == {"slow": 3, "seven": 4}


def test_the_cost_counts_every_request_and_waits_for_the_slowest_engine() -> None:
    made = plan.make(MARISOL, Depth.LIGHT, [SLOW, SEVEN])
    cost = plan.cost(made, [SLOW, SEVEN])
    assert cost.requests == len(made.asks) == sum(cost.engines.values())
    assert cost.seconds == max(
        cost.engines["slow"] * (4 + plan.ANSWER_SECONDS),
        cost.engines["seven"] * (2 + plan.ANSWER_SECONDS),
    )


def test_pictures_are_asked_only_of_engines_that_have_them() -> None:
    pictures = Engine("p", "P", "p", _read, media=frozenset({Medium.IMAGES}))
    made = plan.make(MARISOL, Depth.DEEP, [SLOW, pictures])
    assert {a.query.recipe for a in made.asks if a.engine == "p"} == {"M1"}
    assert not any(a.query.medium is Medium.IMAGES for a in made.asks if a.engine == "slow")


NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "finished", "demo", "next_one"),
    [
        (10, True, False, Depth.LIGHT),
        (400, True, False, Depth.DEEP),
        (10, False, False, Depth.DEEP),
        (10, True, True, Depth.DEEP),
    ],
    ids=["deep this year", "long ago", "was stopped", "only a demonstration"],
)
def test_a_deep_scan_is_due_each_year(days: int, finished: bool, demo: bool, next_one: Depth) -> None:
    then = NOW - timedelta(days=days)
    assert plan.due([Scan("1", then, then if finished else None, Depth.DEEP, demo)], NOW) is next_one
    assert plan.due([], NOW) is Depth.DEEP


def test_the_control_search_asks_for_an_invented_name_of_the_same_shape() -> None:
    made = plan.make(MARISOL, Depth.LIGHT, [SLOW], chance=Random(1))
    asked = [q for q in made.queries if q.recipe == CONTROL]
    assert [a.page for a in made.asks if a.query.recipe == CONTROL] == [1]
    (query,) = asked
    name = query.text.strip('"')
    assert [len(w) for w in re.split("[ -]", name)] == [len(w) for w in re.split("[ -]", MARISOL.name)]
    assert not set(re.split("[ -]", name)) & set(re.split("[ -]", MARISOL.name))
    assert control_text(2) != control_text(3)


def control_text(seed: int) -> str:
    return plan.control(MARISOL, Random(seed)).text
