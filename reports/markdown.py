"""The Markdown report; no text from the web can make a heading, a link, a picture or a table of its own in it."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from identity_scan.present.blocks import (
    Block,
    Chart,
    Cover,
    Fact,
    Heading,
    Place,
    Reason,
    Sentence,
    Step,
    Table,
    ended,
    rows_said,
    written,
)
from identity_scan.present.report_parts import Card, parts, title
from identity_scan.present.report_view import View
from identity_scan.speech.language import labelled

_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>&|~#!^$@=]"  # these mean something anywhere
    r"|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{3})[.)]|(?<=^\d{4})[.)]"  # these at the start, as of a list
    r"|:(?=//)|(?<=www)\.|(?<=WWW)\."  # and these make some readers see a link
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def content(seen: View) -> bytes:
    """Return the file."""
    return markdown(seen).encode(errors="replace")


def plain(text: str) -> str:
    """Return text that Markdown shows as it stands: every sign that could mean something is written as itself.

    Angle brackets become entities, since not every reader takes a backslash before them for what it is.
    """
    return _SIGNS.sub(_as_itself, " ".join(text.split()))


def _as_itself(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0]) or "\\" + match[0]


def markdown(seen: View) -> str:
    """Return a view as Markdown (CommonMark with tables)."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines(seen)).rstrip()) + "\n"


def _lines(seen: View) -> Iterator[str]:
    yield f"# {plain(seen.title)}"
    for said in filter(None, (seen.demo, seen.subtitle, seen.name, seen.statement)):
        yield from ("", plain(said))
    for part in parts(seen):
        yield from ("", f"## {plain(title(part))}", "")
        yield from _blocks(part.sheet)
        for card in part.cards:
            yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    head, *rest = card.sheet
    assert isinstance(head, Heading)
    yield from ("", f"### {card.number or ''} {plain(head.text)}".replace("  ", " "), "", plain(head.beside), "")
    yield from _blocks(rest)


def _blocks(sheet: Sequence[Block]) -> Iterator[str]:
    """A point for each thing, what a heading says and why in one; sentences that follow no point are paragraphs."""
    within = False
    for block in sheet:
        match block:
            case Heading(text, beside):
                yield f"* **{plain(text)}**" + (f" {plain(ended(beside))}" if beside else "")
            case Reason() | Sentence() if within:
                yield f"  {plain(ended(written(block)))}"
            case Sentence(text):
                yield from ("", plain(text), "")
            case Fact(name, text):
                yield f"* **{labelled(plain(name), '').strip()}** {plain(text)}"
            case Place(shown, opens, name, note):
                led = (f"{plain(labelled(name, ''))} " if name else "") + _link(shown, opens)
                yield "* " + (f"{led} {plain(f'({note})')}" if note else led)
            case Cover(says=says):
                yield from (f"* {plain(said)}" for said in says)
            case Chart(title=name):
                yield from (f"**{plain(name)}**", "", *(f"* {plain(said)}" for said in rows_said(block)), "")
            case Table():
                yield from _table(block)
            case _:
                yield f"* {plain(written(block))}"
        within = isinstance(block, Heading | Step | Fact) or (within and isinstance(block, Reason | Sentence))


def _table(table: Table) -> Iterator[str]:
    yield from (f"**{plain(table.title)}**", "") if table.title else ()
    yield from (_row(table.head), _row(["---"] * len(table.head), raw=True), *map(_row, table.rows), "")


def _row(cells: Sequence[str], raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else plain(cell) for cell in cells) + " |"


def _link(text: str, url: str) -> str:
    return f"[{plain(text)}](<{quote(url, safe=':/?&=%+~,;@!$#')}>)" if url else plain(text)
