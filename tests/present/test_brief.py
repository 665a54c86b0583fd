"""A finding at first sight: few words, the engine's own first, and nothing that contradicts itself."""

import re

import pytest
from pretend import demo_assessed

from identity_scan.model import Assessment, Life, Verdict
from identity_scan.present import words
from identity_scan.present.blocks import Cover, Fact, Heading, texts
from identity_scan.present.brief import MOST, brief, words_in


@pytest.fixture(scope="module", params=["tamsin", "elodie", "corwin"])
def found(request: pytest.FixtureRequest) -> Assessment:
    return demo_assessed(request.param)


def test_before_the_rest_is_asked_for_a_finding_has_ninety_words_at_most(found: Assessment) -> None:
    for judged in found.judged:
        for opened in (False, True):
            for reasons in (1, 2):
                assert words_in(brief(judged, opened=opened, reasons=reasons)) <= MOST


def test_the_engines_words_come_first_then_is_it_you_then_what_it_shows(found: Assessment) -> None:
    for judged in found.judged:
        sheet = brief(judged)
        assert isinstance(sheet[0], Heading)
        names = [block.name for block in sheet if isinstance(block, Fact)]
        shown = ["Words shown"] if judged.finding.snippet else []
        shows = ["What it shows"] if judged.identity.verdict is not Verdict.NOT_ME else []
        assert names[: len(shown) + 1 + len(shows)] == [*shown, "Is it you?", *shows]


def test_every_word_that_is_marked_stands_in_what_the_engine_shows(found: Assessment) -> None:
    marked = 0
    for judged in found.judged:
        for block in brief(judged):
            for tell in (isinstance(block, Fact) and block.tells) or ():
                assert tell.words.lower() in block.text.lower()
                marked += 1
    assert marked > 20


def test_no_face_says_how_sure_it_is_in_figures_and_what_cannot_be_told_is_never_called_sure(
    found: Assessment,
) -> None:
    for judged in found.judged:
        told = " ".join(texts(brief(judged)))
        assert not re.search(r"\d ?%", told)
        if judged.identity.verdict is Verdict.UNSURE:
            assert words.how_sure(judged.identity) == ""
            assert "That is not clear yet." in told
        if judged.exposure.verdict is Life.UNCLEAR:
            assert words.how_sure(judged.exposure) == ""


def test_under_a_cover_nothing_of_the_page_is_said(found: Assessment) -> None:
    covered = [judged for judged in found.judged if isinstance(brief(judged, opened=False)[0], Cover)]
    assert covered
    for judged in covered:
        assert judged.finding.title not in " ".join(texts(brief(judged, opened=False)))
