"""Reminders of the next light and deep search, as a calendar file that tells nobody what they are for or whose.

Written by hand (RFC 5545), for one kind of event: the library that reads it in the tests would add 9 MB to each
installation.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from identity_scan.present.report_values import View
from identity_scan.speech.language import gettext as _

_BEFORE = "-PT15H"
"""A day begins at midnight where the worker is: nine in the morning of the day before."""
_LINE = 75
"""Bytes of a line at the most (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def content(seen: View) -> bytes:
    """Return a view's next dates as all-day events, private, with a reminder the day before; in any time zone.

    A calendar is often shared: the view is a redacted one.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//identity-scan//EN",
        *_event("light", _("Self-search, 15 minutes"), seen.next_light, seen),
        *_event("deep", _("Self-search, the long one: 60 to 90 minutes"), seen.next_deep, seen),
        "END:VCALENDAR",
    )
    return b"".join(map(_folded, lines))


def _event(kind: str, title: str, day: date, seen: View) -> Iterator[str]:
    said = _("Choose a time when you can talk to someone afterwards.") + " " + seen.statement
    yield "BEGIN:VEVENT"
    yield f"UID:{kind}-{day.isoformat()}@identity-scan"
    yield f"DTSTAMP:{seen.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{title.translate(_ESCAPED)}"
    yield f"DESCRIPTION:{said.translate(_ESCAPED)}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY")
    yield f"DESCRIPTION:{title.translate(_ESCAPED)}"
    yield from (f"TRIGGER:{_BEFORE}", "END:VALARM", "END:VEVENT")


def _folded(line: str) -> bytes:
    """A line as it is written: one that is too long goes on after a blank, and no letter is torn apart."""
    parts = [b""]
    for letter in line:
        written = letter.encode()
        if len(parts[-1]) + len(written) > _LINE:
            parts.append(b" ")
        parts[-1] += written
    return b"\r\n".join(parts) + b"\r\n"
