"""Years that a result states of the bearer of the name, and that the worker cannot have lived (TAXONOMY R1)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import BODY, ME, first, patterns
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Reading

_LEAST: Final = {"worked": 17, "listed": 17, "since": 17, "degree": 18, "class": 15, "retired": 45}
"""How old somebody is at least when they begin to work, take a degree, leave school, or retire."""
_SEGMENT: Final = re.compile(r"[.!?;|·•…\n]\s|[|·•]")


def too_early(reading: Reading, mention: Mention, me: Known, born: int, year: int) -> Iterator[str]:
    """Yield the words by which the bearer began, graduated or retired at an age that the worker cannot have had."""
    if not (mention.form.whole or mention.form is Form.OTHER):
        return
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for kind, least in _LEAST.items():
            for found in patterns(f"years.{kind}"):
                for match in found.finditer(line):
                    then = _then(match[0], kind, year)
                    bears = kind == "listed" or _of_bearer(line, match.start(), mention)
                    if then and then - born < least and bears:
                        yield part.text[match.start() : match.end()].strip(" ,.(")


_ADULT: Final = 26
"""From this age on nobody is taken for a pupil or a player of a school's team."""
_STATED: Final = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")


def too_young(
    reading: Reading, mention: Mention, me: Known, born: int, today: date | None
) -> Iterator[tuple[str, bool]]:
    """Yield words that make the bearer a pupil or a young player when the worker was grown; and if a date says so."""
    if not (mention.form.own or mention.form is Form.OTHER):
        return
    line = f"{signed(reading.title.text, me, mention.words)} · {signed(reading.snippet.text, me, mention.words)}"
    if first("young.grown", line):  # who stands on such a page besides those who are young
        return
    found = next((m for fits in patterns("young.now") for m in fits.finditer(line) if _told(line, m, reading)), None)
    years = [int(year) for year in _STATED.findall(f"{reading.finding.date or ''} {line} {reading.finding.url}")]
    year = max((y for y in years if not today or y <= today.year + 1), default=0)
    if found and (year or (today.year if today else 0)) - born >= _ADULT:
        yield found[0].strip(" ,."), bool(year)


def _told(line: str, match: re.Match[str], reading: Reading) -> bool:
    """Tell whether words of youth stand in the title, or close behind the name or the title that holds it."""
    title = len(reading.title.text)
    near = ME in line[:title] and match.start() < title + 60
    return match.start() < title or near or ME in line[max(0, match.start() - 60) : match.start()]


def _then(words: str, kind: str, year: int) -> int:
    """Return the year that the words speak of, 0 if they speak of none."""
    numbers = re.findall(r"\d+", words)
    if not numbers or not year:
        return 0
    number = int(numbers[-1])
    if kind in ("worked", "listed"):
        return year - number if 10 <= number <= 70 else 0
    if number < 100:
        number += 2000 if number <= year % 100 else 1900
    return number if 1900 < number <= year else 0


def _of_bearer(line: str, start: int, mention: Mention) -> bool:
    """Tell whether a place is said of the bearer: their name or a pronoun is in its sentence, or the title is theirs
    and the sentence has no other subject.
    """
    heads = [match.end() for match in _SEGMENT.finditer(line, 0, start)]
    before = line[heads[-1] if heads else 0 : start]
    if BODY in before and before.rfind(BODY) > before.rfind(ME):
        return False
    if ME in before or any(found.search(before) for found in patterns("years.subject")):
        return True
    return mention.title and not re.search(r"\w", before)
