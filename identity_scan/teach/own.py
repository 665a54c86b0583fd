"""A fictional person of the supervisor's own: one file or a folder, read and checked (the format: example.toml)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import tomli_w

from identity_scan.demo.web import Document, World
from identity_scan.model import Person
from identity_scan.person import person_file
from identity_scan.speech import address
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, ngettext
from identity_scan.speech.text import clean, fold
from identity_scan.teach import mine, real
from identity_scan.teach.lesson import Card, Lesson, Says
from identity_scan.teach.library import made, script, table, written

EXAMPLE = Path(__file__).parent / "example.toml"
EXEMPLE = Path(__file__).parent / "exemple.toml"
_FRENCH_CARDS = ("V", "A", "I")
INDEXES = ("google", "bing", "brave", "mojeek")
_TOP = (
    *("invented", "date", "work", "person", "documents", "item", "reserve", "claim", "first", "questions"),
    *("short_items", "short_questions"),
)
_ROWS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # what a row must hold, and what it may hold
    "documents": (("url", "title"), ("snippet", "keywords", "indexes")),
    "item": (("page", "card", "rule", "point"), ("also", "ask")),
    "reserve": (("page", "card", "rule", "point"), ("also", "ask")),
    "claim": (("text", "says", "point"), ()),
    "first": (("page", "name"), ()),
}
_HOW_MANY = {"documents": (3, 300), "item": (3, 24), "reserve": (0, 12), "claim": (0, 8), "first": (3, 8)}
SHOWN = 5
"""How many problems are told when a lesson is opened; `teach --check` tells them all."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a file from being a lesson: where it stands, and a sentence."""

    place: str
    text: str

    def __str__(self) -> str:
        return labelled(self.place, self.text) if self.place else self.text


def example(language: str) -> Path:
    """Return the example that explains the format in a language."""
    return EXEMPLE if language.startswith("fr") else EXAMPLE


def read(path: Path) -> Lesson:
    """Return the lesson in a file or folder; raises BadInput that names what is wrong with it."""
    problems, lesson = _checked(path)
    if lesson is None or problems:
        told = " ".join(f"{problem}" for problem in problems[:SHOWN])
        raise BadInput(
            ngettext(
                "{file} cannot be used: there is {n} problem.",
                "{file} cannot be used: there are {n} problems.",
                len(problems),
            ).format(file=path.name, n=len(problems)),
            told + " " + _("To see them all: identity-scan teach --check {file}").format(file=path),
        )
    return lesson


def check(path: Path) -> tuple[Problem, ...]:
    """Return everything that speaks against using a file or folder as a lesson; none if it may be used."""
    return _checked(path)[0]


