"""The lines around the live grid, as text: how far the search is, what is covered, what is found so far."""

from collections.abc import Sequence

from textual.content import Content

from identity_scan.merging.progress import Progress, State, rest_of
from identity_scan.model import Assessment
from identity_scan.present import answers, finding, own_checks, words
from identity_scan.present.answers import state
from identity_scan.present.blocks import Fact, Sentence, Tone
from identity_scan.present.price import price
from identity_scan.present.values import EngineRow
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.widgets.lines import flowed


def headline(progress: Progress, rows: Sequence[EngineRow], width: int) -> Content:
    """Say what search it is, how long it still takes, and draw how far it is."""
    over = len(progress.came)
    total = over + len(progress.left())
    depth, state, count = answers.depth(progress), _state(progress, rows), _count(progress, over, total)
    begun = _("started {time}").format(time=words.clock(progress.scan.started)) if progress.scan is not None else ""
    # How far it is counts for more than when it began, and what it is.
    every = (_headed(depth, begun, state), _headed(depth, state), _headed(state))
    text = next((text for text in every if text.cell_length + len(count) + 2 <= width), every[-1])
    room = width - text.cell_length - len(count) - 4
    if room < 8:
        return Content.assemble(text, "  ", (count, "$foreground"))
    size = min(room, 30)
    full = size * over // total if total else 0
    bar = Content.assemble(
        (words.sign("bar") * full, "$accent"), (words.sign("rest") * (size - full), "$line"), "  ", count
    )
    return Content.assemble(text, " " * (width - text.cell_length - bar.cell_length), bar)


def _headed(first: str, *rest: str) -> Content:
    return Content.assemble((first, "bold"), *(("  ·  " + part, "$quiet") for part in rest if part))


def _count(progress: Progress, over: int, total: int) -> str:
    """How many requests have ended while there are more to come; once it is over, how many of those sent were answered.

    What was skipped has ended, and was not asked: the same figures stand in every report.
    """
    if progress.running:
        return _("{n} of {all}").format(n=over, all=total)
    made = progress.figures()
    return _("{answered} of {asked} answered").format(answered=made.answered, asked=made.asked)


def _state(progress: Progress, rows: Sequence[EngineRow]) -> str:
    if progress.running and progress.plan is not None:
        left = rest_of(progress.plan, progress.left())
        return _("{time} left").format(time=words.duration(price(left, rows).seconds))
    told = state(progress)
    return f"{told}; {_('c goes on')}" if progress.state is State.STOPPED and progress.left() else told


def closing(progress: Progress, assessment: Assessment | None) -> Content:
    """Say with which keys to go on once a search is over; nothing while it runs or before it is judged."""
    if progress.running or assessment is None:
        return Content("")
    pages = ngettext("the {n} page", "the {n} pages", len(assessment.judged)).format(n=len(assessment.judged))
    keys = (("0", _("where you stand")), ("2", pages))
    return Content("   ·   ").join(Content.assemble((f"{key} ", "bold $accent"), (does, "bold")) for key, does in keys)


def covered(progress: Progress, rows: Sequence[EngineRow], onward: str = "") -> Content:
    """Say for each index whether it answered: yes, in part, or not yet, what to do, and how the search may go on."""
    told = answers.covered(progress, rows, (Sentence(_("press b to look in your own browser"), Tone.QUIET),))
    parts = [Content.assemble((_("Covered so far"), "$quiet"))]
    for block in told:
        match block:
            case Fact(name, text, code=code):
                note = "" if code == "yes" else f" {text}"
                parts.append(Content.assemble(f"{name} ", (words.sign(code) + note, words.tint(code))))
            case Sentence(text):
                parts[-1] += Content.assemble((f": {text}", "$quiet"))
    beyond = (block.text for block in answers.beyond(progress, rows) if isinstance(block, Sentence))
    below = [*(Content.assemble((said, "$quiet")) for said in beyond), *([Content(onward)] if onward else [])]
    return Content("\n").join((Content("   ").join(parts), *below))


def by_hand(assessment: Assessment | None) -> Content:
    """Say what the worker looked at by hand, as no engine shows it; nothing before anything is judged."""
    told = own_checks.in_short(assessment.looks) if assessment else ()
    return Content("   ").join(
        Content.assemble((f"{name} ", "$quiet"), (f"{words.sign(code)} {text}", words.tint(code)))
        for name, text, code in ((b.name, b.text, b.code) for b in told if isinstance(b, Fact))
    )


def so_far(assessment: Assessment | None, width: int) -> Content:
    """Count the findings by label; no count is parted from its word."""
    if assessment is None:
        return Content.assemble((_("So far"), "$quiet"), "   ", (_("no answer judged yet"), "$quiet"))
    parts = [
        Content.assemble((f"{words.sign(fact.code)} ", words.tint(fact.code)), f"{fact.text} {fact.name}")
        for fact in answers.so_far(assessment)
    ]
    return flowed([Content.assemble((_("So far"), "$quiet")), *parts], width)


def newest(assessment: Assessment | None, room: int, uncovered: frozenset[str]) -> list[Content]:
    """Show the weightiest findings so far, one line each, as many as there is room for."""
    if assessment is None:
        return []
    return [_line(finding.line(j, opened=j.finding.id in uncovered)) for j in answers.newest(assessment)[:room]]


def _line(told: finding.Line) -> Content:
    return Content.assemble(
        (f"  {words.sign(told.code)} ", words.tint(told.code)),
        (f"{told.weight}  " if told.weight else "", "$quiet"),
        told.title,
        (f"  {told.site}", "$quiet"),
    )
