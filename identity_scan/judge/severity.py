"""How much a finding matters, and the whole scan: score, bands, what would lower it most, letter (SEVERITY 2-6)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from identity_scan.facts import severity_model
from identity_scan.model import Band, Judged, Life, Part, Person, Safety, Said, Severity, Sighting, Tier, Verdict
from identity_scan.speech.telling import say

_MOST_SENSITIVE, _FURTHER, _HEAVY = 60, 3, 10
_RAISED: Final = {Safety.NONE: 0, Safety.ANGER: 12, Safety.THREAT: 20}
_LEAST_SEEN: Final = {Safety.NONE: 0.0, Safety.ANGER: 0.60, Safety.THREAT: 0.85}
_PROFESSIONAL_CAP, _MISTAKEN_CAP = 24, 50
_PLACES: Final = ((3, 1.00, 0.90), (10, 0.90, 0.80), (20, 0.70, 0.65), (10**9, 0.55, 0.50))
"""Up to which position, the factor for the bare name (tier A), the factor for one more word (tier B)."""
_DETAIL = 0.50
_AGREED: Final = {0: 0.0, 1: 0.0, 2: 0.05}
_MANY = 0.10


_AT_LEAST: Final = {
    "false_information": "contradicts",
    "threat_or_doxxing": "contradicts",
    "discipline": "contradicts",
    "negative_review": "rather_not",
    "professional_criticism": "rather_not",
    "complaint_record": "rather_not",
}
"""What cannot be how the worker wants to be seen, though it shows them at work: so the examples of SEVERITY 8 count it
for a critical review, a discipline decision and a false answer."""


REACHES: Final = frozenset({"private_phone", "private_email", "home_address"})
"""Facts by which a client reaches the worker outside work (SEVERITY 2)."""


def boundary(near: str, kinds: Collection[str]) -> str:
    """Return how near a client gets by the facts of these kinds; `near` is how near the page lets them come."""
    if not REACHES.isdisjoint(kinds):
        return "private"
    return "view" if near == "none" and "daily_routine" in kinds else near


@dataclass(frozen=True, slots=True)
class Weights:
    """What a score is computed from, each part removable (SEVERITY 4)."""

    facts: frozenset[str]
    life: Life = Life.PERSONAL
    boundary: str = "none"
    discrepancy: str = ""
    """fits, neutral, rather_not or contradicts; empty where the worker has not said: assumed from the life."""
    change: str = "moderate"
    visibility: float = 1.0
    safety: Safety = Safety.NONE
    verdict: Verdict = Verdict.ME
    confusable: str = "none"

    @property
    def stance(self) -> str:
        """How far the result is from how the worker wants to be seen, said or assumed."""
        if self.discrepancy:
            return self.discrepancy
        steps = severity_model()["discrepancy"]
        assumed = {str(severity_model()["discrepancy_default"][self.life.value])}
        return max(assumed | {_AT_LEAST[fact] for fact in self.facts & _AT_LEAST.keys()}, key=lambda name: steps[name])


def _fact(kind: str) -> dict[str, Any]:
    row: dict[str, Any] = severity_model()["facts"].get(kind, {"points": 0, "safety": False})
    return row


def is_safety(kind: str) -> bool:
    """Tell whether a kind of fact bears on the worker's safety."""
    return bool(_fact(kind)["safety"])


def points(kind: str, safety: Safety) -> int:
    """Return what a kind of fact weighs; safety facts weigh more where the worker is more exposed, up to 60."""
    row = _fact(kind)
    return min(_MOST_SENSITIVE, int(row["points"]) + (_RAISED[safety] if row["safety"] else 0))


def heaviest(kinds: Iterable[str], safety: Safety) -> str:
    """Return the kind of fact that weighs most, empty if none weighs anything."""
    ranked = max(((points(kind, safety), kind) for kind in kinds), default=(0, ""))
    return ranked[1] if ranked[0] else ""


def weights_of(judged: Judged, person: Person, found: Collection[str]) -> Weights:
    """Return what a page is weighed by; `found` are the kinds of facts it shows, a namesake's among them."""
    spoken_against = judged.contradicts and judged.page_kind != "podcast"  # told by choice (TX46)
    return Weights(
        facts=frozenset(found),
        life=judged.exposure.verdict,
        boundary=judged.boundary,
        discrepancy="contradicts" if spoken_against else "",
        change=judged.change,
        visibility=visibility(judged.finding.sightings),
        safety=person.safety,
        verdict=judged.identity.verdict,
        confusable=judged.confusable,
    )


