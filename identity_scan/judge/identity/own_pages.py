"""What one page of the worker's tells of others: a site of their own, and what they said (TAXONOMY R1, R13, R20)."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from identity_scan.facts import site_kind, word_lists
from identity_scan.judge.identity.weighing import Evidence
from identity_scan.judge.reading.clues import Clue
from identity_scan.judge.reading.known import Known
from identity_scan.model import Verdict
from identity_scan.person.lexicon import places
from identity_scan.person.names import Names
from identity_scan.person.reading import Reading
from identity_scan.speech.text import fold

_BLOGS = (
    "blogspot.com", "blogspot.ca", "wordpress.com", "tumblr.com", "substack.com", "github.io", "gitlab.io",
    "wixsite.com", "weebly.com", "livejournal.com", "typepad.com", "canalblog.com", "blogger.com", "ghost.io",
    "carrd.co", "squarespace.com", "bandcamp.com",
)  # fmt: skip
"""Where each name before the domain is one person's site."""

_ACCOUNTS = frozenset((
    "social", "forum", "blog", "video", "photo", "music", "gaming", "fitness", "code", "shopping-wishlist",
    "dating", "messaging", "professional-network",
))  # fmt: skip
_SURE = frozenset(("handle", "account", "email", "domain", "phone"))
_NUMBER = re.compile(r"\+?\d[\d\s().\-]{6,16}\d")
_AT = re.compile(r"(?<![\w.])@([a-z0-9_.]{4,30})")


def vouch(cases: Sequence[Evidence], me: Known) -> None:
    """Let pages that are surely the worker's, and the worker's own word, speak for and against the other pages.

    Places that the worker told say no more on a second page than on the first.
    """
    names = me.called
    own = _own_hosts(cases, names)
    found = frozenset(venue for case in cases if _sure(case) for venue in venues(case.reading)).difference(me.places)
    haunts = frozenset(venue for venue in found if not set(venue.split()) <= names.words)
    accepted = haunts | frozenset(
        mark for case in cases if case.said is Verdict.ME for mark in marks(case.reading, names)
    )
    rejected = (
        frozenset(mark for case in cases if case.said is Verdict.NOT_ME for mark in marks(case.reading, names))
        - accepted
    )
    for case in cases:
        if case.said is not None:
            continue
        if case.reading.host in own:
            case.clues.append(Clue("own_site", case.reading.host))
        elif host := next((host for host in own if host in case.reading.lowered), ""):
            case.clues.append(Clue("copy", host))
        shown = marks(case.reading, names)
        if haunts and not _sure(case):
            shown |= venues(case.reading)
        for clue, others in (("vouched", accepted), ("rejected", rejected)):
            if shared := shown & others:
                case.clues.append(Clue(clue, min(shared)))


def _own_hosts(cases: Iterable[Evidence], names: Names) -> frozenset[str]:
    """Return hosts that are one person's own and hold a page that is surely the worker's."""
    found = set()
    for case in cases:
        if _sure(case) and _personal(case.reading.host, names):
            found.add(case.reading.host)
    return frozenset(found)


def _sure(case: Evidence) -> bool:
    return case.said is Verdict.ME or (case.said is None and any(clue.kind in _SURE for clue in case.clues))


_BEFORE, _AFTER = ("|".join(map(re.escape, word_lists.group("place.venue", code))) for code in ("fr", "en"))
_PROPER = r"[A-ZÀ-Ý][\w'’]+(?:[ -][A-ZÀ-Ý][\w'’]+){0,2}"
_VENUE = (
    re.compile(rf"\b(?i:{_BEFORE}) (?:(?i:de la|de l['’]|des|du|de|d['’]) ?)?({_PROPER})"),
    re.compile(rf"({_PROPER}) (?i:{_AFTER})\b"),
)


def venues(reading: Reading) -> frozenset[str]:
    """Return the names of places finer than a town that a page shows: an arena, a church, a school, a park.

    A street on a page that is the worker's vouches for other pages (R1), and so does where their child plays.
    """
    found = {fold(match[1]) for pattern in _VENUE for part in reading.passages for match in pattern.finditer(part.text)}
    return frozenset(name for name in found if len(name) > 4 and name not in places() and set(name.split()) - _common())


@cache
def _common() -> frozenset[str]:
    """Return words that a venue bears in every other town."""
    return frozenset(map(fold, word_lists.group("place.common")))


def _personal(host: str, names: Names) -> bool:
    if any(host.endswith("." + blog) for blog in _BLOGS):
        return True
    label = host.rpartition(".")[0].replace("-", "").replace(".", "")
    return site_kind(host) is None and any(len("".join(s)) > 3 and "".join(s) in label for s in names.surnames)


def marks(reading: Reading, names: Names) -> frozenset[str]:
    """Return what of a page can vouch for another: a personal site, user names, telephone numbers."""
    found = set()
    host = reading.host
    if _personal(host, names):
        found.add(host)
    if site_kind(host) in _ACCOUNTS:
        found |= {part for part in _segments(reading) if len(part) >= 5 and not part.isdigit()}
    found |= {match.strip("._") for match in _AT.findall(reading.lowered)}
    for text in (reading.title.text, reading.snippet.text):
        found |= {re.sub(r"\D", "", m.group())[-10:] for m in _NUMBER.finditer(text)}
    return frozenset(found)


_GENERAL = frozenset((
    "profile", "profiles", "people", "user", "users", "pages", "posts", "status", "watch", "video", "videos",
    "photo", "photos", "groups", "group", "channel", "public", "comments", "about", "search",
))  # fmt: skip


def _segments(reading: Reading) -> Iterable[str]:
    path = reading.lowered.split(" ", 1)[0].partition("/")[2]
    return [
        part
        for part in re.split(r"[/@]", path)[:3]
        if re.fullmatch(r"[a-z0-9_.-]{5,40}", part) and part not in _GENERAL
    ]
