"""The plain-text report, for the command line and for printing (80 columns), or for a screen reader; no colour.

Coverage comes first: what follows can only be read beside it.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from identity_scan.model import Assessment
from identity_scan.present import report_sentences
from identity_scan.present.blocks import Heading, Reason, Sentence, Sheet, ended, written
from identity_scan.present.report_view import Shown, Unchecked, View, view
from identity_scan.remembered import Record
from identity_scan.speech.aloud import line, sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed

WIDTH = 80


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is said, and how far in it stands on paper."""

    said: str
    indent: str = ""
    first: str | None = None
    """The indent of its first line, where that is another."""
    heading: bool = False


def text(
    assessment: Assessment,
    today: date | None = None,
    records: Sequence[Record] = (),
    *,
    redact: bool = False,
    spoken: bool = False,
    read: str = "",
) -> str:
    """Return the report of a scan as plain text; the day is that of the scan unless it is given.

    For a screen reader, `spoken`, each thing said is one line, and nothing is drawn or set in. `read` is the command
    that shows the words of a finding, with {name} for it: then what may be hard to read is left out, as the last lines
    stay on a screen; without it these words stand apart.
    """
    ended = assessment.scan.finished or assessment.scan.started
    seen = view(assessment, today or ended.date(), records, redact=redact)
    return aloud(seen, read) if spoken else of_view(seen, read)


def content(assessment: Assessment, today: date, records: Sequence[Record], redact: bool) -> bytes:
    """Return the file."""
    return text(assessment, today, records, redact=redact).encode(errors="replace")


def of_view(seen: View, read: str = "") -> str:
    """Return a view as plain text for a page of 80 columns."""
    return "\n".join(_printed(_lines(seen, read))) + "\n"


def aloud(seen: View, read: str = "") -> str:
    """Return a view as lines that can be read aloud."""
    said = (("\n" if told.heading else "") + _aloud(told.said) for told in _lines(seen, read))
    return "\n".join(said) + "\n"


def _aloud(said: str) -> str:
    """A sentence; an address at its end is left as it is copied."""
    return line(said) if "/" in said.rsplit(" ", 1)[-1] else sentence(said)


def _printed(every: Iterable[Told]) -> Iterator[str]:
    for told in every:
        if told.heading:
            yield from ("", "", told.said, "-" * min(len(told.said), WIDTH))
        elif not told.said:
            yield ""
        else:
            yield from textwrap.wrap(
                told.said,
                WIDTH,
                initial_indent=told.indent if told.first is None else told.first,
                subsequent_indent=told.indent,
                break_on_hyphens=False,  # an address cut at a hyphen cannot be copied
            )


def _lines(seen: View, read: str) -> Iterator[Told]:
    yield from _wrapped(seen.title.upper())
    yield from _wrapped(_("{what}, {name}").format(what=seen.subtitle, name=seen.name) if seen.name else seen.subtitle)
    yield from _wrapped(seen.demo)
    yield from _coverage(seen)
    if seen.overview:
        yield from _heading(_("Overall"))
        yield from _wrapped(seen.overview)
    yield from _first_pages(seen)
    yield from _findings(_("About you"), _("No result was recognised as yours."), seen.mine, seen, read)
    yield from _findings(_("Perhaps about you"), "", seen.unsure, seen, read)
    if seen.others:
        yield from _heading(_("About somebody else"))
        yield from _wrapped(seen.others)
    yield from _redacted(seen)
    yield from _changes(seen)
    yield from _unchecked(seen.unchecked)
    if not read:
        yield from _apart(seen.hard)
    yield from _end(seen)


def _heading(title: str) -> Iterator[Told]:
    yield Told(title, heading=True)


def _wrapped(said: str, indent: str = "", first: str | None = None) -> Iterator[Told]:
    if said.strip():
        yield Told(said, indent, first)


