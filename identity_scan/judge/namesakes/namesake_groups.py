"""Which results speak of one person: chains of like results first, then the loose ones beside the group they fit."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from identity_scan.judge.identity.like_own_pages import Features, joined, weigh
from identity_scan.judge.identity.likeness import Links, Sketch, dot, probability, unit
from identity_scan.judge.identity.weighing import Model

_APART = -2.0
"""Log-odds for two results that were not compared: they share nothing that tells."""
_LOOKED_AT = 40
"""Of how many results of a group the fields of work are read."""
_NEAR = 12
"""How many of its links a result looks along for a group to join."""

BIG = 3
"""From how many results on a group can draw others to it."""


class Shape(NamedTuple):
    """How many results a scan has, how many chains of at least two, and how many results are in those."""

    size: int
    chains: int
    bound: int


def shape(groups: Sequence[Sequence[int]]) -> Shape:
    """Return the shape of a scan."""
    longer = [len(group) for group in groups if len(group) > 1]
    return Shape(sum(map(len, groups)), len(longer), sum(longer))


def grouped(links: Links, sketches: Sequence[Sketch], weights: Model) -> list[list[int]]:
    """Return the groups of results 0 … that speak of one person each, the largest first."""
    size = len(links)
    groups = chains(links, weights.limits["chain"])
    whole = shape(groups)
    of = {n: group for group in groups for n in group}
    largest = max(groups, key=len, default=[])
    draws: list[tuple[int, int]] = []
    for group in groups:
        best, near = 0.0, -1
        for target in targets_of(group, largest, of, links):
            drawn = drawing(group, target, of, whole, links, sketches)
            if drawn["other_fields"] and drawn["best"] < 0:
                continue
            fits = probability(weigh(drawn, weights.group))
            if fits > best:
                best, near = fits, target[0]
        if best > weights.limits["draw"]:
            draws.append((group[0], near))
    joins = joined(size, [(group[0], n) for group in groups for n in group] + draws)
    return sorted(joins, key=lambda group: (-len(group), group[0]))


def targets_of(
    group: Sequence[int], largest: Sequence[int], of: Mapping[int, Sequence[int]], links: Links
) -> list[Sequence[int]]:
    """Return the larger groups that could draw a group: the largest of all, and those it is linked with."""
    near = {of[m][0] for n in group for m, _odds in islice(links[n], _NEAR)} | {n for n in largest[:1]}
    near.discard(group[0])
    return [of[n] for n in sorted(near) if len(of[n]) >= max(BIG, len(group))]


def chains(links: Links, cut: float) -> list[list[int]]:
    """Return the groups that links from a log-odds on make."""
    return joined(len(links), ((n, m) for n, row in enumerate(links) for m, odds in row if odds > cut))


def drawing(
    group: Sequence[int],
    target: Sequence[int],
    of: Mapping[int, Sequence[int]],
    whole: Shape,
    links: Links,
    sketches: Sequence[Sketch],
) -> Features:
    """Return what draws a group to a larger one, by the names of the weights."""
    near = sorted((odds for n in group for m, odds in links[n] if of[m] is target), reverse=True)
    away = max(
        (odds for n in group for m, odds in links[n] if of[m] is not target and of[m] is not group), default=_APART
    )
    most = len(group) * len(target)
    share = len(target) / whole.size
    top = [*near[:4], *[_APART] * 4][: min(4, most)]
    here, there = _fields(group, sketches), _fields(target, sketches)
    fields = dot(here, there)
    return {
        "best": near[0] if near else _APART,
        "four": sum(top) / len(top),
        "mean": (sum(near) + _APART * (most - len(near))) / most,
        "met": len(near) / most,
        "away": away,
        "share": math.log(share / (1 - share + 0.02)),
        "own_size": math.log(len(group)),
        "size_share": share * math.log(len(group)),
        "groups": math.log(1 + whole.chains),
        "of_bound": len(target) / max(whole.bound, 1),
        "unnamed": sum(not sketches[n].named for n in group) / len(group),
        "fields": fields,
        "other_fields": float(bool(here) and bool(there) and fields < 0.2),
    }


def _fields(group: Sequence[int], sketches: Sequence[Sketch]) -> Mapping[str, float]:
    """Return the fields of work that a group speaks of; of a large one, those of its first results."""
    total: dict[str, float] = defaultdict(float)
    for n in group[:_LOOKED_AT]:
        for field, amount in sketches[n].fields.items():
            total[field] += amount
    return unit(total)
