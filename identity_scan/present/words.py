"""The words for each code of the core, in one table for every face."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from identity_scan import facts
from identity_scan.facts import indexes
from identity_scan.model import (
    Band,
    By,
    Depth,
    Exposure,
    Handling,
    Identity,
    Judged,
    Life,
    Outcome,
    Sighting,
    Status,
    Verdict,
)
from identity_scan.present import urgency
from identity_scan.present.signs import CODES as CODES
from identity_scan.present.signs import plain_console as plain_console
from identity_scan.present.signs import sign as sign
from identity_scan.present.signs import tint as tint
from identity_scan.speech import phrases
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext

LABELS: Final = ("professional", "mixed", "personal", "unclear", "someone_else")
"""What a finding is, in the order in which it is counted."""
_LABELS = {
    "professional": later("professional"),
    "personal": later("personal"),
    "mixed": later("mixed"),
    "unclear": later("unclear"),
    "someone_else": later("somebody else"),
    "me": later("me"),
    "not_me": later("somebody else"),
    "unsure": later("unsure"),
}
_OUTCOMES = {
    Outcome.RESULTS: later("answered"),
    Outcome.NONE: later("none"),
    Outcome.DOUBTED: later("doubted"),
    Outcome.BLOCKED: later("refused"),
    Outcome.CHANGED: later("unreadable"),
    Outcome.FAILED: later("no answer"),
    Outcome.SKIPPED: later("not asked"),
}
_REMEDIES = {
    Outcome.DOUBTED: later("What it shows is kept as a hint. Look at this search in your own browser to be sure."),
    Outcome.BLOCKED: later(
        "Look together in a browser window that you watch, or ask again later: engines often refuse "
        "programs but answer people."
    ),
    Outcome.CHANGED: later("The engine sent a page that this program cannot read. Look at it in your own browser."),
    Outcome.FAILED: later("Check your connection, then ask the engines that did not answer again."),
    Outcome.SKIPPED: later("Ask again later, or open it in your own browser."),
}
_STATUSES: Mapping[Status, str] = {
    Status.TO_DO: later("to do"),
    Status.DOING: later("doing"),
    Status.WAITING: later("waiting for an answer"),
    Status.DONE: later("done"),
    Status.KEPT: later("kept on purpose"),
    Status.NOT_SEEN: later("not seen in the last search"),
    Status.GONE: later("gone"),
    Status.CHANGED: later("changed"),
    Status.DEMOTED: later("lower than before"),
    Status.UNCHANGED: later("unchanged"),
    Status.RETURNED: later("came back"),
    Status.NOT_CHECKED: later("not checked"),
}
_HANDLINGS: Mapping[Handling, str] = {
    Handling.FIX: later("to be fixed"),
    Handling.KEEP: later("kept on purpose"),
    Handling.WAIT: later("waiting"),
}
_CHANGES: Mapping[str, tuple[str, str]] = {
    # kind (keeping.compare): (its words, the code of its sign)
    "back": (later("came back"), "no"),
    "new": (later("new"), "partly"),
    "changed": (later("changed"), "partly"),
    "moved": (later("moved"), "more"),
    "gone": (later("gone"), "yes"),
    "not seen": (later("not seen this time"), "waiting"),
    "not comparable": (later("cannot be compared"), "skipped"),
    "same": (later("as before"), "quiet"),
}
_COVERAGE = {
    "answered": later("answered"),
    "partly": later("answered in part"),
    "not asked": later("no answer"),  # the code stands for refused and doubted as well: asked, and told nothing
}
_DEPTHS: Mapping[Depth, str] = {Depth.LIGHT: later("light search"), Depth.DEEP: later("deep search")}
_MONTHS = later("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")  # one message: the translator gives twelve words
_ANCHORS = {
    "email": later("your e-mail address"),
    "phone": later("your telephone number"),
    "account": later("a page that you listed"),
    "account_site": later("a site that you listed"),
    "copy": later("a link to a site of yours"),
    "own_site": later("a site of yours"),
    "domain": later("your workplace's site"),
    "handle": later("your user name"),
    "employer": later("your employer"),
    "employer_site": later("your employer's site"),
    "home": later("your home address"),
    "home_street": later("your street"),
    "working_account": later("your name with your work"),
    "relatives": later("your family"),
}
_SITES = {
    "social": later("social networks"),
    "people-search": later("people search"),
    "data-broker": later("data brokers"),
    "professional-network": later("work networks"),
    "professional-register": later("registers"),
    "professional-body": later("professional bodies"),
    "health-directory": later("health directories"),
    "corporate-registry": later("company registers"),
    "political-donation": later("donations"),
    "real-estate": later("houses"),
    "file-sharing": later("shared files"),
    "search-engine": later("search engines"),
    "forum": later("forum"),
    "gaming": later("gaming"),
    "shopping": later("shopping"),
    "finance": later("finance"),
    "code": later("code"),
    "government": later("government"),
    "education": later("education"),
    "blog": later("blog"),
    "video": later("video"),
    "news": later("news"),
    "photo": later("photo"),
    "music": later("music"),
    "shopping-wishlist": later("shopping wishlist"),
    "academic": later("academic"),
    "health": later("health"),
    "fitness": later("fitness"),
    "dating": later("dating"),
    "adult": later("adult"),
    "messaging": later("messaging"),
    "event": later("event"),
    "review": later("review"),
    "archive": later("archive"),
    "court": later("court"),
    "obituary": later("obituary"),
    "genealogy": later("genealogy"),
    "fundraising": later("fundraising"),
    "petition": later("petition"),
    "ai-assistant": later("ai assistant"),
    "salary-disclosure": later("salary disclosure"),
    "other": later("other sites"),
}


def label(code: str) -> str:
    """Return the words for a label, a life or a verdict."""
    return _(_LABELS[code])


def band(code: Band) -> str:
    """Return the word for a band."""
    return urgency.name(code)


def band_sentence(code: Band) -> str:
    """Return what a band asks of the worker, in one sentence (SEVERITY 3)."""
    return urgency.says(code)


def outcome(code: Outcome) -> str:
    """Return the word for the outcome of a request."""
    return _(_OUTCOMES[code])


def remedy(code: Outcome) -> str:
    """Return what a person can do about an outcome, empty if nothing is needed."""
    return _(_REMEDIES.get(code, ""))


def rows(code: Outcome, n: int) -> str:
    """Count the rows of an answer; those of one that is not believed are hints."""
    if code is Outcome.DOUBTED:
        return ngettext("{n} hint", "{n} hints", n).format(n=n)
    return ngettext("{n} result", "{n} results", n).format(n=n)


def status(code: Status) -> str:
    """Return the words for the state of a step."""
    return _(_STATUSES[code])


def handling(code: Handling) -> str:
    """Return the words for what the worker decided to do about a finding."""
    return _(_HANDLINGS[code])


def depth(code: Depth) -> str:
    """Return the words for how far a search goes."""
    return _(_DEPTHS[code])


def change(kind: str) -> str:
    """Return the words for what became of a finding between two searches."""
    return _(_CHANGES[kind][0])


def change_sign(kind: str) -> str:
    """Return the code of the sign for it."""
    return _CHANGES[kind][1]


def coverage(code: str) -> str:
    """Return the words for how far an index was looked at."""
    return _(_COVERAGE[code])


def engine(name: str) -> str:
    """Return the brand of an engine; its id where it is known no more."""
    from identity_scan.engines import ENGINES  # not at the top: the first picture needs none of it

    return ENGINES[name].name if name in ENGINES else name


def fact(kind: str) -> str:
    """Return what a kind of fact is called, to stand within a sentence to the worker."""
    return phrases.fact(kind)


def recipe(name: str) -> str:
    """Return what a recipe asks for."""
    return next((_(r.title) for r in facts.recipes() if r.id == name), name)


def minutes(n: int) -> str:
    """Return about how many minutes something takes."""
    return ngettext("about {n} minute", "about {n} minutes", n).format(n=n)


def index(code: str) -> str:
    """Return the name of an index."""
    return _(indexes.index(code).name)


def site_kind(code: str) -> str:
    """Return the words for a kind of site."""
    return _(_SITES[code]) if code in _SITES else code.replace("_", " ").replace("-", " ")


def anchor(kind: str) -> str:
    """Return what of the worker's own a kind of strong anchor is."""
    return _(_ANCHORS[kind])


