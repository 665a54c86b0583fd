"""Which papers there are, what they are for, and what they can be filled from."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from identity_scan.facts import FOLDER
from identity_scan.model import Judged, Person, Scan
from identity_scan.planning.plan import LIGHT_EVERY
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card

NAMES: Final = ("policy", "guidelines", "decision", "note", "supervision", "proposal")
TO_DO: Final[Mapping[str, str]] = {
    "IC-01": "policy",
    "RMG-01": "guidelines",
    "EDM-01": "decision",
    "EDM-03": "decision",
    "DOC-02": "note",
    "DOC-04": "note",
    "CONS-01": "supervision",
    "POL-03": "proposal",
}
"""The paper that a step of the catalogue is taken with."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a paper may be filled from; all but the day may be missing."""

    today: date
    person: Person | None = None
    judged: tuple[Judged, ...] = ()
    cards: "tuple[Card, ...]" = ()
    last: date | None = None
    next: date | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A paper by its name in commands, what it is called, and what it is for."""

    name: str
    title: str
    about: str


@cache
def book(tag: str) -> Mapping[str, Any]:
    """Return the texts of all papers in a language."""
    found: Mapping[str, Any] = tomllib.loads((FOLDER / f"papers_{tag[:2]}.toml").read_text("utf-8"))
    return found


def titles() -> tuple[Title, ...]:
    """Return every paper, in the language in use."""
    texts = book(language.in_use())
    return tuple(Title(name, texts[name]["title"], texts[name]["about"]) for name in NAMES)


def check(name: str) -> None:
    """Raise BadInput, which names them all, for a paper that there is not."""
    if name not in NAMES:
        raise BadInput(
            _("There is no document called {name}.").format(name=clean(name, 80)),
            _("They are: {names}.").format(names=", ".join(NAMES)),
        )


def gathered(
    today: date, person: Person | None, judged: Iterable[Judged], cards: "Iterable[Card]", scans: Iterable[Scan]
) -> Known:
    """Return what papers are filled from; a search that bears a date still to come counts for nothing."""
    done = [day for scan in scans if scan.finished and (day := scan.finished.date()) <= today]
    last = max(done, default=None)
    following = max(last + LIGHT_EVERY, today) if last else None
    return Known(today, person, tuple(judged), tuple(cards), last, following)
