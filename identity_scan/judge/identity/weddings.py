"""Whose wedding is it? A page of NAME's and another's, where the worker named a partner who is not that other."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.identity.occupations import spots_in
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import patterns
from identity_scan.person.name_parts import short_forms
from identity_scan.person.names import Mention
from identity_scan.person.reading import Passage, Reading
from identity_scan.speech.text import fold

_PERSON: Final = r"[A-ZÀ-Ý][\w'’-]+(?: (?:(?:de|van|von|la|le|al|el|bin|St\.) )?[A-ZÀ-Ý][\w.'’-]*){0,3}"
_JOINS: Final = rf" ?(?:&|\+|❤|♥|\b(?:{word_lists.written('list.weds')})\b) ?"
_THEN: Final = re.compile(rf"(?:['’]s)?{_JOINS}({_PERSON})")
_BEFORE: Final = re.compile(rf"({_PERSON}){_JOINS}$")
_CLOSES: Final = re.compile(r"(?:'s)?\s*(?:$|[-–—|:·,(.!]|\d|(?:our |notre |the )?(?:wedding|mariage)\b|(?:are|se) )")
"""Behind a couple of whom a title is; who wins, sings or speaks together need not marry."""
_EARLY: Final = 40
"""So far into a snippet a page names whom it is of."""
_YEAR: Final = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_RECENT: Final = 2
"""A wedding of more years ago may have been the worker's first."""


def other_couple(reading: Reading, mention: Mention, me: Known, today: date | None) -> Iterator[tuple[str, bool]]:
    """Yield the two who marry, where the other is not the partner whom the worker named; and whether it is recent.

    Nothing where the wedding was long ago, or where the worker named none: then nobody knows whom they married.
    """
    partners = _partners(me)
    if not partners or not mention.form.whole or not _of_a_wedding(reading):
        return
    years = [int(year) for year in _YEAR.findall(f"{reading.finding.date or ''} {reading.lowered}")]
    years += [int(year) for part in reading.passages for year in _YEAR.findall(part.text)]
    if today and years and max(years) < today.year - _RECENT:
        return
    for part in reading.passages:
        for words, other in _couples(part, reading, mention):
            if not _known(other, me, partners):
                yield words, bool(today and years)


def _couples(part: Passage, reading: Reading, mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield what names the bearer and another as a couple, and the other."""
    title = part is reading.title
    for start, end in spots_in(part, reading, mention):
        first, last = part.spans[start][0], part.spans[end - 1][1]
        if not title and first > _EARLY:
            continue
        if any(found.search(part.plain[:first][-_EARLY:]) for found in patterns("wedding.aside")):
            continue
        match = _THEN.match(part.text, last)
        if match and (not title or _CLOSES.match(part.plain, match.end())):
            yield re.sub(r"['’]s$|\.$", "", part.text[first : match.end()]), match[1]
        elif (match := _BEFORE.search(part.text[:first])) and (not title or _CLOSES.match(part.plain, last)):
            yield part.text[match.start() : last], match[1]


def _of_a_wedding(reading: Reading) -> bool:
    """Tell whether a page is that of a couple who marry, not of somebody who works at weddings or is a guest."""
    address = word_lists.plain(reading.lowered.split(" ", 1)[0])
    title, snippet = reading.title.plain, reading.snippet.plain
    if any(found.search(title) for found in patterns("wedding.served")):
        return False
    if any(found.search(address) for found in patterns("wedding.address")):
        return True
    return any(found.search(line) for found in patterns("wedding.page") for line in (title, snippet))


@cache
def _nobody() -> frozenset[str]:
    """Return the words behind "NAME &" that are no person's."""
    return word_lists.plain_words("list.firm")


@cache
def _over() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{word_lists.any_of('list.over')})\b")


def _partners(me: Known) -> tuple[tuple[str, ...], ...]:
    """Return the words of the partners' names; none where one of them is the worker's no more."""
    told = [
        (one, text)
        for one, text in zip(me.family, me.person.family, strict=True)
        if one.bond == "partner" and one.given
    ]
    if any(_over().search(word_lists.plain(text)) for _one, text in told):
        return ()
    return tuple(tuple(one.name.split()) for one, _text in told)


def _known(other: str, me: Known, partners: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether the other of a couple may be the partner, by any name of theirs, or is no person."""
    words = tuple(fold(re.sub(r"['’]s$", "", other)).split())
    if not words or set(words) & (_nobody() | me.called.words):
        return True
    family = {one.given for one in me.family} | {word for name in partners for word in name}
    if set(words) & family:
        return True
    return any(_alike(words[0], name[0]) for name in partners)


def _alike(one: str, other: str) -> bool:
    """Tell whether one given name may stand for another: Ben for Benoît, D. for Desmond."""
    size = min(len(one), len(other), 3)
    return one[:size] == other[:size] or other in short_forms(one) or one in short_forms(other)
