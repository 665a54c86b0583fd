"""What the public says of the worker's work: ratings, reviews, talk, and the trade they are named by (TAXONOMY R7)."""

import re
from collections.abc import Iterator

from identity_scan.facts.word_lists import any_of
from identity_scan.judge.facts.case import Case, tell, whole
from identity_scan.judge.facts.employment import employed, employer_named
from identity_scan.judge.reading.clauses import bearer, clause, denied, line, said, says
from identity_scan.judge.reading.known import is_place, own_practice
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import BODY, ME, patterns
from identity_scan.model import Disclosure
from identity_scan.speech.text import fold

_OF_FIVE = re.compile(r"\b(\d(?:[.,]\d)?) ?(?:/|of|out of|sur|etoiles sur) ?5\b")
_OF_STARS = re.compile(r"(?<![\d.,])([0-5][.,]\d)(?: ?★| ?\(\d)")
"""A mark out of five by the look of a rating site: "4.4 ★", "3.4 (7)"."""
_DRAWN = re.compile(r"(?<![★☆])(?=[★☆]{5}(?![★☆]))★+☆*")
"""Five stars drawn, of which some are full: what one writer gave."""


def reviewed_as(case: Case) -> Mark | None:
    """Return the trade that is said of the worker: "NAME - Counsellor, Ajax"; below the title, "the counsellor NAME".

    A trade that only heads a list of reviews says no more than whom the public speaks of (R7); a title behind the name
    ("NAME, RSW") does.
    """
    for mark in case.reading.marks("role.title", "role.credential"):
        text = line(mark.passage, case.me)
        heads = mark.passage is case.reading.texts[0] and mark.group == "role.title"
        if heads and not _placed(case, text, mark.end):
            continue
        if _NAMED_AS.search(text, 0, mark.start) or _NAMED_SO.match(text, mark.end) or _said_after(case, text, mark):
            return mark
    return None if case.stranger else says(case.reading, case.me, "reviewed.worker")


_NAMED_AS = re.compile(rf"{ME}(?:,| -| \||:|,? (?:the|our|la|notre|is an?|was an?|est une?)) $")
_NAMED_SO = re.compile(
    rf"\.?,? (?:ms|mrs|mr|mx|mme|madame|monsieur|m|c'etait|was|is|est|named|qui s'appelle)?\.? ?{ME}"
)
_NEXT = re.compile(rf"(?: [\w'-]+)? (?:[-|·:]|{any_of('list.in_town')}) ([^|·:]{{2,40}}?)(?= - | [|·:] |$)")


def _placed(case: Case, text: str, end: int) -> bool:
    """Tell whether a trade in a title has a town behind it: "Counsellor, Ajax", "Counsellor - Ajax, ON"."""
    if text.startswith((", ", " ("), end):
        return True
    behind = _NEXT.match(text, end)
    towns = [piece for piece in map(fold, re.split(r"[,(]", behind[1])) if piece] if behind else []
    return any(_in_town(case, town) for town in towns)


def _in_town(case: Case, text: str) -> bool:
    """Tell whether a text is a town of the worker's, with or without its province, or a known place."""
    return is_place(text, case.me.places) or any(text.startswith(f"{town} ") for town in case.me.towns)


def _said_after(case: Case, text: str, mark: Mark) -> bool:
    """Tell whether a sentence without a verb calls by a trade whom the one before named: "Best social worker ever"."""
    return bool(_BEGINS.search(text, 0, mark.start) and _LIKE_THAT.match(text, mark.end) and bearer(mark, case.me))


_BEGINS = re.compile(rf"[.!?…] ?[\"“«]? ?(?:(?:{any_of('list.finest')}) )?$")
_LIKE_THAT = re.compile(rf"(?: (?!(?:{any_of('list.no_praise')})\b)[\w'-]+){{0,4}} ?(?:[.,!\"”»]|$)")


def reviews(case: Case) -> Iterator[Disclosure]:
    """Ratings and talk about the work by the public; the writer may be a client, whose words are not kept (R7)."""
    plain = ("praise.plain", "blame.plain", "blame.told")
    told = case.has("review.cue") or (employed(case) and says(case.reading, case.me, *plain) is not None)
    talk = case.is_kind("forum", "group", "post") and told and not case.page.own
    if not (case.is_kind("review") or talk):
        return
    case.flags.add("third_party_client_voice")
    good = next(_spoken(case, "review.good"), None) or says(case.reading, case.me, "praise.plain")
    bad = next(_complaints(case, talk=talk), None)
    rating = _rating(case)
    if bad or (rating and rating[1] < 3.3):
        yield tell("negative_review", bad or (rating[0] if rating else whole(case)))
    if good or (rating and rating[1] >= 4):
        yield tell("testimonial", good or (rating[0] if rating else whole(case)))


