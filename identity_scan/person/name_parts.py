"""A name taken apart: which words are given names, which the family name, in the order of the tradition that it is of.

The worker's own word goes first (`family_name`). Without it the name itself must tell: a comma, a family name in
capitals, the script, and tables of family names of places where it stands first or where people bear two. Where two
readings are possible both are kept. nameparser knows western order alone, takes "MSW" for a surname, and is under the
LGPL: it is not used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from identity_scan.facts import FOLDER
from identity_scan.facts.packed import Packed
from identity_scan.person.scripts import IDEOGRAPHS, all_in
from identity_scan.person.spellings import joined
from identity_scan.speech.folding import WORD, fold

PARTICLES = frozenset((
    "van", "von", "de", "da", "di", "du", "des", "der", "den", "del", "dela", "della", "la", "las", "los", "le", "st",
    "ste", "saint", "sainte", "mac", "mc", "o", "al", "el", "ul", "bin", "ben", "bint", "ibn", "abu", "ten", "ter",
    "dos", "das", "do", "y", "d", "l", "ابو", "ابن", "بن", "بنت", "ال",
))  # fmt: skip
"""Small words that belong to the family name that follows them."""
_SERVANTS = frozenset(("abd", "abdal", "abdel", "abdul", "abdur", "abder", "عبد"))
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "msw", "rsw", "bsw", "ts", "esq"}
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_SYLLABLES = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,2}h?[aeiou]{1,3}(?:ng|[nmptkhrlw])?){1,2}")
"""What a word of a given name of China or Korea may be, romanised: one syllable or two."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the person, taken apart."""

    given: tuple[str, ...]
    """Folded."""
    surname: tuple[str, ...]
    """Folded."""
    middles: tuple[str, ...] = ()
    """Folded."""
    short: bool = False
    """Whether it is a usual short form that the worker did not list."""
    first: bool = False
    """Whether the family name stands first where the name is from, with nothing between it and the rest."""
    as_given: str = ""
    """The given name with its own letters."""
    as_surname: str = ""
    """The family name with its own letters."""
    as_middles: str = ""
    """The middle names with their own letters."""

    @property
    def text(self) -> str:
        """Given name and surname in one."""
        return " ".join(self.given + self.surname)


@cache
def family_names(table: str) -> frozenset[str]:
    """Return a table of facts/family_names.toml."""
    return frozenset(_tables()[table])


@cache
def _tables() -> dict[str, Sequence[str]]:
    return tomllib.loads((FOLDER / "family_names.toml").read_text("utf-8"))


@cache
def _english() -> Packed:
    """Return of each given name of English its short forms, and the names that it is a short form of."""
    from nicknames import NickNamer

    pairs = [(name, short) for name, shorts in NickNamer.default_lookup().items() for short in shorts]
    return Packed(pair for name, short in pairs for pair in ((name, short), (short, name)))


@cache
def short_forms(given: str) -> tuple[str, ...]:
    """Return the usual short forms and spellings of a given name, and the names that it is a short form of; folded."""
    return tuple(sorted(_others().get(given, frozenset()).union(_english().of(given)) - {given}))


@cache
def _others() -> dict[str, frozenset[str]]:
    """Return for each given name its spellings and short forms that are not in the English table."""
    rows: dict[str, list[list[str]]] = tomllib.loads((FOLDER / "given_names.toml").read_text("utf-8"))
    found: dict[str, frozenset[str]] = {}
    for row in rows["spellings"]:
        found.update({name: found.get(name, frozenset()) | set(row) for name in row})
    for full, *shorter in rows["short"]:
        for one, more in ((full, shorter), *((name, [full]) for name in shorter)):
            found[one] = found.get(one, frozenset()) | set(more)
    return found


@cache
def is_english_given(word: str) -> bool:
    """Tell whether a folded word is a usual given name of English; other names may be given names just as well."""
    return any(True for _other in _english().of(word))


def halves(name: Name) -> tuple[str, ...]:
    """Return what is written of a surname of two for short: its halves, or what follows an article; else nothing."""
    words = [w for w in re.split(r"[\s\-‐‑]+", name.as_surname) if len(w) > 2 and not _particle(w)]
    return tuple(words) if len(words) > 1 else ()


def take_apart(text: str, family_name: str = "") -> Name | None:
    """Return the likeliest reading of a name; None for nothing. "Okerlund, Tamsin" is turned round."""
    return next(iter(readings(text, family_name)), None)


