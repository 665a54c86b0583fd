"""A scan read once for one person: the results, the name in each, and how alike they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from identity_scan.judge.identity.like_own_pages import Links
from identity_scan.judge.identity.likeness import Likeness, Sketch, sketch
from identity_scan.judge.identity.weighing import model
from identity_scan.judge.reading.known import Known, known
from identity_scan.model import Finding, Person
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading, read


@dataclass(frozen=True)
class Study:
    """What identity and namesakes both need of a scan."""

    me: Known
    readings: Sequence[Reading]
    mentions: Sequence[Mention]

    @cached_property
    def likeness(self) -> Likeness:
        """The results, ready to be compared."""
        both = zip(self.readings, self.mentions, strict=True)
        return _compared([sketch(reading, mention, self.me.called.words) for reading, mention in both])

    @cached_property
    def links(self) -> Links:
        """For every result those it is compared with, and the log-odds that they speak of one person."""
        return self.likeness.links()


_LAST: list[Likeness] = []
"""What was compared last. Most answers late in a search bring no page that was not there: that they show one too is no
news of how alike any two are."""


def _compared(sketches: list[Sketch]) -> Likeness:
    for last in _LAST:
        if last.sketches == sketches:
            return last
    made = Likeness(sketches, model().pair)
    _LAST[:] = [made]
    return made


def forget() -> None:
    """Let go of the last scan that was read; a large one holds much memory."""
    study.cache_clear()
    _LAST.clear()


@lru_cache(maxsize=1)
def study(findings: tuple[Finding, ...], person: Person) -> Study:
    """Read a scan; the last one is kept, since identity and namesakes ask for the same."""
    me = known(person)
    readings = [read(finding) for finding in findings]
    return Study(me, readings, [me.called.mention(reading) for reading in readings])
