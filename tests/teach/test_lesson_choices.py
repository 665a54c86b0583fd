"""What a supervisor can choose and mend in a lesson: its language, its length, how hands are counted, who is right."""

import asyncio

import pytest
from classroom import flat, opened, seen, until

from identity_scan.reports import handout
from identity_scan.speech import language
from identity_scan.teach import Card, find, lessons
from identity_scan.teach.lesson import Lesson
from identity_scan.teach.rehearsal import rehearse

LAPTOP = (100, 30)
EACH = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)


# -- the language -----------------------------------------------------------------------------------------------------


async def test_one_key_changes_the_language_of_every_page_and_of_the_tool() -> None:
    async with opened(LAPTOP) as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        await pilot.press("m", "space")
        await pilot.press("l")
        await pilot.pause()
        await pilot.pause()
        shown = flat(pilot)
        assert "LEÇON · Tamsin Okerlund, personne inventée." in shown
        assert "L’outil, à Tamsin" in shown
        assert "Votre employeur figure à côté de votre nom" in shown, "the tool's reasons change with the rest"
        assert "1 · 100" in shown, "and nothing that was counted is lost"
        await pilot.press("l")
        await pilot.pause()
        assert "The tool, to Tamsin" in flat(pilot)


async def test_the_lesson_on_a_person_who_works_in_french_is_french_until_somebody_says_otherwise() -> None:
    async with opened(LAPTOP) as (pilot, _screen, _time):
        for key, begins in (("2", "LEÇON · Élodie Brisefort"), ("3", "LESSON · Corwin Adlam"), ("2", "LEÇON")):
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert seen(pilot).strip().startswith(begins)
        await pilot.press("l", "1")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("2")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert seen(pilot).strip().startswith("LESSON · Élodie Brisefort"), "the key has the last word"


async def test_the_language_of_the_program_is_as_before_once_the_lesson_is_over() -> None:
    async with opened(LAPTOP) as (pilot, _screen, _time):
        await pilot.press("2")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert language.in_use() == "fr-CA"
        await pilot.press("q")
        await pilot.pause()
        assert "o  Terminer" in seen(pilot), "a French yes begins with an o"
        await pilot.press("o")
        await pilot.pause()
    assert language.in_use() == "en-CA"


# -- the length -------------------------------------------------------------------------------------------------------


@EACH
def test_the_short_lesson_takes_twenty_minutes(lesson: Lesson) -> None:
    short = lesson.shortened()
    assert short.minutes == 20
    assert len(short.items) == 4
    assert len(short.questions) == 2
    assert set(short.items) <= set(lesson.items)
    assert set(short.questions) <= set(lesson.questions)
    assert [stage.id for stage in short.script.stages] == [
        "opening", "wish", "cards", "vote", "differ", "reflect", "close",
    ]  # fmt: skip


def test_the_team_meeting_has_the_items_and_questions_of_the_plan() -> None:
    whole = find("tamsin")
    short = whole.shortened()
    assert [whole.items.index(item) + 1 for item in short.items] == [4, 6, 9, 10]
    assert [whole.questions.index(question) + 1 for question in short.questions] == [4, 6]


async def test_the_short_lesson_can_be_chosen_before_the_class_comes_in_and_walked_to_its_end() -> None:
    async with opened((80, 24)) as (pilot, screen, _time):
        await pilot.press("v")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "20 minutes" in seen(pilot)
        await pilot.press("space")
        kinds = []
        for _page in range(20):
            await pilot.pause()
            kinds.append(screen.spot.kind)
            assert "/ 20:00" in seen(pilot)
            if screen.spot.kind == "stored":
                break
            await pilot.press("right", *["right"] * (screen.spot.kind == "vote"))
        assert kinds == [
            "opening", "consent", "wish", "cards", *["vote"] * 4, "differ", "reflect", "support", "stored",
        ]  # fmt: skip


def test_the_papers_of_the_short_lesson_hold_four_items_and_no_list_of_first_steps() -> None:
    played = asyncio.run(rehearse(find("tamsin").shortened()))
    paper = handout.students(played.lesson)
    assert [len(part.items) for part in paper.parts if part.id == "vote"] == [4]
    assert not any(part.id == "first" for part in paper.parts)
    assert "What would you do first?" not in handout.html(handout.instructor(played))


# -- counting ---------------------------------------------------------------------------------------------------------


async def test_a_number_before_a_card_counts_that_many_hands_and_one_key_takes_them_back() -> None:
    async with opened((80, 24)) as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        item = screen.items[0].finding

        def hands() -> list[int]:
            return [share.hands for share in screen.room.split(item)]

        await pilot.press("1", "2")
        assert "12 …" in seen(pilot)
        await pilot.press("m", "3", "s", "p")
        assert hands() == [1, 3, 12, 0, 0]
        await pilot.press("backspace", "backspace")
        assert hands() == [0, 0, 12, 0, 0]
        await pilot.press("4", "backspace", "e"), "a number that was typed by mistake is forgotten first"
        assert hands() == [0, 0, 12, 1, 0]
        await pilot.press("M", "0", "u", "9", "9", "9", "9", "u")
        assert hands() == [0, 0, 11, 1, 1_000]


async def test_the_class_has_twenty_seconds_to_vote_and_the_item_has_its_time() -> None:
    async with opened(LAPTOP) as (pilot, screen, time):
        await until(pilot, screen, "vote")
        assert "20 seconds to vote" in seen(pilot)
        time.now += 19
        screen.slide.tick()
        await pilot.pause()
        assert "1 second to vote" in seen(pilot)
        time.now += 11
        screen.slide.tick()
        await pilot.pause()
        assert "this item: 0:30 of 1:20" in seen(pilot)


# -- who is right -----------------------------------------------------------------------------------------------------


async def test_where_class_and_tool_differed_the_class_can_correct_the_answer_on_the_spot() -> None:
    async with opened(LAPTOP) as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        await pilot.press("7", "m", "space", "right", "5", "e", "space")
        await until(pilot, screen, "differ")
        await pilot.press("c")
        await pilot.pause()
        assert "Which item?" in seen(pilot)
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        item = screen.items[0]
        assert dict(screen.room.said) == {item.finding: Card.MIXED}
        assert screen.rehearsal is not None
        assert screen.rehearsal.card(item.finding) is Card.MIXED
        row = next(line for line in seen(pilot).splitlines() if "M mixed" in line)
        assert row.rstrip().endswith("class"), row


async def test_the_rule_of_the_order_is_told_with_the_order_and_the_order_can_be_covered_again() -> None:
    async with opened(LAPTOP) as (pilot, screen, _time):
        await until(pilot, screen, "first")
        await pilot.press("1", "2")
        assert "safety, then clients" not in flat(pilot)
        await pilot.press("space", "3")
        await pilot.pause()
        assert "safety, then clients" in flat(pilot)
        assert len(screen.room.first) == 2, "what is shown to no one cannot be chosen"
        await pilot.press("backspace", "3")
        await pilot.pause()
        assert len(screen.room.first) == 3
        assert "safety, then clients" not in flat(pilot)
