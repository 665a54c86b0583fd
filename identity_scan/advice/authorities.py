"""What the tables hold for the worker's own province: privacy authorities, regulator, register and standards.

What was looked for and not found is said in words, with the month in which it was looked for.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from identity_scan import facts
from identity_scan.advice.cells import Row, in_month, is_link, linked, told
from identity_scan.advice.removals import route
from identity_scan.model import Link, Person
from identity_scan.person.provinces import Province, province
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later

_NO_STANDARD: Final = frozenset({"register-rule", "law", "advice", "course", "reading"})
"""Kinds of documents of a body that are no standard."""


def _rights(person: Person) -> Iterator[Link]:
    here = province(person)
    for name in (*(here.rights if here else ()), "opc-canada", *(here.public if here else ())):
        yield from route(name)


def _no_province() -> Link:
    return told(_("Tell your province in “about me”: then your regulator can be shown here."))


def _no_regulator(here: Province) -> Link:
    return told(_("No regulator of social work is known for {place}.").format(place=_(here.names[0])))


def _bodies(here: Province) -> list[Row]:
    return [row for row in facts.bodies() if row["jurisdiction"] == here.body and "regulator" in row["type"]]


def _regulator(person: Person) -> Iterator[Link]:
    here = province(person)
    if here is None:
        yield _no_province()
        return
    rows = {row["name"]: row for row in reversed(_bodies(here)) if row["domain"]}
    if not rows:
        yield _no_regulator(here)
    for row in rows.values():
        yield _front_page(row, person)


def _front_page(row: Row, person: Person) -> Link:
    return Link(f"https://{row['domain']}/", _body_name(row, person), facts.seen(row, "domain"))


def _register(person: Person) -> Iterator[Link]:
    """The register that the public sees; else the regulator's page that leads to it; else the regulator."""
    here = province(person)
    rows = _bodies(here) if here else []
    known = next((row for row in rows if row["register_url"]), None)
    leads = next((row for row in rows if row["register_via_url"]), None)
    if known:
        yield linked(known, "register_url", _("{body}: public register").format(body=_body_name(known, person)))
    elif leads:
        title = _("{body}: this page leads to the public register").format(body=_body_name(leads, person))
        yield linked(leads, "register_via_url", title)
    else:
        yield from _regulator(person)
        if any(row["domain"] for row in rows):
            yield told(_("The address of the register itself is not known: look for “find a social worker” there."))
    if here:
        yield from _other_registers(here, person)


_BESIDE: Final[Mapping[str, str]] = {
    "psychotherapy permits": later("{body}: the list of psychotherapists, if you hold that permit"),
    "oversight": later("{body}: which order keeps which title, and who watches over it"),
}


def _other_registers(here: Province, person: Person) -> Iterator[Link]:
    """Registers beside that of the regulator, who watches over it, and how an address leaves it."""
    for row in facts.bodies():
        if row["jurisdiction"] == here.body and row["type"] in _BESIDE:
            title = _(_BESIDE[row["type"]])
            yield linked(row, "register_url", title.format(body=_body_name(row, person)))
    if here.code == "ON":
        yield from route("register-address-on")


def _standards(person: Person) -> Iterator[Link]:
    """What the worker's own regulator wrote on technology, or that it wrote nothing; then the national documents."""
    here = province(person)
    own = _bodies(here) if here else []
    for row in own:
        yield from _document(row, person)
    for row in own:
        if row["none_found"]:
            said = _("{body}: in {month}, no document of its own on social media was found.")
            yield told(said.format(body=_body_name(row, person), month=in_month(row["none_found"])))
    if here and not own:
        yield _no_regulator(here)
    for row in facts.bodies():
        if row["code"] == "CASW" and row["document_year"] in ("2024", "2014"):
            yield from _document(row, person)


def _document(row: Row, person: Person) -> Iterator[Link]:
    """A document that a worker reads for this: no law, no order of the register, nothing that is attended."""
    if row["document_title"] and row["document_kind"] not in _NO_STANDARD:
        yield _titled(row, person)


def _titled(row: Row, person: Person) -> Link:
    year = f" ({row['document_year']})" if row["document_year"] else ""
    title = labelled(_body_name(row, person), f"{_in_theirs(row, 'document_title', person)}{year}")
    cell = "document_url_fr" if _french(person) and is_link(row["document_url_fr"]) else "document_url"
    if is_link(row[cell]):
        return linked(row, cell, title)
    return told(_("{title}: its address is not known.").format(title=title))


def _advice(person: Person) -> Iterator[Link]:
    """The page on which the worker's regulator says how its members ask; else where to look for one."""
    here = province(person)
    own = _bodies(here) if here else []
    found = [row for row in own if row["document_kind"] == "advice"]
    for row in found:
        yield _titled(row, person)
        if "not confidential" in row["note"]:
            yield told(_("What is said there is written down, and is not confidential: ask in general terms."))
    yield from _regulator(person)
    if own and not found:
        none = _("{body}: no page on advice for its members is known. Ask the office that its own site names.")
        yield told(none.format(body=_body_name(own[0], person)))


def _learned(kind: str) -> Callable[[Person], Iterator[Link]]:
    """What can be attended or read on it: of the worker's own regulator first."""

    def found(person: Person) -> Iterator[Link]:
        here = province(person)
        own = {row["code"] for row in _bodies(here)} if here else set()
        rows = [row for row in facts.bodies() if row["document_kind"] == kind and _for_all(row, own)]
        for row in sorted(rows, key=lambda row: row["code"] not in own):
            yield _titled(row, person)

    return found


def _for_all(row: Row, own: Collection[str]) -> bool:
    """Whether a document is for whoever works elsewhere too: only a regulator's own are for its members alone."""
    return row["code"] in own or "regulator" not in row["type"]


def _lesson(person: Person) -> Iterator[Link]:
    yield told(_("In this program: the lesson on an invented person, an hour or 20 minutes (identity-scan teach)."))


def regulator(person: Person) -> str:
    """Return what the worker's regulator is called; empty where no province or no regulator is known."""
    here = province(person)
    own = _bodies(here) if here else []
    return _body_name(own[0], person) if own and own[0]["domain"] else ""


def standard(person: Person) -> str:
    """Return the title of what that regulator wrote last on social media or technology; empty where none is known."""
    here = province(person)
    rows = [row for row in (_bodies(here) if here else ()) if row["document_kind"] not in _NO_STANDARD]
    row = next((row for row in rows if row["document_title"]), None)
    if row is None:
        return ""
    year = f" ({row['document_year']})" if row["document_year"] else ""
    return f"{_in_theirs(row, 'document_title', person)}{year}"


def _french(person: Person) -> bool:
    return person.language.startswith("fr")


def _in_theirs(row: Row, cell: str, person: Person) -> str:
    """A cell in the worker's language, where the table has it."""
    return (row[f"{cell}_fr"] if _french(person) else "") or row[cell]


def _body_name(row: Row, person: Person) -> str:
    return _in_theirs(row, "name", person)


def _by_hand(person: Person) -> Iterator[Link]:
    yield told(_("See the list of what to look up by hand."))


OF_THE_PERSON: Final[Mapping[str, Callable[[Person], Iterable[Link]]]] = {
    "rights": _rights,
    "regulator": _regulator,
    "register": _register,
    "standard": _standards,
    "advice": _advice,
    "course": _learned("course"),
    "reading": _learned("reading"),
    "lesson": _lesson,
    "by_hand": _by_hand,
}
"""Sources that need no finding, by their name under `where` in roads.toml."""
