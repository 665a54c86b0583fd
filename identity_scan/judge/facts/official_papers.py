"""Official papers that name the worker: regulators, courts, creditors, lists of pay, reviews of a death (R7, R8).

They are written alike everywhere, and no word of theirs alone tells what they are: a panel sits in sport, a docket is
also a lawyer's. So each takes a frame that only such a paper has, and a clause that is said of the worker.
"""

import re
from collections.abc import Iterator
from typing import Final

from identity_scan.facts.word_lists import any_of, plain_words
from identity_scan.judge.facts.case import Case, before, tell, whole
from identity_scan.judge.facts.employment import employed
from identity_scan.judge.facts.offices import in_union
from identity_scan.judge.facts.page_kind import OWN_VOICE
from identity_scan.judge.reading.clauses import bearer, line, quoted, said, says
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import ME
from identity_scan.model import Disclosure

_NO_PAPER: Final = (
    "account", "blog", "books", "code", "dating", "directory", "fitness", "forum", "fundraiser", "group", "letter",
    "music", "network", "podcast", "post", "profile", "race", "scholar", "thesis", "video",
)  # fmt: skip
"""Kinds of page on which nothing official is published."""


def _is_paper(case: Case) -> bool:
    """Tell whether a page may be an official paper, or a report of one, that is not told by the worker."""
    return not (case.page.own or case.is_kind(*_NO_PAPER))


def _first(case: Case, *groups: str) -> Mark | None:
    return says(case.reading, case.me, *groups)


def _tell(kind: str, mark: Mark) -> Disclosure:
    return tell(kind, mark, quoted(mark))


def _of_worker(case: Case, *groups: str) -> Mark | None:
    """Return the first place of these groups whose clause names the worker, follows their name, or is headed by it."""
    return next((mark for mark in said(case.reading, case.me, *groups) if _names(case, mark)), None)


def _names(case: Case, mark: Mark) -> bool:
    headed = mark.passage is not case.reading.texts[0] and ME in line(case.reading.texts[0], case.me)
    return headed or ME in line(mark.passage, case.me)[mark.start : mark.end] or bearer(mark, case.me)


# -- before a regulator -----------------------------------------------------------------------------------------------


def standing(case: Case) -> Iterator[Disclosure]:
    """Discipline findings and complaints before a regulator; a dismissed complaint is no finding."""
    if case.is_kind("review", "forum", "people_search") or of_others(case):
        return
    regulated = case.is_kind("discipline", "register") or case.has("page.discipline")
    finding, hearing = _marked(case) if regulated else (None, None)
    if case.has("discipline.none") and not finding:
        return
    if _is_paper(case) and _first(case, "papers.regulator"):
        finding = finding or _of_worker(case, "papers.sanction")
        hearing = hearing or _of_worker(case, "papers.pending")
    ended = _DISMISSED.search(case.reading.everything) and not _first(case, "papers.upheld")
    open_ = ended or _first(case, "papers.cleared")
    if finding and not open_:
        case.flags.add("discipline")
        yield tell("discipline", finding)
    elif mark := hearing or (regulated and finding):
        yield tell("complaint_record", mark)


def of_others(case: Case) -> bool:
    """Tell whether the worker sits on the panel or speaks of it, or the panel is one of a game."""
    return _played(case) or _first(case, "papers.sits") is not None


def _marked(case: Case) -> tuple[Mark | None, Mark | None]:
    """Return a word of a finding, and one of a hearing, on a page of a regulator."""
    finding = next((mark for mark in case.reading.marks("discipline.finding") if not _is_none(mark)), None)
    return finding, case.reading.first("discipline.hearing")


_DISMISSED: Final = re.compile(r"\bdismissed\b|\brejetee?s?\b|no further action")
"""What ends a complaint without a finding; where it ends an appeal the finding stands."""
_NONE_BEHIND: Final = re.compile(rf"[\s:,-]{{1,4}}(?:{any_of('list.none_behind')})\b")


def _is_none(mark: Mark) -> bool:
    """Tell whether a register says that there is none: "no conditions", "limitations: none"."""
    return bool(
        plain_words("list.none_before") & set(before(mark, 2)) or _NONE_BEHIND.match(mark.passage.plain, mark.end)
    )


