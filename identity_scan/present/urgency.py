"""How soon a finding needs the worker, band by band: one table for every face, so that no two name another time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from identity_scan.model import NEEDS, Band, Said
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.telling import say


@dataclass(frozen=True, slots=True)
class Urgency:
    """What a band is called, and what it asks of the worker (English source)."""

    name: str
    says: str
    days: int = 0
    """The same time in days; 0 where there is none."""


URGENCY: Final[Mapping[Band, Urgency]] = {
    Band.ACT_NOW: Urgency(later("act now"), later("This week, and not alone."), 7),
    Band.HIGH: Urgency(later("high"), later("Plan a step this month; talk it over."), 30),
    Band.MODERATE: Urgency(later("moderate"), later("Worth a decision this quarter."), 91),
    Band.LOW: Urgency(later("low"), later("Fine to keep. Know that it is there.")),
    Band.NOTE: Urgency(later("note"), later("Nothing to do.")),
}
"""The words of SEVERITY 3, the heaviest first."""


def counted(band: Band, n: int) -> Said:
    """Say how many pages need the worker, and by when: the time is that of the band (ValueError for one without)."""
    if band not in NEEDS:
        raise ValueError(f"{band} asks nothing of anybody")
    return say(f"needs.{band}", n=n)


def name(band: Band) -> str:
    """Return what a band is called, in the language in use."""
    return _(URGENCY[band].name)


def says(band: Band) -> str:
    """Return what a band asks of the worker, in one sentence."""
    return _(URGENCY[band].says)
