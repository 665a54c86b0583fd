"""A plan is run: outcomes, pages, manners, stop and resume; the web is a fake that remembers what it was asked."""

import asyncio
import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.asking.collect import collect
from identity_scan.asking.unreachable import Unreachable, unreachable
from identity_scan.engines.engine import Engine, Options, Unready
from identity_scan.model import (
    Answer,
    Ask,
    Collected,
    Depth,
    Hit,
    HitKind,
    Outcome,
    Plan,
    Query,
    Reply,
    Request,
    Tier,
)
from identity_scan.speech.telling import verbatim

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
N1 = Query("N1", "N1", '"Tamsin Ferrowby"', Tier.NAME, 30)
P1 = Query("P1", "P1", '"Tamsin Ferrowby" Hamilton', Tier.WORD, 30)


def read(reply):
    """Pages of the test are words: results:N[:end], none, blocked, anything else is changed."""
    kind, _, rest = reply.body.decode().partition(":")
    if kind == "results":
        number, _, end = rest.partition(":")
        at = f"https://x.test/{'known' if end == 'again' else reply.url[-6:]}"
        hits = tuple(Hit(n + 1, f"Tamsin Ferrowby {n}", f"{at}/{n}") for n in range(int(number)))
        return Answer(Outcome.RESULTS, hits, more=end != "end")
    if kind == "none":
        return Answer(Outcome.NONE, said=verbatim("It says so."))
    if kind == "blocked":
        return Answer(Outcome.BLOCKED, said=verbatim("It wants proof."))
    if kind == "fault":
        raise RuntimeError("a fault of the engine's file")
    return Answer(Outcome.CHANGED, said=verbatim("Not understood."))


def ask_for(query, page, options, before):
    return Request(
        f"https://engine.test/{query.id}/{page}", params=(("before", before.body.decode() if before else ""),)
    )


def engine(id="alpha", **kw):
    return Engine(id, id.title(), "own", read, **{"request": ask_for, "gap": 0.0, **kw})


class Fake:
    """Answers by engine and path; an answer is a body, a Reply, an Unreachable, or a list of these, used up in turn."""

    def __init__(self, **pages):
        self.pages = pages
        self.asked = []
        self.at_once = 0
        self.most_at_once = {}
        self._now = {}

    async def send(self, engine, request):
        path = request.url.removeprefix("https://engine.test/")
        self.asked.append((engine.id, path, dict(request.params).get("before", "")))
        self._now[engine.id] = self._now.get(engine.id, 0) + 1
        self.most_at_once[engine.id] = max(self.most_at_once.get(engine.id, 0), self._now[engine.id])
        await asyncio.sleep(0)
        self._now[engine.id] -= 1
        pages = self.pages.get(engine.id, {})
        answer = pages.get(path, pages.get("*", "results:3:end")) if isinstance(pages, dict) else pages
        if isinstance(answer, list):
            answer = answer.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, Reply) else Reply(200, request.url, {}, answer.encode())

    @property
    def paths(self):
        return [path for _, path, _ in self.asked]


class Clock:
    def __init__(self):
        self.time = NOON

    def __call__(self):
        return self.time


def plan(*queries, engines=("alpha",), pages=1):
    return Plan(Depth.LIGHT, tuple(Ask(e, q, p + 1) for q in queries for e in engines for p in range(pages)))


async def run(plan, web, *engines, **kw):
    kw.setdefault("now", Clock())
    made = {e.id: e for e in (engines or (engine(),))}
    return [c async for c in collect(plan, made, web, kw.pop("options_of", lambda e: Options()), **kw)]


def outcomes(collected):
    return [(c.ask.query.id, c.ask.page, c.answer.outcome.value) for c in collected]


async def test_every_outcome_is_told_apart():
    web = Fake(a="results:3:end", b="none", c="blocked", d="?", e=Unreachable(verbatim("No network.")))
    names = tuple("abcde")
    collected = await run(plan(N1, engines=(*names, "f")), web, *(engine(n) for n in names))
    assert {c.ask.engine: c.answer.outcome.value for c in collected} == {
        "a": "results",
        "b": "none",
        "c": "blocked",
        "d": "changed",
        "e": "failed",
        "f": "skipped",
    }
    assert all(c.answer.why for c in collected if c.answer.outcome is not Outcome.RESULTS)


