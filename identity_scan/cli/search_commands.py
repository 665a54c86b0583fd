"""The commands that search and judge: demo, scan, import, judge, engines."""

import asyncio
import contextlib
import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import click

from identity_scan.cli.startup import (
    JSON,
    PERSON,
    QUIET,
    TEXT,
    columns,
    history_of,
    in_text,
    leaving_nothing,
    now,
    person_of,
    tell,
    unlock,
    write_json,
    write_reports,
)
from identity_scan.cli.text_form import listed, say_top
from identity_scan.keeping import settings
from identity_scan.model import Assessment, Collected, Depth, Medium, Outcome, Person, Route
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput, NothingAsked
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext

if TYPE_CHECKING:
    from identity_scan.cli.narration import Narrator
    from identity_scan.engines.engine import Engine
    from identity_scan.keeping.history import History
    from identity_scan.session.search import Search

DONE, PARTLY = 0, 1


_READ = "identity-scan findings {name} --text"
"""What shows the words of a finding that may be hard to read."""


def _show(assessment: Assessment, json_to: str | None, quiet: bool = False, read: str = "") -> None:
    if json_to:
        from identity_scan.reports.json import pieces

        write_json(pieces(assessment), json_to, quiet)
    elif not quiet:
        from identity_scan.reports.plain_text import text

        click.echo(text(assessment, spoken=in_text.get(), read=read))


def _code(assessment: Assessment) -> int:
    """Return the exit code that the coverage carries; raises NothingAsked if not one request was answered."""
    covered = assessment.coverage
    if not covered.answered:
        whys = dict.fromkeys(labelled(e.engine, e.why) for e in covered.engines if e.why)
        raise NothingAsked(
            _("No search engine answered, so nothing can be said about what is found."),
            " ".join(whys) or _("Check the network, and that at least one engine is switched on."),
        )
    return DONE if covered.answered == covered.wanted else PARTLY


# -- the commands -----------------------------------------------------------------------------------------------------


@click.command()
@click.argument("person", required=False)
@click.option("--headless", is_flag=True, help=later("Print instead of opening the screen."))
@JSON
@TEXT
def demo(person: str | None, headless: bool, json_to: str | None) -> int:
    """Show the whole road offline, on an invented person: tamsin, elodie or corwin."""
    from identity_scan.demo import find

    chosen = find(person or "tamsin")
    if in_text.get() and not (headless or json_to):
        say_top(chosen.id)
        return DONE
    if not (headless or json_to):
        from identity_scan.tui import open_demonstration

        return open_demonstration(now, write_reports, chosen)
    language.use(settings.read().language or chosen.person.language)
    from identity_scan.engines import Options
    from identity_scan.keeping.history import History

    tell(_("Demonstration: an invented person. Nothing is sent, nothing is saved."))
    with History.open(None, now) as history:
        assessment = _run(
            _begin_demo(chosen, history), chosen.web(), lambda _engine: Options(chosen.person.language), None
        )
    _show(assessment, json_to, read=f"{_READ} --demo {chosen.id}")
    return _code(assessment)


def _begin_demo(chosen: Any, history: "History") -> "Search":
    from identity_scan.demo.web import BRANDS
    from identity_scan.engines import ENGINES
    from identity_scan.planning import plan
    from identity_scan.session.search import Search

    engines = [ENGINES[name] for name in BRANDS]
    made = plan.make(chosen.person, Depth.DEEP, engines, chance=Random(0))
    return Search.begin(chosen.person, made, engines, history, now, demo=True)


@click.command()
@PERSON
@click.option("--depth", type=click.Choice(["light", "deep"]), help=later("How far to go; what is due if left out."))
@click.option("--engines", "named", help=later("Ask these engines only, divided by commas."))
@click.option(
    "--recipes", help=later("Ask these recipes only, such as N1,P1; a private one is switched on by its name.")
)
@click.option("--resume", is_flag=True, help=later("Go on with the search that was stopped."))
@click.option("--again", is_flag=True, help=later("Ask once more what the last search got no answer to."))
@click.option(
    "--as-browser",
    metavar="ENGINES",
    help=later("Ask these engines through a client that looks like a browser and does not say that a program asks."),
)
@click.option(
    "--in-browser",
    metavar="ENGINES",
    help=later(
        "Open the searches of these engines in a browser window that you watch, a line of input each, and read the "
        "page that stands there."
    ),
)
@click.option(
    "--leave-nothing", is_flag=True, help=later("Keep nothing on this computer: not the search, not a decision.")
)
@JSON
@QUIET
@TEXT
def scan(
    person: Path | None,
    depth: str | None,
    named: str | None,
    recipes: str | None,
    resume: bool,
    again: bool,
    as_browser: str | None,
    in_browser: str | None,
    leave_nothing: bool,
    json_to: str | None,
    quiet: bool,
) -> int:
    """Search your own name in several engines and report what they show."""
    from identity_scan.asking.fetch import Web
    from identity_scan.cli.narration import Narrator
    from identity_scan.session.search import Search

    leaving_nothing.set(leave_nothing or leaving_nothing.get())
    worker, chosen = person_of(person), _as_browser(settings.read(), listed(as_browser))
    with history_of(worker) as history:
        looked = listed(in_browser)
        if looked and not named:
            return _looked(worker, history, looked, listed(recipes), depth, quiet, json_to)
        if again:
            search = Search.again(worker, history, now)
        elif resume:
            search = _resume(worker, history)
        else:
            search = _begin(worker, history, depth, listed(named), listed(recipes))
        narrator = Narrator(search, quiet, chosen.ddgs_route, aloud=in_text.get())
        narrator.announce()
        assessment = _run(search, Web(chosen), lambda e: chosen.options(e, worker.language), narrator)
        narrator.after(assessment)
        if looked:
            return _looked(worker, history, looked, listed(recipes), depth, quiet, json_to)
        _show(assessment, json_to, quiet, "" if leaving_nothing.get() else _READ)
        return _code(assessment)


