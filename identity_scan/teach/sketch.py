"""A fictional person of one's own without a file to edit: a few answers become one, which is checked like any other."""

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from identity_scan.keeping import private_files
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import clean, fold
from identity_scan.teach import own
from identity_scan.teach.lesson import Card, Lesson

FEWEST, MOST_FIRST = 3, 8
"""Pages that a lesson needs at least, and how many of them stand in the list of first steps at most."""
PERSON: Mapping[str, str] = {
    "name": later("A made-up name"),
    "work": later("The work"),
    "place": later("The town"),
    "wish": later("How this person wishes to be seen"),
}
"""What is asked about the person, by the field of a sketch."""
PAGE: Mapping[str, str] = {
    "title": later("The title of a page"),
    "text": later("What an engine shows of it, a line or two"),
    "point": later("What the class is to learn from it"),
}
"""What is asked about each page, beside where it stands and its card."""
KINDS: Mapping[str, tuple[str, str]] = {
    "employer": (later("an employer's page"), "https://www.our-agency.example/people/{n}"),
    "paper": (later("a newspaper"), "https://www.local-observer.example/{n}"),
    "club": (later("a club or an event"), "https://www.the-club.example/{n}"),
    "notice": (later("a family notice"), "https://notices.families.example/{n}"),
    "review": (later("a review or a forum"), "https://www.what-people-say.example/{n}"),
    "social": (later("a social network"), "https://www.instagram.com/{name}_fict{n}/"),
    "record": (later("an official record"), "https://records.public.example/{n}"),
}
"""Where a page stands: what it is called, and the address that is made up for it."""
_RULES: Mapping[tuple[str, str], str] = {("review", "P"): "R7", ("record", "P"): "R8", ("record", "S"): "R8"}
_RULE_OF: Mapping[str, str] = {"E": "R1", "U": "R16"}
_USUAL = "R3"


@dataclass(frozen=True, slots=True)
class SketchedPage:
    """A page as a supervisor thinks it up."""

    kind: str
    title: str
    text: str
    card: Card
    point: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """The person and their pages."""

    name: str
    work: str = ""
    place: str = ""
    wish: str = ""
    pages: tuple[SketchedPage, ...] = ()


def as_file(sketch: Sketch) -> str:
    """Return the file of a lesson that a sketch becomes; every address in it is made up here."""
    documents = [
        {"url": _address(sketch, n), "title": page.title, "snippet": page.text} for n, page in _numbered(sketch)
    ]
    items = [
        {"page": _address(sketch, n), "card": page.card.value, "rule": _rule(page), "point": page.point}
        for n, page in _numbered(sketch)
    ]
    first = [{"page": _address(sketch, n), "name": page.title} for n, page in _numbered(sketch)][:MOST_FIRST]
    person = {
        "name": sketch.name,
        "places": [sketch.place] if sketch.place else [],
        "professions": [sketch.work] if sketch.work else [],
        "portrayal": sketch.wish,
        "language": language.in_use(),
    }
    rows = {"invented": True, "work": sketch.work, "person": person}
    return tomli_w.dumps({**rows, "documents": documents, "item": items, "first": first})


def _numbered(sketch: Sketch) -> Sequence[tuple[int, SketchedPage]]:
    return tuple(enumerate(sketch.pages, 1))


def _address(sketch: Sketch, n: int) -> str:
    return KINDS[sketch.pages[n - 1].kind][1].format(n=n, name=_plain(sketch.name, ""))


def _plain(name: str, between: str) -> str:
    """A name in the letters of an address."""
    letters = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode()
    return between.join("".join(c if c.isalnum() else " " for c in letters).split()) or "somebody"


def _rule(page: SketchedPage) -> str:
    return _RULES.get((page.kind, page.card.value)) or _RULE_OF.get(page.card.value, _USUAL)


def missing(sketch: Sketch) -> tuple[str, ...]:
    """Return what speaks against a sketch, as sentences; none if it is a lesson."""
    if not sketch.name.strip():
        return (_("Give the person a made-up name."),)
    if len(sketch.pages) < FEWEST:
        return (_("A lesson needs {least} pages; there are {n}.").format(least=FEWEST, n=len(sketch.pages)),)
    text = as_file(sketch)
    return tuple(str(problem) for problem in own.check_rows(tomllib.loads(text)))


def keep(sketch: Sketch, folder: Path) -> tuple[Path, Lesson]:
    """Write a sketch that nothing speaks against into a folder, and open it; raises BadInput if that cannot be."""
    if wrong := missing(sketch):
        raise BadInput(wrong[0], " ".join(wrong[1:]))
    name = _plain(clean(sketch.name, 60), "-")
    try:
        path = private_files.write_beside(folder / f"{name}.toml", as_file(sketch).encode())
    except OSError as error:
        raise BadInput(
            _("The lesson cannot be written in {folder} ({reason}).").format(folder=folder, reason=why(error)),
            _("Start the program in a folder of your own."),
        ) from error
    return path, own.read(path)
