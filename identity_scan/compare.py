"""Two scans side by side, and what later scans show of an action (SELF_SEARCH 10, ACTIONS "What verification means").

A page that an engine shows no more is only missed where that engine answered the same query again, at least as deep:
a provider's error is never "gone" (law 1).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain

from identity_scan.language import gettext as _
from identity_scan.language import later, ngettext
from identity_scan.model import Action, Band, Life, Status, Tier
from identity_scan.record import Place, Record, Seen

NOISE = 3
"""Places: a move by fewer says nothing (SEVERITY 9)."""

# -- two scans --------------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What became of a finding between two scans."""

    RETURNED = "returned"
    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    NOT_SEEN = "not seen"
    NOT_COMPARABLE = "not comparable"
    SAME = "same"


NAMES: Mapping[Kind, str] = {
    Kind.RETURNED: later("came back"),
    Kind.NEW: later("new"),
    Kind.CHANGED: later("changed"),
    Kind.MOVED: later("moved"),
    Kind.GONE: later("gone"),
    Kind.NOT_SEEN: later("not seen"),
    Kind.NOT_COMPARABLE: later("cannot be compared"),
    Kind.SAME: later("as before"),
}
"""Each kind in a word or two, in English."""


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
    unread: bool = False
    """What one of the two showed of it could not be read."""


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
    shown = next((i for i in range(len(trail) - 1, -1, -1) if name in trail[i].seen), None)
    if shown is None:
        return _appeared(name, trail[-1], later)
    then = trail[shown].seen[name]
    missed = sum(1 for r in trail[shown + 1 :] if covers(r, trail[shown], then))
    if now is None:
        return _absent(name, then, trail[shown], later, missed)
    if missed:
        return Change(Kind.RETURNED, name, then, now)
    if shown < len(trail) - 1:
        # It was shown once, then not asked in a comparable way: that it is here now says nothing about between.
        return Change(Kind.NOT_COMPARABLE, name, then, now)
    return _both(name, trail[shown], later)


def _appeared(name: str, earlier: Record, later: Record) -> Change:
    now = later.seen[name]
    asked = earlier.tells_of(name) and any(_reached(earlier, later, place) for place in now.places)
    unread = not earlier.tells_of(name)
    return Change(Kind.NEW if asked else Kind.NOT_COMPARABLE, name, None, now, unread=unread)


def _absent(name: str, then: Seen, shown: Record, later: Record, missed: int) -> Change | None:
    if missed >= 2:
        return None  # gone before the earlier scan already: old news
    if not covers(later, shown, then):
        return None if missed else Change(Kind.NOT_COMPARABLE, name, then, None, unread=not later.tells_of(name))
    return Change(Kind.GONE if missed else Kind.NOT_SEEN, name, then, None)


def _both(name: str, earlier: Record, later: Record) -> Change:
    then, now = earlier.seen[name], later.seen[name]
    told_again, told_before = covers(later, earlier, then), covers(earlier, later, now)
    lost = tuple(k for k in then.kinds if k not in now.kinds) if told_again else ()
    gained = tuple(k for k in now.kinds if k not in then.kinds) if told_before else ()
    other = told_again and told_before and (then.label, then.band) != (now.label, now.band)
    moved = shift(name, earlier, later)
    kind = Kind.CHANGED if lost or gained or other else Kind.MOVED if moved else Kind.SAME
    return Change(kind, name, then, now, lost, gained, moved)


def covers(record: Record, shown: Record, seen: Seen) -> bool:
    """Tell whether a scan asked again, and was answered, everywhere that another scan showed a finding."""
    told = record.tells_of(seen.finding) and bool(seen.places)
    return told and all(_reached(record, shown, place) for place in seen.places)


def _reached(record: Record, shown: Record, place: Place) -> bool:
    key = place.engine, place.query
    there, then = record.reaches.get(key), shown.reaches.get(key)
    if there is None or (then is not None and there.text != then.text):
        return False
    return there.whole or there.pages >= place.page


def shift(name: str, earlier: Record, later: Record) -> int:
    """Return by how many places a finding fell (below zero: rose) for the easiest query that shows it; 0 is noise.

    Only queries that the same engine answered both times count; where it stands no more, it stands after the last row.
    """
    places = chain(earlier.seen[name].places, later.seen[name].places)
    tiers: dict[Tier, set[tuple[str, str]]] = {}
    for place in places:
        if place.rank and _reached(later, earlier, place) and _reached(earlier, later, place):
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
    return min(ranks.get(key, record.reaches[key].results + 1) for key in keys)


def _score(change: Change) -> int:
    seen = change.later or change.earlier
    return seen.score if seen else 0


