"""Findings: facets, the list, the finding under the cursor at first sight; one key for each word of the worker."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from identity_scan.judge import overview
from identity_scan.model import Judged
from identity_scan.present import finding, orders, others, settling
from identity_scan.present.blocks import Sheet
from identity_scan.present.brief import brief
from identity_scan.present.collection import Findings
from identity_scan.present.in_short import Face, sentences
from identity_scan.present.screens import FINDINGS, key_name
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.covers import uncover
from identity_scan.tui.screens.triage import WalkingScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.bars import NARROW
from identity_scan.tui.widgets.facet_list import FacetList
from identity_scan.tui.widgets.finding_list import FindingList
from identity_scan.tui.widgets.finding_view import FindingView
from identity_scan.tui.widgets.lines import as_fits
from identity_scan.tui.widgets.settled_line import asked_line, missing, settled_line

ROOMY = 140
"""Columns from which the facets stand beside the list without being asked for."""
HEAD, ONE_LINE = 2, (110, 45)
"""Lines of the head: what does not fit is left out whole, the least important first; from so many columns, and up to so
many lines of the terminal, it has one."""
_ON_A_FINDING = {"say", "live", "keep", "note", "actions", "open", "group", "copy", "read"}
_LOOKED_AT = {*_ON_A_FINDING, "moved"}
"""What is left out where there is nothing to do it with."""


class FindingsScreen(WalkingScreen):
    """What was found, and the worker's word on it."""

    MODE = "findings"
    CSS_PATH = "findings.tcss"
    HERE = FINDINGS
    BINDINGS: ClassVar = bindings(FINDINGS)

    def __init__(self) -> None:
        super().__init__()
        self.findings = Findings()
        self._full = False
        self._from = ""
        """The finding to go back to from those that a word moved."""
        self._by_id: dict[str, Judged] = {}
        self._listing = False
        """The list is being drawn: where its cursor is, is known only after it."""
        self._headed: tuple[Content, int | None, bool] | None = None
        """What the head says, in how many lines where it may not change them, and whether it tells of a filter."""
        self._whole: tuple[Judged, bool, date | None, Sheet] | None = None
        """All that was said of a finding last: reading on and coming back makes nothing anew."""
        self._until: Mapping[str, date] = {}
        """Until when the words of each result about somebody else are kept."""

    def body(self) -> ComposeResult:
        """Lay out the line of the filter over three panes."""
        yield Static(id="findings-head")
        yield Static(id="findings-far")
        yield Input(placeholder=_("words to look for"), id="filter", compact=True)
        with Horizontal(id="panes"):
            yield FacetList()
            yield FindingList()
            yield FindingView()

    def on_mount(self) -> None:
        """Begin on the list."""
        super().on_mount()
        self.query_one("#filter", Input).display = False
        rows = self.query_one(FindingList)
        rows.focus()
        # At once, not by a message: list and finding are drawn in one picture, not in two.
        self.watch(rows, "highlighted", self._moved, init=False)

    def on_resize(self) -> None:
        """Say as much at the top as the new width has room for."""
        super().on_resize()
        self._give_room()
        self._headed = None
        if self.shell.ready:
            self._draw_head()
            self._draw_far()

    def show(self) -> None:
        """Draw the findings of the assessment as it stands."""
        assessment = self.shell.assessment
        if assessment is None and self.shell.judging and not self.shell.progress.running:
            return  # what is kept is about to be here: nothing is said until then, least of all that there is nothing
        if assessment is not None:
            self.findings = replace(self.findings.of(assessment), since=self.shell.since)
        else:
            self.findings = replace(self.findings, rows=(), namesakes=())
        self._until = self.shell.until
        self.query_one(FindingList).kept_until = others.pile(self._until.values(), key_name("i"))
        back, self.wanted = (*self._taken_back(), *self.wanted), ()
        self._redraw(back)

    def _taken_back(self) -> tuple[str, ...]:
        """The findings of which a word was just taken back, where the cursor is wanted next."""
        back, self.shell.back = self.shell.back, frozenset()
        if back and self.findings.moves_shown:
            self.findings = replace(self.findings, chosen={})
        there = [judged for judged in self.findings.rows if judged.finding.id in back]
        for judged in there[:1]:
            self.taken_back(judged)
        return tuple(judged.finding.id for judged in there)

    def _redraw(self, prefer: tuple[str, ...] = ()) -> None:
        if self.query_one(FacetList).option_count:
            self._draw_facets()
        else:  # what was found can be read before it is sorted out
            self.call_after_refresh(self._draw_facets)
        self._by_id = {j.finding.id: j for j in self.findings.rows}
        self._listing = True
        follow = not self.shell.by_word or self.walk is not None
        self.query_one(FindingList).show(self.findings, self.shell.uncovered, prefer, follow=follow)
        self._listing = False
        self._look()
        self._draw_head()
        self._draw_far()

    def _draw_facets(self) -> None:
        if self._facets_shown:
            self.query_one(FacetList).show(self.findings)

    def _draw_head(self) -> None:
        """Say what is found at the top; a new layout is not made for what is said already."""
        head, told = self.query_one("#findings-head", Static), self._head()
        # A word leaves the head as tall as it was: the list must not move under the eyes.
        height = head.outer_size.height if self._steady else None
        says = told, height, self.findings.narrowed
        if says != self._headed:
            if height is None or self._headed is None or height != self._headed[1]:
                head.styles.height = height or "auto"
            head.update(told, layout=height is None)
            self._headed = says

    @property
    def _head_lines(self) -> int:
        size = self.app.size
        return 1 if size.width >= ONE_LINE[0] and size.height < ONE_LINE[1] else HEAD

    def _draw_far(self) -> None:
        """Say how many are settled, in which order they stand, and which index was not looked at."""
        far, rows, width = self.query_one("#findings-far", Static), self.findings.rows, self.app.size.width - 4
        counted = settling.counted(rows)
        if not rows:
            far.update(Content(""), layout=False)
        elif self.walk is not None:
            far.update(asked_line(self.headed, counted, width), layout=False)
        else:
            far.update(settled_line(counted, self.findings.by, missing(self.gaps), width), layout=False)

    @property
    def _steady(self) -> bool:
        """Whether the head says anew what it said: a filter that comes or goes changes the list as well."""
        same = self._headed is not None and self._headed[2] == self.findings.narrowed
        return same and self.shell.by_word and self.query_one("#findings-head").size.height > 0

    def _head(self) -> Content:
        assessment = self.shell.assessment
        if assessment is None:
            return Content("")
        if self.findings.narrowed:
            seen, every = len(self.findings.visible()), len(self.findings.rows)
            filters = ", ".join(self.findings.chosen_words())
            text = _("{n} of {all} shown: {filters}. esc shows all.").format(n=seen, all=every, filters=filters)
            return Content.assemble((text, "$accent"))
        room = self.query_one("#findings-head").size.height if self._steady else self._head_lines
        told = sentences(overview.of(assessment), Face.SCREEN, going=self.shell.progress.running)
        return as_fits(told, self.app.size.width - 4, room)

    # -- looking ------------------------------------------------------------------------------------------------------

    @property
    def here(self) -> Judged | None:
        """The finding under the cursor."""
        return self._by_id.get(self.query_one(FindingList).here or "")

    def _moved(self) -> None:
        if not self._listing:
            self._look()

    def _look(self) -> None:
        view, judged = self.query_one(FindingView), self.here
        if judged is None:
            view.show_empty(self._empty())
        else:
            opened = judged.finding.id in self.shell.uncovered
            view.show(judged.finding.id, self._sheet(judged, opened), None if self._full else self.asked(judged))
        self.refresh_keys()

    def _sheet(self, judged: Judged, opened: bool) -> Sheet:
        """All of a finding once it was asked for, before that what is read in one look."""
        if not self._full:
            return brief(judged, opened=opened, reasons=1 if self.walk is None else 2)
        until = self._until.get(judged.finding.id)
        before = self._whole
        if before is None or before[0] is not judged or before[1:3] != (opened, until):
            brands = {row.id: row.name for row in self.session.engines()}
            sheet = finding.on_screen(judged, finding.Beside(brands, until=until), opened=opened)
            before = self._whole = judged, opened, until, sheet
        return before[3]

    def _empty(self) -> str:
        if self.findings.narrowed:
            return _("No finding matches this filter. esc shows all.")
        if self.shell.progress.running:
            return _("Nothing to show yet; findings appear here as the engines answer.")
        if self.shell.assessment is None:
            return self.no_search
        if self.findings.rows:
            return _("These results are about other people. enter opens the list.")
        return _("No engine showed a result. Press 1 to see which of them answered.")

    @on(FindingList.Opened)
    def _opened(self) -> None:
        self._fill(True)  # what may be hard to read stays covered: what helps first is read before its words

    def action_read(self) -> None:
        """Show all of the finding: why, who shows it, what could be done."""
        self._fill(True)

    def _fill(self, full: bool) -> None:
        self._full = full
        self._give_room()
        self._look()

    def _give_room(self) -> None:
        """Let what is read take the room of the list where both do not fit; elsewhere nothing need be styled anew."""
        alone = self.app.size.width < NARROW and (self._full or self.walk is not None)
        self.set_class(alone, "-reading")
        self.set_class(self.walk is not None, "-walking")
        if not isinstance(self.focused, Input):
            self.query_one(FindingView if self._full or alone else FindingList).focus()

    def lay_out(self) -> None:
        """Show the list, or one card."""
        self._full = False
        self._headed = None
        self._give_room()
        self._redraw()

    def put_cursor(self, finding: str) -> None:
        """Put the cursor on a finding, whatever is folded or filtered."""
        self._close_filter(self.query_one("#filter", Input))
        self.findings = replace(self.findings, chosen={}, wanted="")
        if finding in {judged.finding.id for judged in self.findings.parted()[-1]}:
            self.query_one(FindingList).open_others = True
        self._redraw((finding,))

    def action_sort(self) -> None:
        """List the findings in the next order."""
        self.findings = replace(self.findings, by=orders.following(self.findings.by))
        first = next(iter(self.findings.visible()), None)
        self._redraw((first.finding.id,) if first else ())

    def action_reveal(self) -> None:
        """Show a finding that may be hard to read."""
        if (judged := self.here) is not None:
            uncover(self.shell, judged)
            self._redraw()

    def action_back(self) -> None:
        """Close what is open, one thing at a time: the reading, the filter, the facets chosen."""
        field = self.query_one("#filter", Input)
        if self._full:
            self._fill(False)
        elif self.walk is not None:
            self.end_walk()
        elif field.display:
            self._close_filter(field)
            self.findings = self.findings.holding("")
            self._redraw()
            self.query_one(FindingList).focus()
        elif self.findings.narrowed:
            self._widen()
        elif self.has_class("-facets"):
            self.action_facets()
        else:
            self.query_one(FindingList).focus()

    @staticmethod
    def _close_filter(field: Input) -> None:
        """Put the line of the filter away; what shows it is drawn at once, and once."""
        with field.prevent(Input.Changed):
            field.value = ""
        field.display = False

    def _widen(self) -> None:
        self.findings = replace(self.findings, chosen={}, wanted="")
        self._redraw((self._from,))
        self._from = ""

    @property
    def _facets_shown(self) -> bool:
        return self.query_one(FacetList).display

    def action_facets(self) -> None:
        """Go to the facets; where there is little room they are hidden until then."""
        if self.app.size.width < ROOMY:
            self.toggle_class("-facets")
        facets = self.query_one(FacetList)
        if facets.display and not facets.has_focus:
            facets.show(self.findings)
            facets.focus()
        else:
            self.query_one(FindingList).focus()

    @on(FacetList.Chosen)
    def _narrow(self, event: FacetList.Chosen) -> None:
        self.findings = self.findings.toggle(event.group, event.value)
        self._redraw()

    def action_filter(self) -> None:
        """Open the line in which to type words."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        self.findings = self.findings.holding(event.value)
        self._redraw()

    @on(Input.Submitted, "#filter")
    def _done_typing(self) -> None:
        self.query_one(FindingList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what would do nothing: what needs a finding, moved findings, a browser with nothing left to see."""
        if not self.may(action):
            return False
        if action == "browse" and self.is_mounted:
            return self._gap is not None
        if action == "looked":
            among = self.is_mounted and self.query_one(FindingList).among_others
            return among and bool(self._until) and not self.shell.progress.running
        if action == "triage":
            return bool(self.findings.rows)
        if action not in _LOOKED_AT or not self.is_mounted:
            return True
        judged = self.here
        if action == "moved":
            return bool(self.shell.moves or self.findings.moves_shown)
        if action == "group":
            return judged is not None and len(self.findings.group_of(judged)) > 1
        return judged is not None

    def action_moved(self) -> None:
        """Show only what the last word moved; once more, or esc, shows all again."""
        moves = {move.finding: move for move in self.shell.moves}
        if self.findings.moves_shown and moves in ({}, self.findings.moves):
            self._widen()
            return
        self._close_filter(self.query_one("#filter", Input))
        self._from = self._from or self.query_one(FindingList).here or ""
        self.end_walk()
        self.findings = self.findings.moved_by(self.shell.moves)
        self._redraw(tuple(j.finding.id for j in self.findings.visible()))

    def go_to(self, finding: str) -> None:
        """Put the cursor on a finding."""
        self.end_walk()
        self.put_cursor(finding)
