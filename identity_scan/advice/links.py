"""Where an action can be done: addresses from the tables alone, each with when and where it was seen.

Where the tables hold none, a sentence says so and what to look for instead: an empty cell never becomes a link, and no
address is made up. A form that asks for more about the worker than the site already has is not among them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from identity_scan import facts
from identity_scan.advice import roads
from identity_scan.advice.removals import needs, note
from identity_scan.facts import indexes
from identity_scan.facts.indexes import Index
from identity_scan.model import Judged, Link, Person
from identity_scan.person.provinces import Province, province
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, month

Row = Mapping[str, str]


def links(action: str, judged: Judged | None, person: Person) -> tuple[Link, ...]:
    """Return every place for an action, the most useful first; one without an address is a sentence (its title).

    `judged` is None for what concerns the search as a whole: then only what belongs to the worker's province is given.
    """
    found: dict[str, Link] = {}
    for one in _all(action, judged, person):
        found.setdefault(one.url or one.title, one)
    return tuple(found.values())


def link(action: str, judged: Judged, person: Person) -> Link | None:
    """Return the one place to name with an action, the first that has an address; None where the tables hold none."""
    return next((one for one in _all(action, judged, person) if one.url), None)


def _all(action: str, judged: Judged | None, person: Person) -> Iterator[Link]:
    for source in roads.way(action).where:
        if source in _OF_THE_PERSON:
            yield from of_the_person(source, person)
        elif judged is not None:
            yield from map(_with_fallback, _SOURCES[source](judged, person))


def _with_fallback(link: Link) -> Link:
    """Addresses move: every link says what to do when it leads nowhere."""
    if not link.url or link.fallback:
        return link
    return replace(link, fallback=_("Look for “privacy” or “help” on the front page of the same site."))


def of_the_person(source: str, person: Person) -> tuple[Link, ...]:
    """Return what one source holds for the worker's province: rights, regulator, register or standard."""
    return tuple(map(_with_fallback, _OF_THE_PERSON[source](person)))


def is_link(url: str) -> bool:
    """Tell whether a cell of a table holds something that may be opened: a web address, or a mail address as mailto."""
    return address.is_web(url) or (url.startswith("mailto:") and "@" in url)


def _told(text: str) -> Link:
    return Link("", text)


def _link(row: Row, cell: str, title: str, fallback: str = "") -> Link:
    """The address in a cell of a table, with when and where it was seen; a mail address as mailto."""
    there = row[cell]
    return Link(there if address.is_web(there) else f"mailto:{there}", title, facts.seen(row, cell), fallback)


# -- platforms --------------------------------------------------------------------------------------------------------


@cache
def _platforms() -> Mapping[str, Row]:
    """The platforms by each of their domains; the first row of a domain counts."""
    return {domain: row for row in reversed(facts.platforms()) for domain in row.get("all_domains", "").split()}


def _platform(judged: Judged) -> Row | None:
    labels = address.host(judged.finding.url).split(".")
    return next((row for i in range(len(labels) - 1) if (row := _platforms().get(".".join(labels[i:])))), None)


def _ended(row: Row) -> Iterator[Link]:
    """A platform that closed has no settings left: no step there is offered."""
    year, _dash, number = row["closed"].partition("-")
    told = _("{name} closed in {when}: nothing can be changed there. What engines still show of it is asked of them.")
    yield _told(told.format(name=row["name"], when=month(int(year), int(number))))


def _settings(judged: Judged, person: Person) -> Iterator[Link]:
    row = _platform(judged)
    if row is None and judged.control != "self":
        return
    if row is None:
        yield _told(
            _("No address is known for {site}. Look for settings, privacy or help on its pages.").format(
                site=judged.finding.site
            )
        )
        return
    if row["closed"]:
        yield from _ended(row)
        return
    name, url = row["name"], row.get("privacy_settings_url", "")
    look = _("Open {name} and look for privacy in its settings.").format(name=name)
    if is_link(url):
        yield _link(row, "privacy_settings_url", _("Privacy settings of {name}").format(name=name), look)
    else:
        yield _told(_("The address of the privacy settings of {name} is not known.").format(name=name) + " " + look)


