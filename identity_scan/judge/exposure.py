"""In which life a result shows the person: professional, personal, mixed or unclear (TAXONOMY R3-R14)."""

from collections.abc import Mapping
from typing import Final

from identity_scan.judge.facts.case import Case
from identity_scan.judge.facts.page_kind import employer_site
from identity_scan.model import Disclosure, Exposure, Life, Reason, Said

WORK: Final = frozenset(
    [
        "role_credential",
        "work_contact",
        "work_location",
        "publication",
        "opinion_professional",
        "discipline",
        "complaint_record",
        "negative_review",
        "testimonial",
        "client_testimonial",
        "professional_criticism",
        "wrong_or_outdated_role",
    ]
)
"""Facts that show the person in the capacity of their profession."""
HOME: Final = frozenset(
    [
        "home_address",
        "home_area",
        "private_phone",
        "private_email",
        "date_of_birth",
        "age_or_birth_year",
        "family_members",
        "child_identity",
        "child_first_name",
        "relationship_status",
        "daily_routine",
        "health_self",
        "family_health",
        "finances",
        "political_affiliation",
        "religion",
        "activism",
        "substance_use",
        "intimate_life",
        "criminal_or_police",
        "court_private_matter",
        "leisure",
        "social_ties",
        "demeaning_content",
        "threat_or_doxxing",
        "client_info",
    ]
)
"""Facts of private life, and work content in a private venue (client_info)."""
_FAINT: Final = {
    "account_handle": Life.PERSONAL,
    "education_history": None,
    "photo_face": None,
    "workplace_schedule": None,
    "impersonation": None,
    "false_information": None,
}

_PRIVATE_VENUES: Final = ("blog", "fundraiser", "petition", "listing", "dating", "fitness", "group", "music", "books")
"""Where work content stands in a private place, which is mixed by definition (TAXONOMY 3)."""

_RULES: Final[Mapping[str, str]] = {
    "private_phone": "R4", "private_email": "R4", "home_address": "R4", "home_area": "R4", "work_contact": "R4",
    "political_affiliation": "R5", "activism": "R5", "religion": "R5", "opinion_professional": "R5",
    "demeaning_content": "R5", "client_info": "R6", "negative_review": "R7", "testimonial": "R7",
    "professional_criticism": "R7", "discipline": "R8", "complaint_record": "R8", "court_private_matter": "R8",
    "family_members": "R9", "relationship_status": "R9",
    "education_history": "R10", "publication": "R3", "false_information": "R17",
}  # fmt: skip
_SURE, _BOTH, _HINT, _NOTHING = 0.9, 0.85, 0.6, 0.4


def rule_of(kind: str) -> str:
    """Return the rule under which a kind of fact tells one life from the other (R3 where no other is named)."""
    return _RULES.get(kind, "R3")


def expose(case: Case) -> Exposure:
    """Judge the life a result shows from its facts; the platform only hints where the content is silent (R11)."""
    work = [fact for kind, fact in case.found.items() if _is_work(kind, case)]
    home = [fact for kind, fact in case.found.items() if _is_home(kind, case)]
    if work and home:
        return _verdict(Life.MIXED, _BOTH, case, [*work[:2], *home[:3]])
    if (
        work
        and case.page.own
        and case.is_kind(*_PRIVATE_VENUES)
        and not employer_site(case.reading, case.me)
        and not {"opinion_professional", "publication"} & set(case.found)
    ):
        return _verdict(Life.MIXED, _HINT, case, work[:3])
    if work and "title_with_opinion" in case.flags:
        return _opinionated(case, work)
    if work:
        return _verdict(Life.PROFESSIONAL, _SURE, case, work[:3])
    if "client_info" in case.found:
        return _verdict(Life.MIXED, _BOTH, case, home[:3])
    if home:
        return _verdict(Life.PERSONAL, _SURE, case, home[:3])
    return _from_hints(case)


def _opinionated(case: Case, work: list[Disclosure]) -> Exposure:
    """A registered title beside a personal opinion: readers may take it for the profession's (R5)."""
    words = work[0].text
    first = Reason(Said("life.opinion"), _BOTH, "R5", words)
    return Exposure(Life.MIXED, _BOTH, (first, *(Reason(f.said, 1.0, rule_of(f.kind), f.text) for f in work[:2])))


def _is_work(kind: str, case: Case) -> bool:
    return kind in WORK or (kind == "employer_criticism" and not case.is_kind("music", "dating"))


def _is_home(kind: str, case: Case) -> bool:
    if kind == "employer_criticism":  # in a private venue the same words are not the professional speaking
        return case.is_kind("post", "profile", "blog", "group", "forum", "video")
    if kind == "social_ties":
        return not case.is_kind("network")
    return kind in HOME


def _from_hints(case: Case) -> Exposure:
    faint = [fact for kind, fact in case.found.items() if kind in _FAINT]
    lives = [life for fact in faint if (life := _FAINT[fact.kind])]
    if "education_history" in case.found:
        lives.append(Life.PERSONAL if _early(case) else Life.PROFESSIONAL)
    life = Life(case.page.life) if case.page.life else next(iter(lives), Life.UNCLEAR)
    if case.is_kind("letter") and case.page.own and not case.stranger:
        life = Life.PERSONAL  # an opinion without the title (R5)
    if lives and case.is_kind("yearbook", "staff", "page"):
        life = lives[-1]
    return _verdict(life, _HINT if life is not Life.UNCLEAR else _NOTHING, case, faint)


def _early(case: Case) -> bool:
    """Tell whether the schooling is secondary or earlier, which is private; study for the profession is not (R10)."""
    return case.has("study.lower") or case.is_kind("yearbook")


def _verdict(life: Life, confidence: float, case: Case, facts: list[Disclosure]) -> Exposure:
    text = case.reading.finding.title or case.reading.finding.snippet or case.reading.finding.url
    rule = "R16" if life is Life.UNCLEAR else rule_of(facts[0].kind) if len(facts) == 1 else "R3"
    reasons = [Reason(Said(f"life.{life}"), confidence, rule, facts[0].text if facts else text)]
    reasons += [Reason(fact.said, 1.0, rule_of(fact.kind), fact.text) for fact in facts]
    venue = Life(case.page.life) if case.page.life else None
    if venue is not None and venue in (Life.PROFESSIONAL, Life.PERSONAL) and (not facts or venue is life):
        reasons.append(Reason(Said(f"venue.{venue}"), 0.3, "R11", case.reading.host))
        confidence = min(0.95, confidence + 0.05)
    return Exposure(life, confidence, tuple(reasons))
