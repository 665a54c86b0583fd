"""One key says all that it moved: the message, the others shown on a key, the cursor, the way back."""

import threading
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from identity_scan.judge.moves import stand
from identity_scan.merging.progress import State
from identity_scan.model import By, Verdict
from identity_scan.session.demonstration import demonstration
from identity_scan.tui.widgets.finding_list import FindingList

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
LEANING = ("mine04", "mine06", "mine07", "mine12")


def many(made: Any, **changes: Any) -> Any:
    """Twenty pages of mine, of which four lean on the sixth; five that are unsure, three about somebody else."""
    mine = [made.judged(f"mine{n:02}", f"Page {n:02} of mine", score=90 - n) for n in range(20)]
    unsure = [made.judged(f"unsure{n}", f"Doubtful {n}", verdict=Verdict.UNSURE, score=40 - n) for n in range(5)]
    others = [made.judged(f"other{n}", f"Stranger {n}", verdict=Verdict.NOT_ME, namesake="g1") for n in range(3)]
    return made.finished(findings=(*mine, *unsure, *others), leans={"mine05": LEANING}, **changes)


def the_list(app: Any) -> FindingList:
    return app.screen.query_one(FindingList)


def line_of_cursor(made: Any, app: Any, title: str) -> int:
    """The line of the screen on which a title stands in the list."""
    return next(n for n, line in enumerate(made.text_of(app).splitlines()) if title in line)


def toasts(app: Any) -> list[str]:
    """What the messages that can be seen say, in the words of the program."""
    seen = (
        toast for toast in app.screen.query("Toast") if all(node.display for node in toast.ancestors_with_self[:-2])
    )
    return [" ".join(str(toast.render()).split()) for toast in seen]


async def told(made: Any, pilot: Pilot[Any], words: str) -> None:
    """Wait until the one message on the screen says this."""
    await made.until(pilot, lambda: len(said := toasts(pilot.app)) == 1 and words in said[0])


async def at(made: Any, pilot: Pilot[Any], name: str) -> None:
    """Go to a finding of the list with the arrows, as a person does."""
    await pilot.press("2")
    await made.until(pilot, lambda: the_list(pilot.app).here is not None)
    while the_list(pilot.app).here != name:
        await pilot.press("down")


