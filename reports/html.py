"""The HTML report: one file, no script, no request to anywhere, fit to be printed and to be read aloud."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from identity_scan.model import NEEDS
from identity_scan.present import words
from identity_scan.present.blocks import runs, signed
from identity_scan.present.report_parts import OPEN, Part, parts
from identity_scan.present.report_values import View
from identity_scan.present.signs import printed
from identity_scan.reports.way_picture import picture
from identity_scan.speech.language import gettext, labelled, ngettext


def content(seen: View) -> bytes:
    """Return the file."""
    return html(seen).encode(errors="replace")


def html(seen: View) -> str:
    """Return a view as HTML."""
    return filled("report.html", seen=seen, parts=parts(seen), day=words.day, open_parts=OPEN, choices=choices)


def choices(part: Part) -> tuple[tuple[str, str], ...]:
    """Return the bands and labels that the things of a part have, by which its list can be filtered."""
    there = {code for item in part.items if not item.fine for code in item.codes}
    named = ((code.value, words.band(code)) for code in NEEDS)
    lives = ((code, words.label(code)) for code in words.LABELS)
    return tuple((code, name) for code, name in (*named, *lives) if code in there)


def filled(template: str, **values: object) -> str:
    """Return a template of this package filled in; every value is escaped, and none is marked safe."""
    drawing = {
        "runs": runs,
        "labelled": labelled,
        "printed": printed,
        "signed": signed,
        "picture": picture,
        "label": words.label,
    }
    return _environment().get_template(template).render(_=gettext, ngettext=ngettext, **drawing, **values)


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        trim_blocks=True,
        lstrip_blocks=True,
    )
