"""The PDF report, set by typst: tagged for screen readers, and with nothing but the report in its properties."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from identity_scan.present.blocks import Block, Chart, Cover, Fact, Heading, Place, Reason, Sheet, runs, signed, written
from identity_scan.present.report_parts import OPENING, Part, parts
from identity_scan.present.report_view import View
from identity_scan.present.signs import printed
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def content(seen: View) -> bytes:
    """Return the file."""
    return pdf(seen)


def pdf(seen: View) -> bytes:
    """Return a view as PDF/UA-1; where no font has a sign, as a tagged PDF that does not claim the standard.

    The values travel as one JSON text and are shown as they are: nothing of them is ever part of the source.
    """
    every = tuple(parts(seen))
    told = {
        **{name: getattr(seen, name) for name in ("language", "title", "subtitle", "name", "demo", "statement")},
        "opening": [written(block) for part in every if part.code in OPENING for block in part.sheet],
        "parts": [_part(part) for part in every if part.code not in OPENING],
        "first": _first(seen),
    }
    text = json.dumps(told, ensure_ascii=False).encode(errors="replace").decode()
    source = files("identity_scan.reports").joinpath("templates/report.typ").read_bytes()
    moment = datetime.combine(seen.today, time(), UTC)

    inputs = {"seen": text}
    try:
        return typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment, pdf_standards="ua-1")
    except typst.TypstError:
        return typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment)


def _part(part: Part) -> Mapping[str, object]:
    cards = [{"number": card.number, "runs": _runs(card.sheet)} for card in part.cards]
    return {"code": part.code, "title": part.title, "count": part.count, "runs": _runs(part.sheet), "cards": cards}


def _runs(sheet: Sheet) -> Sequence[Mapping[str, object]]:
    return [{"kind": kind, "blocks": [_block(block) for block in run]} for kind, run in runs(sheet)]


def _block(block: Block) -> Mapping[str, object]:
    """A block as typst reads it; what lies under a cover is set apart, at the end."""
    match block:
        case Cover(says=says):
            return {"says": says}
        case Heading(code=code):
            return {**asdict(block), "sign": printed(code) if code else ""}
        case Chart(title, bars):
            return {"title": title, "bars": [{**asdict(bar), "sign": printed(bar.code)} for bar in bars]}
        case Reason(points=points):
            return {**asdict(block), "points": f"({signed(points)})" if points else ""}
        case Fact(name, code=code):
            return {**asdict(block), "name": labelled(name, "").rstrip(), "sign": printed(code) if code else ""}
        case Place(name=name):
            return {**asdict(block), "name": labelled(name, "").rstrip() if name else ""}
        case _:
            return asdict(block)


def _first(seen: View) -> Mapping[str, object]:
    """What a client sees first, which is drawn beside each other here."""
    return {
        "pages": [asdict(page) for page in seen.first],
        "lead": _("Somebody who types your bare name, and nothing else, meets these results in this order."),
        "wish": _("You wrote that you wish to be seen as"),
        "portrayal": seen.portrayal,
        "says": _("What speaks against it"),
        "against": seen.against,
    }
