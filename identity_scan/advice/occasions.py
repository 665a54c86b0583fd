"""What calls for an action beside the results: a search that was made, a date, who the worker is, what happens."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from identity_scan import facts
from identity_scan.model import (
    NEEDS,
    Action,
    Assessment,
    Judged,
    Life,
    Person,
    Safety,
    Scan,
    Statement,
    Tier,
    Verdict,
)
from identity_scan.speech.text import fold

_QUARTER, _YEAR = timedelta(days=80), timedelta(days=350)
_FEW = 5
WHY: Final[Mapping[str, str]] = {
    "event:first_scan": "occasion.first_scan",
    "event:scan_done": "occasion.scan_done",
    "event:quarter": "occasion.quarter",
    "event:year": "occasion.year",
    "event:few_results": "occasion.few_results",
    "event:thin_professional": "occasion.thin_professional",
    "event:name_change": "occasion.name_change",
    "event:assistant": "occasion.assistant",
    "fact:client_info": "occasion.client_info",
    "role:supervisor": "occasion.supervisor",
    "safety:S1": "advise.safety",
    "safety:S2": "occasion.threat",
}
"""What is said of each, by its code."""
EACH_SCAN: Final = frozenset({"event:scan_done", "event:quarter", "event:few_results", "event:thin_professional"})
ALSO: Final[Mapping[str, tuple[str, ...]]] = {"DOC-03": ("safety:S2",), "EOI-07": ("event:assistant",)}
"""Who is threatened keeps proof before anything is tidied, whether or not a page shows the threat (SEVERITY 5); what an
assistant says needs its own step, whether or not an engine showed it.
"""
_HAPPENINGS: Final = ("client_contact", "client_seen", "no_policy", "policy_gap", "new_platform")
_TEACHES: Final = (
    "supervis",
    "instructor",
    "field education",
    "lecturer",
    "professor",
    "team lead",
    "manager",
    "director",
    "superviseu",
    "formateur",
    "formatrice",
    "chargee de stage",
    "charge de stage",
    "professeur",
    "gestionnaire",
    "chef d equipe",
)


def when_it_happens() -> tuple[Action, ...]:
    """Return the actions for what no search can show: a client writes, a new app, a policy that is missing."""
    wanted = {f"event:{name}" for name in _HAPPENINGS}
    return tuple(action for action in facts.actions().values() if wanted & set(action.triggers))


def events(assessment: Assessment, today: date, scans: Sequence[Scan] = ()) -> frozenset[str]:
    """Return the triggers of actions.json that hold for a search as a whole."""
    scan, person = assessment.scan, assessment.person
    before = sorted(_day(s) for s in _before(scan, scans) if s.finished)
    mine = [j for j in assessment.judged if j.identity.verdict is Verdict.ME]
    tests = {
        "event:scan_done": scan.finished is not None,
        "event:first_scan": not before,
        "event:quarter": bool(before) and today - before[-1] >= _QUARTER,
        "event:year": bool(before) and today - before[0] >= _YEAR,
        "event:few_results": bool(assessment.coverage.answered) and len(mine) < _FEW,
        "event:thin_professional": bool(mine) and not any(map(_anchors, mine)),
        "event:name_change": _other_surname(person),
        "event:assistant": any(_needs(s) for answer in assessment.heard for s in answer.mine),
        "fact:client_info": any(d.kind == "client_info" for j in mine for d in j.disclosures),
        "role:supervisor": any(word in fold(" ".join(person.professions)) for word in _TEACHES),
        "safety:S1": person.safety is Safety.ANGER,
        "safety:S2": person.safety is Safety.THREAT,
    }
    return frozenset(name for name, holds in tests.items() if holds)


def _needs(statement: Statement) -> bool:
    """Tell whether what an assistant says of the worker needs them: it is false, or it weighs."""
    return statement.false or (statement.severity is not None and statement.severity.band in NEEDS)


def _before(scan: Scan, scans: Sequence[Scan]) -> Sequence[Scan]:
    """The searches begun before this one; they come in that order, whatever the clock said."""
    names = [s.id for s in scans]
    return scans[: names.index(scan.id)] if scan.id in names else scans


def _day(scan: Scan) -> date:
    return (scan.finished or scan.started).date()


def _anchors(judged: Judged) -> bool:
    """A professional page that the worker or their employer keeps, among the first three of an easy search."""
    first = any(0 < s.rank <= 3 and s.query.tier is not Tier.DETAIL and not s.doubted for s in judged.finding.sightings)
    return first and judged.exposure.verdict is Life.PROFESSIONAL and judged.control in ("self", "employer")


def _other_surname(person: Person) -> bool:
    """Whether a further name shares no part with the surname as given: a former or a new one."""
    last = set(fold(person.name).split()[-1:])
    return any("," not in name and last.isdisjoint(fold(name).split()) for name in person.other_names)
