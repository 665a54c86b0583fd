"""What assistants say, for a screen reader and for the command line: the assistants, one of them whole, a letter."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from identity_scan.cli.say import exactly, spoken
from identity_scan.cli.scene import Scene
from identity_scan.model import Safety
from identity_scan.present import assistants_told as told
from identity_scan.present.blocks import Fact, Heading, Row, Sentence, Sheet
from identity_scan.session.assistants_desk import assistants, questions
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.facts.assistants import Assistant
    from identity_scan.planning.questions import Question


def every(scene: Scene, *, town: bool, trade: bool) -> Iterator[str]:
    """Say what asking is, the questions, and each assistant with what it said so far."""
    desk = scene.session.assistants
    heard = desk.heard()
    yield sentence(_("What assistants say about you"))
    yield ""
    yield from spoken((Sentence(told.consent()), Sentence(told.once())))
    yield ""
    yield from spoken((Heading(_("The questions")), *told.asked(questions(scene.session, town=town, trade=trade))))
    if scene.person.safety is Safety.THREAT:
        yield sentence(told.reach_left_out())
    yield ""
    yield from spoken((Heading(_("The assistants")),))
    for assistant in assistants(scene.session):
        row = told.row(assistant, heard)
        yield from spoken((Row(f"{row.text} ({assistant.id})", row.beside),))
    for answer in heard:
        yield ""
        yield from spoken(told.told(answer, told.brand(answer.assistant)))
    yield ""
    yield exactly(_("One of them, and how to add its answer"), "identity-scan assistants NAME")


def one(scene: Scene, assistant: "Assistant", asked: "Question") -> Iterator[str]:
    """Say all of an assistant: how to ask it, what it said, what can be done."""
    desk = scene.session.assistants
    heard = [h for h in desk.heard() if h.assistant == assistant.id]
    yield from spoken(told.about(assistant, names=True))
    yield ""
    yield from spoken((Fact(_("The question"), asked.text, exact=True),))
    if assistant.home:
        yield exactly(_("Its address"), assistant.opens(asked.text))
        yield sentence(told.with_account())
    for answer in heard:
        yield ""
        yield from spoken(told.told(answer, assistant.name, names=True))
    if any(answer.mine for answer in heard):
        yield ""
        yield from spoken(told.steps(assistant, heard, scene.person))
    yield ""
    yield from spoken(told.typed(assistant.id))


def letter(scene: Scene, assistant: "Assistant", question: str) -> Sheet:
    """Return the letter to the maker of an assistant."""
    return told.letter(scene.session.assistants.heard(), assistant, question, scene.person)
