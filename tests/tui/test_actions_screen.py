"""What a person does with the cards: the list, where each stands, keeping, noting, and steps taken in the program."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from at_the_prompt import Run
from fits import _boxes
from own_home import own_home

from identity_scan.advice.todo import ALWAYS
from identity_scan.cli.startup import now
from identity_scan.demo import find
from identity_scan.keeping import own_person, settings
from identity_scan.merging.absence import Absence, Checked, Trace
from identity_scan.model import Band, Decision, Depth, Handling, Status, Verdict
from identity_scan.present import words
from identity_scan.present.cards import PILES
from identity_scan.present.steps import called, state
from identity_scan.present.values import Step
from identity_scan.remembered import Look, Standing
from identity_scan.session.house import House
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.history_screen import HistoryScreen
from identity_scan.tui.screens.keep_screen import KeepScreen
from identity_scan.tui.screens.portrayal_screen import PortrayalScreen
from identity_scan.tui.screens.steps_screen import ActionsScreen
from identity_scan.tui.widgets.card_list import CardList
from identity_scan.tui.widgets.reading_pane import Reading

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def read(pilot: Any) -> str:
    """All that the card under the cursor says, also what one has to scroll to."""
    strips = pilot.app.screen.query_one(Reading)._strips
    return " ".join(" ".join(strip.text for strip in strips).split())


def listed(pilot: Any) -> list[tuple[str, str]]:
    """Each card of the list as it stands there: what names it, and its two lines."""
    options = pilot.app.screen.query_one(CardList).options
    return [(o.id, str(o.prompt)) for o in options if o.id and o.id not in PILES]


def headings(pilot: Any) -> str:
    """What can be folded away, in one line."""
    options = pilot.app.screen.query_one(CardList).options
    return "; ".join(str(o.prompt) for o in options if o.id in PILES)


def keys(pilot: Any) -> str:
    """The key line, in one line."""
    return " ".join(str(pilot.app.screen.query_one("#keys").render()).split())


async def go_to(made: Any, pilot: Any, card: str) -> None:
    """Put the cursor on a card, whatever pile it lies in."""
    pile = pilot.app.screen.query_one(CardList)
    pile.show(pilot.app.screen._cards, card)
    await made.until(pilot, lambda: pile.here == card)
    await pilot.pause()


# -- one notion of a card ---------------------------------------------------------------------------------------------


async def search(house: House, recipes: tuple[str, ...] = ("N1", "P1")) -> Any:
    queries = [query for query, _ticked in house.offer(Depth.LIGHT).queries if query.recipe in recipes]
    plan = house.plan(Depth.LIGHT, queries, ("bing", "brave", "mojeek"))
    async for _item in house.search(plan):
        pass
    return house.judge(over=True)


async def test_the_screen_shows_the_cards_of_the_command_line_in_its_order_and_state(made: Any, run: Run) -> None:
    own_person.write(find("tamsin").person, settings.folder() / "person.toml")
    house = own_home(find("tamsin"), now)
    house.open()
    await search(house)
    cards = {card.action.id: card for card in reversed((await search(house)).cards)}
    late = now().date() + timedelta(400)
    house.decide([Step(cards["PRIV-04"].keys, Status.DONE)])
    house.decide([Step(cards["EOI-03"].keys, Status.DOING, "begun")])  # one step for several results
    house.decide([Step(cards["PRIV-03"].keys, Status.WAITING, until=late)])
    house.decide([Step(cards["RMG-01"].keys if "RMG-01" in cards else ((ALWAYS, "RMG-01"),), Status.DOING)])
    kept = next(j for j in house.judge().assessment.judged if any(a.action.id == "EOI-08" for a in j.advice))
    house.decide([Decision(kept.finding.id, handling=Handling.KEEP, note="it is true", until=late)])
    await search(house)
    house.close()

    told = run("actions", "--all").out
    wanted = re.findall(r"^\d+\. .+  \[(.+)\]\n   (.+)$", told, re.MULTILINE)
    pages = re.findall(r"^   - .+  \[(.+)\] · (.+)$", told, re.MULTILINE)
    assert len(wanted) > 20
    assert len(pages) > 20
    async with made.opened(own_home(find("tamsin"), now), (120, 36)) as pilot:
        await made.until(pilot, lambda: bool(pilot.app.cards))
        await pilot.press("4")
        await pilot.pause()
        steps = pilot.app.screen._cards
        unfold(pilot)
        shown = dict(listed(pilot))
        assert [called(card) for card in steps.every if card.id in shown] == [called(card) for card in steps.every]
        names = [called(g.lead) if len(g.cards) == 1 else g.way.name for g in steps.groups]
        assert names == [name for name, _facts in wanted]
        several = [card for g in steps.groups if len(g.cards) > 1 for card in g.cards]
        assert [(called(card), state(card)) for card in several] == pages
        for (_name, facts), group in zip(wanted, steps.groups, strict=True):
            assert _(group.action.title) in shown[group.id]
            assert len(group.cards) > 1 or facts.endswith(f" · {state(group.lead)}")
        for card in steps.every:
            assert card.status is Status.TO_DO or _word(card.status) in shown[card.id]
        unseen = steps.happens
        assert unseen
        assert all(_(g.action.title) in told.split("When it happens")[-1] for g in unseen)
    states = " ".join([facts for _name, facts in wanted] + [facts for _name, facts in pages])
    for seen in ("doing since", "waiting for an answer until", "since then:", "kept on purpose until", "to do"):
        assert seen in states


def unfold(pilot: Any) -> None:
    """Open every pile, and every step with several pages."""
    pile, steps = pilot.app.screen.query_one(CardList), pilot.app.screen._cards
    pile._unfolded |= {*PILES, *(group.id for group in steps.groups)}
    pilot.app.screen.show()


def _word(status: Status) -> str:
    return words.status(status)


def _kept(house: House) -> tuple[Any, Any]:
    kept = house.open(house.past().searches[0].scan.id)
    assert kept is not None
    return kept.plan, kept.collected


@SIZES
async def test_sees_what_concerns_the_search_as_a_whole_and_ticks_it_off(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "s0/DOC-01")
        assert "About: your search as a whole" in read(pilot)
        assert "You have just done a search." in read(pilot)
        line = keys(pilot)
        for absent in ("c a letter", "l look again", "f the finding", "k keep on purpose"):
            assert absent not in line
        await pilot.press("c", "l", "f", "k")
        assert isinstance(pilot.app.screen, ActionsScreen)
        await pilot.press("v")
        await made.until(pilot, lambda: session.statuses.get(("s0", "DOC-01")) is Status.DONE)
        await pilot.press("z")
        await made.until(pilot, lambda: session.standings == {})


@SIZES
async def test_settles_one_step_for_several_results_at_once_and_takes_all_of_it_back(
    made: Any, size: tuple[int, int]
) -> None:
    unsure = tuple(
        made.judged(f"u{n}", f"Page {n}", verdict=Verdict.UNSURE, advice=[made.advice("EOI-03", "Settle them")])
        for n in range(6)
    )
    session = made.finished(findings=unsure)
    every = {(f"u{n}", "EOI-03") for n in range(6)}
    async with made.opened(session, size) as pilot:
        await pilot.press("4")
        await pilot.pause()
        merged = next(name for name, lines in listed(pilot) if "Settle them" in lines)
        assert "and 5 more" in dict(listed(pilot))[merged]
        await go_to(made, pilot, merged)
        assert "It concerns 6 results." in read(pilot)
        assert "Page 3" in read(pilot)
        assert "and 2 more" in read(pilot)
        await pilot.press("d")
        assert {key for key, status in session.statuses.items() if status is Status.DOING} == every
        await made.until(pilot, lambda: "doing" in dict(listed(pilot))[merged])
        await pilot.press("z")
        await made.until(pilot, lambda: session.standings == {})


async def test_what_is_taken_back_is_as_if_it_had_never_been_said() -> None:
    own_person.write(find("tamsin").person, settings.folder() / "person.toml")
    house = own_home(find("tamsin"), now)
    house.open()
    keys = (("one", "EOI-03"), ("two", "EOI-03"))
    house.decide([Step(keys[:1], Status.DOING, "begun")])
    before = dict(house.history.standings())
    house.decide([Step(keys, Status.WAITING, "asked", date(2027, 1, 1))])
    assert {s.status for s in house.history.standings().values()} == {Status.WAITING}
    assert house.undo() == "waiting for an answer"
    assert house.history.standings() == before
    house.undo()
    assert house.history.standings() == {}
    house.close()


@SIZES
async def test_begins_with_what_no_search_can_show_when_it_happens(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("4", "end", "enter")
        await pilot.pause()
        record = "scan/DOC-02"
        assert "Record a client's online contact" in dict(listed(pilot))[record]
        await go_to(made, pilot, record)
        assert "No search can show it. Begin with it when it happens." in read(pilot)
        await pilot.press("d")
        assert session.statuses["scan", "DOC-02"] is Status.DOING
        await made.until(pilot, lambda: "In hand" in made.text_of(pilot.app))
        await pilot.press("z")
        await made.until(pilot, lambda: session.standings == {} and "In hand" not in made.text_of(pilot.app))


# -- where it stands, in a sentence -----------------------------------------------------------------------------------

MISSED = Trace(False, 1, Absence(("bing", "brave"), 30, 4, 1, sure=False), None)
GONE = Trace(True, 2, Absence(("bing",), 0, 4, 1, sure=True), None)
LOOKED = Trace(True, 0, None, Look(True, datetime(2026, 9, 9, 8, tzinfo=UTC)))
STILL = Look(False, datetime(2026, 9, 9, 8, tzinfo=UTC))
SAID = {
    # what was said and what later searches show: the sentence
    (Status.DOING, None): "You have been working on it since 1 Sep 2026.",
    (Status.WAITING, None): "You asked on 1 Sep 2026, and are waiting for an answer. Ask again on 1 Feb 2027.",
    (Status.DONE, None): "You said on 1 Sep 2026 that it is done. The next search checks whether it worked.",
    (Status.DONE, Checked(Status.NOT_SEEN, MISSED)): (
        "It is no longer among the first 30 results of Bing and Brave, where it stood 4th. It may be further down."
    ),
    (Status.DONE, Checked(Status.GONE, GONE)): (
        "The results of Bing that showed it were read to the end, without it. "
        "This was so in two searches, and none between them showed it: it is gone."
    ),
    (Status.DONE, Checked(Status.GONE, LOOKED)): (
        "The page itself was looked at on 2026-09-09: the site says that it is gone."
    ),
    (Status.DONE, Checked(Status.CHANGED)): "It is still found, but no longer shows what it was about.",
    (Status.DONE, Checked(Status.DEMOTED)): "It is still found, but lower down than before.",
    (Status.DONE, Checked(Status.UNCHANGED, look=STILL)): (
        "The last search shows it as before. Engines can take a few weeks; then ask again. "
        "The page itself was still there when it was looked at on 2026-09-09."
    ),
    (Status.WAITING, Checked(Status.RETURNED)): "A search did not show it, and now it is back.",
    (Status.DONE, Checked(Status.NOT_CHECKED)): "an engine that showed it did not answer, or was not asked.",
}


@SIZES
@pytest.mark.parametrize(("said", "shown"), SAID, ids=lambda s: str(s))
async def test_reads_where_a_step_stands_and_what_later_searches_show(
    made: Any, said: Status, shown: Checked | None, size: tuple[int, int]
) -> None:
    key = ("gram", "PRIV-01")
    until = date(2027, 2, 1) if said is Status.WAITING else None
    standings = {key: Standing(said, datetime(2026, 9, 1, 12, tzinfo=UTC), "", until)}
    session = made.finished(standings=standings, shown={key: shown} if shown else {})
    async with made.opened(session, size) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "gram/PRIV-01")
        assert SAID[said, shown] in read(pilot)
        assert size == (120, 36) or SAID[said, shown] in " ".join(made.text_of(pilot.app).split())  # without scrolling


@SIZES
async def test_is_reminded_when_the_day_to_ask_again_has_come(made: Any, size: tuple[int, int]) -> None:
    key = ("gram", "PRIV-01")
    session = made.finished(standings={key: Standing(Status.WAITING, NOON - timedelta(20), "", NOON.date())})
    async with made.opened(session, size) as pilot:
        await pilot.press("4")
        await pilot.pause()
        assert listed(pilot)[0][0] == "gram/PRIV-01"
        assert "It is time to ask again." in read(pilot)
        assert "w waiting" in keys(pilot)  # asked once more, the waiting begins anew


@SIZES
async def test_reads_why_something_is_kept_and_when_to_look_again(made: Any, size: tuple[int, int]) -> None:
    kept = Decision("gram", handling=Handling.KEEP, note="it is my own page", until=date(2027, 5, 1))
    findings = tuple(replace(j, decision=kept) if j.finding.id == "gram" else j for j in made.finished().findings)
    async with made.opened(made.finished(findings=findings, said={"gram": kept}), size) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "gram/EOI-08")
        assert "You keep it on purpose, because: «it is my own page». Look again on 1 May 2027." in read(pilot)
        assert "v done" not in keys(pilot)


# -- keeping, noting --------------------------------------------------------------------------------------------------


@SIZES
async def test_keeps_a_finding_from_its_card_with_a_reason_and_a_day_typed(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "gram/PRIV-01")
        await pilot.press("k")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, KeepScreen))
        await made.paste(pilot, "it is me")
        await pilot.press("enter", "down", "down", "enter")
        await made.paste(pilot, "yesterday")
        await pilot.press("enter")
        assert "Write a future date as year, month and day: such as 2027-02-21." in made.text_of(pilot.app)
        assert session.said == {}
        pilot.app.focused.clear()
        await made.paste(pilot, "2027-05-01")
        await pilot.press("enter")
        kept = session.said["gram"]
        assert (kept.handling, kept.note, kept.until) == (Handling.KEEP, "it is me", date(2027, 5, 1))
        await pilot.press("z")
        assert session.said == {}


async def test_keeping_changes_nothing_if_one_thinks_better_of_it(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("4", "k")
        await made.paste(pilot, "it is me")
        await pilot.press("escape")
        assert session.said == {}


async def test_what_touches_safety_is_not_offered_to_be_kept(made: Any) -> None:
    threat = made.judged("threat", "A page", advice=[made.advice("DOC-03", "Keep proof")])
    session = made.finished(findings=(threat,))
    async with made.opened(session) as pilot:
        await pilot.press("4")
        assert "k keep on purpose" not in keys(pilot)
        await pilot.press("2", "k")
        await made.until(pilot, lambda: "is not offered to be kept" in " ".join(made.text_of(pilot.app).split()))
        assert session.said == {}


async def test_what_was_kept_can_be_let_go_and_its_day_goes_with_it() -> None:
    own_person.write(find("tamsin").person, settings.folder() / "person.toml")
    house = own_home(find("tamsin"), now)
    house.open()
    house.decide([Decision("page", handling=Handling.KEEP, note="true", until=date(2027, 5, 1))])
    house.decide([replace(house.said["page"], handling=Handling.FIX, note="", until=None)])
    assert house.said["page"] == Decision("page", handling=Handling.FIX)
    assert house.undo() == "no longer kept on purpose"
    assert house.said["page"].until == date(2027, 5, 1)
    assert house.said["page"].note == "true"
    house.decide([replace(house.said["page"], note="still true")])
    assert house.undo() == "a note"
    house.close()


@SIZES
async def test_writes_a_note_on_a_step_and_on_a_finding_and_reads_them_again(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("2", "j")
        await made.paste(pilot, "asked Devon")
        await pilot.press("enter")
        assert session.said["gram"].note == "asked Devon"
        await pilot.press("4")
        await go_to(made, pilot, "gram/PRIV-01")
        await made.until(pilot, lambda: "Your note: asked Devon" in read(pilot))
        await pilot.press("d", "j")
        await made.paste(pilot, "since Monday")
        await pilot.press("enter")
        assert session.standings["gram", "PRIV-01"].note == "since Monday"
        assert session.statuses["gram", "PRIV-01"] is Status.DOING
        await made.until(pilot, lambda: "since Monday" in read(pilot))
        await pilot.press("v")
        assert session.standings["gram", "PRIV-01"].note == "since Monday"
        await pilot.press("2")
        await made.until(pilot, lambda: "Your note: asked Devon" in read(pilot))
        await pilot.press("j")
        pilot.app.focused.clear()
        await pilot.press("enter")
        assert session.said["gram"].note == ""


async def test_at_80_by_24_nothing_of_a_question_is_cut_off(made: Any) -> None:
    kept = Decision("gram", handling=Handling.KEEP, note="it is my own page, and I like it", until=date(2027, 5, 1))
    findings = tuple(replace(j, decision=kept) if j.finding.id == "gram" else j for j in made.finished().findings)
    session = made.finished(findings=findings, said={"gram": kept})
    async with made.opened(session, (80, 24)) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "gram/EOI-08")
        for keys in (("k",), ("enter", "down", "down", "down", "enter", "x", "enter")):
            await pilot.press(*keys)
            await pilot.pause()
            assert isinstance(pilot.app.screen, KeepScreen)
            assert list(_boxes(pilot.app)) == []
        assert "Write a future date" in made.text_of(pilot.app)
        for mode, key in (("2", "j"), ("4", "j"), ("3", "w")):
            await pilot.press("escape", mode)
            await pilot.pause()
            await pilot.press(key)
            await pilot.pause()
            assert list(_boxes(pilot.app)) == []


async def test_markup_in_a_title_a_reason_or_a_note_is_only_text(made: Any) -> None:
    for kept, title, noted in (made.EVIL[:3], made.EVIL[3:]):
        said = Decision("gram", handling=Handling.KEEP, note=kept)
        usual = made.finished().findings[0]
        finding = replace(usual, finding=replace(usual.finding, title=title), decision=said)
        other = made.judged("other", "Another page", advice=[made.advice("PRIV-04", "Ask")])
        standings = {("other", "PRIV-04"): Standing(Status.DOING, NOON, noted)}
        session = made.finished(findings=(finding, other), said={"gram": said}, standings=standings)
        async with made.opened(session, (160, 50)) as pilot:
            await pilot.press("4")
            await go_to(made, pilot, "gram/EOI-08")
            assert f"«{kept}»" in read(pilot)
            assert title in read(pilot)
            await go_to(made, pilot, "other/PRIV-04")
            assert f"Your note: {noted}" in read(pilot)
            await pilot.press("j")
            assert noted in made.text_of(pilot.app)
            await pilot.press("escape", "2", "k")
            await made.until(pilot, lambda title=title: made.text_of(pilot.app).count(title) >= 2)
            assert kept in made.text_of(pilot.app)
            assert pilot.app.is_running


# -- the steps of one finding -----------------------------------------------------------------------------------------


@SIZES
async def test_sees_the_steps_of_one_finding_alone_and_then_all_again(made: Any, size: tuple[int, int]) -> None:
    many = tuple(
        made.judged(
            f"f{n}",
            f"Page {n}",
            score=60 - n,
            band=Band.HIGH,
            advice=[made.advice("PRIV-04"), made.advice("PRIV-03", "More")],
        )
        for n in range(9)
    )
    async with made.opened(made.finished(findings=many), size) as pilot:
        await pilot.press("2", "down", "down", "down", "a")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        await made.until(pilot, lambda: "2 steps for this result. esc shows all." in made.text_of(pilot.app))
        assert [name for name, _lines in listed(pilot)] == ["f3/PRIV-04", "f3/PRIV-03"]
        assert "Page 3" in read(pilot)
        await pilot.press("escape")
        assert listed(pilot)[0] == ("all/PRIV-04", listed(pilot)[0][1])
        assert "9 pages" in listed(pilot)[0][1]
        await pilot.press("2", "a")
        await made.until(pilot, lambda: len(listed(pilot)) == 2)
        await pilot.press("1", "4")
        await made.until(pilot, lambda: len(listed(pilot)) > 2)


# -- steps that are taken in the program ------------------------------------------------------------------------------


@SIZES
async def test_writes_how_they_wish_to_be_seen_from_its_card(made: Any, size: tuple[int, int]) -> None:
    session = made.finished(person=made.person(portrayal=""))
    async with made.opened(session, size) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "scan/BND-04")
        assert "In this program: o lets you write it." in read(pilot)
        await pilot.press("o")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, PortrayalScreen))
        assert "what may clients know about you" in " ".join(made.text_of(pilot.app).replace("│", " ").split())
        await made.paste(pilot, "Calm, reachable.")
        await pilot.press("tab", "enter")
        assert session.person.portrayal == "Calm, reachable."
        await made.until(pilot, lambda: "Settled  1" in headings(pilot))
        await go_to(made, pilot, "scan/BND-04")
        assert "It is done: the words are there." in read(pilot)
        assert "o lets you write it." in read(pilot)
        await pilot.press("3")
        await made.until(pilot, lambda: "«Calm, reachable.»" in made.text_of(pilot.app))


@SIZES
async def test_changes_how_they_wish_to_be_seen_where_it_is_shown(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("3", "w")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, PortrayalScreen))
        await made.paste(pilot, " And near.")
        await pilot.press("ctrl+s")
        await made.until(pilot, lambda: "«Calm and fair. And near.»" in made.text_of(pilot.app))
        await pilot.press("w")
        await made.paste(pilot, "no")
        await pilot.press("escape")
        assert session.person.portrayal == "Calm and fair. And near."


def test_how_they_wish_to_be_seen_is_kept_in_the_person_file_and_not_for_an_invented_person(tmp_path: Path) -> None:
    from identity_scan.session.demonstration import demonstration

    demo = demonstration("tamsin", lambda: NOON)
    demo.open()
    demo.take(replace(find("tamsin").person, portrayal="Someone else."))
    assert demo.person is not None
    assert demo.person.portrayal == "Someone else."
    assert not list(tmp_path.rglob("*"))
    path = settings.folder() / "person.toml"
    own_person.write(find("tamsin").person, path)
    house = House(lambda: NOON)
    house.open()
    house.take(replace(find("tamsin").person, portrayal="Calm, reachable."))
    assert own_person.read(path).portrayal == "Calm, reachable."
    house.close()


async def test_goes_to_the_history_to_plan_the_next_search(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "s0/EOI-01")
        assert "c writes a reminder for your calendar" in read(pilot)
        await pilot.press("o")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))


async def test_a_demonstration_sends_nobody_to_files_that_it_does_not_write(made: Any) -> None:
    async with made.opened(made.finished(demo=True)) as pilot:
        await pilot.press("4")
        await go_to(made, pilot, "s0/DOC-01")
        assert "In this program" not in read(pilot)


async def test_a_step_of_several_pages_offers_the_key_that_opens_it(made: Any) -> None:
    session = made.finished()
    async with made.opened(session, (80, 24)) as pilot:
        await pilot.press("4")
        pilot.app.screen.query_one(CardList).highlighted = None
        names = [option.id for option in pilot.app.screen.query_one(CardList).options]
        folded = next(n for n, name in enumerate(names) if name and name not in {c.id for c in pilot.app.cards})
        pilot.app.screen.query_one(CardList).highlighted = folded
        await made.until(pilot, lambda: "enter open or close" in made.text_of(pilot.app))
        before = pilot.app.screen.query_one(CardList).option_count
        await pilot.press("enter")
        await made.until(pilot, lambda: pilot.app.screen.query_one(CardList).option_count > before)