def duration(seconds: float) -> str:
    """Return about how long something takes, in words."""
    if seconds < 50:
        return _("less than a minute")
    return minutes(max(1, round(seconds / 60)))


def day(moment: date) -> str:
    """Return the day, such as 4 May 2026; of a moment the day in the computer's own time."""
    local = moment.astimezone() if isinstance(moment, datetime) and moment.tzinfo else moment
    month = _(_MONTHS).split()[local.month - 1]
    form = _("1 {month} {year}") if local.day == 1 else _("{day} {month} {year}")
    return form.format(day=local.day, month=month, year=local.year)


def clock(moment: datetime) -> str:
    """Return the time of day in the computer's own time."""
    return f"{(moment.astimezone() if moment.tzinfo else moment):%H:%M}"


_WHO = {
    Verdict.ME: (later("It is you"), later("It is likely you")),
    Verdict.UNSURE: (later("Not sure that it is you"), later("Not sure that it is you")),
    Verdict.NOT_ME: (later("It is somebody else"), later("It is likely somebody else")),
}
"""Whom a finding is about: where that is sure, and where it is likely."""
_SHOWS = {
    Life.PROFESSIONAL: (later("It shows your professional life"), later("It likely shows your professional life")),
    Life.PERSONAL: (later("It shows your personal life"), later("It likely shows your personal life")),
    Life.MIXED: (later("It mixes your two lives"), later("It likely mixes your two lives")),
    Life.UNCLEAR: (later("Which life it shows is unclear"), later("Which life it shows is unclear")),
}
_SURE_WHO, _SURE_LIFE = 0.95, 0.85
"""From which confidence a verdict is called sure, of a rule that can be wrong."""


