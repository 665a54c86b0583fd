"""What is done once and remembered: hundreds of tests begin with the very same search of an invented person.

How a page is read, and what the rules say, is the same whenever they are handed the same, so nothing that a test sees
is another. A test that watches the judging itself asks for the fixture `judged_anew`.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from identity_scan.judge.worked_out import WorkedOut
from identity_scan.model import Answer, Finding, Judged, Namesake, Person, Reply
from identity_scan.speech.language import in_use

MANY = 64
"""So many searches are remembered, the last ones."""
PAGES = 512
"""The same of pages."""

Words = Mapping[str, Any]
"""What the worker said, or what was said before, by finding."""
Told = tuple[tuple[Judged, ...], tuple[Namesake, ...]]
Judge = Callable[..., Told]
Read = Callable[[Reply], Answer]


def read_once(read: Read) -> Read:
    """Return a reader who remembers, by the digest of a page: the pages themselves would fill the memory."""
    known: OrderedDict[Any, Answer] = OrderedDict()

    def remembering(reply: Reply) -> Answer:
        key = (reply.status, reply.url, *sorted(reply.headers.items()), sha256(reply.body).digest())
        if key not in known:
            known[key] = read(reply)
        while len(known) > PAGES:
            known.popitem(last=False)
        return known[key]

    return remembering


def judge_once(judge: Judge) -> Judge:
    """Return a judge who remembers, with what was worked out of single findings."""
    known: OrderedDict[Any, tuple[Told, dict[Any, Any], dict[Any, Any]]] = OrderedDict()

    def remembering(
        findings: Sequence[Finding], person: Person, *, today: date, worked: WorkedOut | None = None, **words: Words
    ) -> Told:
        worked = worked or WorkedOut()
        said = tuple((name, tuple(sorted(given.items()))) for name, given in sorted(words.items()))
        key = (tuple(findings), person, today, said, in_use())
        if key not in known:
            told = judge(findings, person, today=today, worked=worked, **words)
            known[key] = told, dict(worked._shown), dict(worked._judged)
        known.move_to_end(key)
        while len(known) > MANY:
            known.popitem(last=False)
        told, shown, judged = known[key]
        worked.breath()
        worked._shown.update(shown)
        worked._judged.update(judged)
        return told

    return remembering
