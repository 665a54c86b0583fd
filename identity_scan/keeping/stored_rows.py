"""Values as the JSON that the history keeps, and back: one pair of plain functions a value."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from identity_scan.keeping.basis import Basis
from identity_scan.keeping.remembering import Page, count, reaches, silent
from identity_scan.model import (
    Answer,
    Ask,
    Band,
    Collected,
    Coverage,
    Decision,
    Depth,
    EngineCoverage,
    Grade,
    Handling,
    Hit,
    HitKind,
    Life,
    Medium,
    Outcome,
    Plan,
    Query,
    Said,
    Scan,
    Status,
    Tier,
    Verdict,
)
from identity_scan.remembered import Look, Place, Record, Seen, Standing
from identity_scan.speech.telling import Arg, together, verbatim

Json = dict[str, Any]


def dump(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def hit_to(hit: Hit) -> Json:
    """Return a hit as JSON; what is empty is left out."""
    row: Json = {"rank": hit.rank, "title": hit.title, "url": hit.url, "snippet": hit.snippet, "date": hit.date}
    return {k: v for k, v in row.items() if v not in ("", None)} | (
        {} if hit.kind is HitKind.WEB else {"kind": hit.kind}
    )


def hit_from(row: Json) -> Hit:
    """Return the hit; one whose texts were erased has no address, and only holds its place."""
    kind, title = HitKind(row.get("kind", HitKind.WEB)), row.get("title", "")
    return Hit(
        row["rank"],
        _engine_of(title) if kind is HitKind.GENERATED else title,
        row.get("url", ""),
        row.get("snippet", ""),
        row.get("date"),
        kind,
    )


_WRITTEN_BY = ("Answer written by ", "Réponse rédigée par ")
"""How earlier versions called an answer that an engine wrote, in the language of the search."""


def _engine_of(title: str) -> str:
    """Return the name of the engine alone, as it is kept today."""
    return next((title.removeprefix(words) for words in _WRITTEN_BY if title.startswith(words)), title)


def hits_to(hits: Iterable[Hit]) -> str:
    """Return the rows of an answer."""
    return dump([hit_to(hit) for hit in hits])


def hits_from(text: str) -> tuple[Hit, ...]:
    """Return the rows of an answer."""
    return tuple(hit_from(row) for row in json.loads(text))


def query_from(row: sqlite3.Row) -> Query:
    """Return a query from its row of the table of that name."""
    return Query(
        row["id"],
        row["recipe"],
        row["text"],
        Tier(row["tier"]),
        row["results"],
        Medium(row["medium"]),
        bool(row["private"]),
    )


def query_to(query: Query) -> tuple[object, ...]:
    """Return the columns of a query, from `id` on; the words of a private one stay out."""
    text = "" if query.private else query.text
    return query.id, query.recipe, text, query.tier, query.results, query.medium, int(query.private)


def plan_to(plan: Plan) -> str:
    """Return a plan as the keys of its requests; its queries stand in a table of their own."""
    return dump([list(ask.key) for ask in plan.asks])


def plan_from(depth: Depth, text: str, queries: Mapping[str, Query]) -> Plan:
    """Return the plan, with the queries as they are kept."""
    return Plan(depth, tuple(Ask(engine, queries[query], page) for engine, query, page in json.loads(text)))


def said_to(said: Said | None) -> str | None:
    """Return what is told as the text of a column, None where nothing is."""
    return dump(_told_to(said)) if said else None


def said_from(text: str | None) -> Said | None:
    """Return what is told; earlier versions kept the sentence itself, which is shown as it stands."""
    if text is None:
        return None
    try:
        return _told_from(json.loads(text)) if text.startswith("[") else verbatim(text)
    except (ValueError, TypeError, AttributeError):
        return verbatim(text)  # a sentence that only begins like one of ours


def _told_to(said: Said | None) -> Json | list[object] | None:
    if said is None:
        return None
    return [said.code, {name: _arg_to(value) for name, value in said.args}]


def _arg_to(value: Arg) -> object:
    return [_told_to(v) if isinstance(v, Said) else v for v in value] if isinstance(value, tuple) else value


def _told_from(row: Any) -> Said | None:
    if row is None or isinstance(row, str):
        return None if row is None else verbatim(row)
    code, args = row
    return Said(code, tuple((name, _arg_from(value)) for name, value in args.items()))


def _arg_from(value: Any) -> Arg:
    if not isinstance(value, list):
        return cast("Arg", value)
    return tuple(cast("Said", _told_from(v)) if isinstance(v, list) else v for v in value)


def coverage_to(coverage: Coverage) -> str:
    """Return a coverage as JSON."""
    engines = [[e.engine, e.index, dict(e.outcomes), _told_to(e.said)] for e in coverage.engines]
    return dump([coverage.asked, coverage.answered, coverage.wanted, engines, dict(coverage.indexes)])


def coverage_from(text: str) -> Coverage:
    """Return the coverage."""
    asked, answered, wanted, engines, indexes = json.loads(text)
    covered = (
        EngineCoverage(e, i, {Outcome(k): n for k, n in outcomes.items()}, _told_from(why))
        for e, i, outcomes, why in engines
    )
    return Coverage(asked, answered, wanted, tuple(covered), indexes)


def grade_to(grade: Grade) -> str:
    """Return a grade as JSON."""
    return dump([grade.letter, _told_to(grade.said), grade.provisional])


def grade_from(text: str) -> Grade:
    """Return the grade."""
    letter, why, provisional = json.loads(text)
    return Grade(letter, _told_from(why) or together(), provisional)


def seen_to(seen: Seen) -> tuple[object, ...]:
    """Return the columns of a remembered finding, from `finding` on."""
    places = dump([[p.engine, p.query, p.tier, p.page, p.rank, *filter(None, (p.name,))] for p in seen.places])
    kinds = " ".join(seen.kinds)
    return (
        seen.finding, seen.label, seen.verdict, seen.life, kinds, seen.score, seen.band, places, seen.title, seen.url
    )  # fmt: skip


def seen_from(row: sqlite3.Row) -> Seen:
    """Return the remembered finding."""
    _scan, finding, label, verdict, life, kinds, score, band, places, title, url, _worded = row
    told, at = tuple(kinds.split()), _places(places)
    if title.startswith(_WRITTEN_BY) and not any(place.rank for place in at):
        title = _engine_of(title)
    return Seen(
        finding, label, _VERDICTS[verdict], _LIVES[life], told, score, _BANDS[band], at, title, url
    )  # fmt: skip


def basis_to(basis: Basis) -> tuple[object, ...]:
    """Return the columns of what a finding goes back to, from `finding` on."""
    said, verdict, kinds = basis.said or "", basis.verdict or "", " ".join(basis.kinds)
    return basis.finding, said, verdict, basis.life, kinds, basis.score, basis.band


def basis_from(row: sqlite3.Row) -> Basis:
    """Return what a finding goes back to."""
    _scan, finding, said, verdict, life, kinds, score, band = row
    told = tuple(kinds.split())
    return Basis(finding, _VERDICTS.get(said), _VERDICTS.get(verdict), _LIVES[life], told, score, _BANDS[band])


def by_name(
    decided: Set[str], seen: Set[str], rows: Iterable[sqlite3.Row]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return both kinds of finding by their own fingerprints and, from `rows`, by those of their further addresses."""
    first, second = ({name: name for name in names} for names in (decided, seen))
    for row in rows:
        for name in _NAME.findall(row["places"]):
            (first if row["finding"] in decided else second).setdefault(name, row["finding"])
    return first, second


