"""Commands on what is kept: history, compare, report, remind, erase."""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.help_format import agreed
from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.startup import (
    DEMO,
    PERSON,
    PERSON_FILE,
    TEXT,
    columns,
    in_text,
    tell,
    write_json,
)
from identity_scan.cli.text_form import say
from identity_scan.keeping import seal, settings
from identity_scan.keeping.on_disk import LOOK_AT_THEM, nothing_yet
from identity_scan.model import Person
from identity_scan.speech.errors import BadInput, IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    from identity_scan.cli.scene import Scene


@click.command()
@TEXT
@DEMO
@PERSON
def history(demo: str | None, person: Path | None) -> int:
    """List the searches that are kept, the newest first, and when the next one is due."""
    with scene_of(person, demo) as scene:
        if in_text.get():
            from identity_scan.cli.say_history import history as spoken

            say(spoken(scene))
        else:
            _list(scene)
    return 0


def _list(scene: "Scene") -> None:
    from identity_scan.present import past

    kept = scene.session.past()
    head = (_("search"), _("begun"), _("depth"), _("answered"), _("needs you"), _("findings"))
    told = map(past.line, kept.searches)
    columns([head, *((t.called, f"{t.day}, {t.time}", t.depth, t.answered, t.urgent, t.labels) for t in told)])
    if there := scene.session.not_shown:
        tell(there, _("To look at them: {command}").format(command=LOOK_AT_THEM))
    else:
        tell(kept.due)


@click.command()
@click.argument("earlier", required=False)
@click.argument("newer", required=False)
@click.option("--json", "json_to", metavar="FILE", help=later("Write the changes here as JSON; - for stdout."))
@TEXT
@PERSON
def compare(earlier: str | None, newer: str | None, json_to: str | None, person: Path | None) -> int:
    """Show what changed from one search to the next: the last two, or those named."""
    from identity_scan.cli.say_history import compared
    from identity_scan.present.what_changed import listed

    with scene_of(person, None) as scene:
        found = scene.session.compare(*_which(scene, earlier or "", newer or ""))
        if json_to:
            write_json(
                (json.dumps(listed(found.whole) if found.whole else [], ensure_ascii=False, indent=1), "\n"), json_to
            )
        else:
            say(compared(found, scene.session.said))
    return 0


def _which(scene: "Scene", earlier: str, newer: str) -> tuple[str, str]:
    """The newer of the last two finished searches and the other, or those named in any order.

    Raises BadInput where there are no two.
    """
    searches = {past.scan.id: past.closed for past in scene.session.past().searches}
    done = [name for name, closed in searches.items() if closed]
    list_them = _("`identity-scan history` lists those there are.")
    for name in filter(None, (earlier, newer)):
        if name not in searches:
            raise BadInput(_("There is no search called {id}.").format(id=clean(name, 80)), list_them)
        if not searches[name]:
            raise BadInput(_("The search {id} was not finished.").format(id=name), _("Resume it first."))
    if not done and scene.session.not_shown:
        raise nothing_yet(scene.session.not_shown)
    if earlier and earlier == newer:
        raise BadInput(_("A search cannot be compared with itself."), list_them)
    if len(done) < 2:
        raise BadInput(_("There are not two finished searches to compare."), _("Search again in a few weeks."))
    first, second = earlier or done[1], newer or done[0]
    if first == second:
        raise BadInput(_("A search cannot be compared with itself."), list_them)
    return second, earlier


def _whose(leaves: bool, chooses: bool, draws: bool) -> None:
    """Raise BadInput where lines are chosen of the worker's own copy, or ways wanted where others may read."""
    if chooses and not leaves:
        raise BadInput(
            _("Lines are chosen for what others may read; this is your own copy."),
            _("Add --redact, or ask for the supervision sheet."),
        )
    if not draws:
        raise BadInput(
            _("Ways are drawn only in your own full copy."), _("Add --full, and ask for html, pdf, md, txt or csv.")
        )


