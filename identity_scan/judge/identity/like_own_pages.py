"""What the whole scan tells of each result: is it like what the worker told, and like results that are surely theirs?

Two steps, both sums of weights in facts/identity.toml: `own` weighs what a result shows itself; `scan` weighs that
again together with the results it is like. The sum is taken against the best of the scan: where nothing is like what
the worker told, the most alike does not become theirs.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from identity_scan.judge.identity.like_own_words import Profile, compare, pairs_of
from identity_scan.judge.identity.likeness import Likeness, Links, Row, probability
from identity_scan.judge.identity.weighing import Evidence, model
from identity_scan.person.lexicon import idle_words

CLUES = (
    "employer", "employer_part", "employer_site", "school", "school_part", "place", "region", "profession",
    "trade_words", "account_site", "middle", "also_called", "other_middle", "other_trade", "other_work", "deceased",
    "other_country", "other_place", "named_after", "elsewhere", "none", "given", "surname", "copy",
)  # fmt: skip
"""The evidence of R1 that is weighed here once more, beside likeness."""

_TO_BEST = ("facts", "keywords", "addresses", "count", "pairs", "same_field", "other_field")
_BEHIND_BEST = ("nearest_page", "near_pages", "all_pages", "life")
CUTS = (0.8, 1.4, 2.0)
"""Log-odds at which results are taken together to see whether their group is the worker's."""

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a result stands in its scan: log-odds over (or under) what is needed, the part of it that other results
    bear, and which of them is most like it and surely the worker's.
    """

    margin: float
    by_others: float
    nearest: int


def own_features(cases: Sequence[Evidence], told: Profile, scan: Likeness) -> list[Features]:
    """Return what each result shows itself, also against the best of the scan."""
    rows: list[Features] = []
    skip = idle_words()
    for case, sketch in zip(cases, scan.sketches, strict=True):
        pairs = frozenset[str]().union(*(pairs_of(part.words, skip) for part in case.reading.passages))
        amounts = {clue.kind: clue.amount for clue in case.clues}
        row = {f"clue.{kind}": amounts.get(kind, 0.0) for kind in CLUES}
        rows.append(row | {f"like.{k}": v for k, v in compare(told, sketch, pairs, scan).items()})
    for name in _TO_BEST:
        best = max((row[f"like.{name}"] for row in rows), default=0.0) + 0.3
        for row in rows:
            row[f"best.{name}"] = row[f"like.{name}"] / best
    for name in _BEHIND_BEST:
        best = max((row[f"like.{name}"] for row in rows), default=0.0)
        for row in rows:
            row[f"best.{name}"] = row[f"like.{name}"] - best
    return rows


def scan_features(first: Sequence[float], links: Links) -> list[Features]:
    """Return what the others tell of each result: those it is like, the groups it is in, and where it stands."""
    sure = [probability(z) for z in first]
    rows = [_neighbours(n, sure, links[n]) for n in range(len(first))]
    for cut in CUTS:
        for n, group in enumerate(_groups(first, sure, links, cut)):
            rows[n] |= {f"group{cut}.{k}": v for k, v in group.items()}
    _standing(first, rows)
    return rows


def _neighbours(n: int, sure: Sequence[float], links: Row) -> Features:
    near = [(m, probability(v)) for m, v in links]
    tops = sorted((p * sure[m] for m, p in near), reverse=True)[:3]
    five, cubes = near[:5], [(m, p**3) for m, p in near]
    return {
        "near.best": tops[0] if tops else 0.0,
        "near.three": sum(tops) / 3,
        "near.five": sum(p * sure[m] for m, p in five) / (sum(p for _m, p in five) + 1e-6),
        "near.all": sum(p * sure[m] for m, p in cubes) / (sum(p for _m, p in cubes) + 1e-6),
    }


def _groups(first: Sequence[float], sure: Sequence[float], links: Links, cut: float) -> list[Features]:
    total = sum(sure)
    found: dict[int, Features] = {}
    for members in joined(len(first), ((n, m) for n, row in enumerate(links) for m, v in row if v > cut)):
        tops = sorted((first[n] for n in members), reverse=True)[:3]
        held = sum(sure[n] for n in members)
        row = {
            "best": tops[0] / 4,
            "three": sum(tops) / len(tops) / 4,
            "mean": held / len(members),
            "share": held / total,
        }
        found |= dict.fromkeys(members, row)
    return [found[n] for n in range(len(first))]


def joined(size: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups that links make of 0 … size-1, each in order."""
    root = list(range(size))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for n, m in links:
        a, b = find(n), find(m)
        if a != b:
            root[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for n in range(size):
        groups.setdefault(find(n), []).append(n)
    return list(groups.values())


def _standing(first: Sequence[float], rows: Sequence[Features]) -> None:
    if not rows:
        return
    ordered = sorted(first, reverse=True)
    size = len(first)
    best, third, middle = ordered[0], ordered[min(2, size - 1)], (ordered[(size - 1) // 2] + ordered[size // 2]) / 2
    mean = sum(first) / size
    spread = math.sqrt(sum((z - mean) ** 2 for z in first) / size) + 0.3
    sure = [probability(z) for z in first]
    average = sum(sure) / size
    for z, p, row in zip(first, sure, rows, strict=True):
        row |= {
            "first.log": z,
            "first.sure": p,
            "first.mean": average,
            "first.best": max(sure),
            "first.ratio": p / max(sure),
            "first.base": math.log(average / (1 - average)),
            "stand.best": z - best,
            "stand.third": z - third,
            "stand.middle": z - middle,
            "stand.spread": (z - mean) / spread,
            "stand.top": best / 4,
            "stand.median": middle / 4,
        }


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of weighted features, with the constant."""
    return weights["constant"] + sum(weights[k] * v for k, v in features.items())


def standings(cases: Sequence[Evidence], told: Profile, scan: Likeness, links: Links) -> list[Standing]:
    """Return how each result stands in the scan."""
    weights = model()
    own = own_features(cases, told, scan)
    first = [weigh(row, weights.own) for row in own]
    around = scan_features(first, links)
    second = [weigh(a | b, weights.scan) for a, b in zip(own, around, strict=True)]
    need = needed(second)
    found = []
    for n, z in enumerate(second):
        by_others = sum(weights.scan[k] * v for k, v in around[n].items() if k.startswith(("near.", "group")))
        nearest = max(links[n], key=lambda link: probability(link[1]) * probability(first[link[0]]), default=(-1, 0.0))[
            0
        ]
        found.append(Standing(z - need, by_others, nearest))
    return found


def needed(logits: Sequence[float]) -> float:
    """Return the log-odds that a result of this scan needs: a share of the best one's probability, within limits."""
    limits = model().limits
    best = probability(max(logits, default=0.0))
    p = max(limits["lowest"], min(limits["highest"], limits["share"] * best))
    return math.log(p / (1 - p))
