"""When a page that a search does not show may be called gone: one rule for every face (law 1).

An engine that was asked again, in the same words and at least down to the old place, and does not show a page, has
"not seen" it. That is proof only where the list was read to its end, or deeper than twice the old place while what
stood below it is still there: where others are pushed in above a page, what stood below it is out of sight as well.
Two such searches since the page was last shown make it gone; so does a look at the page itself that finds it gone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from identity_scan.model import Outcome, Said, Status
from identity_scan.remembered import Look, Place, Record, Seen
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import say, together

ENOUGH = 2
"""Searches that must prove an absence, without a sight of the page between them."""
_DEEPER = 2
"""How many times its old place must be read of a list that goes on."""

# -- how far a list was read ------------------------------------------------------------------------------------------


class Gap(StrEnum):
    """Why a search says nothing of a place where another one showed a page; what tells most comes first."""

    UNREAD = "unread"  # what it found was damaged on the disk
    SILENT = "silent"  # asked, and no answer that counts
    SHALLOW = "shallow"
    WORDS = "words"
    UNPLACED = "unplaced"  # the pages before it were missing when it was shown, so its place is not known
    ENGINE = "engine"  # the query was asked, but not of this engine
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Why a finding cannot be compared, and whose answers it is about."""

    gap: Gap
    engines: tuple[str, ...] = ()
    earlier: bool = False
    """It is the earlier of the two searches that cannot tell."""


def unlike(record: Record, shown: Record, seen: Seen, *, earlier: bool = False) -> Unlike | None:
    """Return why a search cannot tell of a finding that another one showed; None if it was asked everywhere again."""
    if not record.tells_of(seen.finding):
        return Unlike(Gap.UNREAD, (), earlier)
    gaps = [(gap(record, shown, place), place.engine) for place in seen.places]
    for kind in Gap:
        if engines := tuple(dict.fromkeys(engine for found, engine in gaps if found is kind)):
            return Unlike(kind, engines, earlier)
    return None if gaps else Unlike(Gap.UNPLACED, (), earlier)


def gap(record: Record, shown: Record, place: Place) -> Gap | None:
    """Return why a search says nothing of a place in another one's lists; None if it was read at least as far."""
    key = place.engine, place.query
    there, then = record.reaches.get(key), shown.reaches.get(key)
    if there is None:
        return _unanswered(record, key)
    words = then.text if then else _words(shown, place.query)
    if words is None:
        return Gap.UNPLACED
    if there.text != words:
        return Gap.WORDS
    if there.whole:
        return None
    if then is None or place.page > then.pages:
        return Gap.UNPLACED
    return None if there.results >= place.rank else Gap.SHALLOW


def _words(record: Record, query: str) -> str | None:
    return next((reach.text for (_engine, asked), reach in record.reaches.items() if asked == query), None)


def _unanswered(record: Record, key: tuple[str, str]) -> Gap:
    if record.silent.get(key, Outcome.SKIPPED) is not Outcome.SKIPPED:
        return Gap.SILENT
    asked = any(query == key[1] for _engine, query in chain(record.reaches, record.silent))
    return Gap.ENGINE if asked else Gap.QUERY


def _proves(record: Record, shown: Record, place: Place) -> bool:
    """Tell whether a list without a page, read as far as before, was read far enough to be sure that it lacks it."""
    there = record.reaches[place.engine, place.query]
    if there.whole or not place.rank:  # an answer that an engine writes stands above its first page, or nowhere
        return True
    return there.results > _DEEPER * place.rank and _goes_on(record, shown, place, there.results)


def _goes_on(record: Record, shown: Record, place: Place, results: int) -> bool:
    """Tell whether at least half of what stood below a place, as far as was read now, is still in the list."""
    key = place.engine, place.query
    below = {finding for finding, rank in shown.lists.get(key, {}).items() if place.rank < rank <= results}
    still = below & record.lists.get(key, {}).keys()
    return bool(still) and len(still) * 2 >= len(below)


def tells(record: Record, shown: Record, then: Seen, now: Seen) -> bool:
    """Tell whether what a page shows can be compared: each list of then shows it again, or surely does no longer."""
    here = {(place.engine, place.query) for place in now.places}
    return unlike(record, shown, then) is None and all(
        (place.engine, place.query) in here or _proves(record, shown, place) for place in then.places
    )


