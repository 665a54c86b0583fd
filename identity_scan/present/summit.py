"""The end of a lesson: pages among which the class finds the ways by hand, one way, and what closes them all.

Of an invented person alone: every title is shown as it is (ETHICS 12).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from identity_scan.model import Assessment, Verdict
from identity_scan.present.cover import title_of
from identity_scan.present.ways_told import Closing, End, told
from identity_scan.speech.text import said

MOST: Final = 8
"""Pages to choose from, so that each has a digit and all are read from the last row."""
_LEADING: Final = 5


@dataclass(frozen=True, slots=True)
class Summit:
    """What the class is asked and what it is then shown; all empty but the last where no way was seen."""

    kind: str = ""
    """The end that is asked for (facts/ways.toml): the front door, if it is reached."""
    end: str = ""
    pages: tuple[tuple[str, str], ...] = ()
    """Findings with their titles, in an order that says nothing."""
    leading: frozenset[str] = frozenset()
    """Those of them that lead there."""
    way: str = ""
    adds_up: str = ""
    """A longer way, in which each page alone is harmless; empty where none was seen."""
    head: str = ""
    closing: tuple[Closing, ...] = ()
    left: str = ""
    stays: str = ""
    free: str = ""
    """What no page that was seen leads to."""


def summit(assessment: Assessment, known: Iterable[str]) -> Summit:
    """Return what is asked and shown; `known` are findings that the class has met, to stand beside the ways' own."""
    seen = told(assessment, lambda _judged: True)
    if not seen.ends:
        return Summit(free=seen.free)
    end = seen.ends[0]
    shown = [page for page in _most_first(end) if page in end.pages][:_LEADING]
    mine = {j.finding.id: j for j in assessment.judged if j.identity.verdict is Verdict.ME}
    beside = [page for page in dict.fromkeys(known) if page in mine and page not in end.pages][: MOST - len(shown)]
    pages = tuple((page, said(title_of(mine[page], shown=True))) for page in sorted((*shown, *beside)))
    return Summit(
        kind=end.kind,
        end=end.name,
        pages=pages,
        leading=frozenset(shown),
        way=end.easiest,
        adds_up=_longer(seen.ends, end),
        head=end.head,
        closing=end.closing,
        left=end.left,
        stays=end.stays,
        free=seen.free,
    )


def _most_first(end: End) -> Collection[str]:
    """What closes the ways, then the pages of the ways that are told, each once."""
    on_ways = (card.finding for walk in end.walks for card in walk)
    return dict.fromkeys((*(page.finding for page in end.closing), *on_ways))


def _longer(ends: Iterable[End], but: End) -> str:
    """The longest way to anything, in a line, if it is longer than one page and is not told already."""
    end = max(ends, key=lambda end: len(end.longest))
    return end.line(end.longest) if len(end.longest) > 1 and end.longest != but.walks[0] else ""
