"""Commands on what is kept: history, compare, report, remind, erase."""

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.help_format import agreed
from identity_scan.cli.startup import (
    DEMO,
    PERSON,
    PERSON_FILE,
    SHORT,
    TEXT,
    columns,
    history_of,
    in_text,
    not_shown,
    now,
    person_of,
    tell,
    write_json,
)
from identity_scan.cli.text_form import say, scene_of
from identity_scan.keeping import seal, settings
from identity_scan.keeping.on_disk import LOOK_AT_THEM, nothing_yet
from identity_scan.model import Assessment, Band, Depth, Person
from identity_scan.planning import plan
from identity_scan.present import urgency
from identity_scan.speech.errors import BadInput, IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    from identity_scan.keeping.compare import Change, Comparison
    from identity_scan.keeping.history import History
    from identity_scan.remembered import Record


def latest(worker: Person, kept: "History", name: str | None = None) -> Assessment:
    """Judge a kept search anew, the newest if none is named; raises BadInput if there is none."""
    from identity_scan.session.search import Search

    scans = kept.scans()
    if not scans:
        raise nothing_yet(not_shown())
    scan = kept.scan(name) if name else scans[-1]
    return Search.resume(worker, kept.plan(scan.id), scan, (), kept, now).assessment()


@click.command()
@TEXT
@DEMO
@PERSON
def history(demo: str | None, person: Path | None) -> int:
    """List the searches that are kept, the newest first, and when the next one is due."""
    if in_text.get() or demo:
        from identity_scan.cli.say_history import history as spoken

        with scene_of(person, demo) as scene:
            say(spoken(scene))
        return 0
    worker = person_of(person)
    with history_of(worker) as kept:
        records = {record.scan.id: record for record in kept.records()}
        urgent = urgency.name(Band.ACT_NOW)
        lines: list[tuple[str, ...]] = [(_("search"), _("depth"), urgent, _("answered"), _("findings"))]
        for scan in reversed(kept.scans()):
            lines.append(_line(scan.id, scan.depth, records.get(scan.id)))
        columns(lines)
        if there := not_shown():
            tell(there, _("To look at them: {command}").format(command=LOOK_AT_THEM))
        else:
            tell(plan.when_due(kept.scans(), now()))
    return 0


def _line(name: str, depth: Depth, record: "Record | None") -> tuple[str, ...]:
    from identity_scan.present import words

    if record is None:
        return name, words.depth(depth), "-", _("stopped before its end"), "-"
    counts = ", ".join(f"{words.label(label)} {n}" for label, n in record.counts.items() if label in words.LABELS)
    answered = f"{record.coverage.answered}/{record.coverage.asked}"
    return name, words.depth(depth), str(record.urgent), answered, counts


@click.command()
@click.argument("earlier", required=False)
@click.argument("newer", required=False)
@click.option("--json", "json_to", metavar="FILE", help=later("Write the changes here as JSON; - for stdout."))
@TEXT
@PERSON
def compare(earlier: str | None, newer: str | None, json_to: str | None, person: Path | None) -> int:
    """Say what changed from one search to the next: the last two, or those named."""
    if in_text.get() and not json_to:
        return _compared(person, earlier or "", newer or "")
    from identity_scan.keeping.compare import Kind
    from identity_scan.present import words
    from identity_scan.present.cover import of_seen
    from identity_scan.present.what_changed import listed, sentence

    worker = person_of(person)
    with history_of(worker) as kept:
        found, said = _side_by_side(kept, earlier, newer), kept.decisions()
    if json_to:
        write_json((json.dumps(listed(found), ensure_ascii=False, indent=1), "\n"), json_to)
        return 0
    for change in found.changes:
        if change.kind is not Kind.SAME:
            seen = change.later or change.earlier
            over = of_seen(seen) if seen and change.page[0] and change.finding not in said else None
            nameless = _("a page about somebody else") if change.others else _("a page whose words are no longer kept")
            title = over.title if over else change.page[0] or nameless
            click.echo(f"{labelled(words.change(change.kind), title)}\n  {sentence(change)}{_look(change)}")
    same = found.counts.get(Kind.SAME, 0)
    tell(ngettext("{n} finding is as it was.", "{n} findings are as they were.", same).format(n=same))
    return 0


