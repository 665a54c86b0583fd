"""The entry for a log of continuing competence: the learning, never the findings (ETHICS 10)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from identity_scan.model import Assessment, Handling, Judged, Status, Verdict
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, listed, ngettext

NOT_IN_IT = later("Leave out: addresses, screenshots, user names, reviewers' words, other people.")
_OVER = (Status.DONE, Status.NOT_SEEN, Status.GONE, Status.CHANGED, Status.DEMOTED)
_GAP = "…"
"""Stands where only the worker can say what belongs there."""


def entry(assessment: Assessment, today: date, about: Sequence[Judged], next_light: date) -> str:
    """Return the entry, a line a point; what only the worker knows is left open."""
    points = (
        (_("Date and time"), _("{day}, {gap} minutes").format(day=words.day(today), gap=_GAP)),
        (_("Activity"), _activity(assessment)),
        (
            _("Standard"),
            _("CASW guideline on social media, section 5; my regulator's standard: {gap}").format(gap=_GAP),
        ),
        (_("Learned"), f"{_learned(about)} {_GAP}".strip()),
        (_("Changed"), _changed(about)),
        (_("Next goal"), _("light search on {day}; {gap}").format(day=words.day(next_light), gap=_GAP)),
    )
    return "\n".join(labelled(name, said) for name, said in points)


def _activity(assessment: Assessment) -> str:
    """How the search was made; a depth and a number of indexes tell nothing of what was found."""
    families = sum(state != "not asked" for state in assessment.coverage.indexes.values())
    told = [
        _("structured self-search ({depth})").format(depth=words.depth(assessment.scan.depth)),
        ngettext("{n} family of search engines", "{n} families of search engines", families).format(n=families),
        _("talked over with: {gap}").format(gap=_GAP),
    ]
    return listed(told)


def _learned(about: Sequence[Judged]) -> str:
    mine = [j for j in about if j.identity.verdict is Verdict.ME]
    own = sum(j.control == "self" for j in mine)
    if not mine or own * 2 == len(mine):
        return ""
    if own * 2 < len(mine):
        return _("My public picture comes more from pages of others than from my own accounts.")
    return _("My public picture comes more from my own accounts than from pages of others.")


def _changed(about: Sequence[Judged]) -> str:
    states = Counter(advice.status for j in about for advice in j.advice)
    done = sum(states[status] for status in _OVER)
    kept = sum(j.decision is not None and j.decision.handling is Handling.KEEP for j in about)
    return listed(_counted(done, states[Status.WAITING], kept)) + f"; {_GAP}"


def _counted(done: int, waiting: int, kept: int) -> Iterator[str]:
    yield ngettext("{n} step done", "{n} steps done", done).format(n=done)
    yield ngettext("{n} waits for others", "{n} wait for others", waiting).format(n=waiting)
    yield ngettext("{n} result kept on purpose", "{n} results kept on purpose", kept).format(n=kept)
