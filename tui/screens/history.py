"""History: earlier searches, how the grade and the counts went, and what changed between two."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.language import gettext as _
from identity_scan.language import later, ngettext
from identity_scan.model import Depth
from tui import words
from tui.commands import HISTORY, bindings
from tui.progress import Progress, State
from tui.screens.mode import ModeScreen
from tui.session import Change, PastScan
from tui.widgets.reading import Reading

_COUNTED = ("professional", "personal", "mixed", "unclear", "someone_else")


class HistoryScreen(ModeScreen):
    """Earlier searches."""

    MODE = "history"
    CSS_PATH = "two_panes.tcss"
    HERE = HISTORY
    BINDINGS: ClassVar = bindings(HISTORY)
    ABOUT = later(
        "The guideline asks for a search from time to time, not for one. Here are the searches that are kept on "
        "this computer, the newest first, and what changed from one to the next. A page counts as gone only when "
        "the engines that showed it answered again, twice, without it."
    )

    def body(self) -> ComposeResult:
        """Lay out the list and what changed."""
        yield Static(id="history-head")
        with Horizontal(id="history-panes"):
            yield OptionList(id="scans", markup=False)
            yield Reading(id="changes")

    def on_mount(self) -> None:
        """Begin on the list."""
        super().on_mount()
        self.query_one("#scans").focus()

    def show(self) -> None:
        """Draw the searches that are kept."""
        past = self.session.past()
        head = self.query_one("#history-head", Static)
        if not past:
            why = _("A demonstration keeps nothing.") if self.session.demo else _("The first search will stand here.")
            head.update(Content.assemble((_("No search is kept yet. "), "bold"), (why, "$quiet")))
        else:
            letters = " → ".join(scan.letter or "–" for scan in reversed(past))
            head.update(Content.assemble((_("Grades, oldest first: "), "$quiet"), (letters, "bold")))
        scans = self.query_one("#scans", OptionList)
        at = scans.highlighted or 0
        scans.set_options([Option(_line(scan), id=scan.scan.id) for scan in past])
        if past:
            scans.highlighted = min(at, len(past) - 1)
        else:
            self.query_one(Reading).read(lambda _width: Content(""))

    @property
    def _here(self) -> str | None:
        option = self.query_one("#scans", OptionList).highlighted_option
        return option.id if option else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a search when none is kept."""
        return self._here is not None if action in ("compare", "open_scan") and self.is_mounted else True

    @on(OptionList.OptionHighlighted, "#scans")
    def _looked(self) -> None:
        self.action_compare()
        self.refresh_keys()

    @on(OptionList.OptionSelected, "#scans")
    def _chosen(self) -> None:
        self.query_one(Reading).focus()

    def action_compare(self) -> None:
        """Show what changed since the search before."""
        if (scan := self._here) is not None:
            sentence, changes = self.session.compare(scan)
            lines = [Content.assemble((sentence, "bold")), *(_change(change) for change in changes)]
            text = Content("\n").join(lines)
            self.query_one(Reading).read(lambda _width: text)

    def action_open_scan(self) -> None:
        """Show the findings of this search."""
        scan = self._here
        kept = self.session.load(scan) if scan else None
        if kept is None:
            self.house.tell(_("The words of this search are no longer kept; only its counts are."), severity="warning")
            return
        state = State.DONE if kept.scan.finished else State.STOPPED
        self.house.take(Progress(kept.plan, kept.collected, state, kept.scan))
        self.house.action_mode("findings")


def _line(past: PastScan) -> Content:
    scan = past.scan
    depth = _("deep") if scan.depth is Depth.DEEP else _("light")
    grade = _("grade {letter}").format(letter=past.letter) if past.letter else _("no grade")
    state = "" if scan.finished else " · " + _("stopped")
    first = Content.assemble(
        (f"{words.day(scan.started)}", "bold"),
        f"  {words.clock(scan.started)}",
        (f"  {depth} · {grade}{state}", "$quiet"),
    )
    counts = [
        Content.assemble((f"{words.sign(n)} ", words.tint(n)), (str(past.counts[n]), "$foreground"))
        for n in _COUNTED
        if past.counts.get(n)
    ]
    answered = ngettext("{n} of {all} request answered", "{n} of {all} requests answered", past.asked).format(
        n=past.answered, all=past.asked
    )
    return Content.assemble(
        first, "\n", Content("  ").join(counts), ("   " if counts else "", ""), (answered, "$quiet")
    )


def _change(change: Change) -> Content:
    name, sign = words.change(change.kind), words.change_sign(change.kind)
    where = f"  {change.where}" if change.where else ""
    return Content.assemble((f"{words.sign(sign)} {name}", words.tint(sign)), f"  {change.text}", (where, "$quiet"))
