"""The PDF report, set by typst: tagged for screen readers, and with nothing but the report in its properties."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from identity_scan.present import words
from identity_scan.present.blocks import (
    Block,
    Cells,
    Cover,
    Fact,
    Heading,
    Place,
    Reason,
    Row,
    Sheet,
    Table,
    Way,
    runs,
    signed,
)
from identity_scan.present.report_pages import pages
from identity_scan.present.report_parts import Part, parts
from identity_scan.present.report_values import View
from identity_scan.present.signs import printed
from identity_scan.speech.language import labelled


def content(seen: View) -> bytes:
    """Return the file."""
    return pdf(seen)


def pdf(seen: View) -> bytes:
    """Return a view as PDF: what matters on a few pages, and everything else behind it where it is asked for."""
    told: dict[str, object] = {
        name: getattr(seen, name) for name in ("language", "title", "subtitle", "name", "demo", "statement")
    }
    every = parts(seen) if seen.redacted else pages(seen)
    told["labels"] = {code: words.label(code) for code in words.LABELS}
    return typeset("report.typ", told, every, datetime.combine(seen.today, time(), UTC))


def typeset(template: str, told: Mapping[str, object], every: Iterable[Part], moment: datetime | None = None) -> bytes:
    """Return parts as PDF/UA-1; where no font has a sign, as a tagged PDF that does not claim the standard.

    The values travel as one JSON text and are shown as they are: nothing of them is ever part of the source.
    """
    text = json.dumps({**told, "parts": [_part(part) for part in every]}, ensure_ascii=False)
    folder = files("identity_scan.reports").joinpath("templates")
    source = b"".join(folder.joinpath(name).read_bytes() for name in ("blocks.typ", template))
    inputs = {"seen": text.encode(errors="replace").decode()}
    try:
        made = typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment, pdf_standards="ua-1")
    except typst.TypstError:
        made = typst.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment)
    return made.replace(_UNDOUBTED, b" " * len(_UNDOUBTED), 1)


_UNDOUBTED = b"/Suspects false"
"""What holds without being said, and what poppler calls a fault where it is said; as many blanks move nothing."""


def _part(part: Part) -> Mapping[str, object]:
    items = [{"number": item.number, "runs": _runs(item.sheet)} for item in part.items]
    return {"id": part.id, "title": part.title, "says": _runs(part.says), "items": items, "counted": part.counted}


def _runs(sheet: Sheet) -> Sequence[Mapping[str, object]]:
    return [{"kind": kind, "blocks": [_block(block) for block in run]} for kind, run in runs(sheet)]


def _block(block: Block) -> Mapping[str, object]:
    """A block as typst reads it; what lies under a cover is set apart, at the end."""
    match block:
        case Cover(says=says):
            return {"says": says}
        case Heading(code=code) | Row(code=code) if code:
            return {**asdict(block), "sign": printed(code)}
        case Table(codes=codes):
            return {**asdict(block), "signs": [printed(code) for code in codes]}
        case Reason(points=points):
            return {**asdict(block), "points": f"({signed(points)})" if points else ""}
        case Cells(name, cells=cells):
            signs = [printed(code) if code else "" for code in cells]
            return {**asdict(block), "name": labelled(name, "").rstrip(), "signs": signs}
        case Fact(name, code=code):
            return {**asdict(block), "name": labelled(name, "").rstrip(), "sign": printed(code) if code else ""}
        case Way(says=says):
            stops = [{**asdict(s), "asks": s.asks, "shows": s.shows, "closes": s.closes} for s in block.stops]
            return {"head": block.head, "says": " ".join(says), "stops": stops, "sure": block.sure}
        case Place(name=name):
            return {**asdict(block), "name": labelled(name, "").rstrip() if name else ""}
        case _:
            return asdict(block)
