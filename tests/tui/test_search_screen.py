"""What a person does on the search screen."""

from dataclasses import replace
from typing import Any

import pytest

from identity_scan.merging.progress import Progress, State
from identity_scan.model import Answer, Collected, Depth, Outcome
from identity_scan.speech import language
from identity_scan.speech.telling import verbatim
from identity_scan.tui.screens.first_run import FirstRunScreen
from identity_scan.tui.widgets.live import headline
from identity_scan.tui.widgets.plan_view import PlanView

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
REFUSED = Answer(Outcome.BLOCKED, said=verbatim("It wants to know whether you are a person."))


def searched(session: Any) -> list[Any]:
    return [keys for what, keys in session.done if what == "search"]


@SIZES
async def test_sees_what_a_search_costs_before_anything_is_sent(made: Any, size: tuple[int, int]) -> None:
    session = made.Session()
    async with made.opened(session, size) as pilot:
        text = made.text_of(pilot.app)
        assert "What it costs: at most 15 requests, about 1 minute, 5 engines" in text
        assert "Nothing is sent before you press s." in text
        assert searched(session) == []


async def test_leaves_out_a_query_and_the_cost_falls(made: Any) -> None:
    session = made.Session()
    async with made.opened(session) as pilot:
        await pilot.press("space")
        await made.until(pilot, lambda: "at most 10 requests" in made.text_of(pilot.app))
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        assert {query for _engine, query, _page in searched(session)[0]} == {"P1", "W2"}


async def test_is_warned_when_a_ticked_query_tells_a_private_fact(made: Any) -> None:
    async with made.opened(made.Session()) as pilot:
        assert "tells the engine: Your private phone" in made.text_of(pilot.app)
        assert "a private fact about you" not in made.text_of(pilot.app)
        await pilot.press("end", "space")
        said = "1 of them tells the engines a private fact about you"
        await made.until(pilot, lambda: said in made.text_of(pilot.app))


async def test_the_deep_search_asks_more_but_never_a_private_query_unasked(made: Any) -> None:
    async with made.opened(made.Session()) as pilot:
        await pilot.press("d")
        await made.until(pilot, lambda: "at most 20 requests" in made.text_of(pilot.app))
        plan = pilot.app.screen.query_one(PlanView).plan
        assert plan is not None
        assert not any(query.private for query in plan.queries)


@SIZES
async def test_watches_answers_come_into_the_grid_and_findings_slide_in(made: Any, size: tuple[int, int]) -> None:
    refused = {("startpage", "N1"): REFUSED, ("mojeek", "N1"): Answer(Outcome.NONE)}
    async with made.opened(made.Session(answers=refused, hold_after=7), size) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.assessment is not None and len(pilot.app.progress.collected) == 7)
        text = made.text_of(pilot.app)
        assert "7 of 15" in text
        assert "less than a minute left" in text
        assert "● 1" in text
        assert "■" in text
        assert "Marge Fenn" in text
        assert "So far" in text


@SIZES
async def test_stops_at_once_keeps_every_answer_and_goes_on_with_the_rest(made: Any, size: tuple[int, int]) -> None:
    session = made.Session(hold_after=6)
    async with made.opened(session, size) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: len(pilot.app.progress.collected) == 6)
        await pilot.press("escape")
        await made.until(pilot, lambda: pilot.app.progress.state is State.STOPPED)
        assert len(pilot.app.progress.collected) == 6
        assert "stopped" in made.text_of(pilot.app)
        session.hold_after = None
        await pilot.press("c")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        assert len(searched(session)[1]) == 9
        assert len(pilot.app.progress.collected) == 15


async def test_asks_only_the_refused_again(made: Any) -> None:
    session = made.Session(answers={("startpage", "N1"): REFUSED})
    async with made.opened(session) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        assert "1 engine did not answer" in made.text_of(pilot.app)
        session.answers = {}
        await pilot.press("r")
        await made.until(pilot, lambda: len(searched(session)) == 2 and not pilot.app.progress.running)
        assert searched(session)[1] == (("startpage", "N1", 1),)
        assert "did not answer" not in made.text_of(pilot.app)


