"""What may be claimed: only an answer counts, a brand's index counts once, and what was not asked is said."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.merging.coverage import coverage, figures, to_look_up, unanswered
from identity_scan.merging.merge import merge
from identity_scan.model import CONTROL, Answer, Ask, Collected, Depth, Hit, Medium, Outcome, Plan, Query, Tier
from identity_scan.speech.telling import verbatim

QUERIES = [Query(f"N{n}", f"N{n}", f"query {n}", Tier.NAME, 10) for n in (1, 2)]
ENGINES = {"bing": "bing", "yahoo": "bing", "brave": "brave", "startpage": "google"}
PLAN = Plan(Depth.LIGHT, tuple(Ask(engine, query) for query in QUERIES for engine in ENGINES))
AT = datetime(2026, 3, 1, tzinfo=UTC)


def came(engine: str, n: int, outcome: Outcome, why: str | None = None) -> Collected:
    return Collected(Ask(engine, QUERIES[n]), Answer(outcome, said=verbatim(why)), AT)


def test_only_results_and_none_are_answers() -> None:
    covered = coverage(
        PLAN,
        [
            came("bing", 0, Outcome.RESULTS),
            came("bing", 1, Outcome.NONE),
            came("yahoo", 0, Outcome.BLOCKED, "Yahoo wants a person."),
            came("yahoo", 1, Outcome.SKIPPED, "Left alone until 14:05."),
            came("brave", 0, Outcome.RESULTS),
            came("brave", 1, Outcome.CHANGED, "Not readable."),
        ],
        ENGINES,
    )
    assert (covered.asked, covered.answered, covered.wanted) == (5, 3, 8)
    assert covered.indexes == {"bing": "answered", "brave": "partly", "google": "not asked"}
    by_name = {e.engine: e for e in covered.engines}
    assert by_name["yahoo"].why == "Yahoo wants a person."
    assert by_name["bing"].why is None
    assert by_name["startpage"].outcomes == {Outcome.SKIPPED: 2}
    assert by_name["startpage"].why


def test_what_got_no_answer_is_listed_with_its_reason() -> None:
    items = [
        came("yahoo", 1, Outcome.FAILED, "Cut."),
        came("bing", 0, Outcome.NONE),
        came("brave", 0, Outcome.BLOCKED, "No."),
    ]
    assert [(i.ask.engine, i.answer.why) for i in unanswered(PLAN, items)] == [("brave", "No."), ("yahoo", "Cut.")]


def test_the_latest_answer_to_a_request_counts() -> None:
    covered = coverage(PLAN, [came("bing", 0, Outcome.BLOCKED, "No."), came("bing", 0, Outcome.RESULTS)], ENGINES)
    assert (covered.asked, covered.answered) == (1, 1)


@given(st.permutations([(engine, n) for engine in [*ENGINES, "unplanned", "other"] for n in (0, 1)]))
def test_who_answered_sooner_changes_nothing_of_what_was_covered(order: list[tuple[str, int]]) -> None:
    asked = {pair: came(*pair, Outcome.RESULTS) for pair in order}
    in_turn = coverage(PLAN, [asked[pair] for pair in sorted(asked)], ENGINES)
    told = coverage(PLAN, list(asked.values()), ENGINES)
    assert told == in_turn
    assert list(told.indexes) == list(in_turn.indexes)


CONTROLLED = Query(CONTROL, CONTROL, '"Vadogu Sitelom"', Tier.NAME, 10)
PARROT = Answer(Outcome.RESULTS, (Hit(1, "Vadogu Sitelom - phone and address", "https://people.example/"),))
VAGUE = Answer(Outcome.RESULTS, (Hit(1, "Vado, a town", "https://vado.example/"),))
HONEST = Answer(Outcome.NONE, said=verbatim("It has none."))


@pytest.mark.parametrize("shown", [PARROT, VAGUE], ids=["the name", "any page"])
def test_an_engine_that_shows_pages_for_the_invented_person_has_answered_nothing(shown: Answer) -> None:
    plan = Plan(Depth.LIGHT, tuple(Ask(e, q) for e in ("bing", "brave") for q in (*QUERIES, CONTROLLED)))
    items = [
        came("bing", 0, Outcome.RESULTS),  # before the invented name was asked: doubted as well, once that is known
        Collected(Ask("bing", CONTROLLED), shown, AT),
        came("bing", 1, Outcome.NONE),
        came("brave", 0, Outcome.RESULTS),
        Collected(Ask("brave", CONTROLLED), HONEST, AT),
        came("brave", 1, Outcome.NONE),
    ]
    covered = coverage(plan, items, ENGINES)
    by_name = {e.engine: e for e in covered.engines}
    assert {name: e.unreliable for name, e in by_name.items()} == {"bing": True, "brave": False}
    assert (covered.asked, covered.answered, covered.wanted) == (4, 2, 4)
    assert by_name["bing"].outcomes == {Outcome.DOUBTED: 2}
    assert "a person who does not exist" in (by_name["bing"].why or "")
    assert covered.indexes == {"bing": "not asked", "brave": "answered"}
    assert [(i.ask.engine, i.answer.outcome) for i in unanswered(plan, items)] == [("bing", Outcome.DOUBTED)] * 2
    assert merge(items, ENGINES) == ()


@given(st.lists(st.tuples(st.sampled_from(list(ENGINES)), st.integers(0, 1), st.sampled_from(list(Outcome)))))
def test_an_index_is_never_called_answered_unless_an_engine_on_it_answered_everything(
    rows: list[tuple[str, int, Outcome]],
) -> None:
    items = [came(engine, n, outcome, "why") for engine, n, outcome in rows]
    covered = coverage(PLAN, items, ENGINES)
    # What was answered owes nothing: that it was not asked once more takes nothing away.
    had = {item.ask.key for item in items if item.answer.outcome.answered}
    counted = (i for i in items if i.answer.outcome is not Outcome.SKIPPED or i.ask.key not in had)
    latest = {item.ask.key: item.answer.outcome for item in counted}
    for index, state in covered.indexes.items():
        whole = any(
            all(latest.get((engine, q.id, 1), Outcome.SKIPPED).answered for q in QUERIES)
            for engine, its in ENGINES.items()
            if its == index
        )
        assert (state == "answered") == whole
    assert covered.answered <= covered.asked <= covered.wanted


def test_a_later_page_once_skipped_is_not_owed_when_the_first_turns_out_to_be_all() -> None:
    query = Query("N9", "N9", "query 9", Tier.NAME, 30)
    plan = Plan(Depth.LIGHT, tuple(Ask("bing", query, page) for page in (1, 2, 3)))
    refused = [
        Collected(plan.asks[0], Answer(Outcome.BLOCKED, said=verbatim("No.")), AT),
        *(Collected(ask, Answer(Outcome.SKIPPED, said=verbatim("Left alone.")), AT) for ask in plan.asks[1:]),
    ]
    assert coverage(plan, refused, ENGINES).wanted == 3
    hits = tuple(Hit(n, "title", f"https://a.example/{n}") for n in range(1, 8))
    again = [*refused, Collected(plan.asks[0], Answer(Outcome.RESULTS, hits, more=False), AT)]
    covered = coverage(plan, again, ENGINES)
    assert (covered.answered, covered.wanted) == (1, 1)
    assert covered.indexes == {"bing": "answered"}
    assert unanswered(plan, again) == ()
    more = [*refused, Collected(plan.asks[0], Answer(Outcome.RESULTS, hits, more=True), AT)]
    assert coverage(plan, more, ENGINES).indexes == {"bing": "partly"}


def test_brands_on_one_index_are_one_vote_and_pictures_are_none() -> None:
    pictures = Query("M1", "M1", "query m", Tier.NAME, 10, Medium.IMAGES)
    items = [
        came("bing", 0, Outcome.BLOCKED, "No."),
        came("bing", 1, Outcome.RESULTS),
        came("yahoo", 0, Outcome.RESULTS),
        came("yahoo", 1, Outcome.BLOCKED, "No."),
        came("startpage", 0, Outcome.BLOCKED, "No."),
        Collected(Ask("startpage", pictures), Answer(Outcome.RESULTS), AT),
    ]
    votes = {vote.index: (vote.wanted, vote.answered, vote.bare_name) for vote in coverage(PLAN, items, ENGINES).votes}
    assert votes == {"bing": (2, 2, True), "google": (2, 0, False), "brave": (2, 0, False)}


@given(st.lists(st.tuples(st.sampled_from(list(ENGINES)), st.integers(0, 1), st.sampled_from(list(Outcome)))))
def test_the_figures_of_a_search_are_those_of_its_coverage(rows: list[tuple[str, int, Outcome]]) -> None:
    items = [came(engine, n, outcome, "why") for engine, n, outcome in rows]
    made, covered = figures(PLAN, items), coverage(PLAN, items, ENGINES)
    assert (made.asked, made.answered, made.skipped) == (covered.asked, covered.answered, covered.skipped)
    by_engine = [engine.outcomes for engine in covered.engines]
    assert covered.skipped == sum(outcomes.get(Outcome.SKIPPED, 0) for outcomes in by_engine)
    assert covered.asked == sum(n for outcomes in by_engine for o, n in outcomes.items() if o is not Outcome.SKIPPED)
    assert all(vote.answered <= vote.wanted for vote in covered.votes)


def test_what_to_look_up_by_hand_is_the_bare_name_first_and_nothing_private() -> None:
    private = Query("K2", "K2", "555", Tier.DETAIL, 10, private=True)
    name, other = QUERIES[0], Query("P1", "P1", "query 3", Tier.WORD, 10)
    plan = Plan(Depth.LIGHT, tuple(Ask("startpage", query) for query in (private, other, name)))
    looked = Collected(Ask("startpage", other), Answer(Outcome.RESULTS), AT)
    assert to_look_up(plan, [], ENGINES, "google") == name
    assert to_look_up(plan, [came("startpage", 0, Outcome.NONE)], ENGINES, "google") == other
    refused = [came("startpage", 0, Outcome.BLOCKED), came("bing", 0, Outcome.RESULTS)]
    assert to_look_up(plan, refused, ENGINES, "google") == name
    assert to_look_up(plan, [came("startpage", 0, Outcome.RESULTS), looked], ENGINES, "google") is None
