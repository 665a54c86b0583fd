"""What must be looked up by hand, because engines do not show it (SELF_SEARCH 7): the list, the reasons, the places.

The program gives the list and keeps a tick and one line a check; it opens and reads nothing.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from identity_scan import facts
from identity_scan.facts import FOLDER
from identity_scan.model import Heard, Link, OwnLook, Person
from identity_scan.person.provinces import province
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

_FRONT_PAGE: Final = "memory"
"""Where a front page, or the page that a province names, was seen: no table names a document for them."""
SENTENCES: Final = ("title", "why", "how", "looks", "sends")
"""What is said of each check, in this order."""
QUARTER: Final = timedelta(days=90)
"""After so many days a look is due again."""
ASSISTANTS: Final = "assistants"
"""The look that is made by asking an assistant."""
LONGEST = 200
"""Characters kept of a result: it is one line, not a place for what was found."""


@dataclass(frozen=True, slots=True)
class Tick:
    """What the worker noted of a check: when, whether it is done, and the result in one line."""

    check: str
    done: bool
    result: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HandCheck:
    """One thing to look up by hand, with the places for the worker's province and what was noted last."""

    id: str
    title: str
    why: str
    how: str
    looks: str = ""
    """What a result looks like."""
    sends: str = ""
    """Who learns what by it."""
    links: tuple[Link, ...] = ()
    """Those without an address say in words where to look."""
    tick: Tick | None = None

    @property
    def done(self) -> bool:
        """Whether the worker ticked it."""
        return self.tick is not None and self.tick.done


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = tomllib.loads((FOLDER / "handchecks.toml").read_text("utf-8"))
    return found


def names() -> tuple[str, ...]:
    """Return the ids of all hand checks, in their order."""
    return tuple(_table())


def hand_checks(person: Person, ticks: Mapping[str, Tick] | None = None) -> tuple[HandCheck, ...]:
    """Return the list for this worker, in the language in use; `ticks` are what was noted, by id."""
    said = ticks or {}
    return tuple(
        HandCheck(
            name,
            **{part: _(row[part]) for part in SENTENCES},
            links=_links(row["where"], person),
            tick=said.get(name),
        )
        for name, row in _table().items()
    )


def title(name: str) -> str:
    """Return what a check is called, in the language in use."""
    return _(_table()[name]["title"])


def looks(ticks: Mapping[str, Tick], heard: Iterable[Heard], assistants: Iterable[str]) -> tuple[OwnLook, ...]:
    """Return each check and each assistant with the day on which the worker looked last.

    An assistant that was asked counts as the look at what assistants say.
    """
    asked: dict[str, date] = {}
    for answer in heard:
        asked[answer.assistant] = max(answer.at.date(), asked.get(answer.assistant, answer.at.date()))
    ticked = {name: tick.at.date() for name, tick in ticks.items() if tick.done and tick.at}
    if asked:
        ticked[ASSISTANTS] = max((*asked.values(), *([ticked[ASSISTANTS]] if ASSISTANTS in ticked else ())))
    checks = (OwnLook(name, ticked.get(name)) for name in names())
    return (*checks, *(OwnLook(name, asked.get(name), assistant=True) for name in assistants))


def due(looks: Iterable[OwnLook], today: date) -> tuple[tuple[OwnLook, ...], tuple[OwnLook, ...]]:
    """Return the checks that were never made, and those that were made more than a quarter of a year ago."""
    checks = [look for look in looks if not look.assistant]
    never = tuple(look for look in checks if look.at is None)
    return never, tuple(look for look in checks if look.at is not None and today - look.at > QUARTER)


def one_line(result: str) -> str:
    """Return a result as it is kept: one clean line, short."""
    return clean(result, LONGEST)


# -- where to look ----------------------------------------------------------------------------------------------------


def _links(where: list[str], person: Person) -> tuple[Link, ...]:
    found = (link for name in where for link in _SOURCES[name.partition(":")[0]](name.partition(":")[2], person))
    return tuple({link.url or link.title: link for link in found}.values())


def _broker(name: str, person: Person) -> Iterator[Link]:
    """The site of a list; of its search only the front page, so that the link itself tells nobody's name."""
    row = facts.brokers().get(name)
    if row is None:
        return
    parts = urlsplit(row.get("search_url", ""))
    if parts.hostname:
        yield Link(f"{parts.scheme}://{parts.hostname}/", row["name"], facts.seen(row, "search_url"))
    else:
        yield Link("", _("{name}: no address is known.").format(name=row["name"]))


def _removal(name: str, person: Person) -> Iterator[Link]:
    from identity_scan.advice import cells  # not at the top: the history, which keeps the ticks, must open fast

    row = facts.removals()[name]
    if cells.is_link(row.get("help_url", "")):
        title = _("{name}: how to ask.").format(name=_(row["engine"]))
        yield Link(row["help_url"], title, facts.seen(row, "help_url"))


def _site(name: str, person: Person) -> Iterator[Link]:
    if address.is_web(name):
        yield Link(name, address.host(name), _FRONT_PAGE)
    elif facts.site_kind(name):
        yield Link(f"https://{name}/", _("{site}, front page").format(site=name), _FRONT_PAGE)


def _of_province(field: str) -> Callable[[str, Person], Iterator[Link]]:
    def found(_name: str, person: Person) -> Iterator[Link]:
        here = province(person)
        if here is None:
            yield Link("", _("Tell your province in “about me”: then the place can be shown here."))
        elif site := getattr(here, field):
            yield from _site(site, person)
        else:
            yield Link("", _("No address is known for {place}.").format(place=_(here.names[0])))

    return found


def _action_source(name: str) -> Callable[[str, Person], Iterator[Link]]:
    def found(_name: str, person: Person) -> Iterator[Link]:
        from identity_scan.advice import links

        yield from links.of_the_person(name, person)

    return found


_SOURCES: Final[Mapping[str, Callable[[str, Person], Iterator[Link]]]] = {
    "broker": _broker,
    "removals": _removal,
    "site": _site,
    "court": _of_province("court"),
    "elections": _of_province("elections"),
    "business": _of_province("business"),
    "regulator": _action_source("regulator"),
    "register": _action_source("register"),
}
