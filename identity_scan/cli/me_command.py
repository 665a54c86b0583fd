"""The command that asks who the worker is, a question a line: the first run without the screens."""

import select
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.startup import TEXT, leaving_nothing, tell
from identity_scan.model import Person, Safety
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean, fold

if TYPE_CHECKING:
    from identity_scan.present.fields import Field

_EMPTY = "-"
_AT_ONCE = 0.05
"""Seconds in which no person types another line."""
_CHECKED = frozenset({"name", "other_names", "family_name", "birth_year"})


@click.command("me")
@click.argument("field", required=False)
@TEXT
def me(field: str | None) -> int:
    """Say who you are, how you wish to be seen and how safe you need to be; it asks one thing at a time.

    With FIELD, such as portrayal or places, only that is asked.
    """
    from identity_scan.person.attested import needs_promise
    from identity_scan.present.fields import WELCOME
    from identity_scan.session.own_file import draft, refused_here

    with scene_of(None, None, newcomers=True) as scene:
        session = scene.session
        if leaving_nothing.get():
            raise BadInput(
                _("Nothing is kept on this computer, as you chose, so it cannot remember who you are."),
                _("To let it keep things: identity-scan settings leave_nothing no"),
            )
        before, asked = session.person, _known(field)
        if before is None:
            tell(*map(_, WELCOME), _("Enter alone leaves a line empty. Nothing is kept before the last question."))
        else:
            tell(_("Enter alone keeps what is there; a dash empties it."))
        person = _asked(before or draft() or Person("", language=language.in_use()), asked)
        if refused := refused_here(person):
            raise BadInput(refused, _("Type it yourself: identity-scan me"))
        if needs_promise(before, person):
            promise(person, before)
        if before is None and not asked:
            session.prefer(*_like_a_browser())
        session.take(replace(person, attested=True))
    tell(_("Noted. Change it whenever you like: identity-scan me"))
    tell(_("What a search would ask: identity-scan plan --text"))
    return 0


def _known(field: str | None) -> tuple[str, ...]:
    """The field to ask, none for all of them; raises BadInput that names them all for one that there is not."""
    from identity_scan.present.fields import FIRST, MORE

    known = (*(line.name for line in (*FIRST, *MORE)), "language", "portrayal", "safety")
    if field and field not in known:
        raise BadInput(
            _("There is nothing called {name} in what you said about yourself.").format(name=clean(field, 80)),
            _("There is: {names}.").format(names=", ".join(known)),
        )
    return (field,) if field else ()


def _asked(person: Person, only: tuple[str, ...]) -> Person:
    from identity_scan.present.fields import FIRST, MORE

    _step(_("1 of 3 · Who you are"), only)
    person = _lines(person, FIRST, only)
    if not only or "language" in only:
        person = _language(person)
    further = [field for field in MORE if field.name in only] if only else MORE
    if further and (only or _yes(_("More, if you like: each line helps to tell your pages from a namesake's."))):
        person = _lines(person, further, only)
    if not only or "portrayal" in only:
        _step(_("2 of 3 · How you wish to be seen"), only)
        person = _portrayal(person)
    if not only or "safety" in only:
        _step(_("3 of 3 · How safe you need to be"), only)
        person = _safety(person)
    return person


def _step(title: str, only: tuple[str, ...]) -> None:
    if not only:
        tell(title.replace(" · ", ". ") + ".")


def _lines(person: Person, fields: "Sequence[Field]", only: tuple[str, ...]) -> Person:
    """Ask the lines of a form; what cannot be is said at once, and the line asked again."""
    from identity_scan.present.fields import typed_from, with_typed

    for field in fields:
        if only and field.name not in only:
            continue
        while True:
            everything = _as_typed(person)
            typed = _line(field, typed_from(person, field))
            wanted = with_typed(person, {**everything, field.name: typed})
            if field.name == "name" and wanted.name != person.name:
                wanted = _with_forms_of_their_name(wanted)
            if field.name not in _CHECKED or _fits(wanted, person.name):
                person = _with_forms_that_are_they_too(wanted, person)
                break
    return person


def _with_forms_that_are_they_too(person: Person, before: Person) -> Person:
    """Ask of each new form that has no part in common with the name whether it is the worker as well."""
    from identity_scan.person.name_checks import unlike_forms

    strange = [other for other in unlike_forms(person) if other not in before.other_names]
    question = _("«{name}» has no part in common with your name. Is this you too?")
    not_theirs = [other for other in strange if not _yes(question.format(name=other))]
    return replace(person, other_names=tuple(other for other in person.other_names if other not in not_theirs))


