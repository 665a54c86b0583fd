"""A paper as a Word document, to be finished in any word processor: headings, lists and lines of its own styles."""

import io
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as Pages
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from identity_scan.present.blocks import Block, Room, Row, Sentence, Table, Tone, written
from identity_scan.present.papers import Paper
from identity_scan.speech.text import printable

_UNDATED = datetime(2000, 1, 1)
"""A date that tells nothing: when a paper was made is not anybody's business but its owner's."""
_TICK = "\u2610"


def document(paper: Paper, head: Sequence[str]) -> bytes:
    """Return a paper as a file; its properties name nobody but hold the title and the language."""
    pages = Document()
    _properties(pages, paper)
    pages.add_heading(_clean(paper.title), 0)
    for told in head:
        _said(pages, told).runs[0].italic = True
    for part in paper.parts:
        if part.title:
            pages.add_heading(_clean(part.title), 1)
        for block in part.says:
            _block(pages, block)
    if paper.banner:
        pages.sections[0].footer.paragraphs[0].text = _clean(paper.banner)
    made = io.BytesIO()
    pages.save(made)
    return made.getvalue()


def _properties(pages: Pages, paper: Paper) -> None:
    told = pages.core_properties
    told.title, told.language = _clean(paper.title), paper.language
    told.author = told.last_modified_by = told.comments = ""
    told.created = told.modified = _UNDATED
    normal = pages.styles["Normal"]
    normal.font.size = Pt(11)
    spoken = normal.element.get_or_add_rPr()
    named = OxmlElement("w:lang")
    named.set(qn("w:val"), paper.language)
    spoken.append(named)


def _block(pages: Pages, block: Block) -> None:
    match block:
        case Room(lines):
            for _n in range(lines):
                _ruled(pages.add_paragraph())
        case Sentence(text, tone):
            _said(pages, text).runs[0].bold = tone is Tone.STRONG
        case Row(code="to-tick", text=text):
            _said(pages, f"{_TICK}  {text}")
        case Row():
            pages.add_paragraph(_clean(written(block)), style="List Bullet")
        case Table():
            _table(pages, block)
        case _:
            _said(pages, written(block))


def _table(pages: Pages, block: Table) -> None:
    grid = pages.add_table(rows=0, cols=len(block.head), style="Table Grid")
    for n, row in enumerate((block.head, *block.rows)):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = _clean(text)
            cell.paragraphs[0].runs[0].bold = n == 0
    pages.add_paragraph()


def _said(pages: Pages, text: str) -> Paragraph:
    return pages.add_paragraph(_clean(text))


def _clean(text: str) -> str:
    """A text that XML can hold."""
    return printable(text) or " "


def _ruled(line: Paragraph) -> None:
    """Draw a line under an empty paragraph, on which one writes by hand or by keyboard."""
    borders = OxmlElement("w:pBdr")
    under = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "808080")):
        under.set(qn(f"w:{name}"), value)
    borders.append(under)
    line._p.get_or_add_pPr().append(borders)  # python-docx has no borders of its own
    line.paragraph_format.space_before = Pt(8)
