"""The person file: reading, checking and writing it, and the ways a name is written."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import tomli_w

from identity_scan.model import Person, Safety
from identity_scan.person.name_checks import wrong_form, wrong_name, wrong_typed
from identity_scan.person.name_forms import name_forms, split
from identity_scan.person.name_parts import told_apart
from identity_scan.speech.errors import BadInput, where
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

__all__ = ["FIELDS", "check", "check_names", "check_typed", "name_forms", "parse", "split", "text_of"]

NAME = "person.toml"
"""What the file is called that is laid in the home by hand, or that earlier versions kept there."""
LONGEST = 200_000
"""Bytes of a file that are read; a filled one has about 2,000."""
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
    from difflib import get_close_matches

    nearest = get_close_matches(key, FIELDS, 1)
    remedy = (
        _("Did you mean {field}?").format(field=nearest[0])
        if nearest
        else _("The fields are: {fields}.").format(fields=", ".join(FIELDS))
    )
    return BadInput(_("The person file has a field that is not known: {field}.").format(field=clean(key, 60)), remedy)


def _value(key: str, kind: str, value: Any) -> Any:
    wrong = BadInput(
        _("The field {field} of the person file holds something other than it should.").format(field=key),
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
    """Raise BadInput for a name that cannot be one, and without the attestation (ETHICS 2)."""
    if wrong := wrong_name(person.name):
        raise BadInput(*wrong)
    if not person.attested:
        raise BadInput(
            _("It is not confirmed that the name is your own."),
            _("This tool searches for one person: you. If that is so, confirm it: self = true."),
        )
    if person.birth_year is not None and not 1900 <= person.birth_year <= 2100:
        raise BadInput(_("The year of birth cannot be right."), _("Write it with four digits, or leave it out."))
    if person.family_name and not told_apart(person.name, person.family_name):
        raise BadInput(
            _("The family name does not appear in your name as you wrote it."),
            _("Write it as it appears there, or leave it out."),
        )


def check_typed(person: Person, before: str = "") -> None:
    """Raise BadInput for what is wrong with a person who is being asked for; `before` is the name that was kept so far.

    A name that was kept already is not asked again, whatever stands in it.
    """
    if (person.name != before or not before) and (wrong := wrong_typed(person.name)):
        raise BadInput(*wrong)
    check(replace(person, attested=True))
    check_names(person)


def check_names(person: Person) -> None:
    """Raise BadInput for another form of the name that is the name of nobody, or of a second person (ETHICS 3.2)."""
    for other in person.other_names:
        if wrong := wrong_form(other, person):
            raise BadInput(*wrong)
