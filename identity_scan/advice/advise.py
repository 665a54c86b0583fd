"""What the worker can do about a finding: one lead action, at most two more, and "keep it, on purpose" (ACTIONS)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

from identity_scan import facts
from identity_scan.advice import roads
from identity_scan.advice.links import link
from identity_scan.judge.severity import REACHES, is_safety
from identity_scan.model import Action, Advice, Band, HitKind, Judged, Person, Safety, Said, Status, Verdict
from identity_scan.speech import address
from identity_scan.speech.telling import say

KEEP: Final = "EOI-08"
SAFETY_FIRST: Final = ("DOC-03", "CONS-04", "CONS-05")
"""In this order: keep proof, tell the employer, see an advocate; a sudden clean-up may warn somebody (SEVERITY 5)."""
CLIENTS_NEXT: Final = ("PRIV-01", "DOC-04")
_CONSULT: Final = "CONS-01"
_MOST = 3
_REVIEWS: Final = frozenset({"negative_review", "testimonial"})
_FIT_POINTS: Final = (55.0, 32.0, 24.0)
_SUITS = 20.0
"""An action with fewer points only happens to be possible: then keeping a low finding comes first."""
_DORMANT = 3
"""Years after which what the worker made themselves counts as left lying."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """An action that suits a finding, how well, and why."""

    action: str
    points: float
    why: Said


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads((facts.FOLDER / "advice.toml").read_text("utf-8"))


def advise(
    judged: Judged, person: Person, statuses: Mapping[tuple[str, str], Status] = {}, today: date | None = None
) -> tuple[Advice, ...]:
    """Return what to do about one finding, the lead action first (ACTIONS, "How the tool should offer them").

    At most three actions; "keep it, on purpose" is among them where little is at stake or nothing can be changed, and
    stands behind them elsewhere, except for client information and threats. `statuses` holds where each action stands
    by finding and action id; what earlier steps brought, and how old a page is by `today`, lead to further ones.
    """
    mine = judged.identity.verdict is Verdict.ME
    past = _past(judged, statuses, today)
    chosen = _for_mine(judged, person, past) if mine else _for_others(judged, person, past)
    return tuple(_advice(offer, judged, person, statuses) for offer in chosen)


def _rank(action: str) -> int:
    """Return the place of an action before points count: safety in its own order, then clients, then the others."""
    first = (*SAFETY_FIRST, *CLIENTS_NEXT)
    return min(first.index(action), len(SAFETY_FIRST)) if action in first else len(first)


def _advice(offer: _Offer, judged: Judged, person: Person, statuses: Mapping[tuple[str, str], Status]) -> Advice:
    status = statuses.get((judged.finding.id, offer.action), Status.TO_DO)
    return Advice(facts.actions()[offer.action], offer.why, link(offer.action, judged, person), status)


def _past(judged: Judged, statuses: Mapping[tuple[str, str], Status], today: date | None) -> tuple[str, ...]:
    """Return the triggers of what came before: a request that brought nothing, a text that engines still show."""
    asked = {
        way.road
        for way in (roads.ways().values() if statuses else ())
        if statuses.get((judged.finding.id, way.action)) is Status.UNCHANGED
    }
    year = (judged.finding.date or "")[:4]
    old = today is not None and year.isdecimal() and int(year) <= today.year - _DORMANT
    found = {
        "status:refused": roads.Road.SITE in asked,
        "status:stale": bool(asked & {roads.Road.SITE, roads.Road.CHANGE}),
        "status:dormant": old and judged.control == "self",
    }
    return tuple(trigger for trigger, holds in found.items() if holds)


def _for_others(judged: Judged, person: Person, past: tuple[str, ...]) -> list[_Offer]:
    """Who it is comes first; from a namesake one stands apart; then what would follow if it is the worker's."""
    offers = [_Offer("EOI-03", 0, say("advise.who"))]
    if judged.identity.verdict is Verdict.NOT_ME:
        if judged.confusable != "none":
            offers.append(_Offer("EOI-04", 0, say("needs.mistaken")))
        return offers
    follow = [offer for offer in _for_mine(judged, person, past) if offer.action != "EOI-03"][: _MOST - 1]
    offers += [replace(o, why=say("advise.if_you", why=(o.why,))) for o in follow]
    return offers


def _for_mine(judged: Judged, person: Person, past: tuple[str, ...]) -> list[_Offer]:
    ranked = _consult_first(judged, sorted(_offers(judged, person, past), key=_place))
    shown = {d.kind for d in judged.disclosures}
    if shown & set(_rules()["keep"]["never"]):
        return ranked[:_MOST]
    keep = _Offer(KEEP, 0, _why_keep(judged))
    faint = not ranked or ranked[0].points < _SUITS
    if judged.severity.band is Band.NOTE or (judged.severity.band is Band.LOW and faint):
        return [keep, *ranked[: _MOST - 1]]
    if judged.severity.band is Band.LOW or (judged.change == "impossible" and not any(map(is_safety, shown))):
        return [*ranked[:1], keep, *ranked[1 : _MOST - 1]]
    return [*ranked[:_MOST], keep]


