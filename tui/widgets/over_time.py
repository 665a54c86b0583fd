"""The numbers of all searches, side by side, and a small line that shows the course of each."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from identity_scan.present import words
from identity_scan.present.past import Course, careful, courses, finished
from identity_scan.present.values import PastScan
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.widgets.lines import hanging

_STEPS = "▁▂▃▄▅▆▇█"
_NAME = 20


def over_time(past: Sequence[PastScan], width: int) -> Content:
    """Draw the finished searches, the oldest first, as many of the newest as fit beside their course."""
    done = finished(past)
    if not done:
        return Content.assemble((_("No search has been finished yet."), "$quiet"))
    column = max(len(_day(scan)[0]) for scan in done) + 2
    shown = done[-max(1, (width - _NAME - 2) // (column + 1)) :]
    return Content("\n").join(_lines(done, shown, column, width))


def _day(past: PastScan) -> list[str]:
    """The day and its year, for two lines."""
    return words.day(past.scan.started).rsplit(" ", 1)


def _lines(done: Sequence[PastScan], shown: Sequence[PastScan], column: int, width: int) -> Iterator[Content]:
    yield Content.assemble((_("Over time"), "bold"), ("  " + _("the oldest search first"), "$quiet"))
    for part in (0, -1):
        yield _row(Course("", tuple(_day(scan)[part] for scan in shown)), column)
    yield from (_row(course, column) for course in courses(shown))
    if (left := len(done) - len(shown)) > 0:
        more = ngettext("{n} older search is not shown here.", "{n} older searches are not shown here.", left)
        yield Content.assemble((more.format(n=left), "$quiet"))
    yield Content("")
    yield hanging(Content(""), Content.assemble((careful(), "$quiet")), width)


def _row(course: Course, column: int) -> Content:
    sign = f"{words.sign(course.code)} " if course.code else ""
    drawn, line = "".join(f"{cell:>{column}}" for cell in course.numbers), in_blocks(course.values)
    return Content.assemble(
        (f"{sign + course.name:<{_NAME}}", words.tint(course.code) if course.code else "$quiet"),
        (drawn, "$foreground" if course.values else "$quiet"),
        (f"  {line}" if line else "", "$accent"),
    )


def in_blocks(values: Sequence[int]) -> str:
    """Draw numbers as a line of blocks; nothing where there is only one, or where the terminal has no such signs."""
    if len(values) < 2 or words.plain_console():
        return ""
    most = max(values) or 1
    return "".join(_STEPS[round(value / most * (len(_STEPS) - 1))] for value in values)
