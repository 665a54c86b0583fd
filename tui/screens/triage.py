"""Settling what was found, one card at a time: what it shows, is it you, which life only where that is unclear."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from textual.content import Content

from identity_scan.model import Decision, Judged
from identity_scan.present import settling
from identity_scan.present.decided import with_word
from identity_scan.present.screens import Command
from identity_scan.present.walk import Walk
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.saying_screen import SayingScreen
from identity_scan.tui.widgets.finding_list import FindingList
from identity_scan.tui.widgets.lines import key_line

_ON_A_CARD = {
    "say('me')",
    "say('not_me')",
    "say('unsure')",
    "skip",
    "turn_back",
    "read",
    "open",
    "undo",
    "copy",
    "moved",
    "back",
}
_LIVES = {"live('professional')", "live('personal')", "live('mixed')"}
_WHO = {"say('me')", "say('not_me')", "say('unsure')"}


class WalkingScreen(SayingScreen):
    """A screen on which the cursor goes on by itself, and which can show one card after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.walk: Walk | None = None
        """The walk through what is not settled; None while the whole list is in front."""
        self.wanted: tuple[str, ...] = ()
        """Where the cursor goes when the findings are drawn next."""

    @abstractmethod
    def put_cursor(self, finding: str) -> None:
        """Put the cursor on a finding, whatever is folded or filtered."""

    @abstractmethod
    def lay_out(self) -> None:
        """Show the list, or one card."""

    # -- going on -----------------------------------------------------------------------------------------------------

    def go_on_from(self, judged: Judged, decision: Decision) -> None:
        """Go to the next that is not settled; in the walk the life is asked for first where it is unclear."""
        here = judged.finding.id
        if self.walk is None:
            left = frozenset(j.finding.id for j in settling.queue(self.findings.rows))
            goes = settling.after(here, self.query_one(FindingList).order, left)
            self.wanted = (goes,) if goes else ()
            return
        if not self.walk.asks_life and settling.asks_life(with_word(judged, decision)):
            self.walk = self.walk.asking(here)
            self.wanted = (here,)
            return
        goes = self.walk.following(here, self.findings.rows)
        self.walk = self.walk.onward(here)
        self.wanted = (goes or here,)

    def action_triage(self) -> None:
        """Ask about what is not settled, one card at a time."""
        self.findings = replace(self.findings, chosen={}, wanted="")
        walk = Walk.begun(self.findings.rows)
        first = next(settling.queue(self.findings.rows), None)
        if first is None:
            self.shell.tell(_("Everything is settled."))
            return
        self.walk = walk
        self.query_one(FindingList).open_others = True
        self.lay_out()
        self.put_cursor(first.finding.id)

    def action_skip(self) -> None:
        """Leave this card as it is, and go to the next."""
        if self.walk is None or (judged := self.here) is None:
            return
        here = judged.finding.id
        goes = self.walk.following(here, self.findings.rows)
        self.walk = self.walk.onward(here)
        if goes is None:
            self.shell.tell(_("No other card is left."))
        self.put_cursor(goes or here)

    def action_turn_back(self) -> None:
        """Go back to the card before, also one that was settled."""
        if self.walk is None:
            return
        self.walk, before = self.walk.back()
        if before is not None:
            self.put_cursor(before)

    def end_walk(self) -> None:
        """Show the whole list again."""
        self.walk = None
        self.query_one(FindingList).open_others = False
        self.lay_out()

    # -- what a card says ---------------------------------------------------------------------------------------------

    @property
    def asks_life(self) -> bool:
        """Whether the card in front asks for the life."""
        here = self.here
        return self.walk is not None and here is not None and self.walk.asks_life == here.finding.id

    @property
    def question(self) -> str:
        """What the card in front asks."""
        return _("Which life does it show?") if self.asks_life else _("Is it you?")

    @property
    def headed(self) -> str:
        """What stands above the cards."""
        return _("One card at a time; esc shows the list")

    def asked(self, judged: Judged) -> Content | None:
        """Return the question under a card, with the keys that answer it."""
        if self.walk is None:
            return None
        said = settling.word(judged)
        before = Content.assemble((_("You said: {word}.").format(word=said), "$quiet"), "\n") if said else Content("")
        keys = _LIVES if self.asks_life else _WHO
        every = [(command.key, command.label) for command in self.HERE if command.action in keys]
        return Content.assemble(before, (self.question, "bold"), "   ", key_line(*every))

    def can(self, command: Command) -> bool:
        """Tell whether a command would do anything now; on a card those that answer it are enough to show."""
        if self.walk is None:
            return super().can(command)
        shown = command.action in _ON_A_CARD or (self.asks_life and command.action in _LIVES)
        return shown and super().can(command)
