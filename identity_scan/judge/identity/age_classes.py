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
_RANGE: Final = re.compile(r"(?<!\d)\d\d(?:\+| ?[-–] ?\d\d(?!\d)| (?:à|to) \d\d)|(?<=[FMHW])\d\d(?!\d)")
_NEAR: Final = 2
"""Clubs count the age on the day of the race or at the end of the year."""
_WIDE: Final = 9
"""A class that tells only from which age on holds at most ten years, unless it says that it is open."""


@cache
def _class() -> re.Pattern[str]:
    """Return the look of a class; behind a number "h" is a clock's and "m" a distance's: "18 h 30", "100 m 52"."""
    words = word_lists.any_of("list.race_class")
    sexes = rf"(?<![\w-])(?:(?P<word>{words})s?:? (?:de )?(?:[a-z]{{1,2}} )?|(?P<letter>[fw]|(?<!\d )[hm]) ?)"
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
    if not any(first("years.race", part.plain) for part in reading.passages):
        return
    beside = [
        (part, match)
        for part in reading.passages
        for start, end in spots_in(part, reading, mention)
        for match in _beside(part, part.spans[start][0], part.spans[end - 1][1])
    ]
    told = [(reading.title, match) for match in _class().finditer(reading.title.plain)]
    one = len(told) == 1 and len(_RANGE.findall(reading.title.text)) < 2
    classes = beside or (told if one else [])
    text = f"{reading.finding.date or ''} {reading.title.text} {reading.snippet.text} {reading.finding.url}"
    years = [int(year) for year in _STATED.findall(text) if not today or int(year) <= today.year]
    then = max(years) - born if years else None
    if classes and all(_apart(match, then, today.year - born if today else None) for _part, match in classes):
        part, match = classes[0]
        yield part.text[match.start() : match.end()].strip(" :,")


def _apart(match: re.Match[str], then: int | None, now: int | None) -> bool:
    """Tell whether a class is not one that somebody was in who was so old then, or who is so old now."""
    low = int(match["low"] or match["from"])
    high = int(match["high"] or match["to"] or 0) or (120 if match["open"] else low + _WIDE)
    if then is not None and not low - _NEAR <= then <= high + _NEAR:
        return True
    return now is not None and low > now + _NEAR


def _beside(part: Passage, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the class behind the name in its entry, and the one before it: lists have it on either side."""
    heads = [match.end() for match in _ENTRY.finditer(part.text, 0, start)]
    tail = _ENTRY.search(part.text, end)
    begin, close = heads[-1] if heads else 0, tail.start() if tail else len(part.text)
    found = [match for match in _class().finditer(part.plain) if begin <= match.start() and match.end() <= close]
    yield from [match for match in found if match.start() >= end][:1]
    yield from [match for match in found if match.end() <= start][-1:]
