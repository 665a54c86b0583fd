"""How much has not been seen: from how far independent indexes overlap (capture and recapture; Chao 1987).

Each index is a catch of pages for the bare name and the name with a town. Of the pages, q1 were caught by one index
alone and q2 by two. With m indexes, Chao's bias-corrected lower bound of the pages that none caught is
(m - 1) / m * q1 * (q1 - 1) / (2 * (q2 + 1)), with its interval of 95 % on a logarithmic scale. It assumes that the
indexes list pages independently of each other. Where they copy each other, it is too low; what no index lists under the
name at all it does not count.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from identity_scan.facts.indexes import NO_INDEX
from identity_scan.model import BARE_NAME, Collected, Estimate
from identity_scan.planning.worth_reading import shown

ASKED = BARE_NAME | {"P1"}
"""The recipes that count: the name alone, and with a town."""
_WITHIN = 1.96
"""Standard errors to either side that hold 95 of 100 cases."""


def estimate(collected: Iterable[Collected], index_of: Mapping[str, str]) -> Estimate | None:
    """Return how many pages these answers show and how many more there are; None if fewer than two indexes answered."""
    caught: dict[str, set[str]] = {}
    for item in collected:
        index = index_of.get(item.ask.engine, item.ask.engine)
        if item.ask.query.recipe not in ASKED or index in NO_INDEX or not item.answer.outcome.answered:
            continue
        caught.setdefault(index, set()).update(shown(item.answer))
    return chao(tuple(caught.values()))


def chao(caught: Collection[Collection[str]]) -> Estimate | None:
    """Return the estimate from what each of several independent catches holds; None for fewer than two."""
    if len(caught) < 2:
        return None
    times = Counter(page for pages in caught for page in set(pages))
    once, twice = (sum(n == k for n in times.values()) for k in (1, 2))
    share = (len(caught) - 1) / len(caught)
    more = share * once * (once - 1) / (2 * (twice + 1))
    if more <= 0:
        return Estimate(len(times), 0, 0)
    spread = math.exp(_WITHIN * math.sqrt(math.log(1 + _variance(len(times), once, twice, share, more) / more**2)))
    return Estimate(len(times), math.floor(more / spread), math.ceil(more * spread))


def _variance(seen: int, once: int, twice: int, share: float, more: float) -> float:
    """The variance of the bound, as Chao gives it; that of its corrected form where no page was caught twice."""
    if twice:
        ratio = once / twice
        return twice * (share * ratio**2 / 2 + share**2 * ratio**3 + share**2 * ratio**4 / 4)
    total = seen + more
    return max(
        0.0,
        share * once * (once - 1) / 2 + share**2 * once * (2 * once - 1) ** 2 / 4 - share**2 * once**4 / (4 * total),
    )
