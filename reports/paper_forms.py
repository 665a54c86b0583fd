"""A paper as a file: what its name ends in tells the form; any other ending gives Markdown."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from identity_scan.keeping import private_files
from identity_scan.present.blocks import Block, Room, Row, Table, Tone, lines, rows_said, written
from identity_scan.present.blocks import Sentence as Said
from identity_scan.present.papers import Paper
from identity_scan.reports.markdown import plain
from identity_scan.speech import additions
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _

WIDTH: Final = 78
RULE: Final = "_" * 60


def write(paper: Paper, path: Path) -> Path:
    """Write a paper for its owner's eyes only, and return where it stands; nothing that is there is ever replaced.

    In a folder it gets its own name, as a Word document. Raises BadInput if it cannot be written there, NotInstalled
    for a PDF where none can be made.
    """
    path = path / f"{paper.name}.docx" if path.is_dir() else path
    made = content(paper, path.suffix.lower().removeprefix("."))
    try:
        if not path.parent.exists():
            private_files.folder(path.parent)
        return private_files.write_beside(path, made)
    except OSError as error:
        raise BadInput(
            _("The document cannot be written to {path} ({reason}).").format(path=path, reason=why(error)),
            _("Choose another place with --out."),
        ) from error


def content(paper: Paper, form: str) -> bytes:
    """Return a paper as a file of this form; Markdown where there is no such form."""
    return _FORMS.get(form, markdown)(paper)


def _head(paper: Paper) -> Iterator[str]:
    """What stands under the title: that a person is invented, how gaps are marked, and what to see to first."""
    yield from filter(None, (paper.banner, paper.subtitle, "" if paper.for_others else paper.before))


# -- Markdown ---------------------------------------------------------------------------------------------------------


def markdown(paper: Paper) -> bytes:
    """Return a paper as Markdown (CommonMark with tables); an empty line is a rule."""
    return ("\n".join(_marked(paper)) + "\n").encode(errors="replace")


def _marked(paper: Paper) -> Iterator[str]:
    yield f"# {plain(paper.title)}"
    yield from (line for told in _head(paper) for line in ("", f"> {plain(told)}"))
    for part in paper.parts:
        yield from ("", f"## {plain(part.title)}") if part.title else ()
        before: Block | None = None
        for block in part.says:
            yield from ("",) if not (isinstance(block, Row) and isinstance(before, Row)) else ()
            yield from _as_markdown(block)
            before = block
    yield from ("", plain(paper.banner)) if paper.banner else ()


def _as_markdown(block: Block) -> Iterator[str]:
    match block:
        case Room(rules):
            yield "\n\n".join([RULE] * rules)
        case Said(text, Tone.STRONG):
            yield f"**{plain(text)}**"
        case Row(code="to-tick", text=text):
            yield f"- [ ] {plain(text)}"
        case Row():
            yield f"- {plain(written(block))}"
        case Table(head=head, rows=rows):
            for cells in (head, ("---",) * len(head), *rows):
                yield "| " + " | ".join(cell if cell == "---" else plain(cell) for cell in cells) + " |"
        case _:
            yield plain(written(block))


# -- plain text -------------------------------------------------------------------------------------------------------


def text(paper: Paper) -> bytes:
    """Return a paper as plain text for a page of 80 columns."""
    return ("\n".join(_set(paper)) + "\n").encode(errors="replace")


def _set(paper: Paper) -> Iterator[str]:
    yield from (*_wrapped(paper.title.upper()), "=" * min(len(paper.title), WIDTH))
    yield from (line for told in _head(paper) for line in ("", *_wrapped(told)))
    for part in paper.parts:
        yield from ("", "", part.title, "-" * min(len(part.title), WIDTH)) if part.title else ()
        for block in part.says:
            yield from ("",) if not isinstance(block, Row | Room) else ()
            yield from _as_text(block)
    yield from ("", "", *_wrapped(paper.banner)) if paper.banner else ()


def _as_text(block: Block) -> Iterator[str]:
    match block:
        case Room(rules):
            yield from (line for _n in range(rules) for line in ("", "_" * WIDTH))
        case Row(code=code):
            yield from _wrapped(written(block), "[ ] " if code else "  - ", "    ")
        case Table():
            yield from (line for said in rows_said(block) for line in _wrapped(said, "  - ", "    "))
        case _:
            yield from (line for said in lines(block) for line in _wrapped(said))


def _wrapped(said: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(said, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


# -- what has a maker of its own --------------------------------------------------------------------------------------


def html(paper: Paper) -> bytes:
    """Return a paper as one HTML file that asks nobody for anything."""
    from identity_scan.reports.html import filled

    return filled("paper.html", paper=paper, head=tuple(_head(paper))).encode(errors="replace")


def pdf(paper: Paper) -> bytes:
    """Return a paper as a tagged PDF; raises NotInstalled where none can be made."""
    if not additions.has_pdf():
        raise additions.no_pdf()
    from identity_scan.reports.pdf import typeset

    told = {name: getattr(paper, name) for name in ("language", "title", "subtitle", "banner")}
    before = "" if paper.for_others else paper.before
    return typeset("paper.typ", {**told, "before": before}, paper.parts)


def docx(paper: Paper) -> bytes:
    """Return a paper as a Word document."""
    from identity_scan.reports.word_paper import document

    return document(paper, tuple(_head(paper)))


_FORMS: Final[Mapping[str, Callable[[Paper], bytes]]] = {
    "md": markdown,
    "html": html,
    "pdf": pdf,
    "docx": docx,
    "txt": text,
}
FORMS: Final = tuple(_FORMS)
