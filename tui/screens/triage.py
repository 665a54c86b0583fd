"""Settling what was found, one card at a time: what it shows, is it you, which life only where that is unclear."""

from __future__ import annotations

from abc import abstractmethod

from textual.content import Content

from identity_scan.model import Decision, Judged
from identity_scan.present import settling
from identity_scan.present.decided import with_word
from identity_scan.present.walk import Walk
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.saying_screen import SayingScreen
from identity_scan.tui.widgets.finding_list import FindingList
from identity_scan.tui.widgets.lines import key_line

_ON_A_CARD = {"say", "skip", "turn_back", "read", "open", "undo", "copy", "moved", "back"}
_ONLY_ON_A_CARD = {"skip", "turn_back"}
"""What there is on a card alone."""
_LIFE, _WHO = "live", "say"


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
        first = next(settling.queue(self.findings.rows), None)
        if first is None:
            self.shell.tell(_("Everything is settled."))
            return
        self.walk = Walk.begun(self.findings.rows)
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
        """Show the whole list again, where one card is in front."""
        if self.walk is not None:
            self.walk = None
            self.query_one(FindingList).open_others = False
            self.lay_out()

    def taken_back(self, judged: Judged) -> None:
        """Stand before the card again of which a word was taken back."""
        self.walk = self.walk.taken_back(judged) if self.walk is not None else None

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
        asks = _LIFE if self.asks_life else _WHO
        every = [(command.key, command.label) for command in self.HERE if command.action.startswith(f"{asks}(")]
        return Content.assemble(before, (self.question, "bold"), "   ", key_line(*every))

    def may(self, action: str) -> bool:
        """Tell whether a key does anything here: on a card those that answer it, in the list the rest."""
        if self.walk is None:
            return action not in _ONLY_ON_A_CARD
        every = {command.action.partition("(")[0] for command in self.HERE}
        return action not in every or action in _ON_A_CARD or (action == _LIFE and self.asks_life)
