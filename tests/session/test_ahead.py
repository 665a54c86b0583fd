"""A search is judged in its pauses: what came is worked out while more is awaited, once, and says the same as anew."""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any, cast

import pytest
from pretend import NOON

from identity_scan import demo
from identity_scan.asking import collect as asking
from identity_scan.asking.collect import collect
from identity_scan.engines import ENGINES
from identity_scan.engines.belief import settled
from identity_scan.engines.engine import Options
from identity_scan.judge import judging
from identity_scan.judge.worked_out import WorkedOut
from identity_scan.keeping.history import History
from identity_scan.merging.merge import merge
from identity_scan.model import (
    Answer,
    Collected,
    Decision,
    Depth,
    Judged,
    Life,
    Outcome,
    Safety,
    Scan,
    Status,
    Verdict,
)
from identity_scan.planning import plan
from identity_scan.session.ahead import TOGETHER, Ahead
from identity_scan.session.assess import assess
from identity_scan.session.search import Search
from identity_scan.speech import language
from identity_scan.speech.telling import verbatim

pytestmark = pytest.mark.usefixtures("judged_anew")

TAMSIN = demo.find("tamsin")
INDEX_OF = {name: engine.index for name, engine in ENGINES.items()}
ASKED = [ENGINES[name] for name in ("bing", "brave", "mojeek")]
PLAN = plan.make(TAMSIN.person, Depth.LIGHT, ASKED)


@pytest.fixture(scope="module")
def items() -> list[Collected]:
    """All that the engines of the invented web answer; the last answer holds nothing."""

    async def ask() -> list[Collected]:
        found = collect(PLAN, {e.id: e for e in ASKED}, TAMSIN.web(), lambda _e: Options(), now=lambda: NOON)
        return [item async for item in found]

    came = asyncio.run(ask())
    silent = Answer(Outcome.NONE, (), verbatim("No results."))
    return [*came[:-1], replace(came[-1], answer=silent)]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the facts of each finding were read."""
    times: Counter[str] = Counter()
    before = judging.case_of

    def counted(reading: Any, *rest: Any) -> Any:
        times[reading.finding.id] += 1
        return before(reading, *rest)

    monkeypatch.setattr(judging, "case_of", counted)
    return times


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something that a thread does."""
    for _turn in range(2_000):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to this")


def slow_engines(items: Sequence[Collected], go_on: asyncio.Event) -> Callable[..., AsyncGenerator[Collected, None]]:
    """Engines of which the last answer comes only when it is let go."""

    async def answers(*_asked: object, **_more: object) -> AsyncGenerator[Collected, None]:
        for item in items[:-1]:
            yield item
        await go_on.wait()
        yield items[-1]

    return answers


def begun(history: History) -> Search:
    return Search.begin(TAMSIN.person, PLAN, ASKED, history, lambda: NOON)


async def through(search: Search) -> None:
    async with aclosing(search.run(cast("Any", None), lambda _e: Options())) as answers:
        async for _item in answers:
            pass


async def test_what_came_is_judged_while_the_rest_is_awaited_and_not_again_at_the_end(
    items: list[Collected], read: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()
    monkeypatch.setattr(asking, "collect", slow_engines(items, go_on))
    there = {finding.id for finding in merge(settled(items), INDEX_OF)}
    with History.open(None, lambda: NOON) as history:
        search = begun(history)
        running = asyncio.create_task(through(search))
        await until(lambda: read.keys() >= there)
        go_on.set()
        await running
        ahead = Counter(read)
        found = search.finish()
        assert read == ahead
    anew = assess(TAMSIN.person, search.scan, PLAN, items, INDEX_OF, today=NOON.date())
    assert found.judged == anew.judged


async def test_nothing_is_judged_ahead_for_who_has_it_judged_as_it_comes(
    items: list[Collected], read: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()
    monkeypatch.setattr(asking, "collect", slow_engines(items, go_on))
    with History.open(None, lambda: NOON) as history:
        search = begun(history)
        search.followed = True
        running = asyncio.create_task(through(search))
        await until(lambda: len(search.collected) == len(items) - 1)
        await asyncio.sleep(3 * TOGETHER)
        go_on.set()
        await running
        assert not read


async def test_who_stops_a_search_does_not_wait_for_what_is_judged_ahead() -> None:
    reached, ended = threading.Event(), threading.Event()

    def judge(breath: Callable[[], None]) -> None:
        try:
            while True:  # as long as it likes, unless it is told that it is enough
                breath()
                reached.set()
        finally:
            ended.set()

    async with Ahead(judge) as ahead:
        ahead.came()
        await until(reached.is_set)
        assert not ended.is_set()
    await until(ended.is_set)


async def test_a_judgement_that_fails_ahead_does_not_end_the_search() -> None:
    times = []

    def judge(_breath: Callable[[], None]) -> None:
        times.append(1)
        raise ZeroDivisionError

    async with Ahead(judge) as ahead:
        for n in (1, 2):
            ahead.came()
            await until(lambda n=n: len(times) == n)  # type: ignore[misc]


def test_what_was_worked_out_before_says_the_same_as_all_anew(items: list[Collected]) -> None:
    worked, scan = WorkedOut(), Scan("1", NOON, None, Depth.LIGHT)
    first = merge(settled(items), INDEX_OF)[0].id
    said = ({}, {first: Decision(first, Verdict.NOT_ME, Life.PERSONAL)}, {first: Decision(first, Verdict.ME)})
    stands: dict[tuple[str, str], Status] = {(first, "EOI-08"): Status.DONE}
    persons = (TAMSIN.person, replace(TAMSIN.person, safety=Safety.THREAT))
    steps = [(items[:n], person, words) for n in (3, 9, len(items)) for person in persons for words in said]
    for came, person, words in [*steps, *reversed(steps)]:
        rest: dict[str, Any] = {"today": NOON.date(), "decisions": words, "statuses": stands}
        with_it = assess(person, scan, PLAN, came, INDEX_OF, worked=worked, **rest)
        assert with_it == assess(person, scan, PLAN, came, INDEX_OF, **rest)


def test_what_was_worked_out_is_worded_anew_in_another_language(items: list[Collected]) -> None:
    worked, scan = WorkedOut(), Scan("1", NOON, None, Depth.LIGHT)

    def whys() -> list[str]:
        found = assess(TAMSIN.person, scan, PLAN, items, INDEX_OF, today=NOON.date(), worked=worked)
        return [advice.why for judged in found.judged for advice in judged.advice]

    language.use("en-CA")
    english = whys()
    language.use("fr-CA")
    assert whys() != english


def test_rows_that_a_word_leaves_as_they_are_stay_the_very_same(items: list[Collected]) -> None:
    worked, scan = WorkedOut(), Scan("1", NOON, None, Depth.LIGHT)

    def rows(**words: Decision) -> dict[str, Judged]:
        found = assess(TAMSIN.person, scan, PLAN, items, INDEX_OF, today=NOON.date(), decisions=words, worked=worked)
        return {judged.finding.id: judged for judged in found.judged}

    before = rows()
    name = next(name for name, judged in before.items() if judged.identity.verdict is Verdict.ME)
    after = rows(**{name: Decision(name, life=Life.MIXED)})
    assert {other for other in before if before[other] is not after[other]} == {name}
