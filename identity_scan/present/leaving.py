"""What may leave the house: which lines a report for others, or a sheet for supervision, holds (ETHICS 6).

Unless the worker chooses otherwise, nothing that leaves depends on what was found but the counts by life; a step tells
what was found, and a figure can too: who is threatened is asked about more. So a line stands there only if it is among
those below, or if it was ticked by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from identity_scan.model import Person, Safety
from identity_scan.person.invented import is_invented
from identity_scan.present import report_sentences
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

COVERED, ENGINES, LIFE = "covered", "engines", "life"
MATTER, INDEX, TIME, CHANGED, OTHERS, LEARNING = "matter", "index", "time", "changed", "others", "learning"
QUESTIONS: Final = tuple(f"question{n}" for n, _text in enumerate(report_sentences.REFLECTION, 1))

BY_DEFAULT: Final = frozenset((COVERED, ENGINES, LIFE, *QUESTIONS))
"""The lines that stand there unless they are taken away; the worker's own words stand there once they are written."""
ASKED_FOR: Final = frozenset((MATTER, INDEX, TIME, CHANGED, OTHERS, LEARNING))
"""The lines, beside the steps, that stand there only where they were ticked."""
SHEET: Final = "supervision"
FIXED: Final = frozenset(("ics", "log"))
"""The forms of report that hold nothing that could be chosen: dates alone, and the entry for the worker's own log."""
_UNDRAWN: Final = frozenset((SHEET, *FIXED, "json"))
"""The forms in which no way is told even in the worker's own copy; for programs they are ids alone (FORMATS)."""
NOT_IN_DANGER: Final = later(
    "No way is drawn while something is happening: whoever finds the file would see how to reach you. "
    "Everything else is in the report, including what closes the ways."
)
LONGEST: Final = 1_200
"""Letters of what the worker writes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the worker chose for a report, above all to let out; as it is made, the default."""

    added: frozenset[str] = frozenset()
    """The lines ticked that do not stand there by default; a step is called by the id of its action."""
    removed: frozenset[str] = frozenset()
    """The lines that would stand there by default, and do not."""
    reflection: str = ""
    """What the worker thinks of it, in their own words."""
    talk: str = ""
    """What the worker wants to talk about, in their own words."""
    ways: bool = False
    """The easiest ways are drawn: in the worker's own copy, and in nothing that others read (ETHICS 12)."""
    annex: bool = False
    """The worker's own PDF, which is short, holds everything as an annex."""

    def holds(self, line: str) -> bool:
        """Tell whether a line stands there."""
        return line in self.added or (line in BY_DEFAULT and line not in self.removed)


DEFAULT: Final = Chosen()


def chosen_for(forms: Iterable[str], redact: bool) -> bool:
    """Tell whether any of these forms of report is for others and holds lines to choose."""
    return any(form == SHEET or (redact and form not in FIXED) for form in forms)


def draws(forms: Iterable[str], redact: bool) -> bool:
    """Tell whether any of these forms of report is the worker's own copy, in which ways can be drawn."""
    return not redact and any(form not in _UNDRAWN for form in forms)


def may_be_drawn(person: Person) -> bool:
    """Tell whether a file may hold a way: never in danger, for whoever the worker fears may find it (ETHICS 12)."""
    return person.safety is not Safety.THREAT


def questions(chosen: Chosen) -> Iterator[str]:
    """Yield the questions for reflection that stand there."""
    return (_(text) for line, text in zip(QUESTIONS, report_sentences.REFLECTION, strict=True) if chosen.holds(line))


def of_nobody(person: Person) -> bool:
    """Tell whether a person is invented, which every report says."""
    return is_invented(person)
