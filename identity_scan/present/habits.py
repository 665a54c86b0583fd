"""How an engine usually takes a program that asks it: from what it did here the last time, or from what is known."""

from identity_scan.facts.engine_habits import HABITS, Habit
from identity_scan.model import Collected, Outcome
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_KNOWN = {
    Habit.ANSWERS: later("usually answers a program"),
    Habit.SOMETIMES: later("answers a program sometimes"),
    Habit.OTHER_WORDS: later("answers a program, often about other words"),
    Habit.REFUSES: later("usually refuses a program: look together with b"),
}
_HERE = {
    Outcome.RESULTS: later("answered here the last time"),
    Outcome.NONE: later("answered here the last time"),
    Outcome.BLOCKED: later("refused here the last time: look together with b"),
    Outcome.DOUBTED: later("sent here what nobody asked for, the last time"),
}


def habit(engine: str, last: Collected | None) -> str:
    """Say what is to be expected of an engine; empty where nothing is known, or where it answers people only."""
    if last is not None and last.answer.outcome in _HERE:
        return _(_HERE[last.answer.outcome])
    known = HABITS.get(engine)
    return _(_KNOWN[known]) if known in _KNOWN else ""
