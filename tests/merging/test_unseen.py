"""How much has not been seen: the overlap of independent indexes, and where it tells nothing."""

import random
from datetime import UTC, datetime

import pytest

from identity_scan.merging.unseen import chao, estimate
from identity_scan.model import Answer, Ask, Collected, Estimate, Hit, Outcome, Query, Tier

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
INDEXES = {"bing": "bing", "yahoo": "bing", "brave": "brave", "wikipedia": "wikipedia"}


def came(engine: str, pages: range, recipe: str = "N1", outcome: Outcome = Outcome.RESULTS) -> Collected:
    hits = tuple(Hit(n, "A B", f"https://site{page}.example/") for n, page in enumerate(pages, 1))
    return Collected(Ask(engine, Query(recipe, recipe, "A B", Tier.NAME, 30), 1), Answer(outcome, hits), NOON)


def test_one_index_cannot_tell_however_many_brands_show_it() -> None:
    one = [came("bing", range(10)), came("yahoo", range(5, 15)), came("wikipedia", range(3))]
    assert estimate(one, INDEXES) is None
    refused = came("brave", range(0), outcome=Outcome.BLOCKED)
    assert estimate([*one, refused], INDEXES) is None
    assert estimate([*one, came("brave", range(10), recipe="F1")], INDEXES) is None
    said_none = estimate([*one, came("brave", range(0), outcome=Outcome.NONE)], INDEXES)
    assert said_none is not None
    assert said_none.seen == 15


def test_what_two_indexes_share_tells_how_much_both_missed() -> None:
    # q1 = 10, q2 = 15: 1/2 * 10 * 9 / (2 * 16) = 1.4 pages that neither shows
    found = estimate([came("bing", range(20)), came("brave", range(5, 25))], INDEXES)
    assert found is not None
    assert (found.seen, found.unseen_low) == (25, 0)
    assert 2 <= found.unseen_high <= 12
    assert chao([{"a", "b"}, {"a", "b"}]) == Estimate(2, 0, 0)
    strangers = chao([set(range(10)), set(range(10, 20))])
    assert strangers is not None
    assert strangers.unseen_low >= 10
    assert chao([set(), set()]) == Estimate(0, 0, 0)


@pytest.mark.parametrize("share", [0.35, 0.5, 0.7])
def test_four_independent_indexes_hold_the_truth_nearly_always(share: float) -> None:
    chance = random.Random(7)
    held = 0
    for _case in range(300):
        catches = [{page for page in range(60) if chance.random() < share} for _index in range(4)]
        found = chao(catches)
        assert found is not None
        held += found.seen + found.unseen_low <= 60 <= found.seen + found.unseen_high
    assert held >= 270
