"""Whether a sentence of an assistant agrees with what the worker gave: true, false, or neither can be told.

Only what the sentence asserts of the worker is compared, and only with what they gave: a thing that they did not tell
about is unknown, however likely it is. Pure.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import Known, home_of, known
from identity_scan.judge.reading.patterns import BODY, KIN, patterns
from identity_scan.model import Disclosure, Person, Reason, Truth
from identity_scan.person.numbers import number
from identity_scan.speech.telling import say
from identity_scan.speech.text import fold, holds

_PHONE: Final = re.compile(r"(?<![\d-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}(?!\d)")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_STREET: Final = re.compile(r"(?<![\d-])\d{1,5}[A-Za-z]?,? (?:[\w.'’-]+ ){0,4}[\w'’-]+")
_BORN: Final = re.compile(r"\b(?:born|nee?|naissance)\b[^.;]{0,40}?\b(19\d\d|20[012]\d)\b")
_AGED: Final = re.compile(
    r"\b(?:aged?|agee? de|is|a|,) (\d{2})(?: ans\b|[ -]years?[ -]old\b|,|\.|$)|\b(\d{2})[ -](?:years?[ -]old|ans)\b"
)
_INSTITUTION: Final = r"(?:[A-ZÀ-Ý][\w'’.-]+|of|and|the|for|de|du|des|la|le|et|&|l['’][A-ZÀ-Ý]\w+|d['’][A-ZÀ-Ý]\w+)"
_BODIES: Final = re.compile(rf"[A-ZÀ-Ý][\w'’.-]+(?: {_INSTITUTION}){{1,8}}")
_BLAMES: Final = frozenset({"criminal_or_police", "discipline", "complaint_record", "negative_review"})
_TRADE_CLUES: Final = ("profession", "degree", "working_account")
_PLACE_CLUES: Final = ("place", "region", "home_area", "home_region", "place_part")
_FEWEST_YEARS: Final = 18
"""The age before which nobody practises."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is compared: its words, and what else was read in it."""

    text: str
    signed: str
    """Plain, with the names of the worker, their employers and their family as signs; places in it hold."""
    me: Known
    clues: Mapping[str, str]
    """The words of the evidence on whom it is about, by kind."""
    facts: Mapping[str, Disclosure]
    today: date

    def says(self, group: str) -> re.Match[str] | None:
        """Return where the patterns of a group fit first."""
        return next((m for fits in patterns(f"answer.{group}") if (m := fits.search(self.signed))), None)

    def told_now(self, at: int) -> bool:
        """Tell whether nothing in the clause before a place, or right after it, puts it into the past."""
        return not any(fits.search(self.signed[max(0, at - 60) : at + 12]) for fits in patterns("answer.past"))


Point = tuple[Truth, str, str]
"""What a sentence says of one thing: whether it agrees, the code of the thing, and the words."""


def compared(
    text: str, person: Person, clues: Mapping[str, str], facts: Iterable[Disclosure], today: date
) -> tuple[Truth, tuple[Reason, ...]]:
    """Return whether a sentence about the worker agrees with what they gave, and why.

    `clues` are the kinds of evidence that the judge of identity saw in it, with their words.
    """
    me = known(person)
    by_kind = {fact.kind: fact for fact in facts}
    sentence = Sentence(text, signed(text, me), me, clues, by_kind, today)
    points = [point for look in _LOOKS for point in look(sentence)]
    if sentence.says("denies"):
        points = []
    wrong = [p for p in points if p[0] is Truth.FALSE]
    right = [p for p in points if p[0] is Truth.TRUE]
    open_ = [p for p in points if p[0] is Truth.UNKNOWN]
    truth = Truth.FALSE if wrong else Truth.TRUE if right and not open_ else Truth.UNKNOWN
    return truth, tuple(map(_reason, wrong or open_ or right))


def _reason(point: Point) -> Reason:
    truth, what, words = point
    return Reason(
        say(f"statement.{truth.value}.{what}", words=words), 1.0 if truth is Truth.TRUE else -1.0, "R17", words
    )


# -- one thing after the other ----------------------------------------------------------------------------------------


