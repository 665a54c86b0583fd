"""Asking assistants: an answer is taken in, judged, kept, put right by the worker, and compared with the next one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pretend import NOON

from identity_scan.cli.say import spoken
from identity_scan.facts.assistants import assistants
from identity_scan.judge import statements
from identity_scan.model import Again, By, Came, Depth, Reply, Statement, Truth, Verdict
from identity_scan.present import assistants_told as told
from identity_scan.session import assistants_desk
from identity_scan.session.demonstration import demonstration
from identity_scan.session.house import House
from identity_scan.speech.errors import BadInput


class Clock:
    """A day that a test moves on."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(clock: Clock) -> House:
    house = demonstration("tamsin", clock, pace=0)
    house.open()
    return house


def take(house: House, text: str, question: str = "who", assistant: str = "lantern") -> None:
    asked = assistants_desk.question(house, question)
    house.assistants.take(assistants_desk.assistant(house, assistant), asked, text)


def answer_of(house: House, assistant: str, question: str) -> str:
    asked = assistants_desk.question(house, question)
    return assistants_desk.invented(house, assistants_desk.assistant(house, assistant), asked)


WHO = "Tamsin Okerlund is a registered social worker in Hamilton, Ontario. She is a pilot in Winnipeg."


def test_an_answer_is_judged_kept_and_told(house: House) -> None:
    take(house, WHO)
    (heard,) = house.assistants.heard()
    assert heard.came is Came.RESULTS
    assert heard.asked == "Who is Tamsin Okerlund, child protection worker in Hamilton?"
    assert [s.truth for s in heard.statements] == [Truth.TRUE, Truth.FALSE]
    assert [s.text for s in heard.false] == ["She is a pilot in Winnipeg."]
    assert heard.before is None
    assert not any(s.again for s in heard.statements), "there is nothing to compare with yet"


def test_the_next_answer_tells_what_is_new_what_is_said_again_and_what_is_no_longer_said(
    house: House, clock: Clock
) -> None:
    take(house, WHO)
    clock.now += timedelta(days=2)
    take(house, "Tamsin Okerlund is a pilot in Winnipeg. Her cell number is 905-555-0142.")
    (heard,) = house.assistants.heard()
    again = {s.text: s.again for s in heard.statements}
    assert again["Her cell number is 905-555-0142."] is Again.NEW
    assert [s.text for s in heard.gone] == ["Tamsin Okerlund is a registered social worker in Hamilton, Ontario."]
    assert heard.before == NOON


def test_the_same_in_other_words_is_said_again(house: House, clock: Clock) -> None:
    take(house, "Tamsin Okerlund works for Escarpment Child and Family Services. She lives in Vancouver.")
    clock.now += timedelta(days=2)
    take(house, "Tamsin Okerlund is employed by Escarpment Child and Family Services. She is based in Vancouver.")
    (heard,) = house.assistants.heard()
    assert [s.again for s in heard.statements if s.false] == [Again.SAID_AGAIN]


def test_the_worker_has_the_last_word_and_takes_it_back(house: House) -> None:
    take(house, WHO)
    desk = house.assistants
    (heard,) = desk.heard()
    desk.say(heard, heard.statements[1], "true")
    said = desk.heard()[0].statements[1]
    assert (said.truth, said.identity.by, said.by_worker) == (Truth.TRUE, By.WORKER, True)
    assert said.why[0].text == "You said so."
    desk.say(heard, heard.statements[1], "not_me")
    assert desk.heard()[0].statements[1].identity.verdict is Verdict.NOT_ME
    desk.say(heard, heard.statements[1], "not_me")
    assert desk.heard()[0].statements == heard.statements, "as it was before anything was said"


def by_text(house: House, at: int = 0) -> dict[str, Statement]:
    return {s.text: s for s in house.assistants.heard()[at].statements}


PILOT = "She is a pilot in Winnipeg."


