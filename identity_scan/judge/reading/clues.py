"""One piece of evidence, and what both sides of the question read of a result: its year, and ages that it states."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from identity_scan.facts import FOLDER, word_lists
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading

TONGUES: Mapping[str, list[str]] = tomllib.loads((FOLDER / "tongues.toml").read_text("utf-8"))
"""The few words of other languages by which a page tells age, birth and where somebody lives."""
_YEARS = "|".join(TONGUES["years"])
_AGE = re.compile(
    r"(?:\bage[ds]?:? |\bâgée? de |, |\(|\b)(\d\d)(?=(?: ans| years? old| (?:"
    + _YEARS
    + r")\b| år\b|,|\)|\.?$|\. | [-–] |[fm]\b))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20[0-3]\d)\b")
_STREET = re.compile(rf",? (?:{word_lists.any_of('place.street')})\b")
"""What makes a house number of the number before it: "Name, 27, rue des …"."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence: its kind (a weight in facts/identity.toml), the words it rests on, and how much of it."""

    kind: str
    words: str = ""
    amount: float = 1.0


def year_of(reading: Reading, today: date | None) -> int:
    """Return the year a result speaks of: the engine's date, a year it states, else this year; 0 if none is known."""
    if reading.finding.date and reading.finding.date[:4].isdecimal():
        return int(reading.finding.date[:4])
    years = _YEAR.findall(f"{reading.title.text} {reading.finding.url}")
    return int(years[-1]) if years else today.year if today else 0


def stated_ages(reading: Reading, mention: Mention) -> Iterator[re.Match[str]]:
    """Yield ages that stand by the name: "Name, 34", "Age 27", "33 ans"."""
    for part in reading.passages:
        for match in _AGE.finditer(part.text):
            if _STREET.match(word_lists.plain(part.text[match.end() : match.end() + 24])):
                continue
            age, head = int(match[1]), match.group().casefold()
            named = head.startswith(("age", "âg"))
            begins = {
                part.spans[end - 1][1] for in_title, _s, end in mention.spots if in_title == (part is reading.title)
            }
            if 16 <= age <= 99 and (named or any(0 <= match.start() - b <= 2 for b in begins)):
                yield match
