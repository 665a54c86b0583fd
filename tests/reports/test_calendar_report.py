"""Reminders of the next searches, that tell nobody what they are for or whose."""

from dataclasses import replace
from datetime import date

from icalendar import Calendar

from identity_scan.model import Depth
from reports.calendar import content

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
