"""The last search: how far it came, what is covered, what each engine answered to each query, and what is missing."""

from collections.abc import Iterator

from identity_scan.cli.say import exactly, in_a_line, part, spoken
from identity_scan.cli.scene import Scene
from identity_scan.keeping.on_disk import LOOK_AT_THEM
from identity_scan.merging.progress import State
from identity_scan.model import Query
from identity_scan.present import answers as told
from identity_scan.present import finding, own_checks, words
from identity_scan.present.blocks import Place, Sheet, Typed
from identity_scan.present.cover import by_page, decided
from identity_scan.present.in_short import requests
from identity_scan.present.values import EngineRow
from identity_scan.session.assistants_desk import looks
from identity_scan.session.deeper import deeper
from identity_scan.speech.aloud import sentence
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

NEWEST = 8
"""Findings named of those so far, as on a tall screen."""


def answers(scene: Scene) -> Iterator[str]:
    """Say all that the grid shows; what got no answer is told with its reason and its remedy."""
    progress, rows = scene.progress, scene.session.engines()
    yield from headline(scene)
    reached = (*told.covered(progress, rows, (by_hand(),)), *told.beyond(progress, rows))
    yield from part(_("Covered so far"), spoken((*reached, *own_checks.in_short(looks(scene.session)))))
    yield from part(_("So far"), _so_far(scene))
    for sheet in told.grid(progress, rows):
        yield ""
        yield from spoken(sheet)
    yield from part(
        _("What was not answered, and what you can do"), spoken(told.silent(progress, rows, scene.session.now()))
    )
    yield from part(_("What to type"), _next(scene))


def by_hand(engine: str = "google") -> Typed:
    """Say how to look at what answers people only: together in a watched window, or by a page that is brought here."""
    how = _(
        "Look there in a browser window that you watch; or save the page of results and import it with "
        "identity-scan import FILE"
    )
    return Typed(how, f"identity-scan scan --in-browser {engine}")


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
    begun = ""
    if progress.scan is not None:
        day, time = words.day(progress.scan.started), words.clock(progress.scan.started)
        begun = f", {day}, " + _("started {time}").format(time=time)
    yield sentence(told.depth(progress) + begun)
    made = progress.figures()
    yield requests(made.asked, made.answered, made.skipped)
    kept = _("Every answer so far is kept.") if progress.state is State.STOPPED and progress.left() else ""
    yield sentence(told.state(progress).capitalize(), kept)


def _so_far(scene: Scene) -> Iterator[str]:
    if scene.assessment is None:
        yield sentence(_("no answer judged yet"))
        return
    yield from spoken(told.so_far(scene.assessment))
    for judged in told.newest(scene.assessment)[:NEWEST]:
        yield in_a_line(finding.line(judged, opened=decided(judged)))


def _next(scene: Scene) -> Iterator[str]:
    one = next((c.ask for c in scene.progress.collected if c.answer.outcome.answered), None)
    if one is not None:
        yield exactly(
            _("What one engine answered to one search"), scene.command(f"answers {one.query.id} {one.engine}")
        )
    yield exactly(_("What was found"), scene.command("findings"))
    if scene.session.demo:
        return
    if scene.progress.state is State.STOPPED and scene.progress.left():
        yield exactly(_("Go on with it"), "identity-scan scan --resume --text")
    if deeper(scene.session, scene.progress) is not None:
        yield exactly(_("Go deeper from here"), "identity-scan scan --deeper --text")
    if scene.progress.unanswered():
        yield exactly(_("Ask the engines that did not answer once more"), "identity-scan scan --again --text")
    yield exactly(_("What a new search would ask"), scene.command("plan"))


# -- one engine's answer to one query ---------------------------------------------------------------------------------


def answer(scene: Scene, query_name: str, engine_name: str) -> Iterator[str]:
    """Say what one engine answered to one query: its results, its own "none", or why there is no answer."""
    query, row = _named_query(scene, query_name), _named_engine(scene, engine_name)
    rows = told.columns(scene.progress, scene.session.engines())
    cell = told.cell_of(scene.progress.cells(), query, row, rows)
    beside = told.Beside(scene.session.now(), by_page(scene.assessment.judged if scene.assessment else ()))
    how: Sheet = ()
    if cell.code == "yours":
        how = (Place(row.opens(query.text) or ""), by_hand(row.id))
    yield sentence(row.name, told.asked_words(query))
    yield from spoken(told.answer(row, cell, beside, how))
    hits = (hit for item in cell.answers for hit in item.answer.hits)
    for other in (one.id for one in rows if one.name in cell.instead):
        yield exactly(_("What was answered there"), scene.command(f"answers {query.id} {other}"))
    for hard in dict.fromkeys(judged.finding.id for judged in filter(None, map(beside.covered, hits))):
        yield exactly(_("To read it"), scene.command(f"findings {hard[: finding.SHORT]}"))


def _named_query(scene: Scene, name: str) -> Query:
    queries = {query.id.lower(): query for query in scene.progress.queries}
    if name.lower() not in queries:
        raise BadInput(
            _("No search called {name} was asked.").format(name=clean(name, 80)),
            _("These were: {names}.").format(names=", ".join(query.id for query in queries.values())),
        )
    return queries[name.lower()]


def _named_engine(scene: Scene, name: str) -> EngineRow:
    rows = {row.id: row for row in told.columns(scene.progress, scene.session.engines())}
    if name.lower() not in rows:
        raise BadInput(
            _("No search engine called {name} was asked.").format(name=clean(name, 80)),
            _("These were: {names}.").format(names=", ".join(rows)),
        )
    return rows[name.lower()]