@SIZES
async def test_names_how_many_others_moved_and_shows_just_them_on_a_key(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(many(made), size) as pilot:
        await at(made, pilot, "mine05")
        await pilot.press("n")
        await told(made, pilot, "Noted: somebody else. 4 other results depended on this page and are now unsure.")
        assert "v shows them, z undoes all of it." in toasts(pilot.app)[0]
        before = the_list(pilot.app).here
        pilot.app.clear_notifications()
        await pilot.press("v")
        text = made.text_of(pilot.app)
        assert "4 of 28 shown: changed by your last decision. esc shows all." in " ".join(text.split())
        shown = [option.id for option in the_list(pilot.app).options if option.id]
        assert sorted(shown) == sorted(LEANING)
        assert "was: professional, low 86" in text
        await pilot.press("escape")
        assert "esc shows all" not in made.text_of(pilot.app)
        assert the_list(pilot.app).here == before


async def test_the_key_again_shows_all_too_and_is_not_offered_when_nothing_moved(made: Any) -> None:
    async with made.opened(many(made)) as pilot:
        await at(made, pilot, "mine02")
        await pilot.press("n", "v")
        await told(made, pilot, "Noted: somebody else. z takes it back.")
        await made.until(pilot, lambda: not pilot.app.judging)
        assert "what it changed" not in made.text_of(pilot.app)
        assert "depended" not in " ".join(toasts(pilot.app))
        await at(made, pilot, "mine05")
        await pilot.press("n")
        await told(made, pilot, "4 other results")
        assert "what it changed" in made.text_of(pilot.app)
        await pilot.press("v")
        assert "4 of 28 shown" in made.text_of(pilot.app)
        await pilot.press("v")
        assert "4 of 28 shown" not in made.text_of(pilot.app)


async def test_settling_what_moved_does_not_take_it_out_of_sight(made: Any) -> None:
    session = many(made)
    async with made.opened(session) as pilot:
        await at(made, pilot, "mine05")
        await pilot.press("n")
        await told(made, pilot, "4 other results")
        await pilot.press("v", "m")
        await made.until(pilot, lambda: not pilot.app.judging)
        shown = [option.id for option in the_list(pilot.app).options if option.id]
        assert sorted(shown) == sorted(LEANING)
        assert session.said["mine04"].verdict is Verdict.ME
        assert the_list(pilot.app).here == "mine06"


@SIZES
async def test_taking_it_back_brings_every_other_back_and_the_cursor_to_the_page(
    made: Any, size: tuple[int, int]
) -> None:
    async with made.opened(many(made), size) as pilot:
        await at(made, pilot, "mine05")
        before = [(j.finding.id, j.identity, j.severity) for j in pilot.app.assessment.judged]
        await pilot.press("n")
        await told(made, pilot, "4 other results")
        await pilot.press("down", "z")
        await told(made, pilot, "4 other results changed back with it.")
        assert [(j.finding.id, j.identity, j.severity) for j in pilot.app.assessment.judged] == before
        assert the_list(pilot.app).here == "mine05"


async def test_taking_it_back_from_what_it_moved_shows_all_again(made: Any) -> None:
    async with made.opened(many(made)) as pilot:
        await at(made, pilot, "mine05")
        await pilot.press("n")
        await told(made, pilot, "4 other results")
        await pilot.press("v", "z")
        await told(made, pilot, "changed back with it")
        assert the_list(pilot.app).here == "mine05"
        assert "esc shows all" not in made.text_of(pilot.app)


@asynccontextmanager
async def judged_late(made: Any) -> AsyncGenerator[tuple[Pilot[Any], threading.Event], None]:
    """The application on a session that judges by a word only once it is let."""
    gate = threading.Event()

    class Slow(made.Session):  # type: ignore[misc, name-defined]
        def assess(self, said: Any) -> Any:
            if self.said:
                gate.wait()
            return super().assess(said)

    held = many(made)
    async with made.opened(Slow(findings=held.findings, kept=held.kept, leans=held.leans)) as pilot:
        try:
            yield pilot, gate
        finally:
            gate.set()


async def test_is_told_at_once_and_again_when_the_figures_are_known(made: Any) -> None:
    async with judged_late(made) as (pilot, gate):
        await at(made, pilot, "mine05")
        await pilot.press("n")
        await told(made, pilot, "Noted: somebody else. z takes it back.")
        assert the_list(pilot.app).here == "mine06"
        assert "what it changed" not in made.text_of(pilot.app)
        gate.set()
        await told(made, pilot, "Noted: somebody else. 4 other results depended on this page")
        assert the_list(pilot.app).here == "mine08"


async def test_two_words_before_the_figures_are_known_are_told_together(made: Any) -> None:
    async with judged_late(made) as (pilot, gate):
        await at(made, pilot, "mine05")
        await pilot.press("n", "m")
        assert {name: one.verdict for name, one in pilot.app.session.said.items()} == {
            "mine05": Verdict.NOT_ME,
            "mine06": Verdict.ME,
        }
        gate.set()
        await told(made, pilot, "Noted: me. 3 other results depended on these pages: 3 now unsure.")
        assert "v shows them, z undoes the last decision." in toasts(pilot.app)[0]


async def test_a_word_taken_back_before_the_figures_are_known_moved_nothing(made: Any) -> None:
    async with judged_late(made) as (pilot, gate):
        await at(made, pilot, "mine05")
        await pilot.press("n", "z")
        gate.set()
        await made.until(pilot, lambda: not pilot.app.judging)
        await told(made, pilot, "Taken back: said.")
        assert pilot.app.moves == ()
        assert the_list(pilot.app).here == "mine05"


async def test_what_an_answer_moved_is_not_laid_to_the_word(made: Any) -> None:
    session = many(made)
    async with made.opened(session) as pilot:
        await at(made, pilot, "mine05")
        late = (replace(j, identity=replace(j.identity, verdict=Verdict.UNSURE)) for j in session.findings[:2])
        session.findings = (*late, *session.findings[2:])
        await pilot.press("n")
        await told(made, pilot, "4 other results depended on this page")


async def test_in_a_whole_search_the_message_names_what_the_judge_moved(made: Any) -> None:
    async with made.opened(demonstration("tamsin", lambda: made.NOON, pace=0), (120, 36)) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE and not pilot.app.judging)
        await pilot.press("2")
        await made.until(pilot, lambda: the_list(pilot.app).here is not None)
        before = {j.finding.id: stand(j) for j in pilot.app.assessment.judged}
        said = the_list(pilot.app).here
        await pilot.press("n")
        await told(made, pilot, "other results depended on this page")
        after = {j.finding.id: stand(j) for j in pilot.app.assessment.judged}
        others = {name for name in before if before[name] != after[name]} - {said}
        assert toasts(pilot.app)[0].startswith(f"Noted: somebody else. {len(others)} other results depended")
        await pilot.press("v")
        assert {option.id for option in the_list(pilot.app).options if option.id} - {"others"} == others
        await pilot.press("z")
        await told(made, pilot, f"{len(others)} other results changed back with it.")
        assert {j.finding.id: stand(j) for j in pilot.app.assessment.judged} == before
        assert the_list(pilot.app).here == said


