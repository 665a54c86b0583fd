"""The search that runs behind the screens: answers come, judgements follow, decisions take effect at once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.reactive import var

from identity_scan.merging.progress import Progress, State
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card, Key
    from identity_scan.judge.moves import Move
    from identity_scan.model import Assessment, Collected, Decision, Plan, Scan, Status
    from identity_scan.present.decided import Word
    from identity_scan.present.values import Judgement, Since
    from identity_scan.session.contract import Session

BREATH = 0.2
"""Seconds between two judgements while answers come, at the least; longer if judging takes longer."""


class Running(App["Session | None"]):
    """An application that keeps a search, the assessment of what came so far, and the worker's decisions in step."""

    progress: var[Progress] = var(Progress())
    assessment: var[Assessment | None] = var(None)
    cards: var[tuple[Card, ...]] = var(())
    """What could be done about it, in the order to do it."""
    ready: var[bool] = var(False)
    """The core is loaded: the screens may ask the session."""
    uncovered: var[frozenset[str]] = var(frozenset())
    """Findings whose words the worker has opened, or had spoken of when the program began: they stay open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.since: Since | None = None
        """What became of the findings since the search before."""
        self.until: Mapping[str, date] = {}
        """Until when the words of each result about somebody else are kept, by finding."""
        self.moves: tuple[Move, ...] = ()
        """What the worker's last word moved beside the page it was said of."""
        self.by_word = False
        """The assessment in front follows a word of the worker, not a new answer."""
        self.back: frozenset[str] = frozenset()
        """Findings of which a word was taken back, until a screen has gone there."""
        self._word: Word | None = None
        """The word of which it is not known yet what it moved."""
        self.asked_after_a_threat = False
        """Whether the worker was asked if they are in danger now: once is enough."""
        self._stale = asyncio.Event()
        self._enough = asyncio.Event()
        """The worker has had enough of the search that runs."""
        self._busy = False
        self._unkept = False
        """Something was answered or decided that the last finish() did not know."""

    @work(group="open", exit_on_error=False)
    async def open_session(self) -> None:
        """Load the core, then show the search that is kept from before."""
        kept = await asyncio.to_thread(self.session.open)
        if kept is not None:
            found = Progress(kept.plan, kept.collected, State.DONE, kept.scan)
            # The program may have ended after the last answer and before it was noted that the search is over.
            self._unkept = kept.scan.finished is None and not found.left()
            over = kept.scan.finished is not None or self._unkept
            self.progress = found if over else replace(found, state=State.STOPPED)
            self.came_back()
        self.uncovered = frozenset(self.session.said)
        self.ready = True
        self.judge_as_needed()
        if kept is not None:
            self._stale.set()
        if self.session.notices:
            self.tell("\n".join(self.session.notices))
        self.after_open()

    def came_back(self) -> None:
        """Show where the worker stands, whose search is kept."""

    def after_open(self) -> None:
        """Go on once the core is loaded."""

    # -- searching ----------------------------------------------------------------------------------------------------

    def search(self, plan: Plan, kept: Sequence[Collected] = (), scan: Scan | None = None) -> None:
        """Begin a search, or go on with one."""
        if scan is None:
            self._forget()
        self.progress = Progress.begun(plan, kept, scan)
        self._collect(plan, scan)

    def stop(self) -> None:
        """Stop at once; every answer so far is kept."""
        self.workers.cancel_group(self, "search")

    def end_here(self) -> None:
        """End the search as it is, since nothing new comes; what is left is shown as not asked."""
        self._enough.set()

    @work(group="search", exclusive=True, exit_on_error=False)
    async def _collect(self, plan: Plan, scan: Scan | None) -> None:
        over, self._enough = State.STOPPED, asyncio.Event()
        try:
            async with aclosing(self.session.search(plan, scan, self._enough)) as answers:
                async for item in answers:
                    self.progress = replace(self.progress.with_answer(item), scan=self.session.scan)
                    self._stale.set()
            over = State.DONE
            self._unkept = True
        finally:
            self.progress = self.progress.ended(over, self.session.scan)
            if self.progress.scan is not None:
                self._stale.set()

    @work(group="judge", exclusive=True, exit_on_error=False)
    async def judge_as_needed(self) -> None:
        """Judge whenever something came or was decided; in a thread, and never more than a part of the time."""
        while True:
            await self._stale.wait()
            self._stale.clear()
            began = monotonic()
            progress, word = self.progress, self._word
            if progress.plan is None:
                continue
            self._busy = True
            try:
                found = await asyncio.to_thread(self._judge, word)
                if not self._stale.is_set() or progress.running:
                    self._weighed(word, found.moves)
                    self._show(found)
                if progress.state is State.DONE and self._unkept and not self._stale.is_set():
                    self._unkept = False
                    # Keep what the search found; from here on it tells what came of earlier steps.
                    found = await asyncio.to_thread(self._judge, None, over=True)
                    if not self._stale.is_set():
                        self._show(found)
            finally:
                self._busy = False
            if progress.running:
                await asyncio.sleep(max(BREATH, monotonic() - began))

    @property
    def judging(self) -> bool:
        """Whether something is still to be judged."""
        return self._stale.is_set() or self._busy

    def _judge(self, word: Word | None, *, over: bool = False) -> Judgement:
        """Judge, and work out at once what the screens will ask for: here it costs them no time.

        What is as it was stays the very same, and is not drawn again.
        """
        from identity_scan.judge.moves import taken_over

        shown, cards = self.assessment, self.cards
        found = self.session.judge(word, over=over).worked_out()
        if shown is None:
            return found
        same = replace(found.assessment, judged=taken_over(shown.judged, found.assessment.judged))
        kept, since = cards if found.cards == cards else found.cards, found.since
        return replace(found, assessment=same, deal=lambda: kept, look_back=lambda: since).worked_out()

    def _show(self, found: Judgement) -> None:
        self.since, self.until = found.since, found.until
        self.assessment, self.cards = found.assessment, found.cards

    def take_in(self, item: Collected) -> None:
        """Take an answer that came by another road than the search."""
        self.progress = self.progress.with_answer(item)
        self._unkept = True
        self._stale.set()

    # -- deciding -----------------------------------------------------------------------------------------------------

    def decide(self, decisions: Sequence[Decision], noted: str) -> None:
        """Take the worker's word: at once on screen, then kept, then weighed anew; `noted` says what was taken."""
        from identity_scan.present.decided import Word, decided

        known = dict(self.session.said)
        self.session.decide(decisions)
        self._spoken(Word(noted, frozenset(decision.finding for decision in decisions), known))
        if self.assessment is not None:
            self.assessment = decided(self.assessment, decisions)
        self.tell(f"{noted} {_('z takes it back.')}")

    def _spoken(self, word: Word) -> None:
        """Have everything judged anew by a word, and what it moved told."""
        self._word, self.moves, self.by_word = word.after(self._word), (), True
        self._unkept = True
        self._stale.set()

    def _weighed(self, word: Word | None, moves: tuple[Move, ...]) -> None:
        """Tell what else a word moved, now that it is known; what came with a later word waits for that one."""
        self.by_word = self._word is not None
        if word is None or word is not self._word:
            return
        from identity_scan.present.consequences import told

        self._word, self.moves = None, moves
        if word.undone:
            self.back = word.findings
        if moves:
            self.tell(told(word, moves, here=self.current_mode == "findings"))

    def set_status(self, keys: Sequence[Key], status: Status, note: str = "", until: date | None = None) -> None:
        """Take the worker's word on a card, all that it is noted under, and until when they wait."""
        from identity_scan.present.values import Step

        self.session.decide([Step(tuple(keys), status, note, until)])
        self._stale.set()

    def weigh(self) -> None:
        """Say anew where each step stands, as a page was looked at."""
        self._stale.set()

    def rejudge(self) -> None:
        """Judge all anew, because what is known of the person changed."""
        self._unkept = True
        self._stale.set()

    def undo(self) -> None:
        """Take back the last decision, with all that it moved, or the last change of a card."""
        known = dict(self.session.said)
        taken = self.session.undo()
        if not taken:
            self.tell(_("There is nothing to take back."))
            return
        from identity_scan.present.decided import Word

        noted = sentence(_("Taken back: {what}").format(what=taken))
        if changed := {name for name, _said in known.items() ^ self.session.said.items()}:
            self._spoken(Word(noted, frozenset(changed), known, undone=True))
        self._unkept = True
        self._stale.set()
        self.tell(noted)

    def forget_others(self) -> None:
        """Let the words about somebody else go; what is shown is what is kept from then on."""
        kept = self.session.forget_others()
        if kept is not None:
            self.progress = replace(self.progress, plan=kept.plan, collected=kept.collected, scan=kept.scan)
            self._stale.set()

    def reopen(self) -> None:
        """Show what the session keeps now, as at the start."""
        self._unkept = False
        self.take(Progress())
        self.open_session()

    def take(self, progress: Progress) -> None:
        """Show another search that is kept."""
        self._forget()
        self.progress = progress
        self._stale.set()

    def _forget(self) -> None:
        """Take away what is said of the search in front, for another one."""
        self.assessment, self.cards, self.until = None, (), {}
        self._word, self.moves, self.back = None, (), frozenset()

    def tell(self, message: str, title: str = "", severity: str = "information") -> None:
        """Show a plain sentence for a while."""
        raise NotImplementedError
