"""The WePS-1 training rows as persons and findings, read from ../shared where it is there, and the figures on them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from identity_scan.model import Finding, Person, Query, Sighting, Tier
from identity_scan.speech import address
from identity_scan.speech.text import clean

SHARED = Path(__file__).parents[3] / "shared"
EVALUATION = SHARED / "evaluation"
FIELDS = {
    "occupation": "professions",
    "affiliation": "employers",
    "location": "places",
    "school": "schools",
    "othername": "other_names",
    "known_page_urls": "accounts",
    "known_page_titles": "keywords",
}
"""From the rows' words to the person file's, as score_match.py does it."""

SWAPPED = "George Clinton"
"""The labels of this name belong to another one: it is measured, as the scorers do, but nothing is fitted on it."""

Row = Mapping[str, Any]


def finding(row: Row) -> Finding:
    """Return one row as `identity-scan judge` makes a finding of it."""
    title, snippet = clean(row["title"] or ""), clean(row["snippet"] or "")
    query = Query("name", "name", row["query_person"]["name"], Tier.NAME, 100)
    sighting = Sighting("duckduckgo", "bing", query, 1, row["rank"] + 1, row["url"], title, snippet)
    return Finding(address.fingerprint(row["url"]), row["url"], title, snippet, address.site(row["url"]), (sighting,))


def person(query: Mapping[str, Any]) -> Person:
    """Return the person that score_match.py writes into the person file."""
    fields: dict[str, list[str]] = defaultdict(list)
    for source, values in query.get("context", {}).items():
        target = FIELDS.get(source, "keywords")
        for value in [values] if isinstance(values, str) else values or []:
            if isinstance(value, str) and value and clean(value) not in fields[target]:
                fields[target].append(clean(value))
    return Person(query["name"], attested=True, **{name: tuple(values) for name, values in fields.items()})


def rows(name: str) -> list[Row]:
    """Return the rows of a file beside the scorers."""
    with (EVALUATION / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def matches() -> dict[str, list[Row]]:
    """Return the rows of "is it me?" by person, those with at least one page of theirs."""
    people: dict[str, list[Row]] = defaultdict(list)
    for row in rows("weps-train.jsonl"):
        people[row["person_id"]].append(row)
    return {k: v for k, v in people.items() if any(r["label"]["same_person"] for r in v)}


def namesakes() -> dict[str, list[Row]]:
    """Return the rows of "which results are one person?" by name."""
    names: dict[str, list[Row]] = defaultdict(list)
    for row in rows("weps-train-clusters.jsonl"):
        names[row["query_person"]["name"]].append(row)
    return dict(names)


def match_figures(said: Iterable[tuple[Sequence[bool], Sequence[bool]]]) -> tuple[float, float, float]:
    """Return precision, recall and F of "me", macro-averaged over persons: what was said, and what is so."""
    parts = []
    for mine, same in said:
        hits = sum(a and b for a, b in zip(mine, same, strict=True))
        p, q = hits / max(sum(mine), 1), hits / max(sum(same), 1)
        parts.append((p, q, 2 * p * q / (p + q) if p + q else 0.0))
    return tuple(sum(p[i] for p in parts) / len(parts) for i in range(3))  # type: ignore[return-value]


def group_figures(labels: Sequence[Iterable[str]], groups: Sequence[str]) -> tuple[float, float, float]:
    """Return extended B-cubed precision, recall and F of groups against people, several of whom one result may hold."""
    gold = [frozenset(entities) for entities in labels]
    said = [frozenset((group,)) for group in groups]
    p, q = _side(gold, said), _side(said, gold)
    return p, q, (2 * p * q / (p + q) if p and q else 0.0)


def _side(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> float:
    members: dict[str, set[int]] = defaultdict(set)
    for item, groups in enumerate(b):
        for group in groups:
            members[group].add(item)
    total = 0.0
    for item, groups in enumerate(b):
        beside = set().union(*(members[g] for g in groups)) if groups else set()
        kept = (min(len(a[item] & a[o]), len(groups & b[o])) / len(groups & b[o]) for o in beside)
        total += sum(kept) / max(1, len(beside))
    return total / len(b)
