"""Home: what somebody meets who comes back, what is next, and where each thing leads."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pretend_session import NOON, usual_findings

from identity_scan.advice.handchecks import looks
from identity_scan.advice.todo import todo
from identity_scan.judge import overview
from identity_scan.merging.progress import Progress, State
from identity_scan.model import Answer, Band, Depth, Outcome, Scan, Status
from identity_scan.present.next_things import MOST, Known, next_things
from identity_scan.present.values import PastScan, Since
from identity_scan.remembered import Standing
from identity_scan.speech import language
from identity_scan.tui.screens.by_hand_screen import ByHandScreen
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.home_screen import HomeScreen
from identity_scan.tui.screens.search_screen import SearchScreen
from identity_scan.tui.screens.steps_screen import ActionsScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
LETTERS = (" B ", " C ", " D ", " E ", "Grade", "grade")


def flat(made: Any, pilot: Any) -> str:
    return " ".join(made.text_of(pilot.app).split())


def urgent(made: Any) -> tuple[Any, ...]:
    """The usual findings, the first of which cannot wait."""
    first, *rest = usual_findings()
    return (replace(first, severity=replace(first.severity, band=Band.ACT_NOW, score=90)), *rest)


def without_google(made: Any, *findings: Any) -> Any:
    """A finished search in which what shows Google's list refused."""
    session = made.finished(findings or usual_findings())
    kept = session.kept
    answers = (replace(c, answer=Answer(Outcome.BLOCKED)) if c.ask.engine == "startpage" else c for c in kept.collected)
    session.kept = replace(kept, collected=tuple(answers))
    return session


def stopped(made: Any) -> Any:
    """A session whose search was stopped in the middle."""
    session = made.finished()
    kept = session.kept
    session.kept = replace(kept, scan=replace(kept.scan, finished=None), collected=kept.collected[:5])
    return session


# -- the rule ---------------------------------------------------------------------------------------------------------


def known(made: Any, session: Any, **more: Any) -> Known:
    session.open()
    found = session.judge()
    state = State.DONE if session.kept.scan.finished else State.STOPPED
    progress = Progress(session.kept.plan, session.kept.collected, state, session.kept.scan)
    return Known(
        progress=progress,
        rows=made.ENGINES,
        seen=overview.of(found.assessment),
        assessment=found.assessment,
        cards=found.cards,
        **more,
    )


def names(told: Known) -> list[str]:
    return [thing.name for thing in next_things(told)]


def test_what_cannot_wait_comes_before_all_else_and_no_more_than_three_things_are_told(made: Any) -> None:
    told = known(made, made.finished(urgent(made)), overdue=True, due="A light search is due.", looks=looks({}, (), ()))
    assert names(told)[0] == "look"
    assert len(names(told)) == MOST == 3
    assert names(replace(told, assessment=None, cards=(), seen=None)) == ["start"]


def test_a_stopped_search_comes_before_what_it_may_still_change(made: Any) -> None:
    told = known(made, stopped(made))
    assert names(told)[0] == "resume"
    assert "at 5 of" in next_things(told)[0].text


def test_an_index_that_only_people_can_ask_is_named_unless_the_person_is_invented(made: Any) -> None:
    told = known(made, without_google(made))
    (browse,) = (thing for thing in next_things(told) if thing.name == "browse")
    assert browse.text == "Google has not been searched yet: look in your own browser"
    assert browse.at == "google"
    assert "browse" not in names(replace(told, demo=True))


def test_days_that_have_come_and_answers_that_are_waited_for_are_told_together(made: Any) -> None:
    session = made.finished()
    session.open()
    found = session.judge()
    key = next(card.key for card in found.cards if card.judged)
    past = Standing(Status.WAITING, NOON, "", NOON.date() - timedelta(1))
    ahead = replace(past, until=NOON.date() + timedelta(21))
    waits = todo(found.assessment, NOON.date(), {key: ahead}, {}, [])
    (told,) = (t for t in next_things(replace(known(made, session), seen=None, assessment=None, cards=waits)) if t.at)
    assert told.text == "1 answer to wait for, until 13 Dec 2026"
    due = todo(found.assessment, NOON.date(), {key: past}, {}, [])
    (told,) = (t for t in next_things(replace(known(made, session), seen=None, assessment=None, cards=due)) if t.at)
    assert told.text.startswith("1 step is due")


# -- the screen -------------------------------------------------------------------------------------------------------


