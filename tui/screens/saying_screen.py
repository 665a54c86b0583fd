"""What the worker says of a finding, and what is done with it: one key each; all of it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from identity_scan.judge import opening, overview
from identity_scan.judge.together import Together, together
from identity_scan.model import Decision, Judged, Life, Verdict, Vote
from identity_scan.present import others, words
from identity_scan.present.consequences import left_out
from identity_scan.present.cover import title_of
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.speech.text import clean
from identity_scan.tui.screens.entry_screen import EntryScreen
from identity_scan.tui.screens.keep_screen import LONGEST, ask_to_keep
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.screens.over import ChoiceScreen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from identity_scan.present.collection import Findings


class SayingScreen(ModeScreen):
    """A screen with a finding under its cursor, of which the worker has the last word."""

    findings: Findings
    _until: Mapping[str, date]
    """Until when the words of each result about somebody else are kept."""

    @property
    def here(self) -> Judged | None:
        """The finding under the cursor."""
        raise NotImplementedError

    def go_on_from(self, judged: Judged, decision: Decision) -> None:
        """Note where the cursor goes once this is said of the finding under it."""
        raise NotImplementedError

    def _titled(self, judged: Judged) -> str:
        return title_of(judged, judged.finding.id in self.shell.uncovered)

    def _decision(self, judged: Judged) -> Decision:
        return self.session.said.get(judged.finding.id, Decision(judged.finding.id))

    def _decide(self, decisions: Sequence[Decision], noted: str) -> None:
        """Hand the word on and draw it at once: the next key means what is then under the cursor."""
        self.shell.decide(decisions, noted)
        self._draw()

    def _settle_one(self, judged: Judged, decision: Decision, code: str) -> None:
        """Take a word that settles a finding, and go on to the next of which nothing was said."""
        self.go_on_from(judged, decision)
        self._decide([decision], _("Noted: {label}.").format(label=words.label(code)))

    def action_say(self, verdict: str) -> None:
        """Say who it is."""
        if (judged := self.here) is not None:
            self._settle_one(judged, replace(self._decision(judged), verdict=Verdict(verdict)), verdict)

    def action_live(self, life: str) -> None:
        """Say which life it shows."""
        if (judged := self.here) is not None:
            self._settle_one(judged, replace(self._decision(judged), life=Life(life)), life)

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
        """Undo the last decision."""
        self.shell.undo()

    def action_open(self) -> None:
        """Open the page in the person's own browser; one that means harm asks first."""
        if (judged := self.here) is not None:
            self.shell.visit(opening.of_finding(judged))

    def action_copy(self) -> None:
        """Copy the address of the page; what may be about somebody else is left in no file."""
        if (judged := self.here) is not None and (address := opening.of_finding(judged).address):
            self.shell.copy(address, _("the address"), "address" if judged.identity.verdict is Verdict.ME else "")

    def action_browse(self) -> None:
        """Look in the person's own browser: in the first index that was not looked at, for what it has no answer to."""
        if (index := self._gap) is not None:
            from identity_scan.session.looking_desk import next_look

            if (asked := next_look(self.session, self.shell.progress, index)) is not None:
                self.shell.browse(index, asked.text)

    @property
    def _gap(self) -> str | None:
        """The first of the indexes that clients use that this search knows too little of."""
        return next((gap.index for gap in self.gaps), None)

    @property
    def gaps(self) -> tuple[Vote, ...]:
        """The indexes that clients use that this search knows too little of."""
        assessment = self.shell.assessment
        return () if assessment is None or self.shell.progress.running else tuple(overview.gaps(assessment.coverage))

    def action_actions(self) -> None:
        """Go to the next steps for this finding."""
        if (judged := self.here) is not None:
            self.shell.show_actions(judged.finding.id)
