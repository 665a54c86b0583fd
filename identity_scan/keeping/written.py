"""What was judged as text, and back: a list a value, its fields in their order; what is said often is written once.

The text is plain, so that whoever looks through the files for words that should be gone finds them. The words of a
query are not in it: a query is written by its id, for those of a private one are never stored.
"""

import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final

from identity_scan.model import (
    Assessment,
    Collected,
    Coverage,
    Decision,
    Exposure,
    Finding,
    Grade,
    Identity,
    Judged,
    Namesake,
    Person,
    Query,
    Scan,
    Severity,
    Sighting,
)

ROOTS: Final = (Judged, Namesake, Coverage, Grade)
"""What is written of an assessment; the rest of it is at hand where it is read."""
_OWN: Final = frozenset({*ROOTS, Finding, Sighting, Identity, Exposure, Severity, Decision})
"""Values that each finding has of its own. All others, such as steps and reasons, are written once: {"v": number}."""
_LONG: Final = 24
"""Characters from which a text is written once: {"t": number}."""

Key = tuple[str, str, int]
"""Engine, query and page of a request."""


class Unreadable(Exception):
    """The text does not hold what was judged."""


@cache
def kinds() -> Mapping[str, type]:
    """Return the classes of all that is written, by name."""
    found: dict[str, type] = {}

    def look(kind: Any) -> None:
        if isinstance(kind, type) and is_dataclass(kind) and kind is not Query and kind.__name__ not in found:
            found[kind.__name__] = kind
            for one in _hints(kind):
                look(one)
        for part in typing.get_args(kind):
            look(part)

    for root in ROOTS:
        look(root)
    return found


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    """The types of the fields, in their order."""
    own = tuple(f.type for f in fields(kind))
    if not any(isinstance(one, str) for one in own):  # much quicker than to resolve them
        return own
    hints = typing.get_type_hints(kind)
    return tuple(hints[f.name] for f in fields(kind))


def shape() -> str:
    """Return the fields of all that is written: a text of another shape is not read."""
    return ";".join(f"{name}({','.join(_names(kind))})" for name, kind in sorted(kinds().items()))


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


# -- writing ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Pen:
    """What was written so far, each text and each shared value, as JSON, under its number."""

    texts: dict[str, int] = field(default_factory=dict)
    shared: dict[str, int] = field(default_factory=dict)

    def write(self, value: Any) -> Any:
        """Return a value as JSON."""
        if type(value) is str:  # most are; an Enum of words is a str as well
            return value if len(value) < _LONG else {"t": self.texts.setdefault(value, len(self.texts))}
        if isinstance(value, Enum):
            return value.value
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, Query):
            return value.id
        if isinstance(value, date):
            return value.isoformat()
        if is_dataclass(value):
            return self._fields(value)
        if isinstance(value, Mapping):
            return [[self.write(name), self.write(one)] for name, one in value.items()]
        return [self.write(one) for one in (sorted(value) if isinstance(value, frozenset) else value)]

    def _fields(self, value: Any) -> Any:
        kind: Any = type(value)
        row = [self.write(getattr(value, name)) for name in _names(kind)]
        if kind in _OWN:
            return row
        return {"v": self.shared.setdefault(_json([kind.__name__, row]), len(self.shared))}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def written(found: Assessment) -> str:
    """Return as text what is said of a search, without whose it is and what came in."""
    pen = _Pen()
    judged = _listed(_json(pen.write(one)) for one in found.judged)  # one by one: a large search fills much memory
    rest = [_json(pen.write(part)) for part in (found.namesakes, found.coverage, found.grade)]
    asked = _json([[*item.ask.key] for item in found.unanswered])
    return _listed((_json(list(pen.texts)), _listed(pen.shared), judged, *rest, asked))


def _listed(parts: Iterable[str]) -> str:
    return f"[{','.join(parts)}]"


# -- reading ----------------------------------------------------------------------------------------------------------

_Read = Callable[[Any], Any]
_AS_THEY_ARE: Final = (int, float, bool)


