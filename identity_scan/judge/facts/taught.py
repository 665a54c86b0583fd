"""What a page is about where the worker only teaches, advises or can be reached: it is nobody's life (R2, R12)."""

from typing import Final

from identity_scan.judge.facts import at_court
from identity_scan.judge.facts.case import Case
from identity_scan.judge.facts.employment import employed
from identity_scan.judge.facts.page_kind import employer_site
from identity_scan.judge.reading.clauses import line, says
from identity_scan.judge.reading.patterns import first

_RECORDS: Final = (
    "register", "thesis", "decision", "court_private", "review", "people_search", "podcast", "post", "account",
    "forum", "group", "hostile", "dating",
)  # fmt: skip
"""Kinds of page that are about the person whom they name, or told by them."""
_SUBJECTS: Final = frozenset({
    "discipline", "complaint_record", "criminal_or_police", "court_private_matter", "finances", "substance_use",
    "intimate_life", "health_self", "family_health", "relationship_status", "family_members", "child_identity",
    "demeaning_content", "employer_criticism", "daily_routine", "religion", "home_address", "home_area",
    "negative_review", "leisure",
})  # fmt: skip
"""What a lecture, an advice or a notice may be about. Whoever writes a column may tell of a client in it, and a call to
write to the worker may threaten: neither is ever taken for a subject.
"""


def not_theirs(case: Case) -> frozenset[str]:
    """Return the kinds of fact that this page tells of others than the worker, whatever its words."""
    return at_court.not_theirs(case) or (_SUBJECTS if _in_role(case) or _portrays_another(case) else frozenset())


def _portrays_another(case: Case) -> bool:
    """Tell whether a title calls somebody else by name and age, who tells of their life: "Ray, 58: I lost it all"."""
    if case.page.own or not case.is_kind("article", "page", "newsletter", "blog"):
        return False
    portrait = any(first("taught.portrait", line(title, case.me)) for title in case.reading.texts[:1])
    return portrait and (case.has("role.title", "role.credential") or employed(case))


def _in_role(case: Case) -> bool:
    """Tell whether the worker is named there only as one who teaches, advises or answers for their employer."""
    answers = says(case.reading, case.me, "taught.answers")  # a column that answers what a reader asks
    if case.is_kind(*_RECORDS) or (case.page.own and not answers and not employer_site(case.reading, case.me)):
        return False
    if not (case.has("role.credential") or employed(case)):
        return False
    if answers:
        return True
    if says(case.reading, case.me, "taught.aside", "confides.says", "confides.bond"):
        return False
    frames = ("taught.by",) if case.is_kind("discipline") else ("taught.by", "taught.says", "taught.reach")
    return says(case.reading, case.me, *frames) is not None
