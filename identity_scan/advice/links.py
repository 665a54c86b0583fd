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
from identity_scan.advice.authorities import OF_THE_PERSON
from identity_scan.advice.cells import Row, in_month, is_link, linked, told
from identity_scan.advice.removals import needs, route
from identity_scan.facts import indexes
from identity_scan.facts.indexes import Index
from identity_scan.model import Judged, Link, Person
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later


def links(action: str, judged: Judged | None, person: Person) -> tuple[Link, ...]:
    """Return every place for an action, the most useful first; one without an address is a sentence (its title).

    A page that further sites show has a way for each of them. `judged` is None for what concerns the search as a
    whole: then only what belongs to the worker's province is given.
    """
    found: dict[str, Link] = {}
    for page in judged.everywhere if judged else (None,):
        for one in _all(action, page, person):
            found.setdefault(one.url or one.title, one)
    return tuple(found.values())


def link(action: str, judged: Judged, person: Person) -> Link | None:
    """Return the one place to name with an action, the first that has an address; None where the tables hold none."""
    return next((one for one in _all(action, judged, person) if one.url), None)


def _all(action: str, judged: Judged | None, person: Person) -> Iterator[Link]:
    for source in roads.way(action).where:
        if source in OF_THE_PERSON:
            yield from of_the_person(source, person)
        elif judged is not None:
            yield from map(_with_fallback, _SOURCES[source](judged, person))


def _with_fallback(link: Link) -> Link:
    """Addresses move: every link says what to do when it leads nowhere."""
    if not link.url or link.fallback or link.instead:
        return link
    look = _("Look for it by its name, on the front page of the same site or in a search engine.")
    return replace(link, fallback=look, sought=link.sought or link.title)


def of_the_person(source: str, person: Person) -> tuple[Link, ...]:
    """Return what one source holds for the worker's province: rights, regulator, register or standard."""
    return tuple(map(_with_fallback, OF_THE_PERSON[source](person)))


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
    said = _("{name} closed in {when}: nothing can be changed there. Ask the engines about what they still show of it.")
    yield told(said.format(name=row["name"], when=in_month(row["closed"])))


