"""Reminders of the next light and deep search, as a calendar file that tells nobody what they are for or whose."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from identity_scan.present.report_view import View
from identity_scan.speech.language import gettext as _

_OCTETS = 75
"""The longest a line may be (RFC 5545, section 3.1)."""
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def content(seen: View) -> bytes:
    """Return a view's next dates as all-day events, private, with a reminder the day before; in any time zone.

    A calendar is often shared: the view is a redacted one.
    """
    events = (
        *_event("light", _("Self-search, 15 minutes"), seen.next_light, seen),
        *_event("deep", _("Self-search, the long one: 60 to 90 minutes"), seen.next_deep, seen),
    )
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//identity-scan//EN", *events, "END:VCALENDAR")
    return b"".join(_folded(lines))


def _event(kind: str, title: str, day: date, seen: View) -> Iterator[str]:
    about = _("Choose a time when you can talk to someone afterwards.") + " " + seen.statement
    yield "BEGIN:VEVENT"
    yield f"UID:{kind}-{day.isoformat()}@identity-scan"
    yield f"DTSTAMP:{seen.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(title)}"
    yield f"DESCRIPTION:{_text(about)}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    # A day begins at midnight where the worker is: nine in the morning of the day before.
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(title)}", "TRIGGER:-PT15H", "END:VALARM")
    yield "END:VEVENT"


def _text(words: str) -> str:
    return words.translate(_ESCAPED)


def _folded(lines: Iterable[str]) -> Iterator[bytes]:
    """Each line with its end, folded where it is too long, never within a character."""
    for line in lines:
        room = bytearray()
        for sign in line:
            octets = sign.encode(errors="replace")
            if len(room) + len(octets) > _OCTETS:
                yield bytes(room) + b"\r\n"
                room = bytearray(b" ")
            room += octets
        yield bytes(room) + b"\r\n"
