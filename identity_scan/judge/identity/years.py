"""Years that a result states of the bearer of the name, and that the worker cannot have lived (TAXONOMY R1)."""

import re
from collections.abc import Iterator
from typing import Final

from identity_scan.judge.reading.clauses import BODY, ME, patterns, signed
from identity_scan.judge.reading.known import Known
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading

_LEAST: Final = {"worked": 17, "since": 17, "degree": 18, "class": 15, "retired": 45}
"""How old somebody is at least when they begin to work, take a degree, leave school, or retire."""
_SEGMENT: Final = re.compile(r"[.!?;|·•…\n]\s|[|·•]")


def too_early(reading: Reading, mention: Mention, me: Known, born: int, year: int) -> Iterator[str]:
    """Yield the words by which the bearer began, graduated or retired at an age that the worker cannot have had."""
    if not mention.form.whole:
        return
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for kind, least in _LEAST.items():
            for found in patterns(f"years.{kind}"):
                for match in found.finditer(line):
                    then = _then(match[0], kind, year)
                    if then and then - born < least and _of_bearer(line, match.start(), mention):
                        yield part.text[match.start() : match.end()].strip(" ,.(")


def _then(words: str, kind: str, year: int) -> int:
    """Return the year that the words speak of, 0 if they speak of none."""
    numbers = re.findall(r"\d+", words)
    if not numbers or not year:
        return 0
    number = int(numbers[-1])
    if kind == "worked":
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
