"""Hits become findings: one page, one finding, whatever the address, with every sighting (TAXONOMY R15)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from identity_scan.model import CONTROL, Collected, Finding, Hit, HitKind, Outcome, Sighting
from identity_scan.speech import address


def merge(collected: Iterable[Collected], index_of: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return one finding a page, in the order of their best sighting.

    `index_of` names the index whose results each engine shows. A generated answer is a finding of its own per engine
    and query: its address, if it has one, is not what it says. The control search finds nobody's pages.
    """
    seen: dict[str, list[tuple[Sighting, HitKind]]] = defaultdict(list)
    before: dict[tuple[str, str], int] = defaultdict(int)
    for item in sorted((c for c in collected if c.ask.query.recipe != CONTROL), key=lambda c: c.ask.page):
        run = (item.ask.engine, item.ask.query.id)
        for hit in item.answer.hits:
            if not hit.url and hit.kind is not HitKind.GENERATED:
                continue  # it only holds the place of a result that the history erased
            sighting = _sighting(item, hit, index_of, before[run])
            seen[_key(sighting, hit)].append((sighting, hit.kind))
        before[run] += sum(hit.rank > 0 for hit in item.answer.hits)
    found = [_finding(key, rows) for key, rows in seen.items()]
    return tuple(sorted(found, key=lambda f: _order(f.sightings[0])))


def _sighting(item: Collected, hit: Hit, index_of: Mapping[str, str], before: int) -> Sighting:
    return Sighting(
        engine=item.ask.engine,
        index=index_of.get(item.ask.engine, item.ask.engine),
        query=item.ask.query,
        page=item.ask.page,
        rank=before + hit.rank if hit.rank else 0,
        url=hit.url,
        title=hit.title,
        snippet=hit.snippet,
        date=hit.date,
        doubted=item.answer.outcome is Outcome.DOUBTED,
    )


def _key(sighting: Sighting, hit: Hit) -> str:
    if hit.kind is HitKind.GENERATED:
        return f"{sighting.engine}:generated:{sighting.query.id}"
    return address.canonical(hit.url)


def _order(sighting: Sighting) -> tuple[bool, str, int, int, str]:
    return sighting.doubted, sighting.query.tier, sighting.rank, sighting.page, sighting.url


def _finding(key: str, rows: list[tuple[Sighting, HitKind]]) -> Finding:
    rows = sorted(rows, key=lambda row: _order(row[0]))
    sightings = tuple(dict.fromkeys(sighting for sighting, _ in rows))
    best = sightings[0]
    told = [s for s in sightings if s.doubted is best.doubted]  # words of a hint never stand before believed ones
    web = address.is_web(best.url) and rows[0][1] is not HitKind.GENERATED
    return Finding(
        id=address.fingerprint(best.url if web else key),
        url=_plainest(sightings) if web else best.url,
        title=next((s.title for s in sightings if s.title), ""),
        snippet=max((s.snippet for s in told[:8]), key=len),
        site=address.site(best.url) if address.is_web(best.url) else "",
        sightings=sightings,
        date=next((s.date for s in sightings if s.date), None),
        # A page that a search for pages shows is a page, whatever else shows it.
        kind=HitKind.WEB if any(kind is HitKind.WEB for _, kind in rows) else rows[0][1],
    )


def _plainest(sightings: tuple[Sighting, ...]) -> str:
    """Of the addresses shown, the one to open: without codes, secure, for a large screen, as short as may be."""
    return min(dict.fromkeys(address.unwrap(s.url) for s in sightings), key=_ornaments)


def _ornaments(url: str) -> tuple[int, bool, bool, int, str]:
    codes = len(url) - len(url.split("?")[0].split("#")[0])
    mobile = address.host(url) != address.canonical(url).split("/")[0]
    return codes, url.startswith("http:"), mobile, len(url), url
