"""Every address that the tables offer to open: where it is written, and what came of the last look at it.

A look is a row of `opened.tsv`, which the maintainers' command writes (identity_scan.cli.fact_check); nobody's program
looks by itself. Until a look there is only where the address was seen (facts.seen).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Final

from identity_scan import facts
from identity_scan.speech import address

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "platforms": ("privacy_settings_url", "search_index_url", "delete_account_url", "data_request_contact"),
    "brokers": ("opt_out_url",),
    "removals": ("form_url", "help_url"),
    "professional_bodies": ("register_url", "register_via_url", "document_url", "document_url_fr"),
}
"""The columns of each table that hold addresses to open. A search of a broker is none: it holds a name."""


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a table that holds an address."""

    table: str
    row: str
    """The row's own name: id, domain or code."""
    column: str
    url: str

    @property
    def written(self) -> str:
        """Where a maintainer finds it, such as "platforms askfm delete_account_url"."""
        return f"{self.table} {self.row} {self.column}"


class Came(StrEnum):
    """What came of looking at an address."""

    OPENED = "opened"
    """The page stands there."""
    MOVED = "moved"
    """It leads to another page, which somebody must read before it takes the old one's place."""
    GONE = "gone"
    """The site itself says that there is no such page (404, 410)."""
    NOT_TOLD = "not told"
    """A refusal, an error or a sign-in: nothing is known of the page."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at an address on a day."""

    url: str
    day: str
    """ISO date."""
    came: Came
    status: int
    """0 where no reply came."""
    final: str
    """The address that answered, or the host that it was sent on to; empty if the address itself did."""
    title: str
    """The title of the page, or why no reply came."""


def places() -> tuple[Place, ...]:
    """Return every web address that the tables offer, in the order of the tables; those of closed services are not."""
    return tuple(
        Place(table, _row_name(row), column, row[column])
        for table, rows in _tables()
        for row in rows
        if not row.get("closed")
        for column in COLUMNS[table]
        if address.is_web(row.get(column, ""))
    )


_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "platforms": ("delete_email",),
    "brokers": ("opt_out_url_alternatives", "contact_email"),
    "professional_bodies": ("domain",),
}
"""What of each table a step offers beside the addresses that a look goes to: other pages, mailboxes, front pages."""


Cell = tuple[Place, Mapping[str, str]]


def cells(url: str) -> tuple[Cell, ...]:
    """Return every cell of the tables that a step's address is from, each with its row; none for any other address."""
    return _cells().get(url, ())


@cache
def _cells() -> Mapping[str, tuple[Cell, ...]]:
    found: dict[str, tuple[Cell, ...]] = {}
    for table, rows in _tables():
        for row in rows:
            for column in (*COLUMNS[table], *_BESIDE.get(table, ())):
                for url in _offered(column, row.get(column, "")):
                    found[url] = (*found.get(url, ()), (Place(table, _row_name(row), column, url), row))
    return found


def _offered(column: str, cell: str) -> list[str]:
    if column == "domain":
        return [f"https://{cell}/"]
    return [there if address.is_web(there) else f"mailto:{there}" for there in cell.split()]


def _row_name(row: Mapping[str, str]) -> str:
    return row.get("id") or row.get("code") or row["domain"]


def led_nowhere(noted: Mapping[str, str]) -> str:
    """Return a worker's notes on addresses as lines for whoever corrects the tables; `noted` has the month of each.

    A line is made of the cell, its address, the two months and codes, all of which stand in the tables: nothing can be
    in it that is about a person. An address that no table holds any more is left out.
    """
    lines = (_noted(place, row, month) for url, month in noted.items() for place, row in cells(url))
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _noted(place: Place, row: Mapping[str, str], month: str) -> str:
    seen = facts.seen({**row, place.column: place.url}, place.column)  # several may stand in the cell
    return f"- {place.written} <{place.url}>: led nowhere, noted {month}; seen: {seen}"


def _tables() -> Iterator[tuple[str, Iterable[Mapping[str, str]]]]:
    yield "platforms", facts.platforms()
    yield "brokers", facts.brokers().values()
    yield "removals", facts.removals().values()
    yield "professional_bodies", facts.bodies()


@cache
def looks() -> Mapping[str, Look]:
    """Return the last look at each address by address, as `opened.tsv` holds it."""
    return {row["url"]: _look(row) for row in facts.rows("opened")}


def _look(row: Mapping[str, str]) -> Look:
    return Look(row["url"], row["day"], Came(row["came"]), int(row["status"]), row["final"], row["title"])


def table(looks: Iterable[Look]) -> str:
    """Return looks as the text of `opened.tsv`, in the order of their addresses."""
    head = "\t".join(field.name for field in fields(Look))
    lines = sorted("\t".join(_cell(value) for value in astuple(look)) for look in looks)
    return "\n".join((head, *lines, ""))


def _cell(value: object) -> str:
    return re.sub(r"\s+", " ", str(value)).strip()


def judge(status: int, asked: str, final: str) -> Came:
    """Tell what a reply says of an address; `final` is the address that answered.

    A page is the same on another name of its site and with a slash more or less. A sign-in is no answer, and a front
    page in place of a page that was deeper is another page.
    """
    if status in (404, 410):
        return Came.GONE
    if not 200 <= status < 300 or status == 202 or _SIGN_IN.search(address.path(final)):
        return Came.NOT_TOLD
    same = address.site(asked) == address.site(final)
    return Came.OPENED if same and _page(asked) == _page(final) else Came.MOVED


_SIGN_IN: Final = re.compile(r"/(?:log-?in|sign-?in|authwall|checkpoint|connexion|accounts?/login)\b", re.I)
_TONGUE: Final = re.compile(r"^/(?:en|fr)(?:[-_][a-z]{2})?(?=/|$)", re.I)


def _page(url: str) -> str:
    """The path that two addresses of one page share: without the language that a site puts before it."""
    return _TONGUE.sub("", address.path(url)).strip("/").lower()


def report(looked: Iterable[Look]) -> str:
    """Return a Markdown report for whoever corrects the tables: what is gone, what moved, what could not be told."""
    by_url: dict[str, list[str]] = {}
    for place in places():
        by_url.setdefault(place.url, []).append(place.written)
    seen = sorted(looked, key=lambda look: look.url)
    lines = ["# What a look at the addresses of the tables showed", ""]
    lines += [f"- {name}: {sum(look.came is came for look in seen)}" for came, name in _HEADS.items()]
    for came, name in _HEADS.items():
        if came is not Came.OPENED and (rows := [look for look in seen if look.came is came]):
            lines += ["", f"## {name}", "", *(_line(look, by_url.get(look.url, [])) for look in rows)]
    return "\n".join((*lines, ""))


_HEADS: Final[Mapping[Came, str]] = {
    Came.GONE: "Gone: take the address out, or find the new one",
    Came.MOVED: "Leads elsewhere: read the page, then correct the address",
    Came.NOT_TOLD: "Could not be told: a program is refused there, or no reply came",
    Came.OPENED: "Opened",
}


def _line(look: Look, written: Iterable[str]) -> str:
    where = f" → <{look.final}>" if look.final else ""
    status = f"{look.status}, " if look.status else ""
    return f"- <{look.url}>{where} ({status}{look.day}: {look.title or 'no title'}); {', '.join(written)}"
