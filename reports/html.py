"""The HTML report: one file, no script, no request to anywhere, fit to be printed and to be read aloud."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from identity_scan.language import gettext, labelled, listed, ngettext
from identity_scan.model import Assessment
from identity_scan.record import Record
from reports import words
from reports.view import View, view


def content(assessment: Assessment, today: date, records: Sequence[Record], redact: bool) -> bytes:
    """Return the file."""
    return html(view(assessment, today, records, redact=redact)).encode(errors="replace")


def html(seen: View) -> str:
    """Return a view as HTML; every value is escaped by the template engine, and none is marked safe."""
    return (
        _environment()
        .get_template("report.html")
        .render(seen=seen, day=words.day, _=gettext, ngettext=ngettext, labelled=labelled, listed=listed)
    )


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader("reports"),
        trim_blocks=True,
        lstrip_blocks=True,
    )
