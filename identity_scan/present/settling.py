"""What the worker has settled of a search, one finding after the other: how many, which is next, what they said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from identity_scan.model import Decision, Handling, Judged, Verdict
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_FIRST = (Verdict.UNSURE, Verdict.ME, Verdict.NOT_ME)
"""In which order findings are asked about: first those of which the program cannot tell."""
_WORDS = {
    Verdict.ME: later("me"),
    Verdict.NOT_ME: later("not me"),
    Verdict.UNSURE: later("cannot tell"),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """How far the worker is."""

    done: int
    every: int

    @property
    def told(self) -> str:
        """The same in words."""
        return _("{n} of {all} settled").format(n=self.done, all=self.every)


def settled(judged: Judged) -> bool:
    """Tell whether the worker said who it is, which life it shows, or that it stays; a note settles nothing."""
    return judged.decision is not None and _settles(judged.decision)


def _settles(made: Decision) -> bool:
    return not (made.verdict is None and made.life is None and made.handling is None)


def counted(rows: Sequence[Judged]) -> Settled:
    """Return how many of these findings are settled."""
    return Settled(sum(map(settled, rows)), len(rows))


def queue(rows: Sequence[Judged]) -> Iterator[Judged]:
    """Give the findings that are not settled, in the order in which they are asked about."""
    for verdict in _FIRST:
        yield from (judged for judged in rows if judged.identity.verdict is verdict and not settled(judged))


def after(here: str, order: Sequence[str], left: frozenset[str]) -> str | None:
    """Return the next of an order that is left after a finding, from its beginning once at its end; None for none."""
    at = order.index(here) + 1 if here in order else 0
    return next((name for name in (*order[at:], *order[:at]) if name in left and name != here), None)


def asks_life(judged: Judged) -> bool:
    """Tell whether the life is to be asked for: it is the worker, and the program cannot tell, or only likely."""
    said = judged.decision.life if judged.decision else None
    return judged.identity.verdict is Verdict.ME and said is None and not words.sure(judged.exposure)


def word(judged: Judged) -> str:
    """Return what the worker said of a finding, in a word or two; empty for nothing."""
    made = judged.decision
    if made is None:
        return ""
    if made.verdict is not None:
        return _(_WORDS[made.verdict])
    if made.life is not None:
        return words.label(made.life.value)
    return words.handling(made.handling) if made.handling is Handling.KEEP else ""
