"""Reminders of the next searches, that tell nobody what they are for or whose."""

import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from identity_scan import reports
from identity_scan.model import Depth

content = partial(reports.content, "ics")
DAY = date(2026, 11, 22)


def events(assessment, records=(), today=DAY):
    return [e for e in Calendar.from_ical(content(assessment, today, records, False)).walk("VEVENT")]


def test_the_next_light_and_deep_search_are_all_day_events(assessment):
    light, deep = events(assessment)
    assert (light.decoded("dtstart"), deep.decoded("dtstart")) == (date(2027, 2, 21), date(2027, 11, 22))
    assert light.decoded("dtend") == date(2027, 2, 22)
    assert [str(e["class"]) for e in (light, deep)] == ["PRIVATE", "PRIVATE"]
    assert light.walk("VALARM")
    assert light["uid"] != deep["uid"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's time zone cannot be set for one program")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "America/Vancouver", "Pacific/Pago_Pago"])
def test_it_is_the_same_day_wherever_the_worker_is(assessment, monkeypatch, zone):
    """Days without an hour and without a zone: no calendar moves them; only the moment of writing is of one clock."""
    plain = content(assessment, DAY, (), False)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert content(assessment, DAY, (), False) == plain
        for event in events(assessment):
            assert type(event.decoded("dtstart")) is date
            assert event.decoded("dtstamp").utcoffset() == timedelta(0)
            (alarm,) = event.walk("VALARM")
            rings = datetime.combine(event.decoded("dtstart"), datetime.min.time(), ZoneInfo(zone)) + alarm.decoded(
                "trigger"
            )
            assert (rings.hour, rings.date()) == (9, event.decoded("dtstart") - timedelta(1))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert b"VTIMEZONE" not in plain
    assert b"TZID" not in plain


def test_a_search_from_a_clock_that_was_ahead_does_not_put_the_next_one_years_away(assessment):
    light, deep = events(assessment, today=date(2020, 1, 1))
    assert (light.decoded("dtstart"), deep.decoded("dtstart")) == (date(2020, 4, 1), date(2020, 12, 31))


def test_a_deep_search_that_was_never_made_is_due_in_a_week(assessment):
    light_only = replace(assessment, scan=replace(assessment.scan, depth=Depth.LIGHT))
    assert events(light_only)[1].decoded("dtstart") == date(2026, 11, 29)


def test_what_is_overdue_is_not_put_into_the_past(assessment):
    light, deep = events(assessment, today=date(2029, 1, 1))
    assert light.decoded("dtstart") == deep.decoded("dtstart") == date(2029, 1, 8)


def test_it_names_nobody(assessment):
    text = content(assessment, DAY, (), False).decode()
    assert "Varga" not in text
    assert "\r\n" in text


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_a_calendar_reads_what_was_written_whole_and_no_line_is_too_long(assessment, tongue):
    spoken = replace(assessment, person=replace(assessment.person, language=tongue))
    written = content(spoken, DAY, (), False)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    for event in Calendar.from_ical(written).walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert str(alarm["description"]) == str(event["summary"])
        assert str(event["description"]).count(". ") >= 1, "the whole of it, with its commas"
        assert str(event["transp"]) == "TRANSPARENT"