@pytest.mark.parametrize("word", ["me", "not_me", "true", "false"])
def test_the_workers_word_holds_wherever_the_same_assistant_says_the_same(
    house: House, clock: Clock, word: str
) -> None:
    take(house, WHO)
    take(house, WHO, "trust")
    take(house, WHO, assistant="magpie")
    heard = house.assistants.heard()[0]
    house.assistants.say(heard, heard.statements[1], word)
    clock.now += timedelta(days=1)
    take(house, f"Some news first. {WHO}")
    said = {(h.assistant, h.question): {s.text: s for s in h.statements}[PILOT] for h in house.assistants.heard()}
    for question in ("who", "trust"):
        here = said["lantern", question]
        assert (here.by_worker, here.identity.by) == (True, By.WORKER)
        assert (here.identity.verdict is Verdict.NOT_ME) is (word == "not_me")
    assert not said["magpie", "who"].by_worker, "of another assistant nothing was said"


def test_a_word_that_is_taken_back_is_taken_back_everywhere(house: House, clock: Clock) -> None:
    take(house, WHO)
    (heard,) = house.assistants.heard()
    house.assistants.say(heard, heard.statements[1], "true")
    clock.now += timedelta(days=1)
    take(house, WHO)
    (heard,) = house.assistants.heard()
    house.assistants.say(heard, heard.statements[1], "true")
    clock.now += timedelta(days=1)
    take(house, WHO)
    assert by_text(house)[PILOT].truth is Truth.FALSE
    assert not by_text(house)[PILOT].by_worker


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but I can't share information about private individuals.",
        "I couldn't find any reliable information about Tamsin Okerlund.",
        "Tamsin Okerlund is a singer in Hamilton.\n" * 9,
    ],
)
def test_after_a_refusal_or_a_beginning_nothing_is_called_no_longer_said(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(statements, "MOST", 8)
    take(house, WHO)
    clock.now += timedelta(days=1)
    take(house, text)
    assert house.assistants.heard()[0].gone == ()
    clock.now += timedelta(days=1)
    take(house, "Tamsin Okerlund is a registered social worker in Hamilton, Ontario.")
    (heard,) = house.assistants.heard()
    assert [s.text for s in heard.gone] == [PILOT], "it is compared with the last that was whole"
    assert heard.before == NOON


def test_the_answer_to_another_question_is_compared_with_none(house: House, clock: Clock) -> None:
    take(house, WHO)
    clock.now += timedelta(days=1)
    bare = assistants_desk.question(house, "who", town=False, trade=False)
    house.assistants.take(assistants_desk.assistant(house, "lantern"), bare, "Tamsin Okerlund is a singer in Hamilton.")
    (heard,) = house.assistants.heard()
    assert (heard.before, heard.gone) == (None, ())
    assert not any(s.again for s in heard.statements)


def test_what_she_calls_another_s_is_not_called_no_longer_said(house: House, clock: Clock) -> None:
    take(house, WHO)
    clock.now += timedelta(days=1)
    take(house, WHO)
    (heard,) = house.assistants.heard()
    house.assistants.say(heard, heard.statements[1], "not_me")
    assert house.assistants.heard()[0].gone == ()


def test_how_heavy_a_sentence_is_is_not_made_up_once_its_words_are_gone(house: House, clock: Clock) -> None:
    take(house, f"{WHO} She was disciplined for misconduct with a client.")
    (heard,) = house.assistants.heard()
    before = heard.statements[2]
    assert before.severity
    clock.now += timedelta(days=91)
    house.history.tidy(clock.now)
    after = house.assistants.heard()[0].statements[2]
    assert after.text == ""
    assert after.severity
    assert (after.severity.band, after.truth) == (before.severity.band, before.truth)
    (answer,) = house.history.heard.all()
    older = replace(answer, sentences=tuple(replace(s, band="", score=0) for s in answer.sentences))
    house.history.heard.judged(older)
    assert house.assistants.heard()[0].statements[2].severity is None
    assert not any("note" in line for line in spoken(told.one(house.assistants.heard()[0].statements[2])))


def test_what_is_kept_of_a_sentence_is_what_is_shown(house: House, clock: Clock) -> None:
    take(house, WHO)
    (answer,) = house.history.heard.all()
    other = replace(answer, sentences=tuple(replace(s, verdict="not_me", truth="unknown") for s in answer.sentences))
    house.history.heard.judged(other)  # as a version of other rules kept it
    clock.now += timedelta(days=1)
    shown = house.assistants.heard()[0].statements
    (kept,) = house.history.heard.all()
    assert [s.verdict for s in kept.sentences] == [s.identity.verdict.value for s in shown] == ["me", "me"]
    assert [s.truth for s in kept.sentences] == [s.truth.value for s in shown]
    house.history.forget(())
    assert [s.text for s in house.assistants.heard()[0].statements] == [s.text for s in shown]


def test_once_its_words_are_gone_it_is_still_known_what_it_was(house: House, clock: Clock) -> None:
    take(house, "Tamsin Okerlund is a social worker in Hamilton.\nAnother Tamsin Okerlund sells boats in Perth.")
    clock.now += timedelta(days=20)
    house.history.tidy(clock.now)
    mine, other = house.assistants.heard()[0].statements
    assert mine.text
    assert (other.text, other.identity.verdict) == ("", Verdict.NOT_ME)


def test_a_source_that_was_found_leads_to_its_finding(house: House) -> None:
    take(house, answer_of(house, "lantern", "who"))
    assert all(not source.finding for source in house.assistants.heard()[0].sources), "nothing was searched yet"


@pytest.mark.parametrize("text", ["", "   \n\n ", "?!", "Who is Tamsin Okerlund, child protection worker in Hamilton?"])
def test_where_no_answer_stands_that_is_said(house: House, text: str) -> None:
    with pytest.raises(BadInput, match="no assistant's answer"):
        take(house, text)
    assert house.assistants.heard() == ()


def test_an_answer_about_somebody_else_that_stands_in_the_window_is_not_taken_in(house: House) -> None:
    talk = (
        "<html><body><div data-message-author-role='user'>Who is Basil Thorne?</div>"
        "<div data-message-author-role='assistant'>Basil Thorne is a client of a clinic in Regina.</div></body></html>"
    )
    chat, asked = assistants()["chatgpt"], assistants_desk.question(house, "who")
    with pytest.raises(BadInput, match="answers another question than this one, so it was not taken in"):
        house.assistants.take(chat, asked, Reply(200, "https://chatgpt.com/c/1", {}, talk.encode()))
    assert house.assistants.heard() == ()


def test_an_assistant_or_a_question_that_is_not_known_is_named_with_those_that_are(house: House) -> None:
    with pytest.raises(BadInput) as known:
        assistants_desk.assistant(house, "oracle")
    assert "lantern, magpie" in str(known.value)
    with pytest.raises(BadInput, match="There is no question of that name"):
        assistants_desk.question(house, "home")


@pytest.mark.parametrize("who", ["tamsin", "corwin", "elodie"])
def test_invented_assistants_answer_every_question_about_invented_workers(who: str, clock: Clock) -> None:
    house = demonstration(who, clock, pace=0)
    house.open()
    for assistant in assistants_desk.assistants(house):
        for question in assistants_desk.questions(house):
            house.assistants.take(assistant, question, assistants_desk.invented(house, assistant, question))
    heard = house.assistants.heard()
    assert len(heard) == 6
    assert {h.came for h in heard} >= {Came.RESULTS, Came.REFUSED, Came.NONE}
    assert any(h.false for h in heard)


async def test_what_an_assistant_says_wrongly_has_a_step_of_its_own(house: House) -> None:
    plan = house.plan(Depth.LIGHT, [query for query, _ in house.offer().queries if query.recipe == "N2"], ["mojeek"])
    async for _item in house.search(plan):
        pass
    before = {card.action.id for card in house.judge(over=True).cards if not card.findings}
    take(house, WHO)
    after = {card.action.id: card.why for card in house.judge().cards if not card.findings}
    assert "EOI-07" not in before
    assert after["EOI-07"] == "An assistant says something about you that is false or serious."
