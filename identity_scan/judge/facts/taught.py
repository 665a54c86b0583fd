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
    "negative_review", "leisure", "child_first_name",
})  # fmt: skip
"""What a lecture, an advice or a notice may be about. Whoever writes a column may tell of a client in it, and a call to
write to the worker may threaten: neither is ever taken for a subject.
"""

_INVENTED: Final = frozenset({
    "relationship_status", "family_members", "family_health", "health_self", "intimate_life", "substance_use",
    "child_identity", "child_first_name", "negative_review", "religion",
})  # fmt: skip
"""What a story that is invented tells of nobody; a charge that somebody calls invented is still one."""


def not_theirs(case: Case) -> frozenset[str]:
    """Return the kinds of fact that this page tells of others than the worker, whatever its words."""
    if heard := at_court.not_theirs(case):
        return heard
    if _in_role(case) or _portrays_another(case):
        return _SUBJECTS
    return _INVENTED if _invents(case) else frozenset()


def _invents(case: Case) -> bool:
    """Tell whether a page says that what the worker tells in a story, a poem or a play is invented."""
    told = case.page.own or case.stranger or case.is_kind(*_RECORDS)
    return not told and says(case.reading, case.me, "taught.fiction") is not None


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
    if not (case.has("role.credential") or employed(case) or employer_site(case.reading, case.me)):
        return False
    if answers:
        return True
    if says(case.reading, case.me, "taught.aside", "confides.says", "confides.bond"):
        return False
    if says(case.reading, case.me, "taught.lectures") and says(case.reading, case.me, "taught.course"):
        return True
    frames = ("taught.by",) if case.is_kind("discipline") else ("taught.by", "taught.says", "taught.reach")
    return says(case.reading, case.me, *frames) is not None
