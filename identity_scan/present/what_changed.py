"""What became of the findings from one search to the next, in the language in use: as sentences, and for programs."""

from typing import TYPE_CHECKING

from identity_scan.present import titles
from identity_scan.speech.sentences import words

if TYPE_CHECKING:
    from identity_scan.keeping.compare import Change, Comparison


def sentence(change: "Change") -> str:
    """Say in plain words what became of a finding."""
    from identity_scan.keeping.compare import told  # not at the top: the first picture compares nothing

    return words(told(change))


def listed(found: "Comparison") -> list[dict[str, str]]:
    """Return every change as programs read it, in the order in which they are shown; no title where none is kept."""
    return [
        {"finding": c.finding, "title": titles.of_change(c), "change": c.kind.value, "why": sentence(c)}
        for c in found.changes
    ]
