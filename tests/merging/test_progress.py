"""How far a search is, as a value: what is left, what is needless, and what each cell of the grid says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from identity_scan.merging.progress import Progress, State
from identity_scan.model import CONTROL, Answer, Ask, Collected, Depth, Hit, Outcome, Plan, Query, Tier

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
QUERY = Query("N1", "N1", '"A B"', Tier.NAME, 30)


def answer(page: int, outcome: Outcome = Outcome.RESULTS, hits: int = 10, more: bool | None = True) -> Collected:
    rows = tuple(Hit(n, f"Title {n}", f"https://x{page}-{n}.example/") for n in range(hits))
    return Collected(Ask("bing", QUERY, page), Answer(outcome, rows, None, more), NOON)


def progress(*collected: Collected, state: State = State.RUNNING, engines: tuple[str, ...] = ("bing",)) -> Progress:
    asks = tuple(Ask(engine, QUERY, page) for engine in engines for page in (1, 2, 3))
    return Progress(Plan(Depth.LIGHT, asks), collected, state)


def test_all_pages_are_left_before_anything_came() -> None:
    assert [a.page for a in progress().left()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("collected", "left"),
    [
        ((answer(1),), [2, 3]),
        ((answer(1, more=False),), []),
        ((answer(1, Outcome.NONE, 0),), []),
        ((answer(1, Outcome.BLOCKED, 0), *(answer(page, Outcome.SKIPPED, 0) for page in (2, 3))), []),
        ((answer(1), answer(2, hits=30)), []),
        ((answer(1), replace(answer(1), ask=Ask("bing", QUERY, 2))), []),
    ],
    ids=["more to come", "no more pages", "none", "refused", "enough results", "nothing new"],
)
def test_later_pages_are_left_only_while_they_are_of_use(collected: tuple[Collected, ...], left: list[int]) -> None:
    assert [a.page for a in progress(*collected).left()] == left


def test_a_cell_counts_the_hits_of_all_pages() -> None:
    cell = progress(answer(1), answer(2, hits=7, more=False)).cells()["N1", "bing"]
    assert (cell.code, cell.hits, cell.trouble) == ("results", 17, None)


def test_a_cell_keeps_its_hits_and_tells_of_a_later_page_that_was_refused() -> None:
    cell = progress(answer(1), answer(2, Outcome.BLOCKED, 0)).cells()["N1", "bing"]
    assert cell.hits == 10
    assert cell.trouble is not None
    assert cell.trouble.answer.outcome is Outcome.BLOCKED


def test_one_cell_an_engine_is_under_way_and_none_once_the_search_has_stopped() -> None:
    running = progress(engines=("bing", "brave"))
    assert [cell.code for cell in running.cells().values()] == ["asking", "asking"]
    stopped = progress(engines=("bing", "brave"), state=State.STOPPED)
    assert [cell.code for cell in stopped.cells().values()] == ["left", "left"]


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    again = progress(answer(1, Outcome.BLOCKED, 0)).with_answer(answer(1, hits=4))
    assert len(again.collected) == 1
    assert again.unanswered() == ()


def test_what_is_asked_again_shows_its_refusal_until_the_engine_answers() -> None:
    plan = progress(engines=("bing",)).plan
    assert plan is not None
    refused = (answer(1, Outcome.BLOCKED, 0), *(answer(page, Outcome.SKIPPED, 0) for page in (2, 3)))
    again = Progress.begun(plan, refused, None)
    assert [ask.page for ask in again.left()] == [1, 2, 3]
    cell = again.cells()["N1", "bing"]
    assert (cell.code, cell.trouble) == ("asking", refused[0])

    for page in (1, 2, 3):  # it still rests: it is not asked, which says less than that it refused
        again = again.with_answer(answer(page, Outcome.SKIPPED, 0))
    assert again.left() == ()
    assert again.cells()["N1", "bing"].code == "blocked"

    answered = Progress.begun(plan, refused, None).with_answer(answer(1, more=False)).ended(State.DONE, None)
    assert answered.left() == answered.unanswered() == ()
    assert answered.cells()["N1", "bing"].trouble is None


def test_a_page_from_the_persons_own_browser_has_a_cell_and_a_row_of_its_own() -> None:
    own = Query("own.1", "own", "A B Hamilton", Tier.WORD, 10)
    item = Collected(Ask("google", own), Answer(Outcome.RESULTS, (Hit(1, "t", "https://x.example/"),)), NOON)
    found = progress().with_answer(item)
    assert [query.id for query in found.queries] == ["N1", "own.1"]
    assert found.cells()["own.1", "google"].hits == 1


def test_the_control_search_has_its_row() -> None:
    control = Query(CONTROL, CONTROL, '"Oona Vatterlund"', Tier.NAME, 10)
    asks = (Ask("bing", QUERY), Ask("bing", control))
    came = tuple(Collected(ask, Answer(Outcome.NONE), NOON) for ask in asks)
    cells = Progress(Plan(Depth.LIGHT, asks), came, State.DONE).cells()
    assert [cell.code for cell in cells.values()] == ["none", "none"]
