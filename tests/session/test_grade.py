"""The grade that programs read: no letter without the indexes that clients use, and then it says which is missing."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from pretend import finding, judged

from identity_scan.merging.coverage import coverage
from identity_scan.model import (
    CONTROL,
    Answer,
    Ask,
    Band,
    Collected,
    Coverage,
    Depth,
    Hit,
    Judged,
    Outcome,
    Plan,
    Query,
    Tier,
    Verdict,
)
from identity_scan.session.grade import grade
from identity_scan.speech.telling import verbatim

AT = datetime(2026, 3, 1, tzinfo=UTC)
INDEX_OF = {
    "bing": "bing", "duckduckgo": "bing", "yahoo": "bing",
    "startpage": "google", "google": "google", "brave": "brave", "mojeek": "mojeek",
}  # fmt: skip
QUERIES = tuple(
    Query(name, name, f"words {name}", Tier.NAME if name == "N1" else Tier.WORD, 10)
    for name in ("N1", "P1", "W1", "W2")
)
NOBODY = "No engine has answered, so nothing can be said about what can be found."
PLAN = Plan(Depth.DEEP, tuple(Ask(engine, query) for query in QUERIES for engine in INDEX_OF if engine != "google"))
ALL, NONE = "+ + + +", "- - - -"
OUTCOMES = {"+": Outcome.RESULTS, "0": Outcome.NONE, "-": Outcome.BLOCKED, "!": Outcome.CHANGED, ".": Outcome.SKIPPED}


def covered(**answers: str) -> Coverage:
    """The coverage where each engine answers the four searches so (the bare name first); all answer if not named."""
    given = {engine: ALL for engine in PLAN.engines} | answers
    items = [
        Collected(Ask(engine, query), Answer(OUTCOMES[sign], said=verbatim("Why.")), AT)
        for engine, signs in given.items()
        for query, sign in zip(QUERIES, signs.split(), strict=True)
    ]
    return coverage(PLAN, items, INDEX_OF)


def one(score: int, band: Band, verdict: Verdict = Verdict.ME, name: str = "page") -> Judged:
    return judged(finding(name), verdict=verdict, score=score, band=band)


@pytest.mark.parametrize(
    ("answers", "letter", "why"),
    [
        ({}, "A", "None of the pages seen about you needs anything from you now."),
        ({"startpage": NONE}, None, "Google has not been searched yet."),
        ({"startpage": ". . . ."}, None, "Google has not been searched yet."),
        ({"startpage": NONE, "brave": NONE, "mojeek": NONE}, None, "Google has not been searched yet."),
        ({"startpage": "- + + +"}, None, "Your name alone has not been searched in Google yet."),
        ({"startpage": "+ + - -"}, None, "Google was only partly searched: 2 of 4 searches."),
        ({"startpage": "+ + + -"}, "A", "None of"),
        ({"startpage": "0 0 ! 0"}, "A", "None of"),
        ({"startpage": NONE, "google": "+ + + -"}, "A", "None of"),
        ({"startpage": NONE, "google": "+ . . ."}, None, "Google was only partly searched: 1 of 4 searches."),
        ({"bing": NONE, "duckduckgo": NONE, "yahoo": NONE}, None, "Bing has not been searched yet."),
        ({"bing": NONE, "duckduckgo": NONE}, "A", "None of"),
        ({"bing": "+ - - -", "duckduckgo": "- + - -", "yahoo": "- - + -"}, "A", "None of"),
        ({"bing": "+ - - -", "duckduckgo": "+ - - -", "yahoo": "+ - - -"}, None, "Bing was only partly searched"),
        ({"brave": NONE, "mojeek": NONE}, "A", "None of"),
        (
            {"startpage": NONE, "bing": NONE, "duckduckgo": NONE, "yahoo": NONE},
            None,
            "Google has not been searched yet. Bing has not been searched yet.",
        ),
        (dict.fromkeys(PLAN.engines, NONE), None, NOBODY),
    ],
)  # fmt: skip
def test_a_letter_needs_both_indexes_that_clients_use(answers: Mapping[str, str], letter: str | None, why: str) -> None:
    given = grade([one(10, Band.LOW)], covered(**answers))
    assert given.letter == letter
    assert given.why.startswith(why)


@pytest.mark.parametrize(
    ("answers", "unsure", "provisional"),
    [({}, 44, False), ({}, 45, True), ({"brave": "+ + + -"}, 20, True), ({"startpage": NONE}, 45, False)],
)
def test_it_is_provisional_where_something_may_change_it(
    answers: Mapping[str, str], unsure: int, provisional: bool
) -> None:
    given = grade([one(unsure, Band.HIGH, Verdict.UNSURE)], covered(**answers))
    assert given.provisional is provisional


def test_an_index_whose_only_brand_made_somebody_up_is_not_believed() -> None:
    control = Query(CONTROL, CONTROL, '"Vadogu Sitelom"', Tier.NAME, 10)
    plan = Plan(Depth.LIGHT, (*PLAN.asks, Ask("startpage", control)))
    parrot = Answer(Outcome.RESULTS, (Hit(1, "Vadogu Sitelom - phone and address", "https://people.example/"),))
    items = [*(Collected(ask, Answer(Outcome.RESULTS), AT) for ask in PLAN.asks), Collected(plan.asks[-1], parrot, AT)]
    assert grade([], coverage(plan, items, INDEX_OF)).why == "Google has not been searched yet."
    assert grade([], coverage(plan, items[:-1], INDEX_OF)).letter == "A"


def test_the_reason_is_what_the_faces_say_and_names_no_letter() -> None:
    why = grade([one(86, Band.ACT_NOW), one(30, Band.MODERATE, name="other")], covered()).why
    assert why.startswith("1 page needs you this week. First: ")
    assert "You need not do this alone" in why
    taken = grade([one(41, Band.MODERATE, Verdict.NOT_ME)], covered())
    assert (taken.letter, "Someone with your name could be taken for you." in taken.why) == ("C", True)
