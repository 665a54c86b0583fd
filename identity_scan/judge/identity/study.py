"""A scan read once for one person: the results, the name in each, and how alike they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from identity_scan.judge.identity.likeness import Likeness, Links, Sketch, sketch
from identity_scan.judge.identity.weighing import model
from identity_scan.judge.reading.clues import Clue
from identity_scan.judge.reading.known import Known, known
from identity_scan.model import Finding, Person
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading, read


@dataclass(frozen=True, eq=False, slots=True)
class One:
    """One result, read."""

    reading: Reading
    mention: Mention
    sketch: Sketch
    shows: dict[date | None, Sequence[Clue]] = field(default_factory=dict)
    """What it shows by itself of whom it is about, by the day on which that was asked."""


@dataclass(frozen=True)
class Study:
    """What identity and namesakes both need of a scan."""

    me: Known
    each: Sequence[One]

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """The results as they are read, in their order."""
        return [one.reading for one in self.each]

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """The name in each."""
        return [one.mention for one in self.each]

    @cached_property
    def likeness(self) -> Likeness:
        """The results, ready to be compared."""
        return _compared([one.sketch for one in self.each])

    @cached_property
    def links(self) -> Links:
        """For every result those it is compared with, and the log-odds that they speak of one person."""
        return self.likeness.links()


_LAST: list[Study] = []
"""What was read last: of a search that grows only what is new is read."""
_COMPARED: list[Likeness] = []
"""What was compared last. Most answers late in a search bring no page that was not there: that they show one too is no
news of how alike any two are."""


def study(findings: Sequence[Finding], person: Person) -> Study:
    """Read a scan; the last one is kept, since identity and namesakes ask for the same."""
    me = known(person)
    last = next((made for made in _LAST if made.me is me), None)
    before = {one.reading.finding.id: one for one in last.each} if last else {}
    each = [_read(finding, me, before.get(finding.id)) for finding in findings]
    if last is None or each != last.each:
        last = Study(me, each)
        _LAST[:] = [last]
    return last


def _read(finding: Finding, me: Known, before: One | None) -> One:
    if before is not None and before.reading.finding == finding:
        return before
    reading = read(finding)
    mention = me.called.mention(reading)
    return One(reading, mention, sketch(reading, mention, me.called.words))


def _compared(sketches: Sequence[Sketch]) -> Likeness:
    for last in _COMPARED:
        if last.sketches == sketches:
            return last
    made = Likeness(sketches, model().pair)
    _COMPARED[:] = [made]
    return made


def forget() -> None:
    """Let go of the last scan that was read; a large one holds much memory."""
    _LAST.clear()
    _COMPARED.clear()
