"""The last search: how far it came, what is covered, what each engine answered to each query, and what is missing."""

from collections.abc import Iterator, Mapping, Sequence

from identity_scan.cli.say import exactly, fact, part
from identity_scan.cli.scene import Scene
from identity_scan.judge.opening import means_harm
from identity_scan.keeping.on_disk import LOOK_AT_THEM
from identity_scan.merging.progress import Cell, Progress, State
from identity_scan.model import CONTROL, Collected, Depth, Hit, Judged, Outcome, Query
from identity_scan.present import finding as told
from identity_scan.present import words
from identity_scan.present.cover import by_page, cover, decided, title_said
from identity_scan.present.in_short import requests
from identity_scan.present.reach import reached
from identity_scan.present.values import EngineRow
from identity_scan.speech.address import fingerprint, shown
from identity_scan.speech.aloud import sentence
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed, ngettext
from identity_scan.speech.sentences import words as told_at
from identity_scan.speech.text import clean

NEWEST = 8
"""Findings named of those so far, as on a tall screen."""


def answers(scene: Scene) -> Iterator[str]:
    """Say all that the grid shows; what got no answer is told with its reason and its remedy."""
    yield from headline(scene)
    yield from part(_("Covered so far"), _covered(scene))
    yield from part(_("So far"), _so_far(scene))
    rows = columns(scene.progress, scene.session.engines())
    cells = scene.progress.cells()
    for query in scene.progress.queries:
        asked = [(row, cells.get((query.id, row.id), Cell("yours"))) for row in rows]
        yield from part(labelled(asked_words(query), query.id), (_cell(row, cell) for row, cell in asked))
    yield from part(_("What was not answered, and what you can do"), _silent(scene))
    yield from part(_("What to type"), _next(scene))


def columns(progress: Progress, rows: Sequence[EngineRow]) -> tuple[EngineRow, ...]:
    """Return the engines of the grid in its order."""
    asked = set(progress.plan.engines) if progress.plan else set()
    return tuple(row for row in rows if row.id in asked or (row.yours and row.usual))


def asked_words(query: Query) -> str:
    """Return the words of a query; those of the control search in other words, since nobody is called that."""
    return _("an invented name, as a test") if query.recipe == CONTROL else query.text


# -- how far it is ----------------------------------------------------------------------------------------------------


def no_search(scene: Scene) -> str:
    """Say that there is no search to show, or that some are kept and not looked at, and what shows them."""
    if kept := scene.session.not_shown:
        return f"{sentence(kept)} {exactly(_('To look at them'), LOOK_AT_THEM)}"
    return sentence(_("No search is kept yet."))


def headline(scene: Scene) -> Iterator[str]:
    """Say what search it is, when it was, how far it came, and whether engines were silent."""
    progress = scene.progress
    if progress.plan is None:
        yield no_search(scene)
        return
    kind = _("Deep search") if progress.plan.depth is Depth.DEEP else _("Light search")
    when = ""
    if progress.scan is not None:
        day, time = words.day(progress.scan.started), words.clock(progress.scan.started)
        when = f", {day}, " + _("started {time}").format(time=time)
    yield sentence(f"{kind}{when}")
    made, left = progress.figures(), progress.left()
    yield requests(made.asked, made.answered, made.skipped)
    if progress.state is State.STOPPED and left:
        yield _("It was stopped before its end; every answer so far is kept.")
        return
    silent = {c.ask.engine for c in progress.unanswered()}
    if silent:
        yield sentence(
            ngettext(
                "done; {n} engine did not answer everything", "done; {n} engines did not answer everything", len(silent)
            )
            .format(n=len(silent))
            .capitalize()
        )
    else:
        yield sentence(_("done").capitalize())


def _covered(scene: Scene) -> Iterator[str]:
    note = {"yes": _("covered"), "partly": _("in part"), "no": _("not yet")}
    for index in reached(scene.progress, scene.session.engines()):
        by_hand = (
            _("Search there in your own browser, save the page of results, and bring it here:") if index.yours else ""
        )
        yield sentence(fact(index.name, note[index.code]), by_hand) + (" identity-scan import FILE" if by_hand else "")


def _so_far(scene: Scene) -> Iterator[str]:
    if scene.assessment is None:
        yield sentence(_("no answer judged yet"))
        return
    for name in words.LABELS:
        if n := sum(j.label == name for j in scene.assessment.judged):
            yield sentence(f"{n} {words.label(name)}")
    for judged in [j for j in scene.assessment.judged if j.label != "someone_else"][:NEWEST]:
        band = "" if judged.label == "unclear" else words.band(judged.severity.band)
        yield sentence(
            ", ".join(filter(None, (words.label(judged.label), band))), title_said(judged), judged.finding.site
        )


# -- what each engine answered ----------------------------------------------------------------------------------------


def _cell(row: EngineRow, cell: Cell) -> str:
    return fact(row.name, _outcome(cell))


def _outcome(cell: Cell) -> str:
    if cell.code == "yours":
        return _("yours to look at")
    if cell.code in ("left", "waiting", "asking"):
        return _("Not asked: the search was stopped before it.")
    if cell.code == Outcome.RESULTS:
        told = ngettext("{n} result", "{n} results", cell.hits).format(n=cell.hits)
        trouble = cell.trouble
        return told if trouble is None else f"{told}; {words.outcome(trouble.answer.outcome)}"
    return words.outcome(Outcome(cell.code))


