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
    if not mention.form.whole or not titled_with(reading, mention, me):
        return ""
    if any(trade.field == _TEACHING and trade.person for _phrase, trade in me.callings):
        return ""
    if chair := _chair(reading.snippet.plain):
        return (
            "" if _of_own_field(reading, me) else reading.snippet.text[chair.start() : chair.end()].strip(" .|·:,;–—-")
        )
    return (_subject(reading, mention, me) or _unit(reading, me)) if _of_teachers(reading) else ""


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


def _chair(line: str) -> re.Match[str] | None:
    """Return where a text that begins with a chair tells of which subject: "Professor of Marine Science"."""
    found = (match for look in patterns("campus.chair") if (match := look.match(line, 0)))
    return next((_NAMED.match(line, match.end()) for match in found), None)


_NAMED: Final = re.compile(r" ?[a-z][a-z' &-]{3,40}(?=[,.;|·(]|$)")


def _unit(reading: Reading, me: Known) -> str:
    """Return the department of a teacher's page, whatever it is called, if it is none of the worker's field."""
    found = (m for part in reading.passages for look in patterns("campus.unit") for m in look.finditer(part.plain))
    match = next(found, None)
    return match[0].strip(" .|·:,;–—-") if match and not _of_own_field(reading, me) else ""


def _of_own_field(reading: Reading, me: Known) -> bool:
    """Tell whether anything on a page is of the worker's field or one near to it, of their schools or employers."""
    own = bodies(me)
    for part in reading.passages:
        if (own and own.search(part.plain)) or _near().search(part.plain):
            return True
        for _start, _end, phrase in part.trades:
            fields = [trade for trade in trades()[phrase] if trade.field not in _OF_ANY_FIELD]
            if any(trade.field in me.fields or trade.family == SOCIAL_WORK for trade in fields):
                return True
    return False


def _subject(reading: Reading, mention: Mention, me: Known) -> str:
    """Return the first subject that a page names, if nothing on it is of the worker's field, schools or employers."""
    if _of_own_field(reading, me):
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