def _coverage(seen: View) -> Iterator[Told]:
    yield from _heading(_("What was asked"))
    yield from _wrapped(seen.covered)
    for engine in seen.engines:
        index = "" if engine.index == engine.name else _(" (results of {index})").format(index=engine.index)
        yield from _wrapped(labelled(f"{engine.name}{index}", f"{engine.says}. {engine.why}").rstrip(), "    ", "  ")
    yield from _wrapped(labelled(_("Index by index"), listed(seen.indexes)), "    ", "  ")


def _first_pages(seen: View) -> Iterator[Told]:
    if seen.first:
        yield from _heading(_("What a client sees first, for your bare name"))
    for page in seen.first:
        yield from _wrapped(f"{page.engine}. {page.says}", "    ", "  ")
    for contradiction in seen.against:
        yield from _wrapped(_("Not as you wish to be seen: {what}").format(what=contradiction), "    ", "  ")


def _findings(title: str, nothing: str, found: Sequence[Shown], seen: View, read: str) -> Iterator[Told]:
    if seen.redacted or not (found or nothing):
        return
    yield from _heading(f"{title} ({len(found)})" if found else title)
    if not found:
        yield from _wrapped(nothing)
    for finding in found:
        yield Told("")
        yield from _sheet(finding.number, finding.sheet)
        if finding.behind and read:
            yield from _wrapped(labelled(_("To read it"), read.format(name=finding.called)), "    ")


def _apart(hard: Sequence[Shown]) -> Iterator[Told]:
    if not hard:
        return
    yield from _heading(_(report_sentences.APART))
    yield from _wrapped(_(report_sentences.WHY_APART))
    for finding in hard:
        yield Told("")
        yield from _sheet(finding.number, finding.behind)


def _sheet(number: int, sheet: Sheet) -> Iterator[Told]:
    """A sheet with its number: each thing on its own, but what a heading says and why in one paragraph."""
    head, *rest = sheet
    yield from _wrapped(f"{number}. {written(head)}", "    ", "")
    paragraph: list[str] = []
    for block in rest:
        if paragraph and not isinstance(block, Reason | Sentence):
            yield Told(" ".join(paragraph), "    ")
            paragraph = []
        if isinstance(block, Heading | Reason | Sentence):
            paragraph.append(ended(written(block)))
        else:
            yield from _wrapped(written(block), "    ")
    yield from _wrapped(" ".join(paragraph), "    ")


def _redacted(seen: View) -> Iterator[Told]:
    if not seen.redacted:
        return
    for chart in seen.charts:
        yield from _heading(chart.title)
        yield from (Told(labelled(bar.label, str(bar.n)), "  ") for bar in chart.bars)
    if seen.rows:
        yield from _heading(_("Each result, without its words"))
        for row in seen.rows:
            parts = [row.label, row.band, ", ".join(row.actions), row.decision]
            yield from _wrapped(f"{row.number}. " + listed(filter(None, parts)), "     ", "  ")
    if seen.steps:
        yield from _heading(_("Next steps"))
        for step in seen.steps:
            yield from _wrapped(step.says, "    ", "  ")
    yield from _heading(_("Questions for reflection"))
    for question in seen.reflection:
        yield from _wrapped(question, "    ", "  ")
    yield from _heading(_("For your competence log: the learning, never the findings"))
    for point in seen.learning.splitlines():
        yield from _wrapped(point, "    ", "  ")


def _changes(seen: View) -> Iterator[Told]:
    if not seen.changed:
        return
    yield from _heading(_("Since the search before"))
    yield from _wrapped(seen.changed)
    for change in seen.changes:
        yield from _wrapped(labelled(change.kind, f"{change.title}. {change.says}"), "    ", "  ")


def _unchecked(unchecked: Sequence[Unchecked]) -> Iterator[Told]:
    if not unchecked:
        return
    yield from _heading(_("Not checked"))
    yield from _wrapped(_("About these, nothing can be said: the engine gave no answer."))
    for group in unchecked:
        yield from _wrapped(group.says, "    ", "  ")


def _end(seen: View) -> Iterator[Told]:
    yield from _heading(_("How this was made"))
    for told in (*seen.method, *seen.limits):
        yield from _wrapped(told, "    ", "  ")
    yield Told("")
    yield from _wrapped(seen.statement)
