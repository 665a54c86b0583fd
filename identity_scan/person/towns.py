"""In which country, and in Canada in which province, a town lies: the lists of the rules and those of GeoNames."""

import re
from functools import cache, lru_cache
from typing import Final

from identity_scan.facts import FOLDER
from identity_scan.facts.packed import Packed
from identity_scan.model import Person
from identity_scan.person.lexicon import codes, gazetteer, places
from identity_scan.person.provinces import provinces
from identity_scan.speech.text import fold

CANADA: Final = "ca"


@cache
def _towns() -> Packed:
    """Return the countries, of Canada the provinces, by the towns that lie there."""
    lines = (FOLDER / "towns.txt").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line[:1] != "#")
    return Packed((name, code) for code, _, names in rows for name in names.strip(",").split(","))


@lru_cache(maxsize=2048)
def where(name: str) -> frozenset[str]:
    """Return where a folded name is a town's, a region's or a country's: "us", "ca-bc"; empty if it is none's.

    A province or a town of Canada is told with its province, a country alone by its two letters.
    """
    found = set(_province(name))
    for place in places().get(name, ()):
        if place.country != CANADA or place.kind == "country":
            found.add(place.country)
    found.update(_towns().of(name))
    known = any(place.country == CANADA for place in places().get(name, ()))
    return frozenset(found | {CANADA} if known and not any(code.startswith(CANADA) for code in found) else found)


def _province(name: str) -> frozenset[str]:
    """Return the provinces that bear a folded name, or hold a town of it."""
    return _by_name().get(name, frozenset())


@cache
def _by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, province in provinces().items():
        for name in (*province.names, *province.towns):
            found.setdefault(fold(name), set()).add(f"{CANADA}-{code.lower()}")
    return {name: frozenset(codes_) for name, codes_ in found.items()}


def of_code(code: str) -> frozenset[str]:
    """Return where a region's code in capitals belongs: BC, NB, TX."""
    if code in codes():
        country = codes()[code]
        known = [c for c, p in provinces().items() if code in (c, *p.codes)] if country == CANADA else []
        return frozenset({f"{CANADA}-{known[0].lower()}"} if known else {country})
    return frozenset()


def own(person: Person) -> frozenset[str]:
    """Return where the worker lives and lived, as far as their places tell."""
    found: set[str] = set()
    for text in person.places:
        pieces = [piece.strip() for piece in text.split(",")]
        rest = [where(fold(p)) | of_code(p.rstrip(".")) for p in pieces[1:]]
        told = {code for codes_ in rest for code in codes_}
        first = where(fold(pieces[0])) if pieces else frozenset[str]()
        near = {code for code in first if code in told or code.partition("-")[0] in told}
        found |= near or told or first
    return frozenset(found)


def told_at(text: str, start: int) -> tuple[int, frozenset[str]]:
    """Return where a place that begins there ends, and where it lies; the region behind a town decides.

    "Truro, NS", "Kelowna, British Columbia", "Umeå". Nothing if no known place begins there.
    """
    for size in (3, 2, 1):
        end, found = _named(text, start, size)
        if found:
            return _with_region(text, end, found)
    return start, frozenset()


def by_region(text: str, start: int) -> tuple[int, frozenset[str]]:
    """Return where a place that begins there ends, and where it lies, by the region behind a town that no list holds.

    "Warroad, Minn."; to be asked only where a text says that a place follows.
    """
    town = _ANY_TOWN.match(text, start)
    last, region = _region(text, town.end()) if town else (start, frozenset[str]())
    return (last, region) if region else (start, frozenset())


_ANY_TOWN: Final = re.compile(r"[A-ZÀ-Ý][\w'’.-]+(?: [A-ZÀ-Ý][\w'’.-]+){0,2}(?=, [(]?[A-ZÀ-Ý])")


@cache
def _shortened() -> dict[str, str]:
    """Return where each state or province lies that the press shortens: "Minn."."""
    return {name: code for code, names in gazetteer()["short"].items() for name in names}


_SHORT: Final = re.compile(r"(?:[A-ZÀ-Ý][a-zé]{0,4}[.]-?){1,3}")


def _named(text: str, start: int, size: int) -> tuple[int, frozenset[str]]:
    words = re.match(rf"(?:[A-ZÀ-Ý][\w'’.]*(?:[ -](?=[A-ZÀ-Ý]))?){{{size}}}", text[start : start + 48])
    if not words:
        return start, frozenset()
    name = words[0].rstrip(" -.'’")
    end = start + len(name)
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and not _region(text, end)[1]:
        return start, frozenset()  # part of a longer name
    return end, where(fold(name))


def _with_region(text: str, end: int, found: frozenset[str]) -> tuple[int, frozenset[str]]:
    last, region = _region(text, end)
    return (last, region) if region else (end, found)


def _region(text: str, end: int) -> tuple[int, frozenset[str]]:
    """Return where a region or country right behind a town ends, and where it lies."""
    ahead = re.match(r",? [(]?", text[end : end + 3])
    if not ahead:
        return end, frozenset()
    start = end + ahead.end()
    if code := re.match(r"([A-Z]{2,3}|[BN]\.[CBLS]\.|Ont\.|Qc)(?![\w])", text[start : start + 5]):
        return start + code.end(), of_code(code[1].replace(".", "")) or of_code(code[1])
    if (short := _SHORT.match(text[start : start + 12])) and short[0] in _shortened():
        return start + short.end(), frozenset({_shortened()[short[0]]})
    for size in (3, 2, 1):
        words = re.match(rf"(?:[A-ZÀ-Ý][\w'’-]*(?: (?=[A-ZÀ-Ý]))?){{{size}}}", text[start : start + 40])
        name = words[0].strip() if words else ""
        kinds = {place.kind for place in places().get(fold(name), ())} if name else set[str]()
        if kinds & {"region", "country"}:
            return start + len(name), where(fold(name))
    return end, frozenset()
