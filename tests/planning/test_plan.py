"""What a scan asks of whom, what it costs, and what it never asks unless it is told to."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan import facts
from identity_scan.engines.engine import Engine
from identity_scan.model import (
    CONTROL,
    Answer,
    Collected,
    Depth,
    Hit,
    Medium,
    Outcome,
    Person,
    Reply,
    Request,
    Safety,
    Scan,
)
from identity_scan.planning import plan
from identity_scan.speech.errors import BadInput


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


LISE = Person(
    "Élise de la Durantaye",
    places=("Trois-Rivières, Québec",),
    professions=("Travailleuse sociale, T.S., psychothérapeute",),
    employers=("Cabinet du Fleuve",),
    language="fr-CA",
    attested=True,
)


def test_a_french_name_is_asked_for_with_french_words_and_without_accents() -> None:
    asked = texts(Depth.DEEP, LISE)
    assert asked["N3"] == '"Elise de la Durantaye"'
    assert asked["N6"] == '"de la Durantaye, Élise"'
    assert asked["P1"] == "Élise de la Durantaye Trois-Rivières"
    titles = [text.rpartition('"')[2].strip() for id_, text in asked.items() if id_.startswith("W2")]
    assert titles == ["travailleuse sociale", "psychothérapeute", "social worker"]
    assert asked["W4"] == '"Élise de la Durantaye" avis'


@pytest.mark.parametrize(
    ("name", "employer", "language", "asked"),
    [
        ("Oona Brask", "Harbour Light Counselling, Lunenburg", "en-CA", '"Harbour Light Counselling" reviews'),
        ("Oona Brask", "Brask and Daughters", "en-CA", '"Brask and Daughters" reviews'),
        ("Noëlle Tardif", "Psychothérapie Tardif", "fr-CA", '"Psychothérapie Tardif" avis'),
        ("Oona Brask", "Fundy Family Counselling Services", "en-CA", None),
        ("Oona Brask", "Fundy Regional Hospital", "en-CA", None),
    ],
)
def test_a_practice_of_their_own_is_asked_for_by_its_name(
    name: str, employer: str, language: str, asked: str | None
) -> None:
    theirs = Person(name, employers=(employer,), work_phones=("902-555-0177",), language=language, attested=True)
    deep = texts(Depth.DEEP, theirs)
    assert deep.get("W6") == asked
    assert ("K1" in deep, "W5" in deep) == (asked is not None, asked is not None)
    assert not {"W6", "K1", "W5"} & set(texts(Depth.LIGHT, theirs))


def test_an_english_name_is_asked_for_in_french_too_where_both_are_spoken() -> None:
    there = Person("Nell Ambrose", places=("Fredericton, New Brunswick",), professions=("Social worker, mediator",))
    titles = [text for id_, text in texts(Depth.DEEP, there).items() if id_.startswith("W2")]
    assert titles == ['"Nell Ambrose" social worker', '"Nell Ambrose" mediator', '"Nell Ambrose" travail social']


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


def test_another_name_of_their_own_is_asked_and_what_is_no_name_is_refused() -> None:
    also = Person("Marisol Quill", other_names=("Dora Vane", "李梅"), attested=True)
    assert {'"Dora Vane"', '"李梅"'} <= set(texts(Depth.DEEP, also).values())
    with pytest.raises(BadInput, match="no part in common"):
        plan.make(Person("Marisol Quill", other_names=("D. V.",), attested=True), Depth.LIGHT, [SLOW])


def test_an_unknown_recipe_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match="N1, U1"):
        plan.named(["Z9"], MARISOL)


def test_pages_follow_what_an_engine_shows_on_one() -> None:
    made = plan.make(MARISOL, Depth.LIGHT, [SLOW, SEVEN])
    pages = {e: max(a.page for a in made.asks if a.engine == e and a.query.id == "N1") for e in ("slow", "seven")}
    assert pages == {"slow": 4, "seven": 6}  # thirty, and ten more while they bring something


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


FACES = ("yahoo", "duckduckgo", "bing")
"""Brands of one index, the readiest first."""


def faces(**fields: object) -> list[Engine]:
    """Engines that show one index, as far as a test needs them."""
    one_page = {"bing": {"first_only": True}}
    return [engine(name, "bing", **(one_page.get(name, {}) | fields)) for name in sorted(FACES)]


def test_brands_of_one_index_share_the_searches_and_each_has_its_own_whatever_else_is_asked() -> None:
    light, deep = (plan.make(MARISOL, depth, faces(), chance=Random(1)) for depth in Depth)
    for made in (light, deep):
        asked = [(a.query.id, a.engine) for a in made.asks if a.page == 1 and a.query.recipe != CONTROL]
        assert len(asked) == len({query for query, _engine in asked})
        assert {engine for _query, engine in asked} == set(FACES)
        assert ("N1", "yahoo") in asked
        assert {a.engine for a in made.asks if a.query.recipe == CONTROL} == set(FACES)
        assert {a.page for a in made.asks if a.engine == "bing"} == {1}
    one, other = ({a.query.id: a.engine for a in made.asks if a.query.recipe != CONTROL} for made in (light, deep))
    assert all(other[query] == engine for query, engine in one.items())


def test_one_search_alone_is_asked_of_each_and_what_nobody_can_ask_shares_nothing() -> None:
    alone = plan.make(MARISOL, Depth.LIGHT, faces(), plan.named(["N1"], MARISOL))
    assert set(alone.engines) == set(FACES)
    looked_at = plan.make(MARISOL, Depth.LIGHT, [*faces(request=None)])
    assert len({a.engine for a in looked_at.asks if a.query.id == "N1"}) == len(FACES)


def test_an_encyclopedia_is_asked_for_names_alone() -> None:
    made = plan.make(MARISOL, Depth.DEEP, [engine("wikipedia", "wikipedia", names_only=True)], chance=Random(1))
    assert {q.recipe for q in made.queries} == {"N1", "N2", "N3", "N4", "N5", "N6", "N7"}


def test_a_wider_plan_asks_what_a_deep_one_adds_and_leaves_the_rest_as_it_was() -> None:
    light, deep = (plan.make(MARISOL, depth, [SLOW], chance=Random(depth is Depth.DEEP)) for depth in Depth)
    wider = plan.widened(light, deep)
    assert wider is not None
    assert wider.depth is Depth.DEEP
    assert {a.key for a in wider.asks} == {a.key for a in deep.asks}
    assert set(light.queries) <= set(wider.queries), "the invented name is the one that was asked"
    assert plan.widened(wider, deep) is None, "nothing is added"
    moved = plan.make(replace(MARISOL, employers=("Another Centre",)), Depth.DEEP, [SLOW])
    assert plan.widened(light, moved) is None, "it asks other words under the same name"


def test_what_brings_most_that_nothing_else_brings_is_asked_first() -> None:
    asked = [q.recipe for q in plan.make(MARISOL, Depth.DEEP, [SLOW], chance=Random(1)).queries]
    assert asked[:4] == ["N1", CONTROL, "U1", "N3"]


NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "finished", "demo", "next_one"),
    [
        (10, True, False, Depth.LIGHT),
        (400, True, False, Depth.DEEP),
        (10, False, False, Depth.LIGHT),
        (10, True, True, Depth.LIGHT),
    ],
    ids=["deep this year", "long ago", "was stopped", "only a demonstration"],
)
def test_a_deep_scan_is_due_each_year(days: int, finished: bool, demo: bool, next_one: Depth) -> None:
    then = NOW - timedelta(days=days)
    assert plan.due([Scan("1", then, then if finished else None, Depth.DEEP, demo)], NOW) is next_one
    assert plan.due([], NOW) is Depth.LIGHT
    light = Scan("2", then, then if finished else None, Depth.LIGHT, demo)
    assert plan.due([light], NOW) is (Depth.DEEP if finished and not demo else Depth.LIGHT)


@pytest.mark.parametrize(
    ("searches", "said"),
    [
        ([], "No search has been finished yet: begin with a light one; a deep one can go on from it."),
        ([(10, Depth.LIGHT)], "A deep search is due: none has been finished yet."),
        ([(400, Depth.DEEP), (10, Depth.LIGHT)], "A deep search is due: the last one was a year ago."),
        ([(200, Depth.DEEP), (100, Depth.LIGHT)], "A light search is due."),
        ([(200, Depth.DEEP), (10, Depth.LIGHT)], "The next light search is due on 11 February 2027."),
        ([(-0.5, Depth.DEEP)], "The next light search is due on 21 February 2027."),
        (
            [(10, Depth.DEEP), (-900, Depth.LIGHT)],
            "What is due is unknown: the last search has a date in the future, 10 May 2029.",
        ),
    ],
    ids=["none", "never deep", "deep long ago", "light long ago", "all done", "time zones", "the clock went back"],
)
def test_when_a_search_is_due_is_said_in_a_sentence(searches: list[tuple[float, Depth]], said: str) -> None:
    days = [(NOW - timedelta(days), depth) for days, depth in searches]
    assert plan.when_due([Scan(str(when), when, when, depth) for when, depth in days], NOW) == said


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


def engine(name: str, index: str, **fields: object) -> Engine:
    return Engine(name, name.title(), index, _read, **({"request": _request} | fields))  # type: ignore[arg-type]


def _request(*_given: object) -> Request:
    return Request("https://x.test/")


FAMILIES = [
    engine("bing", "bing"),
    engine("startpage", "google"),
    engine("mojeek", "mojeek"),
    engine("wikipedia", "wikipedia"),
    engine("searxng", "mixed"),
    engine("google", "google", request=None),
    engine("pictures", "bing", media=frozenset({Medium.IMAGES})),
]


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        ("bing google mojeek", ()),
        ("bing mojeek", ("google",)),
        ("google wikipedia", ("bing", "own")),
        ("mixed", ("google", "bing", "own")),
        ("google mojeek", ("bing",)),
    ],
)
def test_a_plan_tells_which_main_indexes_it_is_missing(shown: str, missing: tuple[str, ...]) -> None:
    made = plan.make(MARISOL, Depth.DEEP, FAMILIES)
    assert plan.without(made, shown.split()) == missing


def test_a_search_for_pictures_alone_warns_of_no_index_and_needs_no_invented_name() -> None:
    made = plan.make(MARISOL, Depth.DEEP, FAMILIES, plan.named(["M1"], MARISOL), chance=Random(1))
    assert {a.engine for a in made.asks} == {"pictures"}
    assert plan.without(made, ()) == ()


def test_what_no_engine_is_there_for_is_told() -> None:
    made = plan.make(MARISOL, Depth.DEEP, FAMILIES)
    assert [q.recipe for q in plan.unasked(plan.usual(MARISOL, Depth.DEEP), made)] == ["M2", "M3"]


@given(st.lists(st.tuples(st.sampled_from(list(Outcome)), st.integers(0, 12), st.sampled_from([None, True, False]))))
def test_what_is_left_is_what_a_run_would_still_ask_at_most(rows: list[tuple[Outcome, int, bool | None]]) -> None:
    made = plan.make(MARISOL, Depth.LIGHT, [SLOW])
    at = datetime(2026, 3, 1, tzinfo=UTC)
    came = []
    for ask, (outcome, hits, more) in zip(made.asks, rows, strict=False):
        shown = range(hits if outcome is Outcome.RESULTS else 0)
        found = tuple(Hit(n + 1, "t", f"https://x.example/{n}") for n in shown)
        came.append(Collected(ask, Answer(outcome, found, more=more), at))
    left = {a.key for a in plan.left(made, came).asks}
    answered = {c.ask.key for c in came if c.answer.outcome.answered}
    assert not left & answered
    assert {a.key for a in made.asks if a.page == 1} - answered <= left
    for item in came:
        later = {a.key for a in made.asks if a.query == item.ask.query and a.page > item.ask.page}
        if item.answer.outcome is Outcome.NONE or (item.answer.outcome.answered and item.answer.more is False):
            assert not later & left
