"""What of a sentence about the worker agrees with what they gave, and what it claims beyond that.

A thing agrees only where it is said of the worker, of now, and is not denied. Whatever is left of a sentence once all
that agrees and all that claims nothing is taken out of it is a claim that nobody can check here. Pure.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from identity_scan.judge.facts.answer_sentence import BONDS, Sentence, kin_words
from identity_scan.judge.facts.times import AGES, BIRTH_YEAR
from identity_scan.judge.reading.known import Known, Relative
from identity_scan.judge.reading.patterns import KIN, ME, patterns
from identity_scan.judge.reading.told import HELPING, small_words
from identity_scan.model import Person
from identity_scan.person import towns
from identity_scan.person.lexicon import pastimes, places, trades
from identity_scan.person.numbers import numbers_in
from identity_scan.person.written_addresses import mailbox_pattern
from identity_scan.speech.text import fold, holds

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Agreed:
    """Words that say of the worker what they gave, and what that is."""

    what: str
    start: int
    end: int


def agreed(s: Sentence) -> tuple[Agreed, ...]:
    """Return what in a sentence agrees, in its order; not words within longer ones: a region in a school's name."""
    found = dict.fromkeys(one for look in _LOOKS for one in look(s))
    return tuple(sorted((one for one in found if not _inside(one, found)), key=lambda one: one.start))


def _inside(one: Agreed, others: Iterable[Agreed]) -> bool:
    return any(o.start <= one.start and one.end <= o.end and o.end - o.start > one.end - one.start for o in others)


def left_over(s: Sentence, agreeing: tuple[Agreed, ...]) -> str:
    """Return the first clause of a sentence that claims what neither agrees nor says nothing; empty if none does."""
    left = re.sub(rf"{ME}|['’]s\b", lambda m: " " * len(m[0]), s.signed)
    for source in _SOURCE.finditer(s.text):
        left = _blanked(left, source.start(), source.end())
    for one in agreeing:
        left = _blanked(left, one.start, one.end)
    teaches = ("idle_teaching",) if "teaching" in _own_fields(s.me) else ()
    groups = dict.fromkeys(("idle", *teaches, *(_IDLE[one.what] for one in agreeing)))
    fits = [fits for group in groups for fits in patterns(f"answer.{group}")]
    for match in [match for one in fits for match in one.finditer(left)]:
        left = _blanked(left, match.start(), match.end())
    word = _WORD.search(left) or re.search(rf"[{KIN}]|[\ue001]", left)
    return s.quoted(word.start()) if word else ""


_SOURCE: Final = re.compile(r"\((?:[Ss]ource ?: ?)?(?:[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|[A-Z][a-z]+[A-Z]\w+)\)")
"""Where an assistant says that it has it from: (example.org), (PeopleLocate)."""
_IDLE: Final = {
    **dict.fromkeys(("trade", "field", "employer", "school", "place", "region"), "idle_work"),
    **dict.fromkeys(("phone", "email", "home"), "idle_reach"),
    **dict.fromkeys(("interest", "handle"), "idle_spare"),
    **dict.fromkeys(("family", "bond"), "idle_kin"),
    "age": "idle_age",
}
"""The words that claim nothing more beside what agrees: "can be reached" beside a number, "enjoys" beside a pastime."""


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


# -- what the worker gave, as it may be written -----------------------------------------------------------------------


def _own_fields(me: Known) -> frozenset[str]:
    """Return the fields of the professions that the worker gave; here none stands for another."""
    return frozenset(trade.field for _phrase, trade in me.callings if not trade.beside)


_LEVELS: Final = (("b", r"^b|bac"), ("m", r"^m"), ("d", r"^d|ph"), ("t", r"^t"))


def _level(degree: str) -> str:
    """Return which degree a phrase speaks of: a bachelor's, a master's, a doctor's, a technician's."""
    return next((level for level, begins in _LEVELS if re.search(begins, degree)), "")


_KINDS: Final = {
    "employer": "employer",
    "school": "school",
    "place": "place",
    "place_part": "place",
    "region": "place",
    "home_area": "home",
    "home_region": "place",
    "home_street": "home",
    "home_core": "home",
    "profession": "trade",
    "degree": "trade",
}
"""What a phrase of the worker's is, by the kind of evidence that it is."""


