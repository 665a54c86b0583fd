"""What the words of a result make likely, by weights learnt from labelled rows: for what no list and no pattern holds.

A result is taken apart into signs: its words, pairs of words, and what the words are about (facts/senses_….txt). Each
sign weighs for or against each code. The weights in facts/likely.tsv are written by tests/evaluation/fit_likely.py,
from rows that were written and labelled for this project. Texts come in plain form with the names of the person as
signs (clauses.signed), the title first. Pure.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from typing import Final

from identity_scan.facts import FOLDER, word_lists
from identity_scan.facts.packed import Packed
from identity_scan.judge.reading.patterns import BODY, KIN, ME

SCALE: Final = 4.0
"""How far the weights of one result may add up: they are divided by the root of how many there are."""
UNIT: Final = 50.0
"""The weights are kept as whole numbers of fiftieths."""
_PIECE: Final = re.compile(rf"{ME}+|{BODY}+|{KIN}+|[^\W_]+|[$%!?\"«»“”:]")
_NAMES: Final = {ME: "<me>", BODY: "<body>", KIN: "<kin>"}
_CLAUSE: Final = re.compile(r"(?<=[.!?;|·•…])\s+|\s[-–—]\s|\n")
_LONG: Final = 7
"""From so many letters on the beginning of a word is a sign of its own: relapse, relapsed, relapsing."""
_BEGINNING: Final = 5


# -- signs ------------------------------------------------------------------------------------------------------------


@cache
def _senses() -> Packed:
    """Return what a word is about, a row a code, by the word or the two words in plain form."""
    return Packed(_of_languages())


def _of_languages() -> Iterator[tuple[str, str]]:
    for language in word_lists.LANGUAGES:
        text = (FOLDER / f"senses_{language}.txt").read_text("utf-8")  # in plain form as it stands: it is long
        for code, words in re.findall(r"^\[(\w+)\]\n(.+)", text, re.MULTILINE):
            yield from ((word, code) for word in words.split(", "))


def _pieces(text: str) -> list[str]:
    """Return the words of a text, names as signs and numbers as their kind."""
    return [_piece(match[0]) for match in _PIECE.finditer(text)]


def _piece(word: str) -> str:
    if word[0] in _NAMES:
        return _NAMES[word[0]]
    if word.isdigit():
        return "#" if len(word) != 4 else "#4"
    return "#w" if any(sign.isdigit() for sign in word) else word


def _signs_of(words: Sequence[str]) -> Iterator[str]:
    """Yield the signs of a run of words: each, its beginning, what it is about, and each with the next two."""
    about = [[*_senses().of(word)] for word in words]
    for n, word in enumerate(words):
        yield f"w={word}"
        if len(word) >= _LONG:
            yield f"p={word[:_BEGINNING]}"
        yield from (f"c={code}" for code in about[n])
        for far, kind in enumerate("bs", 1):
            if n + far < len(words):
                after = words[n + far]
                yield f"{kind}={word} {after}"
                yield from (f"x={code} {after}" for code in about[n])
                yield from (f"x={word} {code}" for code in about[n + far])
        if n + 1 < len(words):
            yield from (f"c={code}" for code in _senses().of(f"{word} {words[n + 1]}"))


def signs(lines: Sequence[str], groups: Collection[str] = ()) -> set[str]:
    """Return the signs of a result's texts, and of groups of words that are known to stand in them."""
    found = {f"g={group}" for group in groups}
    for n, text in enumerate(lines):
        words = _pieces(text)
        found.update(_signs_of(words))
        found.update(f"t={word}" for word in words if not n)
    for start in ("c=", "g="):
        several = sorted(sign[2:] for sign in found if sign.startswith(start))
        found.update(f"{start}{one}&{other}" for n, one in enumerate(several) for other in several[n + 1 :])
    return found


# -- the weights ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Code:
    """Something that the words of a result may make likely."""

    name: str
    number: int
    start: float
    """What it weighs before any sign is seen."""
    least: float
    """The weight from which on it is told."""


@cache
def _table() -> tuple[tuple[Code, ...], Packed]:
    """Return the codes, and by sign what it weighs for each, as it is written: most signs are never asked for."""
    text = (FOLDER / "likely.tsv").read_text("utf-8")
    heads = re.findall(r"^code\t(.+)\t(.+)\t(.+)$", text, re.MULTILINE)
    codes = tuple(Code(name, n, float(start), float(least)) for n, (name, start, least) in enumerate(heads))
    weights = re.finditer(r"^(?!code\t)(.+)\t(.*)$", text, re.MULTILINE)
    return codes, Packed(((row[1], row[2]) for row in weights), start=5)


@lru_cache(maxsize=300)
def _weights(sign: str) -> tuple[tuple[int, int], ...] | None:
    """Return the numbers of codes with what a sign weighs for each, in fiftieths; None if nothing is known of it."""
    written = next(_table()[1].of(sign), None)
    if written is None:
        return None
    numbers = [*map(int, written.split())]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def likely(found: Collection[str]) -> Mapping[str, float]:
    """Return by how much each code is passed that the signs of a result make likely; what is not passed is left out."""
    codes = _table()[0]
    known = [row for sign in found if (row := _weights(sign)) is not None]
    total = [0] * len(codes)
    for row in known:
        for n, weight in row:
            total[n] += weight
    scale = SCALE / sqrt(len(known) or 1) / UNIT
    over = ((code.name, code.start + total[code.number] * scale - code.least) for code in codes)
    return {name: passed for name, passed in over if passed >= 0}


def where(lines: Sequence[str], code: str, holds: str = "") -> tuple[int, int, int] | None:
    """Return the clause that weighs most for a code: the number of its text, and where it begins and ends there.

    Only clauses that fit `holds`, a regular expression, are looked at; None if none of them weighs for the code.
    """
    number = next(one.number for one in _table()[0] if one.name == code)
    clauses = [(n, *span) for n, text in enumerate(lines) for span in _clauses(text)]
    fit = [one for one in clauses if re.search(holds, lines[one[0]][one[1] : one[2]])]
    weighed = [(_weight(lines[n][start:end], number), (n, start, end)) for n, start, end in fit]
    weight, best = max(weighed, key=lambda one: one[0], default=(0, (0, 0, 0)))
    return best if weight > 0 else None


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]:
        if re.search(r"\w", text[start:end]):
            yield start, end
        start = end


def _weight(text: str, number: int) -> int:
    found = set(_signs_of(_pieces(text)))
    return sum(weight for sign in found for n, weight in _weights(sign) or () if n == number)


def forget() -> None:
    """Let go of words and weights until they are asked for again: they are read in a few milliseconds."""
    for kept in (_senses, _table, _weights):
        kept.cache_clear()
