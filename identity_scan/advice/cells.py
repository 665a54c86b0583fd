"""A cell of a table as a link: its address with when and where it was seen; words where it holds none."""

from collections.abc import Iterable, Mapping

from identity_scan import facts
from identity_scan.model import Link
from identity_scan.speech import address
from identity_scan.speech.language import month

Row = Mapping[str, str]


def is_link(url: str) -> bool:
    """Tell whether a cell of a table holds something that may be opened: a web address, or a mail address as mailto."""
    return address.is_web(url) or (url.startswith("mailto:") and "@" in url)


def told(text: str) -> Link:
    """Return words in the place of a link."""
    return Link("", text)


def linked(row: Row, cell: str, title: str, fallback: str = "", instead: Iterable[Link] = (), sought: str = "") -> Link:
    """Return the address in a cell of a table, with when and where it was seen; a mail address as mailto."""
    there = row[cell]
    url = there if address.is_web(there) else f"mailto:{there}"
    return Link(url, title, facts.seen(row, cell), fallback, tuple(instead), sought)


def in_month(cell: str) -> str:
    """Say the month of a cell such as "2026-11" in words."""
    year, _dash, number = cell.partition("-")
    return month(int(year), int(number))