def _settings(judged: Judged, person: Person) -> Iterator[Link]:
    row = _platform(judged)
    if row is None and judged.control != "self":
        return
    if row is None:
        yield told(
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
        yield linked(row, "privacy_settings_url", _("Privacy settings of {name}").format(name=name), look)
    else:
        yield told(f"{_no_settings(row)} {look}")


def _no_settings(row: Row) -> str:
    if row["settings_none_found"]:
        none = _("No settings page of {name} was found on the web in {month}.")
        return none.format(name=row["name"], month=in_month(row["settings_none_found"]))
    return _("The address of {name}'s privacy settings is not known.").format(name=row["name"])


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
        title = _("Search engines: the switch at {name}").format(name=row["name"])
        yield linked(row, "search_index_url", title, said)
    elif said:
        yield told(said)


def _delete(judged: Judged, person: Person) -> Iterator[Link]:
    row = _platform(judged)
    if row is None:
        return
    if row["closed"]:
        yield from _ended(row)
        return
    name = row["name"]
    look = _("Open {name} and look for closing or deleting the account.").format(name=name)
    known = " ".join(_of_closing(row))
    title = _("Closing an account at {name}").format(name=name) + (f". {known}" if known else "")
    write = [linked(row, "delete_email", title, look)] if "@" in row["delete_email"] else []
    if is_link(row["delete_account_url"]):
        yield linked(row, "delete_account_url", title, look, write)
    elif write:
        yield from write
    elif row["delete_difficulty"] == "impossible":
        yield told(title)
    elif row["delete_none_found"]:
        none = _("No page that closes an account at {name} was found in {month}: look for it in the settings.")
        yield told(none.format(name=name, month=in_month(row["delete_none_found"])))


def _of_closing(row: Row) -> Iterator[str]:
    """What to know before an account is closed; nothing for most."""
    url = row["delete_account_url"]
    if address.host(url) == row["domain"] and address.path(url) in ("", "/"):
        yield _("Only the front page is known: sign in and look for it in the settings.")
    if row["delete_difficulty"] == "impossible":
        yield _("An account there cannot be deleted, only emptied out.")


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
        yield from route(name)
    elif row is not None:
        yield told(
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
        yield told(
            _(
                "No removal page is known for {site}. "
                "Look for “remove”, “opt out” or “privacy” at the foot of its pages."
            ).format(site=site)
        )
        return
    ways = tuple(_ways_out(row))
    if ways:
        first, *others = ways
        yield replace(first, instead=tuple(others))
    else:
        yield told(_no_way_out(row))
    if "phone-company" in row.get("method", ""):
        yield told(_("It copies from the phone company: ask them for an unlisted number."))


def _no_way_out(row: Row) -> str:
    if row["none_found"]:
        none = _("No removal page of {name} was found in {month}: look for “privacy” at the foot of its pages.")
        return none.format(name=row["name"], month=in_month(row["none_found"]))
    return _("No removal page is known for {name}.").format(name=row["name"])


def _ways_out(row: Row) -> Iterator[Link]:
    """Its removal page, the others that it has, and where to write, each with where it was seen."""
    leave = _("How to leave {name}.").format(name=row["name"])
    dead = _("One of its addresses was dead in March 2026.") if "dead" in row.get("note_codes", "") else ""
    title = f"{leave}{needs(row.get('needs', ''))} {dead}".rstrip()
    for cell in ("opt_out_url", "opt_out_url_alternatives", "contact_email"):
        for there in row.get(cell, "").split():
            if is_link(there) or "@" in there:
                yield linked({**row, cell: there}, cell, title, sought=leave.rstrip("."))


# -- engines, archives, publishers ------------------------------------------------------------------------------------


def _by_index(routes: Callable[[Index], tuple[str, ...]], *, say: bool) -> "Source":
    """The forms of the indexes that show the page: a brand without an index of its own is asked where it gets it."""

    def found(judged: Judged, person: Person) -> Iterator[Link]:
        for index in sorted(map(indexes.index, judged.finding.indexes), key=_place):
            yield from (link for name in routes(index) for link in route(name))
            if say and not routes(index):
                none = _("No removal form is known for {engine}.").format(engine=_(index.name))
                yield told(f"{none} {_(index.asking)}" if index.asking else none)

    return found


def _place(index: Index) -> tuple[int, str]:
    known = list(indexes.INDEXES)
    return known.index(index.id) if index.id in known else len(known), index.id


def _rows(*names: str) -> "Source":
    return lambda judged, person: (link for name in names for link in route(name))


def _archived(judged: Judged, person: Person) -> Iterator[Link]:
    """The archive that shows the page; nothing for a page that is no copy."""
    if judged.page_kind == "archive" or facts.site_kind(address.host(judged.finding.url)) == "archive":
        yield from _archive(judged, person)


def _archive(judged: Judged, person: Person) -> Iterator[Link]:
    if judged.finding.site in ("archive.today", "archive.ph", "archive.is", "archive.li"):
        yield from route("archive-today")
    else:
        yield from route("wayback")


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
        yield from route(_PUBLISHERS[judged.page_kind])


_ASSISTANTS: Final[Mapping[str, tuple[str, ...]]] = {
    "chatgpt.com": ("openai-chatgpt",),
    "openai.com": ("openai-chatgpt",),
    "gemini.google.com": ("gemini",),
    "google.com": ("google-ai-overviews",),
    "google.ca": ("google-ai-overviews",),
    "copilot.microsoft.com": ("copilot", "bing-concern"),
    "copilot.com": ("copilot", "bing-concern"),
    "bing.com": ("copilot", "bing-concern"),
    "perplexity.ai": ("perplexity",),
    "grok.com": ("grok",),
    "x.ai": ("grok",),
    "meta.ai": ("meta-ai",),
    "mistral.ai": ("le-chat",),
    "claude.ai": ("claude",),
    "anthropic.com": ("claude",),
    "deepseek.com": ("deepseek",),
}
"""The routes of an assistant by the host that shows its answer; a subdomain counts as its parent."""


def _assistant(judged: Judged, person: Person) -> Iterator[Link]:
    yield told(_("Use the feedback link beside the answer itself."))
    labels = address.host(judged.finding.url).split(".")
    hosts = (".".join(labels[i:]) for i in range(len(labels) - 1))
    for name in next((_ASSISTANTS[host] for host in hosts if host in _ASSISTANTS), ()):
        yield from route(name)


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
SOURCES: Final = frozenset(_SOURCES) | frozenset(OF_THE_PERSON)
"""The names that may stand under `where` in roads.toml."""
