"""One work in several windows: sites that only show what is kept at another place, such as directories of podcasts."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Any, Final

from identity_scan.facts import FOLDER
from identity_scan.speech.text import fold, holds

_MOST = 40
"""Pages that are compared with each other: a search shows a handful."""
_TITLE = 10
"""Letters from which the title of an episode tells it from others."""

Shown = tuple[str, str]
"""Title and snippet as one address shows them."""

_SEAM: Final = re.compile(r"\s[-–—|·•]\s|:\s")
_GUEST: Final = re.compile(r"[(\[]\s*(?:w/|with|feat|ft\b|avec|guest|invitée?)[^)\]]*[)\]]", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:(?:ep|eps|episode|no|s|saison|season)?\s*\d+\s*)+(?:e\s*\d+)?")
_CUT: Final = ("…", "...")


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / "windows.toml").read_text("utf-8"))


@cache
def _episodes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _table()["episode"]["pages"]))


@cache
def _idle() -> frozenset[str]:
    return frozenset(_table()["episode"]["idle"].split())


def in_a_feed(page: str) -> bool:
    """Tell whether a canonical address is a page that shows an episode out of the feed of its show."""
    return _episodes().match(page) is not None


def episodes(pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of pages, at different sites, that may show one episode."""
    found = [page for page in pages if in_a_feed(page)]
    for one, other in combinations(found[:_MOST], 2):
        if one.partition("/")[0] != other.partition("/")[0]:
            yield one, other


def one_episode(one: Shown, other: Shown) -> bool:
    """Tell whether two rows name one episode of one show: the title of both, and the show wherever a page tells it."""
    mine, theirs = _parts(one[0]), _parts(other[0])
    common = [part for part in mine if any(_alike(part, there) for there in theirs)]
    told = [part for part in common if not _NUMBER.fullmatch(part)]
    if not any(len(part) >= _TITLE and " " in part for part in told):
        return False
    left = [
        (part, snippet)
        for parts, others, snippet in ((mine, theirs, other[1]), (theirs, mine, one[1]))
        for part in parts
        if not any(_alike(part, there) for there in others)
    ]
    show_told = len(told) > 1 or any(not _NUMBER.fullmatch(part) for part, _snippet in left)
    return show_told and all(holds(fold(snippet), part) for part, snippet in left)


def _parts(title: str) -> list[str]:
    """The parts of a title that name the work: no guest in brackets, and nothing of the site that shows it."""
    parts = []
    for text in _SEAM.split(_GUEST.sub(" ", title)):
        part = _work(fold(text))
        if part:
            parts.append(part + ("…" if text.rstrip().endswith(_CUT) else ""))
    return parts


def _work(part: str) -> str:
    """A part of a title without what tells of the site; empty if it tells nothing else."""
    words, idle = part.split(), _idle()
    on = max((n for n, word in enumerate(words) if word in ("on", "sur")), default=0)
    if on and set(words[on:]) <= idle:
        words = words[:on]
    if words[:2] == ["listen", "to"]:
        words = words[2:]
    if words[1:] and words[-1] in ("podcast", "balado"):
        words = words[:-1]
    return "" if set(words) <= idle else " ".join(words)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or (short.endswith("…") and long.startswith(short[:-1]))
        or (long.endswith("…") and long[:-1] == short)
    )