# -- the cursor -------------------------------------------------------------------------------------------------------


@SIZES
async def test_the_cursor_stays_where_the_eyes_are(made: Any, size: tuple[int, int]) -> None:
    session = many(made)
    session.leans = {"mine15": LEANING}  # so far down that there are rows above what is seen
    async with made.opened(session, size) as pilot:
        await at(made, pilot, "mine16")
        await pilot.press("up")  # neither the first nor the last line that is seen
        rows = the_list(pilot.app)
        line = rows._line() - rows.scroll_offset.y
        await pilot.press("n")
        await told(made, pilot, "4 other results")
        await made.until(pilot, lambda: the_list(pilot.app).here == "mine16")
        assert rows._line() - rows.scroll_offset.y == line or rows.scroll_offset.y == 0


async def test_quick_hands_mark_the_finding_that_took_the_place(made: Any) -> None:
    session = many(made)
    async with made.opened(session) as pilot:
        await at(made, pilot, "mine01")
        await pilot.press("n", "n", "m", "m")
        assert {name: one.verdict for name, one in session.said.items()} == {
            "mine01": Verdict.NOT_ME,
            "mine02": Verdict.NOT_ME,
            "mine03": Verdict.ME,
            "mine04": Verdict.ME,
        }


@pytest.mark.parametrize(
    ("start", "keys", "ends"),
    [
        pytest.param("mine03", "m", "mine04", id="me on mine: the next"),
        pytest.param("mine03", "p", "mine04", id="its life: the next"),
        pytest.param("mine03", "u", "mine04", id="unsure: the next of mine"),
        pytest.param("mine19", "n", "unsure0", id="the last of mine: the first that is unsure"),
        pytest.param("unsure1", "m", "unsure2", id="me on an unsure one: the next unsure one"),
        pytest.param("unsure4", "n", "mine00", id="the last one: the first that nothing was said of"),
        pytest.param("unsure0", "u", "unsure1", id="unsure stays unsure: the next"),
    ],
)
async def test_after_every_word_the_cursor_goes_to_the_next_that_nothing_was_said_of(
    made: Any, start: str, keys: str, ends: str
) -> None:
    async with made.opened(many(made), (80, 24)) as pilot:
        await at(made, pilot, start)
        await pilot.press(*keys)
        assert the_list(pilot.app).here == ends
        await made.until(pilot, lambda: not pilot.app.judging)
        assert the_list(pilot.app).here == ends


async def test_what_was_settled_already_is_passed_over(made: Any) -> None:
    async with made.opened(many(made)) as pilot:
        await at(made, pilot, "mine02")
        await pilot.press("m", "up", "up", "m", "m")
        assert the_list(pilot.app).here == "mine04"
        assert sorted(pilot.app.session.said) == ["mine01", "mine02", "mine03"]


async def test_while_answers_come_the_cursor_goes_along_with_its_finding(made: Any) -> None:
    session = many(made)
    async with made.opened(session) as pilot:
        await at(made, pilot, "unsure1")
        known = (replace(j, identity=replace(j.identity, verdict=Verdict.ME)) for j in session.findings)
        session.findings = tuple(
            k if k.finding.id == "unsure1" else j for k, j in zip(known, session.findings, strict=True)
        )
        pilot.app.rejudge()
        await made.until(pilot, lambda: pilot.app.assessment.judged[20].finding.id == "unsure1")
        assert the_list(pilot.app).here == "unsure1"


# -- the row and the messages -----------------------------------------------------------------------------------------


@SIZES
@pytest.mark.parametrize(("key", "word"), [("m", "✓ me"), ("p", "✓ professional"), ("u", "✓ cannot tell")])
async def test_a_row_says_what_the_worker_decided(made: Any, size: tuple[int, int], key: str, word: str) -> None:
    async with made.opened(many(made), size) as pilot:
        await at(made, pilot, "mine02")
        assert "✓" not in made.text_of(pilot.app)
        assert "0 of 28 settled" in made.text_of(pilot.app)
        await pilot.press(key)
        await made.until(pilot, lambda: not pilot.app.judging)
        pilot.app.clear_notifications()
        await pilot.pause()
        assert "1 of 28 settled" in made.text_of(pilot.app)
        row = the_list(pilot.app).get_option("mine02").prompt
        assert word in str(row)
        assert sum("✓" in str(option.prompt) for option in the_list(pilot.app).options) == 1
        await pilot.press("z")
        await made.until(pilot, lambda: "0 of 28 settled" in made.text_of(pilot.app))
        assert "✓" not in made.text_of(pilot.app)


