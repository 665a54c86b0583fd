"""The plain-text report, for the command line and for printing (80 columns), or for a screen reader; no colour."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from identity_scan.model import Assessment
from identity_scan.present.blocks import Heading, Reason, Sentence, covers, ended, lines, written
from identity_scan.present.report_parts import HARD, Item, Part, parts
from identity_scan.present.report_values import View
from identity_scan.present.report_view import view
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
    yield from _wrapped(seen.title.upper())
    yield from _wrapped(_("{what}, {name}").format(what=seen.subtitle, name=seen.name) if seen.name else seen.subtitle)
    yield from _wrapped(seen.demo)
    for part in parts(seen):
        if not (read and part.id == HARD):
            yield from _part(part, read)


def _part(part: Part, read: str) -> Iterator[Told]:
    yield Told(f"{part.title} ({len(part.items)})" if part.counted else part.title, heading=True)
    for block in part.says:
        first = None if isinstance(block, Sentence) else "  "
        for told in lines(block):
            yield from _wrapped(told, "    " if first else "", first)
    for item in part.items:
        yield Told("")
        yield from _sheet(item)
        if read and any(covers(item.sheet)):
            yield from _wrapped(labelled(_("To read it"), read.format(name=item.called)), "    ")


def _wrapped(said: str, indent: str = "", first: str | None = None) -> Iterator[Told]:
    if said.strip():
        yield Told(said, indent, first)


def _sheet(item: Item) -> Iterator[Told]:
    """A sheet with its number: each thing on its own, but what a heading says and why in one paragraph."""
    head, *rest = item.sheet
    yield from _wrapped(f"{item.number}. {written(head)}" if item.number else written(head), "    ", "")
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
