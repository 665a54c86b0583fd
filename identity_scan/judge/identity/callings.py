"""What the bearer of a name does for a living, where no list of trades holds the word: "NAME, Hydrologist"."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from identity_scan.facts import FOLDER, word_lists
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import ME
from identity_scan.person.lexicon import idle_words, phrases, places, trades
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading, cut

_SEGMENT: Final = re.compile(r"[^,;.|·•()\[\]:!?…–—\n]{3,48}?(?=[,;.|·•()\[\]:!?…–—\n]| - |$)")
_LONGEST: Final = 4


@cache
def _table() -> Mapping[str, Any]:
    """Return the table of callings, by language."""
    return tomllib.loads((FOLDER / "callings.toml").read_text("utf-8"))


@cache
def _ends(language: str) -> re.Pattern[str]:
    return re.compile(rf"\w{{2,}}{_table()[language]['ends']}s?")


def _any(name: str) -> str:
    """Return a regular expression of the words of all languages."""
    rows = (row[name] for row in _table().values())
    return "|".join(word for given in rows for word in ([given] if isinstance(given, str) else given))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"{ME}(?:[,:|(]| -| –| —| \||,? (?:{_any('is')})) ?(?!\d)")


@cache
def _head_ends() -> re.Pattern[str]:
    return re.compile(rf" (?:{_any('joins')})\b| & ")


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’.-])(?:{_any('titles')})\.? {ME}")


@cache
def _doctors() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('doctors')})\b")


def addressed(reading: Reading, mention: Mention, me: Known) -> Iterator[str]:
    """Yield a title before the name that people of another trade bear, unless the worker named it as theirs."""
    own = word_lists.plain(" ".join((me.person.name, *me.person.other_names, *me.person.professions)))
    if not mention.form.whole or _doctors().search(own):
        return
    for part in reading.passages:
        if match := _addressed().search(signed(part.text, me, mention.words)):
            yield part.text[match.start() : match.end()]


def unlisted(reading: Reading, mention: Mention, me: Known) -> Iterator[str]:
    """Yield the words that stand as a trade behind the name of the bearer and that no list knows."""
    if not mention.form.whole:
        return
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for match in _behind().finditer(line):
            segment = _SEGMENT.match(line, match.end())
            if segment and (words := _trade(segment[0])):
                start = match.end() + segment[0].find(words)
                yield part.text[start : start + len(words)]


_AHEAD: Final = re.compile(rf"(?<![\w'’.-])(?:(?:the|la|le|l') ?)?(?P<word>[a-z]{{5,20}}) {ME}")


def ahead(reading: Reading, mention: Mention, me: Known) -> Iterator[str]:
    """Yield the word that stands as a trade right before the name and that no list knows: "the trapezist NAME"."""
    for part in reading.passages if mention.form.whole else ():
        for match in _AHEAD.finditer(signed(part.text, me, mention.words)):
            start, end = match.span("word")
            if part.text[start].islower() and any(ch for ch in ("the ", "la ", "le ", "l'") if match[0].startswith(ch)):
                yield from (part.text[start:end] for word in [_trade(part.text[start:end])] if word)


def _trade(segment: str) -> str:
    """Return the words of a trade that a piece of a text begins with, as they stand; empty if it names none."""
    phrase = _head_ends().split(segment)[0].strip(" -'\"“”«»#@")
    words = cut(phrase).words
    if len(words) > 1 and words[0] in _said_before():
        phrase, words = phrase.split(" ", 1)[1], words[1:]
    if not words or len(words) > _LONGEST or not phrase.isascii() or any(ch.isdigit() for ch in phrase):
        return ""
    heads = {"en": words[-1], "fr": words[0]}
    if ME in phrase or any(not _open(code).isdisjoint({head, head.removesuffix("s")}) for code, head in heads.items()):
        return ""
    said = phrases(words, trades())
    listed = {"en": any(end == len(words) for _s, end, _p in said), "fr": any(start == 0 for start, _e, _p in said)}
    fits = any(_ends(code).fullmatch(head) and not listed[code] for code, head in heads.items())
    return phrase if fits and not is_name(words) else ""


@cache
def _said_before() -> frozenset[str]:
    """Return the words before a trade that are none of it: "nouvelle hydrologue"."""
    return frozenset(word for row in _table().values() for word in row["before"])


@cache
def _open(language: str) -> frozenset[str]:
    """Return words that end as trades do and are none."""
    return frozenset(_table()[language]["anybodys"]) | idle_words()


def is_name(words: tuple[str, ...]) -> bool:
    """Tell whether words may be a name: somebody's, or a place's."""
    return any(words[-1] in row["names"] or words[0] in row["names"] for row in _table().values()) or any(
        True for _said in phrases(words[-1:], places())
    )
