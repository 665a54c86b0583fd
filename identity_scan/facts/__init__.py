"""Data, not code: recipes, actions, severity weights, platforms, brokers, removal routes, bodies, kinds of site."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from identity_scan.facts.packed import Packed
from identity_scan.model import Action, Depth, Medium, Recipe, Tier

FOLDER = Path(__file__).parent


def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a tab-separated table by its name without the ending."""
    return tuple(_each(name))


def _each(name: str) -> Iterator[Mapping[str, str]]:
    lines = iter((FOLDER / f"{name}.tsv").read_text("utf-8").splitlines())
    head = next(lines).split("\t")
    yield from (dict(zip(head, line.split("\t"), strict=False)) for line in lines if line)


@cache
def recipes() -> tuple[Recipe, ...]:
    """Return the recipes of the self-search, in the order they are asked (SELF_SEARCH 5)."""
    recipe = tomllib.loads((FOLDER / "recipes.toml").read_text("utf-8"))["recipe"]
    return tuple(
        Recipe(
            id=row["id"],
            title=row["title"],
            form=row["form"],
            over=row.get("over", ""),
            depths=frozenset(map(Depth, row["depths"])),
            results=row["results"],
            tier=Tier(row["tier"]),
            medium=Medium(row.get("medium", "web")),
            private=row.get("private", False),
            when=row["when"],
        )
        for row in recipe
    )


@cache
def actions() -> Mapping[str, Action]:
    """Return the catalogue of actions by id (ACTIONS)."""
    catalogue = json.loads((FOLDER / "actions.json").read_text("utf-8"))
    return {
        row["id"]: Action(
            id=row["id"],
            title=row["title"],
            strategy=row["strategy"],
            triggers=tuple(row["triggers"]),
            steps=tuple(row["steps"]),
            minutes=row["effort_minutes"],
            who=row["who_acts"],
            check=row["verify_next_scan"],
            guideline=row["guideline_ref"],
            when=row["when"],
            core=row["core"],
        )
        for row in catalogue
    }


@cache
def severity_model() -> Mapping[str, Any]:
    """Return the weights of the severity score as they stand in the data file (SEVERITY 2)."""
    model: Mapping[str, Any] = json.loads((FOLDER / "severity.json").read_text("utf-8"))
    return model


def seen(row: Mapping[str, str], cell: str) -> str:
    """Return when and where the address in a cell of a row was seen: a month or a year, then the kind of place.

    Such as "2026-11 public code" or "2014 stored copy"; "memory" where no document was seen. A column for the cell
    itself (`form_url_seen`) goes before the row's `seen`. The month is that of the copy or of the list where that is
    dated, else the month it was read in. "2027-01 opened" goes before all: the maintainers' last look at the address
    found the page there (facts/addresses.py).
    """
    opened = _opened().get(row.get(cell, ""))
    return f"{opened} opened" if opened else row.get(f"{cell}_seen") or row.get("seen", "")


@cache
def _opened() -> Mapping[str, str]:
    """The month in which each address was opened and the page stood there."""
    return {row["url"]: row["day"][:7] for row in rows("opened") if row["came"] == "opened"}


@cache
def platforms() -> tuple[Mapping[str, str], ...]:
    """Return the platforms: domains, the look of a person's page, links to settings and deletion."""
    return rows("platforms")


@cache
def brokers() -> Mapping[str, Mapping[str, str]]:
    """Return people-search sites, phone directories and data brokers by domain, with how to leave them."""
    return {row["domain"]: row for row in rows("brokers")}


@cache
def removals() -> Mapping[str, Mapping[str, str]]:
    """Return the removal routes of engines, archives and regulators by id; `no-route-…` where none exists."""
    return {row["id"]: row for row in rows("removals")}


@cache
def bodies() -> tuple[Mapping[str, str], ...]:
    """Return regulators and associations of the profession, a row a body and document."""
    return rows("professional_bodies")


@cache
def _sites() -> Packed:
    return Packed((row["domain"], row["category"]) for row in _each("sites"))


def site_kind(domain: str) -> str | None:
    """Return the kind of a site (news, social, people-search …) by host or registrable domain, None if it is not known.

    A subdomain counts as its parent unless it has a row of its own.
    """
    labels = domain.lower().removeprefix("www.").split(".")
    return next((kind for i in range(len(labels) - 1) if (kind := next(_sites().of(".".join(labels[i:])), ""))), None)