def _silent(scene: Scene) -> Iterator[str]:
    """What got no answer, alike ones together: who, what it did, for which searches, why, and what helps."""
    groups: dict[tuple[str, Outcome, str], list[str]] = {}
    for item in scene.progress.unanswered():
        key = item.ask.engine, item.answer.outcome, _why(item, scene)
        groups.setdefault(key, []).append(asked_words(item.ask.query))
    rows = {row.id: row for row in scene.session.engines()}
    for (engine, outcome, why), queries in groups.items():
        row = rows.get(engine, EngineRow(engine, engine, engine))
        yield sentence(
            labelled(f"{row.name}, {words.outcome(outcome)}", listed(dict.fromkeys(queries))),
            why,
            _("This does not mean that there is nothing to find."),
            words.remedy(outcome),
            _rests(row),
        )


def _why(item: Collected, scene: Scene) -> str:
    """Why there is no answer; a time of today without its day."""
    return told_at(item.answer.said, scene.session.now()) if item.answer.said else ""


def _rests(row: EngineRow) -> str:
    if row.resting is None:
        return ""
    return _("It is left alone until {time}; ask it again then.").format(time=words.clock(row.resting))


def _next(scene: Scene) -> Iterator[str]:
    yield exactly(_("What one engine answered to one search"), scene.command("answers N1 bing"))
    yield exactly(_("What was found"), scene.command("findings"))
    if scene.session.demo:
        return
    if scene.progress.state is State.STOPPED and scene.progress.left():
        yield exactly(_("Go on with it"), "identity-scan scan --resume --text")
    if scene.progress.unanswered():
        yield exactly(_("Ask the engines that did not answer once more"), "identity-scan scan --again --text")
    yield exactly(_("What a new search would ask"), scene.command("plan"))


# -- one engine's answer to one query ---------------------------------------------------------------------------------


def answer(scene: Scene, query_name: str, engine_name: str) -> Iterator[str]:
    """Say what one engine answered to one query: its results, its own "none", or why there is no answer."""
    query = _named_query(scene, query_name)
    row = _named_engine(scene, engine_name)
    cell = scene.progress.cells().get((query.id, row.id), Cell("yours" if row.yours else "skipped"))
    yield sentence(row.name, asked_words(query))
    if cell.code == "yours":
        yield _("{engine} answers people, not programs. Look at it in your own browser.").format(engine=row.name)
        yield exactly(_("Open"), row.opens(query.text) or "")
        yield exactly(_("Then save the page of results, and bring it here"), "identity-scan import FILE")
    elif not cell.answers:
        yield _("Not asked: the search was stopped before it.")
    known = by_page(scene.assessment.judged if scene.assessment else ())
    for item in cell.answers:
        yield from _answer(item, known, scene)
    if cell.trouble is not None:
        yield sentence(_rests(row))


def _named_query(scene: Scene, name: str) -> Query:
    queries = {query.id.lower(): query for query in scene.progress.queries}
    if name.lower() not in queries:
        raise BadInput(
            _("No search called {name} was asked.").format(name=clean(name, 80)),
            _("These were: {names}.").format(names=", ".join(query.id for query in queries.values())),
        )
    return queries[name.lower()]


def _named_engine(scene: Scene, name: str) -> EngineRow:
    rows = {row.id: row for row in columns(scene.progress, scene.session.engines())}
    if name.lower() not in rows:
        raise BadInput(
            _("No search engine called {name} was asked.").format(name=clean(name, 80)),
            _("These were: {names}.").format(names=", ".join(rows)),
        )
    return rows[name.lower()]


def _answer(item: Collected, known: Mapping[str, Judged], scene: Scene) -> Iterator[str]:
    given, outcome = item.answer, item.answer.outcome
    if outcome is Outcome.NONE:
        yield _("The engine itself says that it has no result for these words.")
        return
    if outcome is not Outcome.RESULTS:
        yield sentence(f"{words.outcome(outcome)}, {words.clock(item.at)}", _why(item, scene))
        yield _("This does not mean that there is nothing to find.")
        yield sentence(words.remedy(outcome))
    if given.hits:
        found = words.rows(outcome, len(given.hits))
        yield sentence(f"{_('Page {n}').format(n=item.ask.page)}, {found}, {words.clock(item.at)}")
    for hit in given.hits:
        yield from _row(hit, known.get(fingerprint(hit.url)), scene)


def _row(hit: Hit, judged: Judged | None, scene: Scene) -> Iterator[str]:
    """A row with its address; of one that may be hard to read its kind, of one that means harm nothing to click."""
    if judged and not decided(judged) and cover(judged):
        yield sentence(f"{hit.rank}. {title_said(judged)}", judged.finding.site)
        yield exactly(_("To read it"), scene.command(f"findings {told.name(judged)}"))
        return
    yield sentence(f"{hit.rank}. {hit.title}", hit.snippet)
    yield exactly(_("Address"), shown(hit.url) if judged and means_harm(judged) else hit.url)
