"""Reminders of the next light and deep search, as a calendar file that tells nobody what they are for or whose."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from identity_scan.present.report_values import View
from identity_scan.speech.language import gettext as _

_BEFORE = timedelta(hours=-15)
"""A day begins at midnight where the worker is: nine in the morning of the day before."""


def content(seen: View) -> bytes:
    """Return a view's next dates as all-day events, private, with a reminder the day before; in any time zone.

    A calendar is often shared: the view is a redacted one.
    """
    made = Calendar()
    made.add("prodid", "-//identity-scan//EN")
    made.add("version", "2.0")
    made.add_component(_event("light", _("Self-search, 15 minutes"), seen.next_light, seen))
    made.add_component(_event("deep", _("Self-search, the long one: 60 to 90 minutes"), seen.next_deep, seen))
    return bytes(made.to_ical())


def _event(kind: str, title: str, day: date, seen: View) -> Event:
    event = Event()
    event.add("uid", f"{kind}-{day.isoformat()}@identity-scan")
    event.add("dtstamp", datetime.combine(seen.today, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", _("Choose a time when you can talk to someone afterwards.") + " " + seen.statement)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _BEFORE)
    event.add_component(alarm)
    return event
