"""The kinds of fact that title, snippet and address show, with the very words (SEVERITY 2, TAXONOMY R3-R10).

A fact is reported only where the words say it; nothing is inferred from names, choirs or neighbourhoods (R19).
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from identity_scan.judge.facts import (
    communities,
    contact,
    employment,
    errands,
    family,
    leisure,
    likely_facts,
    offices,
    official_papers,
    plain_words,
    posing,
    private_life,
    ratings,
    taught,
    times,
    work,
)
from identity_scan.judge.facts.case import Case
from identity_scan.judge.facts.page_kind import look
from identity_scan.judge.reading.clauses import bodies
from identity_scan.judge.reading.known import known
from identity_scan.judge.reading.marked import mark
from identity_scan.model import Disclosure, HitKind, Person, Verdict
from identity_scan.person.reading import Reading

DETECTORS: Final[tuple[Callable[[Case], Iterable[Disclosure]], ...]] = (
    contact.home,
    contact.fetched,
    contact.dwelling,
    contact.phones,
    contact.emails,
    work.role,
    work.clients,
    plain_words.clients,
    contact.office,
    contact.schedule,
    contact.handles,
    times.birth,
    family.kin,
    errands.school_run,
    family.bond,
    plain_words.bond,
    private_life.health,
    plain_words.health,
    plain_words.wished_well,
    plain_words.confided,
    plain_words.biography,
    plain_words.court,
    private_life.money,
    official_papers.creditors,
    official_papers.pay,
    private_life.politics,
    private_life.backing,
    offices.running,
    private_life.cause,
    plain_words.deed,
    private_life.faith,
    plain_words.faith,
    private_life.habits,
    plain_words.drink,
    plain_words.of_oneself,
    plain_words.spread,
    times.routine,
    communities.shared,
    leisure.leisure,
    private_life.company,
    private_life.picture,
    work.outdated,
    work.hostile,
    plain_words.threat,
    official_papers.criticism,
    posing.posing,
    ratings.reviews,
    ratings.praise,
    ratings.thanked,
    official_papers.standing,
    work.employer,
    plain_words.employer,
    work.crime,
    plain_words.crime,
    work.hearsay,
    official_papers.court,
    official_papers.docket,
    work.contempt,
    likely_facts.guessed,
    work.writing,
    work.opinion,
    work.study,
)
"""In order: what a detector found, later ones may use."""

_SWALLOWED: Final = (
    ("home_area", "home_address"),
    ("age_or_birth_year", "date_of_birth"),
    ("child_first_name", "child_identity"),
    ("complaint_record", "discipline"),
    ("role_credential", "publication"),
    ("role_credential", "wrong_or_outdated_role"),
    ("role_credential", "complaint_record"),
    ("role_credential", "client_testimonial"),
)
"""A lesser fact that says nothing beside the greater one: writing or a complaint already shows the role."""
_PROFILES: Final = frozenset({"scholar", "network", "practice", "directory", "staff", "register"})
"""Pages that are about the role itself."""


def case_of(read: Reading, person: Person, today: date, verdict: Verdict = Verdict.ME) -> Case:
    """Let every detector speak of what was read; one disclosure a kind, the first in reading order."""
    me = known(person)
    reading = mark(read, me.name_words, bodies(me))
    case = Case(reading, me, look(reading, me), today, verdict)
    others = taught.not_theirs(case)
    for detector in DETECTORS:
        for fact in detector(case):
            if fact.kind not in others:
                case.found.setdefault(fact.kind, fact)
    for lesser, greater in _SWALLOWED:
        if greater in case.found and not (lesser == "role_credential" and _role_stays(case, greater)):
            case.found.pop(lesser, None)
    _flag(case)
    plain_words.title_with_opinion(case)
    return case


def _role_stays(case: Case, greater: str) -> bool:
    """Tell whether the role is told by itself: with title and employer, with where to reach them there, as a guest."""
    if greater == "wrong_or_outdated_role":
        return "work_contact" in case.found or employment.titled(case, case.me.professions)
    if greater != "publication":
        return False
    if case.is_kind(*_PROFILES, "podcast"):
        return not _column(case)
    titled = (case.has("role.credential") or employment.titled(case)) and employment.employed(case)
    return titled or employment.affiliated(case)


def _column(case: Case) -> bool:
    return case.is_kind("practice") and work.written_there(case) is not None


def _flag(case: Case) -> None:
    if "threat_or_doxxing" not in case.found:
        case.flags.discard("safety")
    if "client_info" in case.found:
        case.flags.add("client_info")
        case.flags.discard("client_info_check")
    if (
        "home_address" in case.found
        and "role_credential" in case.found
        and case.is_kind("practice", "directory", "register", "business")
    ):
        case.flags.add("home_office")
    if case.reading.finding.kind is HitKind.GENERATED:
        case.flags.add("generated_answer")
    if "role_credential" in case.found and {"political_affiliation", "demeaning_content"} & set(case.found):
        case.flags.add("title_with_opinion")
