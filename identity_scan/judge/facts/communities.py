"""What somebody shares in a community whose name says what it is about: r/breastcancer, r/seakayaking (R13, R19)."""

import re
from collections.abc import Iterator
from functools import cache

from identity_scan.facts import word_lists
from identity_scan.judge.facts.case import Case, tell
from identity_scan.judge.reading.marked import Mark
from identity_scan.model import Disclosure

_COMMUNITY = re.compile(r"(?<![\w/])r/([a-z]\w{2,30})")
_AGE_FIRST = re.compile(r"""[\s:]{1,3}["“«]?\s?(\d\d)[fm]?,""")
"""How people begin there: "58, two boys, …"."""


def shared(case: Case) -> Iterator[Disclosure]:
    """An illness or a pastime of the worker's, on their own account's page of what they wrote in communities."""
    if not case.page.own or not case.is_kind("account", "profile", "post", "forum") or case.stranger:
        return
    for mark, found in case.reading.search(_COMMUNITY):
        name = found[1].replace("_", "")
        if _known("health.illness").search(name) and (told := _of_oneself(case, mark)):
            yield tell("health_self", Mark(mark.passage, mark.start, told.end()))
            if told[1] and _fits(case, int(told[1])):
                yield tell("age_or_birth_year", Mark(mark.passage, *told.span(1)))
        if _known("leisure.hobby").search(name) or _told(case, name):
            yield tell("leisure", mark)


def _told(case: Case, name: str) -> bool:
    """Tell whether a community is called by a pastime that the worker told of."""
    own = (*(interest.replace(" ", "") for interest in case.me.interests), *case.me.pursuits)
    return any(word in name for word in own if len(word) > 4)


def _of_oneself(case: Case, mark: Mark) -> re.Match[str] | None:
    """Return how what is written there begins, if it is of whoever writes: an age, or a word of themselves."""
    text = mark.passage.plain
    end = next((m.start() for m in _COMMUNITY.finditer(text, mark.end)), len(text))
    if any(mark.end <= m.start < end for group in _OTHERS for m in mark.passage.marks.get(group, ())):
        return None
    age = _AGE_FIRST.match(text, mark.end, end)
    return age if age and _fits(case, int(age[1])) else _mine().match(text, mark.end, end)


_OTHERS = ("kin.elder", "kin.sibling", "kin.child", "kin.partner", "client.person", "role.title", "role.credential")


@cache
def _mine() -> re.Pattern[str]:
    """Return the look of a text with a word of whoever writes; its group stays empty."""
    return re.compile(rf"[^·|]{{0,120}}?\b(?:{word_lists.any_of('client.self')})\b()")


def _fits(case: Case, age: int) -> bool:
    born = case.me.born
    return born is not None and abs(case.today.year - born - age) <= 2


@cache
def _known(group: str) -> re.Pattern[str]:
    """Return the words of a group as they stand in the name of a community: the long ones anywhere, others first."""
    terms = {re.sub(r"[ -]", "", word_lists.plain(term).rstrip("*")) for term in word_lists.group(group)}
    long = "|".join(sorted(term for term in terms if len(term) >= 6 and term.isalpha()))
    short = "|".join(sorted(term for term in terms if 4 <= len(term) < 6 and term.isalpha()))
    return re.compile(rf"{long}|^(?:{short})")
