"""What cannot be a name, or the name of one person, each with its reason in one sentence and what to do."""

import re
import unicodedata

from identity_scan.model import Person
from identity_scan.person.name_forms import split
from identity_scan.person.scripts import SYLLABIC, any_in
from identity_scan.person.spellings import joined, spellings
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import fold

LONGEST = 120
"""Letters of a name; the longest full names in use have about a hundred."""
MOST_FORMS = 24
"""Other forms of one name: more would be a list of people."""
_SEVERAL = re.compile(r"[;/|,]\s(?=\S+\s)|\n|\s(?:&|\+|and|et)\s")
_EAST = ("HAN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO")


def wrong_name(name: str) -> tuple[str, str] | None:
    """Return why a text cannot be the name of the one person who is searched, and what to do; None if it can."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 and not any_in(name, SYLLABIC):
        return _("The name is missing or has only one letter."), _('Write your own full name: name = "Given Surname".')
    if len(letters) > LONGEST:
        return (
            _("The name has {n} letters, more than any name.").format(n=len(letters)),
            _("Write your own name alone, as clients know it."),
        )
    if _in_two_scripts(name):
        return (
            _("The name mixes letters of two scripts."),
            _("Write it in one script; its form in the other belongs to the other forms of your name."),
        )
    if sum(len(piece.split()) > 1 for piece in _SEVERAL.split(name)) > 1:
        return (
            _("The name holds more than one person."),
            _("This tool searches for one person: you. Other forms of your name have a field of their own."),
        )
    return None


def wrong_typed(name: str) -> tuple[str, str] | None:
    """Return what `wrong_name` returns, and also why a name that is typed anew is none: digits, pictures."""
    if sum(c.isalpha() for c in name) < 2 and not any_in(name, SYLLABIC):
        return _("Write your own full name."), ""
    if wrong := wrong_name(name):
        return wrong
    if odd := _odd(name):
        return (
            _("«{signs}» cannot be part of a name.").format(signs=odd),
            _("Write your own name alone, as clients know it."),
        )
    return None


def wrong_form(other: str, person: Person) -> tuple[str, str] | None:
    """Return why a text cannot be another form of the person's name, and what to do; None if it can."""
    if len(person.other_names) > MOST_FORMS:
        return (
            _("There are {n} other forms of the name, more than one person has.").format(n=len(person.other_names)),
            _("Only other forms of your own name belong there: a nickname, a former surname."),
        )
    if unlike(other, person.name) and not _like_a_name(other):
        return (
            _("The other name «{name}» has no part in common with your name, and is not a full name.").format(
                name=other
            ),
            _("Only other forms of your own name belong there: a nickname, a former surname."),
        )
    return None


def unlike(other: str, name: str) -> bool:
    """Tell whether a form has no part in common with the name: the worker is asked whether it is they as well."""
    parts = {form for word in fold(name).split() for form in (word, *spellings(word))} | spellings(name)
    words = {form for word in fold(other).split() if len(word) > 1 or not word.isascii() for form in spellings(word)}
    return not any(
        w in parts or any(len(w) > 2 and len(p) > 2 and (p.startswith(w) or w.startswith(p)) for p in parts)
        for w in words | (spellings(other) if words else set())
    )


def unlike_forms(person: Person) -> tuple[str, ...]:
    """Return the other forms that have no part in common with the name."""
    return tuple(other for other in person.other_names if unlike(other, person.name))


def _like_a_name(text: str) -> bool:
    """Tell whether a text is written as the name of a person: given name and surname, or one script's whole name."""
    words = [word for word in text.replace(",", " ").split() if joined(word)]
    given, _middle, surname = split(text)
    if any_in(text, SYLLABIC):
        return len(words) <= 5
    spelt_out = len(joined(given)) > 1 and len(joined(surname)) > 1
    cased = [word for word in words if word[:1].upper() != word[:1].lower()]
    capitals = all(word[:1].isupper() for word in (cased[0], cased[-1])) if cased else True
    return spelt_out and capitals and 1 <= len(words) <= 6 and wrong_typed(text) is None


def _odd(name: str) -> str:
    """Return the first sign that no name has, empty if there is none; a glottal stop is written 7 in some languages."""
    for n, sign in enumerate(name):
        inside = sign == "7" and name[n - 1 : n].isalpha() and name[n + 1 : n + 2].isalpha()
        kind = unicodedata.category(sign)
        if not (kind[0] in "LMZ" or kind in ("Pd", "Lm", "Sk") or sign in ".,'’‘`´·・“”\"()" or inside):
            return sign
    return ""


def _in_two_scripts(name: str) -> bool:
    scripts = {_script(c) for c in name if c.isalpha() and unicodedata.category(c) != "Lm"}
    return len(scripts - {""}) > 1


def _script(letter: str) -> str:
    """Return the script of a letter by the first word of its name in Unicode; those of the East are written mixed."""
    folded = unicodedata.normalize("NFKD", letter)[:1]
    first = unicodedata.name(folded, "").split(" ")[0]
    if "SYLLABICS" in unicodedata.name(folded, ""):
        return "SYLLABICS"
    return "EAST" if first in _EAST else first if first not in ("MODIFIER", "FULLWIDTH", "HALFWIDTH") else ""