def _complaints(case: Case, *, talk: bool) -> Iterator[Mark]:
    """Yield what is said against the worker: hard words, or in plain words what was done to the one who writes."""
    praised = [*said(case.reading, case.me, "praise.plain")]
    for mark in _spoken(case, "review.bad"):
        if not any(_within(mark, one) for one in praised) and (talk or _of_worker(case, mark)):
            yield mark
    if talk:
        yield from said(case.reading, case.me, "blame.plain")
    for mark in said(case.reading, case.me, "blame.told"):
        if talk and _of_kin(case, mark):
            continue
        if ME in line(mark.passage, case.me) if talk else _of_worker(case, mark):
            yield mark


def _of_kin(case: Case, mark: Mark) -> bool:
    """Tell whether the clause of a complaint has one of the writer's family as who did it: "my wife threw me out"."""
    first, _last = clause(mark.passage, mark.start, mark.end)
    ahead = line(mark.passage, case.me)[first : mark.start]
    return any(found.search(ahead) for found in patterns("blame.others"))


def _within(mark: Mark, other: Mark) -> bool:
    """Tell whether a mark is part of another: "late" in "stayed late"."""
    return mark.passage is other.passage and other.start <= mark.start and mark.end <= other.end


def _spoken(case: Case, group: str) -> Iterator[Mark]:
    """Yield the marks of a group that nothing denies ("never rushed us"), none of an employer's name (Rive-Claire)."""
    for mark in case.reading.marks(group):
        text = line(mark.passage, case.me)
        if text[mark.start] != BODY and not denied(text, mark.start, mark.passage):
            yield mark


def _rating(case: Case) -> tuple[Mark, float] | None:
    """Return the mark out of five; one told by stars alone counts on a page of the worker or of their practice."""
    if drawn := next(case.reading.search(_DRAWN, plain=False), None):
        return drawn[0], float(drawn[1][0].count("★"))
    looks = (_OF_FIVE, _OF_STARS) if _rated(case) else (_OF_FIVE,)
    found = ((mark, float(m[1].replace(",", "."))) for look in looks for mark, m in case.reading.search(look))
    return next(found, None)


def _rated(case: Case) -> bool:
    """Tell whether the title names the worker or their own practice: what is written below is written of them."""
    named = employer_named(case) if own_practice(case.me) and not case.stranger else None
    return ME in line(case.reading.texts[0], case.me) or bool(named and named.passage is case.reading.texts[0])


_QUOTE = re.compile(r"[\"“”«»]")


def _of_worker(case: Case, mark: Mark) -> bool:
    """Tell whether a complaint is of the worker: on a page about them, or in a quotation that names them.

    Where none of several quotations names them they are somebody else's at the same place.
    """
    text = line(mark.passage, case.me)
    if _rated(case) or ME not in text:
        return True
    marks = [m.start() for m in _QUOTE.finditer(text)]
    start = max((at for at in marks if at <= mark.start), default=0)
    end = min((at for at in marks if at >= mark.end), default=len(text))
    return ME in text[start:end]


_OF_A_LIFE = ("obituary", "page", "article", "letter", "newsletter")


def thanked(case: Case) -> Iterator[Disclosure]:
    """What a family says in public of whoever was there for them at work, as in an obituary's last lines."""
    if case.stranger or not case.is_kind(*_OF_A_LIFE):
        return
    if case.has("role.title", "role.credential") and (mark := says(case.reading, case.me, "praise.thanked")):
        yield tell("testimonial", mark)


def praise(case: Case) -> Iterator[Disclosure]:
    """A client's praise in the worker's own publicity, which some regulators forbid."""
    mark = case.reading.first("review.praise") or says(case.reading, case.me, "praise.publicity")
    if mark and (case.is_kind("practice") or (case.page.control == "self" and case.is_kind("staff", "page", "review"))):
        yield tell("client_testimonial", mark)
