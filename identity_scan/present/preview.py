"""What a report for others could hold, line by line: looked at and chosen from before it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from identity_scan.advice import roads
from identity_scan.model import Assessment, Verdict
from identity_scan.present import leaving, report_sentences
from identity_scan.present.blocks import Table, rows_said
from identity_scan.present.report_values import Dealt, View
from identity_scan.present.report_view import view
from identity_scan.present.steps import asked_for
from identity_scan.remembered import Record
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, listed
from identity_scan.speech.text import clean

EVER = later("The day of the search, how it was made and what it cannot tell: the same in every report.")
"""What stands there without being chosen."""
WARNING = later("A step reveals what was found, even without a name. It is included only if you tick it.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a report may hold."""

    id: str
    """By which it is chosen; a step by the id of its action."""
    says: str
    ticked: bool
    """It stands there unless it is taken away."""

    @property
    def called(self) -> str:
        """What it is called in commands; a step by its name."""
        known = roads.ways()
        return known[self.id].name if self.id in known else self.id


def lines(
    assessment: Assessment, today: date, records: Sequence[Record] = (), cards: Dealt | None = None
) -> tuple[Line, ...]:
    """Return every line that a report may hold for others, those first that stand there by default."""
    about = [j for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME]
    steps = frozenset(step.id for step in asked_for(about))
    seen = view(assessment, today, records, redact=True, chosen=leaving.Chosen(leaving.ASKED_FOR | steps), cards=cards)
    every = [Line(name, says, name in leaving.BY_DEFAULT) for name, says in _said(seen) if says]
    return (*(line for line in every if line.ticked), *(line for line in every if not line.ticked))


def _said(seen: View) -> Iterator[tuple[str, str]]:
    yield leaving.COVERED, seen.covered
    asked = listed(labelled(engine.name, engine.says) for engine in seen.engines)
    by_index = labelled(_("Index by index"), listed(seen.indexes))
    yield leaving.ENGINES, f"{labelled(_('Who was asked, and who answered'), asked)}. {by_index}"
    yield from zip((leaving.LIFE, leaving.MATTER), map(_table, seen.charts), strict=True)
    yield from zip(leaving.QUESTIONS, seen.reflection, strict=True)
    yield from zip((leaving.INDEX, leaving.TIME), map(_table, seen.tables), strict=False)
    yield from ((leaving.CHANGED, seen.changed), (leaving.OTHERS, seen.others))
    yield leaving.LEARNING, labelled(_(report_sentences.LEARNING), listed(seen.learning.splitlines()))
    yield from ((step.id, step.says) for step in seen.steps)


def _table(table: Table) -> str:
    return labelled(table.title, listed(rows_said(table)))


def choose(
    every: Sequence[Line], ticked: Sequence[str], unticked: Sequence[str] = (), reflection: str = "", talk: str = ""
) -> leaving.Chosen:
    """Return what is chosen of these lines, by name in any case; raises BadInput for a name that is none of theirs."""
    known = {name.casefold(): line.id for line in every for name in (line.called, line.id)}
    wrong = [name for name in (*ticked, *unticked) if name.casefold() not in known]
    if wrong:
        raise BadInput(
            _("There is no line called {name}.").format(name=", ".join(clean(name, 80) for name in wrong)),
            _("The lines are: {names}.").format(names=", ".join(line.called for line in every)),
        )
    added, removed = (frozenset(known[name.casefold()] for name in names) for names in (ticked, unticked))
    return leaving.Chosen(added - removed - leaving.BY_DEFAULT, removed, reflection, talk)
