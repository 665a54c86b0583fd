"""From what came in to what the faces show: merge, judge, advise, grade; the same answers give the same assessment."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from identity_scan.advise import advise
from identity_scan.basis import Basis, recall
from identity_scan.coverage import coverage, unanswered, unreliable
from identity_scan.engines import ENGINES
from identity_scan.judge import appraise, judge
from identity_scan.judge.identity import identify
from identity_scan.judge.severity import grade
from identity_scan.language import gettext as _
from identity_scan.merge import merge
from identity_scan.model import (
    Assessment,
    Collected,
    Decision,
    Finding,
    Identity,
    Judged,
    Namesake,
    Person,
    Plan,
    Reason,
    Scan,
    Status,
    Verdict,
)
from identity_scan.recalled import recalled
from identity_scan.record import Seen

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
) -> Assessment:
    """Return everything that is said of a scan.

    `index_of` names the index behind each engine; `decisions` are the worker's words by finding, `statuses` where each
    action of a finding stands, by finding and action id, `seen` what is remembered of a finished scan by finding,
    `basis` what the rules said of it while the most of it was at hand.
    """
    covered = coverage(plan, collected, index_of)
    known = recall(seen or {}, basis or {})
    judged, namesakes = _judged(person, collected, index_of, today, decisions or {}, basis or {})
    judged = tuple(recalled(j, known.get(j.finding.id), person) for j in judged)
    advised = (replace(j, advice=advise(j, person, statuses or {}, today)) for j in judged)
    return Assessment(
        person=person,
        scan=scan,
        coverage=covered,
        grade=grade(judged, covered, person.safety),
        judged=tuple(sorted(advised, key=_place)),
        namesakes=namesakes,
        unanswered=unanswered(plan, collected),
    )


def _judged(
    person: Person,
    collected: Sequence[Collected],
    index_of: Mapping[str, str],
    today: date,
    decisions: Mapping[str, Decision],
    basis: Mapping[str, Basis],
) -> tuple[tuple[Judged, ...], tuple[Namesake, ...]]:
    """Judge by what reliable engines show; what an unreliable one adds is shown, but is no evidence."""
    findings, doubted = merge(collected, index_of), unreliable(collected)
    believed = findings
    if doubted:
        believed = merge((c for c in collected if c.ask.engine not in doubted), index_of)
    settled = {name: one.verdict for name, one in basis.items() if one.verdict is not None}
    earlier = {name: Decision(name, one.said) for name, one in basis.items() if one.said is not None}
    judged, namesakes = judge(believed, person, today=today, decisions=decisions, settled=settled, earlier=earlier)
    if not doubted:
        return judged, namesakes
    by_id = {j.finding.id: j for j in judged}
    alone = [finding for finding in findings if finding.id not in by_id]
    identities = [_unproved(finding, person, decisions) for finding in alone]
    by_id |= {j.finding.id: j for j in appraise(alone, identities, person, today=today, decisions=decisions)}
    return tuple(replace(by_id[finding.id], finding=finding) for finding in findings), namesakes


def _unproved(finding: Finding, person: Person, decisions: Mapping[str, Decision]) -> Identity:
    """Whom a page is about that unreliable engines alone show: only the worker can tell."""
    decision = decisions.get(finding.id)
    if decision is not None and decision.verdict is not None:
        return identify([finding], person, decisions)[0]
    ids = dict.fromkeys(sighting.engine for sighting in finding.sightings)
    names = ", ".join(ENGINES[name].name if name in ENGINES else name for name in ids)
    why = _("Only {engines} shows it, which also found a person who does not exist.").format(engines=names)
    return Identity(Verdict.UNSURE, 0.5, (Reason(why, 0.0, "control"),))


def _place(judged: Judged) -> tuple[int, int, str]:
    return _ORDER[judged.identity.verdict], -judged.severity.score, judged.finding.url