_INDEXING: Final[Mapping[str, str]] = {
    "toggle": later("{name} has a switch that keeps your page out of search engines. Look for it under privacy."),
    "private": later("At {name} only a private account keeps your page out of search engines."),
    "hide": later("At {name} you hide items from search engines one by one."),
    "professional": later(
        "At {name} a private account keeps your page out of search engines; "
        "for a professional account there is a switch under account privacy."
    ),
    "none": later("{name} has no switch for search engines: what is public there can be found."),
}


def _index(judged: Judged, person: Person) -> Iterator[Link]:
    row = _platform(judged)
    if row is None or row["closed"]:
        return
    said = _(_INDEXING.get(row.get("search_index_control", ""), "")).format(name=row["name"])
    url = row.get("search_index_url", "")
    if is_link(url) and url != row.get("privacy_settings_url"):
        title = _("Search engines: the switch of {name}").format(name=row["name"])
        yield _link(row, "search_index_url", title, said)
    elif said:
        yield _told(said)


def _delete(judged: Judged, person: Person) -> Iterator[Link]:
    row = _platform(judged)
    if row is None:
        return
    if row["closed"]:
        yield from _ended(row)
        return
    name, url, mail = row["name"], row.get("delete_account_url", ""), row.get("delete_email", "")
    title = _("Closing an account at {name}").format(name=name)
    said = [_("Write to {address}.").format(address=mail)] if "@" in mail else []
    if row.get("delete_difficulty") == "impossible":
        said.append(_("An account there cannot be deleted, only emptied."))
    if is_link(url):
        look = _("Open {name} and look for closing or deleting the account.").format(name=name)
        yield _link(row, "delete_account_url", title, " ".join(said) or look)
    elif "@" in mail:
        yield _link(row, "delete_email", f"{title}. {said[-1]}")
    elif said:
        yield _told(f"{title}. {said[-1]}")


_REPORTS: Final[Mapping[str, str]] = {
    "facebook.com": "facebook-privacy-report",
    "x.com": "x-private-info",
    "twitter.com": "x-private-info",
    "reddit.com": "reddit-report",
    "tiktok.com": "tiktok-privacy",
    "youtube.com": "youtube-privacy",
}


def _report(judged: Judged, person: Person) -> Iterator[Link]:
    """Where a post or a profile of somebody else is reported; only for sites where people post."""
    row, site = _platform(judged), judged.finding.site
    name = _REPORTS.get(site) or (row.get("removals_ref", "") if row else "")
    if name in facts.removals():
        yield from _route(name)
    elif row is not None:
        yield _told(
            _("No report form is known for {name}. Look for “report” beside the post or the profile.").format(
                name=row["name"]
            )
        )


# -- lists of people --------------------------------------------------------------------------------------------------


def _broker(judged: Judged) -> Row | None:
    return facts.brokers().get(judged.finding.site) or facts.brokers().get(address.host(judged.finding.url))


def _opt_out(judged: Judged, person: Person) -> Iterator[Link]:
    site, row = judged.finding.site, _broker(judged)
    if row is None:
        yield _told(
            _(
                "No removal page is known for {site}. "
                "Look for “remove”, “opt out” or “privacy” at the foot of its pages."
            ).format(site=site)
        )
        return
    name, mail, url = row["name"], row.get("contact_email", ""), row.get("opt_out_url", "")
    title = _("How to leave {name}.").format(name=name) + needs(row.get("needs", ""))
    other = _other_ways(row)
    if is_link(url):
        yield _link(row, "opt_out_url", title, other)
    elif "@" in mail:
        yield _link(row, "contact_email", title, other)
    else:
        yield _told(_("No removal page is known for {name}.").format(name=name) + f" {other}".rstrip())
    if "phone-company" in row.get("method", ""):
        yield _told(_("It copies from the phone company: ask them for an unlisted number."))