def _trade(s: Sentence) -> Iterator[Point]:
    person = s.me.person
    if person.professions and (words := s.clues.get("other_trade")):
        at = s.text.find(words)
        if s.told_now(max(at, 0)) and not any(kind in s.clues for kind in _TRADE_CLUES):
            yield Truth.FALSE, "trade", words
    if (words := _own_trade(s)) and not s.says("stopped") and not s.says("unlicensed"):
        yield Truth.TRUE, "trade", words
    if person.employers and person.professions and (stop := s.says("stopped")):
        yield Truth.FALSE, "stopped", s.text[stop.start() : stop.end()]
    if person.professions and (stop := s.says("unlicensed")):
        yield Truth.FALSE, "unlicensed", s.text[stop.start() : stop.end()]


def _own_trade(s: Sentence) -> str:
    fact = s.facts.get("role_credential") if "other_trade" not in s.clues else None
    return next((s.clues[kind] for kind in _TRADE_CLUES if kind in s.clues), fact.text if fact else "")


def _place(s: Sentence) -> Iterator[Point]:
    here = s.says("here")
    own = next((s.clues[kind] for kind in _PLACE_CLUES if kind in s.clues), "")
    if own and here:
        yield Truth.TRUE, "place", own
    if not s.me.person.places or own or not here:
        return
    for kind in ("other_place", "other_province", "other_country", "elsewhere"):
        words = s.clues.get(kind, "")
        at = s.text.find(words) if words else -1
        if at >= 0 and at >= here.start() and at - here.end() < 80 and s.told_now(here.start()):
            yield Truth.FALSE, "place", words
            return


def _work(s: Sentence) -> Iterator[Point]:
    if BODY in s.signed or "employer" in s.clues:
        at = s.signed.find(BODY)
        words = s.text[at : at + _run(s.signed, at)] if at >= 0 else s.clues["employer"]
        yield Truth.TRUE, "employer", words
        return
    works = s.says("works")
    if not works or not s.me.employers or not s.told_now(works.start()):
        return
    for body in _BODIES.finditer(s.text, works.start()):
        name = body[0].rstrip(" .,")
        if _institution(name) and not _shares(name, s.me) and not _school_or_college(name, s):
            yield Truth.FALSE, "employer", name
            return


def _run(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end] == text[at]:
        end += 1
    return end - at


_BODY_WORDS: Final = frozenset((
    "services", "service", "centre", "center", "hospital", "hopital", "agency", "agence", "school", "ecole",
    "university", "universite", "college", "cegep", "clinic", "clinique", "society", "societe", "association",
    "foundation", "fondation", "police", "shelter", "refuge", "ministry", "ministere", "church", "department", "board",
    "company", "firm", "group", "groupe", "inc", "ltd", "llp", "bank", "banque", "commission", "institute", "institut",
    "cabinet", "cisss", "ciusss", "clsc", "law", "dental", "pharmacy", "pharmacie", "network", "reseau", "authority",
    "counselling", "therapy",
))  # fmt: skip
"""Words that make a name with capitals that of a body one works for."""


def _institution(name: str) -> bool:
    return bool(set(fold(name).split()) & _BODY_WORDS)


def _shares(name: str, me: Known) -> bool:
    """Tell whether a name shares a word of its own with an employer: a department, or another form of the name."""
    own = {word for forms in me.employers for word in forms[0].split() if len(word) > 3} - _BODY_WORDS
    return bool(set(fold(name).split()) & own) or any(name.isupper() and name in short for short in me.acronyms)


def _school_or_college(name: str, s: Sentence) -> bool:
    """Tell whether a name is a school that the worker gave, or a body that registers rather than employs."""
    folded = fold(name)
    return any(holds(folded, school) or holds(school, folded) for school in s.me.schools) or bool(
        re.search(r"\b(?:ontario college|college of|ordre|register|registre|association of|order of)\b", folded)
    )


def _school(s: Sentence) -> Iterator[Point]:
    folded = fold(s.text)
    school = next((name for name in s.me.schools if holds(folded, name)), "")
    if school:
        yield Truth.TRUE, "school", s.clues.get("school", school)
    elif s.me.schools and (studied := s.says("studied")):
        other = next((b[0] for b in _BODIES.finditer(s.text) if _taught_at(b[0]) and not _shares(b[0], s.me)), "")
        if other and studied:
            yield Truth.UNKNOWN, "school", other


def _taught_at(name: str) -> bool:
    return bool(set(fold(name).split()) & {"university", "universite", "college", "cegep"})


