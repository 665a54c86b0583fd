"""The walk through what is not settled yet, one finding at a time; which one is in front is told by the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from identity_scan.model import Judged, Verdict
from identity_scan.present import settling


@dataclass(frozen=True, slots=True)
class Walk:
    """The order in which findings are asked about, and those that were in front."""

    order: tuple[str, ...]
    trail: tuple[str, ...] = ()
    """Those that were in front before this one, the last at the end."""
    asks_life: str = ""
    """The finding of which the life is asked for, since it was said who it is."""

    @classmethod
    def begun(cls, rows: Sequence[Judged]) -> "Walk":
        """Begin with what the program cannot tell; the order stays as it is from here on, whatever is said."""
        asked = [judged.finding.id for judged in settling.queue(rows)]
        rest = [judged.finding.id for judged in rows if settling.settled(judged)]
        return cls((*asked, *rest))

    def following(self, here: str, rows: Sequence[Judged]) -> str | None:
        """Return the next that is not settled; None if there is no other."""
        return settling.after(here, self.order, frozenset(j.finding.id for j in settling.queue(rows)))

    def onward(self, here: str) -> "Walk":
        """Leave the one in front."""
        return replace(self, trail=(*self.trail, here), asks_life="")

    def back(self) -> "tuple[Walk, str | None]":
        """Go back to the one before; None if there was none."""
        if not self.trail:
            return self, None
        return replace(self, trail=self.trail[:-1], asks_life=""), self.trail[-1]

    def taken_back(self, judged: Judged) -> "Walk":
        """Stand before a finding again of which a word was taken back, with what is still to be said of it."""
        here = judged.finding.id
        before = self.trail[: len(self.trail) - 1 - self.trail[::-1].index(here)] if here in self.trail else self.trail
        mine = judged.decision is not None and judged.decision.verdict is Verdict.ME
        return replace(self, trail=before, asks_life=here if mine and settling.asks_life(judged) else "")

    def asking(self, finding: str) -> "Walk":
        """Stay, and ask which life it shows."""
        return replace(self, asks_life=finding)