async def test_answers_come_as_they_end_and_one_slow_engine_holds_up_none():
    release = asyncio.Event()

    class Slow(Fake):
        async def send(self, engine, request):
            if engine.id == "slow":
                await release.wait()
            return await super().send(engine, request)

    made = {"slow": engine("slow"), "fast": engine("fast")}
    answers = collect(plan(N1, P1, engines=("slow", "fast")), made, Slow(), lambda e: Options(), now=Clock())
    first = [await anext(answers), await anext(answers)]
    release.set()
    rest = [c async for c in answers]
    assert [c.ask.engine for c in first + rest] == ["fast", "fast", "slow", "slow"]


async def test_an_engine_has_one_request_at_a_time():
    web = Fake()
    await run(plan(N1, P1, engines=("a", "b")), web, engine("a"), engine("b"))
    assert web.most_at_once == {"a": 1, "b": 1}


# -- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "asked"),
    [
        (["results:10"] * 5, 4),  # thirty wanted, and ten more while they bring something
        (["results:10:again", "results:10:again", "results:10"], 2),
        (["results:10:again", "results:11:again", "results:10"], 2),  # one that is new is chance
        (["results:10:again", "results:12:again", "results:9:again"], 3),
        (["results:10", "results:4:end"], 2),
        (["results:10:end"], 1),
        (["results:10", "results:0"], 2),
        (["results:10", "none"], 2),
        (["none"], 1),
    ],
    ids=[
        "enough",
        "nothing new",
        "one that is new",
        "two that are new",
        "last page",
        "only page",
        "empty page",
        "none further",
        "none",
    ],
)
async def test_later_pages_are_asked_only_while_there_is_more_and_more_is_wanted(pages, asked):
    web = Fake(alpha={f"N1/{n + 1}": page for n, page in enumerate(pages)})
    collected = await run(plan(N1, pages=5), web)
    assert web.paths == [f"N1/{n + 1}" for n in range(asked)]
    assert len(collected) == asked  # what is not needed is not "skipped"


# -- one index, several engines ----------------------------------------------------------------------------------------

W1 = Query("W1", "W1", '"Tamsin Ferrowby" "Harbour"', Tier.WORD, 10)
SHARED = Plan(Depth.LIGHT, (Ask("a", N1), Ask("b", P1), Ask("c", W1)))
"""Three engines of one index, each asked one query."""


@pytest.mark.parametrize("fault", ["blocked", "garbled", Unreachable(verbatim("No network."))])
async def test_what_one_engine_does_not_answer_another_one_of_its_index_is_asked_once(fault):
    web = Fake(a={"N1/1": fault}, b={"P1/1": ["results:3:end"], "N1/1": "results:2:end"})
    collected = await run(SHARED, web, engine("a"), engine("b"), engine("c"))
    told = {(c.ask.engine, c.ask.query.id): c.answer.outcome for c in collected}
    assert told["a", "N1"] not in (Outcome.RESULTS, Outcome.NONE), "it is not said to have answered"
    stood_in = [name for name in "bc" if told.get((name, "N1")) is Outcome.RESULTS]
    assert len(stood_in) == 1
    assert web.asked.count((stood_in[0], "N1/1", "")) == 1


async def test_nobody_stands_in_for_what_was_answered_none_or_is_asked_of_each():
    web = Fake(a={"N1/1": "none", "P1/1": "blocked"})
    asked = Plan(Depth.LIGHT, (Ask("a", N1), *(Ask(name, P1) for name in "abc")))
    await run(asked, web, engine("a"), engine("b"), engine("c"))
    assert sorted((name, path) for name, path, _ in web.asked) == [
        ("a", "N1/1"), ("a", "P1/1"), ("b", "P1/1"), ("c", "P1/1")
    ]  # fmt: skip


async def test_where_all_of_an_index_refuse_each_is_asked_once_and_left_alone():
    web = Fake(a="blocked", b="blocked", c="blocked")
    collected = await run(SHARED, web, engine("a"), engine("b"), engine("c"))
    assert sorted(name for name, _path, _before in web.asked) == ["a", "b", "c"]
    assert {c.ask.engine for c in collected if c.answer.outcome is Outcome.BLOCKED} == set("abc")