def _sensitivity(weights: Weights) -> tuple[int, str, int, int]:
    """Return the total, the heaviest fact, its points, and how many further facts weigh."""
    ranked = sorted(((points(kind, weights.safety), kind) for kind in weights.facts), reverse=True) or [(0, "none")]
    further = sum(value >= _HEAVY for value, _kind in ranked[1:])
    return min(_MOST_SENSITIVE, ranked[0][0] + _FURTHER * further), ranked[0][1], ranked[0][0], further


def impact(weights: Weights) -> int:
    """Return sensitivity + boundary + discrepancy + persistence (SEVERITY 2)."""
    model = severity_model()
    total = _sensitivity(weights)[0]
    persistence = model["changeability"].get(weights.change, 0) if total >= _HEAVY else 0
    return int(total + model["boundary"][weights.boundary] + model["discrepancy"][weights.stance] + persistence)


def visibility(sightings: Iterable[Sighting]) -> float:
    """Return how findable a page is from its best sighting, more where independent indexes agree: 0.50 to 1.00."""
    seen = tuple(sightings)
    sure = tuple(s for s in seen if not s.doubted)
    best = max((_seen_at(s.query.tier, s.rank) for s in sure or seen), default=_DETAIL)
    families = len({s.index for s in sure})  # a doubted answer is no vote
    return min(1.0, best + _AGREED.get(families, _MANY))


def _seen_at(tier: Tier, rank: int) -> float:
    if tier is Tier.DETAIL:
        return _DETAIL
    return next(bare if tier is Tier.NAME else word for last, bare, word in _PLACES if rank <= last)


def _seen(weights: Weights) -> float:
    """Return the visibility that counts: safety facts have a lower bound, for a determined person reads on."""
    bound = _LEAST_SEEN[weights.safety] if any(map(is_safety, weights.facts)) else 0.0
    return max(weights.visibility, bound)


_CHILD: Final = frozenset({"child_identity", "child_first_name"})
_WHEREABOUTS: Final = frozenset({"home_address", "home_area", "daily_routine"})


def _floors(weights: Weights) -> Iterator[tuple[int, str]]:
    facts, safety = weights.facts, weights.safety
    if "client_info" in facts:
        yield 85, "floor.clients"
    if facts & {"threat_or_doxxing", "impersonation"}:
        yield 80, "floor.threatens"
    if "false_information" in facts and facts & {"criminal_or_police", "discipline"}:
        yield 70, "floor.accuses"
    if facts & _CHILD and facts & _WHEREABOUTS:
        yield 65, "floor.child"
    if "demeaning_content" in facts:
        yield 60, "floor.demeans"
    if "home_address" in facts and safety is not Safety.NONE:
        yield (
            (60 if safety is Safety.ANGER else 80),
            "floor.your_home",
        )
    if {"daily_routine", "home_area"} <= facts and safety is Safety.ANGER:
        yield 50, "floor.wait"
    if safety is Safety.THREAT and any(map(is_safety, facts)):
        yield 70, "floor.your_safety"


def score(weights: Weights) -> int:
    """Return the score, 0 to 100, after floors and caps."""
    raw = impact(weights) * _seen(weights)
    if weights.verdict is Verdict.NOT_ME:
        return min(_MISTAKEN_CAP, _rounded(raw * severity_model()["confusable"][weights.confusable]))
    value = max([_rounded(raw), *(floor for floor, _why in _floors(weights))])
    if _capped(weights):
        value = min(value, _PROFESSIONAL_CAP)
    return min(100, value)


def _rounded(value: float) -> int:
    """Round halves to the even number, as the reference figures of SEVERITY 8 do."""
    return round(round(value, 6))


def _capped(weights: Weights) -> bool:
    """Tell whether it is plain professional content, which never matters more than a little."""
    return weights.life is Life.PROFESSIONAL and not weights.facts & set(severity_model()["uncapped_professional"])


def band(value: int) -> Band:
    """Return the band of a score (SEVERITY 3)."""
    limits: dict[str, int] = severity_model()["bands"]
    return Band(next(name for name, least in sorted(limits.items(), key=lambda item: -item[1]) if value >= least))


@lru_cache(maxsize=4096)
def weigh(weights: Weights) -> Severity:
    """Return the severity with its parts, strongest first, and what would lower it most."""
    value = score(weights)
    parts = [
        *_notes(weights, value),
        *sorted(_parts(weights), key=lambda part: -part.points),
        *_factors(weights, value),
    ]
    return Severity(value, band(value), tuple(parts), _relief(weights, value))


