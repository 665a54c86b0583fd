"""History: earlier searches, how the counts went, what changed between two, and reports of them."""

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.merging.progress import Progress, State
from identity_scan.present import words
from identity_scan.present.past import at_once, line, sheet
from identity_scan.present.screens import HISTORY
from identity_scan.present.values import Compared, Past, PastScan
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.over_time import over_time
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

_NEEDS_A_SEARCH = {"read", "beside", "time", "open_scan"}


class HistoryScreen(ModeScreen):
    """Earlier searches."""

    MODE = "history"
    CSS_PATH = "two_panes.tcss"
    HERE = HISTORY
    BINDINGS: ClassVar = bindings(HISTORY)

    def __init__(self) -> None:
        super().__init__()
        self._past: tuple[PastScan, ...] = ()
        self._beside = ""
        """The search that the others are set beside; empty: each beside the one before it."""
        self._over_time = False

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
        self._past = past.searches
        self.query_one("#history-head", Static).update(Content("\n").join(self._head(past)))
        self._fill()
        if not self._past:
            self.query_one(Reading).read(lambda _width: Content(""))

    def _head(self, past: Past) -> Iterator[Content]:
        if self._past:
            yield self._course()
        elif kept := self.session.not_shown:
            yield Content.assemble((kept, "bold"), (" " + _("6 changes it."), "$quiet"))
        else:
            yield Content.assemble((_("No search is kept yet. "), "bold"), (_("The first will appear here."), "$quiet"))
        if past.due and past.due != self.session.not_shown:
            yield Content.assemble((past.due, "$accent"))
        for notice in self.session.notices:
            yield Content.assemble((notice, "$warning"))
        for kept in past.retention:
            if kept not in (*self.session.notices, self.session.not_shown):
                yield Content.assemble((kept, "$quiet"))

    def _course(self) -> Content:
        """How many pages needed the worker at once, search by search; t shows the others with their days."""
        told = at_once(self._past)
        return Content.assemble((labelled(told.name, "").rstrip() + " ", "$quiet"), (" → ".join(told.numbers), "bold"))

    def _fill(self) -> None:
        scans = self.query_one("#scans", OptionList)
        at = scans.highlighted or 0
        scans.set_options([Option(_option(scan, scan.scan.id == self._beside), id=scan.scan.id) for scan in self._past])
        if self._past:
            scans.highlighted = min(at, len(self._past) - 1)

    @property
    def _here(self) -> str | None:
        option = self.query_one("#scans", OptionList).highlighted_option
        return option.id if option else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a search when none is kept, and the reminder of somebody invented."""
        if action not in _NEEDS_A_SEARCH | {"report", "remind"}:
            return True
        if not self.is_mounted or self._here is None:
            return False
        return action in _NEEDS_A_SEARCH or action == "report" or not self.session.demo

    @on(OptionList.OptionHighlighted, "#scans")
    def _looked(self) -> None:
        self._read()
        self.refresh_keys()

    @on(OptionList.OptionSelected, "#scans")
    def action_read(self) -> None:
        """Go to what is read."""
        self.query_one(Reading).focus()

    # -- what the keys do ---------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if (scan := self._here) is None:
            return
        if self._over_time:
            self.query_one(Reading).read(partial(over_time, self._past))
            return
        found = self.session.compare(scan, self._beside)
        self.query_one(Reading).read(partial(_changes, found, self.shell.uncovered))

    def action_beside(self) -> None:
        """Set the other searches beside this one, or each beside the one before it again."""
        here = self._here or ""
        self._beside = "" if self._beside == here else here
        self._over_time = False
        self._fill()
        told = _("Now choose another search to compare with this one. Press space again to cancel.")
        self.shell.tell(told if self._beside else _("Each search is again compared with the one before it."))

    def action_time(self) -> None:
        """Turn between what changed and the course of all searches."""
        self._over_time = not self._over_time
        self._read()

    def action_open_scan(self) -> None:
        """Show the findings of this search."""
        scan = self._here
        kept = self.session.open(scan) if scan else None
        if kept is None:
            self.shell.tell(_("The words of this search are no longer kept; only its counts are."), severity="warning")
            return
        state = State.DONE if kept.scan.finished else State.STOPPED
        self.shell.take(Progress(kept.plan, kept.collected, state, kept.scan))
        self.shell.action_mode("findings")

    def action_report(self) -> None:
        """Ask which files, for whom and where to, and write them."""
        from identity_scan.tui.screens.report_screen import offered

        past = next((past for past in self._past if past.scan.id == self._here), None)
        if past is not None:
            offered(self.app, self.session, past.scan)

    def _written(self, written: Sequence[Path] | None, more: str = "") -> None:
        from identity_scan.tui.screens.report_screen import WrittenScreen

        if written:
            self.app.push_screen(WrittenScreen(written, more))

    def action_remind(self) -> None:
        """Write a calendar file with the next light and the next deep search."""
        from identity_scan.tui.screens.report_screen import told

        folder = self.session.reports
        if folder is None or not self._past:
            return

        def ended(files: Sequence[Path], wrong: str) -> None:
            more = _("Open it with your calendar. It says that a search is due, but not whose, nor what was found.")
            self._written(files, more)
            if wrong:
                self.shell.tell(wrong, severity="error")

        def write(scan: str, folder: Path) -> Sequence[Path]:
            return self.session.report(scan).write(("ics",), folder, True)

        writing = told(asyncio.to_thread(write, self._past[0].scan.id, folder), ended)
        self.app.run_worker(writing, group="report", exclusive=True, exit_on_error=False)


def _option(past: PastScan, chosen: bool) -> Content:
    told = line(past)
    first = Content.assemble(
        (f"{words.sign('on')} " if chosen else "", "$accent"),
        (told.day, "bold"),
        f"  {told.time}",
        (f"  {' · '.join(filter(None, (told.depth, told.urgent)))}", "$quiet"),
    )
    counts = (Content.assemble((f"{words.sign(code)} ", words.tint(code)), str(n)) for code, n in told.counts)
    return first + Content("\n") + Content("  ").join([*counts, Content.assemble((told.answered, "$quiet"))])


def _changes(found: Compared, uncovered: frozenset[str], width: int) -> Content:
    return sheet_text(sheet(found, uncovered.__contains__), width)
