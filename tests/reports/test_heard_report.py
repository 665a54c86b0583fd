"""What assistants said, in the worker's own report: whole in every form, without a word about somebody else, and in
nothing that is for others."""

import json
from dataclasses import replace
from datetime import date

import pytest
from pretend import NOON

from identity_scan import reports
from identity_scan.judge.statements import judged, pieces
from identity_scan.keeping.reduced import without_words
from identity_scan.model import Assessment, Came, Heard, OwnLook, Source
from tests.reports.test_same_content import READ, whole

DAY = date(2026, 11, 22)
SAID = (
    "Ottoline Varga is a hospital discharge planner in Guelph, Ontario. She is a dentist in Calgary.\n"
    "Another Ottoline Varga keeps bees in Perth."
)


@pytest.fixture
def heard(assessment: Assessment) -> Assessment:
    sentences = judged(pieces(SAID, assessment.person)[0], assessment.person, DAY)
    links = (Source("https://bees.example/", "Bees"),)
    answer = Heard("chatgpt", "who", "Who is Ottoline Varga?", NOON, Came.RESULTS, sentences, links)
    return replace(assessment, heard=(answer,), looks=(OwnLook("case_law", DAY), OwnLook("chatgpt", DAY, True)))


@pytest.mark.parametrize("form", READ)
def test_each_form_tells_it_and_no_word_about_somebody_else(heard: Assessment, histories, form: str) -> None:
    told = " ".join(READ[form](whole(form, without_words(heard), histories(heard))).split())
    for wanted in (
        "ChatGPT",
        "Who is Ottoline Varga?",
        "She is a dentist in Calgary.",
        "does not match what you entered",
        "«dentist» is not the profession that you entered.",
        "one answer proves nothing",
    ):
        assert wanted in told, (form, wanted)
    assert "bees" not in told.lower()


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_what_was_never_looked_at_is_due(heard: Assessment, histories, form: str) -> None:
    given = replace(heard, looks=(*heard.looks, OwnLook("land")))
    told = " ".join(READ[form](reports.content(form, given, DAY, histories(given), False)).split())
    assert "1 of 2 checks by hand was never done; next: The land register." in told


@pytest.mark.parametrize("form", [*READ, "json"])
def test_nothing_of_it_is_in_a_report_for_others(heard: Assessment, histories, form: str) -> None:
    made = reports.content(form, heard, DAY, histories(heard), True)
    told = READ[form](made) if form in READ else made.decode()
    assert "ChatGPT" not in told
    assert "Case law" not in told
    assert "case_law" not in told
    assert "dentist" not in told


def test_the_json_report_holds_each_sentence(heard: Assessment) -> None:
    (answer,) = json.loads(reports.content("json", heard, DAY, (), False))["assistants"]
    assert (answer["id"], answer["question"], answer["outcome"]) == ("chatgpt", "who", "results")
    true, false, other = answer["sentences"]
    assert (true["truth"], true["identity"]["verdict"]) == ("true", "me")
    assert (false["truth"], false["text"]) == ("false", "She is a dentist in Calgary.")
    assert other["identity"]["verdict"] == "not_me"
