"""What a page that has just come adds to what was known."""

from collections.abc import Iterable

from identity_scan.model import Collected, HitKind
from identity_scan.speech.address import fingerprint


def newly_seen(item: Collected, collected: Iterable[Collected]) -> int:
    """Return how many pages an answer shows that no other answer of the search shows, of whatever engine."""
    known = {fingerprint(hit.url) for c in collected if c.ask.key != item.ask.key for hit in c.answer.hits}
    return len({fingerprint(hit.url) for hit in item.answer.hits if hit.kind is not HitKind.GENERATED} - known)
