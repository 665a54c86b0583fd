"""The PDF report, set by typst: tagged for screen readers, and with nothing but the report in its properties."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from importlib.resources import files

import typst

from identity_scan.model import Assessment
from identity_scan.present import report_sentences, words
from identity_scan.present.report_view import View, view
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed, ngettext


def content(assessment: Assessment, today: date, records: Sequence[Record], redact: bool) -> bytes:
    """Return the file."""
    return pdf(view(assessment, today, records, redact=redact))


def pdf(seen: View) -> bytes:
    """Return a view as PDF/UA-1; where no font has a sign, as a tagged PDF that does not claim the standard.

    The values travel as one JSON text and are shown as they are: nothing of them is ever part of the source.
    """
    told = {
        **asdict(seen),
        "hard": [asdict(finding) for finding in seen.hard],
        "says": _headings(seen),
        "unchecked": [group.says for group in seen.unchecked],
        "steps": _steps(seen),
    }
    text = json.dumps(told, ensure_ascii=False, default=date.isoformat).encode(errors="replace").decode()
    source = files("identity_scan.reports").joinpath("templates/report.typ").read_bytes()
    moment = datetime.combine(seen.today, time(), UTC)

    inputs = {"seen": text}
    try:
        return typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment, pdf_standards="ua-1")
    except typst.TypstError:
        return typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment)


def _steps(seen: View) -> Sequence[Mapping[str, object]]:
    counts = (ngettext("{n} result", "{n} results", step.n).format(n=step.n) for step in seen.steps)
    return [asdict(step) | {"results": f"{n}, {step.statuses}"} for step, n in zip(seen.steps, counts, strict=True)]


def _headings(seen: View) -> Mapping[str, object]:
    upcoming = _("Next light search: {light}. Next deep search: {deep}.")
    return {
        "first": _("What a client sees first"),
        "lead": _("Somebody who types your bare name, and nothing else, meets these results in this order."),
        "portrayal": _("You wrote that you wish to be seen as"),
        "against": _("What speaks against it"),
        "numbers": _("In numbers"),
        "what": _("what"),
        "how_many": _("how many"),
        "changes": _("Since the search before"),
        "mine": _("About you"),
        "unsure": _("Perhaps about you"),
        "others": _("About somebody else"),
        "identity": _("Is it you"),
        "life": _("Which life"),
        "facts": _("It shows"),
        "matters": _("Why it matters so much"),
        "seen": _("Seen in"),
        "decided": _("Decided"),
        "actions": _("What you can do"),
        "rows": _("Each result, without its words"),
        "row_head": (_("no."), _("label"), _("how much"), _("actions"), _("decided")),
        "steps": _("Next steps"),
        "steps_lead": _("Three at a time is plenty. Each is told once here, however many results it is for."),
        "wont": _("What it will not do"),
        "check": _("How the next search checks it"),
        "guideline": _("Guideline"),
        "reflection": _("Questions for reflection"),
        "learning": _("For your competence log: the learning, never the findings"),
        "asked": _("Who was asked, and who answered"),
        "indexes": labelled(_("Index by index"), listed(seen.indexes)),
        "unchecked": _("Not checked"),
        "nothing_said": _("About these, nothing can be said: the engine gave no answer."),
        "method": _("How this was made, and what it cannot tell"),
        "apart": _(report_sentences.APART),
        "why_apart": _(report_sentences.WHY_APART),
        "snippet": _("Words shown"),
        "next": upcoming.format(light=words.day(seen.next_light), deep=words.day(seen.next_deep)),
    }
