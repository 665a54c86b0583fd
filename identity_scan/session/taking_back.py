"""What the worker says, kept in the history at once, and taken back in its order: the last word first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import Tick
    from identity_scan.keeping.history import History
    from identity_scan.model import Decision
    from identity_scan.present.values import Step
    from identity_scan.remembered import DeadEnd
    from identity_scan.session.kept_here import KeptHere


class Spoken:
    """The worker's words, each of which can be taken back."""

    def __init__(self, kept: KeptHere) -> None:
        self._kept = kept
        self._ends: tuple[History, Mapping[str, str]] | None = None
        """The addresses that led nowhere, and the history that they were read in: a key that only moves reads none."""

    def forget(self) -> None:
        """Take nothing back any more but what the history knows of."""
        self._ends = None

    @property
    def dead_ends(self) -> Mapping[str, str]:
        """The addresses that led nowhere, each with the month in which that was noted."""
        history = self._kept.open
        if history is None:
            return {}
        if self._ends is None or self._ends[0] is not history:
            self._ends = history, history.dead_ends()
        return self._ends[1]

    def keep(
        self, words: Sequence[Decision | Step | Tick | DeadEnd], known: Mapping[str, Decision]
    ) -> Mapping[str, Decision]:
        """Keep words, those of a kind in one step; return all decisions from then on, `known` being those until now."""
        from identity_scan.advice.handchecks import Tick
        from identity_scan.model import Decision
        from identity_scan.present.decided import newly
        from identity_scan.remembered import DeadEnd

        decisions = [word for word in words if isinstance(word, Decision)]
        if decisions:
            self._kept.history.decide(*(newly(known.get(one.finding), one) for one in decisions))
        for word in words:
            if isinstance(word, Tick):
                self._kept.history.tick(word.check, word.done, word.result)
            elif isinstance(word, DeadEnd):
                self._lead_nowhere(word.url)
            elif not isinstance(word, Decision):
                self._kept.history.stand(word.keys, word.status, word.note, word.until)
        return {**known, **{one.finding: _added(known.get(one.finding), one) for one in decisions}}

    def _lead_nowhere(self, url: str) -> None:
        if url not in self.dead_ends:
            self._kept.history.lead_nowhere(url)
            self._ends = None

    def undo(self) -> str:
        """Take back the last word, of this run or an earlier one; empty if there is none."""
        from identity_scan.present.decided import said

        self._ends = None
        taken = self._kept.history.undo()
        return said(taken) if taken else ""


def _added(before: Decision | None, word: Decision) -> Decision:
    """All that is said of a finding once a word is added: what the word leaves out stays, but for note and day."""
    if before is None:
        return word
    return replace(
        word,
        verdict=word.verdict or before.verdict,
        life=word.life or before.life,
        handling=word.handling or before.handling,
    )
