"""The counts of all searches, side by side: numbers first, and a small line that shows their course."""

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content

from identity_scan.present import words
from identity_scan.present.past import courses
from identity_scan.present.values import PastScan
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.widgets.lines import hanging

LABELS = ("professional", "personal", "mixed", "unclear", "someone_else")
_STEPS = "▁▂▃▄▅▆▇█"
_NAME = 20


def over_time(past: Sequence[PastScan], width: int) -> Content:
    """Draw the finished searches, the oldest first, as many of the newest as fit beside their course."""
    done = [scan for scan in reversed(past) if scan.closed]
    if not done:
        return Content.assemble((_("No search was finished yet."), "$quiet"))
    column = max(len(_day(scan)[0]) for scan in done) + 2
    shown = done[-max(1, (width - _NAME - 2) // (column + 1)) :]
    return Content("\n").join(_lines(done, shown, column, width))


def _day(past: PastScan) -> list[str]:
    """The day and its year, for two lines."""
    return words.day(past.scan.started).rsplit(" ", 1)


def _lines(done: Sequence[PastScan], shown: Sequence[PastScan], column: int, width: int) -> Iterator[Content]:
    row = partial(_row, column)
    yield Content.assemble((_("Over time"), "bold"), ("  " + _("the oldest search first"), "$quiet"))
    yield row("", [_day(scan)[0] for scan in shown], "$quiet")
    yield row("", [_day(scan)[-1] for scan in shown], "$quiet")
    for name, counts in courses(shown):
        yield row(name, list(map(str, counts)), "$foreground", _course(counts))
    for label in LABELS:
        counts = [scan.counts.get(label, 0) for scan in shown]
        name = f"{words.sign(label)} {words.label(label)}"
        yield row(name, list(map(str, counts)), "$foreground", _course(counts), words.tint(label))
    yield row(_("answered"), [f"{s.answered}/{s.asked}" for s in shown], "$quiet")
    if (left := len(done) - len(shown)) > 0:
        more = ngettext("{n} older search is not shown here.", "{n} older searches are not shown here.", left)
        yield Content.assemble((more.format(n=left), "$quiet"))
    yield Content("")
    careful = _("Where fewer requests were answered, fewer pages could be seen: then a smaller number says little.")
    yield hanging(Content(""), Content.assemble((careful, "$quiet")), width)


def _row(column: int, name: str, cells: Sequence[str], ink: str, course: str = "", tint: str = "$quiet") -> Content:
    drawn = "".join(f"{cell:>{column}}" for cell in cells)
    return Content.assemble((f"{name:<{_NAME}}", tint), (drawn, ink), (f"  {course}" if course else "", "$accent"))


def _course(values: Sequence[int]) -> str:
    """Draw numbers as a line of blocks; nothing where there is only one, or where the terminal has no such signs."""
    if len(values) < 2 or words.plain_console():
        return ""
    most = max(values) or 1
    return "".join(_STEPS[round(value / most * (len(_STEPS) - 1))] for value in values)
