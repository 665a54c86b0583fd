"""Ages, dates of birth, and when and where somebody can be met (TX18, TX40)."""

import re
from collections.abc import Iterator
from typing import Final

from identity_scan.facts.word_lists import LANGUAGES, any_of, group, plain
from identity_scan.judge.facts.case import Case, around, before, near, of_agency, tell, together
from identity_scan.judge.facts.page_kind import WORKING, employer_site
from identity_scan.judge.reading.clauses import line, says
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import KIN, ME
from identity_scan.model import Disclosure

_MONTHS: Final = [
    "|".join(sorted((word for form in forms for word in plain(form).split()), key=len, reverse=True))
    for forms in zip(*(group("list.month", language) for language in LANGUAGES), strict=True)
]
"""How each month is written, in all languages."""
_MONTH: Final = rf"(?:{'|'.join(_MONTHS)})\b\.?"
_FULL_DATE: Final = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})"
)
_DATE: Final = re.compile(_FULL_DATE)
_BIRTH: Final = re.compile(rf"\b(?:{any_of('list.born')})\b[^.;]{{0,20}}?({_FULL_DATE})")
BIRTH_YEAR: Final = re.compile(rf"\b(?:{any_of('list.born_in')}) ?((?:19|20)\d{{2}})\b")
AGES: Final = (
    re.compile(r"\bage[ds]?:? (?:de |of )?(?P<age>\d{2})\b"),
    re.compile(r"\b(?P<age>\d{2})[ -](?:years?[ -]old|yrs?[ -]old|yo\b)"),
    re.compile(r"(?<![\d.,-])(?<!\d a )(?P<age>\d{2}) ans\b(?! d[e' ])(?! en )(?! plus)"),
    re.compile(r"(?<!\d)(?<!\d )\b[fmhwvd]\s?-?(?P<age>\d{2})\s?(?:-|a)\s?(?P<to>\d{2})\b(?! ?h\b)"),
    re.compile(
        rf"\b(?:{any_of('list.race_class')})s?:? [a-z]{{0,2}}\s?(?P<age>\d{{2}})\s?(?:-|a|\+)\s?(?P<to>\d{{2}})?"
    ),
    re.compile(
        rf"\b(?:{any_of('list.age_class')})[^.;|()]{{0,18}}\((?P<age>\d{{2}}) ?(?:-|a|to) ?(?P<to>\d{{2}})(?: ans)?\)"
    ),
    re.compile(r"\bi \((?P<age>\d{2}) ?[fmh]\)|\bme \((?P<own>\d{2}) ?[fmh]\)|\bmoi \((?P<moi>\d{2}) ?[fmh]\)"),
)
_RACE_AGES: Final = (
    re.compile(r"\b[fmhw](?P<age>[1-9]\d)(?P<to>\d\d)\b"),
    re.compile(r"(?:^|[,;:|(·.] )[fmhw](?P<age>[2-9]\d)(?=[:,;)]| -)"),
    re.compile(r"\((?P<age>[1-9]\d) ?(?:-|a) ?(?P<to>\d\d)(?: ans| years| yrs)?\)"),
)
"""How the lists of a race shorten a class: "F3539", "W35"."""
_AGE_BEHIND_NAME: Final = re.compile(
    rf"^[\w .'-]{{2,40}}(?:, | \()(?P<age>\d{{2}})(?= ?[-,|–()]|$)(?!,? (?:{any_of('place.street')})\b)"
)
"""No house number: "27, rue des …"."""
_AGE_OF_BEARER: Final = re.compile(
    rf"{ME}(?: (?:and|et|&) {KIN}+)?(?:, | \()(?P<age>\d{{2}})(?:\)|,(?! (?:{any_of('place.street')})\b))"
)
"""How the news and the courts name somebody: "NAME, 38, who works for"; twins are of one age."""
_AGE_BEGUN: Final = re.compile(
    rf"\b(?:{any_of('list.begun')})\b[^.;:|()]{{0,28}}? (?:at|a) (?P<age>\d{{2}})(?= ?(?:ans\b|[-.,?!:;|–)]|$))"
)
"""What somebody says they begin at an age: "First triathlon at 41"."""
_BESIDE_NAME: Final = re.compile(rf"{ME},?(?: \(?[a-z]\)?)?,? \(?({_FULL_DATE})")
"""A date right behind the name, as lists of members have it: "ROY, Ana F 1985-03-14"."""
_CLOCK: Final = (
    r"(?:\d{1,2}(?::\d{2})? ?[ap]\.?m\b\.?|\d{1,2} ?h(?: ?\d{2})?\b|\d{1,2}:\d{2}|" + any_of("list.noon") + ")"
)
_DAY: Final = rf"(?:{any_of('list.weekday')})s?"
_WEEKDAY_CLOCK: Final = re.compile(
    rf"\b{_DAY}\.?(?: (?:at|evenings?|mornings?|nights?|soirs?|matins?|a|de|des))?,? (?:a |at |from |de |des )?{_CLOCK}"
)
_CLOCK_WEEKDAY: Final = re.compile(rf"{_CLOCK} (?:(?:on|every|each|le|les|chaque|tous les) )+(?:weekdays|{_DAY})\b")


