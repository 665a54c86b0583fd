"""Findings made by hand for the tests of what comes after judging, and the invented persons' searches, assessed."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from identity_scan import demo, facts
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options
from identity_scan.keeping.history import History
from identity_scan.model import (
    Advice,
    Assessment,
    Band,
    Collected,
    Coverage,
    Decision,
    Depth,
    Disclosure,
    Exposure,
    Finding,
    Grade,
    HitKind,
    Identity,
    Judged,
    Life,
    Person,
    Plan,
    Query,
    Scan,
    Severity,
    Sighting,
    Status,
    Tier,
    Verdict,
    Where,
)
from identity_scan.planning import plan
from identity_scan.session.search import Search, may_go_on
from identity_scan.speech.telling import verbatim

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ME = Person(
    "Ottoline Varga",
    other_names=("Otti Varga",),
    places=("Guelph, Ontario",),
    professions=("Social worker",),
    employers=("Speedvale Family Centre",),
    private_emails=("otti.v@mailbox.example",),
    private_phones=("519-555-0144",),
    home_address="12 Cork Street, Guelph",
    family=("partner Bram Hollis",),
    birth_year=1989,
    attested=True,
)
HOSTILE = (
    "[/b] closes",
    "[@click=app.quit]press me[/]",
    "$name $page ${wanted} $$ {n} %s",
    "Line one\r\nBcc: all@club.example\r\n\r\nsecond",
    "\x1b]0;x\x07\u202etxet\u200b",
    "=HYPERLINK(1) [your name as the page shows it]",
    "x" * 5_000,
)


def finding(
    name: str = "club",
    title: str = "Guelph Trail Club: members",
    snippet: str = "Ottoline Varga, call 519-555-0144 after six.",
    *,
    url: str = "",
    rank: int = 3,
    engine: str = "bing",
    index: str = "bing",
    kind: HitKind = HitKind.WEB,
    tier: Tier = Tier.NAME,
) -> Finding:
    where = url or f"https://{name}.example/members"
    seen = Sighting(engine, index, Query("N1", "N1", '"Ottoline Varga"', tier, 10), 1, rank, where, title, snippet)
    return Finding(name, where, title, snippet, f"{name}.example" if not url else url.split("/")[2], (seen,), kind=kind)


def judged(
    found: Finding | None = None,
    *kinds: tuple[str, str],
    page_kind: str = "club",
    control: str = "third_party",
    change: str = "moderate",
    score: int = 40,
    band: Band = Band.MODERATE,
    verdict: Verdict = Verdict.ME,
    life: Life = Life.PERSONAL,
    confusable: str = "none",
    namesake: str | None = None,
    decision: Decision | None = None,
    advice: Sequence[str | tuple[str, Status]] = (),
) -> Judged:
    """A judged finding; `kinds` are facts with their words, `advice` the ids of actions, a status where it has one."""
    named = [(a, Status.TO_DO) if isinstance(a, str) else a for a in advice]
    return Judged(
        finding=found or finding(),
        identity=Identity(verdict, 0.9, ()),
        exposure=Exposure(life, 0.8, ()),
        disclosures=tuple(Disclosure(kind, words, Where.SNIPPET, verbatim("")) for kind, words in kinds),
        severity=Severity(score, band, ()),
        namesake=namesake,
        page_kind=page_kind,
        control=control,
        change=change,
        confusable=confusable,
        decision=decision,
        advice=tuple(Advice(facts.actions()[a], verbatim("Because."), None, status) for a, status in named),
    )


def assessment(*found: Judged, person: Person = ME, name: str = "s1", when: datetime = NOON) -> Assessment:
    """A finished search of hand-made findings."""
    scan = Scan(name, when, when, Depth.DEEP)
    return Assessment(person, scan, Coverage(4, 4, 4, (), {}), Grade("C", verbatim("")), found, (), ())


THREE = ("bing", "brave", "mojeek")


def kept_search(name: str, history: History, when: datetime = NOON, engines: Sequence[str] = THREE) -> Assessment:
    """A deep search of an invented person, finished and kept in a history of its own; as it is told at its end."""
    chosen = demo.find(name)
    assert history.claim(chosen.person.name)
    search = Search.begin(chosen.person, *_asked(chosen, engines), history, lambda: when)
    for item in _answers(name, tuple(engines)):
        search.add(replace(item, at=when))
    return search.finish()


def _asked(chosen: demo.Demonstration, names: Sequence[str]) -> tuple[Plan, list[Engine]]:
    engines = [ENGINES[name] for name in names]
    return plan.make(chosen.person, Depth.DEEP, engines), engines


@cache
def _answers(name: str, engines: tuple[str, ...]) -> tuple[Collected, ...]:
    """What engines answer to a deep search of an invented person: asked once a run of the tests."""
    chosen = demo.find(name)

    async def ask(search: Search) -> None:
        async for _item in search.run(chosen.web(), lambda _engine: Options()):
            pass

    with History.open(None, lambda: NOON) as history:
        search = Search.begin(chosen.person, *_asked(chosen, engines), history, lambda: NOON)
        asyncio.run(ask(search))
        return tuple(search.collected)


def asked_again(person: Person, history: History, when: datetime) -> Search:
    """The newest search, taken up to ask once more what got no answer; BadInput if it cannot be."""
    newest = history.scans()[-1]
    plan = history.plan(newest.id)
    search = Search.resume(person, plan, newest, [ENGINES[name] for name in plan.engines], history, lambda: when)
    may_go_on(newest, search.unanswered(), when)
    return search


@cache
def demo_assessed(name: str) -> Assessment:
    """The deep search of an invented person, assessed; made once a run of the tests."""
    chosen = demo.find(name)
    engines = [ENGINES[e] for e in ("bing", "brave", "mojeek", "startpage")]

    async def ask(search: Search) -> None:
        async for _item in search.run(chosen.web(), lambda _engine: Options()):
            pass

    with History.open(None, lambda: NOON) as history:
        search = Search.begin(
            chosen.person, plan.make(chosen.person, Depth.DEEP, engines), engines, history, lambda: NOON, demo=True
        )
        asyncio.run(ask(search))
        return search.finish()