def sure(verdict: Identity | Exposure) -> bool | None:
    """Tell whether a verdict is sure or only likely; None where it is none.

    That it is the worker is sure only where the page shows something that is their own (TAXONOMY R1).
    """
    if verdict.by is By.WORKER:
        return True
    if verdict.verdict in (Verdict.UNSURE, Life.UNCLEAR):
        return None
    if isinstance(verdict, Exposure):
        return verdict.confidence >= _SURE_LIFE
    return verdict.confidence >= _SURE_WHO and (bool(verdict.anchors) or verdict.verdict is Verdict.NOT_ME)


def who(identity: Identity) -> str:
    """Say who a finding is about."""
    return _(_WHO[identity.verdict][sure(identity) is False])


def shows(exposure: Exposure) -> str:
    """Say which life a finding shows."""
    return _(_SHOWS[exposure.verdict][sure(exposure) is False])


def how_sure(verdict: Identity | Exposure) -> str:
    """Say that a verdict is sure, or the worker's own; empty for one that says by itself how sure it is."""
    if verdict.by is By.WORKER:
        return you_said()
    return _("sure") if sure(verdict) else ""


def you_said() -> str:
    """Return the words for what is the worker's own verdict."""
    return _("you said so")


def said_so(judged: Judged) -> bool:
    """Tell whether the worker said whom a finding is about, or which life it shows."""
    return By.WORKER in (judged.identity.by, judged.exposure.by)


def sighting(seen: Sighting, names: Mapping[str, str]) -> str:
    """Say who shows a finding, where and for which query; `names` are the brands of the engines by their ids."""
    engine, query = names.get(seen.engine, seen.engine), seen.query.text
    if seen.doubted:
        told = _("{engine}, place {rank}, for {query}: a hint, since this answer is not believed")
    elif seen.rank == 0:
        told = _("{engine}, in its generated answer, for {query}")
    else:
        told = _("{engine}, place {rank}, for {query}")
    return told.format(engine=engine, rank=seen.rank, query=query)
