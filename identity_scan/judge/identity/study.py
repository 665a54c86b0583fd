"""A scan read once for one person: the results, the name in each, and how alike they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from identity_scan.judge.identity.like_own_pages import Links
from identity_scan.judge.identity.likeness import Likeness, sketch
from identity_scan.judge.identity.weighing import model
from identity_scan.model import Finding, Person
from identity_scan.person.names import Mention, Names, names_of
from identity_scan.person.reading import Reading, read


@dataclass(frozen=True)
class Study:
    """What identity and namesakes both need of a scan."""

    names: Names
    readings: Sequence[Reading]
    mentions: Sequence[Mention]

    @cached_property
    def likeness(self) -> Likeness:
        """The results, ready to be compared."""
        both = zip(self.readings, self.mentions, strict=True)
        return Likeness([sketch(reading, mention, self.names.words) for reading, mention in both], model().pair)

    @cached_property
    def links(self) -> Links:
        """For every result those it is compared with, and the log-odds that they speak of one person."""
        return self.likeness.links()


def forget() -> None:
    """Let go of the last scan that was read; a large one holds much memory."""
    study.cache_clear()


@lru_cache(maxsize=1)
def study(findings: tuple[Finding, ...], person: Person) -> Study:
    """Read a scan; the last one is kept, since identity and namesakes ask for the same."""
    names = names_of(person)
    readings = [read(finding) for finding in findings]
    return Study(names, readings, [names.mention(reading) for reading in readings])
