"""The plain-text report, for the command line and for printing (80 columns), or for a screen reader; no colour."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from identity_scan.model import Assessment
from identity_scan.present.blocks import Block, Chart, Heading, Reason, Sentence, Table, ended, rows_said, written
from identity_scan.present.report_parts import Card, parts, title
from identity_scan.present.report_view import View, view
from identity_scan.remembered import Record
from identity_scan.speech.aloud import line, sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled

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


def content(seen: View) -> bytes:
    """Return the file."""
    return of_view(seen).encode(errors="replace")


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
    yield Told(seen.title.upper())
    yield Told(_("{what}, {name}").format(what=seen.subtitle, name=seen.name) if seen.name else seen.subtitle)
    if seen.demo:
        yield Told(seen.demo)
    for part in parts(seen, apart=not read):
        yield Told(title(part), heading=True)
        for block in part.brief or part.sheet:
            yield from _block(block)
        for card in () if part.brief else part.cards:
            yield Told("")
            yield from _card(card)
            if read and card.called:
                yield Told(labelled(_("To read it"), read.format(name=card.called)), "    ")
    yield Told("")
    yield Told(seen.statement)


def _block(block: Block) -> Iterator[Told]:
    """A thing that a part says by itself; of a chart or a table a line for each row."""
    if not isinstance(block, Chart | Table):
        yield Told(written(block), "    ", "  ")
        return
    if block.title:
        yield Told(block.title, "    ", "  ")
    yield from (Told(said, "      ", "    ") for said in rows_said(block))


def _card(card: Card) -> Iterator[Told]:
    """A sheet with its number: each thing on its own, but what a heading says and why in one paragraph."""
    head, *rest = card.sheet
    yield Told(f"{card.number}. {written(head)}", "    ", "")
    paragraph: list[str] = []
    for block in rest:
        if paragraph and not isinstance(block, Reason | Sentence):
            yield Told(" ".join(paragraph), "    ")
            paragraph = []
        if isinstance(block, Heading | Reason | Sentence):
            paragraph.append(ended(written(block)))
        else:
            yield Told(written(block), "    ")
    if paragraph:
        yield Told(" ".join(paragraph), "    ")
