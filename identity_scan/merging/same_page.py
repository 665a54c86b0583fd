"""Two addresses that no table folds and that still are one page: same host, path and title, snippets that agree.

So are two entries of one directory, and two windows on one work (windows.py).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from urllib.parse import parse_qsl

from identity_scan.facts import site_kind
from identity_scan.merging.windows import Shown, episodes, one_episode
from identity_scan.speech.text import fold

_MOST = 40
"""Addresses of one host and path that are compared with each other; more are a list of records."""
_TITLE = 10
"""Letters from which a title tells a page: "Results" tells none."""
_DIRECTORIES = frozenset(("people-search", "data-broker"))
_RECORDS = frozenset((
    "page", "p", "pg", "paged", "start", "offset", "begin", "from", "skip", "bib", "id", "no", "num", "number",
    "record", "recordid", "docid", "documentid", "item", "itemid", "case", "caseid", "athlete", "athleteid", "event",
    "eventid", "year", "date", "q", "query", "search", "name", "firstname", "lastname", "what", "where", "who", "tab",
    "section", "v", "pid", "cid", "aid", "fbid",
))  # fmt: skip
"""Parameters whose value is what the page is about, or which part of a list it shows."""

_LISTED = re.compile(r"(?<!\d)1?-?(\d{3})-?(\d{3})-?(\d{4})(?!\d)")
"""A telephone number in an address, as directories name their pages."""
_MAPS = re.compile(r"(?:maps\.google\.[a-z.]{2,6}|google\.[a-z.]{2,6}/maps)(?=[/?]|$)")
_HEAD = re.compile(r"\s[-–—|·]\s")

Alike = Callable[[str, str, Sequence[Shown], Sequence[Shown]], bool]


def one_page(shown: Mapping[str, Sequence[Shown]]) -> list[list[str]]:
    """Return the canonical addresses in groups of one page each, in their order; most groups have one."""
    by_path: dict[str, list[str]] = defaultdict(list)
    for key in shown:
        by_path[key.partition("?")[0]].append(key)
    group_of = {key: [key] for key in shown}
    pairs = [(a, b, _same) for keys in by_path.values() if 1 < len(keys) <= _MOST for a, b in combinations(keys, 2)]
    for one, other, alike in [*pairs, *_listings(shown), *((*pair, _one_work) for pair in episodes(shown))]:
        if group_of[one] is not group_of[other] and alike(one, other, shown[one], shown[other]):
            group_of[one] += group_of[other]
            for key in group_of[one]:
                group_of[key] = group_of[one]
    return list({id(group): group for group in group_of.values()}.values())


def _listings(keys: Iterable[str]) -> Iterator[tuple[str, str, Alike]]:
    """Yield pairs of pages of one directory that may be one entry: of one number, or of one name on a map."""
    by_entry: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in keys:
        site = key.partition("/")[0]
        if _MAPS.match(key):
            by_entry[("maps",)].append(key)
        elif (number := _LISTED.search(key)) and site_kind(site) in _DIRECTORIES:
            by_entry[(site, *number.groups())].append(key)
    for entry, group in by_entry.items():
        for one, other in combinations(group[:_MOST], 2):
            yield one, other, _one_place if entry == ("maps",) else _one_number


def _one_work(one: str, other: str, here: Sequence[Shown], there: Sequence[Shown]) -> bool:
    return any(one_episode(a, b) for a in here for b in there)


def _one_number(one: str, other: str, here: Sequence[Shown], there: Sequence[Shown]) -> bool:
    return not any(contradict(a[1], b[1]) for a in here for b in there)


def _one_place(one: str, other: str, here: Sequence[Shown], there: Sequence[Shown]) -> bool:
    """Tell whether two entries of a map bear one name and speak of one town or street."""
    for a, b in ((a, b) for a in here for b in there):
        names = [fold(_HEAD.split(title)[0]) for title, _snippet in (a, b)]
        words = [{word for word in fold(snippet).split() if len(word) > 3} for _title, snippet in (a, b)]
        if names[0] == names[1] and len(names[0]) >= _TITLE and (words[0] & words[1] or not all(words)):
            return True
    return False


def _same(one: str, other: str, here: Sequence[Shown], there: Sequence[Shown]) -> bool:
    fields = [dict(parse_qsl(key.partition("?")[2], keep_blank_values=True)) for key in (one, other)]
    apart = {k for k in fields[0].keys() | fields[1].keys() if fields[0].get(k) != fields[1].get(k)}
    if any(key.lower() in _RECORDS for key in apart):
        return False
    both = apart & fields[0].keys() & fields[1].keys()
    if any(re.search(r"\d", fields[0][key] + fields[1][key]) for key in both):
        return False  # two numbers under one name are two records, whatever they are called
    numbered = any(re.search(r"\d", side.get(key, "")) for side in fields for key in apart)
    return any(_agree(a, b, surely=bool(both) or numbered) for a in here for b in there)


def _agree(one: Shown, other: Shown, *, surely: bool) -> bool:
    """Tell whether two rows show one page; `surely` where the addresses look like two records of one list."""
    titles = [fold(title).removesuffix(" …") for title, _snippet in (one, other)]
    short, long = sorted(titles, key=len)
    if len(short) < _TITLE or " " not in short or not f"{long} ".startswith(f"{short} "):
        return False
    if surely:
        return short == long and bool(fold(one[1])) and fold(one[1]) == fold(other[1])
    return not contradict(one[1], other[1])


def contradict(one: str, other: str) -> bool:
    """Tell whether two snippets cannot be of one page: they share little, or are one sentence with other numbers."""
    a, b = fold(one).split(), fold(other).split()
    if not a or not b:
        return False
    words, others = {w for w in a if not w.isdigit()}, {w for w in b if not w.isdigit()}
    numbers, more = {w for w in a if w.isdigit()}, {w for w in b if w.isdigit()}
    smaller = min(len(words), len(others)) or 1
    shared = len(words & others) / smaller
    if numbers and more and not numbers & more and shared > 0.8 and abs(len(a) - len(b)) <= 2:
        return True
    return a[:3] != b[:3] and shared < 0.5
