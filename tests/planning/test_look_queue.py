"""What to look at together, and in which order."""

from dataclasses import replace
from datetime import UTC, datetime

from identity_scan.model import CONTROL, Answer, Ask, Collected, Depth, Hit, Medium, Outcome, Query, Tier
from identity_scan.planning.look_queue import Queued, as_plan, next_page, of_engine, queue

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def query(name: str, text: str = "x", medium: Medium = Medium.WEB) -> Query:
    return Query(name, name.partition(".")[0], f"{text} {name}", Tier.WORD, 10, medium)


W2, U1, N1, P1 = (query(name) for name in ("W2", "U1.1", "N1", "P1"))
QUERIES = (W2, query(CONTROL), N1, P1, U1, query("M1", medium=Medium.IMAGES))


def came(engine: str, asked: Query, outcome: Outcome) -> Collected:
    return Collected(Ask(engine, asked, 1), Answer(outcome), NOON)


def test_google_comes_first_then_who_refused_then_the_others_and_the_queries_that_bring_most() -> None:
    refused = [came("yahoo", N1, Outcome.BLOCKED)]
    looks = queue(QUERIES, ("wikipedia", "yahoo", "bing", "mojeek", "google"), refused, {"bing"})
    assert list(dict.fromkeys(look.engine for look in looks)) == ["google", "yahoo", "bing", "mojeek", "wikipedia"]
    assert [look.query.id for look in looks if look.engine == "google"] == ["N1", "U1.1", "P1", "W2"]
    assert of_engine(looks, looks[6]) == (3, 4)


def test_what_an_engine_answered_is_not_opened_and_what_it_refused_or_made_up_is() -> None:
    collected = [came("bing", N1, Outcome.NONE), came("bing", P1, Outcome.RESULTS), came("bing", W2, Outcome.DOUBTED)]
    assert queue((N1, P1, W2), ("bing",), collected) == (Queued("bing", W2),)


def test_a_further_page_is_opened_as_long_as_it_is_of_use() -> None:
    bare = Query("N1", "N1", '"A B"', Tier.NAME, 30)
    tens = (tuple(Hit(n, "A B", f"https://a{page}.example/{n}") for n in range(1, 11)) for page in range(1, 5))
    asks = (Ask("google", bare, n) for n in range(1, 5))
    pages = [Collected(a, Answer(Outcome.RESULTS, ten, more=True), NOON) for a, ten in zip(asks, tens, strict=True)]
    first = pages[0]
    assert [next_page("google", bare, pages[:n]) for n in range(5)] == [1, 2, 3, 4, 0]
    again = replace(first, ask=Ask("google", bare, 2))
    assert next_page("google", bare, (first, again)) == 0, "it brought nothing new"
    assert next_page("google", bare, (replace(first, answer=replace(first.answer, more=False)),)) == 0
    assert next_page("google", bare, (replace(first, answer=replace(first.answer, more=None)),)) == 2
    assert queue((bare,), ("google",), (first,)) == (Queued("google", bare, 2),)


def test_a_private_query_without_its_words_is_not_opened() -> None:
    assert queue((Query("X1", "X1", "", Tier.DETAIL, 10, private=True),), ("google",), ()) == ()


def test_a_search_of_looks_alone_asks_their_first_pages() -> None:
    plan = as_plan((Queued("google", N1), Queued("brave", N1)), Depth.LIGHT)
    assert [ask.key for ask in plan.asks] == [("google", "N1", 1), ("brave", "N1", 1)]
