"""The ways the person's name is written, for searching: what the worker gave, and what clients make of it.

Queries keep the letters of the name (NFC); letters without accents are asked besides, as many type them.
"""

import re
from collections.abc import Iterator

from identity_scan.model import NameForm, NameKind, Person
from identity_scan.person.name_parts import Name, short_forms, take_apart
from identity_scan.person.spellings import joined
from identity_scan.speech.text import fold


def split(name: str, family_name: str = "") -> tuple[str, str, str]:
    """Return given name, middle names and surname as they are written; a name of one word is a given name alone.

    What stands before a comma is the surname; otherwise the tradition of the name tells (see name_parts).
    """
    found = take_apart(name, family_name)
    if found is None:
        return name.strip(), "", ""
    if not found.given and "," not in name:
        return found.as_surname, "", ""
    return found.as_given, found.as_middles, found.as_surname


def name_forms(person: Person) -> tuple[NameForm, ...]:
    """Return the ways the person's name may be written, as given first, without repetition (TAXONOMY R1, "name forms").

    Accents on and off, hyphen or space, the other order, initials, what the worker listed, and usual short forms.
    """
    found: dict[str, NameForm] = {}
    for form in _forms(person):
        text = " ".join(form.text.split())
        if text and text.casefold() not in found:
            found[text.casefold()] = NameForm(text, form.kind)
    return tuple(found.values())


def _forms(person: Person) -> Iterator[NameForm]:
    yield NameForm(person.name, NameKind.FULL)
    for other in person.other_names:
        yield NameForm(other, _kind(other, person.name))
    for name in (person.name, *person.other_names):
        kind = _kind(name, person.name)
        bare = kind if kind in (NameKind.INITIALS, NameKind.SURNAME_FIRST) else NameKind.ACCENTS
        yield from (
            NameForm(form, bare) for form in (_plain(name), name.replace("-", " "), _plain(name).replace("-", " "))
        )
    found = take_apart(person.name, person.family_name)
    if found is None or not (found.as_given and found.as_surname):  # "Quill," has a surname alone
        return
    yield NameForm(_other_order(person.name, found), NameKind.SURNAME_FIRST)
    yield from _shorter(found)
    if found.given:
        shorts = short_forms(fold(found.as_given))
        yield from (NameForm(f"{s.capitalize()} {found.as_surname}", NameKind.NICKNAME) for s in shorts if len(s) > 1)


def _other_order(name: str, found: Name) -> str:
    """Return the name in the order in which it was not given: surname last where it stood first."""
    if found.first and joined(name).startswith(joined(found.as_surname)) and "," not in name:
        return " ".join(filter(None, (found.as_given, found.as_middles, found.as_surname)))
    return f"{found.as_surname}, {found.as_given}"


def _shorter(found: Name) -> Iterator[NameForm]:
    given, middle, surname = found.as_given, found.as_middles, found.as_surname
    cased = given[0].upper() != given[0].lower()
    if cased:
        yield NameForm(f"{given[0]}. {surname}", NameKind.INITIALS)
    if middle:
        yield NameForm(f"{given} {surname}", NameKind.OTHER)
        if cased:
            yield NameForm(f"{given} {middle[0]}. {surname}", NameKind.OTHER)
            yield NameForm(f"{given[0]}. {middle[0]}. {surname}", NameKind.INITIALS)


def _kind(other: str, name: str) -> NameKind:
    if fold(other) == fold(name):
        return NameKind.ACCENTS
    if "," in other:
        return NameKind.SURNAME_FIRST
    given, _middle, _surname = split(other)
    cased = given[:1].upper() != given[:1].lower()
    return NameKind.INITIALS if cased and re.fullmatch(r"\w\.?", given) else NameKind.OTHER


def _plain(name: str) -> str:
    """Return a name of the Latin alphabet without accents, its capitals and hyphens kept; any other as it is."""
    out = []
    for word in re.split(r"([\s\-'’,.]+)", name):
        bare = joined(word)
        if not bare.isascii():
            return name
        out.append(word if not bare else bare.capitalize() if word[:1].isupper() else bare)
    return "".join(out)
