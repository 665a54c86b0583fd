"""What became of pages from search to search, and of a page after a step: shown only where it is known."""

from dataclasses import replace
from datetime import date, timedelta

from bs4 import BeautifulSoup

from identity_scan import facts, reports
from identity_scan.advice.todo import Card
from identity_scan.merging.absence import Checked
from identity_scan.model import Assessment, Band, Judged, Severity, Status
from identity_scan.present.report_numbers import before_and_after, course
from identity_scan.present.report_view import view
from identity_scan.remembered import Record, Standing
from identity_scan.speech.telling import say

DAY = date(2026, 11, 22)


def card(judged: Judged, records: tuple[Record, ...], status: Status | None) -> Card:
    """A step that was said to be done between the last two searches; what later searches show of it, if they do."""
    done = Standing(Status.DONE, records[-1].scan.started - timedelta(days=9))
    checked = Checked(status) if status else None
    action = facts.actions()["PRIV-02"]
    return Card((judged.finding.id, action.id), action, say("todo.begun"), (judged,), said=done, checked=checked)


def test_each_search_says_what_is_new_gone_or_back_since_the_one_before(
    assessment: Assessment, histories: object
) -> None:
    table = course(histories(assessment))  # type: ignore[operator]
    assert table.head == ("search", "about you", "new", "came back", "gone")
    assert table.rows == (
        ("24 May 2026", "2", "–", "–", "–"),
        ("23 Aug 2026", "2", "0", "0", "0"),
        ("22 Nov 2026", "3", "1", "0", "0"),
    )
    assert [[piece.code for piece in bar] for bar in table.bars] == [["same"], ["same"], ["same", "new"]]
    assert not course(histories(assessment, 1)).rows, "one search alone tells of no change"  # type: ignore[operator]


def test_before_and_after_a_step_are_set_side_by_side_only_where_a_search_tells_it(
    assessment: Assessment, histories: object
) -> None:
    records = histories(assessment)  # type: ignore[operator]
    page = assessment.judged[0]
    lighter = replace(page, severity=Severity(30, Band.MODERATE, ()))
    for now, status, shown in (
        (page, Status.GONE, ("84", "gone")),
        (lighter, Status.CHANGED, ("84", "30")),
        (page, Status.UNCHANGED, ("84", "84")),
    ):
        (row,) = before_and_after([card(now, records, status)], records).rows
        assert row == ("Unlist your phone and home address, wherefolk.example", *shown)
    for untold in (None, Status.NOT_CHECKED, Status.NOT_SEEN):
        assert not before_and_after([card(page, records, untold)], records).rows, untold
    assert not before_and_after([card(page, records, Status.GONE)], ()).rows, "what it weighed is not remembered"


def test_they_stand_in_the_report_and_in_none_for_others(assessment: Assessment, histories: object) -> None:
    records = histories(assessment)  # type: ignore[operator]
    cards = [card(assessment.judged[0], records, Status.GONE)]
    made = reports.content("html", assessment, DAY, records, False, cards=cards)
    titles = [caption.get_text() for caption in BeautifulSoup(made.decode(), "lxml").select(".pictures caption")]
    assert titles == ["What your own results give away", "Pages about you, search by search", "Before and after a step"]
    assert not view(assessment, DAY, records, redact=True, cards=cards).pictures