async def test_an_engine_that_refuses_again_is_shown_as_refusing_not_as_left_alone(made: Any) -> None:
    session = made.Session(answers={("startpage", "N1"): REFUSED})
    async with made.opened(session, (160, 50)) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        session.answers = {
            ("startpage", "N1"): Answer(Outcome.SKIPPED, said=verbatim("Startpage is left alone until 14:05."))
        }
        await pilot.press("r")
        await made.until(pilot, lambda: len(searched(session)) == 2 and not pilot.app.progress.running)
        text = made.text_of(pilot.app)
        assert "1 engine did not answer" in text
        assert "■ refused" in text


async def test_opens_a_cell_and_reads_why_there_is_no_answer_and_what_to_do(made: Any) -> None:
    async with made.opened(made.Session(answers={("startpage", "N1"): REFUSED})) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        await pilot.press("right", "right", "enter")
        text = made.text_of(pilot.app)
        assert "It wants to know whether you are a person." in text
        assert "This does not mean that there is nothing to find." in text
        assert "ask again later" in text


async def test_opens_a_cell_and_reads_what_the_engine_answered(made: Any) -> None:
    async with made.opened(made.Session()) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        await pilot.press("right", "right", "right", "enter")
        assert "https://gram.example/page" in made.text_of(pilot.app)
        await pilot.press("escape")
        assert "Covered so far" in made.text_of(pilot.app)
        assert "Looked by hand × not looked" in made.text_of(pilot.app)


async def test_an_engine_that_says_none_is_told_apart_from_one_that_refused(made: Any) -> None:
    answers = {("startpage", "N1"): REFUSED, ("bing", "N1"): Answer(Outcome.NONE)}
    async with made.opened(made.Session(answers=answers), (160, 50)) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        text = made.text_of(pilot.app)
        assert "■ refused" in text
        assert "○ none" in text
        assert "Google ± in part" in text


async def test_a_search_that_was_stopped_earlier_offers_to_go_on(made: Any) -> None:
    from dataclasses import replace

    session = made.finished()
    kept = session.kept
    session.kept = replace(kept, scan=replace(kept.scan, finished=None), collected=kept.collected[:5])
    async with made.opened(session) as pilot:
        await pilot.press("1")
        await made.until(pilot, lambda: "c go on" in made.text_of(pilot.app))
        await pilot.press("c")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        assert len(searched(session)[0]) == 10


async def test_a_failure_in_the_search_is_a_plain_sentence_and_keeps_what_came(made: Any) -> None:
    from identity_scan.speech.errors import HistoryError

    class Broken(made.Session):  # type: ignore[misc, name-defined]
        async def search(self, plan: Any, scan: Any = None, enough: Any = None) -> Any:
            async for item in super().search(plan, scan, enough):
                yield item
                if len(self.done) and item.ask.query.id == "P1":
                    raise HistoryError("The disk is full.", "Make room, then go on.")

    async with made.opened(Broken()) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.STOPPED)
        await made.until(pilot, lambda: "The disk is full. Make room, then go on." in made.text_of(pilot.app))
        assert len(pilot.app.progress.collected) == 6


async def test_a_fault_of_the_program_itself_names_no_person(made: Any) -> None:
    from identity_scan.tui.shell.boundary import what_went_wrong

    try:
        raise ValueError("Marguerite Fennimore at 118 Larkspur")
    except ValueError as error:
        said = what_went_wrong(error)
    assert "Marguerite" not in said
    assert "Larkspur" not in said
    assert "ValueError at test_search_screen.py" in said


