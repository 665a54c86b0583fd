"""How alike results are: the log-odds that two of them speak of one person.

A shared word tells the more the rarer it is on the web and the commoner in this scan. No result is compared with all
others: each meets those it shares its rarest words with, so that the cost of a result does not grow with the scan.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from identity_scan.facts import site_kind
from identity_scan.person.lexicon import common_words, field_of_site, idle_words, phrases, trades
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading

_SMALL_SCAN = 120
"""Up to how many results all are compared with all."""
_MEETS = (6, 40)
"""In a larger scan, how many others a result chooses to be compared with: fewer, the larger it is."""
_COMPARISONS = 20_000
"""How many comparisons a scan aims at before it comes down to the fewest a result."""
_TELLING = 10
"""By how many of its words, the rarest first, a result looks for others."""
_FEW = 40
"""In a scan of fewer results a word is not taken for common because a handful share it."""
_APART = -1.0
"""The most that two results with different middle names can be alike."""
_CENTURIES = ("15", "16", "17", "18", "19", "20")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a result is compared: its words, its fields of work, how the name is continued there."""

    words: frozenset[str]
    fields: Mapping[str, float]
    host: str
    own_host: bool
    middles: frozenset[str]
    beside: frozenset[str]
    years: frozenset[str]
    named: bool


def sketch(reading: Reading, mention: Mention, name_words: frozenset[str]) -> Sketch:
    """Return what of a result is compared with others."""
    skip = idle_words() | name_words
    words = {w for part in reading.passages for w in part.words if len(w) > 1 and w not in skip}
    words |= {w for w in reading.address if len(w) > 2 and w not in skip}
    said = [w for part in reading.passages for w in part.words if len(w) == 4 and w.isdecimal()]
    return Sketch(
        words=frozenset(words),
        fields=fields_of(reading),
        host=reading.host,
        own_host=site_kind(reading.host) is None,
        middles=frozenset(m[0] for m in mention.middles),
        beside=(mention.before | mention.after | frozenset(m for m in mention.middles if len(m) > 1)) - skip,
        years=frozenset(w for w in said if w[:2] in _CENTURIES),
        named=mention.form.whole,
    )


def fields_of(reading: Reading) -> Mapping[str, float]:
    """Return the fields of work a result speaks of, as a vector of length one; empty if it speaks of none."""
    found: dict[str, float] = defaultdict(float)
    seen = set()
    for said in (reading.title.trades, reading.snippet.trades, phrases(reading.address, trades())):
        for _start, _end, phrase in said:
            if phrase not in seen:
                seen.add(phrase)
                kinds = trades()[phrase]
                for trade in kinds:
                    found[trade.field] += (1.5 if trade.person else 1.0) / len(kinds)
    if field := field_of_site(reading.host):
        found[field] += 1.5
    return unit(found)


