"""The commands that search and judge: demo, scan, import, judge, engines."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli import event_loop
from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.startup import (
    JSON,
    PERSON,
    QUIET,
    TEXT,
    columns,
    in_text,
    leaving_nothing,
    nothing_sent,
    now,
    person_of,
    tell,
    write_json,
    write_reports,
)
from identity_scan.cli.text_form import say_top
from identity_scan.cli.typed_plan import listed, planned
from identity_scan.keeping import settings
from identity_scan.model import Assessment, Collected, Depth, Outcome, Plan, Scan
from identity_scan.speech.errors import BadInput, NothingAsked
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext

if TYPE_CHECKING:
    from identity_scan.cli.narration import Narrator
    from identity_scan.cli.scene import Scene
    from identity_scan.present.values import EngineRow

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
    """Show the whole program offline, on an invented person: tamsin, elodie or corwin."""
    from identity_scan.demo import find, usual

    chosen = find(person or usual())
    if in_text.get() and not (headless or json_to):
        say_top(chosen.id)
        return DONE
    if not (headless or json_to):
        from identity_scan.cli.doctor_command import LACKING, can_open

        if not can_open(keeps=False):
            return LACKING
        from identity_scan.tui import open_demonstration

        return open_demonstration(now, write_reports, chosen.id)
    with scene_of(None, chosen.id, beside=True) as scene:
        _show(scene.judged, json_to, read=f"{_READ} --demo {chosen.id}")
        return _code(scene.judged)


@click.command()
@PERSON
@click.option("--depth", type=click.Choice(["light", "deep"]), help=later("How far to go; what is due if left out."))
@click.option("--engines", "named", help=later("Ask these engines only, separated by commas."))
@click.option(
    "--recipes", help=later("Ask these recipes only, such as N1,P1; a private one is switched on by its name.")
)
@click.option("--resume", is_flag=True, help=later("Go on with the search that was stopped."))
@click.option("--deeper", is_flag=True, help=later("Continue the last light search with what a deep one adds."))
@click.option("--again", is_flag=True, help=later("Ask again what the last search got no answer to."))
@click.option(
    "--as-browser",
    metavar="ENGINES",
    help=later("Ask these engines through a client that looks like a browser and does not say that a program asks."),
)
@click.option(
    "--in-browser",
    metavar="ENGINES",
    help=later(
        "Open the searches of these engines in a browser window that you watch, one for each line of "
        "input, and read the page that is open."
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
    deeper: bool,
    again: bool,
    as_browser: str | None,
    in_browser: str | None,
    leave_nothing: bool,
    json_to: str | None,
    quiet: bool,
) -> int:
    """Search your own name in several engines and report what they show."""
    from identity_scan.cli.narration import Narrator

    leaving_nothing.set(leave_nothing or leaving_nothing.get())
    like_browser, looked = _like_browser(listed(as_browser)), listed(in_browser)
    with scene_of(person, None, as_browser=like_browser, quiet=quiet) as scene:
        if leaving_nothing.get():
            tell(_("Nothing is written on this computer: this search ends with the program."))
        if not looked or named:
            plan, going_on = _to_ask(scene, resume, again, deeper) or (_planned(scene, depth, named, recipes), None)
            narrator = Narrator(scene, plan, going_on, quiet, aloud=in_text.get())
            found = _asked(scene, plan, going_on, narrator, offers=not looked).judged
        if looked:
            found = _looked(scene, looked, listed(recipes), depth, quiet)
        _show(found, json_to, quiet, "" if leaving_nothing.get() else _READ)
        return _code(found)


def _looked(
    scene: "Scene", engines: Sequence[str], recipes: Sequence[str], depth: str | None, quiet: bool
) -> Assessment:
    """Look in a watched browser; the pages join the newest search, and all of it is shown."""
    from identity_scan.cli.look_command import look
    from identity_scan.engines import ENGINES

    settings.read().chosen(ENGINES, engines)  # a name that is none is told before anything is read or opened
    look(scene, engines, recipes, depth, quiet)
    return scene.session.judge(over=True).assessment


def _like_browser(named: Sequence[str]) -> tuple[str, ...]:
    """The engines to ask through the other client, for this search alone; BadInput for one that cannot be asked so."""
    from identity_scan.engines import ENGINES

    for engine in settings.read().chosen(ENGINES, named) if named else ():
        if engine.request is None:
            raise BadInput(
                _("{engine} does not answer programs in any way.").format(engine=engine.name),
                _("Look there in a browser window that you watch: {command}").format(
                    command=f"identity-scan scan --in-browser {engine.id}"
                ),
            )
        if engine.key or engine.instance:
            raise BadInput(_("{engine} is already asked the way its owner wishes.").format(engine=engine.name))
    return tuple(named)


def _planned(scene: "Scene", depth: str | None, named: str | None, recipes: str | None) -> Plan:
    made = planned(scene, depth, listed(recipes), listed(named))
    if not made.asks:
        raise NothingAsked(_("There is nothing to ask."), _("Switch on at least one engine, and choose a recipe."))
    return made


def _to_ask(scene: "Scene", resume: bool, again: bool, wider: bool) -> tuple[Plan, Scan] | None:
    """What is left of a search that is there; None where a new one was asked for."""
    if wider:
        return _deeper(scene)
    return _going_on(scene, again=again) if again or resume else None


def _deeper(scene: "Scene") -> tuple[Plan, Scan]:
    """The plan of the newest search with all that a deep one asks beside it, and that search."""
    from identity_scan.session.deeper import deeper

    plan, scan = deeper(scene.session, scene.progress), scene.progress.scan
    if plan is None or scan is None:
        raise BadInput(
            _("There is no recent light search that a deep one could go on from."),
            _("Start a new one: identity-scan scan --depth deep"),
        )
    return plan, scan


def _going_on(scene: "Scene", *, again: bool) -> tuple[Plan, Scan]:
    """The plan of the newest search and that search: stopped before its end, or `again` to ask what got no answer."""
    from identity_scan.session.search import may_go_on

    plan, scan = scene.progress.plan, scene.progress.scan
    if plan is None or scan is None or not (again or scan.finished is None):
        raise BadInput(_("There is no search to continue."), _("Start a new one: identity-scan scan"))
    if again:
        may_go_on(scan, scene.progress.unanswered(), now())
    return plan, scan


def _asked(scene: "Scene", plan: Plan, scan: Scan | None, narrator: "Narrator", *, offers: bool) -> "Scene":
    """Run the search, told as it goes; what was answered is kept when it is stopped."""
    narrator.announce()
    try:
        after = event_loop.run(_searched(scene, plan, scan, narrator, offers and not narrator.quiet))
    except KeyboardInterrupt:
        if not leaving_nothing.get():
            kept = ngettext(
                "Stopped. {n} answer is kept; go on with: identity-scan scan --resume",
                "Stopped. {n} answers are kept; go on with: identity-scan scan --resume",
                narrator.kept,
            )
            tell("", kept.format(n=narrator.kept))
        raise
    narrator.done()
    narrator.after(after)
    return after


async def _searched(scene: "Scene", plan: Plan, scan: Scan | None, narrator: "Narrator", offers: bool) -> "Scene":
    from identity_scan.cli.nothing_new import NothingNew
    from identity_scan.cli.scene import searched

    watched = NothingNew(scene.progress.collected if scan else (), offers=offers)

    def came(item: Collected) -> None:
        narrator.came(item)
        watched.came(item)

    return await searched(scene, plan, scan, came, watched.enough)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@PERSON
@JSON
@TEXT
def import_(files: tuple[Path, ...], person: Path | None, json_to: str | None) -> int:
    """Import result pages that you saved from your own browser (.html, .htm, .mhtml)."""
    with scene_of(person, None) as scene:
        items = event_loop.run(_brought(scene, files))
        refused = [item for item in items if isinstance(item, str)]
        taken = [item for item in items if not isinstance(item, str)]
        tell(*refused)
        if not taken:
            raise BadInput(_("None of these files could be imported."))
        doubted = 0
        for item in taken:
            tell(
                _("{engine}, {query}, page {page}: imported.").format(
                    engine=item.ask.engine, query=item.ask.query.text, page=item.ask.page
                )
            )
            if item.answer.outcome is Outcome.DOUBTED:
                tell(item.answer.why or "")
                doubted += 1
        _show(scene.session.judge(over=True).assessment, json_to, read="" if leaving_nothing.get() else _READ)
        return PARTLY if refused or doubted else DONE


async def _brought(scene: "Scene", files: Sequence[Path]) -> list[Collected | str]:
    return [item async for item in scene.session.brought(files)]


@click.command()
@click.argument("results", type=click.Path(path_type=Path))
@click.option("--person", type=click.Path(path_type=Path), required=True, help=later("The person file."))
@JSON
@TEXT
def judge(results: Path, person: Path, json_to: str | None) -> int:
    """Judge rows of results from a file, one JSON object per line; no network."""
    # before the imports: they and the rows make many values and no cycles, and looking for those grows with every row
    gc.set_threshold(1_000_000, 20, 100)
    from identity_scan.engines import row_file
    from identity_scan.engines.row_file import index_of
    from identity_scan.model import Plan
    from identity_scan.session.assess import assess
    from identity_scan.session.begun import new_scan
    from identity_scan.speech.textfile import how_to_save

    worker = person_of(person)
    tell(nothing_sent())
    try:
        with results.open(encoding="utf-8-sig") as file:
            collected = row_file.parse(file, worker)
    except (OSError, UnicodeDecodeError) as error:
        should = _("They should be a text file with one JSON object per line.")
        saved = f" {how_to_save(error.object)}" if isinstance(error, UnicodeDecodeError) else ""
        raise BadInput(_("The results {path} cannot be read.").format(path=results), should + saved) from error
    made = Plan(Depth.DEEP, tuple(c.ask for c in collected))
    assessment = assess(worker, new_scan(Depth.DEEP, now()), made, collected, index_of(collected), today=now().date())
    _show(assessment, json_to)
    gc.freeze()  # else Python looks three times through all that lives before it ends
    return DONE


@click.command()
@click.option("--check", is_flag=True, help=later("Ask each engine once for your own name, to see which answer."))
@PERSON
@TEXT
def engines(check: bool, person: Path | None) -> int:
    """List the engines: brand, index, whether a key is needed and there, until when it is left alone, last answer."""
    from identity_scan.present import words

    if check:
        return int(click.get_current_context().invoke(scan, person=person, depth="light", recipes="N1") or DONE)
    with scene_of(person, None, newcomers=True) as scene:
        last = {name: words.outcome(outcome) for name, outcome in scene.session.settings().last.items()}
        lines = [(_("engine"), _("brand"), _("index"), _("asked"), _("needs"), _("left alone until"), _("last answer"))]
        for row in scene.session.engines():
            until = f"{row.resting.astimezone():%Y-%m-%d %H:%M}" if row.resting else "-"
            lines.append((row.id, row.name, row.index, _how(row), _needs(row), until, last.get(row.id, "-")))
    columns(lines)
    return DONE


def _how(row: "EngineRow") -> str:
    if row.yours:
        return _("in your browser")
    if not row.asked:
        return _("no")
    return _("yes, as a browser") if row.as_browser else _("yes")


def _needs(row: "EngineRow") -> str:
    """What an engine needs and whether it is there; the key itself is never shown."""
    if not row.needs:
        return "-"
    what = _("an address of your own instance") if row.needs == "instance" else row.needs
    return f"{what} ({_('set') if row.there else _('not set')})"
