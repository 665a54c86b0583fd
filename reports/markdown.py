"""The Markdown report; no text from the web can make a heading, a link, a picture or a table of its own in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from identity_scan.present.blocks import (
    Block,
    Cover,
    Fact,
    Heading,
    Place,
    Reason,
    Row,
    Sentence,
    Table,
    ended,
    written,
)
from identity_scan.present.report_parts import Item, parts
from identity_scan.present.report_values import View
from identity_scan.present.signs import printed
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
    return "\n".join(_lines(seen)) + "\n"


def _lines(seen: View) -> Iterator[str]:
    yield f"# {plain(seen.title)}"
    for told in filter(None, (seen.demo, seen.subtitle, seen.name)):
        yield from ("", plain(told))
    for part in parts(seen):
        yield from ("", f"## {plain(f'{part.title} ({len(part.items)})' if part.counted else part.title)}")
        for before, block in zip((None, *part.says), part.says, strict=False):
            if type(before) is not type(block) or isinstance(block, Sentence | Table):
                yield ""
            yield from (plain(block.text),) if isinstance(block, Sentence) else _block(block)
        for item in part.items:
            yield from _sheet(item)


def _sheet(item: Item) -> Iterator[str]:
    """A sheet under its title: a point for each thing, what a heading says and why in one."""
    head, *rest = item.sheet
    assert isinstance(head, Heading)
    number = f"{item.number} " if item.number else ""
    yield from ("", f"### {number}{plain(head.text)}", "", *((plain(head.beside), "") if head.beside else ()))
    for before, block in zip((head, *rest), rest, strict=False):
        if isinstance(block, Reason | Sentence) and not isinstance(before, Place | Cover | Row):
            yield f"  {plain(ended(written(block)))}"
        else:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, beside):
            yield f"* **{plain(text)}**" + (f" {plain(ended(beside))}" if beside else "")
        case Fact(name, text):
            yield f"* **{labelled(plain(name), '').strip()}** {plain(text)}"
        case Place(shown, opens, name, note):
            led = (f"{plain(labelled(name, ''))} " if name else "") + _link(shown, opens)
            yield "* " + (f"{led} {plain(f'({note})')}" if note else led)
        case Row(number=number, code=code) if code:
            told = written(replace(block, number=0))
            yield f"* {f'{number} ' if number else ''}{plain(printed(code))} {plain(told)}"
        case Table(title, head, rows):
            yield from (f"**{plain(title)}**", "") if title else ()
            yield from (_cells(map(plain, head)), _cells(["---"] * len(head)))
            yield from (_cells(map(plain, row)) for row in rows)
        case Cover(says=says):
            yield from (f"* {plain(said)}" for said in says)
        case _:
            yield f"* {plain(written(block))}"


def _cells(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _link(text: str, url: str) -> str:
    return f"[{plain(text)}](<{quote(url, safe=':/?&=%+~,;@!$#')}>)" if url else plain(text)
