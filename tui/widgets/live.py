"""The lines around the live grid, as text: how far the search is, what is covered, what is found so far."""

from collections.abc import Sequence

from textual.content import Content

from identity_scan.merging.progress import Progress, State, rest_of
from identity_scan.model import Assessment, Depth, Judged
from identity_scan.present import words
from identity_scan.present.cover import title_of
from identity_scan.present.price import price
from identity_scan.present.reach import Reached, reached
from identity_scan.present.values import EngineRow
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.widgets.lines import flowed

_LABELS = ("professional", "personal", "mixed", "someone_else", "unclear")


def headline(progress: Progress, rows: Sequence[EngineRow], width: int) -> Content:
    """Say what search it is, how long it still takes, and draw how far it is."""
    over = len(progress.came)
    total = over + len(progress.left())
    parts = [_("Deep search") if progress.plan and progress.plan.depth is Depth.DEEP else _("Light search")]
    if progress.scan is not None:
        parts.append(_("started {time}").format(time=words.clock(progress.scan.started)))
    parts.append(_state(progress, rows))
    text = Content.assemble((parts[0], "bold"), *(("  ·  " + p, "$quiet") for p in parts[1:]))
    count = _count(progress, over, total)
    room = width - text.cell_length - len(count) - 4
    if room < 8:
        return Content.assemble(text, "  ", (count, "$foreground"))
    size = min(room, 30)
    full = size * over // total if total else 0
    bar = Content.assemble(
        (words.sign("bar") * full, "$accent"), (words.sign("rest") * (size - full), "$line"), "  ", count
    )
    return Content.assemble(text, " " * (width - text.cell_length - bar.cell_length), bar)


def _count(progress: Progress, over: int, total: int) -> str:
    """How many requests have ended while there are more to come; once it is over, how many of those sent were answered.

    What was skipped has ended, and was not asked: the same figures stand in every report.
    """
    if progress.running:
        return _("{n} of {all}").format(n=over, all=total)
    made = progress.figures()
    return _("{answered} of {asked} answered").format(answered=made.answered, asked=made.asked)


def _state(progress: Progress, rows: Sequence[EngineRow]) -> str:
    left = progress.left()
    if progress.running and progress.plan is not None:
        return _("{time} left").format(time=words.duration(price(rest_of(progress.plan, left), rows).seconds))
    if progress.state is State.STOPPED and left:
        return _("stopped; c goes on")
    silent = {c.ask.engine for c in progress.unanswered()}
    if silent:
        return ngettext(
            "done; {n} engine did not answer everything", "done; {n} engines did not answer everything", len(silent)
        ).format(n=len(silent))
    return _("done")


def covered(progress: Progress, rows: Sequence[EngineRow]) -> Content:
    """Say for each index whether it answered: yes, in part, or not yet, and then what to do."""
    parts = [_reached(index) for index in reached(progress, rows)]
    return Content("   ").join([Content.assemble((_("Covered so far"), "$quiet")), *parts])


def _reached(index: Reached) -> Content:
    note = {"yes": "", "partly": " " + _("in part"), "no": " " + _("not yet")}[index.code]
    how = ": " + _("press b to look in your own browser") if index.yours else ""
    return Content.assemble(f"{index.name} ", (words.sign(index.code) + note, words.tint(index.code)), (how, "$quiet"))


def so_far(assessment: Assessment | None, width: int) -> Content:
    """Count the findings by label; no count is parted from its word."""
    if assessment is None:
        return Content.assemble((_("So far"), "$quiet"), "   ", (_("no answer judged yet"), "$quiet"))
    counts = {name: sum(j.label == name for j in assessment.judged) for name in _LABELS}
    parts = [
        Content.assemble((f"{words.sign(name)} ", words.tint(name)), f"{n} {words.label(name)}")
        for name, n in counts.items()
        if n
    ]
    return flowed([Content.assemble((_("So far"), "$quiet")), *parts], width)


def newest(assessment: Assessment | None, room: int, uncovered: frozenset[str]) -> list[Content]:
    """Show the weightiest findings so far, one line each, as many as there is room for."""
    if assessment is None:
        return []
    mine = [j for j in assessment.judged if j.label != "someone_else"]
    return [_line(judged, judged.finding.id in uncovered) for judged in mine[:room]]


def _line(judged: Judged, shown: bool) -> Content:
    label = judged.label
    return Content.assemble(
        (f"  {words.sign(label)} ", words.tint(label)),
        (f"{words.band(judged.severity.band)}  " if label != "unclear" else "", "$quiet"),
        title_of(judged, shown),
        (f"  {judged.finding.site}", "$quiet"),
    )