@SIZES
async def test_whoever_comes_back_sees_where_they_stand_before_anything_else(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(without_google(made, *urgent(made)), size) as pilot:
        await made.until(pilot, lambda: "needs you this week" in flat(made, pilot))
        assert isinstance(pilot.app.screen, HomeScreen)
        text = flat(made, pilot)
        assert "1 page needs you this week." in text
        assert "You need not do this alone, or all today." in text
        assert "l Look at it:" in text
        assert "Google has not been searched yet" in text
        assert "People to talk to: employee assistance" in text
        assert not any(letter in text for letter in LETTERS)


async def test_what_few_answers_carry_is_said_so_far_and_nothing_is_claimed_of_the_rest(made: Any) -> None:
    session = made.finished(urgent(made))
    silent = tuple(replace(c, answer=Answer(Outcome.BLOCKED)) for c in session.kept.collected[2:])
    session.kept = replace(session.kept, collected=(*session.kept.collected[:2], *silent))
    async with made.opened(session) as pilot:
        await made.until(pilot, lambda: "So far: 1 page needs you this week." in flat(made, pilot))
        assert "2 of 15 requests were answered." in flat(made, pilot)


@pytest.mark.parametrize(
    ("key", "screen"), [("enter", FindingsScreen), ("l", FindingsScreen), ("u", FindingsScreen), ("b", SearchScreen)]
)
async def test_each_thing_leads_to_where_it_is_done_with_the_cursor_on_it(made: Any, key: str, screen: type) -> None:
    async with made.opened(without_google(made, *urgent(made))) as pilot:
        await made.until(pilot, lambda: "l Look at it:" in flat(made, pilot))
        await pilot.press(key)
        await made.until(pilot, lambda: isinstance(pilot.app.screen, screen))
        if key == "b":
            await made.until(pilot, lambda: bool(pilot.app.screen.query("#grid")))
            await made.until(pilot, lambda: pilot.app.screen.query_one("#grid").here[1].id == "google")
        else:
            wanted = "club" if key == "u" else "gram"
            await made.until(pilot, lambda: pilot.app.screen.here.finding.id == wanted)


async def test_a_stopped_search_is_gone_on_with_from_home(made: Any) -> None:
    session = stopped(made)
    async with made.opened(session) as pilot:
        await made.until(pilot, lambda: "Go on with the search that was stopped" in flat(made, pilot))
        await pilot.press("c")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen) and pilot.app.screen._live)
        assert not [done for done in session.done if done[0] == "search"], "nothing is sent before c is pressed there"
        await pilot.press("c")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)


async def test_a_step_whose_day_has_come_leads_to_its_card(made: Any) -> None:
    session = made.finished()
    session.standings = {("gram", "PRIV-01"): Standing(Status.WAITING, NOON, "", NOON.date())}
    async with made.opened(session) as pilot:
        await made.until(pilot, lambda: "1 step is due" in flat(made, pilot))
        await pilot.press("a")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        await made.until(pilot, lambda: pilot.app.screen.here is not None)
        assert pilot.app.screen.here.key == ("gram", "PRIV-01")


async def test_says_what_changed_and_draws_what_a_client_meets_search_by_search(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = [PastScan(Scan(f"s{n}", NOON - timedelta(90 * n), NOON, Depth.LIGHT), met=n) for n in (0, 3, 6)]
    session = made.finished(scans=tuple(past))
    since = Since("4 May 2026", {}, {"gone": 3, "new": 2, "back": 1, "same": 9})
    judge = session.judge
    monkeypatch.setattr(session, "judge", lambda *a, **k: replace(judge(*a, **k), look_back=lambda: since))
    async with made.opened(session) as pilot:
        await made.until(pilot, lambda: "Since 4 May 2026: 2 new, 3 gone, 1 came back." in flat(made, pilot))
        assert "█▅▁" in made.text_of(pilot.app)
        assert "private, seen first: 6 → 3 → 0" in made.text_of(pilot.app)


async def test_whom_to_call_is_what_the_worker_wrote_themselves(made: Any) -> None:
    async with made.opened(made.finished(support="[b]Nadia[/b], 555-0133")) as pilot:
        await made.until(
            pilot, lambda: "People to talk to: [b]Nadia[/b], 555-0133; employee assistance" in flat(made, pilot)
        )
        assert "Your own entry" not in flat(made, pilot)


async def test_the_other_language_is_one_key_away(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await pilot.press("f")
        await pilot.pause()
    assert ("language", "fr-CA") in session.done
    assert pilot.app.return_value is session


async def test_a_report_is_asked_for_from_home(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await made.until(pilot, lambda: "results need your answer" in flat(made, pilot))
        await pilot.press("r")
        await made.until(pilot, lambda: "A report on the search of" in flat(made, pilot))


async def test_whoever_has_not_searched_begins_on_the_plan(made: Any) -> None:
    async with made.opened(made.Session()) as pilot:
        await made.until(pilot, lambda: "Nothing is sent before you press s." in flat(made, pilot))
        assert isinstance(pilot.app.screen, SearchScreen)
        await pilot.press("0")
        await made.until(pilot, lambda: "No search is kept yet." in flat(made, pilot))
        await pilot.press("s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))


async def test_what_no_engine_shows_opens_over_home(made: Any) -> None:
    calm = tuple(replace(j, severity=replace(j.severity, band=Band.NOTE, score=1)) for j in usual_findings()[2:3])
    session = made.finished(calm, demo=True)
    async with made.opened(session) as pilot:
        await made.until(pilot, lambda: "Look up yourself what no engine shows" in flat(made, pilot))
        await pilot.press("y")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ByHandScreen))


async def test_what_was_never_looked_at_is_said_to_be_due_and_y_leads_there_although_other_things_come_first(
    made: Any,
) -> None:
    async with made.opened(made.finished(urgent(made))) as pilot:
        await made.until(pilot, lambda: "checks by hand were never done; next: Case law." in flat(made, pilot))
        assert "Look up yourself" not in flat(made, pilot), "three things come before it"
        await pilot.press("y")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ByHandScreen))


@SIZES
async def test_the_whole_page_is_read_without_scrolling_in_both_languages(made: Any, size: tuple[int, int]) -> None:
    for tongue, own in (("en-CA", "Your own entry: in the settings"), ("fr-CA", "Votre propre choix")):
        language.use(tongue)
        async with made.opened(made.finished(urgent(made)), size) as pilot:
            await made.until(pilot, lambda own=own: own in flat(made, pilot))
