"""What a finding was judged to show stays when its words are erased: forgetting the words must not make it harmless."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pretend import ME, NOON, finding, judged, kept_search

from identity_scan import demo
from identity_scan.judge.recalled import recalled
from identity_scan.keeping.history import History
from identity_scan.keeping.remembering import remembered
from identity_scan.model import Assessment, Band, By, Exposure, Judged, Life, Query, Verdict
from identity_scan.present.first_page import bare_name, first_pages
from identity_scan.session.search import Search
from identity_scan.speech.telling import verbatim


def told_later(name: str, history: History, when: datetime) -> Assessment:
    (scan,) = history.scans()
    me = demo.find(name).person
    return Search.resume(me, history.plan(scan.id), scan, (), history, lambda: when).assessment()


def said(assessment: Assessment) -> dict[str, tuple[object, ...]]:
    """What each finding that may be the worker's is said to be and to show."""
    return {
        j.finding.id: (j.label, j.severity.score, j.severity.band, {d.kind for d in j.disclosures})
        for j in assessment.judged
        if j.identity.verdict is not Verdict.NOT_ME
    }


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
@pytest.mark.parametrize("days", [0, 31], ids=["the same day", "when the words are erased"])
def test_a_finding_matters_as_much_as_when_it_was_found(name: str, days: int, tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        at_once = said(kept_search(name, history))
        history.tidy(NOON + timedelta(days))
        later = said(told_later(name, history, NOON + timedelta(days)))
    # A generated answer is nothing but its words, and goes with them.
    assert later == {finding: at_once[finding] for finding in later}
    assert len(later) >= len(at_once) - 1
    assert any(score >= 60 for _label, score, *_rest in later.values())


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_what_a_client_sees_first_has_no_gap_where_somebody_else_stood(name: str, tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        found = kept_search(name, history), told_later(name, history, NOON)
    at_once, later = map(first_places, found)
    assert later == at_once
    assert sum(map(len, later)) > 10
    for one, ranks in zip(later, map(ranks_of, later), strict=True):
        assert ranks == list(range(1, len(ranks) + 1)), one


def first_places(found: Assessment) -> list[list[tuple[int, str, tuple[int, ...]]]]:
    """Each first page: the places, the labels, and all places where its brand shows the same page of the web."""
    query = bare_name(found)
    return [
        [(rank, j.label, also(j, page.engine, query)) for rank, j in page.found]
        for page in first_pages(found, query, found.unanswered)
        if page.found
    ]


def also(judged: Judged, engine: str, query: Query) -> tuple[int, ...]:
    seen = judged.finding.sightings
    return tuple(sorted(s.rank for s in seen if (s.engine, s.query.id) == (engine, query.id) and 0 < s.rank <= 10))


def ranks_of(rows: list[tuple[int, str, tuple[int, ...]]]) -> list[int]:
    return sorted(rank for _first, _label, ranks in rows for rank in ranks)


def test_what_a_client_may_have_written_is_not_kept_but_its_weight_is(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        kept_search("corwin", history)
        (review,) = [j for j in told_later("corwin", history, NOON).judged if "Rate My Professors" in j.finding.title]
    assert review.finding.snippet == ""
    assert {d.kind for d in review.disclosures} >= {"negative_review"}
    assert review.advice[0].action.id == "EDM-02"
    assert all("when its words were still kept" in d.reason for d in review.disclosures if not d.text)


WORDED = judged(finding(), ("home_address", "12 Cork Street"), score=60, band=Band.HIGH, life=Life.PERSONAL)
BARE_PAGE = replace(
    WORDED.finding, snippet="", sightings=tuple(replace(s, snippet="") for s in WORDED.finding.sightings)
)
BARE = judged(BARE_PAGE, score=0, band=Band.NOTE, life=Life.UNCLEAR)


def test_what_still_has_its_words_is_judged_by_them_alone() -> None:
    mended = judged(finding(), score=5, band=Band.NOTE)
    assert recalled(mended, remembered(WORDED), ME) is mended
    assert recalled(BARE, None, ME) is BARE


def test_an_address_that_was_shown_still_makes_the_page_reachable_and_heavy() -> None:
    found = recalled(BARE, remembered(WORDED), ME)
    assert [d.kind for d in found.disclosures] == ["home_address"]
    assert (found.severity.score, found.severity.band) == (60, Band.HIGH)
    assert (found.exposure.verdict, found.boundary) == (Life.PERSONAL, "private")
    assert "home street address" in found.severity.reasons[0].text


def test_the_worker_has_the_last_word_on_it() -> None:
    mine = replace(BARE, exposure=Exposure(Life.PROFESSIONAL, 1.0, (), By.WORKER))
    found = recalled(mine, remembered(WORDED), ME)
    assert found.exposure is mine.exposure
    assert found.severity.score != 60
    other = replace(BARE, identity=replace(BARE.identity, verdict=Verdict.NOT_ME))
    assert recalled(other, remembered(WORDED), ME) is other


def test_what_was_said_in_a_podcast_by_choice_is_excused_from_memory_too() -> None:
    bare = replace(BARE, page_kind="podcast", conflicts=(verbatim("It speaks of family."),))
    spoken = replace(bare, exposure=Exposure(Life.MIXED, 1.0, (), By.WORKER))
    excused = recalled(spoken, remembered(WORDED), ME).severity
    assert excused == recalled(replace(spoken, conflicts=()), remembered(WORDED), ME).severity
    blamed = recalled(replace(spoken, page_kind="blog"), remembered(WORDED), ME).severity
    assert blamed.score > excused.score
