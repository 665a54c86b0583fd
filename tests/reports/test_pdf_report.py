"""The PDF is tagged, says the same, and takes foreign text for text."""

import io
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from pretend import ME
from pretend import assessment as assessment_of
from pypdf import PdfReader
from way_pages import LIST, RACE, ROUTES

from identity_scan import reports
from identity_scan.model import Safety
from identity_scan.present.leaving import Chosen
from identity_scan.speech.text import clean

content = partial(reports.content, "pdf")
DAY = date(2026, 11, 22)


def read(assessment, redact=False, records=(), annex=False) -> PdfReader:
    return PdfReader(io.BytesIO(content(assessment, DAY, records, redact, Chosen(annex=annex))))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def accessible(reader: PdfReader) -> bool:
    return b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_it_is_tagged_in_its_language_and_claims_pdf_ua(assessment, histories):
    made = read(assessment, records=histories(assessment))
    root = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert accessible(made)


def test_without_its_annex_it_holds_what_matters_and_says_where_the_rest_stands(assessment, histories):
    short = words(read(assessment, records=histories(assessment)))
    for said in (
        "1 page needs you this week.",
        "Whom to call",
        "84 of 100, act now",
        "Next steps",
        "This report is short",
    ):
        assert said in short, said
    for said in ("Your home address stands beside your name.", "Mojeek: answered 0 of 1", "Annex"):
        assert said not in short, said


def test_hundreds_of_findings_are_a_few_pages_and_those_without_a_card_are_counted(assessment):
    page = assessment.judged[0]
    many = [replace(page, finding=replace(page.finding, id=f"f{n}", title=f"Page no. {n}.")) for n in range(300)]
    reader = read(replace(assessment, judged=(*many, *assessment.judged)))
    assert len(reader.pages) <= 8
    told = words(reader)
    assert "About you (303)" in told
    assert "Page no. 39." in told
    assert "Page no. 40." not in told
    assert "262 more, of less weight" in told


def test_poppler_finds_no_fault_in_it(assessment):
    """What it calls one: a thing said that holds by itself."""
    made = read(assessment).trailer["/Root"]["/MarkInfo"]
    assert dict(made) == {"/Marked": True}


def test_its_properties_name_nobody(assessment):
    made = read(assessment)
    assert set(made.metadata or {}) <= {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert "Varga" not in str(made.metadata)
    assert b"Varga" not in made.trailer["/Root"]["/Metadata"].get_data()


def test_it_says_what_the_other_forms_say(assessment, histories):
    told = words(read(assessment, records=histories(assessment), annex=True))
    for said in (
        "What people find under your name",
        "1 page needs you this week. First: your home street address, at wherefolk.example.",
        "84 of 100, act now",
        "Your home address stands beside your name.",
        "Mojeek: answered 0 of 1",
        "Made by the worker for reflection. Not a measure of competence or conduct.",
    ):
        assert said in told, said
    assert "florist" not in told


def test_hostile_text_is_shown_as_text(hostile):
    bad, given = hostile
    made = read(given)
    told = "".join(words(made).split())
    if clean(bad).isascii():
        assert "".join(clean(bad).split())[:60] in told
    annotations = [a.get_object() for page in made.pages for a in page.get("/Annots") or ()]
    assert not [a for a in annotations if "javascript" in str(a).lower() or "evil" in str(a).lower()]


@pytest.mark.parametrize(
    "name",
    ["Ottoline Varga", "蘇格蘭 Varga", "\U0001f9ed\U0001f3fd\u200d Varga", "ⴲⴲ Varga", "عائشة Varga", "ᐃᓄᒃᑎᑐᑦ Varga"],
)
def test_a_sign_that_no_font_has_costs_the_standard_and_not_the_report(assessment, name):
    made = read(replace(assessment, person=replace(assessment.person, name=name)))
    assert "Varga" in words(made)
    if name.isascii():
        assert accessible(made)


def test_an_empty_scan_is_a_report_too(nothing):
    told = words(read(nothing))
    assert "No engine has answered, so nothing can be said" in told
    assert "Nothing can be said for Bing" in told


def test_a_way_that_is_ticked_is_drawn_and_says_the_same_to_whoever_does_not_see_it():
    def made(safety: Safety) -> PdfReader:
        given = assessment_of(RACE, ROUTES, LIST, person=replace(ME, safety=safety))
        return PdfReader(io.BytesIO(content(given, DAY, (), False, Chosen(ways=True))))

    reader = made(Safety.NONE)
    assert "typed: your user name routes shows: your private telephone typed: your private telephone" in words(reader)
    assert any("finds “routes”, which shows your private telephone." in said for said in alternatives(reader))
    assert accessible(reader)
    assert "typed:" not in words(made(Safety.THREAT))


def test_a_word_that_is_wider_than_a_card_is_broken_and_stands_there_whole():
    wide = [replace(one, finding=replace(one.finding, title="W" * 200)) for one in (RACE, ROUTES, LIST)]
    made = PdfReader(io.BytesIO(content(assessment_of(*wide), DAY, (), False, Chosen(ways=True))))
    assert "".join(words(made).replace("\u200b", "").split()).count("W" * 200) >= 6


def test_what_a_client_meets_is_drawn_and_said_to_whoever_does_not_see_it(assessment):
    assert "1 professional; 1 mixed; 1 personal; 1 somebody else" in alternatives(read(assessment))


def alternatives(reader: PdfReader) -> list[str]:
    """What is said in place of each picture."""
    every = (reader.get_object(n) for n in range(1, reader.trailer["/Size"]))
    return [str(one["/Alt"]) for one in every if isinstance(one, dict) and "/Alt" in one]
