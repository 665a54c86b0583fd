"""Asking assistants: an answer is taken in, judged, kept, put right by the worker, and compared with the next one."""

from datetime import datetime, timedelta

import pytest
from pretend import NOON

from identity_scan.facts.assistants import assistants
from identity_scan.model import Again, By, Came, Depth, Reply, Truth, Verdict
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
    with pytest.raises(BadInput, match="No answer of an assistant"):
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
    assert after["EOI-07"] == "An assistant says something about you that is false, or that weighs."
