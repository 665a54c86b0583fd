"""What a page was judged to show, once its words are no longer kept: the codes stay, so the judgement stays (ETHICS 6).

Without this a finding would come to matter less for no other reason than that we forgot what it says.
"""

from dataclasses import replace

from identity_scan.judge.severity import boundary, weigh, weights_of
from identity_scan.model import (
    By,
    Disclosure,
    Exposure,
    Finding,
    HitKind,
    Identity,
    Judged,
    Life,
    Person,
    Reason,
    Said,
    Severity,
    Verdict,
    Where,
)
from identity_scan.remembered import Seen
from identity_scan.speech import address
from identity_scan.speech.telling import say


def recalled(judged: Judged, seen: Seen | None, person: Person) -> Judged:
    """Return a finding with what is remembered of it, where a search was finished and its words have been erased.

    What the worker says of the finding now goes before it, as it goes before every rule.
    """
    if seen is None or seen.verdict is Verdict.NOT_ME or judged.identity.verdict is Verdict.NOT_ME or _worded(judged):
        return judged
    still = tuple(d for d in judged.disclosures if d.kind in seen.kinds)
    lost = tuple(kind for kind in seen.kinds if kind not in {d.kind for d in still})
    whole = replace(
        judged,
        exposure=_exposure(judged.exposure, seen.life),
        disclosures=(*still, *(Disclosure(kind, "", Where.SNIPPET, _said(kind)) for kind in lost)),
        boundary=boundary(judged.boundary, lost),
    )
    return replace(whole, severity=_severity(whole, seen, person))


def absent(seen: Seen) -> Judged:
    """Return a page that the newest search does not show, as far as an earlier one is remembered."""
    why = Reason(Said("judged.last"))
    return Judged(
        finding=Finding(seen.finding, seen.url, seen.title, "", address.site(seen.url), (), kind=_kind(seen)),
        identity=Identity(seen.verdict, 1.0, (why,)),
        exposure=Exposure(seen.life, 1.0, (why,)),
        disclosures=tuple(Disclosure(kind, "", Where.SNIPPET, _said(kind)) for kind in seen.kinds),
        severity=Severity(seen.score, seen.band, ()),
    )


def _kind(seen: Seen) -> HitKind:
    return HitKind.GENERATED if seen.generated else HitKind.WEB


def _worded(judged: Judged) -> bool:
    return any(sighting.snippet for sighting in judged.finding.sightings)


def _said(kind: str) -> Said:
    return say("fact.worded", fact=kind)


def _exposure(exposure: Exposure, life: Life) -> Exposure:
    if exposure.by is By.WORKER or exposure.verdict is life:
        return exposure
    why = Reason(Said("judged.worded"))
    return replace(exposure, verdict=life, reasons=(why, *exposure.reasons))


def _severity(judged: Judged, seen: Seen, person: Person) -> Severity:
    """Weigh by the rules with the facts that are remembered; the score stays what it was unless the worker spoke."""
    made = weigh(weights_of(judged, person, {d.kind for d in judged.disclosures}))
    spoken = judged.identity.verdict is not seen.verdict or judged.exposure.by is By.WORKER
    return made if spoken else replace(made, score=seen.score, band=seen.band)