# -- what is known of a page that is not shown ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Absence:
    """A page is missing from all the lists that showed it, each read at least down to its old place."""

    engines: tuple[str, ...]
    rows: int
    """Results read of each list that goes on, at least; 0 if all were read to their end."""
    place: int
    """Where it stood, at best; 0 for an answer that an engine wrote."""
    places: int
    """How many places it had that differ."""
    sure: bool
    """Each list was read far enough to be sure."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was learned of a page since a search last showed it."""

    gone: bool
    missed: int
    """Searches that were asked the same, at least down to its old place, and did not show it."""
    absence: Absence | None
    """What the newest search knows, or those together that prove it gone; None if it was not asked the same."""
    look: Look | None
    """The newest look at the page itself."""


def missing(record: Record, shown: Record, finding: str) -> Absence | None:
    """Return what a search that does not show a finding knows of that; None if it was not asked in the same way."""
    seen = shown.seen[finding]
    if unlike(record, shown, seen) is not None:
        return None
    reaches = (record.reaches[place.engine, place.query] for place in seen.places)
    ranks = {place.rank for place in seen.places}
    return Absence(
        engines=tuple(dict.fromkeys(place.engine for place in seen.places)),
        rows=min((reach.results for reach in reaches if not reach.whole), default=0),
        place=min(ranks),
        places=len(ranks),
        sure=all(_proves(record, shown, place) for place in seen.places),
    )


def trace(finding: str, shown: Record, since: Sequence[Record]) -> Trace:
    """Return what later searches, none of which shows a finding, and looks at the page itself make of it."""
    missed, look = 0, shown.looks.get(finding)
    newest: Absence | None = None
    proofs: list[Absence] = []
    for record in since:
        newest = missing(record, shown, finding)
        missed += newest is not None
        proofs += [newest] if newest and newest.sure else []
        if looked := record.looks.get(finding):
            look = looked
            proofs = proofs if look.gone else []  # it was there: that engines do not show it proves nothing
    proved = len(proofs) >= ENOUGH
    return Trace(proved or bool(look and look.gone), missed, _together(proofs) if proved else newest, look)


def _together(proofs: Sequence[Absence]) -> Absence:
    last = proofs[-1]
    rows = min((proof.rows for proof in proofs[-ENOUGH:] if proof.rows), default=0)
    return Absence(last.engines, rows, last.place, last.places, sure=True)


# -- as it is told ----------------------------------------------------------------------------------------------------


def why(found: Unlike) -> Said:
    """Tell why a finding cannot be compared."""
    code = f"unlike.{found.gap}_{'then' if found.earlier else 'now'}"
    return say("unlike.told", why=(say(code, engines=_names(found.engines)),))


def told(found: Trace) -> Said | None:
    """Tell what is known of a page that the newest search does not show; None if nothing is."""
    looked = looked_at(found.look) if found.look else None
    if found.absence is None or (found.look and found.look.gone):
        return looked
    return together(*_missing(found.absence), _weighed(found.absence, found.gone), looked)


def looked_at(look: Look) -> Said:
    """Tell what a look at the page itself showed, with its day."""
    return say("look.gone" if look.gone else "look.there", day=look.at.date().isoformat())


def _missing(found: Absence) -> Iterator[Said]:
    engines, n = _names(found.engines), found.rows
    if not found.place:
        yield say("missing.unwritten", engines=engines)
    elif not n:
        yield say("missing.to_the_end", engines=engines)
    else:
        place = Said("missing.place" if found.places == 1 else "missing.at_best", (("place", found.place),))
        yield say("missing.among", n=n, engines=engines, place=(place,))
        if found.sure:
            yield say("missing.below")


def _weighed(found: Absence, gone: bool) -> Said | None:
    if not found.place:
        return say("missing.twice_unwritten") if gone else None
    if gone:
        return say("missing.twice")
    return say("missing.once_more" if found.sure else "missing.further_down")


def _names(engines: Sequence[str]) -> tuple[str, ...]:
    from identity_scan.engines import ENGINES  # not at the top: the history, which compares, must open fast

    return tuple(sorted(ENGINES[name].name if name in ENGINES else name for name in engines))


@dataclass(frozen=True, slots=True)
class Checked:
    """Where an action stands, and what that rests on."""

    status: Status
    trace: Trace | None = None
    """What is known of a page that the newest scan does not show."""
    look: Look | None = None
    """A look at the page itself since the newest scan, which still shows it."""

    @property
    def said(self) -> Said | None:
        """What it rests on; None where the status says all."""
        if self.trace:
            return told(self.trace)
        return looked_at(self.look) if self.look else None

    @property
    def why(self) -> str:
        """The same in plain words; empty where the status says all."""
        return words(self.said) if self.said else ""