def _played(case: Case) -> bool:
    """Tell whether a page is of a game, whose leagues discipline too, and names nobody by a title."""
    return not case.has("role.credential", "role.title") and _first(case, "papers.game") is not None


# -- before a court ---------------------------------------------------------------------------------------------------


def docket(case: Case) -> Iterator[Disclosure]:
    """A charge on a list of what a court hears: the worker is named as who appears, and in no trade (R8)."""
    if not _is_paper(case) or _at_work(case) or not _first(case, "papers.docket", "papers.crown"):
        return
    if mark := _first(case, "papers.crown") or _of_worker(case, "papers.charge"):
        yield _tell("criminal_or_police", mark)


def court(case: Case) -> Iterator[Disclosure]:
    """A court or tribunal matter of private life, as a party (R8)."""
    if case.is_kind("court_private"):
        yield tell("court_private_matter", case.reading.first("page.court_private") or whole(case))
    elif not case.stranger and _is_paper(case) and (party := _party(case)):
        yield _tell("court_private_matter", party)


def _party(case: Case) -> Mark | None:
    """Return where the worker is a party to what two private persons, or a landlord and a tenant, quarrel about."""
    seat = case.is_kind("decision") or _first(case, "papers.seat", "court.bench")
    side = _first(case, "papers.against") or (_first(case, "papers.party") if seat else None)
    if not side or _first(case, "papers.crown", "papers.public", "court.witness"):
        return None
    at_issue = _first(case, "papers.quarrel", "court.family")
    return side if at_issue and not (_at_work(case) and not _first(case, "court.family")) else None


def _at_work(case: Case) -> bool:
    """Tell whether a page names the worker in their trade, or their employer: they may be there for others."""
    return case.has("role.credential", "role.title") or employed(case)


# -- creditors, and pay -----------------------------------------------------------------------------------------------


def creditors(case: Case) -> Iterator[Disclosure]:
    """Insolvency, liens and wages seized, as a notice tells them of the one who owes."""
    if case.stranger or not _is_paper(case):
        return
    advises = _at_work(case) and case.has("opinion.quote")
    named = not advises and any(ME in line(text, case.me) for text in case.reading.texts)
    if mark := _first(case, "papers.owes") or (_first(case, "papers.insolvent") if named else None):
        yield _tell("finances", mark)


def pay(case: Case) -> Iterator[Disclosure]:
    """What the worker is paid, on a list of what many are paid."""
    if case.stranger or case.page.kind in OWN_VOICE or not _first(case, "papers.payroll"):
        return
    if mark := _first(case, "papers.paid"):
        yield _tell("finances", mark)


# -- what went wrong --------------------------------------------------------------------------------------------------


def criticism(case: Case) -> Iterator[Disclosure]:
    """Named criticism of the work with some authority: a judge, a review, the press, a campaign page."""
    if in_union(case):
        return  # they are the one who finds fault
    cleared = _first(case, "papers.vindicated")
    mark = None if cleared else case.reading.first("criticism.word")
    about = case.is_kind("decision", "hostile") or case.has(
        "role.title", "role.credential", "opinion.quote", "role.hint"
    )
    if case.is_kind("hostile") or (
        mark and about and case.is_kind("decision", "article", "letter") and not case.page.own
    ):
        yield tell("professional_criticism", mark or case.reading.first("hostile.word") or whole(case))
    elif _is_paper(case) and (fault := _fault(case, praised=cleared is not None)):
        yield _tell("professional_criticism", fault)


def _fault(case: Case, *, praised: bool) -> Mark | None:
    """Return where a judge, a coroner, a review or the press finds fault with what the worker wrote or left undone.

    Where the judge sets aside what a party holds against the worker, only what the worker left undone counts.
    """
    reviewed = case.is_kind("decision") or _first(case, "papers.review", "papers.public")
    if not (reviewed or _at_work(case)):
        return None
    if found := _first(case, "papers.left_undone", *(() if praised else ("papers.poor",))):
        return found
    weighs = _first(case, "papers.weighs") if reviewed and not praised else None
    return weighs if weighs and _first(case, "papers.wrote") else None
