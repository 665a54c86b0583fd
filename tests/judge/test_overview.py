"""What stands in place of a grade: how many pages need the worker and by when, the first, and what is not known."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pretend import assessment, finding, judged

from identity_scan.judge.overview import First, Overview, of, overview
from identity_scan.model import NEEDS, Band, Coverage, Decision, Handling, Judged, Safety, Verdict, Vote
from identity_scan.present import urgency
from identity_scan.present import words as of_screens
from identity_scan.present.in_short import Face, sentences
from identity_scan.speech import language
from identity_scan.speech import sentences as spoken

LOOKED = (Vote("google", 4, 4, True), Vote("bing", 4, 4, True), Vote("brave", 4, 4, True))
WHOLE = Coverage(12, 12, 12, (), {}, LOOKED)
SHOWS = ("home_address", "9 Millrace Lane")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    language.use("en-CA")
    yield
    language.use("en-CA")


def page(name: str, score: int, band: Band, verdict: Verdict = Verdict.ME, handling: Handling | None = None) -> Judged:
    said = Decision(name, handling=handling) if handling else None
    return judged(finding(name), ("leisure", "rowing"), SHOWS, score=score, band=band, verdict=verdict, decision=said)


def seen(*found: Judged, coverage: Coverage = WHOLE) -> Overview:
    return overview(found, coverage)


NOW, SOON, LATER, CALM = (
    page("now", 80, Band.ACT_NOW),
    page("soon", 50, Band.HIGH),
    page("later", 30, Band.MODERATE),
    page("calm", 5, Band.NOTE),
)
PERHAPS = page("perhaps", 60, Band.HIGH, Verdict.UNSURE)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ((NOW, SOON, LATER), "1 page needs you this week. First: your home street address, at now.example."),
        ((SOON, replace(SOON, finding=finding("two")), LATER), "2 pages need a step this month. First: "),
        ((LATER, CALM), "1 page is worth a decision this quarter. First: "),
        ((CALM,), "None of the pages seen about you needs anything from you now."),
        ((PERHAPS,), "No page that was seen is certainly about you."),
        ((), "No page that was seen is certainly about you."),
    ],
)
def test_the_first_sentence_counts_what_needs_the_worker_soonest(found: tuple[Judged, ...], says: str) -> None:
    told = sentences(seen(*found), Face.SCREEN)
    assert told[0].startswith(says)
    assert ("You need not do this alone" in " ".join(told)) is (NOW in found)


def test_what_is_kept_on_purpose_is_counted_beside_and_is_not_the_first() -> None:
    kept = page("kept", 84, Band.ACT_NOW, handling=Handling.KEEP)
    made = seen(kept, NOW)
    assert (made.needs, made.kept, made.first) == ({Band.ACT_NOW: 1}, 1, First("now", "home_address", "now.example"))
    assert "You keep 1 page on purpose." in sentences(made, Face.PAPER)
    assert seen(kept).band is None
    assert not seen(kept).heavy


def test_the_first_is_told_by_what_weighs_most_and_without_an_address_that_is_no_longer_kept() -> None:
    bare = replace(NOW, disclosures=())
    assert sentences(seen(bare), Face.PAPER)[0].endswith("First: a page on now.example.")
    lost = replace(NOW, finding=replace(NOW.finding, site=""))
    assert sentences(seen(lost), Face.PAPER)[0].endswith("First: your home street address.")


def test_results_that_wait_for_a_word_are_counted_and_may_change_what_is_said() -> None:
    light = replace(PERHAPS, severity=CALM.severity)
    assert "1 result needs your answer: is it you?" in sentences(seen(light), Face.SCREEN)
    told = sentences(seen(light, PERHAPS), Face.SCREEN)
    assert "2 results need your answer, and may change this: are they you?" in told


@pytest.mark.parametrize(
    ("face", "says"),
    [
        (Face.SCREEN, "Google has not been searched yet: press b."),
        (Face.PAPER, "Google has not been searched yet."),
        (Face.COMMAND, "Google has not been searched yet: look there in a browser window that you watch "),
    ],
)
def test_an_index_that_was_not_looked_at_is_said_as_the_face_can_mend_it(face: Face, says: str) -> None:
    votes = (Vote("google", 4, 0, False), Vote("bing", 4, 4, True), Vote("mojeek", 4, 0, False))
    told = sentences(seen(NOW, coverage=Coverage(4, 4, 12, (), {}, votes)), face)
    assert [one for one in told if one.startswith(says)]
    assert "Nothing from Mojeek was seen." in told
    assert not [one for one in told if "Bing" in one]


def test_where_nothing_answered_nothing_else_is_said() -> None:
    silent = Coverage(4, 0, 12, (), {}, (Vote("google", 4, 0, False),))
    assert sentences(seen(coverage=silent), Face.SCREEN) == (
        "No engine has answered, so nothing can be said about what can be found.",
    )


def test_where_little_was_answered_it_says_how_little_and_calls_it_no_failure() -> None:
    thin = Coverage(4, 3, 12, (), {}, LOOKED)
    told = sentences(seen(CALM, coverage=thin), Face.SCREEN)
    assert "3 of 4 requests were answered. 8 more were not asked." in told
    assert not [one for one in told if "few" in one.lower() or "fail" in one.lower()]


def test_while_answers_come_it_says_so_and_nothing_of_what_is_missing() -> None:
    running = Coverage(3, 3, 12, (), {}, (Vote("google", 4, 0, False), Vote("bing", 4, 3, True)))
    told = sentences(seen(NOW, coverage=running), Face.SCREEN, going=True)
    assert told[:2] == ("The search is still running.", "3 of 3 requests were answered.")
    assert told[2].startswith("So far: 1 page needs you this week.")
    assert not [one for one in told if "Google" in one]


def test_the_overview_of_an_assessment_counts_its_own_safety_context() -> None:
    made = assessment(NOW)
    threatened = replace(made, person=replace(made.person, safety=Safety.THREAT))
    assert of(made).needs == of(threatened).needs == {Band.ACT_NOW: 1}


def test_the_time_in_the_count_is_the_time_in_the_finding() -> None:
    """ "This week" in one sentence and "this month" in another of the same page would be one too many."""
    times = {Band.ACT_NOW: "this week", Band.HIGH: "this month", Band.MODERATE: "this quarter"}
    assert tuple(times) == NEEDS
    for band, time in times.items():
        for told in (
            spoken.words(urgency.counted(band, 1)),
            spoken.words(urgency.counted(band, 2)),
            urgency.says(band),
        ):
            others = set(times.values()) - {time}
            assert time in told.lower()
            assert not [other for other in others if other in told.lower()]


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_every_face_takes_the_words_of_a_band_from_one_table(tongue: str) -> None:
    language.use(tongue)
    for band in Band:
        assert (of_screens.band(band), of_screens.band_sentence(band)) == (urgency.name(band), urgency.says(band))