def _looked(
    worker: Person,
    history: "History",
    engines: Sequence[str],
    recipes: Sequence[str],
    depth: str | None,
    quiet: bool,
    json_to: str | None,
) -> int:
    """Look in a watched browser; the pages join the newest search, and all of it is shown."""
    from identity_scan.cli.look_command import look
    from identity_scan.engines import ENGINES

    settings.read().chosen(ENGINES, engines)  # a name that is none is told before anything is read or opened
    assessment = look(worker, history, engines, recipes, depth, quiet).finish()
    _show(assessment, json_to, quiet, "" if leaving_nothing.get() else _READ)
    return _code(assessment)


def _as_browser(chosen: settings.Settings, named: Sequence[str]) -> settings.Settings:
    """The settings with these engines asked through the other client, for this search alone."""
    from identity_scan.engines import ENGINES

    for engine in chosen.chosen(ENGINES, named) if named else ():
        if engine.request is None:
            raise BadInput(
                _("{engine} does not answer programs in any way.").format(engine=engine.name),
                _("Save its page in your own browser and bring it here: identity-scan import FILE"),
            )
        if engine.key or engine.instance:
            raise BadInput(_("{engine} is asked as its owner wishes already.").format(engine=engine.name))
    return replace(chosen, ddgs_route=(*chosen.ddgs_route, *named))


def _begin(
    worker: Person, history: "History", depth: str | None, named: Sequence[str], recipes: Sequence[str]
) -> "Search":
    from identity_scan.engines import ENGINES
    from identity_scan.planning import plan
    from identity_scan.session.search import Search

    chosen = settings.read()
    engines = chosen.chosen(ENGINES, named)
    how_far = Depth(depth) if depth else plan.due(history.scans(), now())
    queries = plan.named(recipes, worker) if recipes else None
    if queries and not named:  # who names a search for pictures wants somebody to be asked for them
        engines += chosen.for_media(ENGINES, {query.medium for query in queries} - {Medium.WEB})
    made = plan.make(worker, how_far, engines, queries, Random())
    if not made.asks:
        raise NothingAsked(_("There is nothing to ask."), _("Switch on at least one engine, and choose a recipe."))
    return Search.begin(worker, made, engines, history, now)


def _resume(worker: Person, history: "History") -> "Search":
    from identity_scan.engines import ENGINES
    from identity_scan.session.search import Search

    stopped = history.unfinished()
    if stopped is None:
        raise BadInput(_("There is no search to go on with."), _("Start a new one: identity-scan scan"))
    made = history.plan(stopped.id)
    engines = [ENGINES[name] for name in made.engines if name in ENGINES]
    return Search.resume(worker, made, stopped, engines, history, now)


def _run(search: "Search", transport: Any, options_of: Callable[[Any], Any], narrator: "Narrator | None") -> Assessment:
    async def ask() -> None:
        async with contextlib.AsyncExitStack() as stack:
            if hasattr(transport, "aclose"):
                stack.push_async_callback(transport.aclose)
            async for item in search.run(transport, options_of):
                if narrator:
                    narrator.came(item)

    try:
        asyncio.run(ask())
    except KeyboardInterrupt:
        if not leaving_nothing.get():
            kept = ngettext(
                "Stopped. {n} answer is kept; go on with: identity-scan scan --resume",
                "Stopped. {n} answers are kept; go on with: identity-scan scan --resume",
                len(search.collected),
            )
            tell("", kept.format(n=len(search.collected)))
        raise
    if narrator:
        narrator.done()
    return search.finish()


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@PERSON
@JSON
@TEXT
def import_(files: tuple[Path, ...], person: Path | None, json_to: str | None) -> int:
    """Take in result pages that you saved from your own browser (.html, .htm, .mhtml)."""
    from identity_scan.engines import saved_page

    worker = person_of(person)
    with history_of(worker) as history:
        items, refused = [], 0
        for file in files:
            try:
                items.append(saved_page.take(saved_page.read(file), worker, _asks(history), now()))
            except BadInput as error:
                tell(labelled(file.name, str(error)))
                refused += 1
        if not items:
            raise BadInput(_("None of these files could be taken in."))
        search = _joined(worker, history, items)
        for item in items:
            search.add(item)
            tell(
                _("{engine}, {query}, page {page}: taken in.").format(
                    engine=item.ask.engine, query=item.ask.query.text, page=item.ask.page
                )
            )
            if item.answer.outcome is Outcome.DOUBTED:
                tell(item.answer.why or "")
                refused += 1
        _show(search.finish(), json_to, read="" if leaving_nothing.get() else _READ)
        return PARTLY if refused else DONE


