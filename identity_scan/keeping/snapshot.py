"""All that a judgement asks of the history beside the answers, read once: words, steps, and what is remembered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from identity_scan.keeping.compare import checked
from identity_scan.keeping.history import History
from identity_scan.merging.absence import Checked
from identity_scan.model import Action, Decision, Scan, Status
from identity_scan.remembered import Record, Standing


@dataclass(frozen=True)
class Snapshot:
    """What the history holds until it changes."""

    changes: int
    """How often anything had changed by then (JudgementTable.changes)."""
    decisions: Mapping[str, Decision]
    """The worker's word by finding."""
    standings: Mapping[tuple[str, str], Standing]
    """Where each action stands by the worker's word, by finding and action id."""
    scans: tuple[Scan, ...]
    """All of them, in the order they were begun."""
    actions: Mapping[str, Action]
    recall: Callable[[], tuple[Record, ...]]
    """Reads what is remembered of finished searches: much, and not everybody needs it."""

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """What is remembered of the searches that were finished, in the order they were begun."""
        return self.recall()

    @cached_property
    def checked(self) -> Mapping[tuple[str, str], Checked]:
        """Where each action stands by the worker's word and by what scans have shown since."""
        return {
            (finding, action): checked(standing, finding, self.actions[action], self.records)
            for (finding, action), standing in self.standings.items()
            if action in self.actions
        }

    @property
    def statuses(self) -> Mapping[tuple[str, str], Status]:
        """The same without what it rests on."""
        return {key: found.status for key, found in self.checked.items()}

    def with_words(self, decisions: Mapping[str, Decision], changes: int) -> "Snapshot":
        """Return the same with these decisions; what was read of the rest is not read again."""
        new = replace(self, decisions=decisions, changes=changes)
        known = {name: value for name, value in vars(self).items() if name in ("records", "checked")}
        vars(new).update(known)
        return new

    def before(self, scan: str) -> Sequence[Record]:
        """Return what is remembered of the searches that were begun before this one."""
        begun = [one.id for one in self.scans]
        earlier = frozenset(begun[: begun.index(scan)]) if scan in begun else frozenset()
        return tuple(record for record in self.records if record.scan.id in earlier)


def read(history: History, actions: Mapping[str, Action]) -> Snapshot:
    """Read it; the number of changes is of before, so that what changes meanwhile is read the next time."""
    changes = history.judgements.changes()
    return Snapshot(changes, history.decisions(), history.standings(), history.scans(), actions, history.records)