def check_rows(data: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return everything that speaks against a lesson that stands in no file yet."""
    return _weighed(data, (), "")[0]


def _checked(path: Path) -> tuple[tuple[Problem, ...], Lesson | None]:
    sources = _sources(path)
    data: dict[str, Any] = {}
    for name, (rows, _source) in sources.items():
        data |= {"person": rows} if name.startswith("person.") else rows
    called = f'"{path}"' if " " in str(path) else str(path)
    return _weighed(data, [source for _rows, source in sources.values()], called)


def _weighed(data: Mapping[str, Any], texts: Sequence[str], called: str) -> tuple[tuple[Problem, ...], Lesson | None]:
    problems = list(_shape(data))
    someone = _person(data.get("person"), problems)
    signs = (*real.signs(data), *mine.signs(data, someone))
    problems += [Problem(_place(where, text, texts), says) for where, text, says in signs]
    if problems or someone is None:
        return tuple(problems), None
    name = fold(someone.name).replace(" ", "-")
    return (), made(name, someone, _world(data, someone), data, _day(data), called)


def _sources(path: Path) -> dict[str, tuple[Mapping[str, Any], str]]:
    """Return the files of a lesson by name, each as rows and as text; raises BadInput for what cannot be understood."""
    if not path.is_dir():
        return {path.name: (table(path), written(path))}
    files = [path / f"{stem}{end}" for stem in ("person", "world", "lesson") for end in (".toml", ".json")]
    found = [file for file in files if file.is_file()]
    if len({file.stem for file in found}) < 3:
        raise BadInput(
            _("The folder {folder} does not hold a lesson.").format(folder=path),
            _("It needs person.toml, world.json and lesson.toml; or put everything into one file."),
        )
    return {file.name: (table(file), written(file)) for file in found}


def _place(where: str, text: str, sources: Sequence[str]) -> str:
    """Add the line of a file in which the words stand, where they can be found again."""
    for source in sources:
        at = source.find(text)
        if at >= 0:
            return _("{place} (line {n})").format(place=where, n=source.count("\n", 0, at) + 1)
    return where


# -- whether everything is there --------------------------------------------------------------------------------------


def _shape(data: Mapping[str, Any]) -> Iterator[Problem]:
    if data.get("invented") is not True:
        yield Problem("", _("Confirm that the person and every page are made up: invented = true."))
    for key in data:
        if key not in _TOP:
            yield Problem(clean(str(key), 60), _not_known(key, _TOP))
    for name, (least, most) in _HOW_MANY.items():
        rows = data.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield Problem(name, _("this should be a list of tables."))
        elif not least <= len(rows) <= most:
            yield Problem(
                name, _("there are {n}; a lesson has {least} to {most}.").format(n=len(rows), least=least, most=most)
            )
        else:
            for n, row in enumerate(rows, 1):
                yield from _row(name, n, row)
    if all(isinstance(data.get(name, []), list) for name in _ROWS):
        yield from _joined(data)
    asked = data.get("questions", [])
    if not isinstance(asked, list) or not all(isinstance(q, str) for q in asked):
        yield Problem("questions", _("this should be a list of sentences."))
    for name, rows in (("short_items", data.get("item", [])), ("short_questions", asked)):
        numbers = data.get(name, [])
        if not isinstance(numbers, list) or not all(type(n) is int and 1 <= n <= len(rows) for n in numbers):
            yield Problem(name, _("this should be a list of numbers, from 1 to {n}.").format(n=len(rows)))
    if "date" in data and _day(data) is None:
        yield Problem("date", _("write the day as 2026-03-15."))


def _row(name: str, n: int, row: Mapping[str, Any]) -> Iterator[Problem]:
    needed, allowed = _ROWS[name]
    where = f"{name} {n}"
    for key in needed:
        if not isinstance(row.get(key), str) or not row[key].strip():
            yield Problem(where, _("{field} is missing or is not text.").format(field=key))
    for key, value in row.items():
        if key not in (*needed, *allowed):
            yield Problem(where, _not_known(key, (*needed, *allowed)))
        elif key == "indexes" and not (isinstance(value, list) and value and all(v in INDEXES for v in value)):
            yield Problem(where, _("indexes may be: {names}.").format(names=", ".join(INDEXES)))
        elif key in allowed and key != "indexes" and not isinstance(value, str):
            yield Problem(where, _("{field} is missing or is not text.").format(field=key))
    if isinstance(row.get("card"), str) and row["card"] not in (*Card, *_FRENCH_CARDS):
        yield Problem(where, _("card must be P, S, M, E or U."))
    if isinstance(row.get("says"), str) and row["says"] not in tuple(Says):
        yield Problem(where, _("says must be one of {names}.").format(names=", ".join(Says)))
    if isinstance(row.get("rule"), str) and row["rule"] not in script().rules:
        yield Problem(where, _("rule must be one of {rules}.").format(rules=", ".join(script().rules)))


def _joined(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Every page that the lesson speaks of must be one of its documents."""
    rows = [row for row in data.get("documents", []) if isinstance(row, dict)]
    known = {address.fingerprint(str(row.get("url"))) for row in rows}
    for n, row in enumerate(rows, 1):
        if isinstance(row.get("url"), str) and not address.is_web(row["url"]):
            yield Problem(f"documents {n}", _("the address must begin with https://"))
    for name in ("item", "reserve", "first"):
        for n, row in enumerate(data.get(name, []), 1):
            page = row.get("page") if isinstance(row, dict) else None
            if isinstance(page, str) and address.fingerprint(page) not in known:
                yield Problem(f"{name} {n}", _("no document has the address {page}.").format(page=clean(page, 120)))


def _not_known(key: str, fields: Sequence[str]) -> str:
    nearest = get_close_matches(str(key), fields, 1)
    said = _("the field {field} is not known.").format(field=clean(str(key), 60))
    return said + " " + (_("Did you mean {field}?").format(field=nearest[0]) if nearest else "")


def _person(rows: object, problems: list[Problem]) -> Person | None:
    if not isinstance(rows, dict):
        problems.append(Problem("person", _("the table of the person is missing.")))
        return None
    try:
        # The attestation of a person file is of the worker's own name; here the whole file says that it is invented.
        return person_file.parse(tomli_w.dumps({k: v for k, v in rows.items() if v is not None} | {"self": True}))
    except BadInput as error:
        problems.append(Problem("person", str(error)))
    except TypeError:
        problems.append(Problem("person", _("a field holds something other than it should.")))
    return None


def _day(data: Mapping[str, Any]) -> date | None:
    value = data.get("date")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if type(value) is date else None


def _world(data: Mapping[str, Any], someone: Person) -> World:
    return World(tuple(_document(row, someone) for row in data["documents"]))


def _document(row: Mapping[str, Any], someone: Person) -> Document:
    """A page answers at least the person's bare name."""
    title, snippet = clean(row["title"]), clean(row.get("snippet", ""))
    words = fold(" ".join((title, snippet, row.get("keywords", ""), row["url"], someone.name)))
    return Document(row["url"].strip(), title, snippet, frozenset(row.get("indexes", INDEXES)), words)
