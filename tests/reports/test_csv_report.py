"""A spreadsheet that opens the report finds text, never a formula."""

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports.csv import cell, content

DAY = date(2026, 11, 22)
FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def rows(assessment, redact=False):
    text = content(assessment, DAY, (), redact).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_row_a_result_then_notes_on_how_it_was_made(assessment):
    made = rows(assessment)
    blank = made.index([])
    assert [row[0] for row in made[1:blank]] == ["1", "2", "3", "4"]
    first = dict(zip(made[0], made[1], strict=True))
    assert first["title"] == "Ottoline Varga, 47, Guelph | WhereFolk"
    assert first["it shows"].startswith("home street address")
    assert (first["score"], first["action"], first["where it stands"]) == ("84", "CONS-01", "to do")
    notes = [note for _note, note in made[blank + 1 :]]
    assert "Mojeek: answered 0 of 1. Mojeek could not be reached." in notes
    assert notes[-1] == "Made by the worker for reflection. Not a measure of competence or conduct."
    assert "florist" not in str(made)


def test_no_cell_of_a_hostile_report_is_a_formula(hostile):
    for row in rows(hostile[1]):
        for value in row:
            assert not value.lstrip(" '\"").startswith(FORMULA) or value.lstrip(' "').startswith("'")
            # Where a semicolon divides cells, its pieces are opened as cells of their own.
            assert not [piece for piece in value.split(";") if piece.strip(' "').startswith(FORMULA)]


@given(st.text(alphabet=st.sampled_from("=+-@＝;,|'\" \t\r\nab1"), max_size=12))
def test_no_text_whatever_becomes_a_formula(text):
    made = cell(text)
    assert not made.startswith(FORMULA)
    for divider in ";,|":
        assert not [piece for piece in made.split(divider) if piece.strip(' "').startswith(FORMULA)]


def test_harmless_text_stays_as_it_is():
    for text in ("Our team – Speed River General", "10-km race", "a + b", 'O\'Neil; "quoted"', "me@work.example"):
        assert cell(text) == text


def test_redacted_rows_hold_labels_and_action_ids_only(assessment):
    made = rows(assessment, redact=True)
    assert made[1] == [
        "1",
        "personal",
        "act now",
        "CONS-01 PRIV-02",
        "to be fixed, to look at again on 20 December 2026",
    ]
