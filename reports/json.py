"""The JSON report, version 1 (docs/FORMATS.md): what programs and tests read. Keys and order are a promise."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from identity_scan.judge import ways
from identity_scan.model import (
    Advice,
    Assessment,
    Collected,
    EngineCoverage,
    Finding,
    Heard,
    Judged,
    Outcome,
    OwnLook,
    Query,
    Reason,
    Statement,
)
from identity_scan.present.leaving import of_nobody
from identity_scan.present.words import change

if TYPE_CHECKING:
    from identity_scan.present.report_values import View

SCHEMA = "identity-scan/1"
Json = dict[str, Any]


def report(assessment: Assessment) -> Json:
    """Return the whole report as plain values; the words of a private query stay out (SELF_SEARCH 8)."""
    return {k: list(v) if isinstance(v, Iterator) else v for k, v in _parts(assessment).items()}


def pieces(assessment: Assessment, more: Json | None = None) -> Iterator[str]:
    """Yield the report as JSON text in pieces, result by result: of a large scan the whole takes much memory.

    `more` are further keys, which stand behind those of the schema.
    """
    yield "{"
    for n, (key, value) in enumerate((_parts(assessment) | (more or {})).items()):
        yield f'{"," if n else ""}\n "{key}": '
        if isinstance(value, Iterator):
            yield from _rows(value)
        else:
            yield _nested(value, 1)
    yield "\n}\n"


def _rows(values: Iterator[Json]) -> Iterator[str]:
    some = False
    for value in values:
        yield f"{',' if some else '['}\n  {_nested(value, 2)}"
        some = True
    yield "\n ]" if some else "[]"


def _nested(value: object, depth: int) -> str:
    """Return JSON text to stand so deep within other JSON text."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + depth * " ")


def _parts(assessment: Assessment) -> Json:
    """Return the parts of the report; those with a value a result are iterators."""
    scan, grade, coverage = assessment.scan, assessment.grade, assessment.coverage
    return {
        "schema": SCHEMA,
        "person": {"name": assessment.person.name, **({"invented": True} if of_nobody(assessment.person) else {})},
        "scan": {
            "id": scan.id,
            "started": scan.started.isoformat(),
            "finished": scan.finished.isoformat() if scan.finished else None,
            "depth": scan.depth.value,
            "demo": scan.demo,
        },
        "coverage": {
            "asked": coverage.asked,
            "answered": coverage.answered,
            "engines": [_engine(engine) for engine in coverage.engines],
            "indexes": dict(coverage.indexes),
            "estimate": asdict(coverage.estimate) if coverage.estimate else None,
            "by_hand": [_look(look) for look in assessment.looks],
        },
        "grade": {"letter": grade.letter, "why": grade.why, "provisional": grade.provisional},
        "findings": (_finding(judged) for judged in assessment.judged),
        "namesakes": [{"id": n.id, "label": n.label, "findings": len(n.findings)} for n in assessment.namesakes],
        "not_checked": (_not_checked(collected) for collected in assessment.unanswered),
        "paths": _paths(assessment),
        "assistants": [heard(answer) for answer in assessment.heard],
    }


def _look(look: OwnLook) -> Json:
    kind, looked = "assistant" if look.assistant else "check", look.at.isoformat() if look.at else None
    return {"id": look.id, "kind": kind, "looked": looked}


def heard(answer: Heard) -> Json:
    """Return what an assistant answered, sentence by sentence."""
    return {
        "id": answer.assistant,
        "asked": answer.at.isoformat(),
        "question": answer.question,
        "words": answer.asked,
        "outcome": answer.came.value,
        "sentences": [_statement(statement) for statement in answer.statements],
        "no_longer_said": [_statement(statement) for statement in answer.gone],
        "sources": [{"url": s.url, "title": s.title, "finding": s.finding or None} for s in answer.sources],
    }


def _statement(statement: Statement) -> Json:
    identity, exposure, weight = statement.identity, statement.exposure, statement.severity
    return {
        "text": statement.text,
        "identity": {
            "verdict": identity.verdict.value,
            "confidence": identity.confidence,
            "reasons": _reasons(identity.reasons),
            "by": identity.by.value,
        },
        "of_nobody": statement.of_nobody,
        "mixed": statement.mixed,
        "exposure": {"verdict": exposure.verdict.value, "confidence": exposure.confidence, "by": exposure.by.value},
        "truth": statement.truth.value,
        "why": _reasons(statement.why),
        "disclosures": [
            {"kind": d.kind, "text": d.text, "where": d.where.value, "reason": d.reason} for d in statement.disclosures
        ],
        "severity": {"score": weight.score, "band": weight.band.value} if weight else None,
        "again": statement.again.value if statement.again else None,
    }


def _paths(assessment: Assessment) -> Json:
    """The ways from the name to what harms, by the ids of findings alone (ETHICS 12)."""
    targets = [
        {
            "kind": target.kind,
            "reached": target.reached,
            "walks": [list(walk) for walk in target.walks],
            "cut": list(target.cut),
            "if_yours": [list(walk) for walk in target.if_yours],
        }
        for target in ways.of(assessment).targets
    ]
    return {"from": "name", "targets": targets}


