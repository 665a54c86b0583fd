"""What a client sees: the first page of each index for one query, in order, as a stranger meets it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from identity_scan.engines.belief import settled
from identity_scan.model import Assessment, Collected, Judged, Outcome, Plan, Query
from identity_scan.present import words
from identity_scan.present.values import EngineRow
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

FIRST = 10
"""Places on a first page."""
TURNS = ("N1", "P1")
"""The recipes of the bare name and of the name with the city."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first page of one index, told by the brand that showed most of it."""

    index: str
    engine: str
    """The brand, by id."""
    rows: tuple[tuple[int, Judged], ...]
    silence: str = ""
    """Why there is no page: a sentence; empty if there is one."""
    yours: bool = False
    """There is none because it answers people only: the person opens it in their own browser."""


def query_for(plan: Plan | None, recipe: str) -> Query | None:
    """Give the query of a recipe in this plan."""
    return next((q for q in plan.queries if q.recipe == recipe), None) if plan else None


def first_pages(
    assessment: Assessment,
    query: Query,
    collected: Sequence[Collected],
    engines: Iterable[EngineRow],
    asked: Sequence[str],
) -> tuple[FirstPage, ...]:
    """Give the first page of every index that was asked this query, or that only answers people."""
    rows = _rows(assessment, query)
    by_index: dict[str, list[EngineRow]] = {}
    for engine in engines:
        if engine.id in asked or (engine.yours and engine.usual):
            by_index.setdefault(engine.index, []).append(engine)
    answers = {c.ask.engine: c for c in settled(collected) if c.ask.query.id == query.id and c.ask.page == 1}
    pages = [_page(index, brands, rows, answers) for index, brands in by_index.items()]
    return tuple(sorted(pages, key=lambda page: bool(page.silence)))


def _rows(assessment: Assessment, query: Query) -> Mapping[str, list[tuple[int, Judged]]]:
    by_engine: dict[str, list[tuple[int, Judged]]] = {}
    for judged in assessment.judged:
        for sighting in judged.finding.sightings:
            if sighting.query.id == query.id and 0 < sighting.rank <= FIRST and not sighting.doubted:
                by_engine.setdefault(sighting.engine, []).append((sighting.rank, judged))
    return by_engine


def _page(
    index: str,
    brands: Sequence[EngineRow],
    rows: Mapping[str, list[tuple[int, Judged]]],
    answers: Mapping[str, Collected],
) -> FirstPage:
    best = max(brands, key=lambda engine: len(rows.get(engine.id, ())))
    if found := rows.get(best.id):
        unique = {judged.finding.id: (rank, judged) for rank, judged in sorted(found, key=lambda r: -r[0])}
        return FirstPage(index, best.id, tuple(sorted(unique.values(), key=lambda r: r[0])))
    yours = any(brand.yours for brand in brands) and not any(brand.id in answers for brand in brands)
    return FirstPage(index, best.id, (), _silence(brands, answers), yours)


def _silence(brands: Sequence[EngineRow], answers: Mapping[str, Collected]) -> str:
    came = [answers[b.id] for b in brands if b.id in answers]
    if any(c.answer.outcome is Outcome.NONE for c in came):
        return _("The engine itself says: no result.")
    if any(c.answer.outcome is Outcome.RESULTS for c in came):
        return _("It showed results, but they are no longer kept.")
    if came:
        return _("Not seen: {why}").format(why=came[0].answer.why or words.outcome(came[0].answer.outcome))
    if any(b.yours for b in brands):
        return _("Not seen: it answers people only.")
    return _("Not asked yet.")


def summary(pages: Iterable[FirstPage]) -> str:
    """Sum up what a stranger meets, each page of the web counted once."""
    labels: dict[str, str] = {j.finding.id: j.label for page in pages for _rank, j in page.rows}
    every = len(labels)
    if not every:
        return _("No first page was seen yet.")
    counts = {name: sum(label == name for label in labels.values()) for name in set(labels.values())}
    told = [
        words_of.format(n=counts[name])
        for name, words_of in (
            ("professional", ngettext("{n} shows your work", "{n} show your work", counts.get("professional", 0))),
            ("personal", _("{n} your private life")),
            ("mixed", _("{n} both at once")),
            ("someone_else", _("{n} somebody else")),
            ("unclear", _("{n} nobody can place")),
        )
        if name in counts
    ]
    one = ngettext("Of {n} page: ", "Of {n} pages on these first pages: ", every).format(n=every)
    return one + ", ".join(told) + "."


def contradictions(pages: Iterable[FirstPage]) -> tuple[tuple[Judged, tuple[str, ...]], ...]:
    """Give what speaks on a first page against how the worker wishes to be seen, the weightiest first.

    The words that a sentence quotes from the portrayal are left out: the portrayal itself stands beside it.
    """
    found = {j.finding.id: j for page in pages for _rank, j in page.rows if j.contradicts}
    ordered = sorted(found.values(), key=lambda j: -j.severity.score)
    return tuple((j, tuple(dict.fromkeys(_unquoted(text) for text in j.contradicts))) for j in ordered)


def _unquoted(sentence: str) -> str:
    quoted = re.match(r".*[”»]\.?\s+(?=\S)", sentence)
    return sentence[quoted.end() :] if quoted else sentence
