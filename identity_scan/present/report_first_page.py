"""What a client sees: the first page of each engine for the bare name (SEVERITY 6, page-one make-up)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from identity_scan.model import Assessment, Judged, Medium, Sighting, Tier, Verdict
from identity_scan.present import words
from identity_scan.present.cover import cover
from identity_scan.present.signs import printed
from identity_scan.remembered import FIRST_PAGE
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.speech.language import series as listed
from identity_scan.speech.text import said


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a first page; a result about somebody else has no title here."""

    rank: int
    sign: str
    label: str
    code: str
    title: str
    site: str


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What an engine, or several alike, shows first to somebody who types the bare name."""

    engine: str
    says: str
    places: tuple[Place, ...]


def first_pages(assessment: Assessment) -> tuple[FirstPage, ...]:
    """Return the first page of every engine that answered the bare name; engines that show the same share one."""
    query = _bare_name(assessment)
    rows: dict[str, dict[int, Place]] = {}
    for judged, sighting in _sightings(assessment):
        if sighting.query.id == query and 1 <= sighting.rank <= FIRST_PAGE:
            rows.setdefault(sighting.engine, {}).setdefault(sighting.rank, _place(judged, sighting.rank))
    alike: dict[tuple[Place, ...], list[str]] = {}
    for engine in assessment.coverage.engines:
        if places := tuple(place for _rank, place in sorted(rows.get(engine.engine, {}).items())):
            alike.setdefault(places, []).append(words.engine(engine.engine))
    return tuple(_page(engines, places) for places, engines in alike.items())


def _sightings(assessment: Assessment) -> Iterator[tuple[Judged, Sighting]]:
    for judged in assessment.judged:
        for sighting in judged.finding.sightings:
            if not sighting.doubted:
                yield judged, sighting


def _bare_name(assessment: Assessment) -> str:
    """The query that is nearest to what a client types: the name as it is, in the web search."""
    ids = {
        s.query.id
        for _judged, s in _sightings(assessment)
        if s.query.tier is Tier.NAME and s.query.medium is Medium.WEB and not s.query.private
    }
    return min(ids, default="", key=lambda name: (len(name.split(".")), name))


def _place(judged: Judged, rank: int) -> Place:
    if judged.identity.verdict is Verdict.NOT_ME:
        return Place(rank, printed(judged.label), words.label(judged.label), judged.label, "", "")
    page = judged.finding
    site = re.split(r"[/?#]", said(address.shown(page.url)))[0] if address.is_web(page.url) else ""
    over = cover(judged)
    title = over.title if over else said(page.title) or _("(no title)")
    return Place(rank, printed(judged.label), words.label(judged.label), judged.label, title, site)


def _page(engines: list[str], places: tuple[Place, ...]) -> FirstPage:
    counts = Counter(place.code for place in places)
    n = len(places)
    parts = [_("{n} {label}").format(n=counts[code], label=words.label(code)) for code in words.LABELS if counts[code]]
    says = ngettext("Of {n} result: {parts}.", "Of the first {n} results: {parts}.", n).format(
        n=n, parts=", ".join(parts)
    )
    return FirstPage(listed(engines), says, places)
