"""A paper as a file: each form opened again by what reads it, with all that is asked and every empty line in it."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document
from pypdf import PdfReader

from identity_scan.demo import find
from identity_scan.present import papers
from identity_scan.present.blocks import Room
from identity_scan.present.papers import NAMES, Known, Paper
from identity_scan.reports import paper_forms
from identity_scan.speech import additions
from identity_scan.speech.errors import BadInput, NotInstalled

TODAY = date(2026, 11, 30)
INVENTED = "Élodie Brisefort est une personne inventée"


def made(name: str, agency: bool = False) -> Paper:
    return papers.paper(name, Known(TODAY, find("elodie").person), "fr-CA", agency=agency)


def rules(paper: Paper) -> int:
    return sum(block.lines for part in paper.parts for block in part.says if isinstance(block, Room))


@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_is_opened_again_by_its_own_library(name: str) -> None:
    paper = made(name)
    opened = Document(io.BytesIO(paper_forms.content(paper, "docx")))
    told = [line.text for line in opened.paragraphs]
    assert told[0] == paper.title
    headings = [line.text for line in opened.paragraphs if line.style is not None and line.style.name == "Heading 1"]
    assert headings == [part.title for part in paper.parts if part.title]
    ruled = [line for line in opened.paragraphs if not line.text and line._p.xpath("./w:pPr/w:pBdr")]
    assert len(ruled) == rules(paper)
    assert INVENTED in opened.sections[0].footer.paragraphs[0].text, "on each page"
    known = opened.core_properties
    assert (known.title, known.author, known.last_modified_by, known.language) == (paper.title, "", "", "fr-CA")
    assert known.created is not None
    assert known.created.year == 2000


def test_both_codes_stand_side_by_side_in_a_word_document() -> None:
    (table,) = Document(io.BytesIO(paper_forms.content(made("decision"), "docx"))).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(cells) == 1 + 7
    assert cells[3] == ["nouvelle en 2024", "3. Établir la vérité et la réconciliation"]
    assert cells[6] == [
        "5. Confidentialité dans l’exercice de la profession",
        "6. Préserver la vie privée et la confidentialité",
    ]


@pytest.mark.skipif(not additions.has_pdf(), reason="typst makes it")
@pytest.mark.parametrize(("name", "pages"), [("policy", 1), ("guidelines", 1), ("decision", 3), ("note", 2)])
def test_a_pdf_is_short_tagged_and_marked_on_each_page(name: str, pages: int) -> None:
    read = PdfReader(io.BytesIO(paper_forms.content(made(name), "pdf")))
    assert len(read.pages) <= pages
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert all(INVENTED in re.sub(r"\s+", " ", page.extract_text()) for page in read.pages)


def test_html_asks_nobody_for_anything_and_holds_every_part() -> None:
    paper = made("supervision")
    page = BeautifulSoup(paper_forms.content(paper, "html"), "lxml")
    assert page.html is not None
    assert page.html["lang"] == "fr-CA"
    assert page.title is not None
    assert page.title.text.startswith(f"{paper.title} · {INVENTED}")
    assert [h.text for h in page.find_all("h2")] == [part.title for part in paper.parts if part.title]
    assert len(page.select("div.line")) == rules(paper)
    assert not page.find_all(["script", "img", "iframe"])
    assert not page.find_all("link", rel="stylesheet")


@pytest.mark.parametrize("form", ["md", "txt", "odt", ""])
def test_text_and_markdown_have_a_line_to_write_on_and_a_box_to_tick(form: str) -> None:
    paper = made("note")
    told = paper_forms.content(paper, form).decode()
    assert len(re.findall(r"^_{60,}$", told, re.M)) == rules(paper)
    assert len(re.findall(r"^(- )?\[ \] ", told, re.M)) == 5
    assert told.startswith("UNE NOTE AU DOSSIER" if form == "txt" else "# Une note au dossier")
    assert all(len(line) <= 80 for line in told.splitlines()) or form != "txt"


def test_what_is_handed_out_does_not_hold_what_is_said_to_the_worker(tmp_path: Path) -> None:
    policy, note = made("policy"), made("note")
    assert policy.before not in paper_forms.content(policy, "md").decode()
    assert note.before[:40] in paper_forms.content(note, "txt").decode()


def test_what_was_filled_in_by_hand_is_never_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "new" / "note.txt"
    first = paper_forms.write(made("note"), mine)
    first.write_text("filled in", "utf-8")
    second = paper_forms.write(made("note"), mine)
    assert (first.name, second.name) == ("note.txt", "note-2.txt")
    assert first.read_text("utf-8") == "filled in"


def test_in_a_folder_it_gets_its_own_name(tmp_path: Path) -> None:
    assert paper_forms.write(made("note"), tmp_path) == tmp_path / "note.docx"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadInput, match="cannot be written"):
        paper_forms.write(made("note"), tmp_path / "file" / "note.md")


def test_without_what_makes_it_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(additions, "has_pdf", lambda: False)
    with pytest.raises(NotInstalled):
        paper_forms.write(made("policy"), tmp_path / "policy.pdf")
    assert not list(tmp_path.iterdir())