@cache
def readings(text: str, family_name: str = "") -> tuple[Name, ...]:
    """Return the ways to read a name, the likeliest first; `family_name` is what the worker says of it."""
    head, comma, tail = text.partition(",")
    if not joined(head):
        head, comma, tail = tail, "", ""
    if comma and joined(tail) not in _SUFFIXES and joined(tail):
        return (_made(_words(tail), _words(head), first=_stands_first(_words(head), _words(tail))),)
    words = _words(head if comma else text)
    while len(words) > 2 and joined(words[-1]) in _SUFFIXES:
        words = words[:-1]
    if not words:
        return ()
    if family_name and (told := _as_told(words, family_name)):
        return tuple(told)
    if len(words) == 1:
        return tuple(_of_one_word(words[0]))
    return tuple(dict.fromkeys(_guessed(words)))


def told_apart(text: str, family_name: str) -> bool:
    """Tell whether what the worker calls their family name stands in their name."""
    return bool(_as_told(_words(text.replace(",", " ")), family_name))


def _words(text: str) -> list[str]:
    """Return the words of a name; the servant of a name of God is one with it: Abdul Rahman, عبد الله."""
    words: list[str] = []
    for word in re.split(r"[\s\u30fb]+", text):
        if words and joined(words[-1]) in _SERVANTS:
            words[-1] += f" {word}"
        elif WORD.search(word):
            words.append(word)
    return words


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in fold(word).split())


def _made(given: Sequence[str], surname: Sequence[str], middles: Sequence[str] = (), *, first: bool = False) -> Name:
    """Put a name together; of a given name of several words the rest are middle names, unless they belong to it."""
    if not first and len(given) > 1:
        given, middles = given[:1], (*given[1:], *middles)
    return _name(given, surname, middles, first=first)


def _name(given: Sequence[str], surname: Sequence[str], middles: Sequence[str] = (), *, first: bool = False) -> Name:
    written = " ".join(given), " ".join(surname), " ".join(middles)
    return Name(_folded(given), _folded(surname), _folded(middles), False, first, *written)


def _as_told(words: Sequence[str], family_name: str) -> list[Name]:
    """Read a name with the part that the worker calls the family name; nothing if it does not stand in this form."""
    wanted = joined(family_name)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if joined("".join(words[start:end])) != wanted:
                continue
            before, after = words[:start], words[end:]
            if not before and not after:
                return [Name((), _folded(words), as_surname=" ".join(words))]
            if not before:
                return list(_surname_first(words[:end], after))
            if not after and end - start == 1 and joined(words[start]) in family_names("surely_vietnamese"):
                return _vietnamese_last(before, words[start:end])
            found = [_made(before, words[start:end], first=_stands_first(words[start:end], before))]
            if end - start > 1 and not _particle(words[start]):  # two family names: the first alone is usual
                found.append(_made(before, words[start : end - 1]))
            return found
    return []


def _surname_first(surname: Sequence[str], rest: Sequence[str]) -> Iterator[Name]:
    """Yield a name whose family name is known to stand first."""
    if _is_vietnamese(surname, rest):
        yield _made(rest[-1:], surname, rest[:-1], first=True)
        if len(rest) > 2:  # Nguyễn Thị Minh Khai is Khai, and Minh Khai
            yield _made(rest[-2:], surname, rest[:-2], first=True)
    else:
        yield _name(rest, surname, first=True)
        if len(rest) > 1 and not _stands_first(surname, rest):  # Nagy Anna Mária is Anna
            yield _name(rest[:1], surname, rest[1:], first=True)


def _is_vietnamese(surname: Sequence[str], rest: Sequence[str]) -> bool:
    family = joined("".join(surname))
    if family not in family_names("vietnamese"):
        return False
    middle = len(rest) > 1 and joined(rest[0]) in family_names("vietnamese_middles")
    lettered = bool(_VIETNAMESE.search(" ".join((*surname, *rest)).casefold()))
    return lettered or family in family_names("surely_vietnamese") or (middle and family not in family_names("chinese"))


def _stands_first(surname: Sequence[str], rest: Sequence[str]) -> bool:
    """Tell whether a surname is of a tradition that writes it first, and all of the rest is the given name."""
    family = joined("".join(surname))
    if all_in(family, IDEOGRAPHS):
        return True
    eastern = family in family_names("chinese") or family in family_names("korean")
    return eastern and all(is_syllabic(word) for word in rest)


def is_syllabic(word: str) -> bool:
    """Tell whether a word may be a syllable or two of a given name of China or Korea; no English given name is."""
    plain = joined(word)
    return bool(_SYLLABLES.fullmatch(plain)) and not (is_english_given(plain) and "-" not in word)


