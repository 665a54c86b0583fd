"""The sheet for supervision: counts and questions on paper, what the worker adds, and no finding."""

from collections.abc import Iterator

from identity_scan.present import report_sentences
from identity_scan.present.blocks import Room, Row, Sentence, Table, Tone, ended
from identity_scan.present.report_parts import Part
from identity_scan.present.report_values import View
from identity_scan.reports.handout import Paper, printed
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later

_WHOSE = later(
    "This page belongs to the worker, who decides what is said about it. Nobody may demand it, keep "
    "it, or use it for hiring, marking or discipline."
)
_AGREED_LINES = 3


def content(seen: View) -> bytes:
    """Return a redacted view as a file with room to write, a PDF where one can be made."""
    return printed(sheet(seen))


def sheet(seen: View) -> Paper:
    """Return a redacted view as a sheet to talk over, on one page unless much was ticked."""
    title, banner = _("A self-search, for supervision"), " ".join(filter(None, (seen.demo, seen.statement)))
    parts = tuple(part for part in _parts(seen) if part.says or part.items)
    return Paper("supervision", title, seen.subtitle, banner, seen.language, parts, dense=True)


def _parts(seen: View) -> Iterator[Part]:
    told = (Sentence(said) for said in (seen.covered, seen.changed, seen.others) if said)
    yield Part("whose", "", (Sentence(_(_WHOSE), Tone.STRONG), *told))
    yield Part("numbers", _("In numbers"), (*seen.charts, *seen.tables))
    if seen.steps:
        head = (_("step"), _("where it stands"), _("results"))
        rows = tuple((step.title, f"{step.road}, {step.statuses}", str(step.n)) for step in seen.steps)
        yield Part("steps", _("Next steps"), (Table("", head, rows),))
    asked = (block for question in report_sentences.BOUNDARIES for block in (Sentence(_(question)), Room()))
    yield Part("boundaries", _("Boundaries: three questions, after section 5 of the guideline"), tuple(asked))
    own = (Sentence(labelled(_(report_sentences.REFLECTED), seen.reflected)),) if seen.reflected else ()
    questions = (*map(Row, seen.reflection), *((Room(),) if seen.reflection else ()))
    yield Part("reflect", _("Questions for reflection"), (*own, *questions))
    yield Part("talk", _(report_sentences.TALK), (Sentence(seen.talk) if seen.talk else Room(),))
    yield Part("learning", _(report_sentences.LEARNING), tuple(map(Row, seen.learning.splitlines())))
    yield Part("agreed", _("What we agreed: what, by whom, until when"), (Room(_AGREED_LINES),))
    yield Part("names", "", (Table("", (_("who"), _("name"), _("day")), _names()),))
    engines = (labelled(engine.name, ended(engine.says)) for engine in seen.engines)
    made = (*seen.method, *seen.limits, *engines)
    yield Part("small", _("How this was made, and what it cannot tell"), tuple(map(Row, made)))


def _names() -> tuple[tuple[str, str, str], ...]:
    return ((_("The worker"), "", ""), (_("Who supervises"), "", ""))
