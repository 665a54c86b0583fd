"""The evidence on one result, and what each kind of it weighs (facts/identity.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from identity_scan.facts import FOLDER
from identity_scan.judge.reading.clues import Clue
from identity_scan.model import Verdict
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of evidence: its weight in log-odds, and the part it plays in R1."""

    weight: float
    part: str
    """name, strong, medium, contra, doubt or hint."""


@dataclass(frozen=True, slots=True)
class Model:
    """All weights, and the limits of the verdicts in log-odds."""

    kinds: Mapping[str, Kind]
    me: float
    not_me: float
    limits: Mapping[str, float]
    """What the sum over the scan needs: see context.needed."""
    pair: Mapping[str, float]
    own: Mapping[str, float]
    scan: Mapping[str, float]
    group: Mapping[str, float]


@cache
def model() -> Model:
    """Return the weights as they stand in the data file."""
    data = tomllib.loads((FOLDER / "identity.toml").read_text("utf-8"))
    kinds = {name: Kind(float(row["weight"]), row["part"]) for name, row in data["kinds"].items()}
    verdict = data["verdict"]
    return Model(
        kinds, verdict["me"], verdict["not_me"], data["limits"], data["pair"], data["own"], data["scan"], data["group"]
    )


def kind_of(clue: Clue) -> Kind:
    """Return what a piece of evidence weighs, and its part."""
    return model().kinds[clue.kind]


_SAME_TRADE = frozenset(("profession", "degree", "trade_words"))
"""A page of a social worker shows all three of anybody in the trade: title, degree and directory are hardly more than
one fact."""


@dataclass(slots=True)
class Evidence:
    """A result with the evidence that it shows."""

    reading: Reading
    mention: Mention
    clues: list[Clue] = field(default_factory=list)
    said: Verdict | None = None
    helping: bool = False
    """Whether the worker told a profession of social work or counselling."""
    wordlike: bool = False
    """Whether the name that is shown is a place, a word or a celebrity's as well."""
    practice: bool = False
    """Whether the page shows the worker's own practice, at its place."""

    def parts(self) -> frozenset[str]:
        """The parts that its evidence plays: strong, medium, contra, doubt, hint."""
        return frozenset(kind_of(clue).part for clue in self.clues)

    def kinds(self) -> frozenset[str]:
        """The kinds of its evidence."""
        return frozenset(clue.kind for clue in self.clues)

    def anchors(self) -> tuple[str, ...]:
        """The kinds of what it shows that is the worker's own, in the order in which they were found."""
        return tuple(dict.fromkeys(clue.kind for clue in self.clues if kind_of(clue).part == "strong"))

    def score(self) -> float:
        """The sum of the evidence, in log-odds; what tells one and the same fact of a person counts once."""
        weights = {clue.kind: kind_of(clue).weight * clue.amount for clue in self.clues}
        same = _SAME_TRADE & weights.keys() if self.helping else ()
        trade = sorted((weights.pop(kind) for kind in same), reverse=True)
        return sum(weights.values()) + sum(trade[:1]) + 0.5 * sum(trade[1:2])
