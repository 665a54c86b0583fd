"""Where somebody brings their child: the child's school and the hour are told with it (SEVERITY: child_identity)."""

from collections.abc import Iterator
from typing import Final

from identity_scan.judge.facts.case import Case, around, name_after, tell
from identity_scan.judge.facts.page_kind import OWN_VOICE, employer_site
from identity_scan.judge.reading.clauses import clause, said
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import first
from identity_scan.model import Disclosure

_TOLD_BY_OTHERS: Final = ("hostile", "page", "forum", "group", "post", "blog")
"""Where others tell of the worker's days; what a court or a newspaper says so is of those whom they serve."""


def school_run(case: Case) -> Iterator[Disclosure]:
    """A child who is brought to a school or a daycare that is named: as the worker says, or as others say of them."""
    if case.stranger:
        return
    own = case.page.own and case.page.kind in OWN_VOICE | {"account"}
    others = case.is_kind(*_TOLD_BY_OTHERS) and not employer_site(case.reading, case.me)
    groups = ["errand.own"] * own + ["errand.theirs"] * others
    for mark in said(case.reading, case.me, *groups):
        if not (name_after(mark) or first("errand.school", mark.passage.plain[mark.end : mark.end + 40])):
            continue
        yield tell("child_identity", mark, around(mark, 40))
        if _regular(mark):
            yield tell("daily_routine", mark, around(mark, 40))
        return


def _regular(mark: Mark) -> bool:
    """Tell whether the clause says when, or that it is so each day."""
    start, end = clause(mark.passage, mark.start, mark.end)
    return first("errand.when", mark.passage.plain[start:end]) is not None
