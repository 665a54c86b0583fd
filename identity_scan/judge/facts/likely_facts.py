"""Facts that no rule saw and that the wording makes likely (judge/reading/likely.py): said as what may be (R3, R19)."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from identity_scan.facts.word_lists import any_of, plain
from identity_scan.judge.facts import official_papers
from identity_scan.judge.facts.case import Case
from identity_scan.judge.facts.page_kind import Page
from identity_scan.judge.facts.work import one_of_them
from identity_scan.judge.reading.clauses import line, of_somebody_else, presents, says
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.likely import likely, signs, where
from identity_scan.judge.reading.marked import Marked
from identity_scan.judge.reading.patterns import ME
from identity_scan.model import Disclosure
from identity_scan.speech.telling import say

_LONGEST: Final = 140
_NO_SIGNS: Final = ("page.", "portrayal.", "list.", "place.")
_TOLD: Final = frozenset({
    "account", "article", "blog", "books", "church", "court_private", "dating", "decision", "forum", "fundraiser",
    "generated", "group", "hostile", "letter", "music", "page", "podcast", "post", "profile", "video",
})  # fmt: skip
"""Kinds of page on which something is told in sentences: lists and forms are read by rules."""
_OF_OTHERS: Final = frozenset({"threat_or_doxxing", "negative_review", "professional_criticism"})
"""What only others say of the worker."""
_ALSO_ON: Final[Mapping[str, frozenset[str]]] = {
    "discipline": frozenset({"discipline"}),
    "complaint_record": frozenset({"discipline"}),
    "negative_review": frozenset({"review"}),
    "political_affiliation": frozenset({"network"}),
    "religion": frozenset({"network"}),
    "daily_routine": frozenset({"club"}),
}
_NOT_ON: Final[Mapping[str, frozenset[str]]] = {"client_info": frozenset({"books", "music", "dating"})}
"""Kinds of page on which people tell of themselves alone."""
_ANY: Final = _TOLD.union(*_ALSO_ON.values())
"""Kinds of page that are weighed at all."""
_OWN_WORDS: Final = frozenset({
    "client_info", "employer_criticism", "demeaning_content", "political_affiliation", "substance_use",
})  # fmt: skip
"""What only the worker's own words show, and no report of others."""
_REPORTS: Final = ("article", "decision", "generated", "court_private", "hostile", "page")
_OF_CASES: Final = frozenset({"criminal_or_police", "court_private_matter"})
"""What a report tells of those for whom the worker works: where their title stands, only a clause that names them."""
_ON_RECORD: Final = frozenset({"criminal_or_police", "discipline", "complaint_record"})
_INSTEAD: Final[Mapping[str, frozenset[str]]] = {
    "family_health": frozenset({"client_info", "health_self"}),
    "political_affiliation": frozenset({"demeaning_content"}),
    "intimate_life": frozenset({"testimonial", "negative_review"}),
    "health_self": frozenset({"client_info", "family_health"}),
    "negative_review": frozenset({"testimonial"}),
    "daily_routine": frozenset({"workplace_schedule"}),
    "client_info": frozenset({"health_self", "substance_use", "employer_criticism", "political_affiliation"}),
    "discipline": frozenset({"criminal_or_police", "complaint_record"}),
    "substance_use": frozenset({"client_info"}),
}
"""Where these are found, what sounds like the other is told of them: whoever is ill there is a client."""
_TOLD_OF: Final[Mapping[str, frozenset[str]]] = {"client_info": frozenset({"leisure"})}
"""The same, where these are found in the very clause: whoever knits elsewhere on the page may tell of a client here."""
_DENIED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "client_info": ("clients.others", "clients.general", "clients.imagined", "clients.advice", "opinion.heat"),
    "health_self": ("senses.illness",),
    "family_health": ("senses.illness",),
    "court_private_matter": ("court.witness",),
    "religion": ("faith.work", "faith.passing"),
    "criminal_or_police": ("court.witness", "crime.jest"),
    "relationship_status": ("court.witness",),
    "finances": ("court.witness", "donors.charity"),
    "threat_or_doxxing": ("threat.kind", "threat.praised"),
}
"""Clauses beside which the same words claim nothing."""
_FLAGS: Final[Mapping[str, tuple[str, ...]]] = {
    "negative_review": ("third_party_client_voice",),  # the writer may be a client: their words are not kept
    "threat_or_doxxing": ("safety",),
    "discipline": ("discipline",),
}
_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {"daily_routine": ("time.weekdays", "time.every")}
"""Words without which a kind of fact is not there."""


def signs_of(reading: Marked, me: Known, page: Page) -> set[str]:
    """Return the signs of a result (likely.signs), with what the word files mark in it and what page it is."""
    groups = {group for text in reading.texts for group in text.marks if not group.startswith(_NO_SIGNS)}
    return signs([line(text, me) for text in reading.texts], groups) | {f"k={page.kind}", f"own={page.own}"}


def guessed(case: Case) -> Iterator[Disclosure]:
    """Yield each kind of fact that the wording makes likely and no rule found, with the clause that says it most."""
    if case.stranger or case.page.kind not in _ANY:
        return
    passed = likely(signs_of(case.reading, case.me, case.page))
    for kind in sorted(passed, key=lambda kind: -passed[kind]):  # what is likeliest may rule another out
        if kind in KINDS and kind not in case.found and _fits(kind, case):
            yield from _told(kind, case)


