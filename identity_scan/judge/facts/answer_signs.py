"""What a sentence of an assistant is, apart from what it tells: a refusal, advice, a turn to somebody else. Pure."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.facts.contact import EMAIL, PHONE, RUE, STREET
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import known
from identity_scan.judge.reading.patterns import BODY, patterns
from identity_scan.model import Person

_HELD: Final = (EMAIL, PHONE, STREET, RUE)
"""A mailbox, a number or a street: advice that holds one tells something."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a sentence is."""

    refuses: bool
    nothing: bool
    """It says that it finds or knows nothing."""
    advises: bool
    """It speaks to the reader: what to do, what to type, a question back."""
    turns: bool
    """Another person begins with it."""
    other: bool
    """It says that this is somebody else than whom it told of before, or one of several."""
    ended: bool
    """It speaks of somebody who has died."""
    holds: bool
    """It shows a mailbox, a number, a street or an employer of the worker's."""


@lru_cache(maxsize=2048)
def signs(text: str, person: Person) -> Signs:
    """Return what a sentence is."""
    plain, shown = signed(text, known(person)), word_lists.plain(text)

    def fits(group: str) -> bool:
        return any(fit.search(plain) for fit in patterns(f"answer.{group}"))

    return Signs(
        refuses=fits("refuses"),
        nothing=fits("nothing"),
        advises=fits("advice") or text.rstrip().endswith("?"),
        turns=(other := fits("other")) or fits("listed"),
        other=other,
        ended=fits("ended"),
        holds=any(look.search(shown) for look in _HELD) or BODY in plain,
    )
