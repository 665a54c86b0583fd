"""What is said of damage to the history: how much, of which search, and that it counts as not asked."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from identity_scan.keeping.marks import BETWEEN
from identity_scan.keeping.rot import ANY, BARE, EMPTY, FILE, MISSING, Swept
from identity_scan.model import Answer, Ask, Collected, Outcome, Query, Said
from identity_scan.speech.language import day, later, ngettext, quoted
from identity_scan.speech.language import gettext as _

NEWEST = 2
"""Of so many newest searches damage is told at each opening, as they are shown and compared; of older ones once."""
SHOWN = 3
"""So many answers are named; of more, only how many."""

_OF_A_SEARCH: Mapping[str, str] = {
    "plan": later("The plan of the search of {day} could not be read: it was put together from what was asked."),
    "result": later("The counts of the search of {day} could not be read: they were counted again from its answers."),
    "scan": later("The entry of the search of {day} could not be read: its day was taken from its answers."),
}


def unread(engine: str, query: Query, page: int, now: datetime) -> Collected:
    """Return what stands in the place of an answer that could not be read: it is as good as not asked."""
    return Collected(Ask(engine, query, page), Answer(Outcome.SKIPPED, said=Said("rot.answer")), now)


def said(db: sqlite3.Connection, swept: Swept) -> tuple[str, ...]:
    """Return what the worker should be told of damage, as sentences."""
    told = [*_lost(db, swept.at)]
    if swept.mended:
        one = _("One damaged place in the history was put right: nothing of it is lost.")
        many = ngettext(
            "{n} damaged place in the history was put right: nothing of it is lost.",
            "{n} damaged places in the history were put right: nothing of them is lost.",
            swept.mended,
        )
        told.append(one if swept.mended == 1 else many.format(n=swept.mended))
    if swept.mended or swept.dropped:
        told.append(_("The disk of this computer may be failing: have it looked at, and keep a copy of your reports."))
    return tuple(told)


def _lost(db: sqlite3.Connection, found: str) -> Iterator[str]:
    rows = db.execute(
        "SELECT lost.part, lost.scan, lost.key, lost.at, scan.started FROM lost LEFT JOIN scan ON scan.seq = lost.scan "
        "ORDER BY lost.scan, lost.part, lost.rowid"
    ).fetchall()
    newest = {row[0] for row in db.execute(f"SELECT seq FROM scan ORDER BY seq DESC LIMIT {NEWEST}").fetchall()}
    groups: dict[tuple[int | None, str], list[str]] = {}
    days: dict[int | None, str] = {}
    for part, scan, key, at, started in rows:
        if part != FILE and (scan in newest or at == found):
            groups.setdefault((scan, part), []).append(key)
            days[scan] = day(datetime.fromisoformat(started)) if started else ""
    gone = [row[2] for row in rows if row[0] == FILE and row[2] != ANY]
    if gone and not newest:
        yield _(_FILES.get(gone[-1], _DAMAGED)).format(name=gone[-1])
        yield _("If you have a backup of its folder, close identity-scan and restore the earlier file.")
    for (scan, part), keys in groups.items():
        yield _sentence(db, part, scan, keys, days[scan])


_FILES: Mapping[str, str] = {
    MISSING: later(
        "The history that was kept on this computer is lost: its file is no longer there. A new one was begun."
    ),
    EMPTY: later("The history that was kept on this computer is lost: its file is empty. A new one was begun."),
    BARE: later("The file of the history was empty. If searches were kept in it, they are lost."),
}
_DAMAGED = later("The history could not be read. It was kept as {name}, and a new one was begun.")


def _sentence(db: sqlite3.Connection, part: str, scan: int | None, keys: list[str], when: str) -> str:
    n = len(keys)
    if part == "answer":
        return _answers(n, when, _which(db, scan, keys))
    if part == "seen":
        if ANY in keys:
            return _("Not all of what the search of {day} found could be read: it is not compared.").format(day=when)
        told = ngettext(
            "What the search of {day} found on {n} page could not be read: it is not compared.",
            "What the search of {day} found on {n} pages could not be read: they are not compared.",
            n,
        )
        return told.format(day=when, n=n)
    if part in _OF_A_SEARCH:
        return _(_OF_A_SEARCH[part]).format(day=when)
    return _note(part, n)


def _answers(n: int, when: str, which: str) -> str:
    if n == 1:
        one = _("One answer of the search of {day} could not be read ({which}): it counts as not asked.")
        return one.format(day=when, which=which)
    many = ngettext(
        "{n} answer of the search of {day} could not be read ({which}): it counts as not asked.",
        "{n} answers of the search of {day} could not be read ({which}): they count as not asked.",
        n,
    )
    return many.format(n=n, day=when, which=which)


def _which(db: sqlite3.Connection, scan: int | None, keys: Iterable[str]) -> str:
    """Name the engines with what they were asked; a private query has no words here."""
    from identity_scan.engines import ENGINES  # not at the top: the history must open fast

    words = {row[0]: row[1] for row in db.execute("SELECT id, text FROM query WHERE scan = ?", (scan,)).fetchall()}
    named: dict[str, None] = {}
    for key in keys:
        engine, query = key.split(BETWEEN)[:2]
        brand = ENGINES[engine].name if engine in ENGINES else engine
        text = words.get(query, "")
        named[_("{engine}, {words}").format(engine=brand, words=quoted(text)) if text else brand] = None
    shown = list(named)[:SHOWN]
    return "; ".join([*shown, "…"] if len(named) > SHOWN else shown)


def _note(part: str, n: int) -> str:
    """Say what of the worker's own word, or of the program's notes, is gone."""
    told = {
        "decision": ngettext(
            "{n} decision of yours could not be read: it counts as not taken.",
            "{n} decisions of yours could not be read: they count as not taken.",
            n,
        ),
        "status": ngettext(
            "How far you were with {n} step could not be read: it counts as not said.",
            "How far you were with {n} steps could not be read: it counts as not said.",
            n,
        ),
        "hand_check": ngettext(
            "Your note on {n} check by hand could not be read: it counts as not done.",
            "Your notes on {n} checks by hand could not be read: they count as not done.",
            n,
        ),
        "heard": ngettext(
            "What an assistant answered to {n} question could not be read: it counts as not asked.",
            "What assistants answered to {n} questions could not be read: they count as not asked.",
            n,
        ),
        "dead_end": ngettext(
            "Your note on {n} link that led nowhere could not be read: it counts as not said.",
            "Your notes on {n} links that led nowhere could not be read: they count as not said.",
            n,
        ),
    }.get(part) or ngettext(
        "{n} small note of this program could not be read, and was left out.",
        "{n} small notes of this program could not be read, and were left out.",
        n,
    )
    return told.format(n=n)