def _side_by_side(kept: "History", earlier: str | None, newer: str | None) -> "Comparison":
    """The last two searches, or those named in any order; BadInput or HistoryError where there are no two."""
    from identity_scan.keeping.compare import compare as compared

    records = kept.records()
    if not records and (there := not_shown()):
        raise nothing_yet(there)
    if len(records) < 2 and not (earlier and newer):
        raise BadInput(_("There are not two finished searches to compare."), _("Search again in some weeks."))
    first = kept.record(earlier) if earlier else records[-2]
    second = kept.record(newer) if newer else records[-1]
    first, second = sorted((first, second), key=lambda r: r.seq)
    if first.seq == second.seq:
        raise BadInput(
            _("A search cannot be compared with itself."), _("`identity-scan history` lists those there are.")
        )
    return compared(first, second, [r for r in records if r.seq < first.seq])


def _look(change: "Change") -> str:
    """How to be sure of a page that was not seen, where its address is known."""
    from identity_scan.keeping.compare import Kind

    if change.kind is not Kind.NOT_SEEN or not change.page[1]:
        return ""
    return " " + _("To be sure, look at the page itself: identity-scan look {name}").format(name=change.finding[:SHORT])


def _compared(person: Path | None, earlier: str, newer: str) -> int:
    from identity_scan.cli.say_history import compared

    with scene_of(person, None) as scene:
        done = [past.scan.id for past in scene.session.past() if past.closed]
        for name in filter(None, (earlier, newer)):
            if name not in done:
                raise BadInput(
                    _("There is no finished search called {name}.").format(name=clean(name, 80)),
                    _("`identity-scan history` lists those there are."),
                )
        if not done and (there := scene.session.not_shown()):
            raise nothing_yet(there)
        if not done:
            raise BadInput(_("There are not two finished searches to compare."), _("Search again in some weeks."))
        say(compared(scene.session.compare(newer or done[0], earlier), scene.session.decisions()))
    return 0


@click.command()
@click.argument("formats", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), help=later("The folder to write to; your own if left out."))
@click.option("--redact/--full", default=None, help=later("Without names and addresses, or with them."))
@click.option("--scan", "name", help=later("Which search; the newest if left out."))
@PERSON
def report(
    formats: tuple[str, ...], out: Path | None, redact: bool | None, name: str | None, person: Path | None
) -> int:
    """Write reports: html, pdf, md, csv, json, ics, txt; a sheet for supervision; the entry for your competence log.

    Your own copy, in your own folder, is full. Elsewhere a report holds no name, address, title or snippet, unless you
    say --full. The sheet (supervision) and the entry (log) never do.
    """
    from identity_scan.reports import names_nobody, write

    worker = person_of(person)
    hidden = out is not None if redact is None else redact
    with history_of(worker) as kept:
        assessment = latest(worker, kept, name)
        folder = out or settings.folder() / "reports"
        written = write(assessment, formats, folder, hidden, now().date(), kept.records())
    for path in written:
        click.echo(path)
    if not hidden and not all(map(names_nobody, formats)):
        tell(_("These hold your name and what was found. Do not pass them on: nobody may ask you for them."))
    return 0


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help=later("The folder to write to; your own if left out."))
@PERSON
@click.pass_context
def remind(context: click.Context, out: Path | None, person: Path | None) -> int:
    """Write a calendar file (.ics) with the next light and the next deep search."""
    code: int = context.invoke(report, formats=("ics",), out=out, redact=True, name=None, person=person)
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
        tell(_("Your words were looked for in the folder: they stand there no more."))
    tell(*_out_of_reach(settings.folder()))
    return 0


def _out_of_reach(folder: Path) -> tuple[str, ...]:
    """Say what erasing cannot know or cannot reach, so that nobody takes it for more than it is."""
    from identity_scan.asking.own_browser import downloads_folder
    from identity_scan.keeping.erase import is_synchronised

    elsewhere = _(
        "What it cannot know is yours to look for: result pages that you saved for it in {folder}, reports and "
        "recovery sheets that you wrote elsewhere, and what backups hold."
    )
    disk = _(
        "Every file was overwritten before it was deleted. A solid-state disk, and one that writes copies, may keep "
        "what stood there all the same: it cannot be read, since its key was destroyed first. Reports have no key."
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