def _other_ways(row: Row) -> str:
    said = []
    if "dead" in row.get("note_codes", ""):
        said.append(_("One of its addresses was dead in March 2026."))
    if others := [url for url in row.get("opt_out_url_alternatives", "").split() if is_link(url)]:
        said.append(_("Also: {addresses}").format(addresses=" ".join(others)))
    if "@" in row.get("contact_email", "") and row.get("opt_out_url"):
        said.append(_("Write to {address}.").format(address=row["contact_email"]))
    return " ".join(said)


# -- engines, archives, publishers ------------------------------------------------------------------------------------


def _by_index(routes: Callable[[Index], tuple[str, ...]], *, say: bool) -> "Source":
    """The forms of the indexes that show the page: a brand without an index of its own is asked where it gets it."""

    def found(judged: Judged, person: Person) -> Iterator[Link]:
        for index in sorted(map(indexes.index, judged.finding.indexes), key=_place):
            yield from (link for name in routes(index) for link in _route(name))
            if say and not routes(index):
                none = _("No removal form is known for {engine}.").format(engine=_(index.name))
                yield _told(f"{none} {_(index.asking)}" if index.asking else none)

    return found


def _place(index: Index) -> tuple[int, str]:
    known = list(indexes.INDEXES)
    return known.index(index.id) if index.id in known else len(known), index.id


def _route(name: str) -> Iterator[Link]:
    """A row of removals.tsv: its form, else its help, else what is known of it in words."""
    row, said = facts.removals()[name], note(name)
    form, help_ = row.get("form_url", ""), row.get("help_url", "")
    expect = f"{needs(row.get('needs', ''))} {said}".rstrip()
    if is_link(form):
        title = _("{name}: request form.").format(name=_(row["engine"])) + expect
        other = _("See {address}").format(address=help_) if is_link(help_) else ""
        yield _link(row, "form_url", title, other)
    elif is_link(help_):
        title = _("{name}: how to ask.").format(name=_(row["engine"])) + expect
        yield _link(row, "help_url", title)
    else:
        yield _told(labelled(_(row["engine"]), said or _("no address is known.")))


def _rows(*names: str) -> "Source":
    return lambda judged, person: (link for name in names for link in _route(name))


def _archived(judged: Judged, person: Person) -> Iterator[Link]:
    """The archive that shows the page; nothing for a page that is no copy."""
    if judged.page_kind == "archive" or facts.site_kind(address.host(judged.finding.url)) == "archive":
        yield from _archive(judged, person)


def _archive(judged: Judged, person: Person) -> Iterator[Link]:
    if judged.finding.site in ("archive.today", "archive.ph", "archive.is", "archive.li"):
        yield from _route("archive-today")
    else:
        yield from _route("wayback")


_PUBLISHERS: Final[Mapping[str, str]] = {
    "article": "news-unpublish-ca",
    "letter": "news-unpublish-ca",
    "obituary": "obituary-survivor-name",
    "race": "race-results",
    "decision": "canlii",
    "court_private": "canlii",
    "salary": "no-route-salary",
    "donation": "no-route-donations",
    "staff": "employer-page",
}


def _publisher(judged: Judged, person: Person) -> Iterator[Link]:
    """What is known of asking this kind of publisher; nothing for those of whom nothing is known."""
    if judged.page_kind in _PUBLISHERS:
        yield from _route(_PUBLISHERS[judged.page_kind])


_ASSISTANTS: Final = {"chatgpt.com": "openai-chatgpt", "openai.com": "openai-chatgpt", "meta.ai": "meta-ai"}


def _assistant(judged: Judged, person: Person) -> Iterator[Link]:
    yield _told(_("Use the feedback link beside the answer itself."))
    if judged.finding.site in _ASSISTANTS:
        yield from _route(_ASSISTANTS[judged.finding.site])


# -- the worker's province --------------------------------------------------------------------------------------------


def _rights(person: Person) -> Iterator[Link]:
    here = province(person)
    for name in (*(here.rights if here else ()), "opc-canada"):
        yield from _route(name)