def _fits(kind: str, case: Case) -> bool:
    """Tell whether a kind of fact may stand on such a page, beside what is found there: who speaks, and of what."""
    if case.page.kind not in (_TOLD | _ALSO_ON.get(kind, frozenset())) - _NOT_ON.get(kind, frozenset()):
        return False
    if _INSTEAD.get(kind, frozenset()) & case.found.keys() or any(kind in of and so(case) for of, so in _RULED_OUT):
        return False
    if kind in _DENIED_BY and says(case.reading, case.me, *_DENIED_BY[kind]):
        return False
    return kind not in _NEEDS or case.has(*_NEEDS[kind])


def _of_others(case: Case) -> bool:
    """Tell whether each partner that the texts speak of is somebody else's: "Ruth Oxley and her husband"."""
    partners = [*case.reading.marks("kin.partner")]
    return bool(partners) and all(
        of_somebody_else(mark, case.me) or _OF_BODIES.match(mark.passage.plain, mark.end) for mark in partners
    )


_OF_BODIES: Final = re.compile(rf" (?:{any_of('list.partner_of_work')})\b")
"""What makes a partner one of work: "partner agency"."""


def _two_parties(case: Case) -> bool:
    """Tell whether a court's page has two persons on one side and not a word of what binds them."""
    bound = case.has("kin.partner", "kin.child", "bond.status", "bond.sure") or says(
        case.reading, case.me, "court.family"
    )
    return case.is_kind("decision", "court_private") and not bound


def _presented(case: Case) -> bool:
    return (
        not case.page.own
        and case.has("role.credential")
        and any(presents(line(text, case.me)) for text in case.reading.texts)
    )


def _told(kind: str, case: Case) -> Iterator[Disclosure]:
    lines = [line(text, case.me) for text in case.reading.texts]
    at_work = kind in _OF_CASES and not case.page.own and any(map(_titled().search, lines))
    named = ME if at_work else _MEANT if kind in _OF_OTHERS else ""
    if found := where(lines, kind, named):
        n, start, end = found
        words = case.reading.texts[n].text[start:end].strip(" |·•–—-")[:_LONGEST]
        if any(other in case.found and case.found[other].text in words for other in _told_of(kind, case, words)):
            return
        case.flags.update(_FLAGS.get(kind, ()))
        yield Disclosure(kind, words, case.reading.texts[n].where, say(f"likely.{kind}", words=words.rstrip(".")))


def _told_of(kind: str, case: Case, words: str) -> frozenset[str]:
    """Return the facts beside which a clause tells of nothing else: "the missus is on chemo" is told of no client."""
    at_work = case.has("client.person", "client.work", "role.title", "role.credential", "role.hint")
    own = kind == "client_info" and not at_work and _ONES_OWN.search(plain(words))
    return _TOLD_OF.get(kind, frozenset()) | (frozenset({"family_health"}) if own else frozenset())


_ONES_OWN: Final = re.compile(rf"\b(?:{any_of('list.own_partner', 'list.my')})\b")


_MEANT: Final = rf"{ME}|\b(?:she|her|he|him|his|they|them|their|you|elle|il|lui|la|le|sa|son|ses|toi|vous)\b"
"""Who others speak of, by name or as one speaks of somebody named before."""


@cache
def _titled() -> re.Pattern[str]:
    """Return the look of a name beside a title or a trade of the worker's: "the social worker NAME", "NAME, RSW"."""
    trades = any_of("role.title", "role.credential").replace(r"\*", r"\w*")
    return re.compile(rf"(?:{trades}),? {ME}|{ME},? (?:[^.;|]{{0,40}} )?[(]?(?:{trades})(?!\w)")


KINDS: Final = frozenset({
    "client_info", "threat_or_doxxing", "professional_criticism", "negative_review", "discipline", "complaint_record",
    "employer_criticism", "demeaning_content", "health_self", "family_health", "court_private_matter",
    "criminal_or_police", "finances", "intimate_life", "substance_use", "political_affiliation", "religion",
    "daily_routine", "relationship_status", "activism",
})  # fmt: skip
"""The kinds of fact that rows were labelled for."""
_RULED_OUT: Final[tuple[tuple[frozenset[str], Callable[[Case], bool]], ...]] = (
    (_OF_OTHERS, lambda case: case.page.own),
    (_OWN_WORDS, lambda case: not case.page.own or case.is_kind(*_REPORTS)),
    # what a lecture is about is nobody's life, and whoever is quoted on a subject is not its subject
    (KINDS - _OF_OTHERS - _OF_CASES, lambda case: case.teaches or _presented(case)),
    (KINDS - _OF_OTHERS - _OF_CASES, lambda case: case.is_kind("article") and case.has("opinion.quote")),
    (frozenset({"discipline", "complaint_record"}), official_papers.of_others),
    # talk is no record
    (_ON_RECORD, lambda case: case.is_kind("forum", "group", "post") and not case.page.own),
    (frozenset({"relationship_status", "family_health", "health_self", "finances"}), lambda case: case.sought),
    # the pay of a job that is offered
    (frozenset({"finances"}), lambda case: case.is_kind("page") and "role_credential" in case.found),
    # all who are served are nobody
    (frozenset({"client_info"}), lambda case: case.has("client.person") and not one_of_them(case, None)),
    (
        frozenset({"relationship_status"}),
        lambda case: not case.page.own and (_of_others(case) or _two_parties(case)),
    ),
)
"""Which kinds do not stand where something is so, cheap questions first."""
