"""One result under judgement: what is read, what is known, what was found so far."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from identity_scan.judge.facts.page_kind import Page, employer_site, practice_site
from identity_scan.judge.reading.clauses import line, presents
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.marked import Mark, Marked, Text
from identity_scan.judge.reading.patterns import ME
from identity_scan.model import Disclosure, Verdict
from identity_scan.speech.telling import say

_LONGEST = 140


@dataclass
class Case:
    """A result while its facts are being read; `found` and `flags` grow as detectors report."""

    reading: Marked
    me: Known
    page: Page
    today: date
    verdict: Verdict = Verdict.ME
    found: dict[str, Disclosure] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    @property
    def stranger(self) -> bool:
        """The result is about somebody else: what the worker told is no help in reading it."""
        return self.verdict is Verdict.NOT_ME

    @cached_property
    def teaches(self) -> bool:
        """The worker speaks or writes there in the profession: what it is about is its subject, not their life."""
        at_work = employer_site(self.reading, self.me)
        if not at_work and (self.page.own or not self.has("role.credential")):
            return False
        return any(presents(line(text, self.me)) for text in self.reading.texts)

    @property
    def sought(self) -> bool:
        """Others speak there of the worker at work: whoever asks for help tells of themselves, and is no member."""
        return self.is_kind("forum", "group") and not self.page.own and "role_credential" in self.found

    def is_kind(self, *kinds: str) -> bool:
        """Tell whether the page is of one of these kinds."""
        return self.page.kind in kinds

    def has(self, *groups: str) -> bool:
        """Tell whether titles or snippets hold a word of one of these groups."""
        return self.reading.first(*groups) is not None


def tell(kind: str, mark: Mark, more: str = "") -> Disclosure:
    """Say that a place in the result shows a fact, with its words and why they mean it."""
    words = (more or mark.words)[:_LONGEST]
    return Disclosure(kind, words, mark.where, say(f"fact.{kind}", words=words.rstrip(".")))


def of_agency(case: Case, mark: Mark) -> bool:
    """Tell whether a time is that of an employer's house or telephone: no sentence about the worker holds it."""
    if not employer_site(case.reading, case.me) or practice_site(case.reading, case.me):
        return False
    text = line(mark.passage, case.me)
    first = max((m.end() for m in _SENTENCE.finditer(text, 0, mark.start)), default=0)
    ends = _SENTENCE.search(text, mark.end)
    return ME not in text[first : ends.start() if ends else len(text)]


_SENTENCE = re.compile(r"[.!?] |[|·•\n]")


def whole(case: Case) -> Mark:
    """Return the title, or the first text there is, as a mark, for a fact that the kind of page itself tells."""
    passage = next((text for text in case.reading.texts if text.text.strip()), case.reading.address)
    return Mark(passage, 0, len(passage.text))


def sequences(passage: Text, phrase: str) -> Iterator[Mark]:
    """Yield where a folded phrase stands in a passage, as whole words."""
    wanted = tuple(phrase.split())
    words, spans = passage.words, passage.spans
    for place, word in enumerate(words) if wanted and wanted[0] in words else ():
        if word == wanted[0] and words[place : place + len(wanted)] == wanted:
            yield Mark(passage, spans[place][0], spans[place + len(wanted) - 1][1])


def everywhere(case: Case, phrase: str, *, address: bool = False) -> Iterator[Mark]:
    """Yield where a folded phrase stands in the titles and snippets, and if wanted in the address."""
    for passage in (*case.reading.texts, case.reading.address) if address else case.reading.texts:
        yield from sequences(passage, phrase)


def anywhere(case: Case, phrase: str, *, address: bool = False) -> Mark | None:
    """Return the first place of `everywhere`."""
    return next(everywhere(case, phrase, address=address), None)


_NAME_AFTER = re.compile(r"\s{1,2}((?:[A-ZÀ-Ý][\w'’.-]*)(?:\s[A-ZÀ-Ý][\w'’-]*)?)")


def name_after(mark: Mark) -> str:
    """Return the capitalised word or two right after a mark, empty if there are none."""
    match = _NAME_AFTER.match(mark.passage.text, mark.end)
    return match[1] if match else ""


def before(mark: Mark, words: int = 1) -> tuple[str, ...]:
    """Return the plain words right before a mark."""
    ahead = bisect_right([end for _start, end in mark.passage.spans], mark.start)
    return mark.passage.words[max(ahead - words, 0) : ahead]


def near(mark: Mark, group: str, signs: int = 40) -> Mark | None:
    """Return a mark of a group at most so many signs away in the same passage."""
    for match in mark.passage.marks.get(group, ()):
        if (
            match.start - mark.end <= signs
            and mark.start - match.end <= signs
            and (match.start, match.end) != (mark.start, mark.end)
        ):
            return Mark(mark.passage, match.start, match.end, group)
    return None


def together(case: Case, one: str, other: str) -> Iterator[tuple[Mark, Mark]]:
    """Yield marks of two groups that stand in one passage."""
    for mark in case.reading.marks(one):
        other_mark = near(mark, other, signs=400)
        if other_mark:
            yield mark, other_mark


def around(mark: Mark, signs: int = 70) -> str:
    """Return a mark with the words around it, no farther than its sentence and so many signs either way."""
    text = mark.passage.text
    start = max(text.rfind(". ", 0, mark.start) + 2 if ". " in text[: mark.start] else 0, mark.start - signs)
    end = min(len(text), mark.end + signs)
    start = text.find(" ", start, mark.start) + 1 if start and text[start - 1] != " " else start
    end = text.rfind(" ", mark.end, end) if end < len(text) and " " in text[mark.end : end] else end
    return text[start:end].strip(" .,;")
