"""Somebody who poses as the worker: a notice that warns of it, or the worker who says which account is not theirs."""

from collections.abc import Iterator
from typing import Final

from identity_scan.judge.facts.case import Case, tell
from identity_scan.judge.reading.clauses import line, quoted, says
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import ME
from identity_scan.model import Disclosure

_NEVER: Final = ("decision", "obituary", "publication", "thesis", "event")
"""Pages on which a false name is the subject, or a charge of it the bearer's own."""


def posing(case: Case) -> Iterator[Disclosure]:
    """A profile that uses the worker's name, as their employer or they themselves warn of it."""
    if case.stranger or case.is_kind(*_NEVER) or case.teaches:
        return
    mark = says(case.reading, case.me, "posing.as_me")
    mark = mark or (says(case.reading, case.me, "posing.of_mine") if case.page.own else None)
    mark = mark or (says(case.reading, case.me, "posing.told") if _may_speak(case) else None)
    mark = mark or (_warned(case) if says(case.reading, case.me, "posing.account") else None)
    if mark and not says(case.reading, case.me, "posing.charged"):
        case.flags.add("safety")
        yield tell("impersonation", mark, quoted(mark))


def _may_speak(case: Case) -> bool:
    """Tell whether the worker or those who know them may speak there."""
    return case.page.own or case.is_kind("post", "group", "forum")


def _warned(case: Case) -> Mark | None:
    """Return where a page that speaks of a false account says that it is not the worker."""
    named = any(ME in line(text, case.me) for text in case.reading.texts)
    return says(case.reading, case.me, "posing.not_them") if named else None
