"""The schema of the tables: each row that holds an address tells when and where each of its addresses was seen."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from identity_scan import facts

TABLES = {
    "platforms": facts.platforms(),
    "brokers": tuple(facts.brokers().values()),
    "removals": tuple(facts.removals().values()),
    "professional_bodies": facts.bodies(),
}
ADDRESS = re.compile(r"^(?:https?://\S+|\S+@\S+\.\S+)$")
SEEN = re.compile(r"^(?:memory|20\d\d(?:-(?:0[1-9]|1[0-2]))? (?:stored copy|public code|opened))$")
NOT_OPENED = {"note", "sources", "source", "profile_url_regex", "verify", "note_codes"}
"""Columns that tell of addresses, but hold none to open."""


def addresses(row: Mapping[str, str]) -> list[str]:
    """The columns of a row that hold addresses; a domain is one, for its front page is offered."""
    held = [cell for cell, text in row.items() if cell not in NOT_OPENED and any(map(ADDRESS.match, text.split()))]
    return [*held, *(["domain"] if row.get("domain") else [])]


@pytest.mark.parametrize("table", TABLES)
def test_every_address_tells_when_and_where_it_was_seen(table: str) -> None:
    rows = TABLES[table]
    held = [(row, cell) for row in rows for cell in addresses(row)]
    assert len(held) > 40, "the table is read"
    for row, cell in held:
        assert SEEN.match(facts.seen(row, cell)), (row, cell)


@pytest.mark.parametrize("table", TABLES)
def test_no_row_has_more_or_fewer_cells_than_its_table(table: str) -> None:
    head, *lines = (facts.FOLDER / f"{table}.tsv").read_text("utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {head.count("\t")}


def test_nothing_was_seen_in_the_future() -> None:
    dates = {facts.seen(row, cell).split()[0] for rows in TABLES.values() for row in rows for cell in addresses(row)}
    assert "2026-11" <= max(dates - {"memory"}) <= datetime.now(UTC).strftime("%Y-%m")
