"""A finding at first sight: the engine's words with what they tell, is it you, what it shows; the rest is asked for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from identity_scan.judge import opening
from identity_scan.model import BARE_NAME, By, Disclosure, Judged, Verdict
from identity_scan.present import finding, titles, words
from identity_scan.present.blocks import Block, Cover, Fact, Heading, Place, Sentence, Sheet, Tell, Tone, texts
from identity_scan.present.cover import cover
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import said

MOST = 90
"""Words of a finding before the rest is asked for."""
_PLACES, _CARE = 3, 55
"""Places that are named, and words of what helps first."""


def brief(judged: Judged, *, opened: bool = True, reasons: int = 1) -> Sheet:
    """Return what is read of a finding before the rest is asked for, with so many reasons where there is room."""
    if not opened and (over := cover(judged)):
        return (Cover(over.kind, tuple(_first(over.care))),)
    each = (_with(judged, room) for room in (_Room(reasons), *_ROOMS))
    return next((told for told in each if words_in(told) <= MOST), _with(judged, _ROOMS[-1]))


@dataclass(frozen=True, slots=True)
class _Room:
    """How much of each part there is room for."""

    reasons: int = 1
    tells: int = 3
    """Words of the engine of which it is said what they tell."""
    snippet: int = 26
    """Words of the engine."""


_ROOMS = (_Room(), _Room(tells=2), _Room(tells=1), _Room(tells=1, snippet=14))
"""What is told where more would be too much to read in one look, step by step."""


def _with(judged: Judged, room: _Room) -> Sheet:
    shown = _shortened(said(judged.finding.snippet), room.snippet)
    tells = _tells(judged, shown)[: room.tells]
    return (
        *_page(judged),
        *((Fact(_("Words shown"), shown, tells=tells),) if shown else ()),
        Fact(_("Is it you?"), " ".join((_how_sure(judged), *_reasons(judged, room.reasons)))),
        *_shows(judged, {tell.what for tell in tells}),
        *finding.decided(judged),
    )


def _first(care: tuple[str, ...]) -> Iterator[str]:
    """The sentences that help first, as many as are read in one look."""
    spoken = 0
    for sentence in care:
        spoken += len(sentence.split())
        if spoken > _CARE and sentence is not care[0]:
            return
        yield sentence


def _page(judged: Judged) -> Iterator[Block]:
    page = judged.finding
    title = said(titles.of(judged)) or _("(no title)")
    yield Heading(title, code=judged.label)
    if page.url:
        yield Place(said(address.shown(page.url)), opening.of_finding(judged).link)
    if seen := _seen(judged):
        yield Sentence(seen, Tone.QUIET)


def _seen(judged: Judged) -> str:
    """The best places for the query that is nearest to what a client types, one an index."""
    believed = [sighting for sighting in judged.finding.sightings if sighting.rank and not sighting.doubted]
    if not believed:
        return finding.seen(judged)
    nearest = min(believed, key=lambda sighting: (sighting.query.tier, sighting.rank)).query
    places: dict[str, int] = {}
    for sighting in believed:
        if sighting.query.recipe == nearest.recipe:
            places[sighting.index] = min(sighting.rank, places.get(sighting.index, sighting.rank))
    best = sorted(places.items(), key=lambda place: place[1])[:_PLACES]
    told = ", ".join(f"{words.index(index)} {rank}" for index, rank in best)
    if nearest.recipe in BARE_NAME:
        return _("{places} for your name alone").format(places=told)
    return _("{places} for: {recipe}").format(places=told, recipe=words.recipe(nearest.recipe).lower())


def _shortened(snippet: str, most: int) -> str:
    every = snippet.split()
    return snippet if len(every) <= most else f"{' '.join(every[:most])} …"


def _tells(judged: Judged, text: str) -> tuple[Tell, ...]:
    """The words of a text that show a fact, each with the fact and with the life that it belongs to."""
    lower, found = text.lower(), []
    for disclosure in _facts(judged):
        if disclosure.text.strip() and disclosure.text.lower() in lower:
            found.append(Tell(disclosure.text, words.fact(disclosure.kind), _life(disclosure.kind)))
    return tuple(found)


def _facts(judged: Judged) -> tuple[Disclosure, ...]:
    return () if judged.identity.verdict is Verdict.NOT_ME else judged.disclosures


def _life(kind: str) -> str:
    """The label of the life that a fact belongs to; empty for one that tells neither."""
    from identity_scan.judge.exposure import HOME, WORK

    return "professional" if kind in WORK else "personal" if kind in HOME else ""


def _how_sure(judged: Judged) -> str:
    made = judged.identity
    if made.by is By.WORKER:
        return _("You said: {word}.").format(word=words.label(made.verdict.value))
    if made.verdict is Verdict.NOT_ME:
        return _("No, it is somebody else.") if words.sure(made) else _("Likely not.")
    return {True: _("Yes."), False: _("Likely."), None: _("That is not clear yet.")}[words.sure(made)]


def _reasons(judged: Judged, most: int) -> Iterator[str]:
    """The reasons that weigh most for the verdict, or on each side of none."""
    made = judged.identity
    by_weight = sorted(made.reasons, key=lambda reason: -reason.weight)
    speaks_for = [reason for reason in by_weight if reason.weight > 0]
    against = [reason for reason in reversed(by_weight) if reason.weight < 0]
    if made.verdict is Verdict.UNSURE:
        chosen = [*speaks_for[:1], *against[:1]]
    else:
        chosen = (speaks_for if made.verdict is Verdict.ME else against)[:most]
    yield from (said(reason.text) for reason in (chosen or made.reasons[:most]))


def _shows(judged: Judged, marked: Collection[str]) -> Iterator[Block]:
    """In one line which life it shows, how much it weighs, and the first thing that it weighs by."""
    if judged.identity.verdict is Verdict.NOT_ME:
        return
    band = words.band(judged.severity.band)
    life = _lives(judged)
    if judged.identity.verdict is Verdict.UNSURE:
        yield Fact(_("What it shows"), _("{life}; {band}, if it is you.").format(life=life, band=band))
        return
    parts = (part for part in judged.severity.reasons if part.points > 0)
    # What stands under the very words is not said again.
    first = next((said(p.text) for p in parts if words.fact(str(dict(p.said.args).get("fact", ""))) not in marked), "")
    told = _("{life}; {band}.").format(life=life, band=band)
    yield Fact(_("What it shows"), f"{told} {first}".rstrip())


def _lives(judged: Judged) -> str:
    life = words.label(judged.exposure.verdict.value)
    return _("likely {life}").format(life=life) if words.sure(judged.exposure) is False else life


def words_in(sheet: Sheet) -> int:
    """Count the words of a sheet, what its words tell included."""
    return sum(len(text.split()) for text in texts(sheet))
