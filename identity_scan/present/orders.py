"""The orders in which findings are listed, and what stands beside each of them there: one table for every face."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from identity_scan.model import Band, Judged, Verdict
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import said

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One order: what it is called, by what it sorts, what it puts under a heading, what stands beside a finding."""

    name: str
    key: Callable[[Judged, frozenset[str]], Key] | None
    """Of a finding, and of those that are new since the search before; None for the order of the assessment."""
    heading: Callable[[Judged], str]
    """The label or the band under which a finding stands; empty where there are no headings."""
    column: Callable[[Judged], tuple[str, str]]
    """What stands beside it, and the code of its sign; empty for no sign."""

    @property
    def told(self) -> str:
        """What it is called, in the language in use."""
        return _(self.name)


def _nothing(_judged: Judged) -> str:
    return ""


def _life(judged: Judged) -> tuple[str, str]:
    if judged.identity.verdict is Verdict.ME:
        return words.label(judged.label), judged.label
    return said(judged.finding.site), ""


def _band(judged: Judged) -> tuple[str, str]:
    return (words.band(judged.severity.band), judged.severity.band.value) if _weighs(judged) else _life(judged)


def _weighs(judged: Judged) -> bool:
    return judged.identity.verdict is Verdict.ME


def _day(judged: Judged) -> date | None:
    try:
        return date.fromisoformat((judged.finding.date or "")[:10])
    except ValueError:
        return None


def _dated(judged: Judged) -> tuple[str, str]:
    day = _day(judged)
    return (words.day(day) if day else _("no date"), "")


def _newest(judged: Judged, new: frozenset[str]) -> Key:
    day = _day(judged)
    return judged.finding.id not in new, day is None, -day.toordinal() if day else 0


def _indexes(judged: Judged) -> str:
    return ", ".join(words.index(index) for index in sorted(judged.finding.indexes))


WEIGHT = "weight"
ORDERS: Final[Mapping[str, Order]] = {
    WEIGHT: Order(later("by weight"), None, lambda j: j.severity.band.value, _life),
    "newest": Order(later("newest first"), _newest, _nothing, _dated),
    "site": Order(later("by site"), lambda j, _new: (j.finding.site,), _nothing, lambda j: (said(j.finding.site), "")),
    "engine": Order(
        later("by engine"),
        lambda j, _new: (-len(j.finding.indexes), _indexes(j)),
        _nothing,
        lambda j: (_indexes(j), ""),
    ),
    "life": Order(later("by life"), lambda j, _new: (words.LABELS.index(j.label),), lambda j: j.label, _band),
}


def named(heading: str) -> str:
    """Return what a heading says: a band or a label."""
    return words.label(heading) if heading in words.LABELS else words.band(Band(heading))


def following(order: str) -> str:
    """Return the order that comes after this one; after the last the first."""
    every = tuple(ORDERS)
    return every[(every.index(order) + 1) % len(every)]
