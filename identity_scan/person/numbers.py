"""Telephone numbers, found by their digits in any spelling that people use."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

_BETWEEN = r"[\s().\[\]/_‐‑‒–—−·•‧－．（）\-]{0,4}"
_RUN = re.compile(rf"[+(\[]{{0,2}}\d(?:{_BETWEEN}\d){{5,24}}")
"""Digits, of any script, with what people write between them: 905-555-0142, (905)555 0142, 905 . 555 . 0142."""
_GROUP = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """A number that stands in a text."""

    start: int
    end: int
    number: str
    """In its international form."""


def number(text: str) -> str:
    """Return a telephone number in its international form, Canadian where it names no country; empty if none."""
    try:
        parsed = phonenumbers.parse(_western(text), "CA")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


@lru_cache(maxsize=64)
def dialled(number_: str) -> Mapping[str, str]:
    """Return the rows of digits by which a number in its international form is dialled, and the number for each."""
    parsed = phonenumbers.parse(number_)
    national = str(phonenumbers.national_significant_number(parsed))
    country = str(parsed.country_code)
    ways = [national, country + national, f"00{country}{national}", f"011{country}{national}"]
    if country != "1":
        ways.append(f"0{national}")  # the trunk prefix of most other countries
    return dict.fromkeys(ways, number_)


def numbers_in(text: str, wanted: Iterable[str]) -> Iterator[Found]:
    """Yield where numbers (in their international form) stand in a text, however they are written."""
    ways = {digits: one for each in wanted for digits, one in dialled(each).items()}
    if not ways:
        return
    for run in _RUN.finditer(text):
        yield from _among(run, ways, max(map(len, ways)))


def _among(run: re.Match[str], ways: Mapping[str, str], longest: int) -> Iterator[Found]:
    """Yield the numbers that begin and end with a group of digits of a run."""
    groups = [
        (m.start() + run.start(), m.end() + run.start(), _western(m.group())) for m in _GROUP.finditer(run.group())
    ]
    over = 0
    for n, (start, _end, _digits) in enumerate(groups):
        together = ""
        for _start, end, digits in groups[n:]:
            together += digits
            if len(together) > longest:
                break
            if together in ways and start >= over:
                head = run.string[max(start - 2, run.start()) : start]
                opened = len(head) - len(head.rstrip("+(["))
                yield Found(start - opened, end, ways[together])
                over = end


def _western(text: str) -> str:
    """Return a text with the digits 0 to 9 for those of any script."""
    if text.isascii():
        return text
    return "".join(str(d) if (d := unicodedata.decimal(c, None)) is not None else c for c in text)


def shows_number(text: str, listed: str) -> bool:
    """Tell whether a text shows a telephone number that the worker listed."""
    wanted = number(listed)
    return bool(wanted) and any(numbers_in(text, (wanted,)))
