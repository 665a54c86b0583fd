"""Where a network is cut for the least, by a maximum flow over layers of shortest ways (Dinic).

A library that does this weighs 19 MB on each worker's computer; what is asked of it here is a page long, and the tests
compare the cuts with trying every set of pages.
"""

from collections import deque
from collections.abc import Hashable, Iterable
from itertools import pairwise
from typing import Final

Node = Hashable
_Left = dict[Node, dict[Node, int]]
"""What could still go from each node to each that it is joined to, either way."""
UNLIMITED: Final = 0
"""What stands for the capacity of an edge that no cut may take."""


def near_side(edges: Iterable[tuple[Node, Node, int]], start: Node, end: Node) -> frozenset[Node]:
    """Return all nodes on the start's side of a smallest cut, of several the one nearest to the end.

    An edge is a pair of nodes and what it carries, UNLIMITED or more than nothing. Every way from start to end needs an
    edge that is limited.
    """
    left = _left(edges)
    while end in (onward := _layers(left, start)):
        _fill(left, onward, start, end)
    return frozenset(left) - _reaching(left, end)


def _left(edges: Iterable[tuple[Node, Node, int]]) -> _Left:
    every = list(edges)
    most = 1 + sum(carries for _a, _b, carries in every)  # more than a cut of all that is limited
    left: _Left = {}
    for a, b, carries in every:
        onward = left.setdefault(a, {})
        onward[b] = onward.get(b, 0) + (carries or most)
        left.setdefault(b, {}).setdefault(a, 0)
    return left


def _layers(left: _Left, start: Node) -> dict[Node, list[Node]]:
    """For each node that can be reached, those that lie one step further from the start."""
    far = {start: 0}
    onward: dict[Node, list[Node]] = {}
    new = deque((start,))
    while new:
        here = new.popleft()
        open_ = [there for there, carries in left.get(here, {}).items() if carries]
        for there in open_:
            if there not in far:
                far[there] = far[here] + 1
                new.append(there)
        onward[here] = [there for there in open_ if far[there] == far[here] + 1]
    return onward


def _fill(left: _Left, onward: dict[Node, list[Node]], start: Node, end: Node) -> None:
    """Send all that the layers carry; what leads nowhere is struck out of them."""
    path = [start]
    while True:
        here = path[-1]
        if here == end:
            carried = min(left[a][b] for a, b in pairwise(path))
            for a, b in pairwise(path):
                left[a][b] -= carried
                left[b][a] += carried
            path = [start]
            continue
        while onward[here] and not left[here][onward[here][-1]]:
            onward[here].pop()
        if onward[here]:
            path.append(onward[here][-1])
        elif here == start:
            return
        else:
            path.pop()
            onward[path[-1]].pop()


def _reaching(left: _Left, end: Node) -> set[Node]:
    """The nodes from which the end can still be reached."""
    found: set[Node] = {end}
    new = deque((end,))
    while new:
        here = new.popleft()
        for before in left.get(here, {}):
            if before not in found and left[before][here]:
                found.add(before)
                new.append(before)
    return found
