"""Years that a result states of the bearer of the name, and that the worker cannot have lived (TAXONOMY R1)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.clues import TONGUES
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import BODY, KIN, ME, first, patterns
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Reading

_LEAST: Final = {
    "worked": 18, "after": 18, "spelt": 18, "listed": 17, "since": 17, "acts": 16, "deeds": 15, "office": 18, "won": 5,
    "records": 12,
    "dated": 1, "cited": 17, "degree": 18, "class": 15, "retired": 45, "leaves": 45, "elder": 40, "aged": 55,
}  # fmt: skip
"""How old somebody is at least when they begin to work, open a shop, take a degree, leave school, or retire."""
_OF_A_FIRM: Final = ("since", "acts")
"""What tells the years of somebody whom a page calls by the given name alone; other years there may be a parent's."""
_HIGHER: Final = (
    (re.compile(r"ph|d\.?s\.?w|doctorat|these|dissertation"), 24),
    (re.compile(r"m\.?[abesd]|mast|maitrise|ll\.?b|d\.?m\.?d"), 20),
)
"""Degrees that come after a first one, by how they begin, and how old somebody is at least who takes them."""
_TENS: Final = {
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "vingt": "20", "trente": "30", "quarante": "40", "cinquante": "50",
}  # fmt: skip
_SEGMENT: Final = re.compile(r"[.!?;|·•…\n]\s|[|·•]")


def too_early(reading: Reading, mention: Mention, me: Known, born: int, year: int) -> Iterator[str]:
    """Yield the words by which the bearer began, graduated or retired at an age that the worker cannot have had."""
    if not (mention.form.whole or mention.form in (Form.OTHER, Form.GIVEN)):
        return
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for kind, least in _LEAST.items():
            if mention.form is Form.GIVEN and kind not in _OF_A_FIRM:
                continue
            for found in patterns(f"years.{kind}"):
                for match in found.finditer(line):
                    then = _then(match[0], kind, year)
                    bears = kind == "listed" or _of_bearer(line, match.start(), mention)
                    bears = bears or ME in match[0] or (kind == "records" and _titled(reading, mention, me))
                    if then and then - born < (_degree(match[0]) if kind == "degree" else least) and bears:
                        yield part.text[match.start() : match.end()].strip(" ,.(")


_ANY_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AGE: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def a_child(reading: Reading, mention: Mention, me: Known, born: int, year: int) -> Iterator[str]:
    """Yield the age of a child that a result states of the bearer, where the worker was none in that year."""
    years = [year, *map(int, _ANY_YEAR.findall(reading.lowered))]
    for part in reading.passages if mention.form.whole else ():
        line = signed(part.text, me, mention.words)
        for match in (match for found in patterns("years.child") for match in found.finditer(line)):
            age = _AGE.search(match[0])
            if age and not any(abs(told - born - int(age[0])) <= 2 for told in years):
                yield part.text[match.start() : match.end()].strip(" ,(")


def _degree(words: str) -> int:
    """Return how old somebody is at least who takes the degree that words name."""
    return next((age for degree, age in _HIGHER if degree.match(words)), _LEAST["degree"])


TITLED: Final = re.compile(rf"(?:[\w .'’-]{{2,24}}(?: ?:| \|) )?{ME}")
"""A page that is titled with a name, or with it behind that of its site: "Discogs : NAME"."""


def _titled(reading: Reading, mention: Mention, me: Known) -> bool:
    """Tell whether a page is titled with the name: what it lists is the bearer's."""
    return mention.title and bool(TITLED.match(signed(reading.title.text, me, mention.words)))


BORN: Final = re.compile(
    rf"(?:\b(?:{word_lists.written('list.birth_told')}|{'|'.join(TONGUES['born'])})\b"
    r"|(?<![\w.])(?-i:b\.)(?=[ \d]))\D{0,24}(1[5-9]\d\d|20[0-2]\d)\b",
    re.IGNORECASE,
)
"""A degree is no birth: "B.T.S. 1996", "B. Serv. Soc. 1996"."""
ANCIENT: Final = re.compile(
    rf"\b(?:{word_lists.written('list.rite')})\b[^.;]{{0,24}}?\b(1[5-8]\d\d|19[0-3]\d)\b"
    rf"|\b(1[5-8]\d\d|19[0-3]\d) (?:{word_lists.written('list.census')})\b",
    re.IGNORECASE,
)
"""What parish registers tell of somebody, with a year of long ago."""
_CLERKS: Final = 2
"""By so many years a stated day of birth is not the worker's: they know their own."""


