"""Whether a sentence of an assistant agrees with what the worker gave: true, false, or neither can be told.

It is true only where all that it claims agrees, and false where something contradicts. A thing that they did not tell
about is unknown, however likely it is. Pure.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.facts.agreements import Agreed, ages, agreed, bonds, ended, left_over
from identity_scan.judge.facts.answer_sentence import Sentence
from identity_scan.judge.facts.contact import EMAIL, PHONE, RUE, STREET
from identity_scan.judge.facts.homes import is_elsewhere
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import Known, known
from identity_scan.judge.reading.patterns import BODY, ME, patterns
from identity_scan.model import Disclosure, Person, Reason, Truth
from identity_scan.person import towns
from identity_scan.person.lexicon import gazetteer, places
from identity_scan.person.numbers import number
from identity_scan.person.reading import cut
from identity_scan.speech.telling import say
from identity_scan.speech.text import fold, holds

_INSTITUTION: Final = r"(?:[A-ZÀ-Ý][\w'’.-]+|of|and|the|for|de|du|des|la|le|et|&|l['’][A-ZÀ-Ý]\w+|d['’][A-ZÀ-Ý]\w+)"
_BODIES: Final = re.compile(rf"[A-ZÀ-Ý][\w'’.-]+(?: {_INSTITUTION}){{1,8}}")
_BLAMES: Final = frozenset({"criminal_or_police", "discipline", "complaint_record", "negative_review"})
_FEWEST_YEARS: Final = 18
"""The age before which nobody practises."""

Point = tuple[Truth, str, str]
"""What a sentence says of one thing: whether it agrees, the code of the thing, and the words."""


def compared(
    text: str, person: Person, clues: Mapping[str, str], facts: Iterable[Disclosure], today: date
) -> tuple[Truth, tuple[Reason, ...]]:
    """Return whether a sentence about the worker agrees with what they gave, and why.

    `clues` are the kinds of evidence that the judge of identity saw in it, with their words.
    """
    me, text = known(person), word_lists.spelt(text)
    sentence = Sentence(text, signed(text, me), me, clues, {fact.kind: fact for fact in facts}, today)
    if sentence.says("denies"):
        return Truth.UNKNOWN, ()
    right = agreed(sentence)
    points = [point for look in _LOOKS for point in look(sentence, right)]
    wrong = [p for p in points if p[0] is Truth.FALSE]
    told = wrong or points or list(_whole(sentence, right))
    return (told[0][0] if told else Truth.UNKNOWN), tuple(map(_reason, told))


def _whole(s: Sentence, right: tuple[Agreed, ...]) -> Iterator[Point]:
    """Yield what agrees where nothing else is claimed, otherwise what else is."""
    said = {one.what: s.text[one.start : one.end] for one in reversed(right) if one.what in _SAID}
    rest = left_over(s, right) if said else ""
    if rest:
        yield Truth.UNKNOWN, "rest", rest
    else:
        yield from ((Truth.TRUE, what, words) for what, words in reversed(said.items()))


_SAID: Final = frozenset({
    "trade", "place", "employer", "school", "phone", "email", "home", "age", "family", "interest", "handle",
})  # fmt: skip
"""What says something of the worker; a region or a bond says nothing alone."""


def _reason(point: Point) -> Reason:
    truth, what, words = point
    return Reason(
        say(f"statement.{truth.value}.{what}", words=words), 1.0 if truth is Truth.TRUE else -1.0, "R17", words
    )


# -- one thing after the other ----------------------------------------------------------------------------------------


def _ended(s: Sentence, _right: tuple[Agreed, ...]) -> Iterator[Point]:
    told = (m for m in s.each("ended") if s.tells(m.start()) or ME in s.signed[m.end() : m.end() + 12])
    found = next((m for m in told if not s.denied(m.start())), None)
    if found and not s.names_kin:
        yield Truth.FALSE, "death", s.text[found.start() : found.end()]


def _trade(s: Sentence, right: tuple[Agreed, ...]) -> Iterator[Point]:
    person = s.me.person
    if not person.professions:
        return
    if (words := s.clues.get("other_trade")) and not any(one.what == "trade" for one in right):
        at = max(s.text.find(words), 0)
        beside = _BESIDE.search(s.signed, s.clause(at)[0], at)
        if s.of_her(at) and not s.past(at) and not s.denied(at) and not beside:
            yield Truth.FALSE, "trade", words
    for what in ("stopped", "unlicensed"):
        stop = next((m for m in s.each(what) if s.tells(m.start()) and not s.denied(m.start())), None)
        if stop and (what == "unlicensed" or (person.employers and _stopped_all(s, stop))):
            yield Truth.FALSE, what, s.text[stop.start() : stop.end()]


_BESIDE: Final = re.compile(
    r"\b(?:to|with|by|for|from|avec|par|pour|chez|d'une?|a une?) (?!be\b)"
    r"(?:an? |the |une? |le |la |her |his )?(?:[\w-]+ ){0,2}$"
)
"""Before a trade that is another's: "married to a", "works for the"."""