def unit(vector: Mapping[str, float]) -> Mapping[str, float]:
    """Return the vector at length one."""
    length = math.sqrt(sum(v * v for v in vector.values()))
    return {k: v / length for k, v in vector.items()} if length else {}


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return how far two vectors point the same way."""
    if len(a) > len(b):
        a, b = b, a
    return sum(v * b[k] for k, v in a.items() if k in b)


@cache
def oddity(word: str) -> float:
    """Return how rare a word is on the web, 0 for the commonest, about 7 for one that no list has."""
    return math.log((common_words().get(word, 12_000) + 40) / 40) * 1.25


@cache
def _expected(word: str) -> float:
    """Return in which share of any results a word is to be expected."""
    return min(0.5, 4 / common_words().get(word, 20_000)) + 0.001


class Row:
    """The results that one was compared with, and the log-odds for each, as bare numbers: there are many."""

    __slots__ = "_at", "_odds"

    def __init__(self, links: Iterable[tuple[int, float]]) -> None:
        self._at, self._odds = array("l"), array("d")
        for at, odds in links:
            self._at.append(at)
            self._odds.append(odds)

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return zip(self._at, self._odds, strict=True)


Links = Sequence[Row]
"""For every result of a scan those it was compared with, the likeliest first."""


class Likeness:
    """The results of one scan, ready to be compared."""

    def __init__(self, sketches: Sequence[Sketch], weights: Mapping[str, float]) -> None:
        self.sketches, self.weights = sketches, weights
        self.size = max(len(sketches), 1)
        self.most = max(_MEETS[0], min(_MEETS[1], _COMPARISONS // self.size))
        self._of = Counter(w for s in sketches for w in s.words)
        self._beside = Counter(w for s in sketches for w in s.beside)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for n, s in enumerate(sketches):
            for word in (*s.words, f"//{s.host}"):
                if len(self._postings[word]) <= self.most:
                    self._postings[word].append(n)
        self._lifts: dict[str, float] = {}
        self._links: Links | None = None

    def rarity(self, word: str) -> float:
        """Return how few results of the scan have a word: 0 for one that all have."""
        return math.log((self.size + 1) / max(self._of[word], 1))

    def lift(self, word: str) -> float:
        """Return how much commoner a word is in this scan than elsewhere, 0 if it is not."""
        if word not in self._lifts:
            self._lifts[word] = max(0.0, math.log(max(self._of[word], 1) / max(self.size, _FEW) / _expected(word)))
        return self._lifts[word]

    def meets(self, n: int) -> list[int]:
        """Return the results that share most with result n, those that could speak of the same person."""
        if self.size <= _SMALL_SCAN:
            return [m for m in range(self.size) if m != n]
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(self.sketches[n].words, key=lambda w: (self._of[w], w))[:_TELLING]:
            weight = self.rarity(word)
            for m in self._postings[word]:
                shared[m] += weight
        for m in self._postings[f"//{self.sketches[n].host}"]:
            shared[m] += 2
        shared.pop(n, None)
        return sorted(shared, key=lambda m: (-shared[m], m))[: self.most]

    def features(self, a: Sketch, b: Sketch) -> dict[str, float]:
        """Return in what two results are alike, by the names of the weights."""
        words = a.words & b.words
        odd = sorted(map(oddity, words), reverse=True)
        lifts = [self.lift(w) for w in words]
        fields = dot(a.fields, b.fields)
        beside = sum(math.log((self.size + 1) / max(self._beside[w], 1)) for w in a.beside & b.beside)
        return {
            "constant": 1.0,
            "count": min(len(words), 12) / 4,
            "lift": sum(lifts) / 8,
            "even_lift": sum(min(v, 4.0) for v in lifts) / 8,
            "odd_words": sum(v > 5 for v in odd) / 3,
            "oddest": sum(odd[:3]) / 10,
            "fields": fields,
            "other_fields": float(bool(a.fields) and bool(b.fields) and fields < 0.1),
            "host": float(a.host == b.host and a.own_host),
            "middle": float(bool(a.middles & b.middles)),
            "other_middle": float(bool(a.middles and b.middles) and not a.middles & b.middles),
            "beside": min(beside, 4.0) / 2,
            "years": float(min(len(a.years & b.years), 2)),
        }

    def link(self, a: Sketch, b: Sketch) -> float:
        """Return the log-odds that two results speak of one person."""
        weights, features = self.weights, self.features(a, b)
        odds = sum(weights[k] * v for k, v in features.items())
        return min(odds, _APART) if features["other_middle"] else odds

    def links(self) -> Links:
        """Return for every result the others it was compared with and the log-odds for each, the likeliest first."""
        if self._links is None:
            self._links = self._linked()
        return self._links

    def _linked(self) -> Links:
        found: list[dict[int, float]] = [{} for _ in self.sketches]
        for n, one in enumerate(self.sketches):
            for m in self.meets(n):
                if m not in found[n]:
                    found[n][m] = found[m][n] = self.link(one, self.sketches[m])
        return [Row(sorted(row.items(), key=lambda item: (-item[1], item[0]))) for row in found]


def probability(logit: float) -> float:
    """Return the probability of log-odds, never quite 0 or 1."""
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))
