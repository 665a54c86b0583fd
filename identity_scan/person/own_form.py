"""Whether words that were searched ask for the worker: the own-name check of pages that are brought (ETHICS 3)."""

import re
from collections.abc import Iterator

from identity_scan.model import Finding, Person
from identity_scan.person.handles import is_everyday
from identity_scan.person.mentions import Form, Mention
from identity_scan.person.names import names_of
from identity_scan.person.numbers import shows_number
from identity_scan.person.reading import read
from identity_scan.person.written_addresses import mailbox_in, street_in
from identity_scan.speech.text import fold, holds

_LEFT_OUT = re.compile(r"(?<!\S)-(?:\"[^\"]*\"|\S+)")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_OR = re.compile(r"[\"“”»]\s*(?:\bOR\b|\|)\s*[\"“”«]")


def is_own(text: str, person: Person) -> bool:
    """Tell whether a query asks for the person: a form of their name, a handle, or a contact that they gave.

    Every form that the judge takes for theirs is one (`Form.own`). What a query leaves out does not count, and of
    quoted words with OR between them each must be their own.
    """
    asked = _LEFT_OUT.sub(" ", text)
    if _OR.search(asked):
        return all(_own(phrase, person) for phrase in _QUOTED.findall(asked))
    return _own(asked, person)


def tells_private(text: str, person: Person) -> bool:
    """Tell whether a query holds a private fact of the person's: their number, mailbox or street at home."""
    return (
        any(shows_number(text, number) for number in person.private_phones)
        or any(mailbox_in(text, mailbox) for mailbox in person.private_emails)
        or (bool(person.street) and street_in(text, person.street))
    )


def form_in(text: str, person: Person) -> Mention:
    """Return the form of the person's name that stands in words that somebody typed, with capitals or without."""
    found = [_mention(written, person) for written in dict.fromkeys((text, _in_capitals(text)))]
    return min(found, key=lambda mention: mention.form)


def _own(text: str, person: Person) -> bool:
    form = form_in(text, person).form
    if form.own:
        return True
    asked = fold(text)
    words = {word for word in fold(person.name).split() if len(word) > 1}
    if form is not Form.OTHER and len(words) > 1 and words <= set(asked.split()):  # in any order
        return True
    return any(_contacts(text, asked, person))


def _contacts(text: str, asked: str, person: Person) -> Iterator[bool]:
    for handle in filter(fold, person.usernames):  # an everyday word is their user name where nothing else is asked
        alone = is_everyday(handle.casefold().lstrip("@"), names_of(person).words)
        yield asked == fold(handle) or (not alone and holds(asked, fold(handle)))
    yield any(shows_number(text, number) for number in (*person.work_phones, *person.private_phones))
    yield any(mailbox_in(text, mailbox) for mailbox in (*person.work_emails, *person.private_emails))
    yield bool(person.street) and street_in(text, person.street)


def _mention(text: str, person: Person) -> Mention:
    return names_of(person).mention(read(Finding("", "", text, "", "", ())))


def _in_capitals(text: str) -> str:
    """Return words as names are written: who types a search leaves capitals out."""
    return re.sub(r"(?<![^\W_])[^\W\d_]", lambda match: match.group().upper(), text)
