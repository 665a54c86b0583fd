"""What a university shows of the bearer: a teacher of another subject, the author of a thesis in another field."""

import re
from functools import cache
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.identity.occupations import titled_with
from identity_scan.judge.reading.clauses import bodies, signed
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import ME, first, patterns
from identity_scan.person.lexicon import SOCIAL_WORK, trades
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading

_TEACHING: Final = "teaching"
_OF_ANY_FIELD: Final = frozenset((_TEACHING, "research", "student", "writing"))
_BEHIND: Final = re.compile(rf"(?:^|[|·•:–—-] ){ME}+(?:, {ME}+)?(?: ?$| ?[|·•.:;,–—-] ?)")
"""The name in a piece of its own, as the author of what the page is about."""


def other_class(reading: Reading, mention: Mention, me: Known) -> str:
    """Return the subject that the bearer teaches where it is not the worker's, empty if the page tells none.

    A worker who named teaching as theirs may teach anything; and social work is taught by social workers.
    """
    if not mention.form.whole or not titled_with(reading, mention, me) or not _of_teachers(reading):
        return ""
    teaches = any(trade.field == _TEACHING and trade.person for _phrase, trade in me.callings)
    return "" if teaches else _subject(reading, mention, me)


def other_thesis(reading: Reading, mention: Mention, me: Known) -> str:
    """Return the field of a thesis of the bearer's where it and the university are not the worker's, else nothing."""
    if not mention.form.whole:
        return ""
    lines = [signed(part.text, me, mention.words) for part in reading.passages]
    if not any(first("campus.thesis", line) for line in lines):
        return ""
    by = any(found.search(line) for found in patterns("campus.by") for line in lines)
    aside = any(found.search(line) for found in patterns("campus.aside") for line in lines)
    author = not aside and (by or any(_BEHIND.search(line) for line in lines))
    return _subject(reading, mention, me) if author else ""


def other_department(reading: Reading, mention: Mention, me: Known) -> str:
    """Return the department of another subject behind the name, as papers give it: "NAME, Department of Geology"."""
    for part in reading.passages if mention.form.whole else ():
        line = signed(part.text, me, mention.words)
        for match in (match for found in patterns("campus.member") for match in found.finditer(line)):
            subject = _subjects().match(line, match.end())
            if subject and _subject(reading, mention, me):
                return part.text[line.rfind(ME, 0, match.end()) + 1 : subject.end()].strip(" ,;(-–—")
    return ""


def _of_teachers(reading: Reading) -> bool:
    address = word_lists.plain(reading.lowered.split(" ", 1)[0])
    lines = (address, reading.title.plain, reading.snippet.plain)
    return any(first("campus.rated", line) for line in lines)


def _subject(reading: Reading, mention: Mention, me: Known) -> str:
    """Return the first subject that a page names, if nothing on it is of the worker's field, schools or employers."""
    own = bodies(me)
    for part in reading.passages:
        if own and own.search(part.plain):
            return ""
        for _start, _end, phrase in part.trades:
            fields = [trade for trade in trades()[phrase] if trade.field not in _OF_ANY_FIELD]
            if any(trade.field in me.fields or trade.family == SOCIAL_WORK for trade in fields):
                return ""
    if any(_near().search(part.plain) for part in reading.passages):
        return ""
    for part in reversed(reading.passages):
        line = signed(part.text, me, mention.words)
        if match := _subjects().search(line):
            return part.text[match.start() : match.end()]
    return ""


@cache
def _subjects() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{word_lists.any_of('list.subject')})(?![\w-])")


@cache
def _near() -> re.Pattern[str]:
    """Return the subjects in which social workers study and teach as well."""
    return re.compile(rf"(?<![\w-])(?:{word_lists.any_of('list.near_subject')})(?![\w-])")
