"""The CSV report, safe to open in a spreadsheet: no cell can be taken for a formula (OWASP, CSV injection)."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from identity_scan.model import Assessment
from identity_scan.present import report_sentences, words
from identity_scan.present.blocks import Cover, Fact, Heading, Place, Sheet, ended, written
from identity_scan.present.report_view import Shown, View, view
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed

_DIVIDERS = {"fr": ";"}
"""Where a comma divides the digits of a number, spreadsheets look for a semicolon between the cells."""
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
    divider = _DIVIDERS.get(seen.language, ",")
    writer = csv.writer(out, delimiter=divider, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
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
    yield from ((about, note) for about, note in _notes(seen) if note)


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
    for said in (
        *(seen.title, seen.demo, seen.subtitle, seen.name, seen.overview),
        *(seen.covered, seen.others, seen.changed),
    ):
        yield _("note"), said
    for page in seen.first:
        places = (f"{p.rank} {f'{p.title} ({p.label}, {p.site})' if p.title else p.label}" for p in page.places)
        yield _("What a client sees first"), labelled(page.engine, f"{page.says} {listed(places)}")
    yield _("You wrote that you wish to be seen as"), seen.portrayal
    yield from ((_("What speaks against it"), said) for said in seen.against)
    for chart in seen.charts:
        yield chart.title, listed(labelled(bar.label, str(bar.n)) for bar in chart.bars)
    for table in seen.tables:
        for row in table.rows:
            told = listed(labelled(name, n) for name, n in zip(table.head[1:], row[1:], strict=True))
            yield table.title, labelled(row[0], told)
    yield from ((_("Since the search before"), labelled(c.kind, f"{c.title}. {c.says}")) for c in seen.changes)
    yield from ((_("Next steps"), step.says) for step in seen.steps)
    yield from ((_("Questions for reflection"), said) for said in seen.reflection)
    yield from ((_("Competence log"), said) for said in seen.learning.splitlines())
    for engine in seen.engines:
        yield _("Who was asked, and who answered"), labelled(engine.name, f"{engine.says}. {engine.why}")
    yield _("Index by index"), listed(seen.indexes)
    yield from ((_("Not checked"), group.says) for group in seen.unchecked)
    yield from ((_("How this was made, and what it cannot tell"), said) for said in (*seen.method, *seen.limits))
    yield _("Next light search"), words.day(seen.next_light)
    yield _("Next deep search"), words.day(seen.next_deep)
    yield _("note"), seen.statement
    for finding in seen.hard:
        if finding.behind:
            yield _(report_sentences.APART), f"{finding.number} {' '.join(map(written, finding.behind))}"
