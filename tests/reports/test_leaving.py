"""What a report for others holds is what the preview says, what the worker ticks, and what they write."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from identity_scan import reports
from identity_scan.present import leaving, preview
from identity_scan.speech.errors import BadInput

DAY = date(2026, 11, 22)
FORMS = ("html", "pdf", "md", "csv", "json", "txt", "supervision")


def read(path: Path) -> str:
    """The words of a file."""
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)
    return path.read_bytes().decode("utf-8-sig")


def test_the_preview_says_what_the_file_says(assessment, histories):
    """Every line that the worker is shown stands in the file word for word, be it there by default or ticked."""
    records = histories(assessment)
    every = preview.lines(assessment, DAY, records)
    chosen = preview.choose(every, [line.id for line in every])
    told = " ".join(reports.content("txt", assessment, DAY, records, True, chosen).decode().split())
    for line in every:
        for piece in re.split(r"[:;,] | \d", line.says):
            assert piece.split(" (")[0].strip(". ") in told, line.id


def test_no_form_for_others_holds_a_row_a_finding(assessment, histories, tmp_path):
    """Whatever is ticked."""
    records = histories(assessment)
    every = preview.lines(assessment, DAY, records)
    chosen = preview.choose(every, [line.id for line in every])
    made = json.loads(reports.content("json", assessment, DAY, records, True, chosen))
    assert "results" not in made
    (path,) = reports.write(assessment, ["csv"], tmp_path, True, DAY, records, chosen)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert {len(row) for row in rows} == {2}
    assert rows[0] == ["part", "what it says"]
    twice = replace(assessment, judged=(*assessment.judged, *assessment.judged))
    again = reports.content("csv", twice, DAY, records, True, chosen).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(again)))) == len(rows), "twice the findings, and not a row more"


@pytest.mark.parametrize("form", FORMS)
def test_the_workers_own_words_stand_in_every_form(assessment, form, tmp_path):
    chosen = leaving.Chosen(reflection="I was surprised at how calm I stayed.", talk="Saying no\x1b[31m to requests.")
    (path,) = reports.write(assessment, [form], tmp_path, True, DAY, (), chosen)
    told = " ".join(read(path).replace("\\", "").split())
    assert "I was surprised at how calm I stayed." in told
    assert "Saying no" in told
    assert "\x1b" not in told


def test_a_line_that_is_none_names_those_there_are(assessment):
    every = preview.lines(assessment, DAY)
    with pytest.raises(BadInput, match="no line called all") as error:
        preview.choose(every, ["all"])
    assert " unlist" in error.value.remedy
    assert preview.choose(every, ["priv-02"], ["LIFE"]).holds("PRIV-02")
    assert preview.choose(every, ["unlist"]).holds("PRIV-02")
    assert not preview.choose(every, ["life"], ["life"]).holds("life")
