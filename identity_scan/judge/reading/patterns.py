"""The patterns of the clause files, each compiled only when a text holds a word that it needs.

There are hundreds, of which a text can fit a few: most are told to be out by the beginnings of its words, and cost
neither time nor memory.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from identity_scan.facts import word_lists

ME: Final = "\ue000"
BODY: Final = "\ue001"
KIN: Final = "\ue002"
SIGNS: Final = {"me": ME, "body": BODY, "kin": KIN}
"""What stands in a text for the worker, an employer of theirs, and one of their family."""
_GAP: Final = r"(?:[^\s.!?;|·•…']+(?:[\s,]+|')){0,%d}?"
_BLANK: Final = r"(?:[\s,]{1,3}|(?<=[\s,'(]))"
"""Between two words; none where a word that may be missing is, nor after what French elides."""
_AFTER_A_LETTER: Final = r"(?:[\s,]{1,3})"
"""The same where a letter is sure to stand before, which costs a fourth of the time to compile."""
_PIECE: Final = re.compile(r"<(\w+)>|`([^`]*)`|(\.{2,3}(?=\s))|([()|?])|([^\s<>`()|?]+)|(\s+)")
_FLAT: Final = re.compile(r"\(([\w' |-]+)\)|" + _PIECE.pattern)
"""The same pieces, but a bracket of nothing but words is one: most are, and it costs less to read them whole."""
_WORD: Final = re.compile(r"\w+")
_KEY: Final = 4
"""By so many letters a text is told to be out where a word of a pattern may go on."""
Keys = frozenset[str]
_Piece = tuple[str, str, str, str, str, str, str]


@cache
def _file(language: str) -> Mapping[str, list[str]]:
    return word_lists.listed(f"clauses_{language}")


@lru_cache(maxsize=256)
def keys_of(text: str) -> Keys:
    """Return the words of a plain text, their beginnings (`word*`), and the signs in it."""
    words = set(_WORD.findall(text))
    beginnings = {f"{word[:_KEY]}*" for word in words if len(word) >= _KEY}
    return frozenset(words | beginnings | {sign for sign in SIGNS.values() if sign in text})


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
            for key in term.needs[0].best if term.needs else ():
                found[key].append(n)
            always += [] if term.needs else [n]
        return found, always

    def _may_fit(self, text: str) -> list["_Term"]:
        by_key, always = self._by_key
        keys = keys_of(text)
        hits = {n for key in keys & by_key.keys() for n in by_key[key]}
        return [term for n in sorted(hits.union(always)) if _holds(keys, (term := self._terms[n]).needs)]

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
    def needs(self) -> "_Needs":
        """What a text must hold, what few texts hold first."""
        return _needed(self.text, self.language)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        # it ends with its last word, unless it ends with a blank: then more must follow
        end = "" if self.text.endswith(" ") else r"(?!\w)"
        return re.compile(rf"(?<![\w@])(?:{_built(self.text, self.language)}{end})")


@cache
def pattern(group: str, language: str) -> Patterns | None:
    """Return the patterns of a group, None where the language has none."""
    terms = _file(language).get(group, ())
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
    for kept in (_file, keys_of, pattern, _set, _terms_of, _of_set, _common, _shut):
        kept.cache_clear()


# -- as a regular expression ------------------------------------------------------------------------------------------

_OPEN: Final = {"(": "(?:"}
_LETTERS: Final = re.compile(r"\\\[(\w+)\\\]")
"""Either of a few letters, escaped: practi[sc]ing."""

_LETTERED: Final = re.compile(r"\w[\w*]$")


def _built(term: str, language: str) -> str:
    """Return a pattern (the signs are told in facts/clauses_en.toml) as a regular expression."""
    out = []
    lettered = False
    for name, raw, gap, sign, word, space in _PIECE.findall(term):
        if space:
            out.append(_AFTER_A_LETTER if lettered else _BLANK)
        elif gap:
            out.append(_GAP % (4 if len(gap) == 2 else 9))
        else:
            plain = _LETTERS.sub(r"[\1]", re.escape(word).replace(r"\*", r"\w*"))
            out.append(_set(name, language) if name else f"(?:{raw})" if raw else _OPEN.get(sign, sign) or plain)
        # the last may be missing (dads?), or go on (embezzl*)
        lettered = (lettered and sign == "?") or bool(_LETTERED.search(word))
    return "".join(out)


@cache
def _set(name: str, language: str) -> str:
    if name in SIGNS:
        return f"{SIGNS[name]}+"
    return "(?:" + "|".join(_built(term, language) for term in _terms_of(name, language)) + ")"


@cache
def _terms_of(name: str, language: str) -> tuple[str, ...]:
    return tuple(map(word_lists.plain, _file(language)[f"word.{name}"]))


# -- what a text must hold for a pattern to fit -----------------------------------------------------------------------


class _Either(NamedTuple):
    """A text must hold one of some words, or all that one of the other alternatives needs."""

    words: Keys
    others: tuple["_Needs", ...]
    best: Keys
    """Words of which it holds one whatever the alternative: those of each that the fewest texts hold."""
    common: int
    """How likely a text is to hold one of the best, roughly."""


_Needs = tuple[_Either, ...]


def _holds(keys: Keys, needs: _Needs) -> bool:
    """Tell whether a text that has these words may hold what is needed."""
    return all(
        not keys.isdisjoint(one.words)
        or (one.others and not keys.isdisjoint(one.best) and any(_holds(keys, other) for other in one.others))
        for one in needs
    )


def _needed(term: str, language: str) -> _Needs:
    """Return what a text must hold for a pattern to fit."""
    pieces: list[_Piece] = _FLAT.findall(term)
    found, end = _alternatives(pieces, 0, language)
    if end < len(pieces):
        return ()
    return _rarest_first(found[0]) if len(found) == 1 else tuple(filter(None, [_either(found)]))


def _rarest_first(needs: Iterable[_Either]) -> _Needs:
    return tuple(sorted(needs, key=lambda one: one.common))


def _either(found: Sequence[Sequence[_Either]]) -> _Either | None:
    """Return what a text must hold for any of some alternatives to fit; None where one of them needs nothing."""
    if not all(found):
        return None
    if len(found) == 1 and len(found[0]) == 1:
        return found[0][0]
    alone = [needs[0] for needs in found if len(needs) == 1]
    several = [_rarest_first(needs) for needs in found if len(needs) > 1]
    best = frozenset[str]().union(*(one.best for one in alone), *(needs[0].best for needs in several))
    words = frozenset[str]().union(*(one.words for one in alone))
    others = (*(other for one in alone for other in one.others), *several)
    return _Either(best if words == best else words, others, best, sum(map(_common, best)))


def _one_of(*words: str) -> _Either:
    keys = frozenset(words)
    return _Either(keys, (), keys, sum(map(_common, keys)))


@cache
def _common(key: str) -> int:
    """Return how likely a text is to hold a word, or a beginning: nearly all hold the worker, many hold short words."""
    return 40 if key in SIGNS.values() else 8 if len(key) < _KEY else 1 + key.endswith("*")


def _alternatives(pieces: Sequence[_Piece], at: int, language: str) -> tuple[list[list[_Either]], int]:
    """Return what each of some alternatives needs, and where the bracket that closes them stands."""
    found: list[list[_Either]] = [[]]
    while at < len(pieces) and pieces[at][4] != ")":
        if pieces[at][4] == "|":
            found.append([])
            at += 1
            continue
        needs, at = _one(pieces, at, language)
        found[-1] += [] if needs is None else [needs]
    return found, at


def _one(pieces: Sequence[_Piece], at: int, language: str) -> tuple[_Either | None, int]:
    """Return what one piece needs, None if it may be missing or is part of a word, and where the next begins."""
    flat, name, _raw, _gap, sign, word, _space = pieces[at]
    needs: _Either | None = None
    last = at
    if flat:
        needs = _of_words(flat)
    elif sign == "(":
        within, last = _alternatives(pieces, at + 1, language)
        needs = _either(within)
    elif name:
        needs = _of_set(name, language)
    elif word:
        return _of_word(pieces, at)
    optional = last + 1 < len(pieces) and pieces[last + 1][4] == "?"
    joined = not (_ends(pieces, at - 1, -1) and _ends(pieces, last + 1, 1)) and name not in SIGNS
    return (None if optional or joined else needs), last + 1 + optional


def _of_word(pieces: Sequence[_Piece], at: int) -> tuple[_Either | None, int]:
    """Return a word, with and without a last letter that may be missing (dads?); of one that goes on its beginning."""
    word = pieces[at][5]
    optional = at + 1 < len(pieces) and pieces[at + 1][4] == "?"
    after = at + 1 + optional
    if not _ends(pieces, at - 1, -1):
        return None, after
    return _spelt(word, optional, _ends(pieces, after, 1)), after


def _spelt(word: str, optional: bool, ends: bool) -> _Either | None:
    match = _WORD.match(word)
    if not match:
        return None
    plain, rest = match[0], word[match.end() :]
    if (rest[optional:] or (rest and ends)) and rest[0] not in "[*":  # of pre-?hearing the sign may be missing
        return _one_of(plain)
    if ends and not rest:
        return _one_of(plain, *[plain[:-1]] * (optional and len(plain) > 1))
    beginning = plain[: len(plain) - (optional and not rest)][:_KEY]
    return _one_of(f"{beginning}*") if len(beginning) == _KEY else None


def _of_words(flat: str) -> _Either | None:
    """Return what a bracket of words alone needs."""
    found = [filter(None, (_spelt(word, False, True) for word in one.split())) for one in flat.split("|")]
    return _either([[*needs] for needs in found])


def _ends(pieces: Sequence[_Piece], at: int, step: int) -> bool:
    """Tell whether a word ends (or, to the left, begins) at a piece: at a blank, a gap, or where the pattern does."""
    if at < 0 or at >= len(pieces):
        return True
    flat, _name, raw, _gap, sign, _word, space = pieces[at]
    if raw:
        return _shut(raw, step)
    if step < 0 and (flat or sign == "?"):  # (was |has been )?
        words = flat or (pieces[at - 1][0] if at else "")
        blank = all(one.endswith((" ", "'", "-")) for one in words.split("|"))
        return blank and (bool(flat) or _ends(pieces, at - 2, step))
    if space:
        return at + 1 >= len(pieces) or pieces[at + 1][4] != "?"
    if sign == (")" if step > 0 else "("):  # what stands on the bracket's other side must end it too
        missing = step > 0 and at + 1 < len(pieces) and pieces[at + 1][4] == "?"
        return _ends(pieces, at + step + missing, step)
    return sign == "|"


_TELLS: Final = {
    1: re.compile(r"[ ,;:'-](?![?*+{])"),
    -1: re.compile(r".*[ ,;:'-]|.*\(\?<!\\w\)|\^|\(\?:\^\|(?:\[[^\w\]\\]+\] ?\??|\(\?<=\[[^\w\]\\]+\] ?\))\)"),
}
"""How a regular expression begins, or ends, that is sure to begin or end with no letter."""
_ATOM: Final = re.compile(r"\\.|\[[^\]]*\]|\([^()]*\)")


@cache
def _shut(raw: str, step: int) -> bool:
    """Tell whether a regular expression is sure to begin (or, to the left, end) with no letter."""
    tells = _TELLS[step]
    if not (tells.match(raw) if step > 0 else tells.fullmatch(raw)):
        return False
    while (less := _ATOM.sub("", raw)) != raw:
        raw = less
    return "|" not in raw


@cache
def _of_set(name: str, language: str) -> _Either | None:
    if name in SIGNS:
        return _one_of(SIGNS[name])
    return _either([_needed(term, language) for term in _terms_of(name, language)])