def _of_one_word(word: str) -> Iterator[Name]:
    """Read a name of one word: in Han and Hangul it holds a family name of one or two syllables."""
    plain = joined(word)
    if all_in(plain, IDEOGRAPHS) and 2 <= len(plain) <= 5:
        size = 2 if plain[:2] in family_names("two_syllables") and len(plain) > 2 else 1
        hangul = "가" <= plain[0] <= "힣"
        if len(plain) - size <= 2 and (hangul or plain[:size] in family_names("two_syllables") or plain[0] in _han()):
            yield Name((plain[size:],), (plain[:size],), (), False, True, plain[size:], plain[:size])
            return
    yield Name((), _folded([word]), as_surname=word)


@cache
def _han() -> frozenset[str]:
    return frozenset(str(_tables()["han"]))


def _particle(word: str) -> bool:
    initial = len(joined(word)) == 1 and word[:1].isupper() and word.endswith(".")  # Ann L. Roy, not Ann L'Heureux
    return not initial and joined(word) in PARTICLES


def _guessed(words: Sequence[str]) -> Iterator[Name]:
    """Yield the readings of a name of several words of which the worker said nothing."""
    capitals = [word.isupper() and _long_enough(joined(word)) for word in words]
    told = any(not word.isupper() for word in words if len(joined(word)) > 1)
    if told and capitals[0] != capitals[-1]:  # WONG Mei Ling, Mei Ling WONG
        size = capitals.index(False) if capitals[0] else capitals[::-1].index(False)
        cut = size if capitals[0] else len(words) - size
        surname, rest = (words[:cut], words[cut:]) if capitals[0] else (words[cut:], words[:cut])
        yield from (
            _surname_first(surname, rest) if capitals[0] else [_made(rest, surname, first=_stands_first(surname, rest))]
        )
        return
    if all_in("".join(map(joined, words)), IDEOGRAPHS):
        yield _made(words[1:], words[:1], first=True)
        return
    yield from _of_the_east(words) or _of_the_west(words)


def _vietnamese_last(lead: Sequence[str], surname: Sequence[str]) -> list[Name]:
    """Return the readings of a name of Vietnam in western order: Hà Trần, Minh Khai Nguyễn."""
    found = [_name(lead[:1], surname, lead[1:], first=True)]
    return [*found, _name(lead, surname, first=True)] if len(lead) > 1 else found


def _long_enough(word: str) -> bool:
    """Tell whether a word in capitals can be a family name and not initials: OKERLUND, LI, but not JF."""
    spoken = not word.isascii() or bool(set(word) & set("aeiouy"))
    return (len(word) > 2 and spoken) or word in family_names("chinese")


def _of_the_east(words: Sequence[str]) -> list[Name]:
    """Return readings with the family name of China, Korea or Vietnam, first or last; nothing for other names."""
    head, tail = words[:1], words[-1:]
    rest, lead = words[1:], words[:-1]
    if len(words) > 5:
        return []
    if _is_vietnamese(head, rest):
        found = list(_surname_first(head, rest))
        both = len(words) == 2 and joined(tail[0]) in family_names("surely_vietnamese")
        return [*found, _made(lead, tail)] if both else found
    if joined(tail[0]) in family_names("surely_vietnamese"):
        return _vietnamese_last(lead, tail)
    eastern = [
        _made(given, surname, first=True)
        for surname, given in ((head, rest), (tail, lead))
        if len(words) < 4 and _stands_first(surname, given)
    ]
    if not eastern and len(words) == 2:  # Zhou Lan; Chan Marshall may be either
        family, given = joined(head[0]), joined(tail[0])
        tables = family_names("chinese") | family_names("korean")
        if family in tables and given not in tables and not is_english_given(family):
            found = [_made(rest, head, first=True)]
            return found if _SYLLABLES.fullmatch(given) else [*found, _made(lead, tail)]
    if eastern and len(words) == 2 and is_english_given(joined(words[0])):  # Kim Lee may be either
        eastern.append(_made(lead, tail))
    return eastern if len(words) == 2 or len(eastern) < 2 else eastern[:1]


def _of_the_west(words: Sequence[str]) -> list[Name]:
    """Return the reading with the family name last, its particles with it; with two family names a second reading."""
    cut = len(words) - 1
    while cut > 1 and _particle(words[cut - 1]):
        cut -= 1
    found = [_made(words[:cut], words[cut:])]
    last, before = joined(words[-1]), joined(words[cut - 1]) if cut > 1 else ""
    spanish = family_names("spanish")
    two = cut > 1 and before in spanish and (last in spanish or cut > 2)
    if two or (cut > 2 and last in spanish and before not in PARTICLES and not is_english_given(before)):
        start = cut - 1
        while start > 1 and _particle(words[start - 1]):
            start -= 1
        given = words[:start]
        found = [_made(given, words[start:]), _made(given, words[start:cut])]
        if len(given) > 1:
            found += [_name(given, n.as_surname.split()) for n in found]
    return found