def _with_forms_of_their_name(person: Person) -> Person:
    """Take away the other forms that have no part in common with a new name (ETHICS 3.2); say which."""
    from identity_scan.person.name_checks import unlike_forms

    gone = unlike_forms(person)
    kept = [other for other in person.other_names if other not in gone]
    if gone:
        tell(_("Not kept, as they are no forms of this name: {names}.").format(names=", ".join(gone)))
    return replace(person, other_names=tuple(kept))


def _as_typed(person: Person) -> Mapping[str, str]:
    from identity_scan.present.fields import FIRST, MORE, typed_from

    return {field.name: typed_from(person, field) for field in (*FIRST, *MORE)}


def _line(field: "Field", now: str) -> str:
    many = _("Separate several with semicolons.") if field.many else ""
    seen = _(field.seen)
    told = " ".join(filter(None, (f"{_(field.label)}.", _(field.what), f"{seen[:1].upper()}{seen[1:]}.", many)))
    return _typed(told, now, many=field.many)


def _typed(question: str, now: str, *, many: bool = False) -> str:
    tell(question, _("Now: {value}").format(value=now) if now else "")
    said: str = click.prompt(_("Your answer"), default="", show_default=False, err=True)
    said = "\n".join((said, *(_pasted() if many else ()))).strip()
    return now if not said else "" if said == _EMPTY else said


def _pasted() -> Iterator[str]:
    """Yield the lines that were pasted behind the first: they are there at once, and answer nothing that comes next."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return
    try:
        keyboard = sys.stdin.fileno()
    except OSError:  # what stands in for a terminal, and has nothing that could wait
        return
    while select.select([keyboard], [], [], _AT_ONCE)[0]:
        line = sys.stdin.readline()
        if not line:
            return
        yield line.rstrip("\n")


def _fits(person: Person, before: str) -> bool:
    from identity_scan.person.person_file import check_typed

    try:
        check_typed(person, before)
    except BadInput as error:
        tell(str(error))
        return False
    return True


def _yes(question: str) -> bool:
    from identity_scan.cli.help_format import agreed

    return agreed(question)


def _language(person: Person) -> Person:
    from identity_scan.present.fields import LANGUAGES

    now = next((n for n, (tag, _words) in enumerate(LANGUAGES) if tag[:2] == person.language[:2]), 0)
    chosen = _one_of(_("Your language: the one clients search in."), [name for _tag, name in LANGUAGES], now)
    return replace(person, language=LANGUAGES[chosen][0])


def _portrayal(person: Person) -> Person:
    what = _(
        "In two or three sentences: what may clients know about you, and what belongs to your private "
        "life? Results are compared with it. It stays on this computer; no engine sees it. You may leave "
        "it empty and come back."
    )
    like = _(
        "For example: a calm, fair and reachable worker. Clients may know my training and my agency. My home is my own."
    )
    return replace(person, portrayal=clean(_typed(f"{what} {like}", person.portrayal), 4_000))


def _safety(person: Person) -> Person:
    from identity_scan.present.fields import SAFETY

    what = _(
        "This decides what counts as dangerous and what comes first. It stays on this computer; you can change it."
    )
    values = [value for value, _words in SAFETY]
    now = values.index(person.safety.value) if person.safety is not Safety.NONE else 0
    chosen = _one_of(what, [_(words) for _value, words in SAFETY], now)
    return replace(person, safety=Safety(values[chosen]) if values[chosen] else Safety.NONE)


def _like_a_browser() -> tuple[str, str]:
    """Ask once whether an engine that answers browsers alone may be asked as one; give it with "on" or "off"."""
    from identity_scan.present.fields import BROWSER_LIKE, LIKE_A_BROWSER

    question, why, *answers = map(_, LIKE_A_BROWSER)
    return BROWSER_LIKE, "off" if _one_of(f"{question} {why}", answers, 0) else "on"


def _one_of(question: str, choices: Sequence[str], now: int) -> int:
    """Ask for one of some numbered choices; give its place."""
    tell(question, *(f"{number}. {choice}" for number, choice in enumerate(choices, 1)))
    numbers = click.IntRange(1, len(choices))
    chosen: int = click.prompt(_("Its number"), default=now + 1, type=numbers, err=True)
    return chosen - 1


def promise(person: Person, before: Person | None) -> None:
    """Have the person at the terminal confirm that the name is their own, by writing it (ETHICS 2)."""
    from identity_scan.present.fields import ATTESTATION

    erases = _("Another name erases what was kept under the one before: searches, decisions, actions.")
    tell(*map(_, ATTESTATION), erases if before else "")
    while fold(_typed("", "")) != fold(person.name):
        tell(_("Type your own full name, as in the first step: {name}.").format(name=person.name))
