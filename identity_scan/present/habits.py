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
    Outcome.DOUBTED: later("sent unrelated results here the last time"),
}


_APART = {
    "keenable": later("another company, in the United States, learns your name"),
    "mwmbl": later("another organization, kept by volunteers, learns your name"),
}
"""What is said of engines that are asked only if the worker switches them on, and whose makers are known to few."""


def habit(engine: str, last: Collected | None) -> str:
    """Say what is to be expected of an engine, and who learns of it where that is little known; empty for the rest."""
    return "; ".join(filter(None, (_(_APART[engine]) if engine in _APART else "", _usual(engine, last))))


def _usual(engine: str, last: Collected | None) -> str:
    if last is not None and last.answer.outcome in _HERE:
        return _(_HERE[last.answer.outcome])
    known = HABITS.get(engine)
    return _(_KNOWN[known]) if known in _KNOWN else ""
