"""The entry for a log of continuing competence: the learning, never the findings (ETHICS 10)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from identity_scan.advice.links import of_the_person
from identity_scan.model import Assessment, Handling, Judged, Person, Status
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, listed, ngettext
from identity_scan.speech.text import said

NOT_IN_IT = later("Leave out: addresses, screenshots, user names, reviewers' words, other people.")
_OVER = (Status.DONE, Status.NOT_SEEN, Status.GONE, Status.CHANGED, Status.DEMOTED)
_GAP = "…"
"""Stands where only the worker can say what belongs there, above all what they learned."""


def entry(assessment: Assessment, today: date, about: Sequence[Judged], next_light: date) -> str:
    """Return the entry, a line a point; what only the worker knows is left open."""
    points = (
        (_("Date and time"), _("{day}, {gap} minutes").format(day=words.day(today), gap=_GAP)),
        (_("Activity"), _activity(assessment)),
        (
            _("Standard"),
            _("CASW guideline on social media, section 5; {standard}").format(standard=_standard(assessment.person)),
        ),
        (_("Learned"), _GAP),
        (_("Changed"), _changed(about)),
        (_("Next goal"), _("light search on {day}; {gap}").format(day=words.day(next_light), gap=_GAP)),
    )
    return "\n".join(labelled(name, told) for name, told in points)


def _activity(assessment: Assessment) -> str:
    """How the search was made; a depth and a number of indexes tell nothing of what was found."""
    families = sum(state != "not asked" for state in assessment.coverage.indexes.values())
    told = [
        _("structured self-search ({depth})").format(depth=words.depth(assessment.scan.depth)),
        ngettext("{n} family of search engines", "{n} families of search engines", families).format(n=families),
        _("discussed with: {gap}").format(gap=_GAP),
    ]
    return listed(told)


def _standard(person: Person) -> str:
    """The worker's regulator with what it wrote on the subject, as far as the tables know; else room for both."""
    names = [said(link.title) for link in of_the_person("regulator", person) if link.url]
    written = [said(link.title) for link in of_the_person("standard", person) if link.url]
    own = [title for title in written for name in names if title.startswith(name)]
    if own or names:
        return own[0] if own else labelled(names[0], _GAP)
    return _("my regulator and its standard: {gap}").format(gap=_GAP)


def _changed(about: Sequence[Judged]) -> str:
    states = Counter(advice.status for j in about for advice in j.advice)
    done = sum(states[status] for status in _OVER)
    kept = sum(j.decision is not None and j.decision.handling is Handling.KEEP for j in about)
    return listed(_counted(done, states[Status.WAITING], kept)) + f"; {_GAP}"


def _counted(done: int, waiting: int, kept: int) -> Iterator[str]:
    yield ngettext("{n} step done", "{n} steps done", done).format(n=done)
    yield ngettext("{n} waits for others", "{n} wait for others", waiting).format(n=waiting)
    yield ngettext("{n} result kept on purpose", "{n} results kept on purpose", kept).format(n=kept)
