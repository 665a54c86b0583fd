"""Where and when an address of the tables was seen, in words; only a look at it says that the page stood there."""

from itertools import groupby
from typing import Final

from identity_scan.model import Link
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, month

_SEEN: Final = {
    "stored copy": later("seen in a stored copy, {when}"),
    "opened": later("opened in {when}: the page was there"),
    "public code": later("seen in public code, {when}"),
}
_MEMORY: Final = later("from memory, not opened: look for it if it does not lead there")


def where_seen(link: Link) -> str:
    """Return when and where the address of a place was seen (facts.seen); empty for a place that is words alone."""
    if not link.url or not link.seen:
        return ""
    when, _space, kind = link.seen.partition(" ")
    return _(_SEEN[kind]).format(when=_when(when)) if kind in _SEEN else _(_MEMORY)


def instead(link: Link) -> str:
    """Return what other addresses the tables hold for a place, those together that were seen alike; empty for none."""
    said = []
    for known, group in groupby(link.instead, where_seen):
        others = " ".join(other.url.removeprefix("mailto:") for other in group)
        said.append(_("Try {addresses} ({seen}).").format(addresses=others, seen=known))
    return " ".join(said)


def _when(code: str) -> str:
    """A month or a year of the tables, such as 2026-11 or 2014."""
    year, _dash, number = code.partition("-")
    return month(int(year), int(number)) if number else year
