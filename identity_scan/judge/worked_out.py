"""What was worked out of single findings, so that a search that grows is judged by what is new in it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from identity_scan.model import Advice, Decision, Finding, Identity, Judged, Status


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows, whoever it may be about: all of a judgement but whom it is about and how much it matters."""

    judged: Judged
    """With the rules' word on whose life it is, and nothing of the worker's."""
    facts: frozenset[str]
    """The kinds of facts, a namesake's among them."""


def _no_breath() -> None:
    return


@dataclass(slots=True)
class WorkedOut:
    """What was worked out of findings by their ids; what is said of another finding, or differs, is worked out anew.

    It rests on the person, the day and the language, and is good for these alone. It holds nothing that an assessment
    does not hold, and lets go of findings that are no longer there.
    """

    breath: Callable[[], None] = _no_breath
    """Called between two findings: whoever judges beside something else makes room for it there, or raises to stop."""
    _rests_on: list[tuple[object, ...]] = field(default_factory=list)
    _shown: dict[tuple[str, bool], Shown] = field(default_factory=dict)
    _judged: dict[str, tuple[Shown, Judged]] = field(default_factory=dict)
    _advised: dict[str, tuple[Judged, Mapping[str, Status], Judged]] = field(default_factory=dict)

    def resting_on(self, *what: object) -> "WorkedOut":
        """Return this, emptied if it rested on anything else until now."""
        if self._rests_on != [what]:
            self.only(())
            self._rests_on[:] = [what]
        return self

    def breathing(self, breath: Callable[[], None]) -> "WorkedOut":
        """Return the same store for one who makes room for others by this."""
        return replace(self, breath=breath)

    def only(self, findings: Collection[str]) -> None:
        """Let go of all but these findings."""
        for name in self._judged.keys() - findings:
            self._judged.pop(name, None)
            self._advised.pop(name, None)
        for key in [key for key in self._shown if key[0] not in findings]:
            self._shown.pop(key, None)

    def shown(self, finding: Finding, stranger: bool, read: Callable[[], Shown]) -> Shown:
        """Return what a page shows, to the worker or to a stranger to it; read only where that is not known."""
        known = self._shown.get((finding.id, stranger))
        if known is None or known.judged.finding != finding:
            self.breath()
            known = self._shown[finding.id, stranger] = read()
        return known

    def judged(
        self,
        shown: Shown,
        identity: Identity,
        decision: Decision | None,
        namesake: str | None,
        make: Callable[[], Judged],
    ) -> Judged:
        """Return a judgement, the very same one where nothing that it comes from is another."""
        name = shown.judged.finding.id
        known = self._judged.get(name)
        if known is not None and known[0] is shown:
            before = known[1]
            if (before.identity, before.decision, before.namesake) == (identity, decision, namesake):
                return before
        made = make()
        self._judged[name] = shown, made
        return made

    def advised(
        self, judged: Judged, statuses: Mapping[str, Status], advise: Callable[[], tuple[Advice, ...]]
    ) -> Judged:
        """Return a judgement with its steps, by where each stands; the very same one where both are as they were."""
        known = self._advised.get(judged.finding.id)
        if known is not None and known[0] is judged and known[1] == statuses:
            return known[2]
        made = replace(judged, advice=advise())
        self._advised[judged.finding.id] = judged, statuses, made
        return made