def born_otherwise(reading: Reading, mention: Mention, me: Known, born: int) -> Iterator[str]:
    """Yield the day of birth that a page states of the bearer, or first where it is titled with the name."""
    for part in reading.passages if mention.form.whole else ():
        line = signed(part.text, me, mention.words)
        for match in (match for found in patterns("years.birth") for match in found.finditer(line)):
            own = ME in match[0] or (part is reading.snippet and not match.start() and _titled(reading, mention, me))
            if own and abs(int(_ANY_YEAR.findall(match[0])[-1]) - born) >= _CLERKS:
                yield part.text[match.start() : match.end()].strip()


_ADULT: Final = 26
"""From this age on nobody is taken for a pupil or a player of a school's team."""
_PAST: Final = 5
"""So many years above the oldest of a class or a team of children nobody is one of them."""
_YOUNG: Final = 14
"""Up to this age a team or a class is one of children, with whom nobody grown plays."""
_LEVELS: Final = (
    (re.compile(r"[um](?:nder)?[- ]?(1\d)"), 0),
    (re.compile(r"(1?\d)(?:&u| and under| et moins)? (?:girls|boys|filles|garcons)"), 0),
    (re.compile(r"grade (\d{1,2})"), 6),
    (re.compile(r"(\d{1,2}) ans"), 0),
    (re.compile(r"(?:novice|atom|pee-?wee|bantam|moustique)()"), 13),
    (re.compile(r"([1-6])e annee du primaire"), 6),
)
"""How a team or a class tells how old its members are: the number, and what is added to it."""
_STATED: Final = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-3]\d)(?!\d)")


def too_young(
    reading: Reading, mention: Mention, me: Known, born: int, today: date | None
) -> Iterator[tuple[str, bool]]:
    """Yield words that make the bearer a pupil or a young player when the worker was grown; and if a date says so."""
    if not (mention.form.own or mention.form is Form.OTHER):
        return
    line = f"{signed(reading.title.text, me, mention.words)} · {signed(reading.snippet.text, me, mention.words)}"
    if KIN in line or first("young.grown", line):  # who stands on such a page besides those who are young
        return
    found = next((m for fits in patterns("young.now") for m in fits.finditer(line) if _told(line, m, reading)), None)
    years = [int(year) for year in _STATED.findall(f"{reading.finding.date or ''} {line} {reading.finding.url}")]
    year = max((y for y in years if not today or y <= today.year + 1), default=0)
    year_now = year or (today.year if today else 0)
    if found and year_now - born >= _adult(found[0], year_now):
        text = f"{reading.title.text} · {reading.snippet.text}"
        yield text[found.start() : found.end()].strip(" ,"), bool(year)


def _adult(words: str, year: int) -> int:
    """Return from which age on somebody is not one of those whom words of youth speak of."""
    if births := [int(born) for born in re.findall(r"(?:19|20)\d\d", words)]:
        return year - min(births) + _PAST
    levels = [int(match[1] or 0) + more for look, more in _LEVELS if (match := look.search(words))]
    return next((level + _PAST for level in levels if level < _YOUNG), _ADULT)


def _told(line: str, match: re.Match[str], reading: Reading) -> bool:
    """Tell whether words of youth stand in the title, or close behind the name or the title that holds it."""
    if _of_someone(line[max(0, match.start() - 48) : match.start()]):
        return False
    title = len(reading.title.text)
    near = ME in line[:title] and match.start() < title + 60
    return match.start() < title or near or ME in line[max(0, match.start() - 60) : match.start()]


def _of_someone(before: str) -> bool:
    """Tell whether the words before make it somebody who is told of: "a Grade 9 boy", unless they are apposed."""
    ahead = next((m for found in patterns("young.someone") for m in found.finditer(before)), None)
    return ahead is not None and not before[: ahead.start()].rstrip(" ,;:(-–|·").endswith(ME)


def _then(words: str, kind: str, year: int) -> int:
    """Return the year that the words speak of, 0 if they speak of none."""
    if kind in ("leaves", "elder", "aged"):
        return year
    numbers = re.findall(r"\d+", words) or [n for word, n in _TENS.items() if words.startswith(word)]
    if not numbers or not year:
        return 0
    number = int(numbers[0 if kind in ("after", "won") else -1])
    if kind in ("worked", "after", "spelt", "listed"):
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
    if any(found.search(before) for found in patterns("years.others")):
        return False
    if BODY in before and before.rfind(BODY) > before.rfind(ME):
        return False
    if ME in before or any(found.search(before) for found in patterns("years.subject")):
        return True
    profile = not heads and any(found.search(before) for found in patterns("years.profile"))
    return mention.title and (profile or not re.search(r"\w", before))
