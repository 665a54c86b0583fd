"""Whether words that were searched ask for the worker: the own-name check of pages that are brought (ETHICS 3)."""

import re
from collections.abc import Iterator

from identity_scan.model import Finding, Person
from identity_scan.person.alternatives import alternatives
from identity_scan.person.handles import is_everyday
from identity_scan.person.mentions import Form, Mention
from identity_scan.person.names import names_of
from identity_scan.person.numbers import shows_number
from identity_scan.person.reading import read
from identity_scan.person.written_addresses import mailbox_in, street_in
from identity_scan.speech.text import fold, holds

_QUOTED = re.compile(r"\"([^\"]+)\"")


def is_own(text: str, person: Person) -> bool:
    """Tell whether a query asks for the person: a form of their name, a handle, or a contact that they gave.

    Every form that the judge takes for theirs is one (`Form.own`). What a query leaves out or only wishes for does not
    count, and each of its alternatives must ask for them.
    """
    asked = alternatives(text)
    return bool(asked) and all(_own(one, person) for one in asked)


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
    return any(_contacts(text, asked, person)) and not _quotes_another(text, person)


def _quotes_another(text: str, person: Person) -> bool:
    """Tell whether quoted words are about nothing that the worker told: a handle beside them is then only a word more.

    An engine asked for "Jane Client" and a handle shows Jane Client.
    """
    told = (*person.employers, *person.places, *person.professions, *person.schools, *person.keywords)
    about = fold(" ; ".join((*told, *person.interests, *person.domains, person.home_address)))
    quoted = [phrase for phrase in _QUOTED.findall(text) if not holds(about, fold(phrase))]
    return any(not (form_in(one, person).form.own or any(_contacts(one, fold(one), person))) for one in quoted)


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
