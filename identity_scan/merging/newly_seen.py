"""What a page that has just come adds to what was known."""

from collections.abc import Iterable
from typing import Final

from identity_scan.model import CONTROL, Collected
from identity_scan.planning.worth_reading import shown
from identity_scan.speech.address import fingerprint

ENOUGH: Final = 12
"""Answers in a row without a new page, after which a worker is asked whether to end the search there."""


def newly_seen(item: Collected, collected: Iterable[Collected]) -> int:
    """Return how many pages an answer shows that no other answer of the search shows, of whatever engine."""
    known = {fingerprint(hit.url) for c in collected if c.ask.key != item.ask.key for hit in c.answer.hits}
    return len(shown(item.answer) - known)


def since_new(collected: Iterable[Collected]) -> int:
    """Return how many answers in a row, up to the last that came, showed no page that none before them had shown.

    What was not answered shows nothing either way, and the test with an invented name is none of them.
    """
    known: set[str] = set()
    row = 0
    for item in collected:
        if not item.answer.outcome.answered or item.ask.query.recipe == CONTROL:
            continue
        pages = shown(item.answer)
        row = 0 if pages - known else row + 1
        known |= pages
    return row