def _asks(history: "History") -> tuple[Any, ...]:
    scans = history.scans()
    return history.plan(scans[-1].id).asks if scans else ()


def _joined(worker: Person, history: "History", items: Sequence[Collected]) -> "Search":
    """The newest search, which the pages join; a search of these pages alone if there is none."""
    from identity_scan.model import Plan
    from identity_scan.session.search import Search

    scans = history.scans()
    if scans:
        return Search.resume(worker, history.plan(scans[-1].id), scans[-1], (), history, now)
    return Search.begin(worker, Plan(Depth.LIGHT, tuple(i.ask for i in items)), (), history, now)


@click.command()
@click.argument("results", type=click.Path(path_type=Path))
@click.option("--person", type=click.Path(path_type=Path), required=True, help=later("The person file."))
@JSON
@TEXT
def judge(results: Path, person: Path, json_to: str | None) -> int:
    """Judge rows of results from a file, one JSON object a line; no network."""
    from identity_scan.engines import row_file
    from identity_scan.engines.row_file import index_of
    from identity_scan.model import Plan
    from identity_scan.session.assess import assess
    from identity_scan.session.search import new_scan
    from identity_scan.speech.textfile import how_to_save

    gc.set_threshold(100_000, 20, 100)  # rows make many values and no cycles: looking for those grows with every row
    worker = person_of(person)
    try:
        with results.open(encoding="utf-8-sig") as file:
            collected = row_file.parse(file, worker)
    except (OSError, UnicodeDecodeError) as error:
        should = _("They should be a text file with one JSON object a line.")
        saved = f" {how_to_save(error.object)}" if isinstance(error, UnicodeDecodeError) else ""
        raise BadInput(_("The results {path} cannot be read.").format(path=results), should + saved) from error
    made = Plan(Depth.DEEP, tuple(c.ask for c in collected))
    assessment = assess(worker, new_scan(Depth.DEEP, now()), made, collected, index_of(collected), today=now().date())
    _show(assessment, json_to)
    return DONE


@click.command()
@click.option("--check", is_flag=True, help=later("Ask each engine once for your own name, to see which answer."))
@PERSON
@TEXT
def engines(check: bool, person: Path | None) -> int:
    """List the engines: brand, index, whether a key is needed and there, until when it is left alone, last answer."""
    from identity_scan.engines import ENGINES
    from identity_scan.keeping.history import History
    from identity_scan.present import words

    if check:
        return int(click.get_current_context().invoke(scan, person=person, depth="light", recipes="N1") or DONE)
    chosen = settings.read()
    unlock()
    with History.open(None if leaving_nothing.get() else settings.folder(), now) as history:
        tell(*history.notices)
        last, resting = history.last_answers(), history.resting()
    asked = {e.id for e in chosen.chosen(ENGINES)}
    lines = [(_("engine"), _("brand"), _("index"), _("asked"), _("needs"), _("left alone until"), _("last answer"))]
    for engine in ENGINES.values():
        answer = words.outcome(last[engine.id].answer.outcome) if engine.id in last else "-"
        until = f"{resting[engine.id].astimezone():%Y-%m-%d %H:%M}" if engine.id in resting else "-"
        how = _asked(chosen, engine, engine.id in asked)
        lines.append((engine.id, engine.name, engine.index, how, _needs(chosen, engine), until, answer))
    columns(lines)
    return DONE


def _asked(chosen: settings.Settings, engine: "Engine", on: bool) -> str:
    if engine.request is None:
        return _("in your browser")
    if not on:
        return _("no")
    like_browser = engine.route is Route.DDGS or engine.id in chosen.ddgs_route
    return _("yes, as a browser") if like_browser else _("yes")


def _needs(chosen: settings.Settings, engine: "Engine") -> str:
    """What an engine needs and whether it is there; the key itself is never shown."""
    if engine.key:
        return f"{engine.key} ({_('set') if chosen.key(engine.key) else _('not set')})"
    if engine.instance:
        there = chosen.options(engine).instance
        return f"{_('an address of your own instance')} ({_('set') if there else _('not set')})"
    return "-"