def _phrases(s: Sentence) -> Iterator[Agreed]:
    """Yield employers, schools, places, streets and professions as the worker gave them, or as they are shortened."""
    told, words, spans = s.me.phrases, s.part.words, s.part.spans
    for n, word in enumerate(words):
        if (kind := told.initials.get(word, "")) in _KINDS and s.part.raw(n).isupper():
            yield from _if_so(s, Agreed(_KINDS[kind], *spans[n]), word)
        for wanted, kind, capital in told.entries.get(word, ()):
            said = words[n : n + len(wanted)] == wanted and kind in _KINDS
            if said and not (capital and s.part.raw(n)[0].islower()):
                numbered = kind == "home_street" and n and words[n - 1] == s.me.home.number
                start, end = spans[n - 1 if numbered else n][0], spans[n + len(wanted) - 1][1]
                yield from _if_so(s, Agreed(_KINDS[kind], start, end), " ".join(wanted))


def _span(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """Return where the words from one up to another stand."""
    return s.part.spans[first][0], s.part.spans[last - 1][1]


def _if_so(s: Sentence, one: Agreed, phrase: str) -> Iterator[Agreed]:
    """Yield words if they are said of the worker, not denied, and not put into the past where they speak of now."""
    if s.of_her(one.start) and not s.denied(one.start) and not (_of_now(s.me, one.what, phrase) and s.past(one.start)):
        yield one


def _of_now(me: Known, what: str, phrase: str) -> bool:
    """Tell whether something is the worker's of today: the first employer and place are, those after it may be over."""
    if what == "employer":
        first = me.employers[0] if me.employers else ()
        initials = me.acronyms[0] if me.acronyms else frozenset[str]()
        return any(holds(form, phrase) or holds(phrase, form) for form in first) or phrase.upper() in initials
    if what == "place":
        return holds(fold(me.person.places[0] if me.person.places else ""), phrase)
    return what in ("trade", "home")


def _trades(s: Sentence) -> Iterator[Agreed]:
    """Yield other words for the trade that the worker gave, and its words."""
    fields = _own_fields(s.me)
    degrees = {_level(phrase) for phrase, trade in s.me.callings if trade.degree}
    for first, last, phrase in s.part.trades:
        for trade in trades()[phrase]:
            other = trade.degree and _level(phrase) not in degrees
            word = not trade.person and trade.field not in HELPING
            if trade.field in fields and not trade.beside and not other and not word:
                what = "trade" if trade.person else "field"
                yield from _if_so(s, Agreed(what, *_span(s, first, last)), phrase)


def _regions(s: Sentence) -> Iterator[Agreed]:
    """Yield the provinces and countries in which the worker's places lie."""
    lives = s.me.lives
    wide = lives | {code.partition("-")[0] for code in lives}
    for first, last, phrase in s.part.places:
        region = any(place.kind in ("region", "country") for place in places()[phrase])
        if region and towns.where(phrase) & wide:
            yield from _if_so(s, Agreed("region", *_span(s, first, last)), phrase)


def _reach(s: Sentence) -> Iterator[Agreed]:
    for found in numbers_in(s.text, s.me.phones):
        yield from _if_so(s, Agreed("phone", found.start, found.end), "")
    for mail in s.me.mailboxes:
        for match in mailbox_pattern(mail).finditer(s.text):
            yield from _if_so(s, Agreed("email", match.start(), match.end()), "")


def _years(s: Sentence) -> Iterator[Agreed]:
    for match, fits in ages(s):
        if fits:
            yield Agreed("age", match.start(), match.end())


def ages(s: Sentence) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield where a sentence tells the worker's age or year of birth, and whether it is the one that they gave."""
    born = s.me.born
    if not born:
        return
    told = [(m, int(m[0][-4:]) == born) for m in BIRTH_YEAR.finditer(s.signed)]
    for read in (*AGES[:3], _AGED):
        told += [(m, abs(s.today.year - born - int(m["age"])) <= 1) for m in read.finditer(s.signed)]
    own = ((m, fits) for m, fits in told if s.tells(m.start()) and not _OTHERS_AGE.match(s.signed, m.end()))
    yield from ((m, fits) for m, fits in own if not s.denied(m.start()))


_OTHERS_AGE: Final = re.compile(r"\+| (?:to|and over|or|a \d|et plus|ou)\b")
"""Behind the age of those whom somebody works with: "aged 12 to 17"."""
_AGED: Final = re.compile(rf"(?:(?:\b(?:she|he|they)|{ME}) (?:is|are)|{ME},) (?P<age>\d{{2}})(?= and\b|[,.]|$)")
"""An age without a word for it: "She is 38 and lives on"."""


def _pastimes(s: Sentence) -> Iterator[Agreed]:
    for first, last, phrase in s.part.pastimes:
        if pastimes()[phrase] in s.me.pastimes:
            yield from _if_so(s, Agreed("interest", *_span(s, first, last)), "")
    own = {word for interest in s.me.interests for word in interest.split() if len(word) > 3} - small_words()
    stems = tuple(s.me.pursuits)
    for word, span in zip(s.part.words, s.part.spans, strict=True):
        if word in own or word[:-1] in own or (stems and word.startswith(stems)):
            yield from _if_so(s, Agreed("interest", *span), "")
    for name in s.me.usernames:
        for match in re.finditer(rf"@?(?<!\w){re.escape(name)}(?!\w)", s.text, re.IGNORECASE):
            yield from _if_so(s, Agreed("handle", match.start(), match.end()), "")


# -- the family -------------------------------------------------------------------------------------------------------

_TURNED: Final = {"child": "elder", "elder": "child"}
"""Whose daughter somebody is, is their parent."""
_FORMER: Final = re.compile(r"\b(?:ex|former|ancien|ancienne)[ -]")


@dataclass(frozen=True, slots=True)
class Bond:
    """One of the worker's family, named, and the bond in which a sentence says that they stand."""

    words: str
    said: str
    """Partner, child, elder, sibling or other; empty where no word says."""
    former: bool
    """It says so of a bond that has ended."""
    given: frozenset[str]
    start: int
    """Where the word for the bond begins, or the name."""
    end: int
    """Where that word ends."""
    name: int
    sure: bool
    """No other bond is told before it, of whom this one could be: her sister's husband."""


def bonds(s: Sentence) -> Iterator[Bond]:
    """Yield those of the worker's family whom a sentence names, each with the bond that it tells."""
    last, before = 0, None
    for name in re.finditer(f"{KIN}+", s.signed):
        between = s.signed[last : name.start()]
        match = before if _MORE.fullmatch(between) else _bond_word(s, last, name)
        said = (match.lastgroup or "") if match else ""
        if match and _TURNS.search(s.signed, match.end(), name.start()):
            said = _TURNED.get(said, said)
        words = s.text[name.start() : name.end()]
        given = frozenset(r.bond for r in s.me.family if _is(r, fold(words)))
        start, end = (match.start(), match.end()) if match else (name.start(), name.start())
        former = bool(match and _FORMER.search(s.signed, max(0, start - 8), end))
        told = len(list(_kin_pattern().finditer(s.signed, last, name.start()))) < 2
        sure = bool(said) and told and not _WHOSE.search(s.signed, 0, start)
        yield Bond(words, said, former, given, start, end, name.start(), sure)
        last, before = name.end(), match


_MORE: Final = re.compile(r",? (?:and |et |, )?")
"""Between two of whom the same is said: sons Callum and Rory."""
_TURNS: Final = re.compile(r"\b(?:of|to|de|du) $|\bd'$")
_WHOSE: Final = re.compile(rf"(?<!{ME})['’]s $")
_BEHIND: Final = re.compile(r"(?: (?:is|was|est)|,) (?:her|his|their|son|sa) ")


def _bond_word(s: Sentence, last: int, name: re.Match[str]) -> re.Match[str] | None:
    """Return the last word for a bond before a name, or the one right behind it: "Wren, her daughter"."""
    told = list(_kin_pattern().finditer(s.signed, last, name.start()))
    behind = None if told else _BEHIND.match(s.signed, name.end())
    return told[-1] if told else _kin_pattern().match(s.signed, behind.end()) if behind else None


@lru_cache(maxsize=1)
def _kin_pattern() -> re.Pattern[str]:
    wed = r"married|mariee?|fiancee?|engaged|in a relationship|en couple|relationship"
    groups = [rf"(?P<{bond}>{'|'.join((*kin_words(bond), *([wed] if bond == 'partner' else [])))})" for bond in BONDS]
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")


def _is(relative: Relative, folded: str) -> bool:
    return folded in (relative.name, relative.given) or bool(relative.name and holds(relative.name, folded))


def ended(person: Person, words: str) -> bool:
    """Tell whether the worker gave one of their family as a former one."""
    mine = (fold(text) for text in person.family)
    return any(text.startswith(("ex ", "former ", "ancien")) and holds(text, fold(words)) for text in mine)


def _family(s: Sentence) -> Iterator[Agreed]:
    for bond in bonds(s):
        over = ended(s.me.person, bond.words)
        if bond.said in bond.given and bond.former == over and not s.denied(bond.start):
            yield Agreed("family", bond.name, bond.name + len(bond.words))
            yield Agreed("bond", bond.start, bond.end)


_LOOKS: Final[tuple[Callable[[Sentence], Iterator[Agreed]], ...]] = (
    _phrases,
    _trades,
    _regions,
    _reach,
    _years,
    _pastimes,
    _family,
)
