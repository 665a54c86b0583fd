"""The sheet for supervision: counts, steps and questions on paper, and nothing by which a finding could be found."""

from collections.abc import Iterator

from identity_scan.present.blocks import Room, Row, Sentence, Table, Tone
from identity_scan.present.report_parts import Part
from identity_scan.present.report_view import View
from identity_scan.reports.handout import Paper, cut_out, pdf
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later

_WHOSE = later(
    "This page belongs to the worker, who decides what is said of it. Nobody may demand it, keep it, or use it for "
    "hiring, marking or discipline."
)
_LINES = 2


def content(seen: View) -> bytes:
    """Return a redacted view as a file, a PDF with room to write."""
    return pdf(sheet(seen))


def sheet(seen: View) -> Paper:
    """Return a redacted view as a sheet to talk over."""
    title, banner = _("A self-search, for supervision"), " ".join(filter(None, (seen.demo, seen.statement)))
    return Paper("supervision", title, seen.subtitle, banner, seen.language, tuple(_parts(seen)))


def _parts(seen: View) -> Iterator[Part]:
    told = (Sentence(said) for said in (seen.covered, seen.changed, seen.others) if said)
    yield Part("whose", "", (Sentence(_(_WHOSE), Tone.STRONG), *told))
    yield Part("numbers", _("In numbers"), seen.charts)
    if seen.steps:
        head = (_("step"), _("where it stands"), _("results"))
        rows = tuple((step.title, f"{step.road}, {step.statuses}", str(step.n)) for step in seen.steps)
        yield Part("steps", _("Next steps"), (Table("", head, rows),))
    questions = (block for question in seen.reflection for block in (Sentence(question), Room(_LINES)))
    yield Part("reflect", _("Questions for reflection"), tuple(questions))
    yield Part("cut", "", (), (cut_out(_("One next step"), _("What, by whom, until when."), _LINES),))
    made = (*seen.method, *seen.limits, *(labelled(e.name, e.says) for e in seen.engines))
    yield Part("method", _("How this was made, and what it cannot tell"), tuple(map(Row, made)))