@pytest.mark.parametrize("key", ["n", "m", "k"])
async def test_a_key_held_down_leaves_one_message(made: Any, key: str) -> None:
    touches = [("threat_or_doxxing", "stay away")]
    rows: Sequence[Any] = [made.judged(f"hard{n}", f"Hard {n}", kinds=touches, score=50) for n in range(15)]
    async with made.opened(made.finished(findings=tuple(rows))) as pilot:
        await pilot.press("2")
        await made.until(pilot, lambda: the_list(pilot.app).here is not None)
        await pilot.press(*[key] * 12)
        await made.until(pilot, lambda: len(toasts(pilot.app)) == 1)
        await made.until(pilot, lambda: len(pilot.app.screen.query("Toast")) == 1)


async def test_a_message_that_was_replaced_does_not_come_back_on_the_next_screen(made: Any) -> None:
    async with made.opened(many(made)) as pilot:
        await at(made, pilot, "mine02")
        await pilot.press("m", "n")
        await told(made, pilot, "Noted: somebody else.")
        await pilot.press("3")
        await told(made, pilot, "Noted: somebody else.")
        assert len(pilot.app.screen.query("Toast")) == 1


async def test_all_that_is_to_be_told_at_the_opening_is_told(made: Any) -> None:
    async with made.opened(many(made, notices=("The first thing.", "The second thing."))) as pilot:
        await told(made, pilot, "The first thing. The second thing.")


# -- a whole group ----------------------------------------------------------------------------------------------------


def grouped(made: Any, **changes: Any) -> Any:
    """Three about one stranger: one plain, one with the worker's telephone number, one unsure."""
    rows = [
        made.judged("plain", "Plain stranger", verdict=Verdict.NOT_ME, namesake="g1"),
        made.judged("phoned", "Call the stranger", verdict=Verdict.NOT_ME, namesake="g1"),
        made.judged("doubt", "Doubtful stranger", verdict=Verdict.UNSURE, namesake="g1"),
    ]
    rows[1] = replace(rows[1], identity=replace(rows[1].identity, anchors=("phone",)))
    return made.finished(findings=tuple(rows), **changes)


@pytest.mark.parametrize("answer", ["n", "m", "u"])
async def test_a_word_for_a_group_leaves_out_what_is_unsure_or_the_workers_own(made: Any, answer: str) -> None:
    session = grouped(made)
    async with made.opened(session) as pilot:
        await at(made, pilot, "doubt")
        await pilot.press("g")
        text = " ".join(made.text_of(pilot.app).split())
        assert "realtor in Kelowna: 1 result" in text
        assert "Left out: 1 result that is unsure." in text
        assert "Left out: 1 result that shows something of yours (your telephone number)." in text
        await pilot.press(answer)
        await told(made, pilot, "Say separately who each one is about.")
        assert set(session.said) == {"plain"}
        assert toasts(pilot.app)[0].startswith("1 result noted:")
        await pilot.press("z")
        await made.until(pilot, lambda: session.said == {})


async def test_a_group_of_which_nothing_may_be_settled_is_not_asked_about(made: Any) -> None:
    rows = [made.judged(name, name, verdict=Verdict.UNSURE, namesake="g1") for name in ("one", "two")]
    session = made.finished(findings=tuple(rows))
    async with made.opened(session) as pilot:
        await at(made, pilot, "one")
        await pilot.press("g")
        await told(
            made, pilot, "None of these results is settled with the others. Left out: 2 results that are unsure."
        )
        await pilot.press("n")
        assert set(session.said) == {"one"}


async def test_an_unsure_page_that_the_worker_left_so_stays_out_of_a_group(made: Any) -> None:
    session = grouped(made)
    async with made.opened(session) as pilot:
        await at(made, pilot, "doubt")
        await pilot.press("u")
        await made.until(pilot, lambda: not pilot.app.judging)
        row = next(j for j in pilot.app.assessment.judged if j.finding.id == "doubt")
        assert row.identity.by is By.WORKER
        await pilot.press("g", "n")
        await told(made, pilot, "1 result noted: somebody else.")
        assert session.said["doubt"].verdict is Verdict.UNSURE