def _numbers(s: Sentence) -> Iterator[Point]:
    for match in _PHONE.finditer(s.text):
        digits = number(match[0])
        if digits in s.me.private_phones | s.me.work_phones:
            yield Truth.TRUE, "phone", match[0]
        elif s.me.private_phones and s.says("own_number"):
            yield Truth.FALSE, "phone", match[0]
        else:
            yield Truth.UNKNOWN, "phone", match[0]
    for match in _MAIL.finditer(s.text):
        mail = match[0].casefold()
        if mail in s.me.private_emails | s.me.work_emails:
            yield Truth.TRUE, "email", match[0]
        elif s.me.private_emails and s.says("own_mail"):
            yield Truth.FALSE, "email", match[0]
        else:
            yield Truth.UNKNOWN, "email", match[0]


def _home(s: Sentence) -> Iterator[Point]:
    home = s.me.home
    lives = s.says("lives")
    if not home.street or not (lives or "home_address" in s.facts):
        return
    if "home" in s.clues or "home_street" in s.clues:
        yield Truth.TRUE, "home", s.clues.get("home") or s.clues["home_street"]
        return
    for match in _STREET.finditer(s.text):
        told = home_of(match[0])
        if home.core and holds(fold(match[0]), home.core):
            yield (Truth.TRUE if told.number == home.number else Truth.FALSE), "home", match[0]
        elif told.number and _is_street(match[0]) and lives:
            yield Truth.FALSE, "home", match[0]


def _is_street(text: str) -> bool:
    words = {fold(w) for language in word_lists.LANGUAGES for w in word_lists.group("place.street", language)}
    return any(holds(fold(text), word) for word in words)


def _years(s: Sentence) -> Iterator[Point]:
    born = s.me.person.birth_year
    if not born:
        return
    if found := _BORN.search(s.signed):
        yield (Truth.TRUE if int(found[1]) == born else Truth.FALSE), "age", found[0]
    elif (found := _AGED.search(s.signed)) and not s.says("kin"):
        age = int(found[1] or found[2])
        fits = abs(s.today.year - born - age) <= 1
        yield (Truth.TRUE if fits else Truth.FALSE), "age", found[0].strip(" ,.")
    if (found := s.says("years")) and not _AGED.search(s.signed):
        digits = int(re.findall(r"\d+", found[0])[-1])
        if digits > s.today.year - born - _FEWEST_YEARS:
            yield Truth.FALSE, "years", s.text[found.start() : found.end()]


def _family(s: Sentence) -> Iterator[Point]:
    wed, kin = s.says("wed"), s.says("kin")
    at = s.signed.find(KIN)
    if at >= 0 and (wed or kin):
        words = s.text[at : at + _run(s.signed, at)]
        former = wed and any(_former(relative, words) for relative in s.me.person.family)
        yield (Truth.FALSE if former else Truth.TRUE), "family", words
    elif wed and any(r.bond == "partner" and r.name for r in s.me.family):
        name = re.search(r"(?:[A-ZÀ-Ý][\w'’-]+ ?){1,3}", s.text[wed.end() :])
        if name and name.start() < 12:
            yield Truth.FALSE, "family", name[0].strip()


def _former(relative: str, words: str) -> bool:
    folded = fold(relative)
    return folded.startswith(("ex ", "former ", "ancien")) and holds(folded, fold(words))


def _pastime(s: Sentence) -> Iterator[Point]:
    folded = fold(s.text)
    for interest in s.me.interests:
        if holds(folded, interest):
            yield Truth.TRUE, "interest", interest
            return
    for kind in ("handle", "handle_said", "account"):
        if kind in s.clues:
            yield Truth.TRUE, "handle", s.clues[kind]
            return


def _ended(s: Sentence) -> Iterator[Point]:
    found = s.says("ended")
    if found and not s.says("kin") and KIN not in s.signed:
        yield Truth.FALSE, "death", s.text[found.start() : found.end()]


def _blames(s: Sentence) -> Iterator[Point]:
    found = s.says("blames")
    if found:
        yield Truth.UNKNOWN, "blame", s.text[found.start() : found.end()]
    elif kind := next((kind for kind in s.facts if kind in _BLAMES), ""):
        yield Truth.UNKNOWN, "blame", s.facts[kind].text


_LOOKS: Final[tuple[Callable[[Sentence], Iterator[Point]], ...]] = (
    _ended,
    _trade,
    _place,
    _work,
    _school,
    _numbers,
    _home,
    _years,
    _family,
    _pastime,
    _blames,
)
