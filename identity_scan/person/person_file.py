"""The person file: reading, checking and writing it, and the ways a name is written."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, cast

import tomli_w

from identity_scan.model import NameForm, NameKind, Person, Safety
from identity_scan.speech.errors import BadInput, where
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean, fold

_ATTESTATION = "self"
_KINDS: Mapping[str, str] = {f.name: getattr(f.type, "__name__", str(f.type)) for f in fields(Person)}
FIELDS = tuple("self" if name == "attested" else name for name in _KINDS)
"""The names that may stand in a person file (docs/FORMATS.md)."""


def text_of(person: Person) -> str:
    """Return the person file of a person, as parse() reads it; what is empty is left out."""
    data: dict[str, Any] = {}
    for name, value in ((f.name, getattr(person, f.name)) for f in fields(Person)):
        if name == "attested":
            data[_ATTESTATION] = value
        elif value not in ("", (), None):
            data[name] = list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Safety) else value
    return tomli_w.dumps(data)


def parse(text: str) -> Person:
    """Return the checked person that a TOML text describes."""
    if not text.strip():
        raise BadInput(_("The person file is empty."), _('It needs at least a line such as: name = "Your Name"'))
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput(
            _("The person file cannot be understood: {reason}.").format(reason=where(error)),
            _('Each line reads: field = "text", or field = ["one", "another"].'),
        ) from None
    person = _from(data)
    check(person)
    return person


def _from(data: Mapping[str, Any]) -> Person:
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in FIELDS:
            raise _unknown(key)
        name = "attested" if key == _ATTESTATION else key
        values[name] = _value(key, _KINDS[name], value)
    return Person(**{"name": "", **values})


def _unknown(key: str) -> BadInput:
    from rapidfuzz import process

    nearest = process.extractOne(key, FIELDS, score_cutoff=60)
    remedy = (
        _("Did you mean {field}?").format(field=nearest[0])
        if nearest
        else _("The fields are: {fields}.").format(fields=", ".join(FIELDS))
    )
    return BadInput(_("The person file has a field that is not known: {field}.").format(field=clean(key, 60)), remedy)


def _value(key: str, kind: str, value: Any) -> Any:
    wrong = BadInput(
        _("The field {field} of the person file holds something else than it should.").format(field=key),
        _('Use text in quotes, a list such as ["one", "two"], a year as a number, or true.'),
    )
    if kind == "Safety":
        if value not in list(Safety):
            raise BadInput(_("The field safety must be S0, S1 or S2."), _("Leave it out if you prefer not to say."))
        return Safety(value)
    if kind.startswith("tuple"):
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
            raise wrong
        return tuple(dict.fromkeys(t for text in texts[:200] if (t := clean(text, 300))))
    expected = {"str": str, "bool": bool}.get(kind, int)
    if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
        raise wrong
    return clean(value, 4_000) if isinstance(value, str) else value


def check(person: Person) -> None:
    """Raise BadInput without a name, with a name of one letter, without the attestation (ETHICS 2)."""
    letters = [c for c in person.name if c.isalpha()]
    if len(letters) < 2:
        raise BadInput(
            _("The name is missing or has only one letter."),
            _('Write your own full name: name = "Given Surname".'),
        )
    if not person.attested:
        raise BadInput(
            _("It is not confirmed that the name is your own."),
            _("This tool searches for one person: you. If that is so, confirm it: self = true."),
        )
    if person.birth_year is not None and not 1900 <= person.birth_year <= 2100:
        raise BadInput(_("The year of birth cannot be right."), _("Write it with four digits, or leave it out."))


def check_names(person: Person) -> None:
    """Raise BadInput if a name that would be searched shares no part with the person's own (ETHICS 3.2)."""
    parts = set(fold(person.name).split())
    for other in person.other_names:
        if not _shares_part(fold(other).split(), parts):
            raise BadInput(
                _("The other name «{name}» has no part in common with your name.").format(name=other),
                _("Only other forms of your own name belong there: a nickname, a former surname."),
            )


def _shares_part(words: list[str], parts: set[str]) -> bool:
    """Tell whether a form shares the given name or the surname, if need be only by its beginning (Tam, Tamsin)."""
    long = [w for w in words if len(w) > 1]
    return any(
        w in parts or any(len(w) > 2 and len(p) > 2 and (p.startswith(w) or w.startswith(p)) for p in parts)
        for w in long
    )


# -- the ways a name is written ---------------------------------------------------------------------------------------


def split(name: str) -> tuple[str, str, str]:
    """Return given name, middle names and surname; what stands before a comma is the surname.

    Small words such as "de" and "van" belong to the surname. A name of one word is a given name alone.
    """
    if "," in name:
        surname, _comma, rest = name.partition(",")
        words = rest.split()
        return (words[0] if words else ""), " ".join(words[1:]), surname.strip()
    words = name.split()
    if len(words) < 2:
        return name.strip(), "", ""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return words[0], " ".join(words[1:start]), " ".join(words[start:])


_PARTICLES = {
    "de",
    "du",
    "des",
    "da",
    "di",
    "del",
    "della",
    "der",
    "den",
    "van",
    "von",
    "le",
    "la",
    "st",
    "saint",
    "ben",
    "al",
    "el",
    "dos",
    "mac",
    "ter",
    "ten",
}


def name_forms(person: Person) -> tuple[NameForm, ...]:
    """Return the ways the person's name may be written, as given first, without repetition (TAXONOMY R1, "name forms").

    Accents on and off, hyphen or space, surname first, initials, what the worker listed, and usual short forms.
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
    given, middle, surname = split(person.name)
    if not (given and surname):  # "Quill," has a surname alone
        return
    yield NameForm(f"{surname}, {given}", NameKind.SURNAME_FIRST)
    yield NameForm(f"{given[0]}. {surname}", NameKind.INITIALS)
    if middle:
        yield NameForm(f"{given} {surname}", NameKind.OTHER)
        yield NameForm(f"{given} {middle[0]}. {surname}", NameKind.OTHER)
        yield NameForm(f"{given[0]}. {middle[0]}. {surname}", NameKind.INITIALS)
    yield from (NameForm(f"{short} {surname}", NameKind.NICKNAME) for short in short_forms(given))


def _kind(other: str, name: str) -> NameKind:
    if fold(other) == fold(name):
        return NameKind.ACCENTS
    if "," in other:
        return NameKind.SURNAME_FIRST
    given, _middle, _surname = split(other)
    return NameKind.INITIALS if re.fullmatch(r"\w\.?", given) else NameKind.OTHER


def _plain(name: str) -> str:
    """Return the name without accents, its capitals and hyphens kept."""
    out = []
    for word in re.split(r"([\s\-'’,.]+)", name):
        bare = fold(word).replace(" ", "")
        out.append(word if not bare else bare.capitalize() if word[:1].isupper() else bare)
    return "".join(out)


@cache
def _nicknames() -> Any:
    from nicknames import NickNamer

    return NickNamer()


def short_forms(given: str) -> tuple[str, ...]:
    """Return usual short forms of a given name (Liz for Elizabeth), none if the name has no list; English only."""
    found = cast("set[str]", _nicknames().nicknames_of(given.lower()))
    return tuple(sorted(n.capitalize() for n in found if len(n) > 1))