def _stopped_all(s: Sentence, stop: re.Match[str]) -> bool:
    """Tell whether somebody is said to have stopped what they do today, not only somewhere or with somebody."""
    at = s.signed.find(BODY, stop.end(), s.segment(stop.start())[1])
    if at >= 0:
        return any(holds(form, fold(_run(s, at))) for form in s.me.employers[0])
    place = any(m.start() == stop.end() + 1 and not s.signed[m.end()].isdigit() for m in s.each("somewhere"))
    return not place


def _run(s: Sentence, at: int) -> str:
    """Return the words for which the run of one sign stands."""
    end = at
    while end < len(s.signed) and s.signed[end] == s.signed[at]:
        end += 1
    return s.text[at:end]


def _place(s: Sentence, right: tuple[Agreed, ...]) -> Iterator[Point]:
    if not s.me.person.places:
        return
    own = {one.start for one in right if one.what in ("place", "home", "region")}
    for here in s.each("here"):
        at = here.start()
        if s.denied(at) or s.past(at) or not s.of_her(at):
            continue
        last = min(s.segment(at)[1], here.end() + 60)
        for match in _IN.finditer(s.signed, at, last):
            if match.end() in own:
                break
            if s.past(match.start()):
                continue
            if words := _elsewhere(s, match.end()):
                yield Truth.FALSE, "place", words
                return


_IN: Final = re.compile(r"\b(?:in|a|au|en|dans) (?:the |la |le |l')?")


def _elsewhere(s: Sentence, at: int) -> str:
    """Return the place that begins there if it is none of the worker's: a town, or a region that holds none of them."""
    end, _where = towns.told_at(s.text, at)
    words = s.text[at:end]
    name = fold(words.partition(",")[0])
    if name not in places() and "," not in words and words not in s.clues.values():
        return ""
    wide = any(place.kind != "town" for place in places().get(name, ()))
    lives = towns.own(s.me.person)
    holds_home = wide and towns.where(name) & (lives | {code.partition("-")[0] for code in lives})
    return "" if holds_home or holds(fold(" ".join(s.me.person.places)), name) else words


def _work(s: Sentence, right: tuple[Agreed, ...]) -> Iterator[Point]:
    at = s.signed.find(BODY)
    if at >= 0 and s.denied(at) and s.of_her(at) and not s.says("stopped"):
        never = any(m.start() < at for m in s.each("never"))
        if never or any(holds(form, fold(_run(s, at))) for form in s.me.employers[0]):
            yield Truth.FALSE, "denied", _run(s, at)
    for works in s.each("works") if s.me.employers else ():
        if s.past(works.end() - 1) or s.denied(works.start()) or not s.of_her(works.start()):
            continue
        if name := _other_body(s, works, right):
            yield Truth.FALSE, "employer", name
            return


def _other_body(s: Sentence, works: re.Match[str], right: tuple[Agreed, ...]) -> str:
    """Return the first body for which somebody is said to work, or for which besides an own one, that is not theirs."""
    own = [one for one in right if one.what in ("employer", "school", "family")]
    text = s.text
    for one in own:
        text = text[: one.start] + "·" * (one.end - one.start) + text[one.end :]
    last = s.segment(works.end() - 1)[1]
    for body in _BODIES.finditer(text, works.start()):
        name, at = body[0].rstrip(" .,"), body.start()
        if text[body.end() :].lstrip().startswith("·") or s.past(at):
            continue  # a part of an own one: the School of Social Work of …
        alone = at < last and not any(works.start() <= one.start < at for one in own)
        if (alone or _JOINED.search(s.signed, max(0, at - 30), at)) and _is_other(name, s):
            return name
    return ""


_JOINED: Final = re.compile(
    r"\b(?:and|et|ainsi que|as well as) (?:also )?(?:at |for |with |au |aux |a |chez |pour )?(?:the |la |le |les |l')?$"
)


def _is_other(name: str, s: Sentence) -> bool:
    """Tell whether a name is that of a body one works for, and of none that the worker gave."""
    body = bool(set(fold(name).split()) & _body_words())
    return body and not _shares(name, s.me) and not _school_or_college(name, s)


@cache
def _body_words() -> frozenset[str]:
    """Return the folded words that make a name with capitals that of a body one works for."""
    rows = gazetteer()["words"]
    alone = (fold(name) for name in rows["workplace"] if " " not in name)
    return frozenset((*alone, *map(fold, rows["body"])))


def _shares(name: str, me: Known) -> bool:
    """Tell whether a name shares a word of its own with an employer: a department, or another form of the name."""
    own = {word for forms in me.employers for word in forms[0].split() if len(word) > 3} - _body_words()
    return bool(set(fold(name).split()) & own) or any(name.isupper() and name in short for short in me.acronyms)


