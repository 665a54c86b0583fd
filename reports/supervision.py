"""The sheet for supervision: counts and questions on paper, what the worker adds, and no finding."""

from collections.abc import Iterator

from identity_scan.present import report_sentences
from identity_scan.present.blocks import Room, Row, Sentence, Table, Tone
from identity_scan.present.report_parts import Part
from identity_scan.present.report_values import View
from identity_scan.reports.handout import Paper, cut_out, printed
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later

_WHOSE = later(
    "This page belongs to the worker, who decides what is said of it. Nobody may demand it, keep it, or use it for "
    "hiring, marking or discipline."
)
_LINES = 2


def content(seen: View) -> bytes:
    """Return a redacted view as a file with room to write, a PDF where one can be made."""
    return printed(sheet(seen))


def sheet(seen: View) -> Paper:
    """Return a redacted view as a sheet to talk over."""
    title, banner = _("A self-search, for supervision"), " ".join(filter(None, (seen.demo, seen.statement)))
    parts = tuple(part for part in _parts(seen) if part.says or part.items)
    return Paper("supervision", title, seen.subtitle, banner, seen.language, parts)


def _parts(seen: View) -> Iterator[Part]:
    told = (Sentence(said) for said in (seen.covered, seen.changed, seen.others) if said)
    yield Part("whose", "", (Sentence(_(_WHOSE), Tone.STRONG), *told))
    yield Part("numbers", _("In numbers"), (*seen.charts, *seen.tables))
    if seen.steps:
        head = (_("step"), _("where it stands"), _("results"))
        rows = tuple((step.title, f"{step.road}, {step.statuses}", str(step.n)) for step in seen.steps)
        yield Part("steps", _("Next steps"), (Table("", head, rows),))
    own = (Sentence(labelled(_(report_sentences.REFLECTED), seen.reflected)),) if seen.reflected else ()
    questions = (block for question in seen.reflection for block in (Sentence(question), Room(_LINES)))
    yield Part("reflect", _("Questions for reflection"), (*own, *questions))
    yield Part("talk", _(report_sentences.TALK), (Sentence(seen.talk) if seen.talk else Room(_LINES),))
    yield Part("learning", _(report_sentences.LEARNING), tuple(map(Row, seen.learning.splitlines())))
    yield Part("cut", "", (), (cut_out(_("One next step"), _("What, by whom, until when."), _LINES),))
    made = (*seen.method, *seen.limits, *(labelled(e.name, e.says) for e in seen.engines))
    yield Part("method", _("How this was made, and what it cannot tell"), tuple(map(Row, made)))
