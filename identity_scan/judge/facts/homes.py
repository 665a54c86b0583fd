"""Which of the addresses that pages show is the worker's own, and which of several seems current.

The worker's word comes first: another address than the one they gave is no home of theirs, an old one perhaps. Where
they gave none, the page that is dated last speaks for the present (docs/WAYS.md).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from identity_scan.judge.reading.known import Home, home_of
from identity_scan.model import Judged, Person, Verdict
from identity_scan.person.written_addresses import street_key

ADDRESS: Final = "home_address"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What the worker's own pages say of where the worker lives, where they contradict one another or the worker."""

    elsewhere: tuple[str, ...] = ()
    """Findings that show another address than the one that the worker gave."""
    different: int = 0
    """How many addresses the pages show where the worker gave none; 0 where they do not contradict one another."""
    newest: str = ""
    """The finding whose address is dated last; empty where no date settles it."""


def addresses(judged: Iterable[Judged], person: Person) -> Addresses:
    """Return how the addresses on pages that are the worker's contradict one another, or what the worker gave."""
    shown = [
        (one, _home(fact.text))
        for one in judged
        if one.identity.verdict is Verdict.ME
        for fact in one.disclosures
        if fact.kind == ADDRESS
    ]
    if person.home_address:
        own = _home(person.home_address)
        return Addresses(tuple(dict.fromkeys(one.finding.id for one, home in shown if _differ(own, home))))
    different: list[Home] = []
    for _one, home in shown:
        if all(_differ(home, other) for other in different):
            different.append(home)
    return Addresses((), len(different), _newest(shown)) if len(different) > 1 else Addresses()


def is_elsewhere(text: str, person: Person) -> bool:
    """Whether an address is surely another than the one that the worker gave; never where either lacks a number."""
    return bool(person.home_address) and _differ(_home(person.home_address), _home(text))


@lru_cache(maxsize=64)
def _home(text: str) -> Home:
    """An address in its pieces; the same few are asked for at every result."""
    return home_of(text)


def _differ(one: Home, other: Home) -> bool:
    """Whether two addresses, both with number and street, are two; a letter behind the number makes no other house."""
    if not (one.number and other.number and one.street and other.street):
        return False
    return _digits(one.number) != _digits(other.number) or not _same_street(one, other)


def _same_street(one: Home, other: Home) -> bool:
    if one.core and other.core:
        return one.core == other.core
    short, long = sorted((street_key(home.street.split()) for home in (one, other)), key=len)
    return long[: len(short)] == short


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _newest(shown: Iterable[tuple[Judged, Home]]) -> str:
    """The finding that is dated last, unless one of the same day shows another address."""
    dated = [(day, one.finding.id, home) for one, home in shown if (day := _day(one.finding.date))]
    last = [(finding, home) for day, finding, home in dated if day == max(day for day, _id, _home in dated)]
    return last[0][0] if last and not any(_differ(last[0][1], home) for _finding, home in last) else ""


def _day(written: str | None) -> date | None:
    """The day of a page; None where it is not known or not written as a day."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
