"""Keep the catalogues: what a person reads in the code, the templates and the data, beside its translation.

For translators and for the tests, never at run time (it needs babel):

    python -m identity_scan.cli.translations    bring the .po up to date and compile it; lists what is not translated
"""

import ast
import inspect
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from identity_scan import facts
from identity_scan.advice import roads
from identity_scan.cli import entry
from identity_scan.cli.help_format import every, first_line
from identity_scan.person.provinces import provinces
from identity_scan.teach import kit, lesson, library

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "identity_scan" / "locale"
LOCALES: Final = ("fr_CA",)

_PACKAGES: Final = ("identity_scan", "reports", "tui")
_KEYWORDS: Final = {"_": None, "gettext": None, "later": None, "ngettext": (1, 2), "plural": (1, 2)}


def messages() -> Catalog:
    """Return every English message that a person may read, with the places where it stands."""
    found = Catalog(domain="identity_scan", project="identity-scan", charset="utf-8")
    for place, message in (*_code(), *_data()):
        found.add(message, locations=[(place, 0)])
    return found


def _code() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for path in (path for name in _PACKAGES for path in sorted((ROOT / name).rglob("*.py"))):
        yield from ((path.relative_to(ROOT).as_posix(), message) for message in _python(path))
    for path in sorted((ROOT / "reports" / "templates").glob("*.html")):
        found = extract_from_file("jinja2.ext:babel_extract", path, keywords=_KEYWORDS)
        yield from ((path.relative_to(ROOT).as_posix(), message) for _line, message, _comments, _context in found)


def _python(path: Path) -> Iterator[str | tuple[str, ...]]:
    """The messages of a module: texts that stand as such in a call of a keyword, however long the lines they fill."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KEYWORDS:
            wanted = 2 if node.func.id in ("ngettext", "plural") else 1
            texts = [a.value for a in node.args[:wanted] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(texts) == wanted and all(texts):
                yield texts[0] if wanted == 1 else tuple(texts)


def _data() -> Iterator[tuple[str, str]]:
    for place, sentences in _tables():
        yield from ((place, sentence) for sentence in sentences if sentence)


def _tables() -> Iterator[tuple[str, Iterable[str]]]:
    """Where sentences stand that the code shows without naming them: the data files and the help of the commands."""
    folder = "identity_scan/facts/"
    for action in facts.actions().values():
        yield folder + "actions.json", (action.title, action.strategy, action.when, *action.steps)
        yield folder + "actions.json", (action.who, action.check, action.guideline)
    yield folder + "severity.json", (row["name"] for row in facts.severity_model()["facts"].values())
    yield folder + "recipes.toml", (text for recipe in facts.recipes() for text in (recipe.title, recipe.when))
    yield folder + "removals.tsv", dict.fromkeys(row["engine"] for row in facts.removals().values())
    yield folder + "roads.toml", (way.wont for way in roads.ways().values())
    checks = tomllib.loads((facts.FOLDER / "handchecks.toml").read_text("utf-8")).values()
    yield folder + "handchecks.toml", (row[part] for row in checks for part in ("title", "why", "how"))
    yield folder + "provinces.toml", (province.names[0] for province in provinces().values())
    for command in every(entry.commands):
        said = inspect.cleandoc(command.help or "")
        yield (
            "identity_scan/cli/entry.py",
            (said, first_line(command), *(getattr(p, "help", "") for p in command.params)),
        )
    yield "identity_scan/teach/kit.toml", kit.messages()
    for one in library.lessons():
        yield f"identity_scan/demo/{one.id}/lesson.toml", lesson.messages(one)


def read(locale: str) -> Catalog:
    """Return the translations of a locale as they stand."""
    with _po(locale).open("rb") as file:
        return read_po(file, locale=locale)


def update(locale: str) -> Catalog:
    """Bring a locale's translations up to what the sources hold, compile them, and return them."""
    catalogue, now = read(locale), messages()
    catalogue.update(now, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    with _po(locale).open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)
    with _po(locale).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the messages of a catalogue that have no translation, or one that is in doubt."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and (message.fuzzy or not all(_forms(message.string or "")))
    ]


def _forms(translation: str | tuple[str, ...] | list[str]) -> Iterable[str]:
    return (translation,) if isinstance(translation, str) else translation


def _po(locale: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES" / "identity_scan.po"


def main() -> None:
    """Bring every catalogue up to date."""
    for locale in LOCALES:
        missing = untranslated(update(locale))
        sys.stdout.writelines(f"{locale}: not translated: {message!r}\n" for message in missing)


if __name__ == "__main__":
    main()
