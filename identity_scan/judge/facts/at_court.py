"""Who speaks to a court or an inquest for their work: what is told there is nobody's life but the parties' (R8)."""

from typing import Final

from identity_scan.judge.facts.case import Case
from identity_scan.judge.facts.employment import employed
from identity_scan.judge.reading.clauses import says

_HEARD: Final = ("decision", "court_private", "article", "page", "newsletter", "generated", "minutes")
"""Kinds of page that tell what a court or an inquest heard."""
_OF_PARTIES: Final = frozenset({
    "client_info", "threat_or_doxxing", "criminal_or_police", "court_private_matter", "health_self", "family_health",
    "substance_use", "intimate_life", "finances", "relationship_status", "family_members", "child_identity",
    "child_first_name", "daily_routine", "religion", "political_affiliation", "demeaning_content", "leisure",
})  # fmt: skip
"""What such a page tells of those whom the court hears about."""
_COURTS: Final = frozenset({"threat_or_doxxing", "client_info"})
"""What no court's own text is: it tells of threats and of clients, and is itself neither."""


def not_theirs(case: Case) -> frozenset[str]:
    """Return the kinds of fact that this page tells of others than the worker, whatever its words."""
    if not case.is_kind(*_HEARD) or case.page.own:
        return frozenset()
    if _testifies(case):
        return _OF_PARTIES
    return _COURTS if case.is_kind("decision") else frozenset()


def _testifies(case: Case) -> bool:
    """Tell whether the worker reports, gives evidence or speaks for a party there in the profession, and is none."""
    if case.stranger or not (_heard(case) or says(case.reading, case.me, "court.represents")):
        return False
    if says(case.reading, case.me, "court.self"):
        return False
    return case.has("role.title", "role.credential", "role.nearby") or employed(case) or case.is_kind("decision")


def _heard(case: Case) -> bool:
    bench = case.is_kind("decision") or says(case.reading, case.me, "court.bench")
    return bool(bench and says(case.reading, case.me, "court.speaks"))
