"""Two scans side by side, and what later scans show of an action (SELF_SEARCH 10, ACTIONS "What verification means").

What may be said of a page that a scan does not show is for absence.py alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from identity_scan.merging import absence
from identity_scan.merging.absence import Checked, Trace, Unlike
from identity_scan.model import Action, Said, Status, Tier, Verdict
from identity_scan.remembered import Record, Seen, Standing
from identity_scan.speech.telling import say, together

NOISE = 3
"""Places: a move by fewer says nothing (SEVERITY 9)."""

# -- two scans --------------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What became of a finding between two scans; the word is that of the JSON."""

    RETURNED = "back"
    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    NOT_SEEN = "not seen"
    NOT_COMPARABLE = "not comparable"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one finding; `earlier` is the last scan that showed it, None for a new one."""

    kind: Kind
    finding: str
    earlier: Seen | None
    later: Seen | None
    lost: tuple[str, ...] = ()
    """Facts that it shows no more."""
    gained: tuple[str, ...] = ()
    """Facts that it shows now."""
    moved: int = 0
    """Places further down (or up, below zero) for the easiest query; 0 if that is noise."""
    trace: Trace | None = None
    """What is known of a page that is gone or not seen."""
    unlike: Unlike | None = None
    """Why it cannot be compared."""

    @property
    def others(self) -> bool:
        """Whether it is about somebody else, both times."""
        return all(seen.verdict is Verdict.NOT_ME for seen in (self.earlier, self.later) if seen)

    @property
    def page(self) -> tuple[str, str]:
        """Title and address, the newest that are kept; empty where none are, and for what is about somebody else."""
        known = (seen for seen in (self.later, self.earlier) if seen and seen.verdict is not Verdict.NOT_ME)
        return next(((seen.title, seen.url) for seen in known if seen.title or seen.url), ("", ""))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scans side by side, changes that matter first."""

    earlier: Record
    later: Record
    changes: tuple[Change, ...]

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many findings there are of each kind, all kinds named."""
        kinds = [change.kind for change in self.changes]
        return {kind: kinds.count(kind) for kind in Kind}


def compare(earlier: Record, later: Record, before: Sequence[Record] = ()) -> Comparison:
    """Compare two scans; `before` are the scans older than both, oldest first.

    Without `before` nothing can be gone (that takes two scans in a row that miss it) nor returned.
    """
    trail = [*before, earlier]
    names = dict.fromkeys(chain(later.seen, earlier.seen, *(r.seen for r in reversed(before))))
    found = (_change(name, trail, later) for name in names)
    order = {kind: place for place, kind in enumerate(Kind)}
    changes = sorted((c for c in found if c), key=lambda c: (order[c.kind], -_score(c), c.finding))
    return Comparison(earlier, later, tuple(changes))


def _change(name: str, trail: Sequence[Record], later: Record) -> Change | None:
    now = later.seen.get(name)
    at = next((i for i in range(len(trail) - 1, -1, -1) if name in trail[i].seen), None)
    if at is None:
        return _appeared(name, trail[-1], later)
    shown, between = trail[at], trail[at + 1 :]
    then, before = shown.seen[name], absence.trace(name, shown, between)
    if now is None:
        return _absent(name, shown, between, later)
    if before.missed:
        return Change(Kind.RETURNED, name, then, now)
    if between:
        # It was shown once, then not asked in a comparable way: that it is here now says nothing about between.
        unlike = absence.unlike(between[-1], shown, then, earlier=True)
        return Change(Kind.NOT_COMPARABLE, name, then, now, unlike=unlike)
    return _both(name, shown, later)


def _appeared(name: str, earlier: Record, later: Record) -> Change:
    now = later.seen[name]
    if earlier.tells_of(name) and any(absence.gap(earlier, later, place) is None for place in now.places):
        return Change(Kind.NEW, name, None, now)
    return Change(Kind.NOT_COMPARABLE, name, None, now, unlike=absence.unlike(earlier, later, now, earlier=True))


def _absent(name: str, shown: Record, between: Sequence[Record], later: Record) -> Change | None:
    then, found = shown.seen[name], absence.trace(name, shown, (*between, later))
    before = absence.trace(name, shown, between) if between else None
    if before and before.gone:
        return None  # before the earlier scan already: old news
    if found.gone:
        return Change(Kind.GONE, name, then, None, trace=found)
    if before and (before.missed >= absence.ENOUGH or (before.missed and found.absence is None)):
        return None
    if found.absence is None:
        return Change(Kind.NOT_COMPARABLE, name, then, None, unlike=absence.unlike(later, shown, then))
    return Change(Kind.NOT_SEEN, name, then, None, trace=found)


def _both(name: str, earlier: Record, later: Record) -> Change:
    then, now = earlier.seen[name], later.seen[name]
    told_again, told_before = absence.tells(later, earlier, then, now), absence.tells(earlier, later, now, then)
    lost = tuple(k for k in then.kinds if k not in now.kinds) if told_again else ()
    gained = tuple(k for k in now.kinds if k not in then.kinds) if told_before else ()
    other = told_again and told_before and (then.label, then.band) != (now.label, now.band)
    moved = shift(name, earlier, later)
    kind = Kind.CHANGED if lost or gained or other else Kind.MOVED if moved else Kind.SAME
    return Change(kind, name, then, now, lost, gained, moved)


def shift(name: str, earlier: Record, later: Record) -> int:
    """Return by how many places a finding fell (below zero: rose) for the easiest query that shows it; 0 is noise.

    Only queries that the same engine answered both times count; where it stands no more, it stands after the last row.
    """
    tiers: dict[Tier, set[tuple[str, str]]] = {}
    for shown, other in ((earlier, later), (later, earlier)):
        for place in shown.seen[name].places:
            if place.rank and absence.gap(other, shown, place) is None:
                tiers.setdefault(place.tier, set()).add((place.engine, place.query))
    for tier in sorted(tiers):
        moved = _best(name, later, tiers[tier]) - _best(name, earlier, tiers[tier])
        if abs(moved) >= NOISE:
            return moved
    return 0


def _best(name: str, record: Record, keys: set[tuple[str, str]]) -> int:
    ranks: dict[tuple[str, str], int] = {}
    for place in record.seen[name].places:
        ranks[place.engine, place.query] = min(place.rank, ranks.get((place.engine, place.query), place.rank))
    return min(ranks[key] if key in ranks else record.reaches[key].results + 1 for key in keys)


def _score(change: Change) -> int:
    seen = change.later or change.earlier
    return seen.score if seen else 0


_WHOLE: Mapping[Kind, str] = {
    Kind.RETURNED: "change.back",
    Kind.NEW: "change.new",
    Kind.SAME: "change.same",
}
"""The kinds that one sentence says all of."""


def told(change: Change) -> Said:
    """Return what became of a finding, as codes of the sentences."""
    if change.kind in _WHOLE:
        return Said(_WHOLE[change.kind])
    if change.unlike:
        return absence.why(change.unlike)
    if change.trace:
        return absence.told(change.trace) or together()
    return together(*_changed(change))


def _changed(change: Change) -> Iterator[Said]:
    if change.moved:
        yield say("change.fell" if change.moved > 0 else "change.rose", n=abs(change.moved))
    if change.lost:
        yield say("change.lost", facts=change.lost)
    if change.gained:
        yield say("change.gained", facts=change.gained)
    if change.earlier and change.later:
        yield from _judged(change.earlier, change.later)


def _judged(then: Seen, now: Seen) -> Iterator[Said]:
    if then.label != now.label:
        yield say("change.label", before=(Said(f"label.{then.label}"),), now=(Said(f"label.{now.label}"),))
    if then.band is not now.band:
        code = "change.more" if now.score > then.score else "change.less"
        yield say(code, before=(Said(f"band.{then.band}"),), now=(Said(f"band.{now.band}"),))


# -- what later scans show of an action -------------------------------------------------------------------------------


TRACED = ("PRIV-", "OPS-", "EOI-06", "EOI-07", "POL-02", "POL-04")
"""Actions that show in results; the others leave no trace, and the worker's own tick stands."""

