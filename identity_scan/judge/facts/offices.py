"""Offices that somebody stands for or holds beside their work, and letters that they sign in their role (R5)."""

from collections.abc import Iterator
from typing import Final

from identity_scan.facts.word_lists import plain, plain_words
from identity_scan.judge.facts.case import Case, tell
from identity_scan.judge.facts.page_kind import employer_site
from identity_scan.judge.reading.clauses import line, presents, quoted, says
from identity_scan.judge.reading.marked import Mark
from identity_scan.model import Disclosure

_NOT_ON: Final = ("decision", "hostile", "review", "obituary", "register", "discipline")
"""Kinds of page that tell of no office of the worker's."""


def running(case: Case) -> Iterator[Disclosure]:
    """The worker as a candidate for an office of town or country, and what such a page says of their family (R5)."""
    if case.stranger or case.is_kind(*_NOT_ON) or employer_site(case.reading, case.me):
        return
    if mark := says(case.reading, case.me, "party.candidate"):
        yield tell("political_affiliation", mark, quoted(mark))
        if kin := says(case.reading, case.me, "own.named"):
            yield tell("family_members", kin)


def in_union(case: Case) -> Mark | None:
    """Return where the worker is named as one who speaks for a union, on whatever page (R5)."""
    if case.stranger or case.is_kind(*_NOT_ON):
        return None
    return says(case.reading, case.me, "union.office")


def co_signed(case: Case) -> bool:
    """Tell whether a letter is only told to have signers, of whom the worker is one with a title of the profession."""
    words = {plain(mark.words) for mark in case.reading.marks("activism.word")}
    titled = any(presents(line(text, case.me)) for text in case.reading.texts) and case.has("role.credential")
    return bool(words) and words <= plain_words("list.co_signed") and titled and case.has("opinion.cause")
