"""What is left to judge at the end of a search that was judged in its pauses, and what the loop feels of it."""

import asyncio
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from pretend import ME, NOON

from identity_scan.engines import ENGINES
from identity_scan.judge.identity.study import forget
from identity_scan.judge.worked_out import WorkedOut
from identity_scan.model import (
    Answer,
    Ask,
    Collected,
    Decision,
    Depth,
    Hit,
    Outcome,
    Plan,
    Query,
    Scan,
    Tier,
    Verdict,
)
from identity_scan.session.ahead import Ahead
from identity_scan.session.assess import assess

FINDINGS, A_PAGE, RUNS, A_TURN, FRAME = 500, 25, 5, 0.005, 1 / 60
BRANDS = ("bing", "brave", "mojeek")
WORDS = (
    "Ottoline Varga ran the ten kilometres in Guelph.",
    "Ottoline Varga, social worker, 519-555-0144.",
    "Dr Ottoline Varga has been a dentist in Perth, Australia.",
    "Otti Varga of Guelph, a board member and the treasurer of the club.",
)
Figure = Callable[[str, float, float], None]


def _answer(query: Query, first: int, brand: str) -> Collected:
    hits = tuple(
        Hit(
            n - first + 1,
            f"Ottoline Varga {n}",
            f"https://site{n % 97}.example/page/{n}",
            f"{WORDS[n % 4]} Number {n}.",
        )
        for n in range(first, first + A_PAGE)
    )
    return Collected(Ask(brand, query), Answer(Outcome.RESULTS, hits), NOON)


QUERIES = [Query(f"N{n}", "N1", f'"Ottoline Varga" {n}', Tier.NAME, 10) for n in range(FINDINGS // A_PAGE)]
CAME = [_answer(query, n * A_PAGE, brand) for brand in BRANDS for n, query in enumerate(QUERIES)]
PLAN = Plan(Depth.LIGHT, tuple(item.ask for item in CAME))
SCAN = Scan("s", NOON, None, Depth.LIGHT)
INDEX_OF = {name: engine.index for name, engine in ENGINES.items()}


def _judge(came: list[Collected], worked: WorkedOut | None, **words: Decision) -> Any:
    return assess(ME, SCAN, PLAN, came, INDEX_OF, today=NOON.date(), decisions=words, worked=worked)


def _seconds(judge: Callable[[], Any]) -> float:
    began = time.thread_time()
    judge()
    return time.thread_time() - began


def _anew() -> Any:
    forget()
    return _judge(CAME, None)


@pytest.fixture(scope="module", autouse=True)
def tables() -> None:
    """What judging loads is loaded before: in a search that takes its time in the first pause."""
    assert len(_anew().judged) == FINDINGS


def test_little_is_left_to_judge_when_the_last_answer_came(figure: Figure, runs: Callable[[int], int]) -> None:
    pairs = []
    for _run in range(runs(RUNS)):
        forget()
        worked = WorkedOut()
        _judge(CAME[:-1], worked)
        left = _seconds(lambda worked=worked: _judge(CAME, worked))  # type: ignore[misc]
        pairs.append(left / _seconds(_anew))
    figure("what is left to judge of 500 findings at the end, times all of it", statistics.median(pairs), 0.6)


def test_a_word_has_only_that_judged_which_it_can_move(figure: Figure, runs: Callable[[int], int]) -> None:
    worked, pairs = WorkedOut(), []
    names = [judged.finding.id for judged in _judge(CAME, worked).judged[: runs(RUNS)]]
    for name in names:
        word = {name: Decision(name, Verdict.NOT_ME)}
        all_of_it = _seconds(_anew)
        _judge(CAME, worked)
        pairs.append(_seconds(lambda word=word: _judge(CAME, worked, **word)) / all_of_it)  # type: ignore[misc]
    figure("judging a word on one of 500 findings, times all of it", statistics.median(pairs), 0.6)


async def test_the_loop_is_free_while_a_search_is_judged_ahead(figure: Figure) -> None:
    late: list[float] = []

    async def turn() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(A_TURN)
            late.append(time.perf_counter() - began - A_TURN)

    turning, judged = asyncio.create_task(turn()), asyncio.Event()
    loop = asyncio.get_running_loop()

    def judge(breath: Callable[[], None]) -> None:
        forget()
        _judge(CAME, WorkedOut().breathing(breath))
        loop.call_soon_threadsafe(judged.set)

    await asyncio.sleep(0.5)
    idle = statistics.median(late)
    late.clear()
    async with Ahead(judge) as ahead:
        ahead.came()
        await judged.wait()
    turning.cancel()
    beyond = statistics.median(late) - idle
    figure("how late a turn of the loop is while 500 findings are judged ahead, in frames", beyond / FRAME, 0.5)
