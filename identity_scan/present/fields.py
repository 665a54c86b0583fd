"""The fields of the person form: what each is for, and whether an engine will ever see it."""

import re
from dataclasses import dataclass, replace
from typing import Any

from identity_scan.model import Person, Safety
from identity_scan.speech.language import later
from identity_scan.speech.text import clean

WELCOME = (
    later("What can clients find about you, and what can you do about it?"),
    later(
        "This program types your own name into several search engines, as a client would. It sorts what they show "
        "into your professional and your personal life, says why, and suggests next steps."
    ),
    later(
        "Everything stays on this computer. Only the searches themselves go to the engines, and you see each of "
        "them first."
    ),
    later("Results can surprise. Choose a time when you can talk to somebody afterwards."),
)
MOVING = later(
    "The arrow keys go from line to line and enter chooses; you can also click everything with the "
    "mouse. At the bottom of each screen are its keys: press the letter in front of a word, and it is "
    "done."
)
"""How one moves, for somebody who never sat before a terminal."""
ATTESTATION = (
    later("This tool searches for one person: you."),
    later(
        "By going on I confirm that the name I enter is my own, that I will not use this tool to look up a client, "
        "former client, student, applicant, colleague or anyone else, and that I understand that doing so may "
        "break my code of ethics, my employer's policy and privacy law."
    ),
    later("Results stay on this computer. I can delete them at any time."),
    later("Type your own full name to confirm."),
)
"""ETHICS 2, word for word."""

ASKED = later("engines see it")
DEEP = later("engines see it in a deep search")
WARY = later("engines see it in a deep search, and in every search if you need to be careful")
KEPT = later("stays here, used only to compare")
OFF = later("stays here, unless you tick it in the plan of a search")


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form."""

    name: str
    """The field of the person."""
    label: str
    what: str
    """What it is for."""
    seen: str
    """Whether an engine will see it."""
    many: bool = True
    """Several values, with semicolons between them."""


FIRST = (
    Field("name", later("Your full name"), later("As clients know it."), ASKED, many=False),
    Field(
        "other_names",
        later("Other forms of it"),
        later("Tam Okerlund; a former or married name; your name in another script. Only your own."),
        ASKED,
    ),
    Field(
        "family_name",
        later("Which part is your family name?"),
        later("Nguyen in Nguyen Thi Mai; both in Rios Gutierrez. Leave it empty if it is the last word."),
        KEPT,
        many=False,
    ),
    Field(
        "places",
        later("Your city"),
        later("Hamilton, Ontario; then former ones. It tells you apart from namesakes."),
        ASKED,
    ),
    Field("professions", later("What you are"), later("Social worker, RSW. Clients type it beside your name."), ASKED),
    Field("employers", later("Where you work"), later("The employer; then former ones."), ASKED),
    Field("schools", later("Where you studied"), later("Class lists and theses name it."), DEEP),
    Field("usernames", later("Your user names"), later("The names of your accounts, even old ones."), WARY),
    Field("accounts", later("Your own pages"), later("Their addresses; they are recognized at once."), KEPT),
)
MORE = (
    Field(
        "domains", later("Your employer's web address"), later("escarpmentcfs.example; searched for your name."), DEEP
    ),
    Field("work_emails", later("Work e-mail"), later("It shows that a page is about you."), DEEP),
    Field("work_phones", later("Work phone"), later("It shows that a page is about you."), DEEP),
    Field(
        "family", later("Family"), later("Partner Devon Marchetti; so that a page that names them is noticed."), KEPT
    ),
    Field(
        "interests",
        later("What you do for fun"),
        later("Clubs and hobbies; they tell your pages from a namesake's."),
        KEPT,
    ),
    Field("keywords", later("Other words about you"), later("Anything else that a page about you may say."), KEPT),
    Field(
        "birth_year", later("Year of birth"), later("A page about somebody much older is not you."), KEPT, many=False
    ),
    Field("private_emails", later("Private e-mail"), later("So that a page that shows it is noticed."), OFF),
    Field("private_phones", later("Private phone"), later("So that a page that shows it is noticed."), OFF),
    Field("home_address", later("Home address"), later("So that a page that shows it is noticed."), OFF, many=False),
)
SAFETY = (
    ("", later("I prefer not to say.")),
    (Safety.NONE.value, later("Nothing special.")),
    (
        Safety.ANGER.value,
        later(
            "My work draws anger or pursuit (child protection, custody, crisis, shelters), or everyone can be "
            "found where I live."
        ),
    ),
    (Safety.THREAT.value, later("Something is happening now: threats, stalking, a hostile page, somebody turning up.")),
)
BROWSER_LIKE = "duckduckgo"
"""The engine that answers browsers alone, and is asked like one only where the worker lets it be."""
LIKE_A_BROWSER = (
    later("May DuckDuckGo be asked the way a browser asks?"),
    later(
        "It answers only what looks like a browser, so it is asked in a way that does not say that a "
        "program asks. It shows Bing's list, as Yahoo does; without it you miss little. You can change "
        "this in the settings."
    ),
    later("Ask DuckDuckGo this way"),
    later("Leave DuckDuckGo out"),
)
"""What is asked once, in the first run: the question, its reason, and the two answers."""
LANGUAGES = (("en-CA", "English"), ("fr-CA", "Français"))


_BETWEEN = re.compile(r"[;\n\r\t\v\f\u2028\u2029]|(?:^|\s)[•‣▪●◦·](?=\s)")
"""What stands between several values: a semicolon, or what a list that is pasted has between its lines."""
_BULLET = re.compile(r"^\s*(?:[-–—*+•‣▪●◦·]|\(?\d{1,2}[.)])\s+")
_ONE_WORD = frozenset(("usernames", "accounts", "domains", "work_emails", "private_emails"))
"""Fields whose values hold neither space nor comma: there these stand between values as well."""
_NUMBERS = frozenset(("work_phones", "private_phones"))


def several(text: str, field: Field) -> tuple[str, ...]:
    """Return the values of a field that holds several: typed with semicolons, or pasted as lines or as a list."""
    pieces = (_BULLET.sub("", piece) for piece in _BETWEEN.split(text))
    if field.name in _ONE_WORD:
        pieces = (word for piece in pieces for word in re.split(r"[\s,]+", piece))
    elif field.name in _NUMBERS:
        pieces = (part for piece in pieces for part in piece.split(","))
    return tuple(dict.fromkeys(part for piece in pieces if (part := clean(piece, 300))))


def typed_from(person: Person, field: Field) -> str:
    """Give what stands in a line of the form for this person."""
    value = getattr(person, field.name)
    return "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def with_typed(person: Person, typed: dict[str, str]) -> Person:
    """Give the person with what was typed; a year that is none is left out."""
    changes: dict[str, Any] = {}
    for field in (*FIRST, *MORE):
        text = typed.get(field.name, "")
        if field.name == "birth_year":
            changes[field.name] = int(text) if text.strip().isdecimal() else None
        elif field.many:
            changes[field.name] = several(text, field)
        else:
            lines = filter(None, map(str.strip, text.splitlines()))  # several lines in a name are several people
            changes[field.name] = clean("; ".join(lines), 300)
    return replace(person, **changes)