def text(assessment: Assessment) -> str:
    """Return the report as JSON text, ready for a file."""
    return "".join(pieces(assessment))


def content(seen: "View") -> bytes:
    """Return a redacted view as a file: what was let out of it, and no result."""
    return dumps(counts(seen)).encode(errors="replace")


def whole(assessment: Assessment, seen: "View") -> bytes:
    """Return the worker's own copy: the whole report with what the other forms say beside it."""
    return b"".join(piece.encode(errors="replace") for piece in pieces(assessment, {"told": told(seen)}))


def told(seen: "View") -> Json:
    """Return what a report says of a search as a whole, in sentences; the schema holds none of it."""
    return {
        "search": seen.subtitle,
        "overview": seen.overview,
        "coverage": seen.covered,
        "changed": seen.changed,
        "changes": [{"kind": change(c.kind), "title": c.text, "says": c.says} for c in seen.changes],
        "against": list(seen.against),
        "counts": _counted(seen),
        "tables": _tables(seen),
        "next": {"light": seen.next_light.isoformat(), "deep": seen.next_deep.isoformat()},
        "method": list(seen.method),
        "limits": list(seen.limits),
        "statement": seen.statement,
    }


def _counted(seen: "View") -> Json:
    return {chart.title: {label: int(n) for label, n in chart.rows} for chart in seen.charts}


def _tables(seen: "View") -> list[Json]:
    return [{"title": t.title, "head": list(t.head), "rows": [list(row) for row in t.rows]} for t in seen.tables]


def counts(seen: "View") -> Json:
    """Return a redacted view as plain values."""
    return {
        "schema": f"{SCHEMA}/redacted",
        "search": seen.subtitle,
        "coverage": {
            "says": seen.covered,
            "engines": [{"name": e.name, "says": e.says} for e in seen.engines],
            "indexes": list(seen.indexes),
        },
        "counts": _counted(seen),
        "tables": _tables(seen),
        "changed": seen.changed,
        "others": seen.others,
        "actions": [{"id": s.id, "title": s.title, "results": s.n, "statuses": s.statuses} for s in seen.steps],
        "reflection": list(seen.reflection),
        "reflected": seen.reflected,
        "talk": seen.talk,
        "learning": seen.learning.splitlines(),
        "next": {"light": seen.next_light.isoformat(), "deep": seen.next_deep.isoformat()},
        "method": list(seen.method),
        "limits": list(seen.limits),
        "statement": seen.statement,
    }


def dumps(value: Json) -> str:
    """Return JSON text that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _engine(engine: EngineCoverage) -> Json:
    outcomes = {outcome.value: engine.outcomes.get(outcome, 0) for outcome in Outcome}
    return {"id": engine.engine, "index": engine.index, "outcomes": outcomes, "why": engine.why}


def _finding(judged: Judged) -> Json:
    return {
        **_page(judged.finding),
        "identity": {
            "verdict": judged.identity.verdict.value,
            "confidence": round(judged.identity.confidence, 4),
            "reasons": _reasons(judged.identity.reasons),
            "by": judged.identity.by.value,
        },
        "namesake": judged.namesake,
        "exposure": {
            "verdict": judged.exposure.verdict.value,
            "confidence": round(judged.exposure.confidence, 4),
            "reasons": _reasons(judged.exposure.reasons),
            "by": judged.exposure.by.value,
        },
        "disclosures": [
            {"kind": d.kind, "text": d.text, "where": d.where.value, "reason": d.reason} for d in judged.disclosures
        ],
        "severity": {
            "score": judged.severity.score,
            "band": judged.severity.band.value,
            "reasons": [{"text": part.text, "points": part.points} for part in judged.severity.reasons],
        },
        "actions": [_action(advice) for advice in judged.advice],
        "decision": judged.decision.handling.value if judged.decision and judged.decision.handling else None,
    }


def _page(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "url": finding.url,
        "title": finding.title,
        "snippet": finding.snippet,
        "date": finding.date,
        "site": finding.site,
        "sightings": [
            {
                "engine": s.engine,
                "index": s.index,
                "recipe": s.query.recipe,
                "query": words(s.query),
                "page": s.page,
                "rank": s.rank,
                "url": s.url,
                "doubted": s.doubted,
            }
            for s in finding.sightings
        ],
    }


def _reasons(reasons: Iterable[Reason]) -> list[Json]:
    return [{"text": reason.text, "weight": round(reason.weight, 4)} for reason in reasons]


def _action(advice: Advice) -> Json:
    action = advice.action
    return {
        "id": action.id,
        "title": action.title,
        "url": (advice.link.url or None) if advice.link else None,
        "guideline": action.guideline,
        "minutes": action.minutes,
        "status": advice.status.value,
    }


def _not_checked(collected: Collected) -> Json:
    answer = collected.answer
    query = words(collected.ask.query)
    return {"engine": collected.ask.engine, "query": query, "outcome": answer.outcome.value, "why": answer.why}


def words(query: Query) -> str:
    """Return the words of a query as a report may show them: none of a private one."""
    return "" if query.private else query.text
