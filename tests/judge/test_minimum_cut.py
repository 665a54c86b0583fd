"""A minimum cut is as cheap as the cheapest of all that could be made, and parts the start from the end."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.judge.minimum_cut import near_side

Edge = tuple[str, str, int | None]
NODES = "sabcdt"


def reaches(edges: list[Edge], without: frozenset[int]) -> bool:
    known, grown = {"s"}, True
    while grown:
        more = {b for n, (a, b, _c) in enumerate(edges) if n not in without and a in known} - known
        known, grown = known | more, bool(more)
    return "t" in known


def cheapest(edges: list[Edge]) -> int | None:
    """The least that any set of edges costs without which nothing leads to the end, by trying all of them."""
    sets = chain.from_iterable(combinations(range(len(edges)), n) for n in range(len(edges) + 1))
    costs = [[edges[n][2] for n in chosen] for chosen in sets if not reaches(edges, frozenset(chosen))]
    return min((sum(c for c in cost if c is not None) for cost in costs if None not in cost), default=None)


def pair(n: tuple[str, str]) -> bool:
    return n[0] != n[1]


edge = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(pair)
networks = st.dictionaries(edge, st.one_of(st.integers(1, 9), st.none()), max_size=9)


@given(networks)
def test_no_other_cut_is_cheaper(found: dict[tuple[str, str], int | None]) -> None:
    edges: list[Edge] = [(a, b, capacity) for (a, b), capacity in found.items()]
    least = cheapest(edges)
    if least is None:
        with pytest.raises(ValueError, match="can't be cut"):
            near_side(edges, "s", "t")
        return
    near = near_side(edges, "s", "t")
    crossing = [capacity for a, b, capacity in edges if a in near and b not in near]
    assert "t" not in near
    assert None not in crossing
    assert sum(c for c in crossing if c is not None) == least
    assert not reaches(edges, frozenset(n for n, (a, b, _c) in enumerate(edges) if a in near and b not in near))


def test_of_two_cuts_that_cost_the_same_it_is_the_one_nearer_to_the_end() -> None:
    assert near_side([("s", "a", 2), ("a", "b", 5), ("b", "t", 2)], "s", "t") == {"s", "a", "b"}
