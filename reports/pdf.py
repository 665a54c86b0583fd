"""The PDF report, set by typst: tagged for screen readers, and with nothing but the report in its properties."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time
from importlib.resources import files

import typst

from identity_scan.model import Assessment
from identity_scan.present import report_sentences, words
from identity_scan.present.blocks import Block, Cover, Fact, Heading, Place, Reason, Sheet, runs, signed
from identity_scan.present.report_view import View, view
from identity_scan.present.signs import printed
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed


def content(assessment: Assessment, today: date, records: Sequence[Record], redact: bool) -> bytes:
    """Return the file."""
    return pdf(view(assessment, today, records, redact=redact))


def pdf(seen: View) -> bytes:
    """Return a view as PDF/UA-1; where no font has a sign, as a tagged PDF that does not claim the standard.

    The values travel as one JSON text and are shown as they are: nothing of them is ever part of the source.
    """
    told = {
        **asdict(replace(seen, mine=(), unsure=(), steps=())),
        "mine": [_numbered(found.number, found.sheet) for found in seen.mine],
        "unsure": [_numbered(found.number, found.sheet) for found in seen.unsure],
        "hard": [_numbered(found.number, found.behind) for found in seen.hard],
        "says": _headings(seen),
        "unchecked": [group.says for group in seen.unchecked],
        "steps": [_runs(step.sheet) for step in seen.steps],
    }
    text = json.dumps(told, ensure_ascii=False, default=date.isoformat).encode(errors="replace").decode()
    source = files("identity_scan.reports").joinpath("templates/report.typ").read_bytes()
    moment = datetime.combine(seen.today, time(), UTC)

    inputs = {"seen": text}
    try:
        return typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment, pdf_standards="ua-1")
    except typst.TypstError:
        return typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment)


def _numbered(number: int, sheet: Sheet) -> Mapping[str, object]:
    return {"number": number, "runs": _runs(sheet)}


def _runs(sheet: Sheet) -> Sequence[Mapping[str, object]]:
    return [{"kind": kind, "blocks": [_block(block) for block in run]} for kind, run in runs(sheet)]


def _block(block: Block) -> Mapping[str, object]:
    """A block as typst reads it; what lies under a cover is set apart, at the end."""
    match block:
        case Cover(says=says):
            return {"says": says}
        case Heading(code=code) if code:
            return {**asdict(block), "sign": printed(code)}
        case Reason(points=points):
            return {**asdict(block), "points": f"({signed(points)})" if points else ""}
        case Fact(name=name) | Place(name=name):
            return {**asdict(block), "name": labelled(name, "").rstrip() if name else ""}
        case _:
            return asdict(block)


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
        "rows": _("Each result, without its words"),
        "row_head": (_("no."), _("label"), _("how much"), _("actions"), _("decided")),
        "steps": _("Next steps"),
        "steps_lead": _("Three at a time is plenty. Each is told once here, however many results it is for."),
        "reflection": _("Questions for reflection"),
        "learning": _("For your competence log: the learning, never the findings"),
        "asked": _("Who was asked, and who answered"),
        "indexes": labelled(_("Index by index"), listed(seen.indexes)),
        "unchecked": _("Not checked"),
        "nothing_said": _("About these, nothing can be said: the engine gave no answer."),
        "method": _("How this was made, and what it cannot tell"),
        "apart": _(report_sentences.APART),
        "why_apart": _(report_sentences.WHY_APART),
        "next": upcoming.format(light=words.day(seen.next_light), deep=words.day(seen.next_deep)),
    }
