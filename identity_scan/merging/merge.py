"""Hits become findings: one page, one finding, whatever the address, with every sighting (TAXONOMY R15)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from identity_scan.merging.former_prints import former
from identity_scan.merging.same_page import one_page
from identity_scan.model import CONTROL, Collected, Finding, Hit, HitKind, Outcome, Sighting
from identity_scan.speech import address

Row = tuple[Sighting, HitKind]


def merge(collected: Iterable[Collected], index_of: Mapping[str, str], *known: Collection[str]) -> tuple[Finding, ...]:
    """Return one finding a page, in the order of their best sighting.

    `index_of` names the index whose results each engine shows. `known` are the findings that the history knows, those
    that matter most first, or mappings to them from all names that they bear: a page goes on under the name that it was
    kept by, also where an earlier version named it otherwise, or where only another of its addresses is shown now. A
    generated answer is a finding of its own per engine and query: its address, if it has one, is not what it says. The
    control search finds nobody's pages.
    """
    seen = _by_address(collected, index_of)
    pages = {key: rows for key, rows in seen.items() if rows[0][1] is not HitKind.GENERATED}
    told = {key: [(s.title, s.snippet) for s, _ in rows if not s.doubted][:4] for key, rows in pages.items()}
    groups = [*one_page(told), *([key] for key in seen.keys() - pages.keys())]
    found = [_finding([seen[key] for key in sorted(group, key=lambda k: (len(k), k))], group[0]) for group in groups]
    return tuple(sorted(_named(found, known) if any(known) else found, key=lambda f: _order(f.sightings[0])))


def _by_address(collected: Iterable[Collected], index_of: Mapping[str, str]) -> Mapping[str, list[Row]]:
    seen: dict[str, list[Row]] = defaultdict(list)
    before: dict[tuple[str, str], int] = defaultdict(int)
    for item in sorted((c for c in collected if c.ask.query.recipe != CONTROL), key=lambda c: c.ask.page):
        run = (item.ask.engine, item.ask.query.id)
        for hit in item.answer.hits:
            if not hit.url and hit.kind is not HitKind.GENERATED:
                continue  # it only holds the place of a result that the history erased
            sighting = _sighting(item, hit, index_of, before[run])
            seen[_key(sighting, hit)].append((sighting, hit.kind))
        before[run] += sum(hit.rank > 0 for hit in item.answer.hits)
    return seen


def _named(found: Iterable[Finding], known: Sequence[Collection[str]]) -> Iterator[Finding]:
    """Yield findings under the name by which the history knows their page, each name once."""
    taken: set[str] = set()
    for finding in found:
        names = (finding.id,) if finding.id in _kept((finding.id,), known[:1]) else tuple(_names(finding))
        kept = next((n for n in _kept(names, known) if n not in taken), finding.id)
        taken.add(kept)
        yield finding if kept == finding.id else replace(finding, id=kept)


def _kept(names: Sequence[str], known: Sequence[Collection[str]]) -> Iterator[str]:
    """Yield the names under which the history keeps a page that bears any of these; a mapping leads to them."""
    for tier in known:
        yield from (tier[n] if isinstance(tier, Mapping) else n for n in names if n in tier)


def _names(finding: Finding) -> Iterator[str]:
    """Yield what any address of a page is called, by this version and by earlier ones."""
    yield finding.id
    for url in dict.fromkeys((finding.url, *(s.url for s in finding.sightings))):
        if address.is_web(url):
            yield from filter(None, (address.fingerprint(url), former(url)))


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


def _finding(by_address: list[list[Row]], key: str) -> Finding:
    """Put a page together from the rows of each of its addresses, the plainest address first."""
    rows = sorted((row for rows in by_address for row in rows), key=lambda row: _order(row[0]))
    sightings = tuple(dict.fromkeys(sighting for sighting, _ in rows))
    best = sightings[0]
    told = [s for s in sightings if s.doubted is best.doubted]  # words of a hint never stand before believed ones
    web = address.is_web(best.url) and rows[0][1] is not HitKind.GENERATED
    return Finding(
        id=address.fingerprint(by_address[0][0][0].url if web else key),
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
    """Of the addresses shown, the one to open: no copy, without codes, secure, for a large screen, short."""
    urls = tuple(dict.fromkeys(address.unwrap(s.url) for s in sightings))
    return urls[0] if len(urls) == 1 else min(urls, key=_ornaments)


def _ornaments(url: str) -> tuple[bool, int, bool, bool, int, str]:
    copy = address.place(url) != address.site(address.canonical(url).split("/")[0].split("?")[0])
    codes = len(url) - len(url.split("?")[0].split("#")[0])
    mobile = address.host(url) != address.canonical(url).split("/")[0]
    return copy, codes, url.startswith("http:"), mobile, len(url), url
