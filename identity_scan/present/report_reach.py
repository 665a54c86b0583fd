"""How far a search reached, in the words of a report: what was asked and answered, and what is not known."""

from collections.abc import Iterator

from identity_scan.model import Assessment, EngineCoverage, Outcome, Query
from identity_scan.present import in_short, words
from identity_scan.present.answers import Silence, silences
from identity_scan.present.not_seen import not_seen
from identity_scan.present.report_values import EngineRow
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, ngettext, series
from identity_scan.speech.text import said


def covered(assessment: Assessment) -> str:
    """Say how many requests were answered, of which engines nothing can be said, and what was not seen."""
    told = answered(assessment)
    return f"{told} {not_seen(assessment.coverage.estimate)}" if assessment.coverage.answered else told


def answered(assessment: Assessment) -> str:
    """Say how many requests were answered, and of which engines nothing can be said."""
    coverage = assessment.coverage
    silent = [words.engine(e.engine) for e in coverage.engines if not any(_answered(o) for o in e.outcomes.items())]
    told = in_short.requests(coverage.asked, coverage.answered, coverage.skipped)
    if silent:
        nothing = _("Nothing can be said for {engines}: not one request was answered there.")
        told = f"{told} {nothing.format(engines=series(silent))}"
    return told


def _answered(outcome: tuple[Outcome, int]) -> bool:
    return outcome[0].answered and outcome[1] > 0


def reached(assessment: Assessment) -> str:
    """How far the search reached, by engine: how many requests there were tells whether somebody feels threatened."""
    engines = assessment.coverage.engines
    whole = sum(not any(_missing(engine)) for engine in engines)
    told = ngettext(
        "{n} of {of} engine answered all that it was asked.",
        "{n} of {of} engines answered all that they were asked.",
        len(engines),
    ).format(n=whole, of=len(engines))
    if silent := [words.engine(e.engine) for e in engines if not any(map(_answered, e.outcomes.items()))]:
        nothing = _("Nothing can be said for {engines}: not one request was answered there.")
        told = f"{told} {nothing.format(engines=series(silent))}"
    return told


def _missing(engine: EngineCoverage) -> Iterator[Outcome]:
    """How the requests to an engine ended that it did not answer."""
    return (outcome for outcome in Outcome if not outcome.answered and engine.outcomes.get(outcome))


def engines(assessment: Assessment, own: bool) -> tuple[EngineRow, ...]:
    """Return what became of the requests to each engine; in figures in the worker's own copy alone."""
    rows = []
    for engine in assessment.coverage.engines:
        given = sum(n for outcome, n in engine.outcomes.items() if outcome.answered)
        skipped = engine.outcomes.get(Outcome.SKIPPED, 0)
        wanted = sum(engine.outcomes.values())
        says = _engine_says(given, wanted - skipped, skipped) if own else _engine_reached(engine)
        why = said(engine.why or "") if own else ""
        rows.append(EngineRow(words.engine(engine.engine), words.index(engine.index), says, why, given == wanted))
    return tuple(rows)


def _engine_reached(engine: EngineCoverage) -> str:
    missing = ", ".join(map(words.outcome, _missing(engine)))
    if not missing:
        return _("answered all that it was asked")
    some = any(map(_answered, engine.outcomes.items()))
    return (_("answered a part; the rest: {how}") if some else _("answered nothing: {how}")).format(how=missing)


def _engine_says(answered: int, asked: int, skipped: int) -> str:
    """What was skipped was not asked; the figures of the engines add up to those of the whole."""
    if not asked:
        return ngettext("{n} request was not asked", "{n} requests were not asked", skipped).format(n=skipped)
    told = _("answered {n} of {asked}").format(n=answered, asked=asked)
    if not skipped:
        return told
    return ngettext("{told}, {n} more was not asked", "{told}, {n} more were not asked", skipped).format(
        told=told, n=skipped
    )


def indexes(assessment: Assessment) -> tuple[str, ...]:
    """Say of each index whether it answered."""
    return tuple(labelled(words.index(i), words.coverage(s)) for i, s in assessment.coverage.indexes.items())


def unchecked(assessment: Assessment) -> tuple[Silence, ...]:
    """Return what nothing can be said about; of a private query only what kind it is."""

    def words_of(query: Query) -> str:
        return words.recipe(query.recipe) if query.private else said(query.text)

    return silences(assessment.unanswered, words_of, lambda item: said(item.answer.why or ""))
