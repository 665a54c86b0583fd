"""The class by age in which a race lists the bearer of the name, where the worker was never of it in that year."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.identity.occupations import spots_in
from identity_scan.judge.reading.patterns import first
from identity_scan.person.names import Mention
from identity_scan.person.reading import Passage, Reading

_STATED: Final = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-3]\d)(?!\d)")
_ENTRY: Final = re.compile(r"[;|·•\n]|\.{2,3}|\. (?=[A-Z\d])")
_NEAR: Final = 2
"""Clubs count the age on the day of the race or at the end of the year."""
_WIDE: Final = 9
"""A class that tells only from which age on holds at most ten years, unless it says that it is open."""


@cache
def _class() -> re.Pattern[str]:
    words = word_lists.any_of("list.race_class")
    sexes = rf"(?<![\w-])(?:(?P<word>{words})s?:? (?:de )?(?:[a-z]{{1,2}} )?|(?P<letter>[fmhw]) ?)"
    return re.compile(
        rf"{sexes}(?P<low>[1-9]\d)(?: ?(?:-|a|to|et) ?(?P<high>\d\d)|(?P<open> ?\+| et plus| and over))?"
        r"(?![\d:.,'’]?\d| ?(?:km|m|k)\b)"
        r"|(?<![\d:.,-])(?P<from>[1-9]\d) ?- ?(?P<to>\d\d) (?:ans|years?)(?! d)"
    )


def other_age_class(reading: Reading, mention: Mention, born: int, today: date | None) -> Iterator[str]:
    """Yield the class in which a race lists the bearer, clearly apart from the worker's age in that year.

    Without a year only a class of people older than the worker is today says something.
    """
    if not mention.form.whole or not any(ch.isdigit() for ch in reading.title.text + reading.snippet.text):
        return
    race = any(first("years.race", part.plain) for part in reading.passages)
    match = next(_of_entry(reading, mention), None) if race else None
    if match is None:
        return
    low = int(match["low"] or match["from"])
    high = int(match["high"] or match["to"] or 0) or (120 if match["open"] else low + _WIDE)
    text = f"{reading.finding.date or ''} {reading.title.text} {reading.snippet.text} {reading.finding.url}"
    years = [int(year) for year in _STATED.findall(text) if not today or int(year) <= today.year]
    ages = [max(years) - born] if years else []
    never = today is not None and low > today.year - born + _NEAR
    if never or any(age < low - _NEAR or age > high + _NEAR for age in ages):
        yield match[0].strip(" :,")


def _of_entry(reading: Reading, mention: Mention) -> Iterator[re.Match[str]]:
    """Yield the class of the entry that names the bearer, else the one that a title tells of all."""
    for part in reading.passages:
        for start, end in spots_in(part, reading, mention):
            yield from _beside(part, part.spans[start][0], part.spans[end - 1][1])
    told = list(_class().finditer(reading.title.plain))
    if len(told) == 1:
        yield told[0]


def _beside(part: Passage, first_: int, last: int) -> Iterator[re.Match[str]]:
    heads = [match.end() for match in _ENTRY.finditer(part.text, 0, first_)]
    tail = _ENTRY.search(part.text, last)
    begin, close = heads[-1] if heads else 0, tail.start() if tail else len(part.text)
    found = [match for match in _class().finditer(part.plain) if begin <= match.start() and match.end() <= close]
    yield from [match for match in found if match.start() >= last][:1]
    yield from [match for match in found if match.end() <= first_][-1:]
