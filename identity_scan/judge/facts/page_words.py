"""Words by which a page tells what it is and who speaks there: a union's local, a notice, whose notes these are."""

import re
from functools import cache

from identity_scan.facts.word_lists import any_of, group, plain
from identity_scan.judge.reading.clauses import line
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.marked import Marked
from identity_scan.judge.reading.patterns import ME


def writer(reading: Marked, me: Known) -> bool | None:
    """Tell whether a title ends with the worker's name as whose notes these are; None if it names nobody as that."""
    look_ = re.compile(rf"(?:^|[-|·:] ?)([^-|·:]{{2,40}}) (?:{any_of('list.notes_of')})$")
    found = next(filter(None, (look_.search(line(text, me)) for text in reading.texts[:1])), None)
    own = found is not None and set(found[1]) == {ME}
    return own if found and (own or " " in found[1]) else None  # a given name alone may be one more of the worker's


def named_site(reading: Marked, me: Known) -> bool:
    """Tell whether a site is named after a user name of the worker's."""
    host = reading.host.replace("-", "")
    return any(handle.replace("_", "") in host for handle in me.usernames)


def is_notice(reading: Marked) -> bool:
    """Tell whether a title gives notice, and is no review, which shares its word: « avis de décès », « avis aux … »."""
    if any(text.plain.startswith(_notices()) for text in reading.texts[:1]):
        return True
    title = reading.texts[0].marks if reading.texts else {}
    told, notices = title.get("page.review", ()), title.get("page.obituary", ())
    return bool(notices) and all(any(n.start <= m.start and m.end <= n.end for n in notices) for m in told)


@cache
def _notices() -> tuple[str, ...]:
    """Return how a notice begins: « Avis aux parents »."""
    return tuple(map(plain, group("list.notice")))


@cache
def wrote() -> str:
    """Return what stands behind a user name where its words follow: "name:", « nom : », "name wrote"."""
    return rf" ?(?::(?!/)|(?:{any_of('list.wrote')})\b)"


@cache
def local() -> str:
    """Return the look of a union's local: "Local 7712"."""
    return rf"\b(?:{any_of('list.local')}) \d{{2,5}}\b"


def of_namesakes(reading: Marked) -> bool:
    """Tell whether a platform lists all who bear a name: "View the profiles of people named …" (R16)."""
    return bool(re.search(rf"\b(?:{any_of('list.namesakes')})\b", reading.everything))