async def test_an_engine_that_rests_is_stood_in_for_and_stands_in_for_nobody():
    web = Fake(b={"P1/1": "blocked"})
    later = NOON + timedelta(hours=1)
    collected = await run(SHARED, web, engine("a"), engine("b"), engine("c"), resting={"a": later})
    answered = sorted((c.ask.query.id, c.ask.engine) for c in collected if c.answer.outcome.answered)
    assert answered in ([("N1", "b"), ("P1", "c"), ("W1", "c")], [("N1", "c"), ("P1", "c"), ("W1", "c")])
    assert "a" not in {name for name, _path, _before in web.asked}


async def test_what_was_answered_before_is_not_asked_of_another_one_since_its_engine_rests_now():
    done = [earlier(Ask("a", N1), results(3, more=False))]
    web = Fake()
    await run(SHARED, web, engine("a"), engine("b"), engine("c"), resting={"a": NOON + timedelta(hours=1)}, done=done)
    assert sorted(path for _name, path, _before in web.asked) == ["P1/1", "W1/1"]


async def test_engines_of_other_indexes_stand_in_for_nobody():
    web = Fake(a="blocked")
    other = dataclasses.replace(engine("b"), index="another")
    await run(Plan(Depth.LIGHT, (Ask("a", N1), Ask("b", P1))), web, engine("a"), other)
    assert [(name, path) for name, path, _before in web.asked] == [("a", "N1/1"), ("b", "P1/1")]


async def test_a_generated_answer_is_not_counted_as_a_result():
    hit = Hit(0, "An answer", "https://x.test/ai", kind=HitKind.GENERATED)
    only_ai = dataclasses.replace(engine(), read=lambda reply: Answer(Outcome.RESULTS, (hit,), more=True))
    web = Fake()
    await run(plan(N1, pages=3), web, only_ai)
    assert web.paths == ["N1/1"]


async def test_after_a_page_that_did_not_come_the_later_ones_are_skipped_and_say_why():
    web = Fake(alpha={"N1/1": Unreachable(verbatim("No network."))})
    collected = await run(plan(N1, P1, pages=2), web)
    assert outcomes(collected) == [("N1", 1, "failed"), ("N1", 2, "skipped"), ("P1", 1, "results")]
    assert "page before" in collected[1].answer.why


async def test_an_opening_page_is_fetched_once_and_handed_to_first_pages():
    opened = engine(opening=lambda options: Request("https://engine.test/home"))
    web = Fake(alpha={"home": "welcome"})
    await run(plan(N1, P1), web, opened)
    assert web.asked == [("alpha", "home", ""), ("alpha", "N1/1", "welcome"), ("alpha", "P1/1", "welcome")]


async def test_an_opening_page_grows_old():
    clock = Clock()
    opened = engine(opening=lambda options: Request("https://engine.test/home"))

    class Late(Fake):
        async def send(self, engine, request):
            clock.time += timedelta(minutes=10)
            return await super().send(engine, request)

    await run(plan(N1, P1), web := Late(), opened, now=clock)
    assert web.paths == ["home", "N1/1", "home", "P1/1"]


async def test_an_opening_that_refuses_is_the_answer():
    opened = engine(opening=lambda options: Request("https://engine.test/home"))
    web = Fake(alpha={"home": "blocked"})
    collected = await run(plan(N1, P1), web, opened)
    assert outcomes(collected) == [("N1", 1, "blocked"), ("P1", 1, "skipped")]
    assert web.paths == ["home"]


async def test_a_chained_engine_gets_the_page_before():
    web = Fake(alpha={"N1/1": "results:10", "N1/2": "results:9:end"})
    await run(plan(N1, pages=3), web, engine(chained=True))
    assert web.asked == [("alpha", "N1/1", ""), ("alpha", "N1/2", "results:10")]


# -- manners ----------------------------------------------------------------------------------------------------------