@click.command()
@click.argument("formats", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), help=later("The folder to write to; your own if left out."))
@click.option("--redact/--full", default=None, help=later("Without names and addresses, or with them."))
@click.option("--scan", "name", help=later("Which search; the newest if left out."))
@click.option("--with", "ticked", metavar="LINE", multiple=True, help=later("Add a line to what others may read."))
@click.option("--without", "unticked", metavar="LINE", multiple=True, help=later("Leave a line out of it."))
@click.option("--own-words", is_flag=True, help=later("Write what you think of it, and what you want to talk about."))
@click.option("--draw-ways", is_flag=True, help=later("Draw the easiest ways to find you in your own copy."))
@click.option("--annex", is_flag=True, help=later("Add everything after the short PDF of your own copy."))
@click.option("--yes", is_flag=True, help=later("Do not ask."))
@DEMO
@PERSON
def report(
    formats: tuple[str, ...],
    out: Path | None,
    redact: bool | None,
    name: str | None,
    ticked: tuple[str, ...],
    unticked: tuple[str, ...],
    own_words: bool,
    draw_ways: bool,
    annex: bool,
    yes: bool,
    demo: str | None,
    person: Path | None,
) -> int:
    """Write reports: html, pdf, md, csv, json, ics, txt; a sheet for supervision; the entry for your competence log.

    Your own copy, in your own folder, is full. Elsewhere a report holds no name, address, title or snippet, unless you
    say --full. The sheet (supervision) and the entry (log) never do.

    What is for others holds how far the search reached, counts by life and questions; a step stands there only if you
    name it. It is shown to you line by line before it is written. Ways are drawn in your own copy alone.
    """
    from identity_scan.cli import say_leaving
    from identity_scan.present.leaving import DEFAULT, chosen_for, draws, may_be_drawn
    from identity_scan.reports import known, names_nobody

    hidden = (out is not None and not demo) if redact is None else redact
    leaves = chosen_for(known(formats), hidden)
    _whose(leaves, bool(ticked or unticked or own_words), not draw_ways or draws(known(formats), hidden))
    with scene_of(person, demo, name or "", beside=True) as scene:
        scan, folder = scene.session.scan, out or scene.session.reports
        if scan is None or folder is None:
            raise nothing_yet(scene.session.not_shown)
        draft = scene.session.report(scan.id)
        lets = say_leaving.chosen(draft, ticked, unticked, own_words) if leaves else DEFAULT
        if leaves and not (yes or demo) and not say_leaving.agreed_to(draft, lets):
            tell(_("Nothing was written."))
            return 1
        written = draft.write(formats, folder, hidden, replace(lets, ways=draw_ways, annex=annex))
        undrawn = draw_ways and not may_be_drawn(scene.person)
    _told(written, undrawn, own=not hidden and not demo and not all(map(names_nobody, formats)))
    return 0


def _told(written: Sequence[Path], undrawn: bool, own: bool) -> None:
    """Name the files on stdout; say beside them what was left out, and what is nobody else's."""
    from identity_scan.present.leaving import NOT_IN_DANGER

    for path in written:
        click.echo(path)
    if undrawn:
        tell(_(NOT_IN_DANGER))
    if own:
        tell(
            _(
                "These contain your name and what was found. Do not pass them on: nobody has the right to ask you "
                "for them."
            )
        )


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help=later("The folder to write to; your own if left out."))
@PERSON
@click.pass_context
def remind(context: click.Context, out: Path | None, person: Path | None) -> int:
    """Write a calendar file (.ics) with the next light and the next deep search."""
    code: int = context.invoke(report, formats=("ics",), out=out, redact=True, person=person)
    return code


@click.command()
@click.option("--yes", is_flag=True, help=later("Do not ask."))
def erase(yes: bool) -> int:
    """Delete everything that identity-scan keeps on this computer; works without a network."""
    from identity_scan.keeping import erase as erasing

    folders = (settings.folder(), settings.config_folder())
    there = erasing.traces(folders)
    if not there:
        tell(_("Nothing is kept on this computer."))
        return 0
    tell(_("This deletes for good:"), *(f"  {path}" for path in there))
    if not yes and not agreed(_("Delete all of this?")):
        tell(_("Nothing was deleted."))
        return 1
    whose = _known(folders)
    with contextlib.suppress(IdentityScanError):  # no keyring, or a key that is damaged: neither must stand in the way
        if seal.is_on(settings.folder()):
            seal.remember("")
    erasing.erase(folders)
    still = erasing.left(folders, whose) if whose else ()
    if still:
        tell(
            _("Deleted. These other files in the same folder still hold your words:"), *(f"  {path}" for path in still)
        )
        return 1
    tell(_("Everything is deleted."))
    if whose:
        tell(_("Your words were looked for in the folder: none is left there."))
    tell(*_out_of_reach(settings.folder()))
    return 0


def _out_of_reach(folder: Path) -> tuple[str, ...]:
    """Say what erasing cannot know or cannot reach, so that nobody takes it for more than it is."""
    from identity_scan.asking.own_browser import downloads_folder
    from identity_scan.keeping.erase import is_synchronised

    elsewhere = _(
        "What it cannot know about is for you to look for: result pages that you saved for it in {folder}, "
        "reports and recovery sheets that you wrote elsewhere, and what backups hold."
    )
    disk = _(
        "Every file was overwritten before it was deleted, the key first. On a solid-state disk, and on "
        "one that writes copies, that proves nothing: it may still keep what was there, the key too. "
        "Reports have no key."
    )
    shared = _("{folder} is synchronised: its service may keep earlier versions, so delete them there too.")
    there = (shared.format(folder=folder),) if is_synchronised(folder) else ()
    return (elsewhere.format(folder=downloads_folder() or _("Downloads")), disk, *there)


def _known(folders: Sequence[Path]) -> Person | None:
    """Whose words to look for once all is deleted; None where the person file is missing or cannot be read."""
    from identity_scan.keeping import own_person

    for folder in folders:
        with contextlib.suppress(IdentityScanError):  # a person file that is broken or sealed must not stand in the way
            return own_person.read(folder / PERSON_FILE)
    return None
