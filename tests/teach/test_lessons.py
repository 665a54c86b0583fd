"""The three lessons that ship: complete, answered by rules, and seen whole by the real search and judgement."""

import re

import pytest

from identity_scan import demo
from identity_scan.advice.todo import todo
from identity_scan.model import Band, Statement, Truth, Verdict
from identity_scan.speech.errors import BadInput
from identity_scan.speech.text import fold
from identity_scan.teach import Card, Lesson, find, lessons
from identity_scan.teach.clock import Clock, behind, shown
from identity_scan.teach.course import spots
from identity_scan.teach.lesson import Says, messages
from identity_scan.teach.library import script
from identity_scan.teach.notes import pages, text
from identity_scan.teach.rehearsal import rehearse

EACH = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)


@EACH
def test_a_lesson_fills_its_hour(lesson: Lesson) -> None:
    assert len(lesson.items) == 12
    assert len(lesson.reserve) >= 4
    assert 3 <= len(lesson.candidates) <= 8
    assert len(lesson.questions) % 2 == 0
    assert lesson.minutes == 45
    assert set(Card) <= {item.card for item in (*lesson.items, *lesson.reserve)}
    assert lesson.person.portrayal


@EACH
def test_every_sentence_is_there_and_its_places_are_filled(lesson: Lesson) -> None:
    for sentence in messages(lesson):
        said = lesson.say(sentence)
        assert said
        assert "{" not in said
    assert lesson.given in lesson.line("invented")


@EACH
def test_every_answer_stands_on_a_rule_of_the_taxonomy(lesson: Lesson) -> None:
    assert {item.rule for item in (*lesson.items, *lesson.reserve)} <= set(lesson.script.rules)


@EACH
async def test_the_tool_itself_sees_and_judges_every_page_of_the_lesson(lesson: Lesson) -> None:
    played = await rehearse(lesson)
    assert played.missing() == ()
    assert len(played.steps()) == len(lesson.candidates)
    assert sum((played.card(item.finding) is item.card) for item in lesson.items) >= 9
    assert played.steps()[0][1].severity.band in (Band.ACT_NOW, Band.HIGH)
    assert {c.ask.query.text for c in played.played()}
    again = await rehearse(lesson)
    assert again.assessment.judged == played.assessment.judged


async def test_the_class_has_the_last_word_and_the_tool_judges_again_with_it() -> None:
    lesson = find("tamsin")
    played = await rehearse(lesson)
    item = next(item for item in lesson.items if item.card is Card.ELSE)
    corrected = played.corrected({item.finding: Card.MIXED})
    assert (played.card(item.finding), corrected.card(item.finding)) == (Card.ELSE, Card.MIXED)


async def test_safety_comes_first_then_clients() -> None:
    played = await rehearse(find("tamsin"))
    names = [candidate.name for candidate, _judged, _advice in played.steps()]
    assert names[:2] == ["the hostile page", "the video about a removal"]
    assert names[-1] == "the 10 km results"


@EACH
async def test_an_assistant_is_heard_and_the_tool_says_of_most_sentences_what_the_lesson_says(lesson: Lesson) -> None:
    answers = " ".join(text for given in demo.answers(lesson.person.name).values() for text in given.values())
    assert {Says.TRUE, Says.FALSE, Says.ELSE} <= {claim.says for claim in lesson.claims}
    assert all(fold(claim.text) in fold(re.sub(r"\]\([^)]*\)", "", answers)) for claim in lesson.claims)
    played = await rehearse(lesson)
    told = [(claim.says, _said(played.claim(claim))) for claim in lesson.claims]
    assert sum(lesson_says is tool_says for lesson_says, tool_says in told) >= 4, told


def _said(statement: Statement | None) -> Says:
    assert statement is not None, "the tool reads every sentence of the answer"
    if statement.identity.verdict is Verdict.NOT_ME:
        return Says.ELSE
    return {Truth.TRUE: Says.TRUE, Truth.FALSE: Says.FALSE, Truth.UNKNOWN: Says.OPEN}[statement.truth]


def test_a_lesson_without_an_assistant_leaves_that_part_out_and_fills_the_same_minutes() -> None:
    silent = script(heard=False).stages
    assert "heard" not in {stage.id for stage in silent}
    assert silent[-1].end == script().stages[-1].end == 45


def test_an_unknown_lesson_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match="tamsin, elodie, corwin"):
        find("hamlet")


@EACH
def test_the_notes_hold_the_whole_script_and_every_answer(lesson: Lesson) -> None:
    read = text(lesson)
    assert [page.kind for page in pages(lesson)] == [spot.kind for spot in spots(lesson)], "a page for each slide"
    assert all(lesson.say(item.point) in read for item in lesson.items)
    assert all(lesson.say(question) in read for question in lesson.questions)
    assert "11–27 min" in read


@pytest.mark.parametrize(
    ("minute", "part", "late"),
    [(10, 0, -1), (11.5, 0, 0), (13, 0, 1), (13, 1, 0), (26.9, 11, 0), (30, 11, 3), (20, 11, -6)],
)
def test_the_clock_says_how_the_lesson_stands_item_by_item(minute: float, part: int, late: int) -> None:
    assert behind(find(None).stage("vote"), minute * 60, part, 12) == late


def test_the_clock_can_be_held() -> None:
    clock = Clock().start(100).hold(160)
    assert clock.seconds(900) == 60
    assert clock.start(1_000).seconds(1_030) == 90
    assert shown(clock.seconds(0)) == "1:00"
    assert clock.start(5).start(50).seconds(65) == 120


@EACH
async def test_the_order_shown_to_a_class_is_that_of_the_product(lesson: Lesson) -> None:
    played = await rehearse(lesson)
    shown = [(judged.finding.id, advice.action.id) for _candidate, judged, advice in played.steps()]
    listed = [key for card in todo(played.assessment, lesson.today) for key in card.keys if key in shown]
    assert shown[: len(listed)] == listed
    assert len(listed) >= 5
