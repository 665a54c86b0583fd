"""The word files: loads them, and finds all their words in a text in one pass over it."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Final, NamedTuple

from identity_scan.facts import FOLDER
from identity_scan.speech.folding import FOLDED, fold

LANGUAGES: Final = ("en", "fr")
_ALWAYS = ("page.", "role.")
"""Groups that are looked for whatever the language of the text: pages mix languages in these words most."""
_SIGNS = {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-"}


@cache
def _plain(sign: str) -> str:
    """Return one sign for one sign: the first that `fold` makes of it, and one kind of apostrophe and hyphen."""
    sign = sign.lower()[:1]
    return _SIGNS.get(sign) or unicodedata.normalize("NFKD", sign).translate(FOLDED)[:1] or sign


def plain(text: str) -> str:
    """Return the text in lower case without accents, sign for sign, so that places in it are places in the text."""
    return text.lower() if text.isascii() else "".join(map(_plain, text))


def spelt(text: str) -> str:
    """Return the text with joined letters apart (œ: oe), as names and words are as often written."""
    return text if text.isascii() else text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")


Spans = Sequence[tuple[int, int]]
"""Where each word of a text stands."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found: its group, and where it stands in the text."""

    group: str
    start: int
    end: int


class _Term(NamedTuple):
    group: str
    words: tuple[str, ...]
    exact: str
    """The term with its capitals where they count, otherwise empty."""
    open: bool
    """The last word may go on."""
    languages: frozenset[str]
    """In texts of which languages it is looked for."""


_Table = dict[str, list[_Term]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms by their first word, so that a text costs a look-up a word however many terms there are."""

    languages: frozenset[str]
    terms: _Table
    stems: _Table
    """Terms of one word that may go on."""

    def find(self, text: str, words: Sequence[str], spans: Spans) -> list[Match]:
        """Return every term that stands in the text; `words` are its folded words, which stand at `spans`."""
        found = []
        for place, word in enumerate(words):
            for term in self._candidates(word):
                last = place + len(term.words) - 1
                if term.languages.isdisjoint(self.languages) or last >= len(words):
                    continue
                start, end = spans[place][0], spans[last][1]
                if self._fits(term, words[place : last + 1], text[start:end]):
                    found.append(Match(term.group, start, end))
        return found

    def _candidates(self, word: str) -> Iterable[_Term]:
        yield from self.terms.get(word, ())
        for length in range(3, len(word) + 1):
            yield from self.stems.get(word[:length], ())

    @staticmethod
    def _fits(term: _Term, words: Sequence[str], stands: str) -> bool:
        if any(word != wanted for word, wanted in zip(words[1:-1], term.words[1:-1], strict=True)):
            return False
        end, wanted = words[-1], term.words[-1]
        if not (end.startswith(wanted) if term.open else end == wanted):
            return False
        if len(stands) > sum(map(len, term.words)) + 3 * len(term.words):
            return False  # words of one term stand together, not a sentence apart
        return not term.exact or stands == term.exact.rstrip(".")


_LIST: Final = re.compile(r"^\[([\w.]+)\]$|^([\w-]+) = (\[.*?)(?:,\s*)?\]$", re.MULTILINE | re.DOTALL)
"""A heading, or a key with its list of texts, of which the last may be followed by a comma."""


def listed(name: str) -> Mapping[str, list[str]]:
    """Return the lists of a file by heading and key ("page.review").

    The files are TOML, written as JSON writes lists and texts: read as JSON they cost a fifth of the time.
    """
    found, heading = dict[str, list[str]](), ""
    for section, key, terms in _LIST.findall((FOLDER / f"{name}.toml").read_text("utf-8")):
        if section:
            heading = f"{section}."
        else:
            found[heading + key] = json.loads(f"{terms}]")
    return found


@cache
def _tables(portrayal: bool) -> tuple[_Table, _Table]:
    """Return the terms of all languages, and the stems: marks of a page, or how workers wish to be seen."""
    told: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
    for language in LANGUAGES:
        for name, listed in _groups(language).items():
            if name.startswith("portrayal.") is not portrayal or name.startswith("list."):
                continue
            spoken = LANGUAGES if name.startswith(_ALWAYS) else (language,)
            for term in listed:
                key = name, term if term.isupper() else plain(term)
                first, others = told.get(key, (term, frozenset()))  # a word of both languages counts once
                told[key] = first, _spoken(others.union(spoken))
    terms, stems = _Table(), _Table()
    for (name, _key), (term, theirs) in told.items():
        made = _term(name, term, theirs)
        table = stems if made.open and len(made.words) == 1 else terms
        table.setdefault(made.words[0], []).append(made)
    return terms, stems


@cache
def _spoken(languages: frozenset[str]) -> frozenset[str]:
    """Return the one set of these languages: thousands of terms share three."""
    return languages


def _term(group: str, term: str, spoken: frozenset[str]) -> _Term:
    body = spelt(term.rstrip("*"))
    exact = body if body.isupper() and len(body) <= 10 else ""
    return _Term(group, tuple(map(intern, fold(body).split())), exact, term.endswith("*"), spoken)


@cache
def lexicon(languages: frozenset[str]) -> Lexicon:
    """Return the terms of these languages, and of the others those that cross languages."""
    return Lexicon(languages, *_tables(portrayal=False))


@cache
def portrayal() -> Lexicon:
    """Return the terms in which workers say what may be known of them and what is private, in all languages."""
    return Lexicon(frozenset(LANGUAGES), *_tables(portrayal=True))


def languages(words: Iterable[str]) -> frozenset[str]:
    """Tell in which language folded words are written: one if it is plain, all if it is not."""
    seen = set(words)
    counts = {language: len(seen & _common(language)) for language in LANGUAGES}
    sure = {
        language
        for language, n in counts.items()
        if n >= 2 and all(n > 2 * m for other, m in counts.items() if other != language)
    }
    return frozenset(sure or LANGUAGES)


@cache
def _common(language: str) -> frozenset[str]:
    """Return the small words by which a language is told."""
    return frozenset(map(plain, group("list.common", language)))


@cache
def _groups(language: str) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(terms) for name, terms in listed(f"words_{language}").items()}


def group(name: str, language: str | None = None) -> tuple[str, ...]:
    """Return the terms of one group as they stand in the files, of one language or of all."""
    return tuple(term for code in LANGUAGES if language in (None, code) for term in _groups(code).get(name, ()))


def any_of(*names: str, language: str | None = None) -> str:
    """Return the plain terms of groups as alternatives of a regular expression, the longest first."""
    terms = {plain(term) for name in names for term in group(name, language)}
    return "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))


@cache
def written(*names: str) -> str:
    """Return the terms of groups as they are written, accents and all, as alternatives of a regular expression."""
    terms = {term for name in names for term in group(name)}
    return "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))


@cache
def plain_words(*names: str) -> frozenset[str]:
    """Return the plain terms of groups."""
    return frozenset(plain(term) for name in names for term in group(name))
