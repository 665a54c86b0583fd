"""The CSV report, safe to open in a spreadsheet: no cell can be taken for a formula (OWASP, CSV injection)."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date

from identity_scan.language import gettext as _
from identity_scan.language import labelled
from identity_scan.model import Assessment
from identity_scan.record import Record
from reports.findings import FindingView
from reports.view import View, view

_FORMULA = re.compile(r"""(^|[;,|\t\r\n])([\s"']*)(?=[=+\-@＝＋－＠])""")


def content(assessment: Assessment, today: date, records: Sequence[Record], redact: bool) -> bytes:
    """Return the file; it opens with the mark by which spreadsheets know UTF-8."""
    return table(view(assessment, today, records, redact=redact)).encode("utf-8-sig", errors="replace")


def cell(text: str) -> str:
    """Return text that a spreadsheet takes for text.

    An apostrophe goes before a sign that begins a formula, at the start and also after a semicolon or comma: some
    countries' spreadsheets divide cells there.
    """
    return _FORMULA.sub(r"\1\2'", " ".join(text.split()))


def table(seen: View) -> str:
    """Return a view as CSV: a row a result, then notes on how it was made."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in _rows(seen):
        writer.writerow([cell(str(value)) for value in row])
    return out.getvalue()


def _rows(seen: View) -> Iterator[Sequence[object]]:
    if seen.redacted:
        yield (_("number"), _("label"), _("how much"), _("actions"), _("decided"))
        for row in seen.rows:
            yield (row.number, row.label, row.band, " ".join(row.actions), row.decision)
    else:
        yield _head()
        yield from map(_finding, (*seen.mine, *seen.unsure))
    yield ()
    for note in filter(None, _notes(seen)):
        yield (_("note"), note)


def _head() -> Sequence[str]:
    return (
        _("number"), _("about you"), _("label"), _("score"), _("how much"), _("title"), _("address"), _("date"),
        _("it shows"), _("seen in"), _("next step"), _("action"), _("where it stands"), _("decided"),
    )  # fmt: skip


def _finding(finding: FindingView) -> Sequence[object]:
    first = finding.actions[0] if finding.actions else None
    return (
        finding.number, _("yes") if finding.verdict == "me" else _("not settled"), finding.label, finding.score,
        finding.band, finding.title, finding.address, finding.day, ", ".join(f.name for f in finding.facts),
        finding.seen, first.title if first else "", first.id if first else "", first.status if first else "",
        finding.decision,
    )  # fmt: skip


def _notes(seen: View) -> Iterator[str]:
    yield from (seen.title, seen.demo, seen.subtitle, seen.name, seen.grade, seen.covered, seen.others, seen.changed)
    yield from (labelled(engine.name, f"{engine.says}. {engine.why}") for engine in seen.engines)
    yield from (labelled(f"{group.engine} {group.what}", str(group.n)) for group in seen.unchecked)
    yield from (*seen.method, *seen.limits, seen.statement)