@lru_cache(maxsize=8192)
def _places(text: str) -> tuple[Place, ...]:
    return tuple([_place(*place) for place in _decode(text)[0]])  # most pages stay where they were


@lru_cache(maxsize=8192)
def _place(engine: str, query: str, tier: str, page: int, rank: int, name: str = "") -> Place:
    return Place(engine, query, _TIERS[tier], page, rank, name)  # scan after scan has the same few


_NAME = re.compile(r'"([0-9a-f]{16})"\]')
_decode = json.JSONDecoder().raw_decode
# Years of scans hold tens of thousands of findings: looking a member up in a table takes a third of asking the enum.
_TIERS = {member.value: member for member in Tier}
_VERDICTS = {member.value: member for member in Verdict}
_LIVES = {member.value: member for member in Life}
_BANDS = {member.value: member for member in Band}


def collected_to(collected: Collected) -> tuple[object, ...]:
    """Return the columns of an answer, from `engine` on."""
    answer = collected.answer
    rest = (
        answer.outcome,
        said_to(answer.said),
        answer.more,
        count(answer.hits),
        hits_to(answer.hits),
        collected.at.isoformat(),
    )
    return *collected.ask.key, *rest


def collected_from(row: sqlite3.Row, query: Query) -> Collected:
    """Return an answer from its row."""
    more = None if row["more"] is None else bool(row["more"])
    answer = Answer(Outcome(row["outcome"]), hits_from(row["hits"]), said_from(row["why"]), more)
    return Collected(Ask(row["engine"], query, row["page"]), answer, datetime.fromisoformat(row["at"]))


def page_from(row: sqlite3.Row) -> Page:
    """Return an answer without its hits."""
    more = None if row["more"] is None else bool(row["more"])
    return Page(row["engine"], row["query"], row["text"], row["page"], Outcome(row["outcome"]), row["results"], more)


def scan_from(row: sqlite3.Row) -> Scan:
    """Return a scan from its row."""
    finished = datetime.fromisoformat(row["finished"]) if row["finished"] else None
    started = datetime.fromisoformat(row["started"])
    return Scan(row["id"], started, finished, Depth(row["depth"]), demo=bool(row["demo"]))


def record_from(
    row: sqlite3.Row, seen: Iterable[sqlite3.Row], pages: Iterable[sqlite3.Row], looks: Iterable[sqlite3.Row]
) -> Record:
    """Return what is remembered of a finished scan from its row, its findings, its answers and the looks after it."""
    answers = [page_from(page) for page in pages]
    return Record(
        scan_from(row),
        grade_from(row["grade"]),
        coverage_from(row["coverage"]),
        reaches(answers),
        {found.finding: found for found in map(seen_from, seen)},
        row["seq"],
        silent(answers),
        {look["finding"]: Look(bool(look["gone"]), datetime.fromisoformat(look["at"])) for look in looks},
    )


def decision_to(said: Decision) -> tuple[object, ...]:
    """Return the columns of a decision, from `finding` to `until`."""
    until = said.until.isoformat() if said.until else None
    return said.finding, said.verdict, said.life, said.handling, said.note, until


def decision_from(row: sqlite3.Row, before: Decision) -> Decision:
    """Return a decision from its row, on top of what was said of the finding before.

    A blank note takes the one before away, and the last of all days the day before (see History.decide).
    """
    until = _day(row["until"]) or before.until
    return replace(
        before,
        verdict=Verdict(row["verdict"]) if row["verdict"] else before.verdict,
        life=Life(row["life"]) if row["life"] else before.life,
        handling=Handling(row["handling"]) if row["handling"] else before.handling,
        note=(row["note"] or before.note).strip(),
        until=None if until == date.max else until,
    )


def standing_from(row: sqlite3.Row) -> Standing:
    """Return where an action stands from its row."""
    since = datetime.fromisoformat(row["since"])
    return Standing(Status(row["status"]), since, row["note"], _day(row["until"]), row["after"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
