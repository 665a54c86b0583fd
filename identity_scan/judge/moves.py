"""What one word of the worker moved: the results that lean on the page it was said of, before and after. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from identity_scan.model import Band, Judged, Verdict


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a result stands, as a list shows it: whom it is about, its label, and how much it matters."""

    verdict: Verdict
    label: str
    """The label on screen (TAXONOMY 2)."""
    band: Band
    score: int
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class Move:
    """One result of which nothing was said, and which stands elsewhere for what was said of another."""

    finding: str
    before: Stand
    after: Stand

    @property
    def to(self) -> Verdict | None:
        """Whom it is about now; None if that is as before and only its life or its weight is another."""
        return self.after.verdict if self.after.verdict is not self.before.verdict else None


def stand(judged: Judged) -> Stand:
    """Return where a result stands."""
    return Stand(judged.identity.verdict, judged.label, judged.severity.band, judged.severity.score)


def moved(before: Iterable[Judged], after: Iterable[Judged], but: Collection[str] = ()) -> tuple[Move, ...]:
    """Return the results that stand elsewhere than before, in the order of `after`.

    `but` are the findings of which something was said: they moved by the word itself. A result that is only on one side
    came or went for another reason than the word, so it is left aside.
    """
    were = {judged.finding.id: stand(judged) for judged in before}
    pairs = ((j.finding.id, were.get(j.finding.id), stand(j)) for j in after)
    return tuple(Move(name, was, now) for name, was, now in pairs if was and was != now and name not in but)


def taken_over(before: Sequence[Judged], after: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the rows of `after`, those of `before` in place of the ones that say the very same.

    What shows them can tell by the rows themselves which are others, and leaves all the rest as it is drawn.
    """
    were = {judged.finding.id: judged for judged in before}
    pairs = ((were.get(judged.finding.id), judged) for judged in after)
    return tuple(was if was is not None and was == now else now for was, now in pairs)


def counted(moves: Sequence[Move]) -> Mapping[Verdict | None, int]:
    """Return how many moved to each verdict, the most first; None counts those whose verdict is as it was."""
    return dict(Counter(move.to for move in moves).most_common())
