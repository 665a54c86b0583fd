"""What the signs of a screen mean: of each mode those that can stand on it, with their words."""

from collections.abc import Iterator, Mapping
from typing import Final

from identity_scan.model import NEEDS, Band, Outcome
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_OUTCOMES: Final = (
    Outcome.RESULTS,
    Outcome.NONE,
    Outcome.BLOCKED,
    Outcome.CHANGED,
    Outcome.DOUBTED,
    Outcome.SKIPPED,
)
_STATES: Final[Mapping[str, str]] = {
    "yours": later("in your own browser"),
    "yes": later("covered, or done"),
    "partly": later("in part, or begun"),
    "no": later("not yet"),
    "waiting": later("waiting"),
}
_WEIGHTS: Final[tuple[Band, ...]] = tuple(NEEDS)
_ON: Final[Mapping[str, tuple[str, ...]]] = {
    # mode: the kinds of signs on it
    "search": ("answers", "states"),
    "findings": ("lives", "weights"),
    "client": ("lives", "weights"),
    "actions": ("states", "weights"),
    "history": ("lives",),
    "ways": ("lives",),
}


def legend(mode: str) -> tuple[tuple[str, str], ...]:
    """Return the signs of a mode, each as its code and its words; none where there are none."""
    return tuple(one for kind in _ON.get(mode, ()) for one in _of(kind))


def _of(kind: str) -> Iterator[tuple[str, str]]:
    if kind == "answers":
        yield from ((outcome.value, words.outcome(outcome)) for outcome in _OUTCOMES)
    elif kind == "lives":
        yield from ((code, words.label(code)) for code in words.LABELS)
    elif kind == "weights":
        yield from ((band.value, words.band(band)) for band in _WEIGHTS)
    else:
        yield from ((code, _(said)) for code, said in _STATES.items())
