"""Where an employer of the worker is named, today's or an earlier one (TAXONOMY R1, R4)."""

import re
from collections.abc import Collection

from identity_scan.facts.word_lists import any_of
from identity_scan.judge.facts.case import Case, anywhere, name_after
from identity_scan.judge.reading.clauses import line
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import BODY, ME
from identity_scan.speech.text import fold


def employed(case: Case) -> bool:
    """Tell whether an employer of the worker is named, today's or an earlier one."""
    return not case.stranger and employer_named(case) is not None


def whole_employer(case: Case, mark: Mark) -> Mark:
    """Return the employer's name around a word of the trade that is part of it: that is what the page names."""
    named = None if case.stranger else employer_named(case)
    inside = named and named.passage is mark.passage and named.start <= mark.start and mark.end <= named.end
    return named if named and inside else mark


def employer_named(case: Case, first: int = 0) -> Mark | None:
    """Return where an employer of the worker is named, in words or by initials in capitals."""
    for forms, short in list(zip(case.me.employers, case.me.acronyms, strict=True))[first:]:
        for form in forms:
            mark = anywhere(case, form)
            if mark and (" " in form or not name_after(mark)):
                return mark
        for passage in case.reading.texts:
            for n, word in enumerate(passage.words):
                if word.upper() in short and passage.passage.raw(n).isupper():
                    return Mark(passage, *passage.spans[n])
    return None


def affiliated(case: Case) -> bool:
    """Tell whether an employer stands in full in brackets, as behind the authors of an abstract."""
    marks = () if case.stranger else (anywhere(case, forms[0]) for forms in case.me.employers if forms)
    return any(_OPENS.search(mark.passage.plain, 0, mark.start) for mark in marks if mark)


_OPENS = re.compile(rf"\((?:(?:{any_of('list.article', 'list.small')}) )?$")


def titled(case: Case, trades: Collection[str] = ()) -> bool:
    """Tell whether a trade stands right behind the worker's name: "NAME, counsellor"; one of these if any are given."""
    marks = (mark for mark in case.reading.marks("role.title") if not trades or fold(mark.words) in trades)
    texts = ((line(mark.passage, case.me), mark.start) for mark in marks)
    return any(text[start] != BODY and _BEHIND.search(text, 0, start) for text, start in texts)


_BEHIND = re.compile(rf"{ME},? [(]?$")
