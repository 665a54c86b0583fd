"""What a page that stands in a browser is: an answer, a question, a puzzle, or not yet readable."""

from enum import StrEnum
from typing import Final

from identity_scan.engines import ENGINES
from identity_scan.engines.reading.refusing import CONSENT, PROGRAM, PUZZLE
from identity_scan.engines.recognise import recognise
from identity_scan.model import Answer, Outcome, Reply, Said
from identity_scan.speech.telling import say


class Stage(StrEnum):
    """What stands in the window."""

    PAGE = "page"
    """An answer, whole: results, or the engine's own word that there are none."""
    CONSENT = "consent"
    PUZZLE = "puzzle"
    UNREAD = "unread"
    LATE = "late"
    """No answer stood there for as long as one waits."""


ENDED: Final = (Outcome.RESULTS, Outcome.NONE)


def answer_of(reply: Reply, engine: str) -> Answer:
    """Return what a page answers, read as the engine's whose marks it bears, otherwise as that of the one asked."""
    known = recognise(reply)
    return ENGINES[known.engine if known else engine].read(reply)


def stage(answer: Answer) -> Stage:
    """Return what stands there; a page that only runs a script may turn into results, so it cannot be read yet."""
    if answer.outcome in ENDED:
        return Stage.PAGE
    code = answer.said.code if answer.said else ""
    if answer.outcome is not Outcome.BLOCKED or code == PROGRAM:
        return Stage.UNREAD
    return Stage.CONSENT if code == CONSENT else Stage.PUZZLE


def puzzle_of(engine: str) -> Said:
    """Return why there is no answer where a puzzle stood to the end."""
    return say(PUZZLE, engine=ENGINES[engine].name)