async def test_a_refusal_leaves_the_engine_alone_until_a_stated_time():
    told = []
    web = Fake(alpha="blocked")
    collected = await run(plan(N1, P1), web, engine(rest=7500), on_rest=lambda *rest: told.append(rest))
    assert outcomes(collected) == [("N1", 1, "blocked"), ("P1", 1, "skipped")]
    until = NOON + timedelta(seconds=7500)
    assert told == [("alpha", until)]
    assert f"{until.astimezone():%H:%M}" in collected[1].answer.why
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("header", "until"),
    [
        ("120", NOON + timedelta(seconds=120)),
        ("Sun, 22 Nov 2026 14:05:00 GMT", datetime(2026, 11, 22, 14, 5, tzinfo=UTC)),
        ("999999999999", NOON + timedelta(days=7)),
        ("1", NOON + timedelta(seconds=4)),  # never sooner than its usual gap
        ("0", NOON + timedelta(hours=1)),
        ("Sun, 22 Nov 2015 14:05:00 GMT", NOON + timedelta(hours=1)),
        ("soon", NOON + timedelta(hours=1)),
        ("²", NOON + timedelta(hours=1)),
    ],
)
async def test_the_time_that_the_engine_names_is_kept_to(header, until):
    told = []
    web = Fake(alpha=Reply(429, "https://engine.test/", {"retry-after": header}, b"blocked"))
    await run(plan(N1), web, engine(gap=4.0), on_rest=lambda *rest: told.append(rest))
    assert told == [("alpha", until)]


async def test_an_engine_at_rest_is_not_asked_before_its_time():
    web = Fake()
    collected = await run(plan(N1, P1), web, resting={"alpha": NOON + timedelta(days=1, hours=2)})
    assert outcomes(collected) == [("N1", 1, "skipped"), ("P1", 1, "skipped")]
    assert "2026-11-23" in collected[0].answer.why
    assert web.asked == []


async def test_an_engine_whose_rest_is_over_is_asked():
    web = Fake()
    assert outcomes(await run(plan(N1), web, resting={"alpha": NOON})) == [("N1", 1, "results")]


async def test_a_broken_connection_is_tried_once_more():
    cut = Unreachable(verbatim("Cut."), cut=True)
    web = Fake(alpha={"N1/1": [cut, "results:1:end"], "P1/1": [cut, cut, "results:1:end"]})
    assert outcomes(await run(plan(N1, P1), web)) == [("N1", 1, "results"), ("P1", 1, "failed")]


async def test_to_be_sent_on_to_strangers_is_a_refusal_with_its_reason_and_the_engine_is_left_alone():
    rests = []
    away = unreachable("foreign", "Alpha", host="tracker.example")
    items = await run(plan(N1), Fake(alpha=away), on_rest=lambda name, until: rests.append(name))
    assert items[0].answer.outcome is Outcome.BLOCKED
    assert items[0].answer.why == away.why
    assert "tracker.example" in away.why
    assert rests == ["alpha"]


@pytest.mark.parametrize(
    "answer", [Unreachable(verbatim("Too slow.")), "blocked", "?", Reply(503, "https://engine.test/")]
)
async def test_nothing_else_is_tried_again(answer):
    web = Fake(alpha={"N1/1": answer})
    await run(plan(N1), web)
    assert len(web.asked) == 1


async def test_three_misses_in_a_row_end_the_asking():
    queries = [dataclasses.replace(N1, id=f"Q{n}") for n in range(7)]
    web = Fake(alpha={"*": "?", "Q2/1": "results:1:end"})
    collected = await run(plan(*queries), web)
    assert [c.answer.outcome.value for c in collected] == ["changed"] * 2 + ["results"] + ["changed"] * 3 + ["skipped"]
    assert "three times" in collected[-1].answer.why


# -- replies that are no pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "outcome", "says"),
    [
        (500, "results:3:end", "failed", "500"),
        (503, "none", "failed", "503"),
        (503, "blocked", "blocked", "proof"),
        (407, "results:3", "failed", "proxy"),
        (511, "none", "failed", "sign in"),
        (404, "?", "changed", "understood"),
    ],
)
async def test_a_status_that_is_no_answer_is_never_one(status, body, outcome, says):
    web = Fake(alpha=Reply(status, "https://engine.test/", {}, body.encode()))
    (only,) = await run(plan(N1), web)
    assert only.answer.outcome.value == outcome
    assert says in only.answer.why
    assert not only.answer.hits