def _no_province() -> Link:
    return _told(_("Tell your province in “about me”: then your regulator can be shown here."))


def _bodies(here: Province) -> list[Row]:
    return [row for row in facts.bodies() if row["jurisdiction"] == here.body and "regulator" in row["type"]]


def _regulator(person: Person) -> Iterator[Link]:
    here = province(person)
    if here is None:
        yield _no_province()
        return
    rows = {row["name"]: row for row in reversed(_bodies(here)) if row["domain"]}
    if not rows:
        yield _told(_("No regulator of social work is known for {place}.").format(place=_(here.names[0])))
    for row in rows.values():
        yield Link(f"https://{row['domain']}/", _body_name(row, person), facts.seen(row, "domain"))


def _register(person: Person) -> Iterator[Link]:
    here = province(person)
    rows = _bodies(here) if here else []
    with_register = [row for row in rows if is_link(row["register_url"])]
    for row in with_register[:1]:
        name = _("{body}: public register").format(body=_body_name(row, person))
        yield _link(row, "register_url", name)
    if not with_register:
        yield from _regulator(person)
        if any(row["domain"] for row in rows):
            yield _told(_("The address of the register itself is not known: look for “find a social worker” there."))
    if here and here.code == "ON":
        yield from _route("register-address-on")


def _standards(person: Person) -> Iterator[Link]:
    """What the worker's own regulator wrote on technology, then the national code and the guideline."""
    here = province(person)
    own = _bodies(here) if here else []
    national = [row for row in facts.bodies() if row["code"] == "CASW" and row["document_year"] in ("2024", "2014")]
    for row in (*own, *national):
        if row["document_title"] and row["document_kind"] not in ("register-rule", "law"):
            year = f" ({row['document_year']})" if row["document_year"] else ""
            title = labelled(_body_name(row, person), f"{_in_theirs(row, 'document_title', person)}{year}")
            cell = "document_url_fr" if _french(person) and is_link(row["document_url_fr"]) else "document_url"
            if is_link(row[cell]):
                yield _link(row, cell, title)
            else:
                yield _told(_("{title}: its address is not known.").format(title=title))


def _french(person: Person) -> bool:
    return person.language.startswith("fr")


def _in_theirs(row: Row, cell: str, person: Person) -> str:
    """A cell in the worker's language, where the table has it."""
    return (row[f"{cell}_fr"] if _french(person) else "") or row[cell]


def _body_name(row: Row, person: Person) -> str:
    return _in_theirs(row, "name", person)


def _by_hand(person: Person) -> Iterator[Link]:
    yield _told(_("See the list of what to look up by hand."))


Source = Callable[[Judged, Person], Iterable[Link]]
_SOURCES: Final[Mapping[str, Source]] = {
    "settings": _settings,
    "index": _index,
    "delete": _delete,
    "report": _report,
    "optout": _opt_out,
    "listed": lambda judged, person: _opt_out(judged, person) if _broker(judged) else (),
    "engine": _by_index(lambda index: index.removal, say=True),
    "refresh": _by_index(lambda index: index.refresh, say=False),
    "engine_legal": _by_index(lambda index: index.legal, say=False),
    "archive": _archive,
    "archived": _archived,
    "publisher": _publisher,
    "obituary": lambda judged, person: _publisher(judged, person) if judged.page_kind == "obituary" else (),
    "decision": lambda judged, person: _publisher(judged, person) if judged.page_kind == "decision" else (),
    "court": lambda judged, person: _publisher(judged, person) if judged.page_kind == "court_private" else (),
    "employer_page": _rows("employer-page"),
    "ai": _assistant,
}
_OF_THE_PERSON: Final[Mapping[str, Callable[[Person], Iterable[Link]]]] = {
    "rights": _rights,
    "regulator": _regulator,
    "register": _register,
    "standard": _standards,
    "by_hand": _by_hand,
}
"""Sources that need no finding."""
SOURCES: Final = frozenset(_SOURCES) | frozenset(_OF_THE_PERSON)
"""The names that may stand under `where` in roads.toml."""