def birth(case: Case) -> Iterator[Disclosure]:
    """Dates of birth, years of birth and ages, race categories included; a far other age is not the worker's."""
    for mark, match in case.reading.search(_BIRTH):
        if not case.is_kind("obituary", "genealogy") and _year_fits(case, re.search(r"\d{4}", match[1])):
            yield tell("date_of_birth", mark)
            return
    if case.is_kind("obituary", "genealogy"):
        return
    if listed := _listed_birth(case):
        yield tell("date_of_birth", listed)
        return
    for pattern in (*AGES, *_RACE_AGES) if case.is_kind("race") else AGES:
        for mark, match in case.reading.search(pattern):
            if (
                not _somebodys(mark)
                and _is_class(match)
                and _age_fits(case, int(next(filter(None, match.groups()))), bracket="to" in pattern.groupindex)
            ):
                yield tell("age_or_birth_year", mark)
                return
    for mark, match in case.reading.search(BIRTH_YEAR):
        if _year_fits(case, re.search(r"\d{4}", match[0])):
            yield tell("age_or_birth_year", mark)
            return
    for passage in case.reading.texts:
        told = _AGE_OF_BEARER.search(line(passage, case.me))
        if (
            told
            and not case.stranger
            and not case.is_kind("race", "club", "event")
            and _age_fits(case, int(told["age"]))
        ):
            yield tell("age_or_birth_year", Mark(passage, told.start("age"), told.end("age")))
            return
    if case.page.own and case.is_kind("forum", "blog", "post", "account"):
        for mark, match in case.reading.search(_AGE_BEGUN):
            if _age_fits(case, int(match["age"])):
                yield tell("age_or_birth_year", mark)
                return
    match_ = _AGE_BEHIND_NAME.match(case.reading.title)
    if match_ and case.is_kind("dating", "people_search", "profile") and _age_fits(case, int(match_["age"])):
        yield tell("age_or_birth_year", Mark(case.reading.texts[0], match_.start("age"), match_.end("age")))


def _is_class(match: re.Match[str]) -> bool:
    """Tell whether two numbers go from a lower age to a higher one: "(25-22)" is how a set ended."""
    to = match.groupdict().get("to")
    return not to or int(to) - int(match["age"]) > _LEAST_CLASS


_LEAST_CLASS: Final = 2


def _listed_birth(case: Case) -> Mark | None:
    """Return a date of the worker's very year of birth that stands right behind their name in a list."""
    for passage in () if case.stranger or not case.me.born else case.reading.texts:
        found = _BESIDE_NAME.search(line(passage, case.me))
        if found and re.search(rf"(?<!\d){case.me.born}(?!\d)", found[1]):
            return Mark(passage, *found.span(1))
    return None


def _somebodys(mark: Mark) -> bool:
    """Tell whether an age is that of somebody spoken of: "a 16 yo who", but not "I'm a 38 year old"."""
    last = before(mark, 2)
    return bool({"a", "an", "un", "une"} & set(last[-1:])) and not {"i'm", "im", "m", "am", "as", "suis"} & set(
        last[:1]
    )


def _year_fits(case: Case, match: re.Match[str] | None) -> bool:
    born = case.me.born
    return bool(match) and (case.stranger or not born or abs(int(match[0]) - born) <= 1)  # type: ignore[index]


def _age_fits(case: Case, age: int, *, bracket: bool = False) -> bool:
    born = case.me.born
    if case.stranger or not born:
        return 16 <= age <= 99
    now = case.today.year - born
    return 15 <= age <= now + 1 and (bracket or age >= now - 25)


