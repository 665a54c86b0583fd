"""What each sign means, by the screens on which it stands: one table, in which no sign means two things."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from identity_scan.model import Band, Outcome
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_LIVES: Final = words.LABELS
_WEIGHTS: Final = tuple(band.value for band in reversed(Band))
_ANSWERS: Final = ("results", "none", "doubted", "blocked", "changed", "failed", "skipped", "yours", "waiting")
_OTHER: Final = {
    "yes": later("done, or you said so"),
    "no": later("not yet, or against your wish"),
    "partly": later("in part, or changed"),
    "yours": later("to look at in your own browser"),
    "waiting": later("not here yet"),
}
_SCREENS: Final[Mapping[str, tuple[str, ...]]] = {
    "search": (*_ANSWERS, *_LIVES, "yes", "no", "partly"),
    "findings": (*_LIVES, *_WEIGHTS, "yes"),
    "client": (*_LIVES, "no"),
    "actions": (*_WEIGHTS, "yes"),
    "history": (*_LIVES, "yes", "no", "partly", "waiting"),
    "ways": _LIVES,
}
_OVER: Final[Mapping[str, Mapping[str, str]]] = {
    "assistants": {
        "on": later("asked"),
        "no": later("does not match what you entered"),
        "results": later("it answered"),
        "none": later("it says that it knows nothing"),
        "blocked": later("it refused"),
        "changed": later("no answer could be read"),
    },
    "sentences": {
        "yes": later("matches what you entered"),
        "no": later("does not match what you entered"),
        "unclear": later("not known whether it is true, or about you"),
        "someone_else": later("about somebody else"),
        "note": later("about nobody"),
    },
    "strategies": {
        "yes": later("done"),
        "waiting": later("begun"),
        "more": later("due"),
        "skipped": later("never noted"),
    },
    "by_hand": {"on": later("looked up")},
    "look": {
        "yes": later("the page was read"),
        "doubted": later("read, and doubted"),
        "no": later("not read"),
    },
}
"""What opens over a screen has few signs, and says what they mean there."""


def legend(mode: str) -> Iterator[tuple[str, str]]:
    """Give the code of each sign that stands on a screen, and what it means, in the language in use."""
    for code in _SCREENS.get(mode, ()):
        yield code, meaning(code)
    for code, means in _OVER.get(mode, {}).items():
        yield code, _(means)


def meaning(code: str) -> str:
    """Return what a sign means."""
    return _KINDS[code](code)


def _outcome(code: str) -> str:
    return words.outcome(Outcome(code))


def _kinds() -> Iterator[tuple[str, Callable[[str], str]]]:
    yield from ((code, words.label) for code in _LIVES)
    yield from ((code, lambda band: words.band(Band(band))) for code in _WEIGHTS)
    yield from ((code, _outcome) for code in _ANSWERS if code not in _OTHER)
    yield from ((code, lambda other: _(_OTHER[other])) for code in _OTHER)


_KINDS: Final = dict(_kinds())
