"""What became of the findings since the search before, as a report lists it."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity_scan.keeping.compare import Comparison, Kind
from identity_scan.model import Judged, Verdict
from identity_scan.present import words
from identity_scan.present.cover import cover, of_seen
from identity_scan.present.what_changed import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import said

SHOWN = 40
"""Changes that are listed one by one; all are counted."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a finding since the scan before."""

    kind: str
    title: str
    """What it is called, or the kind of thing it is where that may be hard to read."""
    says: str
    words: str
    """Its own title."""


def changes(comparison: Comparison, judged: Sequence[Judged]) -> tuple[Changed, ...]:
    """Return the changes that matter, the most important first; `judged` are the findings of the newest scan."""
    told: list[Changed] = []
    covers = {j.finding.id: cover(j) for j in judged}
    for change in comparison.changes:
        page = change.later or change.earlier
        if change.kind is Kind.SAME or page is None or page.verdict is Verdict.NOT_ME:
            continue
        over, own = covers.get(change.finding) or of_seen(page), said(page.title) or _("(no title)")
        told.append(Changed(words.change(change.kind), over.title if over else own, sentence(change), own))
    return tuple(told[:SHOWN])