async def test_an_engine_out_of_order_that_names_a_time_is_left_alone_until_then():
    web = Fake(alpha=Reply(503, "https://engine.test/", {"retry-after": "600"}, b"?"))
    collected = await run(plan(N1, P1), web)
    assert outcomes(collected) == [("N1", 1, "failed"), ("P1", 1, "skipped")]
    assert "pause" in collected[1].answer.why


async def test_a_fault_in_one_engines_file_stops_no_other():
    def broken(query, page, options, before):
        raise KeyError("form")

    web = Fake(a="fault", c="none")
    collected = await run(plan(N1, engines=("a", "b", "c")), web, engine("a"), engine("b", request=broken), engine("c"))
    assert {c.ask.engine: c.answer.outcome.value for c in collected} == {"a": "changed", "b": "failed", "c": "none"}
    assert all(c.answer.why for c in collected)


@pytest.mark.parametrize(
    ("kind", "options", "says"),
    [
        ({"key": "KAGI_API_KEY"}, Options(), "KAGI_API_KEY"),
        ({"instance": True}, Options(), "address"),
        ({"request": None}, Options(), "browser"),
    ],
)
async def test_an_engine_that_cannot_be_asked_says_what_is_missing(kind, options, says):
    web = Fake()
    (only,) = await run(plan(N1), web, engine(**kind), options_of=lambda e: options)
    assert only.answer.outcome is Outcome.SKIPPED
    assert says in only.answer.why
    assert web.asked == []


# -- stop and resume --------------------------------------------------------------------------------------------------


async def test_closing_stops_at_once_and_cancels_what_is_under_way():
    cancelled = []

    class Endless(Fake):
        async def send(self, engine, request):
            if engine.id == "slow":
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    cancelled.append(engine.id)
                    raise
            return await super().send(engine, request)

    made = {"slow": engine("slow"), "fast": engine("fast")}
    answers = collect(plan(N1, engines=("slow", "fast")), made, Endless(), lambda e: Options(), now=Clock())
    assert (await anext(answers)).ask.engine == "fast"
    async with asyncio.timeout(1):
        await answers.aclose()
    assert cancelled == ["slow"]


