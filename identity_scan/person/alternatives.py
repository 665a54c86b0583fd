"""What a query that was typed asks for, with what it leaves out taken away and each of its alternatives apart.

Engines write it differently: -word, NOT, ! and ~ leave out, OR and | offer a choice, prefer: only wishes. All of these
are read whatever the engine, and a choice both ways, as some let OR take the words beside it and others all of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

MOST = 64
"""Alternatives that are looked at; a query with more is nobody's own."""
DEEPEST = 20
"""Brackets that are looked into."""
_PIECE = re.compile(r'[()]|\|+|[^\s"()|]*"[^"]*"|[^\s"()|]+')
_NO_GROUP = re.compile(r'(?i)(?<![^\s(|])(?:-|!|~+|prefer:)[^\s"()|]*\(')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("−‐‑", "-"))
_LEFT_OUT = re.compile(r"(?i)(?:-|!|~+)\S|prefer:")
_LEAVES_OUT = frozenset({"NOT", "~", "~~", "!"})
_NOTHING = frozenset({"AND", "&", "&&", "<<", "<", "+"})


@dataclass(frozen=True, slots=True)
class _Group:
    """Items one after another; those with OR between them apart."""

    alternatives: tuple[tuple["str | _Group", ...], ...]


def alternatives(query: str) -> tuple[str, ...]:
    """Return every text that alone would satisfy a query, under each reading; none for too many of them."""
    text = unicodedata.normalize("NFKC", query).translate(_QUOTES)
    if text.count('"') % 2:  # one that nothing closes quotes nothing
        text = " ".join(text.rsplit('"', 1))
    if text.count("(") > DEEPEST:
        return ()
    pieces = _PIECE.findall(_NO_GROUP.sub("NOT (", text))
    found: list[str] = []
    for near in (False, True):
        texts = list(_texts(_group(iter(pieces), near=near)))
        if not texts or len(texts) > MOST:
            return ()
        found += texts
    return tuple(dict.fromkeys(found))


def _group(pieces: Iterator[str], *, near: bool) -> _Group:
    """Read up to the bracket that closes; `near` lets OR choose between the two items beside it alone."""
    rows: list[list[str | _Group]] = [[]]
    out = choice = False
    for piece in pieces:
        if piece == ")":
            break
        if piece == "OR" or piece.startswith("|"):
            choice = bool(rows[-1])
            continue
        if piece in _LEAVES_OUT:
            out = True
        if piece in _LEAVES_OUT or piece in _NOTHING:
            continue
        item = _group(pieces, near=near) if piece == "(" else piece
        left_out, out = out or (isinstance(item, str) and bool(_LEFT_OUT.match(item))), False
        if left_out:
            continue
        if choice and near:
            rows[-1][-1] = _Group(((rows[-1][-1],), (item,)))
        elif choice:
            rows.append([item])
        else:
            rows[-1].append(item)
        choice = False
    return _Group(tuple(tuple(row) for row in rows))


def _texts(group: _Group) -> Iterator[str]:
    for row in group.alternatives:
        yield from _joined(row)


def _joined(row: Sequence[str | _Group]) -> Iterable[str]:
    parts = [(item,) if isinstance(item, str) else tuple(_texts(item))[: MOST + 1] for item in row]
    for number, chosen in enumerate(product(*parts)):
        if number > MOST:
            return
        yield " ".join(filter(None, chosen))