def _notes(weights: Weights, value: int) -> Iterator[Part]:
    if weights.verdict is Verdict.UNSURE:
        yield Part(say("score.if_you", score=value), 0)
    if weights.verdict is Verdict.NOT_ME:
        yield Part(Said(f"confusion.{weights.confusable}"), 0)


_NEAR: Final = frozenset({"view", "contact", "private"})
_STANCE: Final = frozenset({"neutral", "rather_not", "contradicts"})
_CHANGE: Final = frozenset({"moderate", "hard", "impossible"})
"""What of each has a sentence; the rest says nothing."""


def _parts(weights: Weights) -> Iterator[Part]:
    model = severity_model()
    total, heaviest, value, further = _sensitivity(weights)
    if value:
        raised = (Said("score.raised"),) if value > _fact(heaviest)["points"] else ()
        yield Part(say("score.reveals", fact=heaviest, raised=raised), value)
    if total > value:
        yield Part(say("score.further", n=further), total - value)
    if weights.boundary in _NEAR:
        yield Part(Said(f"near.{weights.boundary}"), model["boundary"][weights.boundary])
    if weights.stance in _STANCE:
        against = not weights.discrepancy and _AT_LEAST.keys() & weights.facts and weights.life is not Life.MIXED
        yield Part(
            Said("stance.against" if against else f"stance.{weights.stance}"), model["discrepancy"][weights.stance]
        )
    if weights.change in _CHANGE and total >= _HEAVY:
        yield Part(Said(f"changing.{weights.change}"), model["changeability"][weights.change])


def _factors(weights: Weights, value: int) -> Iterator[Part]:
    seen = _seen(weights)
    yield Part(say("score.found", factor=seen), 0)
    if weights.verdict is Verdict.NOT_ME:
        return
    reached = [(floor, why) for floor, why in _floors(weights) if floor > _rounded(impact(weights) * seen)]
    if reached:
        floor, why = max(reached)
        yield Part(say(why, floor=floor), 0)
    if _capped(weights) and value == _PROFESSIONAL_CAP:
        yield Part(say("score.capped", cap=_PROFESSIONAL_CAP), 0)


def _relief(weights: Weights, value: int) -> Said | None:
    """Take each part away in turn and name the largest drop; None where nothing needs to be done."""
    if value < severity_model()["bands"]["low"] or weights.verdict is Verdict.NOT_ME:
        return None
    changes: list[tuple[Weights, Said]] = [
        (replace(weights, facts=weights.facts - {kind}), say("relief.fact", fact=kind))
        for kind in sorted(weights.facts, key=lambda kind: -points(kind, weights.safety))
    ]
    changes.append((replace(weights, boundary="none"), Said("relief.reach")))
    changes.append((replace(weights, discrepancy="fits"), Said("relief.fits")))
    changes.append((replace(weights, visibility=_DETAIL), Said("relief.found")))
    left, how = min(((score(changed), how) for changed, how in changes), key=lambda item: item[0])
    if left >= value:
        return None
    return say("relief.told", how=(how,), left=left)


MISTAKEN: Final = 40
"""From this score on somebody else could be taken for the worker (SEVERITY 6)."""
_WORST, _FEW = 85, 5


def letter(judged: Sequence[Judged], safety: Safety = Safety.NONE) -> str:
    """Return the letter of the findings, A to E, worst first and never an average (SEVERITY 6); for programs alone."""
    bands = severity_model()["bands"]
    mine = [j for j in judged if j.identity.verdict is Verdict.ME]
    mistaken = max((j.severity.score for j in judged if j.identity.verdict is Verdict.NOT_ME), default=0)
    scores = [j.severity.score for j in mine]
    act_now = sum(s >= bands["act-now"] for s in scores)
    high = sum(bands["high"] <= s < bands["act-now"] for s in scores)
    moderate = sum(bands["moderate"] <= s < bands["high"] for s in scores)
    pursued = safety is Safety.THREAT and any(
        j.severity.score >= bands["act-now"] and _bears_on_safety(j) for j in mine
    )
    if pursued or act_now >= 3 or any(s >= _WORST for s in scores):
        return "E"
    if act_now or high >= 3:
        return "D"
    if high or moderate > _FEW or mistaken >= MISTAKEN:
        return "C"
    return "B" if moderate else "A"


def _bears_on_safety(judged: Judged) -> bool:
    return any(is_safety(d.kind) for d in judged.disclosures)