async def test_a_consumer_that_is_cancelled_cancels_what_is_under_way():
    begun, cancelled = asyncio.Event(), asyncio.Event()

    class Endless(Fake):
        async def send(self, engine, request):
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                cancelled.set()

    task = asyncio.create_task(run(plan(N1), Endless()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert cancelled.is_set()


def earlier(ask, answer):
    return Collected(ask, answer, NOON)


def results(number, more=True, at="x"):
    return Answer(Outcome.RESULTS, tuple(Hit(n, "t", f"https://{at}.test/{n}") for n in range(number)), more=more)


async def test_resuming_asks_only_what_was_not_answered():
    a, b, c = (Ask("alpha", dataclasses.replace(N1, id=i)) for i in "abc")
    done = [
        earlier(a, results(3, more=False)),
        earlier(b, Answer(Outcome.NONE, said=verbatim("None."))),
        earlier(c, Answer(Outcome.FAILED, said=verbatim("No network."))),
        earlier(c, Answer(Outcome.SKIPPED, said=verbatim("Left alone."))),
    ]
    web = Fake()
    collected = await run(Plan(Depth.LIGHT, (a, b, c)), web, done=done)
    assert outcomes(collected) == [("c", 1, "results")]
    assert web.paths == ["c/1"]


async def test_resuming_goes_on_with_the_next_page():
    done = [earlier(Ask("alpha", N1, 1), results(10))]
    web = Fake()
    assert outcomes(await run(plan(N1, pages=3), web, done=done)) == [("N1", 2, "results")]
    assert web.paths == ["N1/2"]


async def test_resuming_knows_that_a_query_was_complete():
    done = [earlier(Ask("alpha", N1, 1), results(10)), earlier(Ask("alpha", N1, 2), results(4, more=False))]
    web = Fake()
    assert await run(plan(N1, pages=3), web, done=done) == []
    assert web.asked == []


async def test_resuming_a_chained_engine_starts_the_query_anew_and_gives_nothing_twice():
    done = [earlier(Ask("alpha", N1, 1), results(10)), earlier(Ask("alpha", N1, 2), results(10, at="y"))]
    web = Fake(alpha={"N1/1": "results:10", "N1/2": "results:10", "N1/3": "results:2:end"})
    collected = await run(plan(N1, pages=3), web, engine(chained=True), done=done)
    assert outcomes(collected) == [("N1", 3, "results")]
    assert web.paths == ["N1/1", "N1/2", "N1/3"]


async def test_a_chained_engine_that_refuses_on_the_way_refuses_the_page():
    done = [earlier(Ask("alpha", N1, 1), results(10))]
    web = Fake(alpha={"N1/1": "blocked"})
    collected = await run(plan(N1, pages=3), web, engine(chained=True), done=done)
    assert outcomes(collected) == [("N1", 2, "blocked"), ("N1", 3, "skipped")]


BODIES = st.sampled_from(["results:10", "results:2:end", "none", "blocked", "?", "fault", "", "results:0"])
ANSWERS = st.one_of(
    BODIES,
    st.builds(
        lambda status, body: Reply(status, "u", {}, body.encode()), st.sampled_from([202, 403, 429, 500, 511]), BODIES
    ),
    st.builds(lambda cut: Unreachable(verbatim("Why."), cut=cut), st.booleans()),
)


@given(st.dictionaries(st.sampled_from([f"{q}/{p}" for q in ("N1", "P1") for p in (1, 2, 3)]), ANSWERS))
async def test_whatever_fails_none_is_said_only_by_an_engine_and_nothing_is_lost(pages):
    web = Fake(alpha={"*": "none", **pages})
    whole = plan(N1, P1, pages=3)
    collected = await run(whole, web)
    keys = [c.ask.key for c in collected]
    assert len(keys) == len(set(keys))
    for c in collected:
        page = pages.get(f"{c.ask.query.id}/{c.ask.page}", "none")
        if c.answer.outcome is Outcome.NONE:
            assert page == "none" or (isinstance(page, Reply) and page.status < 500 and page.body == b"none")
        if c.answer.outcome is not Outcome.RESULTS:
            assert c.answer.why
    again = Fake(alpha={"*": "none"})
    second = await run(whole, again, done=collected)
    answered = {c.ask.key for c in collected if c.answer.outcome.answered}
    assert not answered & {c.ask.key for c in second}
    assert {k for k in keys if k not in answered} <= {c.ask.key for c in second} | {
        ("alpha", q, p) for q in ("N1", "P1") for p in (2, 3)
    }


# -- a page before each query, and houses with several engines ---------------------------------------------------------


def tokened(**kw):
    def request(query, page, options, before):
        if before is None or b"token" not in before.body:
            raise Unready
        return ask_for(query, page, options, before)

    def token(query, options):
        return Request(f"https://engine.test/token/{query.id}")

    return engine(token=token, request=request, **kw)


async def test_a_token_is_fetched_for_each_query_and_handed_on():
    web = Fake(alpha={"token/N1": "? token 1", "token/P1": "? token 2", "*": "results:3:end"})
    collected = await run(plan(N1, P1), web, tokened())
    assert outcomes(collected) == [("N1", 1, "results"), ("P1", 1, "results")]
    assert web.asked == [
        ("alpha", "token/N1", ""), ("alpha", "N1/1", "? token 1"),
        ("alpha", "token/P1", ""), ("alpha", "P1/1", "? token 2"),
    ]  # fmt: skip


async def test_without_a_token_nothing_is_asked_and_nothing_is_claimed():
    web = Fake(alpha={"*": "none"})
    (item,) = await run(plan(N1), web, tokened())
    assert item.answer.outcome is Outcome.CHANGED
    assert item.answer.why
    assert web.paths == ["token/N1"]


async def test_a_refusal_of_the_token_is_one_of_the_search():
    collected = await run(plan(N1, P1), web := Fake(alpha={"*": "blocked"}), tokened())
    assert outcomes(collected) == [("N1", 1, "blocked"), ("P1", 1, "skipped")]
    assert web.paths == ["token/N1"]


async def test_while_a_house_rests_its_other_engines_rest_too():
    web = Fake()
    resting = {"alpha": NOON + timedelta(hours=1)}
    (item,) = await run(plan(N1, engines=("news",)), web, engine("news", brand="alpha"), resting=resting)
    assert (item.answer.outcome, web.asked) == (Outcome.SKIPPED, [])
    assert "13:00" in item.answer.why
    assert "left alone" in item.answer.why