_SAID = frozenset({Status.DOING, Status.WAITING, Status.DONE})


def verified(standing: Standing, finding: str, action: Action, records: Sequence[Record]) -> Status:
    """Return where an action stands, from the worker's word and what scans have shown since; records oldest first."""
    return checked(standing, finding, action, records).status


def checked(standing: Standing, finding: str, action: Action, records: Sequence[Record]) -> Checked:
    """Return the same with what it rests on."""
    at = next((i for i, r in enumerate(records) if r.seq > standing.after), len(records))
    first = next((i for i in range(at - 1, -1, -1) if finding in records[i].seen), None)
    if standing.status not in _SAID or not action.id.startswith(TRACED) or first is None:
        return Checked(standing.status)
    shown = _shown(finding, action, records[first], records[first + 1 :], records[at:])
    patient = standing.status is not Status.DONE and shown.status in (Status.UNCHANGED, Status.NOT_CHECKED)
    waits = at == len(records) and shown.status is not Status.GONE
    return replace(shown, status=standing.status) if patient or waits else shown


def _shown(finding: str, action: Action, known: Record, after: Sequence[Record], since: Sequence[Record]) -> Checked:
    """What the scans after a known one show of an action; `since` are those begun after the worker's word."""
    trail = (known, *after)
    at = max(i for i, record in enumerate(trail) if finding in record.seen)
    if at < len(trail) - 1:
        found = absence.trace(finding, trail[at], trail[at + 1 :])
        missed = Status.NOT_SEEN if found.absence else Status.NOT_CHECKED
        return Checked(Status.GONE if found.gone else missed, found)
    return Checked(_still(finding, action, known, since), look=trail[-1].looks.get(finding))


def _still(finding: str, action: Action, known: Record, since: Sequence[Record]) -> Status:
    """What the newest scan, which shows a finding, tells of an action on it; unchanged while there is none."""
    if not since:
        return Status.UNCHANGED
    then, last = known.seen[finding], since[-1]
    away = (r for r in since if finding not in r.seen)
    if any(absence.unlike(r, known, then) is None for r in away):
        return Status.RETURNED
    about = {t.removeprefix("fact:") for t in action.triggers if t.startswith("fact:")} & set(then.kinds)
    if (about or set(then.kinds)) - set(last.seen[finding].kinds):
        told = absence.tells(last, known, then, last.seen[finding])
        return Status.CHANGED if told else Status.NOT_CHECKED
    return Status.DEMOTED if shift(finding, known, last) > 0 else Status.UNCHANGED
