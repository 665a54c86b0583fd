"""Which results one word may settle together, and which are left for the worker to look at one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity_scan.model import Judged, Verdict


@dataclass(frozen=True, slots=True)
class Together:
    """A group of results, parted by what one word for all of them may reach."""

    taken: tuple[Judged, ...]
    """The results that the word settles."""
    unsure: tuple[Judged, ...]
    """Left out: nobody knows yet whom they are about."""
    own: tuple[Judged, ...]
    """Left out: they show something of the worker's own (Identity.anchors), whatever was judged or said before."""

    @property
    def left(self) -> tuple[Judged, ...]:
        """All that is left out."""
        return (*self.unsure, *self.own)


def together(members: Sequence[Judged]) -> Together:
    """Part the results about the same other person into those that one word settles, and those that it never takes.

    A group is made of likeness, and likeness errs. A page with the worker's own telephone number or account that went
    along with a group would be lost without having been looked at; one that is unsure would be settled by nobody.
    A result that stands alone is no group: the worker looks at it as they speak.
    """
    if len(members) == 1:
        return Together(tuple(members), (), ())
    taken, unsure, own = [], [], []
    for judged in members:
        if judged.identity.anchors:
            own.append(judged)
        elif judged.identity.verdict is Verdict.UNSURE:
            unsure.append(judged)
        else:
            taken.append(judged)
    return Together(tuple(taken), tuple(unsure), tuple(own))