@dataclass(slots=True)
class _Eye:
    """What a text is read with: its texts and shared values by number, queries by id, and how to read each type."""

    queries: Mapping[str, Query]
    texts: list[str]
    values: list[Any] = field(default_factory=list)
    ways: dict[Any, _Read] = field(default_factory=dict)

    def way(self, kind: Any) -> _Read:
        """Return how to read a value of a type."""
        if kind not in self.ways:
            self.ways[kind] = self._way(kind)
        return self.ways[kind]

    def _way(self, kind: Any) -> _Read:
        parts = typing.get_args(kind)
        if isinstance(kind, types.UnionType):
            known = [part for part in parts if part is not types.NoneType]
            read = self.way(known[0]) if len(known) == 1 else self.any_of
            return lambda row: None if row is None else read(row)
        if origin := typing.get_origin(kind):
            return self._many(origin, parts)
        if kind is str:
            texts = self.texts
            return lambda row: texts[row["t"]] if type(row) is dict else row
        if kind is Query:
            return self.queries.__getitem__
        if issubclass(kind, Enum):
            return {one.value: one for one in kind}.__getitem__
        if issubclass(kind, date):
            return date.fromisoformat
        return self.one(kind) if isinstance(kind, type) and is_dataclass(kind) else _as_it_is

    def _many(self, origin: Any, parts: tuple[Any, ...]) -> _Read:
        read = self.way(parts[0])
        if origin is frozenset or (origin is tuple and parts[1] is Ellipsis):
            return lambda rows: origin(map(read, rows))
        if origin is tuple:
            reads = [self.way(part) for part in parts]
            return lambda rows: tuple(one(row) for one, row in zip(reads, rows, strict=True))
        other = self.way(parts[1])
        return lambda rows: {read(name): other(one) for name, one in rows}

    def any_of(self, row: Any) -> Any:
        """Read what tells itself what it is: a text, a number, a value written once, or several of these."""
        if isinstance(row, dict):
            return self.texts[row["t"]] if "t" in row else self.values[row["v"]]
        return tuple(map(self.any_of, row)) if isinstance(row, list) else row

    def one(self, kind: type, *, by_number: bool = True) -> _Read:
        """Return how to read a value of a class, one that is shared by its number."""
        if by_number and kind not in _OWN:
            return lambda row: self.values[row["v"]]
        return self._of(kind)

    def _of(self, kind: type) -> _Read:
        """How to read the fields of a class; those that stand as they are cost nothing."""
        types_of, texts = _hints(kind), self.texts
        words = [n for n, one in enumerate(types_of) if one in (str, str | None)]
        others = [(n, self.way(one)) for n, one in enumerate(types_of) if n not in words and one not in _AS_THEY_ARE]

        def read(row: list[Any]) -> Any:
            for n in words:
                if type(row[n]) is dict:
                    row[n] = texts[row[n]["t"]]
            for n, way in others:
                row[n] = way(row[n])
            return kind(*row)

        return read


def _as_it_is(row: Any) -> Any:
    return row


def read(
    text: str, person: Person, scan: Scan, queries: Mapping[str, Query], came: Mapping[Key, Collected]
) -> Assessment:
    """Return what was said of a search, its queries by id and its answers at hand; raises Unreadable."""
    try:
        texts, values, judged, namesakes, coverage, grade, asked = json.loads(text)
        eye = _Eye(queries, texts)
        ways = {name: eye.one(kind, by_number=False) for name, kind in kinds().items()}
        for name, row in values:
            eye.values.append(ways[name](row))
        return Assessment(
            person=person,
            scan=scan,
            coverage=eye.way(Coverage)(coverage),
            grade=eye.way(Grade)(grade),
            judged=tuple(map(eye.way(Judged), judged)),
            namesakes=tuple(map(eye.way(Namesake), namesakes)),
            unanswered=tuple(came[engine, query, page] for engine, query, page in asked),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise Unreadable from error
