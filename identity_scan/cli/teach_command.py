"""The command for a class: the lesson, its notes and papers, and the check of a fictional person of one's own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli import event_loop
from identity_scan.cli.startup import tell
from identity_scan.keeping import seal, settings
from identity_scan.speech import additions, language
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext

if TYPE_CHECKING:
    from identity_scan.teach import Lesson

DONE, BAD = 0, 2


@click.command()
@click.argument("person", required=False)
@click.option(
    "--notes",
    is_flag=True,
    help=later("The speaker's notes in a second window, which follow the lesson; into a pipe, as text."),
)
@click.option(
    "--handout",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=later("Write the papers for the class and the plan for the instructor (HTML, PDF) there."),
)
@click.option(
    "--pictures",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=later("Write a picture (PNG) of each page that is voted on there, for the slides of a call."),
)
@click.option(
    "--check",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=later("Show what keeps a fictional person of your own from being used: a file or a folder."),
)
@click.option(
    "--example",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help=later("Print an example of such a file, with everything explained, or write it there."),
)
@click.option(
    "--make", is_flag=True, help=later("Make a fictional person of your own, line by line, and write it here.")
)
@click.option("--short", is_flag=True, help=later("The lesson of twenty minutes, for a team meeting."))
def teach(
    person: str | None,
    notes: bool,
    handout: Path | None,
    pictures: Path | None,
    check: Path | None,
    example: str | None,
    make: bool,
    short: bool,
) -> int:
    """Run a lesson on an invented person, offline: tamsin, elodie (in French), corwin, or a file of your own."""
    if example is not None:
        return _example(example)
    if check is not None:
        return _check(check)
    if make:
        return _make()
    from identity_scan.teach import find

    lesson = find(person)
    if not settings.read().language and language.in_use() == "en-CA":
        language.use(lesson.person.language)  # Élodie is taught in French, unless English was asked for
    held = lesson.shortened() if short else lesson
    if pictures is not None:
        return _draw(held, pictures)
    if handout is not None:
        return _write(held, handout)
    if notes:
        return _notes(held)
    from identity_scan.tui.teach import open_lesson

    return open_lesson(lesson, settings.read().theme or "light", short)


def _example(target: str) -> int:
    from identity_scan.teach.own import example

    text = example(language.in_use()).read_text("utf-8")
    if target == "-":
        click.echo(text, nl=False)
        return DONE
    try:
        with Path(target).open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise BadInput(
            _("The example cannot be written to {path} ({reason}).").format(path=target, reason=why(error)),
            _("Name a file that does not exist yet."),
        ) from None
    tell(_("Change it as you like, then check it: {command}").format(command=f"identity-scan teach --check {target}"))
    return DONE


def _make() -> int:
    """Ask for a person and their pages, a line at a time, and write the lesson; a page without a title ends it."""
    from identity_scan.teach import Card
    from identity_scan.teach.sketch import KINDS, PAGE, PERSON, Sketch, SketchedPage, keep

    def asked(label: str) -> str:
        return str(click.prompt(_(label), default="", show_default=False, err=True)).strip()

    person, pages = {name: asked(label) for name, label in PERSON.items()}, []
    tell(_("Now the pages; an empty title finishes."))
    while title := asked(PAGE["title"]):
        text, point = asked(PAGE["text"]), asked(PAGE["point"])
        tell(*(f"{n}  {_(label)}" for n, (label, _url) in enumerate(KINDS.values(), 1)))
        kind = int(click.prompt(_("Where it stands"), type=click.IntRange(1, len(KINDS)), err=True))
        tell(*(f"{card.letter}  {card.named}" for card in Card))
        letters = click.Choice([card.letter for card in Card], case_sensitive=False)
        card = Card.lettered(click.prompt(_("The right card"), type=letters, show_choices=False, err=True))
        pages.append(SketchedPage(list(KINDS)[kind - 1], title, text, card or Card.UNCLEAR, point))
    path, _lesson = keep(Sketch(**person, pages=tuple(pages)), Path.cwd())
    click.echo(str(path))
    return DONE


def _check(path: Path) -> int:
    """Print each problem on a line; what was looked at where there is none."""
    from identity_scan.teach import own
    from identity_scan.teach.rehearsal import rehearse

    problems = own.check(path)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        return BAD
    lesson = own.read(path)
    unseen = event_loop.run(rehearse(lesson)).missing()
    for page in unseen:
        click.echo(_("{page}: no search shows this page; give it more words in keywords.").format(page=page))
    if unseen:
        return BAD
    items = ngettext("{n} item", "{n} items", len(lesson.items)).format(n=len(lesson.items))
    pages = ngettext("{n} page", "{n} pages", len(lesson.world.documents)).format(n=len(lesson.world.documents))
    tell(
        _("Nothing is wrong with it: {name}, {items}, {pages}.").format(
            name=lesson.person.name, items=items, pages=pages
        )
    )
    if seal.is_on(settings.folder()):
        tell(_("What this computer keeps is sealed, so it was not compared with your own name and accounts."))
    return DONE


def _write(lesson: "Lesson", folder: Path) -> int:
    from identity_scan.reports import handout
    from identity_scan.teach.rehearsal import rehearse

    for path in handout.write(event_loop.run(rehearse(lesson)), folder):
        click.echo(str(path))
    if not additions.has_pdf():
        no_pdf = _("There is no PDF, because typst is not installed; print the HTML from a browser.")
        tell(no_pdf, additions.adding("typst"))
    return DONE


def _draw(lesson: "Lesson", folder: Path) -> int:
    from identity_scan.reports import item_pictures

    for path in item_pictures.write(lesson, folder):
        click.echo(str(path))
    return DONE


def _notes(lesson: "Lesson") -> int:
    if not sys.stdout.isatty():
        from identity_scan.teach.notes import text

        click.echo(text(lesson))
        return DONE
    from identity_scan.tui.teach import open_notes

    return open_notes(lesson)
