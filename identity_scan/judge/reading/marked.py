"""A finding read for its facts: its texts and its address, with every word of the word files marked where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from identity_scan.facts import word_lists
from identity_scan.facts.word_lists import Match
from identity_scan.model import Finding, Where
from identity_scan.person.reading import Passage, Reading, cut
from identity_scan.speech.text import LONGEST


@dataclass(frozen=True, slots=True)
class Text:
    """One title, snippet or address, and what the word files know in it."""

    where: Where
    passage: Passage
    marks: Mapping[str, tuple[Match, ...]]

    @property
    def text(self) -> str:
        """As it stands on the page."""
        return self.passage.text

    @property
    def plain(self) -> str:
        """In plain form."""
        return self.passage.plain

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words."""
        return self.passage.words

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where they stand."""
        return self.passage.spans


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text that tells something."""

    passage: Text
    start: int
    end: int
    group: str = ""

    @property
    def words(self) -> str:
        """The very words."""
        return self.passage.text[self.start : self.end].strip()

    @property
    def where(self) -> Where:
        """The part of the result that holds them."""
        return self.passage.where


@dataclass(frozen=True)
class Marked:
    """What was read of a finding, marked: title and snippet first, what other sightings showed, and the address."""

    read: Reading
    texts: tuple[Text, ...]
    address: Text

    @property
    def finding(self) -> Finding:
        """The finding."""
        return self.read.finding

    @property
    def host(self) -> str:
        """The host of its address."""
        return self.read.host

    @property
    def path(self) -> str:
        """Path and query of its address, readable."""
        return self.read.path

    def marks(self, *groups: str) -> Iterator[Mark]:
        """Yield the places of these groups in titles and snippets, in reading order."""
        for passage in self.texts:
            for group in groups:
                for match in passage.marks.get(group, ()):
                    yield Mark(passage, match.start, match.end, group)

    def first(self, *groups: str) -> Mark | None:
        """Return the first place of these groups, groups before places."""
        return next((mark for group in groups for mark in self.marks(group)), None)

    def has(self, *groups: str) -> bool:
        """Tell whether titles or snippets hold a word of one of these groups."""
        return self.first(*groups) is not None

    def count(self, group: str) -> int:
        """Return how many different words of a group the texts hold."""
        return len({mark.words.casefold() for mark in self.marks(group)})

    def search(self, pattern: re.Pattern[str], *, plain: bool = True) -> Iterator[tuple[Mark, re.Match[str]]]:
        """Yield where a pattern fits in titles and snippets, in their plain form unless told otherwise."""
        for passage in self.texts:
            for match in pattern.finditer(passage.plain if plain else passage.text):
                yield Mark(passage, match.start(), match.end()), match

    @cached_property
    def title(self) -> str:
        """The plain title."""
        return word_lists.plain(self.finding.title[:LONGEST])

    @cached_property
    def everything(self) -> str:
        """All titles and snippets, plain, for a quick look."""
        return "\n".join(passage.plain for passage in self.texts)


_PRIVATE = (
    "health.",
    "faith.",
    "kin.",
    "bond.",
    "politics.",
    "crime.",
    "substance.",
    "intimate.",
    "hostile.",
    "money.",
)
"""What a word within the name of an organisation never tells: who works at a Family Hospice grieves for nobody."""


def mark(read: Reading, ignore: frozenset[str] = frozenset(), bodies: re.Pattern[str] | None = None) -> Marked:
    """Mark what is read; words that are only the person's own name (`ignore`) mark nothing: Rose Church is no church.

    Nor do words of private life within the name of an organisation (`bodies`, in plain form).
    """
    parts = [(wording.where, _spelt(wording.part)) for wording in read.wordings]
    book = word_lists.lexicon(word_lists.languages(word for _where, part in parts for word in part.words))
    texts = (Text(where, part, _outside(_marks(book, part, ignore), part.plain, bodies)) for where, part in parts)
    return Marked(read, tuple(texts), Text(Where.ADDRESS, cut(read.path), {}))


def _spelt(part: Passage) -> Passage:
    """Return a passage with joined letters apart (œ: oe), in which the places of its plain form are its own."""
    spelt = word_lists.spelt(part.text)
    return part if spelt == part.text else cut(spelt)


def free_time(read: Reading) -> bool:
    """Tell whether a result is of a club, a team, a stage or a hobby, where people are what is not their living."""
    reading = mark(read)
    return reading.has("leisure.hobby", "page.club", "page.sport", "page.troupe") and not reading.has("page.living")


def _marks(book: word_lists.Lexicon, part: Passage, ignore: frozenset[str]) -> Mapping[str, tuple[Match, ...]]:
    found: dict[str, list[Match]] = defaultdict(list)
    text = part.text
    names = {part.spans[n][0] for n, word in enumerate(part.words) if word in ignore and part.raw(n)[:1].isupper()}
    for match in book.find(text, part.words, part.spans):
        if (match.start not in names or " " in text[match.start : match.end]) and not _in_handle(text, match):
            found[match.group].append(match)
    return {group: tuple(matches) for group, matches in found.items()}


def _outside(
    marks: Mapping[str, tuple[Match, ...]], plain: str, bodies: re.Pattern[str] | None
) -> Mapping[str, tuple[Match, ...]]:
    """Drop the marks of private life that stand within the name of an organisation."""
    spans = [match.span() for match in bodies.finditer(plain)] if bodies else []
    if not spans:
        return marks

    def inside(match: Match) -> bool:
        return any(start <= match.start and match.end <= end for start, end in spans)

    kept = {
        group: tuple(match for match in found if not (group.startswith(_PRIVATE) and inside(match)))
        for group, found in marks.items()
    }
    return {group: found for group, found in kept.items() if found}


def _in_handle(text: str, match: Match) -> bool:
    """Tell whether a word is only a piece of a user name: "skis" in mo_skis_kam says nothing."""
    return "_" in text[max(match.start - 1, 0) : match.start] + text[match.end : match.end + 1]
