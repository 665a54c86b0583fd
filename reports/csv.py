"""The CSV report, one table and notes beside it: no cell can be taken for a formula (OWASP, CSV injection)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from identity_scan.present.blocks import (
    Block,
    Cover,
    Fact,
    Heading,
    Place,
    Sentence,
    Sheet,
    Table,
    ended,
    rows_said,
    written,
)
from identity_scan.present.report_parts import parts
from identity_scan.present.report_values import Shown, View
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
    """Return a view as one table with a row a result; where no result is named, what the report says, part by part."""
    return _written(seen.language, _told(seen) if seen.redacted else _rows(seen))


def notes(seen: View) -> str:
    """Return what a table of results does not hold: how it was made, what a client meets, the numbers, the steps."""
    return _written(seen.language, _told(seen))


def _written(language: str, rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV: a number stands without quotes and keeps its type, all else is text."""
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=_DIVIDERS.get(language, ","), quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n"
    )
    for row in rows:
        writer.writerow([value if isinstance(value, int) else cell(str(value)) for value in row])
    return out.getvalue()


def _rows(seen: View) -> Iterator[Sequence[object]]:
    yield _head()
    yield from map(_finding, (*seen.mine, *seen.unsure))


def _told(seen: View) -> Iterator[Sequence[object]]:
    yield (_("part"), _("what it says"))
    yield from _notes(seen)


def _columns() -> tuple[str, ...]:
    """What a sheet is divided into: by the names of its facts, and by what its headings answer."""
    named = (_("Address"), _("Words shown"), _("What helps first"))
    return (
        *(_("title"), *(name.lower() for name in named), _("is it you"), _("which life"), _("how much it matters")),
        *(_("what it gives away"), _("Decided").lower(), _("Your note").lower(), _("next steps"), _("who shows it")),
    )


def _head() -> Sequence[str]:
    sorts = (_("number"), _("called"), _("about you"), _("label"), _("score"), _("how much"), _("Date").lower())
    step = (_("action"), _("first step"), _("minutes"), _("where it stands"))
    return (*sorts, *step, *_columns())


def _finding(finding: Shown) -> Sequence[object]:
    told = _divided(finding.sheet)
    label = finding.sheet[0].beside if isinstance(finding.sheet[0], Heading) else ""
    mine = _("yes") if finding.mine else _("not settled")
    sorts = (finding.number, finding.called, mine, label, finding.score, finding.band, finding.date)
    step = (finding.action, finding.step, finding.minutes if finding.action else "", finding.status)
    return (*sorts, *step, *(" ".join(told.get(column, ())) for column in _columns()))


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
            case Fact(name) if name == _("Date"):
                pass  # it has a column of its own, in a form that can be sorted
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
        for told, run in groupby(part.says, lambda block: isinstance(block, Sentence)):
            if told:
                yield part.title, " ".join(map(written, run))
            else:
                yield from (line for block in run for line in _lines(part.title, block))
        for item in part.items if part.id not in _IN_ROWS else ():
            number = f"{item.number} " if item.number else ""
            yield part.title, number + " ".join(ended(written(block)) for block in item.sheet)


def _lines(title: str, block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Table):
        yield from ((block.title, said) for said in rows_said(block))
    else:
        yield title, written(block)
