"""From what came in to what the faces show: merge, judge, advise, grade; the same answers give the same assessment."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from identity_scan.advice.advise import advise
from identity_scan.engines import ENGINES
from identity_scan.engines.belief import settled as believed
from identity_scan.judge import appraise, judge
from identity_scan.judge.identity.identify import identify
from identity_scan.judge.recalled import recalled
from identity_scan.judge.worked_out import WorkedOut
from identity_scan.keeping.basis import Basis, recall
from identity_scan.keeping.reduced import REDUCED
from identity_scan.merging.coverage import coverage, unanswered
from identity_scan.merging.merge import merge
from identity_scan.model import (
    Assessment,
    By,
    Collected,
    Decision,
    Finding,
    Identity,
    Judged,
    Namesake,
    Outcome,
    Person,
    Plan,
    Reason,
    Scan,
    Status,
    Verdict,
)
from identity_scan.remembered import Seen
from identity_scan.session.grade import grade
from identity_scan.speech.language import in_use
from identity_scan.speech.telling import say

_ORDER = {Verdict.ME: 0, Verdict.UNSURE: 1, Verdict.NOT_ME: 2}


def assess(
    person: Person,
    scan: Scan,
    plan: Plan,
    collected: Sequence[Collected],
    index_of: Mapping[str, str],
    *,
    today: date,
    decisions: Mapping[str, Decision] | None = None,
    statuses: Mapping[tuple[str, str], Status] | None = None,
    seen: Mapping[str, Seen] | None = None,
    basis: Mapping[str, Basis] | None = None,
    worked: WorkedOut | None = None,
    known: Sequence[Collection[str]] = (),
) -> Assessment:
    """Return everything that is said of a scan.

    `index_of` names the index behind each engine; `decisions` are the worker's words by finding, `statuses` where each
    action of a finding stands, by finding and action id, `seen` what is remembered of a finished scan by finding,
    `basis` what the rules said of it while the most of it was at hand, `worked` what was worked out of single findings
    for an assessment before: what rests on the same is taken from there; `known` are the
    names of the pages that the history knows, those that the worker decided on first.
    """
    worked = (worked or WorkedOut()).resting_on(person, today, in_use())
    covered = coverage(plan, collected, index_of)
    remembered = recall(seen or {}, basis or {})
    judged, namesakes = _judged(person, collected, index_of, today, decisions or {}, basis or {}, worked, known)
    worked.only({j.finding.id for j in judged})
    judged = tuple(recalled(j, remembered.get(j.finding.id), person) for j in judged)
    standing: dict[str, dict[str, Status]] = defaultdict(dict)
    for (finding, action), status in (statuses or {}).items():
        standing[finding][action] = status
    advised = (
        worked.advised(j, standing.get(j.finding.id, {}), partial(advise, j, person, statuses or {}, today))
        for j in judged
    )
    return Assessment(
        person=person,
        scan=scan,
        coverage=covered,
        grade=grade(judged, covered, person.safety),
        judged=tuple(sorted(advised, key=_place)),
        namesakes=namesakes,
        unanswered=unanswered(plan, collected),
    )


def advised(found: Assessment, statuses: Mapping[tuple[str, str], Status], today: date) -> Assessment:
    """Return an assessment with its steps as they stand now; a finding with the same steps stays the very same."""

    def again(judged: Judged) -> Judged:
        advice = () if REDUCED in judged.flags else advise(judged, found.person, statuses, today)
        return judged if advice == judged.advice else replace(judged, advice=advice)

    return replace(found, judged=tuple(map(again, found.judged)))


def _judged(
    person: Person,
    collected: Sequence[Collected],
    index_of: Mapping[str, str],
    today: date,
    decisions: Mapping[str, Decision],
    basis: Mapping[str, Basis],
    worked: WorkedOut,
    known: Sequence[Collection[str]],
) -> tuple[tuple[Judged, ...], tuple[Namesake, ...]]:
    """Judge by believed answers; what only doubted ones show is a hint: shown as such, and no evidence for others."""
    came = believed(collected)
    findings = merge(came, index_of, *known)
    sure = findings
    if any(sighting.doubted for finding in findings for sighting in finding.sightings):
        sure = merge((c for c in came if c.answer.outcome is not Outcome.DOUBTED), index_of, *known)
    settled = {name: one.verdict for name, one in basis.items() if one.verdict is not None}
    earlier = {name: Decision(name, one.said) for name, one in basis.items() if one.said is not None}
    judged, namesakes = judge(
        sure, person, today=today, decisions=decisions, settled=settled, earlier=earlier, worked=worked
    )
    by_id = {j.finding.id: j for j in judged}
    if hints := [finding for finding in findings if finding.id not in by_id]:
        identities = [_hinted(*pair) for pair in zip(hints, identify(hints, person, decisions, today), strict=True)]
        hinted = appraise(hints, identities, person, today=today, decisions=decisions, worked=worked)
        by_id |= {j.finding.id: j for j in hinted}
    return tuple(_of(finding, by_id[finding.id]) for finding in findings), namesakes


def _of(finding: Finding, judged: Judged) -> Judged:
    return judged if judged.finding == finding else replace(judged, finding=finding)


def _hinted(finding: Finding, identity: Identity) -> Identity:
    """Whom a page is about that no believed answer shows: never the worker, unless they say so."""
    if identity.by is By.WORKER:
        return identity
    ids = dict.fromkeys(sighting.engine for sighting in finding.sightings)
    names = ", ".join(ENGINES[name].name if name in ENGINES else name for name in ids)
    said = Reason(say("judged.hint", engines=names), 0.0, "doubted")
    mine = identity.verdict is Verdict.ME
    return replace(
        identity,
        verdict=Verdict.UNSURE if mine else identity.verdict,
        confidence=0.5 if mine else identity.confidence,
        reasons=(said, *identity.reasons),
    )


def _place(judged: Judged) -> tuple[int, int, str]:
    return _ORDER[judged.identity.verdict], -judged.severity.score, judged.finding.url
