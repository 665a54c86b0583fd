"""A search from its plan to its assessment: what is kept when, what a stop leaves, what a resumed search asks."""

import asyncio
import json
import subprocess
import sys
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pretend import asked_again

from identity_scan import demo
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options
from identity_scan.keeping.history import History
from identity_scan.model import Answer, Collected, Depth, Outcome, Plan, Reply, Request, Scan, Verdict
from identity_scan.planning import plan
from identity_scan.session.search import Search
from identity_scan.speech.errors import BadInput
from identity_scan.speech.telling import verbatim

NOW = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)
TAMSIN = demo.find("tamsin")
ASKED = [ENGINES[name] for name in ("bing", "brave", "mojeek")]
PLAN = plan.make(TAMSIN.person, Depth.LIGHT, ASKED)


class Listening:
    """The invented web, with a record of what was asked, and engines that refuse."""

    def __init__(self, *refusing: str) -> None:
        self.web, self.asked, self.refusing = TAMSIN.web(), list[str](), refusing

    async def send(self, engine: Engine, request: Request) -> Reply:
        self.asked.append(engine.id)
        if engine.id in self.refusing:
            return Reply(429, request.url, {}, b"too many requests")
        return await self.web.send(engine, request)


def begin(history: History, made: Plan = PLAN) -> Search:
    return Search.begin(TAMSIN.person, made, ASKED, history, lambda: NOW)


async def run(search: Search, web: Listening, stop_after: int = 10_000) -> list[Collected]:
    came: list[Collected] = []
    async with aclosing(search.run(web, lambda _e: Options())) as answers:
        async for item in answers:
            came.append(item)
            if len(came) == stop_after:
                break
    return came