def _why_keep(judged: Judged) -> Said:
    if judged.change == "impossible":
        return say("advise.let_be")
    return say("advise.fine")


def _place(offer: _Offer) -> tuple[int, float, str]:
    return _rank(offer.action), -offer.points + facts.actions()[offer.action].minutes / 20, offer.action


def _consult_first(judged: Judged, ranked: list[_Offer]) -> list[_Offer]:
    """Consult before you clean: from 70 on a talk comes first, about safety where that is at stake (ACTIONS 3)."""
    if judged.severity.band is not Band.ACT_NOW:
        return ranked
    if ranked and ranked[0].action in SAFETY_FIRST:
        return ranked
    talk = _Offer(_CONSULT, 0, say("advise.talk"))
    return [talk, *(offer for offer in ranked if offer.action != _CONSULT)]


def _offers(judged: Judged, person: Person, past: tuple[str, ...]) -> list[_Offer]:
    """Every action that a trigger, the kind of page or a fact suggests, each with its points and its best reason."""
    suggested: dict[str, list[tuple[float, Said]]] = {}
    further = {name for trigger in past for name in _by_trigger().get(trigger, ())}
    for trigger in (*_triggers(judged, person), *past):
        for name in _by_trigger().get(trigger, ()):
            suggested.setdefault(name, []).append(_from_trigger(trigger, judged))
    for points, name in zip(_FIT_POINTS, _rules()["fit"].get(judged.page_kind, ()), strict=False):
        suggested.setdefault(name, []).append((points, say("advise.fit")))
    for disclosure in judged.disclosures:
        for row in _rules()["facts"].get(disclosure.kind, ()):
            name, points_, *conditions = row.split()
            if all(_condition(c, judged) for c in conditions):
                suggested.setdefault(name, []).append((float(points_), _because(disclosure.kind)))
    return [
        _Offer(name, sum(points for points, _why in reasons), max(reasons, key=lambda reason: reason[0])[1])
        for name, reasons in suggested.items()
        if name != KEEP and (name in further or _allowed(facts.actions()[name], judged))
    ]


def _because(kind: str) -> Said:
    return say("advise.shows", fact=kind)


def _from_trigger(trigger: str, judged: Judged) -> tuple[float, Said]:
    sort, _colon, value = trigger.partition(":")
    points = float(_rules()["trigger"].get(sort, 0))
    if sort == "fact":
        return points + facts.severity_model()["facts"].get(value, {}).get("points", 0) / 10, _because(value)
    if sort == "host":
        return points, say("advise.at", site=judged.finding.site)
    return points, say(f"advise.{sort}")


@cache
def _by_trigger() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for action in facts.actions().values():
        for trigger in action.triggers:
            table[trigger] = (*table.get(trigger, ()), action.id)
    return table


def _triggers(judged: Judged, person: Person) -> list[str]:
    """Return the triggers of actions.json that hold for a finding; events and roles are not a finding's."""
    kinds = [d.kind for d in judged.disclosures]
    threat = person.safety is Safety.THREAT and any(map(is_safety, kinds))
    site, first = judged.finding.site, address.path(judged.finding.url).split("/")[1:2]
    return [
        *(f"fact:{kind}" for kind in kinds),
        f"host:{site}",
        *(f"host:{site}/{part}" for part in first),
        *([f"safety:{Safety.THREAT.value}"] if threat else []),
        f"band:{judged.severity.band.value}",
        f"label:{judged.label}",
        f"control:{judged.control}",
        f"change:{judged.change}",
        f"boundary:{judged.boundary}",
        f"confusable:{judged.confusable}",
        *([f"type:{HitKind.GENERATED.value}"] if judged.finding.kind is HitKind.GENERATED else []),
    ]


def _allowed(action: Action, judged: Judged) -> bool:
    return all(_condition(need, judged) for need in _rules()["needs"].get(action.id, ()))


def _condition(need: str, judged: Judged) -> bool:
    word, *values = need.split()
    kinds = {d.kind for d in judged.disclosures}
    match word:
        case "kind":
            return judged.page_kind in values
        case "role":
            return judged.exposure.verdict in ("mixed", "professional")
        case "contact":
            return bool(kinds & REACHES)
        case "client":
            return "client_info" in kinds
        case "own":
            return judged.control == "self"
        case "other":
            return judged.control != "self"
        case "fixed":
            return judged.change in ("hard", "impossible")
        case "unreviewed":
            return not kinds & _REVIEWS or bool(kinds & REACHES)
        case "elsewhere":
            return judged.finding.site not in values
        case "soft":
            return judged.change in ("easy", "moderate", "hard")
    return False
