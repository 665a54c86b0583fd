"""The patterns of the clause files, each compiled only when a text holds a word that it needs.

There are hundreds, of which a text can fit a few: most are told to be out by the beginnings of its words, and cost
neither time nor memory.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Final

from identity_scan.facts import FOLDER, word_lists

ME: Final = "\ue000"
BODY: Final = "\ue001"
KIN: Final = "\ue002"
SIGNS: Final = {"me": ME, "body": BODY, "kin": KIN}
"""What stands in a text for the worker, an employer of theirs, and one of their family."""
_GAP: Final = r"(?:[^\s.!?;|·•…']+(?:[\s,]+|')){0,%d}?"
_BLANK: Final = r"(?:[\s,]{1,3}|(?<=[\s,'(]))"
"""Between two words; none where a word that may be missing is, nor after what French elides."""
_PIECE: Final = re.compile(r"<(\w+)>|`([^`]*)`|(\.{2,3}(?=\s))|([()|?])|([^\s<>`()|?]+)|(\s+)")
_WORD: Final = re.compile(r"\w+")
_KEY: Final = 4
"""By so many letters of its words a text is told to be out."""
Keys = frozenset[str]
_Piece = tuple[str, str, str, str, str, str]


@cache
def _file(language: str) -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((FOLDER / f"clauses_{language}.toml").read_text("utf-8"))


@lru_cache(maxsize=256)
def keys_of(text: str) -> Keys:
    """Return the beginnings of the words of a plain text, and the signs in it."""
    return frozenset(word[:_KEY] for word in _WORD.findall(text)) | {sign for sign in SIGNS.values() if sign in text}


class Patterns:
    """All patterns of one group, asked as one: matches come from left to right and do not overlap."""

    def __init__(self, terms: Sequence[str], language: str) -> None:
        self._terms = [_Term(word_lists.plain(term), language) for term in terms]

    @cached_property
    def _by_key(self) -> tuple[Mapping[str, list[int]], list[int]]:
        """Return which patterns may fit where a word begins so, and which may fit whatever the words are."""
        found: dict[str, list[int]] = defaultdict(list)
        always = []
        for n, term in enumerate(self._terms):
            for key in term.needs[0] if term.needs else ():
                found[key].append(n)
            always += [] if term.needs else [n]
        return found, always

    def _may_fit(self, text: str) -> list["_Term"]:
        by_key, always = self._by_key
        keys = keys_of(text)
        hits = {n for key in keys & by_key.keys() for n in by_key[key]}
        return [
            term for n in sorted(hits.union(always)) if not any(map(keys.isdisjoint, (term := self._terms[n]).needs))
        ]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where the patterns fit."""
        terms = self._may_fit(text)
        if len(terms) == 1:
            yield from terms[0].regex.finditer(text)
            return
        found = [(m.start(), n, m) for n, term in enumerate(terms) for m in term.regex.finditer(text)]
        end = -1
        for start, _n, match in sorted(found, key=lambda one: one[:2]):
            if start >= end:
                yield match
                end = max(match.end(), start + 1)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place where the patterns fit."""
        return next(self.finditer(text), None)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Return how the patterns fit right at a place."""
        fits = (match for term in self._may_fit(text) if (match := term.regex.match(text, start)))
        return next(fits, None)


