"""How far an engine's list is read: page after page while it has more to show, and each page brings something new.

What is new is told by the engine's own lists alone, so that how far it is read does not hang on who answers first.
"""

from collections.abc import Iterable, Set
from typing import Final

from identity_scan.model import Answer, Collected, HitKind, Query
from identity_scan.speech.address import fingerprint

NEW: Final = 2
"""Pages that a page of results must bring which the engine had not shown in this search, for the next one to be read.

One is chance: what an engine sets in anew stands there on any page.
"""
BEYOND: Final = 10
"""How many results further than its recipe says a list of several pages is read, as long as it brings something."""


def depth(query: Query) -> int:
    """Return how many results of a query are read of an engine at most: one page of what is asked on one page."""
    return query.results + BEYOND if query.results > BEYOND else query.results


def rows(answer: Answer) -> int:
    """Return how many results an answer shows, without what the engine itself wrote."""
    return sum(hit.kind is not HitKind.GENERATED for hit in answer.hits)


def shown(answer: Answer) -> Set[str]:
    """Return the pages that an answer shows, by their fingerprints."""
    return {fingerprint(hit.url) for hit in answer.hits if hit.kind is not HitKind.GENERATED}


def goes_on(query: Query, answer: Answer, hits: int, new: int) -> bool:
    """Tell whether the page after this one is worth reading.

    `hits` are the results read so far of this query, this page included; `new` are the pages that it showed first.
    """
    return bool(rows(answer)) and answer.more is not False and hits < depth(query) and new >= min(NEW, rows(answer))


def news(collected: Iterable[Collected]) -> dict[tuple[str, str, int], int]:
    """Return for each answer, in the order they came, how many pages it showed that its engine had not shown before."""
    known: dict[str, set[str]] = {}
    found: dict[tuple[str, str, int], int] = {}
    for item in collected:
        pages, before = shown(item.answer), known.setdefault(item.ask.engine, set())
        found[item.ask.key] = len(pages - before)
        before |= pages
    return found
