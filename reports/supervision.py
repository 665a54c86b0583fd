"""The sheet for supervision: counts, steps and questions on paper, and nothing by which a finding could be found."""

from collections.abc import Iterator

from identity_scan.present.report_view import View
from identity_scan.reports.handout import Block, Paper, pdf
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
    return Paper("supervision", title, seen.subtitle, banner, seen.language, tuple(_blocks(seen)))


def _blocks(seen: View) -> Iterator[Block]:
    yield Block("strong", _(_WHOSE))
    yield from (Block("p", said) for said in (seen.covered, seen.changed, seen.others) if said)
    for chart in seen.charts:
        yield Block("heading", chart.title)
        yield Block("table", head=(_("what"), _("how many")), rows=tuple((b.label, str(b.n)) for b in chart.bars))
    if seen.steps:
        yield Block("heading", _("Next steps"))
        head = (_("step"), _("where it stands"), _("results"))
        yield Block("table", head=head, rows=tuple((s.title, f"{s.road}, {s.statuses}", str(s.n)) for s in seen.steps))
    yield Block("heading", _("Questions for reflection"))
    yield from (Block("question", question, number=_LINES) for question in seen.reflection)
    yield Block("card", _("What, by whom, until when."), _("One next step"), number=_LINES)
    yield Block("heading", _("How this was made, and what it cannot tell"))
    made = (*seen.method, *seen.limits, *(labelled(e.name, e.says) for e in seen.engines))
    yield Block("list", rows=tuple((said,) for said in made))