async def test_every_answer_is_kept_before_it_is_shown(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        search = begin(history)
        async with aclosing(search.run(Listening(), lambda _e: Options())) as answers:
            async for item in answers:
                assert item.ask.key in {c.ask.key for c in history.collected(search.scan.id)}


def stopped_last(history: History) -> Scan | None:
    """The newest search if it was stopped before its end."""
    return next((scan for scan in history.scans()[-1:] if scan.finished is None), None)


async def test_a_stopped_search_asks_only_the_rest_when_it_goes_on(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        search = begin(history)
        first = await run(search, Listening(), stop_after=5)
    with History.open(tmp_path, lambda: NOW) as history:
        stopped = stopped_last(history)
        assert stopped
        again = Search.resume(TAMSIN.person, history.plan(stopped.id), stopped, ASKED, history, lambda: NOW)
        web = Listening()
        rest = await run(again, web)
        assessment = again.finish()
    assert not {c.ask.key for c in first} & {c.ask.key for c in rest}
    assert len(web.asked) == len(rest)
    assert assessment.coverage.answered == assessment.coverage.wanted == len(first) + len(rest)


async def test_a_search_that_is_ended_early_asks_no_more_and_says_what_was_not_asked(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        search, web, enough = begin(history), Listening(), asyncio.Event()
        came: list[Collected] = []
        async with aclosing(search.run(web, lambda _e: Options(), enough)) as answers:
            async for item in answers:
                came.append(item)
                if len(came) == 5:
                    enough.set()
                    asked = len(web.asked)
        left = [c for c in came if c.answer.outcome is Outcome.SKIPPED]
        ended = search.finish().coverage
    assert len(web.asked) == asked
    assert {c.answer.said.code for c in left if c.answer.said} == {"asking.enough"}
    assert (ended.answered, ended.wanted) == (5, 5 + len(left))
    with History.open(tmp_path, lambda: NOW) as history:
        again = Search.resume(TAMSIN.person, history.plan(search.scan.id), search.scan, ASKED, history, lambda: NOW)
        assert {c.ask.key for c in again.unanswered()} == {c.ask.key for c in left}
        await run(again, Listening())
        assert again.finish().coverage.answered > 5


async def test_a_light_search_goes_on_as_a_deep_one_and_stays_as_it_ended_whatever_becomes_of_that(
    tmp_path: Path,
) -> None:
    wider = plan.widened(PLAN, plan.make(TAMSIN.person, Depth.DEEP, ASKED))
    assert wider is not None
    with History.open(tmp_path, lambda: NOW) as history:
        search = begin(history)
        await run(search, Listening())
        light = search.finish()
        before = history.record(light.scan.id)
        search.go_on(wider)
        stopped = stopped_last(history)
        assert stopped
        assert stopped.depth is Depth.DEEP
        await run(search, Listening(), stop_after=3)
        assert plan.due(history.scans(), NOW) is Depth.DEEP, "only the light one is over"
        assert history.record(light.scan.id) == before
    with History.open(tmp_path, lambda: NOW) as history:
        again = Search.resume(TAMSIN.person, history.plan(stopped.id), stopped, ASKED, history, lambda: NOW)
        had = {c.ask.key for c in again.collected}
        rest = await run(again, Listening())
        deep = again.finish()
        assert stopped_last(history) is None
        assert [(s.depth, s.finished is not None) for s in history.scans()] == [(Depth.LIGHT, True), (Depth.DEEP, True)]
    assert not had & {c.ask.key for c in rest}
    assert deep.scan.depth is Depth.DEEP
    assert len(deep.judged) >= len(light.judged)
    assert deep.coverage.answered == deep.coverage.wanted > light.coverage.wanted


async def test_a_deep_search_that_is_never_gone_on_with_takes_nothing_of_the_light_one_along(tmp_path: Path) -> None:
    wider = plan.widened(PLAN, plan.make(TAMSIN.person, Depth.DEEP, ASKED))
    assert wider is not None
    with History.open(tmp_path, lambda: NOW) as history:
        search = begin(history)
        await run(search, Listening())
        light = search.finish()
        search.go_on(wider)
        await run(search, Listening(), stop_after=3)
    with History.open(tmp_path, lambda: NOW + timedelta(31)) as history:
        assert history.tidy(NOW + timedelta(31)).scans == 1
        assert [scan.id for scan in history.scans()] == [light.scan.id]
        assert {j.finding.id for j in light.judged} <= set(history.record(light.scan.id).seen)


async def test_going_on_adds_no_day_for_words_about_somebody_else(tmp_path: Path) -> None:
    wider, later = plan.widened(PLAN, plan.make(TAMSIN.person, Depth.DEEP, ASKED)), NOW + timedelta(6)
    assert wider is not None
    with History.open(tmp_path, lambda: NOW) as history:
        search = begin(history)
        await run(search, Listening())
        light = search.finish()
    kept_until = {}
    with History.open(tmp_path, lambda: later) as history:
        again = Search.resume(TAMSIN.person, PLAN, light.scan, ASKED, history, lambda: later)
        again.go_on(wider)
        await run(again, Listening())
        deep = again.finish()
        kept_until = history.others(deep.scan.id)
    assert kept_until, "somebody else is found"
    assert max(kept_until.values()) <= NOW + timedelta(14)


async def test_a_search_in_pieces_says_the_same_as_one_in_one_go(tmp_path: Path) -> None:
    with History.open(tmp_path / "a", lambda: NOW) as history:
        whole = begin(history)
        await run(whole, Listening())
        in_one = whole.finish()
    with History.open(tmp_path / "b", lambda: NOW) as history:
        search = begin(history)
        while await run(search, Listening(), stop_after=3):
            search = Search.resume(TAMSIN.person, PLAN, search.scan, ASKED, history, lambda: NOW)
        in_pieces = search.finish()
    assert [(j.finding.id, j.label, j.severity.score) for j in in_one.judged] == [
        (j.finding.id, j.label, j.severity.score) for j in in_pieces.judged
    ]


async def test_an_engine_that_refuses_is_left_alone_also_in_the_next_search(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        search = begin(history)
        await run(search, web := Listening("brave"))
        assert web.asked.count("brave") == 1
        covered = {e.engine: e for e in search.finish().coverage.engines}
        assert covered["brave"].outcomes[Outcome.BLOCKED] == 1
        assert Outcome.NONE not in covered["brave"].outcomes
        assert covered["brave"].why
    with History.open(tmp_path, lambda: NOW + timedelta(minutes=1)) as history:
        search = Search.begin(TAMSIN.person, PLAN, ASKED, history, lambda: NOW + timedelta(minutes=1))
        await run(search, web := Listening())
        assert "brave" not in web.asked
        assert {e.engine: e.why for e in search.assessment().coverage.engines}["brave"]


_KILLED = """
import asyncio, json, sys
from pathlib import Path
sys.path[:0] = {tests!r}
from test_search import Listening, History, NOW, begin
from identity_scan.engines.engine import Options
from identity_scan.speech.telling import verbatim

async def main():
    with History.open(Path({folder!r}), lambda: NOW) as history:
        async for item in begin(history).run(Listening(), lambda _e: Options()):
            print(json.dumps(list(item.ask.key)), flush=True)
            await asyncio.sleep(0)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
@pytest.mark.parametrize("shown", [1, 4, 9])
def test_a_killed_search_has_every_answer_that_was_shown(tmp_path: Path, shown: int) -> None:
    code = _KILLED.format(tests=[str(folder) for folder in Path(__file__).parents[:2]], folder=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        keys = [tuple(json.loads(process.stdout.readline())) for _ in range(shown)]
        process.kill()
    with History.open(tmp_path, lambda: NOW) as history:
        stopped = stopped_last(history)
        assert stopped
        assert set(keys) <= {c.ask.key for c in history.collected(stopped.id)}


async def finished(history: History, *refusing: str) -> Search:
    search = begin(history)
    await run(search, Listening(*refusing))
    search.finish()
    return search


async def test_what_was_refused_can_be_asked_again_once_its_rest_is_over(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        first = await finished(history, "brave")
        at_once = asked_again(TAMSIN.person, history, NOW)
        assert set(history.resting()) == {"brave"}
        await run(at_once, early := Listening())
        assert early.asked == [], "it is left alone for as long as was said"
        kept = {c.ask.key: c.answer.outcome for c in history.collected(first.scan.id)}
        refused = [outcome for key, outcome in kept.items() if key[0] == "brave"]
        assert refused.count(Outcome.BLOCKED) == 1, "a request not made takes no refusal's place"
    later = NOW + timedelta(hours=2)
    with History.open(tmp_path, lambda: later) as history:
        again = asked_again(TAMSIN.person, history, later)
        await run(again, web := Listening())
        assessment = again.finish()
        assert set(web.asked) == {"brave"}
        assert assessment.coverage.answered == assessment.coverage.wanted
        assert again.scan.id == first.scan.id
        with pytest.raises(BadInput, match="was answered"):
            asked_again(TAMSIN.person, history, later)


async def test_an_old_search_is_not_filled_up_with_answers_of_today(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        await finished(history, "brave")
        with pytest.raises(BadInput, match="too old"):
            asked_again(TAMSIN.person, history, NOW + timedelta(days=8))


@given(st.permutations([Outcome.RESULTS, Outcome.BLOCKED, Outcome.SKIPPED]))
def test_what_says_less_never_takes_the_place_of_what_says_more(order: list[Outcome]) -> None:
    with History.open(None, lambda: NOW) as history:
        search = begin(history)
        ask = PLAN.asks[0]
        for outcome in order:
            search.add(Collected(ask, Answer(outcome, said=verbatim("a reason")), NOW))
        assert [c.answer.outcome for c in search.collected] == [Outcome.RESULTS]
        assert [c.answer.outcome for c in history.collected(search.scan.id)] == [Outcome.RESULTS]


async def test_a_finished_search_says_later_what_it_said_then(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        search = begin(history, plan.make(TAMSIN.person, Depth.DEEP, ASKED))
        await run(search, Listening())
        then = {j.finding.id: j.identity.verdict for j in search.finish().judged}
        again = Search.resume(TAMSIN.person, search.plan, search.scan, ASKED, history, lambda: NOW)
        later = again.assessment().judged
        again.finish()
        once_more = Search.resume(TAMSIN.person, search.plan, search.scan, ASKED, history, lambda: NOW).assessment()
        history.forget(history.others(search.scan.id))
        bare = Search.resume(TAMSIN.person, search.plan, search.scan, ASKED, history, lambda: NOW).assessment()
    assert {j.finding.id: j.identity.verdict for j in later} == then
    assert {j.finding.id: j.identity.verdict for j in once_more.judged} == then
    assert {j.finding.id: j.identity.verdict for j in bare.judged} == then
    others = [j for j in later if j.identity.verdict is Verdict.NOT_ME]
    assert others
    assert all(j.finding.url for j in others)
    others = [j for j in bare.judged if j.identity.verdict is Verdict.NOT_ME]
    assert others
    assert not any(j.finding.url or j.finding.snippet for j in others)
    assert all(s.rank for j in others for s in j.finding.sightings)
