"""A picture of each page that a class votes on, for the slides of a call: what an engine shows of it, and no answer."""

import json
from importlib.resources import files
from pathlib import Path

from identity_scan.keeping import private_files
from identity_scan.speech import additions, address, language
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.teach import Card, Lesson

DOTS = 108.0
"""Dots an inch: with a page of 1280 by 720 points a picture has 1920 by 1080."""


def pictures(lesson: Lesson) -> list[bytes]:
    """Return the pictures as PNG, in the order of the items; raises NotInstalled where none can be made."""
    if not additions.has_pdf():
        raise additions.no_pdf()
    import typst

    documents = [lesson.document(item) for item in lesson.items]
    told = {
        "language": language.in_use(),
        "banner": _("{name} is invented, and so is every page shown here.").format(name=lesson.person.name),
        "questions": [lesson.say(question) for question in lesson.script.two_questions],
        "cards": [{"letter": card.letter, "name": card.brief} for card in Card],
        "items": [
            {"number": n, "address": address.shown(page.url), "title": page.title, "snippet": page.snippet}
            for n, page in enumerate(documents, 1)
        ],
    }
    source = files("identity_scan.reports").joinpath("templates", "item_picture.typ").read_bytes()
    inputs = {"seen": json.dumps(told, ensure_ascii=False).encode(errors="replace").decode()}
    made = typst.compile(source, format="png", ppi=DOTS, sys_inputs=inputs)
    return list(made) if isinstance(made, list) else [made]


def write(lesson: Lesson, folder: Path) -> list[Path]:
    """Write the pictures into a folder and return where they stand; a file that is there is never replaced."""
    made = pictures(lesson)
    try:
        if not folder.exists():
            private_files.folder(folder)
        names = (f"lesson-{lesson.id}-item-{n:02}.png" for n in range(1, len(made) + 1))
        return [private_files.write_beside(folder / name, image) for name, image in zip(names, made, strict=True)]
    except OSError as error:
        raise BadInput(
            _("The pictures cannot be written in {folder} ({reason}).").format(folder=folder, reason=why(error)),
            _("Choose another folder with --pictures."),
        ) from error