class _Term:
    """One pattern."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language

    @cached_property
    def needs(self) -> tuple[Keys, ...]:
        """Sets of beginnings of words, the smallest first: a text must hold one of each."""
        return _needed(self.text, self.language)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        # it ends with its last word, unless it ends with a blank: then more must follow
        end = "" if self.text.endswith(" ") else r"(?!\w)"
        return re.compile(rf"(?<![\w@])(?:{_built(self.text, self.language)}{end})")


@cache
def pattern(group: str, language: str) -> Patterns | None:
    """Return the patterns of a group, None where the language has none."""
    section, _dot, name = group.partition(".")
    terms = _file(language).get(section, {}).get(name, ())
    return Patterns(terms, language) if terms else None


def patterns(group: str) -> Iterator[Patterns]:
    """Yield the patterns of a group in every language that has some."""
    return filter(None, (pattern(group, language) for language in word_lists.LANGUAGES))


def first(group: str, plain: str) -> re.Match[str] | None:
    """Return the first place of a plain text where the patterns of a group fit, in any language."""
    fits = (match for found in patterns(group) if (match := found.search(plain)))
    return min(fits, key=lambda match: match.start(), default=None)


def forget() -> None:
    """Let go of all patterns until they are asked for again: with their files they weigh some megabytes."""
    for kept in (_file, keys_of, pattern, _set, _terms_of, _of_set):
        kept.cache_clear()


# -- as a regular expression ------------------------------------------------------------------------------------------

_OPEN: Final = {"(": "(?:"}
_LETTERS: Final = re.compile(r"\\\[(\w+)\\\]")
"""Either of a few letters, escaped: practi[sc]ing."""


def _built(term: str, language: str) -> str:
    """Return a pattern (the signs are told in facts/clauses_en.toml) as a regular expression."""
    out = []
    for name, raw, gap, sign, word, space in _PIECE.findall(term):
        if space:
            out.append(_BLANK)
        elif gap:
            out.append(_GAP % (4 if len(gap) == 2 else 9))
        else:
            plain = _LETTERS.sub(r"[\1]", re.escape(word).replace(r"\*", r"\w*"))
            out.append(_set(name, language) if name else f"(?:{raw})" if raw else _OPEN.get(sign, sign) or plain)
    return "".join(out)


@cache
def _set(name: str, language: str) -> str:
    if name in SIGNS:
        return f"{SIGNS[name]}+"
    return "(?:" + "|".join(_built(term, language) for term in _terms_of(name, language)) + ")"


@cache
def _terms_of(name: str, language: str) -> tuple[str, ...]:
    return tuple(map(word_lists.plain, _file(language)["word"][name]))


# -- what a text must hold for a pattern to fit -----------------------------------------------------------------------


def _needed(term: str, language: str) -> tuple[Keys, ...]:
    """Return beginnings of words, the smallest set first, of each of which a text must hold one for it to fit."""
    pieces: list[_Piece] = _PIECE.findall(term)
    found, end = _alternatives(pieces, 0, language)
    if end < len(pieces):
        return ()
    return tuple(sorted(found[0], key=len)) if len(found) == 1 else tuple(filter(None, [_of_each(found)]))


def _of_each(found: Sequence[Sequence[Keys]]) -> Keys | None:
    """Return of which a text must hold one for any of some alternatives to fit; None where one of them needs none."""
    return frozenset().union(*(min(needs, key=len) for needs in found)) if all(found) else None


def _alternatives(pieces: Sequence[_Piece], at: int, language: str) -> tuple[list[list[Keys]], int]:
    """Return what each of some alternatives needs, and where the bracket that closes them stands."""
    found: list[list[Keys]] = [[]]
    while at < len(pieces) and pieces[at][3] != ")":
        if pieces[at][3] == "|":
            found.append([])
            at += 1
            continue
        needs, at = _one(pieces, at, language)
        found[-1] += [] if needs is None else [needs]
    return found, at


def _one(pieces: Sequence[_Piece], at: int, language: str) -> tuple[Keys | None, int]:
    """Return what one piece needs, None if it may be missing or is part of a word, and where the next begins."""
    name, _raw, _gap, sign, word, _space = pieces[at]
    needs: Keys | None = None
    last = at
    if sign == "(":
        within, last = _alternatives(pieces, at + 1, language)
        needs = _of_each(within)
    elif name:
        needs = _of_set(name, language)
    elif word:
        return _of_word(pieces, at)
    optional = last + 1 < len(pieces) and pieces[last + 1][3] == "?"
    joined = not (_ends(pieces, at - 1, -1) and _ends(pieces, last + 1, 1)) and name not in SIGNS
    return (None if optional or joined else needs), last + 1 + optional


def _of_word(pieces: Sequence[_Piece], at: int) -> tuple[Keys | None, int]:
    """Return the beginning of a word; of "dads?" the last letter may be missing."""
    word = pieces[at][4]
    optional = at + 1 < len(pieces) and pieces[at + 1][3] == "?"
    goes_on = word.endswith("*") or not _ends(pieces, at + 1 + optional, 1)
    match = _WORD.match(word[:-1] if optional or word.endswith("*") else word)
    key = match[0][:_KEY] if match and match.start() == 0 else ""
    whole = bool(match) and len(match[0]) < len(word.rstrip("*"))  # type: ignore[index]
    short = len(key) < _KEY and (optional or (goes_on and not whole))
    sure = key and _ends(pieces, at - 1, -1) and not short
    return (frozenset({key}) if sure else None), at + 1 + optional


def _ends(pieces: Sequence[_Piece], at: int, step: int) -> bool:
    """Tell whether a word ends (or, to the left, begins) at a piece: at a blank, a gap, or where the pattern does."""
    if at < 0 or at >= len(pieces):
        return True
    _name, _raw, gap, sign, _word, space = pieces[at]
    if space:
        return at + 1 >= len(pieces) or pieces[at + 1][3] != "?"
    if sign == (")" if step > 0 else "("):  # what stands on the bracket's other side must end it too
        missing = step > 0 and at + 1 < len(pieces) and pieces[at + 1][3] == "?"
        return _ends(pieces, at + step + missing, step)
    return bool(gap) or sign == "|"


@cache
def _of_set(name: str, language: str) -> Keys | None:
    if name in SIGNS:
        return frozenset({SIGNS[name]})
    return _of_each([_needed(term, language) for term in _terms_of(name, language)])