_SENTENCES: Mapping[Kind, str] = {
    Kind.RETURNED: later("It had disappeared and is back."),
    Kind.NEW: later("It was not there last time, though the same engines were asked."),
    Kind.GONE: later("Every engine that showed it answered again, twice in a row, without it: it is gone."),
    Kind.NOT_SEEN: later(
        "Every engine that showed it answered again without it. One more search will tell if it is gone."
    ),
    Kind.NOT_COMPARABLE: later("It cannot be compared: an engine did not answer both times."),
    Kind.SAME: later("It is still there, as before."),
}


def sentence(change: Change) -> str:
    """Say in plain words what became of a finding."""
    if change.unread:
        return _("It cannot be compared: what one of the two searches found on it could not be read.")
    if change.kind in _SENTENCES:
        return _(_SENTENCES[change.kind])
    says = [_moved(change.moved)] if change.moved else []
    for text, kinds in ((_("It no longer shows: {facts}."), change.lost), (_("It now shows: {facts}."), change.gained)):
        if kinds:
            says.append(text.format(facts=_facts(kinds)))
    if change.earlier and change.later:
        says += _judged(change.earlier, change.later)
    return " ".join(says)


def _facts(kinds: Iterable[str]) -> str:
    from identity_scan.judge.phrases import fact  # not at the top: the history, which compares, must open fast

    return ", ".join(map(fact, kinds))


_LABELS: Mapping[str, str] = {
    Life.PROFESSIONAL: later("professional"),
    Life.MIXED: later("mixed"),
    Life.PERSONAL: later("personal"),
    Life.UNCLEAR: later("unclear"),
    "someone_else": later("about someone else"),
}
_BANDS: Mapping[Band, str] = {
    Band.ACT_NOW: later("act now"),
    Band.HIGH: later("high"),
    Band.MODERATE: later("moderate"),
    Band.LOW: later("low"),
    Band.NOTE: later("note"),
}


def _judged(then: Seen, now: Seen) -> Iterator[str]:
    if then.label != now.label:
        told = _("It was judged {before} then, and {now} now.")
        yield told.format(before=_(_LABELS[then.label]), now=_(_LABELS[now.label]))
    if then.band is not now.band:
        more = _("It matters more than before: {before} then, {now} now.")
        less = _("It matters less than before: {before} then, {now} now.")
        told = more if now.score > then.score else less
        yield told.format(before=_(_BANDS[then.band]), now=_(_BANDS[now.band]))


def _moved(places: int) -> str:
    n = abs(places)
    down, up = (
        ngettext("It fell by {n} place.", "It fell by {n} places.", n),
        ngettext("It rose by {n} place.", "It rose by {n} places.", n),
    )
    return (down if places > 0 else up).format(n=n)


# -- what later scans show of an action -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the worker said that an action stands, since when, and until when they wait."""

    status: Status
    since: datetime
    note: str = ""
    until: date | None = None
    after: int = 0
    """The last search that was begun before the worker said so: later ones tell what came of it."""


TRACED = ("PRIV-", "OPS-", "EOI-06", "EOI-07", "POL-02", "POL-04")
"""Actions that show in results; the others leave no trace, and the worker's own tick stands."""

_SAID = frozenset({Status.DOING, Status.WAITING, Status.DONE})


def verified(standing: Standing, finding: str, action: Action, records: Sequence[Record]) -> Status:
    """Return where an action stands, from the worker's word and what scans have shown since; records oldest first."""
    at = next((i for i, r in enumerate(records) if r.seq > standing.after), len(records))
    known = next((r for r in reversed(records[:at]) if finding in r.seen), None)
    since = records[at:]
    if standing.status not in _SAID or not action.id.startswith(TRACED) or known is None or not since:
        return standing.status
    shown = _shown(finding, action, known, since)
    patient = standing.status is not Status.DONE and shown in (Status.UNCHANGED, Status.NOT_CHECKED)
    return standing.status if patient else shown


def _shown(finding: str, action: Action, known: Record, since: Sequence[Record]) -> Status:
    then, last = known.seen[finding], since[-1]
    missed = [covers(r, known, then) and finding not in r.seen for r in since]
    if finding not in last.seen:
        if not missed[-1]:
            return Status.NOT_CHECKED
        back = next((i for i in range(len(since) - 1, -1, -1) if finding in since[i].seen), -1)
        return Status.GONE if sum(missed[back + 1 :]) >= 2 else Status.NOT_SEEN
    if any(missed):
        return Status.RETURNED
    about = {t.removeprefix("fact:") for t in action.triggers if t.startswith("fact:")} & set(then.kinds)
    if (about or set(then.kinds)) - set(last.seen[finding].kinds):
        return Status.CHANGED if covers(last, known, then) else Status.NOT_CHECKED
    return Status.DEMOTED if shift(finding, known, last) > 0 else Status.UNCHANGED
