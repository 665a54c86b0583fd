"""Rows of results from a file, for judging without a network: one JSON object a line."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from identity_scan import facts
from identity_scan.engines import ENGINES
from identity_scan.model import Answer, Ask, Collected, Hit, HitKind, NameKind, Outcome, Person, Query, Tier
from identity_scan.person.person_file import name_forms
from identity_scan.planning import plan
from identity_scan.speech import address
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean, fold, holds

LONGEST_ADDRESS = 4_000


def parse(lines: Iterable[str], person: Person) -> tuple[Collected, ...]:
    """Return the rows as answers, one for each engine and query.

    A row holds engine, query, rank, url, title, snippet and date; only url must be there. Which recipe a query belongs
    to, and so what somebody must know to ask it, is told from its words. Raises BadInput with the number of a bad line.
    """
    known = _known(person)
    groups: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _row(line, number)
            groups[_text(row, "engine") or "unknown", _text(row, "query")].append(_hit(row, number))
    recognised = {
        text: _query(text, n, person, known) for n, text in enumerate(dict.fromkeys(q for _e, q in groups), 1)
    }
    return tuple(
        Collected(Ask(engine, recognised[text]), Answer(Outcome.RESULTS, tuple(hits)), datetime.fromtimestamp(0, UTC))
        for (engine, text), hits in groups.items()
    )


def _row(line: str, number: int) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or not isinstance(row.get("url"), str):
        raise BadInput(
            _("Line {number} of the results is not a result.").format(number=number),
            _('Each line is one JSON object with at least "url"; "title" and "snippet" say what it shows.'),
        )
    return row


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return clean(value) if isinstance(value, str) else ""


def _hit(row: Mapping[str, Any], number: int) -> Hit:
    rank = row.get("rank")
    url = clean(row["url"], LONGEST_ADDRESS)
    generated = url.endswith(":generated-answer") or row.get("type") == HitKind.GENERATED
    return Hit(
        rank=0 if generated else rank if isinstance(rank, int) and 0 < rank < 10_000 else number,
        title=_text(row, "title"),
        url=address.unwrap(url),
        snippet=_text(row, "snippet"),
        date=_text(row, "date") or None,
        kind=HitKind.GENERATED if generated else HitKind.WEB,
    )


def _known(person: Person) -> Mapping[str, Query]:
    """The queries that the recipes make of this person, by their folded words; the bare name wins."""
    made = [q for recipe in facts.recipes() if recipe.medium == "web" for q in plan.queries(recipe, person)]
    return {_key(q.text): q for q in reversed(made)}


def _key(text: str) -> str:
    return f"{fold(text)} {'q' if chr(34) in text else ''}"


def _query(text: str, number: int, person: Person, known: Mapping[str, Query]) -> Query:
    if found := known.get(_key(text)):
        return found
    return Query(f"row.{number}", "row", text, _tier(text, person), results=100)


def _tier(text: str, person: Person) -> Tier:
    """What one must know to ask this: an operator or a private detail, the name with more, or the name alone."""
    folded = fold(text)
    details = (*person.usernames, *person.private_phones, *person.private_emails, *person.work_phones)
    if "filetype:" in text or "site:" in text or any(holds(folded, fold(d)) for d in details):
        return Tier.DETAIL
    names = {fold(form.text) for form in name_forms(person) if form.kind in (NameKind.FULL, NameKind.ACCENTS)}
    return Tier.NAME if folded in names or not folded else Tier.WORD


def index_of(collected: Iterable[Collected]) -> Mapping[str, str]:
    """Return the index behind each engine that the rows name; a brand that is not known counts as its own."""
    names = {item.ask.engine for item in collected}
    return {name: ENGINES[name].index if name in ENGINES else name for name in names}