def routine(case: Case) -> Iterator[Disclosure]:
    """Where somebody can be met: a weekly time, or a dated place that is still to come (TX18, TX40)."""
    if case.page.kind in WORKING - {"event"} or case.is_kind(
        "practice", "decision", "review", "letter", "music", "books"
    ):
        return
    led = case.is_kind("event") and "role_credential" in case.found  # where the worker teaches is work
    if led and _over(case):
        return
    at_work = led or _served(case) or employer_site(case.reading, case.me)
    what = "workplace_schedule" if at_work else "daily_routine"
    for pattern in (_WEEKDAY_CLOCK, _CLOCK_WEEKDAY):
        for mark, _match in case.reading.search(pattern):
            if not led and of_agency(case, mark):
                return
            on_duty = _around_duty(case, mark) and "role_credential" in case.found
            yield tell("workplace_schedule" if on_duty else what, mark, around(mark, 40))
            return
    if case.is_kind("fitness") and (found := next((m for m, _x in case.reading.search(_HOUR)), None)):
        yield tell("daily_routine", found, around(found, 40))
        return
    dated = next((m for m, x in case.reading.search(_DATE) if _to_come(case, x[0])), None) if led else None
    if dated and next(case.reading.search(re.compile(_CLOCK)), None):
        yield tell("workplace_schedule", dated)
        return
    for mark in case.reading.marks("time.weekdays"):
        if not led and of_agency(case, mark):
            return
        yield tell(what, mark, around(mark, 40))
        return
    for mark, _day in together(case, "time.every", "time.weekday"):
        if near(mark, "time.weekday", 6) or case.is_kind("fitness"):
            yield tell("daily_routine", mark, around(mark, 40))
            return
    if case.page.own and (weekly := says(case.reading, case.me, "met.weekly")):
        yield tell("daily_routine", weekly, around(weekly, 40))
        return
    yield from _still_to_come(case)


def _served(case: Case) -> bool:
    """Tell whether others tell when the worker can be called or seen at work: the hours are a service's."""
    told = case.is_kind("page") and not case.page.own and {"work_contact", "role_credential"} <= case.found.keys()
    return told and not case.has("leisure.hobby", "faith.place")


_HOUR: Final = re.compile(rf"\b\d{{1,2}}(?::\d{{2}})? ?[ap]\.?m\b|\b\d{{1,2}} ?h(?: ?\d{{2}})?\b(?= [a-z]|, {_DAY}\b)")
"""An hour of the day that a run or a swim is called by; what a clock shows otherwise is how long it took."""


def _over(case: Case) -> bool:
    """Tell whether an event is one of years gone by, or of days that have passed: nobody meets a speaker there now."""
    years = [int(y) for y in _YEAR.findall(f"{case.reading.title} {case.reading.path}")]
    days = [_day(match[0]) for _mark, match in case.reading.search(_DATE)]
    return (bool(years) and max(years) < case.today.year) or (
        any(days) and max(days) < (case.today.year, case.today.month, case.today.day)
    )


_YEAR: Final = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")


def _to_come(case: Case, text: str) -> bool:
    return _day(text) >= (case.today.year, case.today.month, case.today.day)


def _around_duty(case: Case, mark: Mark) -> bool:
    """Tell whether words of office hours stand close by: "office hours: Tuesday 1 pm"."""
    return any(m.passage is mark.passage and abs(m.start - mark.start) < 40 for m in case.reading.marks("time.duty"))


def _still_to_come(case: Case) -> Iterator[Disclosure]:
    places = ("wedding", "race", "club", "church", "listing", "profile", "post")
    for mark, match in case.reading.search(_DATE):
        if (case.is_kind(*places) or _at_home(case)) and _to_come(case, match[0]):
            yield tell("daily_routine", mark)
            return


def _at_home(case: Case) -> bool:
    """Tell whether somebody is asked to come to the worker's own home."""
    return (
        not case.stranger
        and case.is_kind("page", "event", "article")
        and bool(says(case.reading, case.me, "where.hosts"))
    )


def _day(text: str) -> tuple[int, int, int]:
    """Return year, month and day of a full date in words; zeros where it has none."""
    year, day = re.search(r"\d{4}", text), re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    month = next((n for n, names in enumerate(_MONTHS, 1) if re.search(rf"\b(?:{names})\b", text)), 0)
    return (int(year[0]), month, int(day[0])) if year and day and month else (0, 0, 0)
