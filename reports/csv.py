"""The CSV report, safe to open in a spreadsheet: no cell can be taken for a formula (OWASP, CSV injection)."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from identity_scan.present.blocks import Cover, Fact, Heading, Place, Sheet, Table, ended, rows_said, written
from identity_scan.present.report_parts import parts
from identity_scan.present.report_view import Shown, View
from identity_scan.speech.language import gettext as _

_DIVIDERS = {"fr": ";"}
"""Where a comma divides the digits of a number, spreadsheets look for a semicolon between the cells."""
_IN_ROWS = ("mine", "unsure")
"""The parts whose things have a row each."""
_FORMULA = re.compile(r"""(^|[;,|\t\r\n])([\s"']*)(?=[=+\-@＝＋－＠])""")


def content(seen: View) -> bytes:
    """Return the file; it opens with the mark by which spreadsheets know UTF-8."""
    return table(seen).encode("utf-8-sig", errors="replace")


def cell(text: str) -> str:
    """Return text that a spreadsheet takes for text.

    An apostrophe goes before a sign that begins a formula, at the start and also after a semicolon or comma: some
    countries' spreadsheets divide cells there.
    """
    return _FORMULA.sub(r"\1\2'", " ".join(text.split()))


def table(seen: View) -> str:
    """Return a view as CSV: a row a result, then notes on how it was made; the notes alone where no result is named."""
    out = io.StringIO()
    divider = _DIVIDERS.get(seen.language, ",")
    writer = csv.writer(out, delimiter=divider, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in _rows(seen):
        writer.writerow([cell(str(value)) for value in row])
    return out.getvalue()


def _rows(seen: View) -> Iterator[Sequence[object]]:
    if seen.redacted:
        yield (_("part"), _("what it says"))
    else:
        yield _head()
        yield from map(_finding, (*seen.mine, *seen.unsure))
        yield ()
    yield from _notes(seen)


def _columns() -> tuple[str, ...]:
    """What a sheet is divided into: by the names of its facts, and by what its headings answer."""
    named = (_("Address"), _("Date"), _("Words shown"), _("What helps first"))
    return (
        *(_("title"), *(name.lower() for name in named), _("is it you"), _("which life"), _("how much it matters")),
        *(_("what it gives away"), _("Decided").lower(), _("Your note").lower(), _("next steps"), _("who shows it")),
    )


def _head() -> Sequence[str]:
    sorts = (_("number"), _("about you"), _("label"), _("score"), _("how much"), _("action"), _("where it stands"))
    return (*sorts, *_columns())


def _finding(finding: Shown) -> Sequence[object]:
    told = _divided(finding.sheet)
    label = finding.sheet[0].beside if isinstance(finding.sheet[0], Heading) else ""
    mine = _("yes") if finding.mine else _("not settled")
    sorts = (finding.number, mine, label, finding.score, finding.band, finding.action, finding.status)
    return (*sorts, *(" ".join(told.get(column, ())) for column in _columns()))


def _divided(sheet: Sheet) -> Mapping[str, Sequence[str]]:
    told: dict[str, list[str]] = {}
    column, columns = "", _columns()
    for block in sheet:
        match block:
            case Heading(text, column=answers) if answers == _("title"):
                told[answers] = [text]
            case Heading(text, column=answers):
                column = answers
                if text.lower() != column:  # the column says it
                    told.setdefault(column, []).append(ended(written(block)))
            case Fact(name, text) if name.lower() in columns:
                told.setdefault(name.lower(), []).append(text)
            case Place() if not column:
                told.setdefault(_("Address").lower(), []).append(written(block))
            case Cover():
                told.setdefault(_("What helps first").lower(), []).append(written(block))
            case _:
                told.setdefault(column, []).append(ended(written(block)))
    return told


def _notes(seen: View) -> Iterator[tuple[str, str]]:
    """What the rows do not hold: what each note is about, and what it says."""
    yield from ((_("note"), said) for said in (seen.title, seen.demo, seen.subtitle, seen.name) if said)
    for part in parts(seen):
        for block in part.says:
            if isinstance(block, Table):
                yield from ((block.title, said) for said in rows_said(block))
            else:
                yield part.title, written(block)
        for item in part.items if part.id not in _IN_ROWS else ():
            number = f"{item.number} " if item.number else ""
            yield part.title, number + " ".join(ended(written(block)) for block in item.sheet)