async def test_goes_on_from_the_demonstration_to_a_search_of_their_own(made: Any) -> None:
    session = made.Session(demo=True)
    async with made.opened(session) as pilot:
        assert "Demonstration: an invented person. Nothing is sent, nothing is saved." in made.text_of(pilot.app)
        await pilot.press("o")
        await pilot.pause()
    assert pilot.app.return_value is not None
    assert not pilot.app.return_value.demo


async def test_chooses_another_invented_person(made: Any) -> None:
    people = (made.person(), made.person(name="Corentin Vale"))
    session = made.Session(demo=True, people=people)
    async with made.opened(session) as pilot:
        await pilot.press("w")
        assert "Corentin Vale" in made.text_of(pilot.app)
        await pilot.press("2")
        await pilot.pause()
    assert session.person == people[1]
    assert pilot.app.return_value is session


async def test_a_newcomer_is_asked_who_they_are(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        assert "Try it on an invented person first" in made.text_of(pilot.app)


@SIZES
async def test_where_nothing_new_comes_the_worker_may_end_the_search_and_ask_the_rest_later(
    made: Any, size: tuple[int, int]
) -> None:
    session = made.Session(hold_after=14)
    async with made.opened(session, size) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: len(pilot.app.progress.collected) == 14)
        assert pilot.app.progress.running
        assert "The last 12 answers brought nothing new." in made.text_of(pilot.app)
        await pilot.press("e")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        (last,) = [c for c in pilot.app.progress.collected if not c.answer.outcome.answered]
        assert last.answer.outcome is Outcome.SKIPPED
        assert "ended when nothing new appeared" in made.text_of(pilot.app)
        await pilot.press("r")
        await made.until(pilot, lambda: len(searched(session)) == 2)
        assert searched(session)[1] == (last.ask.key,)


async def test_goes_on_from_a_light_search_with_what_a_deep_one_adds(made: Any) -> None:
    session = made.Session()
    async with made.opened(session) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE and not pilot.app.judging)
        assert "A deep search can go on from here" in made.text_of(pilot.app)
        assert "at most 5 requests" in made.text_of(pilot.app)
        light = set(searched(session)[0])
        await pilot.press("d")
        await made.until(pilot, lambda: len(searched(session)) == 2 and pilot.app.progress.state is State.DONE)
        assert len(set(searched(session)[1]) - light) == 5
        assert "A deep search can go on from here" not in made.text_of(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_no_name_of_an_engine_is_cut_or_written_with_a_hyphen(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("1", "l")
        await made.until(pilot, lambda: pilot.app.screen.query("#grid") and pilot.app.screen.query_one("#grid").columns)
        grid = pilot.app.screen.query_one("#grid")
        heads = {name.value: column for name, column in grid.columns.items() if name.value != "query"}
        for engine in made.ENGINES:
            if (column := heads.get(engine.id)) is not None:
                assert "".join(str(column.label).split()).endswith(engine.name)
                assert max(map(len, str(column.label).splitlines())) <= column.width
        assert {"startpage", "duckduckgo"} <= heads.keys()


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("silent", [0, 2])
def test_how_far_a_search_came_stands_whole_at_eighty_columns(made: Any, tongue: str, silent: int) -> None:
    language.use(tongue)
    session = made.finished()
    kept = session.kept
    asks = [ask for ask in kept.plan.asks for _page in range(12)]
    plan = replace(kept.plan, depth=Depth.DEEP, asks=tuple(replace(ask, page=n) for n, ask in enumerate(asks, 1)))
    engines = sorted({ask.engine for ask in asks})[:silent]
    found = kept.collected[0].answer
    answers = [Collected(a, REFUSED if a.engine in engines else found, kept.scan.started) for a in plan.asks]
    told = headline(Progress(plan, tuple(answers), State.DONE, kept.scan), session.engines(), 76)
    assert told.cell_length <= 76
    assert str(len(asks)) in told.plain
    assert told.plain.split("  ·  ")[0]
