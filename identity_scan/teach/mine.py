"""Signs that a lesson is about the one whom this installation searches for; what is kept is read, never written."""

import sqlite3
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from identity_scan.keeping import on_disk, settings
from identity_scan.keeping.ownership import is_print_of
from identity_scan.model import Person
from identity_scan.person.numbers import number, numbers_in
from identity_scan.person.own_form import form_in
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import fold, holds
from identity_scan.teach.real import Sign, texts

_OWN = ("usernames", "work_emails", "private_emails", "work_phones", "private_phones", "accounts")
SHORTEST = 4
"""Signs of an account or a number below which it may stand anywhere by chance."""


def signs(data: Mapping[str, Any], someone: Person | None) -> Iterator[Sign]:
    """Give everything in a lesson that is this installation's own."""
    rows = _person(settings.folder())
    listed = tuple(_listed([rows.get("name", ""), rows.get("other_names", [])]))
    names = {fold(name) for name in listed} - {""}
    me = Person(listed[0], other_names=listed[1:]) if names else None
    if someone is not None and (_is_one_of(someone, names) or _owns_history(settings.folder(), someone)):
        yield _("person, name"), someone.name, _name()
    own = {fold(value) for value in _listed([rows.get(field, []) for field in _OWN] + [rows.get("home_address", "")])}
    phones = {number(value) for value in _listed([rows.get("work_phones", []), rows.get("private_phones", [])])} - {""}
    for where, text in texts("", data):
        folded = fold(text)
        if where != "person, name" and (any(" " in n and holds(folded, n) for n in names) or _names_me(text, me)):
            yield where, text, _name()
        details = sorted(value for value in own if len(value) >= SHORTEST and holds(folded, value))
        for value in details or [text[one.start : one.end] for one in numbers_in(text, phones)]:
            yield where, text, _detail().format(words=value)


def _name() -> str:
    return _("this is a name of the person whom this computer searches for; only somebody invented may be named here.")


def _detail() -> str:
    return _("{words} belongs to the person whom this computer searches for; make something up instead.")


def _names_me(text: str, me: Person | None) -> bool:
    """Tell whether a text shows given name and surname in another way of writing them: Mueller for Müller."""
    shown = form_in(text, me) if me else None
    return shown is not None and shown.form.whole and " " in shown.name


def _is_one_of(someone: Person, own: Iterable[str]) -> bool:
    """The same words in any order, or all words of the shorter name in the longer: a middle name hides nobody."""
    for name in (someone.name, *someone.other_names):
        here = frozenset(fold(name).split())
        for mine in (frozenset(name.split()) for name in own):
            if min(len(here), len(mine)) > 1 and (here <= mine or mine <= here):
                return True
    return False


def _person(folder: Path) -> Mapping[str, Any]:
    """What is known of the person of this computer: in the store, or in a file that is not taken in yet."""
    try:
        kept = _asked(folder, "person", "SELECT content FROM person")
        laid = folder / "person.toml"
        data = laid.read_bytes() if laid.exists() else bytes(kept[0][0]) if kept else b""
        return tomllib.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError):
        return {}


def _asked(folder: Path, table: str, sql: str) -> list[Any]:
    """Rows of the store as it lies there, none where it cannot be read."""
    try:
        return on_disk.rows(folder, table, sql)
    except (sqlite3.Error, OSError, IdentityScanError):
        return []


def _listed(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (inner for inner in value if isinstance(inner, str))


def _owns_history(folder: Path, someone: Person) -> bool:
    """The history knows its owner only by a salted print; it is read as it lies there, without opening it to write."""
    rows = _asked(folder, "owner", "SELECT salt, print FROM owner")
    return any(is_print_of(row[1], name, row[0]) for row in rows for name in (someone.name, *someone.other_names))
