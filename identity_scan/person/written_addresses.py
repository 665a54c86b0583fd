"""E-mail and street addresses that the worker told, in the ways that people write them, English and French."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product

from identity_scan.facts import FOLDER
from identity_scan.speech.text import fold

_AT = r"\s*(?:[@＠]|[(\[{<]\s*(?:at|arobase|arobas|a|à|@)\s*[)\]}>]|(?<=\s)(?:at|arobase|arobas|AT)(?=\s))\s*"
_DOT = r"\s*(?:\.|[(\[{<]\s*(?:dot|point|\.)\s*[)\]}>]|(?<=\s)(?:dot|point)(?=\s))\s*"
_MOST_SPELLINGS = 24


@lru_cache(maxsize=64)
def mailbox_pattern(mailbox: str) -> re.Pattern[str]:
    """Return what finds an e-mail address as it is, or as people write it: "tam (at) home.example"."""
    local, _at, domain = mailbox.casefold().partition("@")
    before, after = (_DOT.join(re.escape(piece) for piece in part.split(".")) for part in (local, domain))
    return re.compile(rf"(?<![\w.+-]){before}{_AT}{after}(?![\w-]|\.\w)", re.IGNORECASE)


def mailbox_in(text: str, mailbox: str) -> str:
    """Return an e-mail address as a text writes it, empty if it does not stand there."""
    if "@" not in mailbox:
        return ""
    found = mailbox_pattern(mailbox).search(text)
    return found.group().strip() if found else ""


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    rows = tomllib.loads((FOLDER / "street_words.toml").read_text("utf-8"))["words"]
    return {word: tuple(row) for row in reversed(rows) for word in row}


@cache
def unit_words(kind: str = "units") -> frozenset[str]:
    """Return what a dwelling in a house is called, folded; `below`: what one is that needs no number."""
    return frozenset(tomllib.loads((FOLDER / "street_words.toml").read_text("utf-8"))[kind])


def street_key(words: Sequence[str]) -> tuple[str, ...]:
    """Return folded words of a street in the one form of all their abbreviations."""
    return tuple(_rows()[word][0] if word in _rows() else word for word in words)


def street_spellings(street: str) -> Iterator[str]:
    """Yield a folded street as it is and with its words shortened or written out; 24 at most."""
    choices = [_rows().get(word, (word,)) for word in street.split()]
    yield street
    yield from (one for one in islice(map(" ".join, product(*choices)), _MOST_SPELLINGS) if one != street)


def street_in(text: str, street: str) -> bool:
    """Tell whether a text shows number and street of the home, whatever is shortened."""
    wanted, words = street_key(fold(street).split()), street_key(fold(text).split())
    size = len(wanted)
    return size > 1 and any(words[n : n + size] == wanted for n in range(len(words) - size + 1))