def _school_or_college(name: str, s: Sentence) -> bool:
    """Tell whether a name is a school that the worker gave, or a body that registers rather than employs."""
    folded = fold(name)
    return any(holds(folded, school) or holds(school, folded) for school in s.me.schools) or bool(
        re.search(r"\b(?:ontario college|college of|ordre|register|registre|association of|order of)\b", folded)
    )


def _school(s: Sentence, right: tuple[Agreed, ...]) -> Iterator[Point]:
    if s.me.schools and s.said_of_her("studied") and not any(one.what == "school" for one in right):
        other = next((b[0] for b in _BODIES.finditer(s.text) if _taught_at(b[0]) and not _shares(b[0], s.me)), "")
        if other:
            yield Truth.UNKNOWN, "school", other


def _taught_at(name: str) -> bool:
    return bool(set(fold(name).split()) & {"university", "universite", "college", "cegep"})


def _numbers(s: Sentence, right: tuple[Agreed, ...]) -> Iterator[Point]:
    rows = (
        ("phone", PHONE, bool(s.me.private_phones) and bool(s.says("own_number"))),
        ("email", EMAIL, bool(s.me.private_emails) and bool(s.says("own_mail"))),
    )
    for what, look, private in rows:
        for match in look.finditer(s.text):
            own = any(one.what == what and one.start < match.end() and match.start() < one.end for one in right)
            if not own and (what == "email" or number(match[0])):
                yield (Truth.FALSE if private and s.of_her(match.start()) else Truth.UNKNOWN), what, match[0]


def _home(s: Sentence, _right: tuple[Agreed, ...]) -> Iterator[Point]:
    lives = s.said_of_her("lives")
    if not s.me.home.street or not lives or s.past(lives.end() - 1) or _at_work(s, lives.start()):
        return
    plain = word_lists.plain(s.text)
    for look in (STREET, RUE):
        for match in look.finditer(plain):
            if is_elsewhere(match[0], s.me.person) and s.of_her(match.start()):
                yield Truth.FALSE, "home", s.text[match.start() : match.end()]
                return


def _at_work(s: Sentence, at: int) -> bool:
    """Tell whether the clause around a place speaks of an office, whose address is no home."""
    first, last = s.clause(at)
    plain = s.signed[first:last]
    read = cut(plain)
    found = word_lists.lexicon(frozenset(word_lists.LANGUAGES)).find(s.text[first:last], read.words, read.spans)
    offices = (m for m in found if m.group == "place.office" and not plain.startswith(("located", "situe"), m.start))
    return BODY in plain or any(offices)


def _years(s: Sentence, _right: tuple[Agreed, ...]) -> Iterator[Point]:
    born = s.me.born
    told = list(ages(s))
    yield from ((Truth.FALSE, "age", m[0].strip(" ,.")) for m, fits in told if not fits)
    for fits in patterns("years.worked") if born and not told else ():
        for found in fits.finditer(s.signed):
            years = int(re.findall(r"\d+", found[0])[-1])
            if born and s.tells(found.start()) and years > s.today.year - born - _FEWEST_YEARS:
                yield Truth.FALSE, "years", s.text[found.start() : found.end()]


def _family(s: Sentence, _right: tuple[Agreed, ...]) -> Iterator[Point]:
    named = list(bonds(s))
    for bond in named:
        other = bond.sure and bond.given and bond.said not in bond.given and "other" not in bond.given
        over = bond.said == "partner" and not bond.former and ended(s.me.person, bond.words)
        if (other or over) and not s.denied(bond.start):
            yield Truth.FALSE, "family", bond.words
    wed = s.said_of_her("wed")
    if wed and not named and any(r.bond == "partner" and r.name for r in s.me.family):
        name = _CALLED.match(s.text, wed.end())
        if name and not s.past(wed.start()):
            yield Truth.FALSE, "family", name[1].strip()


_CALLED: Final = re.compile(
    r",?(?: (?:is|was|named|called|est|nommée?|appelée?|se nomme|s['’]appelle)"
    r"|(?:(?<=marié)|(?<=mariée)) (?:à|avec))? ?"
    r"((?:[A-ZÀ-Ý][\w'’-]+ ?){1,3})"
)
"""A name right behind a word for a partner."""


def _blames(s: Sentence, _right: tuple[Agreed, ...]) -> Iterator[Point]:
    found = s.says("blames")
    if found:
        yield Truth.UNKNOWN, "blame", s.text[found.start() : found.end()]
    elif kind := next((kind for kind in s.facts if kind in _BLAMES), ""):
        yield Truth.UNKNOWN, "blame", s.facts[kind].text


_LOOKS: Final[tuple[Callable[[Sentence, tuple[Agreed, ...]], Iterator[Point]], ...]] = (
    _ended,
    _trade,
    _place,
    _work,
    _school,
    _numbers,
    _home,
    _years,
    _family,
    _blames,
)
