"""Findings: facets, the list, the finding under the cursor with its reasons; one key for each word of the worker."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from identity_scan.language import gettext as _
from identity_scan.language import later, ngettext
from identity_scan.model import Decision, Judged, Life, Safety, Verdict
from identity_scan.text import clean
from tui import others, words
from tui.collection import Findings
from tui.commands import FINDINGS, bindings, key_name
from tui.gentle import title_of, word_before
from tui.screens.entry import EntryScreen
from tui.screens.keep import LONGEST, ask_to_keep
from tui.screens.mode import ModeScreen
from tui.screens.over import ChoiceScreen
from tui.widgets.bars import NARROW
from tui.widgets.facet_list import FacetList
from tui.widgets.finding_list import FindingList
from tui.widgets.finding_view import FindingView

_ON_A_FINDING = {"say", "live", "keep", "note", "actions", "open", "group"}


class FindingsScreen(ModeScreen):
    """What was found, and the worker's word on it."""

    MODE = "findings"
    CSS_PATH = "findings.tcss"
    HERE = FINDINGS
    BINDINGS: ClassVar = bindings(FINDINGS)
    ABOUT = later(
        "Each line is one page, however many engines show it. First what is about you, the weightiest on top, then "
        "what may be you, then how much is about somebody else. Your word counts more than the program's: one key "
        "says who it is and which life it shows, z takes it back, and what you say is remembered for the next "
        "search."
    )

    def __init__(self) -> None:
        super().__init__()
        self.findings = Findings()
        self._shown: frozenset[str] = frozenset()
        self._full = False
        self._asked = False
        self._by_id: dict[str, Judged] = {}
        self._until: Mapping[str, date] = {}
        """Until when the words of each result about somebody else are kept."""

    def body(self) -> ComposeResult:
        """Lay out the line of the filter over three panes."""
        yield Static(id="findings-head")
        yield Input(placeholder=_("words to look for"), id="filter", compact=True)
        with Horizontal(id="panes"):
            yield FacetList()
            with Vertical(id="list-side"):
                yield FindingList()
            yield FindingView()

    def on_mount(self) -> None:
        """Begin on the list."""
        super().on_mount()
        self.query_one("#filter", Input).display = False
        self.query_one(FindingList).focus()

    def show(self) -> None:
        """Draw the findings of the assessment as it stands."""
        assessment = self.house.assessment
        if assessment is not None:
            self.findings = replace(self.findings.of(assessment), since=self.house.since)
        else:
            self.findings = replace(self.findings, rows=(), namesakes=())
        self._until = self.session.others_until()
        self.query_one(FindingList).kept_until = others.pile(self._until.values(), key_name("i"))
        self._redraw()

    def _redraw(self, prefer: tuple[str, ...] = ()) -> None:
        if self._facets_shown:
            self.query_one(FacetList).show(self.findings)
        self._by_id = {j.finding.id: j for j in self.findings.rows}
        self.query_one(FindingList).show(self.findings, self._shown, prefer)
        self._look()
        self.query_one("#findings-head", Static).update(self._head())

    def _head(self) -> Content:
        assessment = self.house.assessment
        if assessment is None:
            return Content("")
        if self.findings.narrowed:
            seen, every = len(self.findings.visible()), len(self.findings.rows)
            filters = ", ".join(self.findings.chosen_words())
            text = _("{n} of {all} shown: {filters}. esc shows all.").format(n=seen, all=every, filters=filters)
            return Content.assemble((text, "$accent"))
        grade = assessment.grade
        return Content.assemble(_grade(grade.letter, grade.provisional), (f"  {grade.why}", "$quiet"))

    # -- looking ------------------------------------------------------------------------------------------------------

    @property
    def here(self) -> Judged | None:
        """The finding under the cursor."""
        return self._by_id.get(self.query_one(FindingList).here or "")

    @on(OptionList.OptionHighlighted, "#findings")
    def _look(self) -> None:
        judged = self.here
        names = {row.id: row.name for row in self.session.engines()} if judged else {}
        opened = judged is not None and judged.finding.id in self._shown
        until = self._until.get(judged.finding.id) if judged else None
        self.query_one(FindingView).show(judged, opened, self._empty(), names, until)
        self.refresh_keys()

    def _empty(self) -> str:
        if self.findings.narrowed:
            return _("No finding passes this filter. esc shows all.")
        if self.house.progress.running:
            return _("Nothing judged yet; findings appear here as the engines answer.")
        if self.house.assessment is None:
            return self.no_search
        if self.findings.rows:
            return _("These results are about other people. enter opens the list.")
        return _("No engine showed a result. Press 1 to see which of them answered.")

    @on(FindingList.Opened)
    def _opened(self) -> None:
        self.action_reveal()
        self._fill(True)

    def _fill(self, full: bool) -> None:
        self._full = full
        self.set_class(full, "-reading")
        self.query_one(FindingView if full else FindingList).focus()

    def action_reveal(self) -> None:
        """Show a finding that may be hard to read."""
        judged = self.here
        if judged is not None and judged.finding.id not in self._shown and word_before(judged):
            self._shown |= {judged.finding.id}
            self._redraw()
            self._ask_after_a_threat(judged)

    def _ask_after_a_threat(self, judged: Judged) -> None:
        """Ask once whether the worker is in danger now: it changes what comes first (SEVERITY 5)."""
        person = self.session.person
        threat = any(d.kind == "threat_or_doxxing" for d in judged.disclosures)
        if self._asked or not threat or person is None or person.safety is Safety.THREAT:
            return
        self._asked = True
        lines = (
            _("This page seems to threaten you, or to expose you to people who may."),
            _("If something is happening now (threats, stalking, somebody turning up), safety comes before tidying:"),
            _("keep proof, tell your employer, and talk to somebody first. The order of the steps would follow that."),
        )
        choices = (
            ("n", "", _("no, leave it as it is")),
            ("y", Safety.THREAT.value, _("yes, something is happening now")),
        )
        self.app.push_screen(ChoiceScreen(_("Are you in danger now?"), lines, choices), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer:
            self.session.set_safety(Safety(answer))
            self.house.rejudge()
            self.house.tell(_("Noted. The steps begin with your safety (4)."))

    def action_back(self) -> None:
        """Close what is open, one thing at a time: the reading, the filter, the facets chosen."""
        field = self.query_one("#filter", Input)
        if self._full:
            self._fill(False)
        elif field.display:
            field.value = ""
            field.display = False
            self.query_one(FindingList).focus()
        elif self.findings.narrowed:
            self.findings = replace(self.findings, chosen={}, wanted="")
            self._redraw()
        elif self.has_class("-facets"):
            self.action_facets()
        else:
            self.query_one(FindingList).focus()

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
        """Leave out what needs a finding when there is none."""
        if action == "looked":
            among = self.is_mounted and self.query_one(FindingList).among_others
            return among and bool(self._until) and not self.house.progress.running
        if action not in _ON_A_FINDING or not self.is_mounted:
            return True
        judged = self.here
        if action == "group":
            return judged is not None and len(self.findings.group_of(judged)) > 1
        return judged is not None

    def _decision(self, judged: Judged) -> Decision:
        return self.session.decisions().get(judged.finding.id, Decision(judged.finding.id))

    def action_say(self, verdict: str) -> None:
        """Say who it is; the cursor goes on to the next finding if this one moves away."""
        judged = self.here
        if judged is None:
            return
        after = self._next(judged) if Verdict(verdict) is not judged.identity.verdict else ()
        self.house.decide([replace(self._decision(judged), verdict=Verdict(verdict))])
        self.house.tell(_("Noted: {label}. z takes it back.").format(label=words.label(verdict)))
        self._redraw(after)

    def _next(self, judged: Judged) -> tuple[str, ...]:
        seen = [j.finding.id for part in self.findings.parted()[:2] for j in part]
        if judged.finding.id not in seen:
            return ()
        at = seen.index(judged.finding.id)
        return (*seen[at + 1 : at + 2], *seen[max(0, at - 1) : at])

    def action_live(self, life: str) -> None:
        """Say which life it shows."""
        judged = self.here
        if judged is not None:
            self.house.decide([replace(self._decision(judged), life=Life(life))])
            self.house.tell(_("Noted: {label}. z takes it back.").format(label=words.label(life)))

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
                self.house.decide([replace(decision, note=note)])
                self.house.tell(_("Noted. z takes it back."))

        what = _("One line, without names of other people. It stays on this computer.")
        self.app.push_screen(EntryScreen(title_of(judged), what, decision.note), written)

    def action_group(self) -> None:
        """Settle all results about the same other person at once."""
        judged = self.here
        if judged is None:
            return
        members = self.findings.group_of(judged)
        label = self.findings.label_of(judged.namesake) or _("These results")
        question = ngettext("{label}: {n} result", "{label}: {n} results", len(members)).format(
            label=label, n=len(members)
        )
        choices = (
            ("n", Verdict.NOT_ME.value, _("all of them are somebody else")),
            ("m", Verdict.ME.value, _("all of them are me")),
            ("u", Verdict.UNSURE.value, _("I cannot tell")),
        )
        titles = tuple(f"· {j.finding.title}" for j in members)
        names = tuple(j.finding.id for j in members)
        self.app.push_screen(ChoiceScreen(question, titles, choices), lambda answer: self._settle(names, answer))

    def _settle(self, names: tuple[str, ...], verdict: str | None) -> None:
        if verdict is None:
            return
        known = self.session.decisions()
        self.house.decide([replace(known.get(name, Decision(name)), verdict=Verdict(verdict)) for name in names])
        said = ngettext(
            "{n} result noted: {label}. z takes it back.", "{n} results noted: {label}. z takes them back.", len(names)
        )
        self.house.tell(said.format(n=len(names), label=words.label(verdict)))

    def action_looked(self) -> None:
        """Ask, then let the words about somebody else go."""
        choices = (("n", "", _("no, keep them for now")), ("y", "yes", _("yes, I have looked: forget them")))
        self.app.push_screen(ChoiceScreen(others.question(len(self._until)), others.goes(), choices), self._forget)

    def _forget(self, answer: str | None) -> None:
        if answer:
            n = len(self._until)
            self.house.forget_others()
            self.house.tell(others.gone(n))

    def action_undo(self) -> None:
        """Take back the last decision."""
        self.house.undo()

    def action_open(self) -> None:
        """Open the page in the person's own browser."""
        if (judged := self.here) is not None:
            self.house.visit(judged.finding.url)

    def action_actions(self) -> None:
        """Go to the next steps for this finding."""
        if (judged := self.here) is not None:
            self.house.show_actions(judged.finding.id)

    def go_to(self, finding: str) -> None:
        """Put the cursor on a finding."""
        self.findings = replace(self.findings, chosen={}, wanted="")
        self._redraw((finding,))


def _grade(letter: str | None, provisional: bool) -> tuple[str, str]:
    if letter is None:
        return _("No grade"), "bold"
    return (_("Grade {letter}, provisional") if provisional else _("Grade {letter}")).format(letter=letter), "bold"
