"""Findings: facets, the list, the finding under the cursor with its reasons; one key for each word of the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from identity_scan.judge import opening, overview
from identity_scan.judge.together import Together, together
from identity_scan.model import BARE_NAME, Decision, Judged, Life, Verdict
from identity_scan.present import finding, others, words
from identity_scan.present.collection import Findings
from identity_scan.present.consequences import left_out
from identity_scan.present.cover import title_of
from identity_scan.present.in_short import Face, sentences
from identity_scan.present.screens import FINDINGS, key_name
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.speech.text import clean
from identity_scan.tui.screens.covers import uncover
from identity_scan.tui.screens.entry_screen import EntryScreen
from identity_scan.tui.screens.keep_screen import LONGEST, ask_to_keep
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.bars import NARROW
from identity_scan.tui.widgets.facet_list import FacetList
from identity_scan.tui.widgets.finding_list import FindingList
from identity_scan.tui.widgets.finding_view import FindingView
from identity_scan.tui.widgets.lines import as_fits

TALL = 32
"""Lines of the terminal from which the head has more room."""
TALL_HEAD, LOW_HEAD = 5, 4
"""Lines of the head: what does not fit is left out whole, the least important first."""
_ON_A_FINDING = {"say", "live", "keep", "note", "actions", "open", "group"}
_LOOKED_AT = {*_ON_A_FINDING, "moved"}
"""What is left out where there is nothing to do it with."""


class FindingsScreen(ModeScreen):
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
        self._headed: tuple[Content, int | None] | None = None
        """What the head says, and in how many lines where it may not change them."""
        self._until: Mapping[str, date] = {}
        """Until when the words of each result about somebody else are kept."""

    def body(self) -> ComposeResult:
        """Lay out the line of the filter over three panes."""
        yield Static(id="findings-head")
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
        if self.shell.ready:
            self._draw_head()

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
        self._redraw(self._taken_back())

    def _taken_back(self) -> tuple[str, ...]:
        """The findings of which a word was just taken back, where the cursor is wanted next."""
        back, self.shell.back = self.shell.back, frozenset()
        if back and self.findings.moves_shown:
            self.findings = replace(self.findings, chosen={})
        return tuple(j.finding.id for j in self.findings.rows if j.finding.id in back)

    def _redraw(self, prefer: tuple[str, ...] = ()) -> None:
        if self.query_one(FacetList).option_count:
            self._draw_facets()
        else:  # what was found can be read before it is sorted out
            self.call_after_refresh(self._draw_facets)
        self._by_id = {j.finding.id: j for j in self.findings.rows}
        self._listing = True
        self.query_one(FindingList).show(self.findings, self.shell.uncovered, prefer, follow=not self.shell.by_word)
        self._listing = False
        self._look()
        self._draw_head()

    def _draw_facets(self) -> None:
        if self._facets_shown:
            self.query_one(FacetList).show(self.findings)

    def _draw_head(self) -> None:
        """Say what is found at the top; a new layout is not made for what is said already."""
        head, told = self.query_one("#findings-head", Static), self._head()
        # A word leaves the head as tall as it was: the list must not move under the eyes.
        height = head.outer_size.height if self._steady else None
        if (told, height) != self._headed:
            if height is None or self._headed is None or height != self._headed[1]:
                head.styles.height = height or "auto"
            head.update(told, layout=height is None)
            self._headed = told, height

    @property
    def _steady(self) -> bool:
        return self.shell.by_word and self.query_one("#findings-head").size.height > 0

    def _head(self) -> Content:
        assessment = self.shell.assessment
        if assessment is None:
            return Content("")
        if self.findings.narrowed:
            seen, every = len(self.findings.visible()), len(self.findings.rows)
            filters = ", ".join(self.findings.chosen_words())
            text = _("{n} of {all} shown: {filters}. esc shows all.").format(n=seen, all=every, filters=filters)
            return Content.assemble((text, "$accent"))
        room = TALL_HEAD if self.app.size.height >= TALL else LOW_HEAD
        room = self.query_one("#findings-head").size.height if self._steady else room
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
            name = judged.finding.id
            beside = finding.Beside({row.id: row.name for row in self.session.engines()}, until=self._until.get(name))
            view.show(name, finding.on_screen(judged, beside, opened=name in self.shell.uncovered))
        self.refresh_keys()

    def _empty(self) -> str:
        if self.findings.narrowed:
            return _("No finding passes this filter. esc shows all.")
        if self.shell.progress.running:
            return _("Nothing judged yet; findings appear here as the engines answer.")
        if self.shell.assessment is None:
            return self.no_search
        if self.findings.rows:
            return _("These results are about other people. enter opens the list.")
        return _("No engine showed a result. Press 1 to see which of them answered.")

    @on(FindingList.Opened)
    def _opened(self) -> None:
        self._fill(True)  # what may be hard to read stays covered: what helps first is read before its words

    def _fill(self, full: bool) -> None:
        self._full = full
        self._give_room()
        self.query_one(FindingView if full else FindingList).focus()

    def _give_room(self) -> None:
        """Let what is read take the room of the list where both do not fit; elsewhere nothing need be styled anew."""
        self.set_class(self._full and self.app.size.width < NARROW, "-reading")

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
        """Go to the facets; on a narrow screen they open over the list."""
        if self.app.size.width < NARROW:
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

    # -- saying -------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what would do nothing: what needs a finding, moved findings, a browser with nothing left to see."""
        if action == "browse" and self.is_mounted:
            return self._gap is not None
        if action == "looked":
            among = self.is_mounted and self.query_one(FindingList).among_others
            return among and bool(self._until) and not self.shell.progress.running
        if action not in _LOOKED_AT or not self.is_mounted:
            return True
        judged = self.here
        if action == "moved":
            return bool(self.shell.moves or self.findings.moves_shown)
        if action == "group":
            return judged is not None and len(self.findings.group_of(judged)) > 1
        return judged is not None

    def _titled(self, judged: Judged) -> str:
        return title_of(judged, judged.finding.id in self.shell.uncovered)

    def _decision(self, judged: Judged) -> Decision:
        return self.session.said.get(judged.finding.id, Decision(judged.finding.id))

    def _decide(self, decisions: Sequence[Decision], noted: str) -> None:
        """Hand the word on and draw it at once: the next key means what is then under the cursor."""
        self.shell.decide(decisions, noted)
        self._draw()

    def action_say(self, verdict: str) -> None:
        """Say who it is; the cursor stays in its place (cursor.kept)."""
        if (judged := self.here) is not None:
            noted = _("Noted: {label}.").format(label=words.label(verdict))
            self._decide([replace(self._decision(judged), verdict=Verdict(verdict))], noted)

    def action_live(self, life: str) -> None:
        """Say which life it shows."""
        if (judged := self.here) is not None:
            noted = _("Noted: {label}.").format(label=words.label(life))
            self._decide([replace(self._decision(judged), life=Life(life))], noted)

    def action_moved(self) -> None:
        """Show only what the last word moved; once more, or esc, shows all again."""
        moves = {move.finding: move for move in self.shell.moves}
        if self.findings.moves_shown and moves in ({}, self.findings.moves):
            self._widen()
            return
        self._close_filter(self.query_one("#filter", Input))
        self._from = self._from or self.query_one(FindingList).here or ""
        self.findings = self.findings.moved_by(self.shell.moves)
        self._redraw(tuple(j.finding.id for j in self.findings.visible()))

    def action_keep(self) -> None:
        """Keep a finding as it is, on purpose: why, and until when; a kept one may be let go again."""
        if (judged := self.here) is not None:
            ask_to_keep(self, judged)

    def action_note(self) -> None:
        """Write a line of one's own about a finding; an empty one takes it away."""
        judged = self.here
        if judged is None:
            return
        decision = self._decision(judged)

        def written(line: str | None) -> None:
            if line is not None and (note := clean(line, LONGEST)) != decision.note:
                self._decide([replace(decision, note=note)], _("Noted."))

        what = _("One line, without names of other people. It stays on this computer.")
        self.app.push_screen(EntryScreen(self._titled(judged), what, decision.note), written)

    def action_group(self) -> None:
        """Settle the results about one other person at once, those left out that one word may not take (together)."""
        judged = self.here
        if judged is None:
            return
        parts = together(self.findings.group_of(judged))
        left = left_out(parts)
        if not parts.taken:
            self.shell.tell("\n".join((_("None of these results is settled with the others."), *left)), "", "warning")
            return
        label = self.findings.label_of(judged.namesake) or _("These results")
        question = ngettext("{label}: {n} result", "{label}: {n} results", len(parts.taken)).format(
            label=label, n=len(parts.taken)
        )
        choices = (
            ("n", Verdict.NOT_ME.value, _("all of them are somebody else")),
            ("m", Verdict.ME.value, _("all of them are me")),
            ("u", Verdict.UNSURE.value, _("I cannot tell")),
        )
        titles = [f"· {self._titled(j)}" for j in parts.taken]
        titles += ["", *left, *(f"· {self._titled(j)}" for j in parts.left)] if left else []
        self.app.push_screen(ChoiceScreen(question, tuple(titles), choices), partial(self._settle, parts))

    def _settle(self, parts: Together, verdict: str | None) -> None:
        if verdict is None:
            return
        known, names = self.session.said, [j.finding.id for j in parts.taken]
        noted = ngettext("{n} result noted: {word}.", "{n} results noted: {word}.", len(names))
        said = noted.format(n=len(names), word=words.label(verdict))
        decisions = [replace(known.get(name, Decision(name)), verdict=Verdict(verdict)) for name in names]
        self._decide(decisions, " ".join((said, *left_out(parts))))

    def action_looked(self) -> None:
        """Ask, then let the words about somebody else go."""
        choices = (("n", "", _("no, keep them for now")), ("y", "yes", _("yes, I have looked: forget them")))
        self.app.push_screen(ChoiceScreen(others.question(len(self._until)), others.goes(), choices), self._forget)

    def _forget(self, answer: str | None) -> None:
        if answer:
            n = len(self._until)
            self.shell.forget_others()
            self.shell.tell(others.gone(n))

    def action_undo(self) -> None:
        """Take back the last decision."""
        self.shell.undo()

    def action_open(self) -> None:
        """Open the page in the person's own browser; one that means harm asks first."""
        if (judged := self.here) is not None:
            self.shell.visit(opening.of_finding(judged))

    def action_browse(self) -> None:
        """Look in the person's own browser: in the first index that was not looked at, for what it has no answer to."""
        index, progress = self._gap, self.shell.progress
        if index is None or progress.plan is None:
            return
        query = progress.to_look_up(index, {row.id: row.index for row in self.session.engines()})
        names = (q for q, _ticked in self.session.offer(progress.plan.depth).queries if q.recipe in BARE_NAME)
        if (asked := query or next(names, None)) is not None:
            self.shell.browse(index, asked.text)

    @property
    def _gap(self) -> str | None:
        """The first of the indexes that clients use that this search knows too little of."""
        assessment = self.shell.assessment
        if assessment is None or self.shell.progress.running:
            return None
        return next((gap.index for gap in overview.gaps(assessment.coverage)), None)

    def action_actions(self) -> None:
        """Go to the next steps for this finding."""
        if (judged := self.here) is not None:
            self.shell.show_actions(judged.finding.id)

    def go_to(self, finding: str) -> None:
        """Put the cursor on a finding."""
        self.findings = replace(self.findings, chosen={}, wanted="")
        self._redraw((finding,))
