"""A session of hand-made values: an invented person, an invented web, no network and no disk."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from at_the_screen import paste, text_of, until
from textual.pilot import Pilot

from identity_scan.advice.handchecks import Tick
from identity_scan.advice.todo import Card, Key, todo
from identity_scan.judge.moves import moved
from identity_scan.merging.absence import Checked
from identity_scan.merging.coverage import coverage
from identity_scan.model import (
    Action,
    Advice,
    Answer,
    Ask,
    Assessment,
    Band,
    Collected,
    Decision,
    Depth,
    Disclosure,
    Exposure,
    Finding,
    Heard,
    Hit,
    Identity,
    Judged,
    Life,
    Link,
    Namesake,
    Outcome,
    Part,
    Person,
    Plan,
    Query,
    Reason,
    Scan,
    Severity,
    Sighting,
    Status,
    Tier,
    Verdict,
    Where,
)
from identity_scan.planning.look_queue import Queued
from identity_scan.present import aids
from identity_scan.present.decided import Word, decided
from identity_scan.present.leaving import DEFAULT, Chosen
from identity_scan.present.papers import Paper
from identity_scan.present.preview import Line
from identity_scan.present.values import (
    Arranged,
    Change,
    Compared,
    EngineRow,
    Judgement,
    Kept,
    Note,
    Offer,
    Past,
    PastScan,
    Preference,
    Since,
    Step,
)
from identity_scan.remembered import DeadEnd, Look, Standing
from identity_scan.session.assistants_desk import looks
from identity_scan.session.contract import Draft, Session
from identity_scan.session.grade import grade
from identity_scan.session.paper_desk import PaperDesk
from identity_scan.session.recheck import Recheck, State
from identity_scan.speech.errors import BadInput
from identity_scan.speech.telling import say, verbatim
from identity_scan.tui.app import IdentityScanApp

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
EVIL = (
    "[/b] closes",
    "[LISW-S] Jane [PDF]",
    "[@click=app.quit]press me[/]",
    "[bold red]loud",
    "[[a]b]",
    "$accent ${x} %s {n}",
)
NAME = "Marguerite Fennimore"


def _opens(engine: str) -> Callable[[str], str | None]:
    return lambda _text: f"https://{engine}.example/?q=x"


ENGINES = tuple(
    EngineRow(name, brand, index, seconds=21.0, opens=_opens(name), **more)  # type: ignore[arg-type]
    for name, brand, index, more in (
        ("google", "Google", "google", {"asked": False, "yours": True, "why": "It answers people only."}),
        ("startpage", "Startpage", "google", {}),
        ("bing", "Bing", "bing", {}),
        ("duckduckgo", "DuckDuckGo", "bing", {}),
        ("brave", "Brave", "brave", {}),
        ("mojeek", "Mojeek", "mojeek", {}),
    )
)
QUERIES = (
    (Query("N1", "N1", f'"{NAME}"', Tier.NAME, 10), True),
    (Query("P1", "P1", f"{NAME} Thornbury", Tier.WORD, 10), True),
    (Query("W2", "W2", f'"{NAME}" social worker', Tier.WORD, 10), True),
    (Query("U1", "U1", "margefenn_fict", Tier.DETAIL, 10), False),
    (Query("K2", "K2", '"705-555-0177"', Tier.DETAIL, 10, private=True), False),
)
TITLES = {
    "N1": "Your full name, in quotes",
    "P1": "Your name and your city",
    "W2": "Your name and what you are",
    "U1": "Your user names",
    "K2": "Your private phone",
}


def person(**changes: object) -> Person:
    base = Person(
        NAME, places=("Thornbury",), professions=("Social worker",), portrayal="Calm and fair.", attested=True
    )
    return replace(base, **changes)


def sighting(finding: str, engine: str = "bing", rank: int = 1, query: int = 0, title: str = "") -> Sighting:
    index = next((e.index for e in ENGINES if e.id == engine), engine)
    return Sighting(engine, index, QUERIES[query][0], 1, rank, f"https://{finding}.example/", title, "")


def judged(
    name: str,
    title: str,
    *,
    verdict: Verdict = Verdict.ME,
    life: Life = Life.PROFESSIONAL,
    score: int = 10,
    band: Band = Band.LOW,
    snippet: str = "",
    kinds: Sequence[tuple[str, str]] = (),
    namesake: str | None = None,
    sightings: Sequence[Sighting] = (),
    advice: Sequence[Advice] = (),
    page_kind: str = "",
    contradicts: tuple[str, ...] = (),
) -> Judged:
    seen = tuple(sightings) or (sighting(name, title=title),)
    finding = Finding(name, f"https://{name}.example/page", title, snippet, f"{name}.example", seen)
    return Judged(
        finding=finding,
        identity=Identity(
            verdict, 0.9, (Reason(verbatim("Your user name, which you gave."), 3.0, "R1", "margefenn_fict"),)
        ),
        exposure=Exposure(
            life, 0.8, (Reason(verbatim("Names your work beside your partner."), 2.0, "R3", "CAS by day"),)
        ),
        disclosures=tuple(
            Disclosure(kind, text, Where.SNIPPET, verbatim(f"It shows: {text}.")) for kind, text in kinds
        ),
        severity=Severity(
            score,
            band,
            (Part(verbatim("Names your partner."), 15.0), Part(verbatim("Anyone can write to you there."), 8.0)),
            verbatim("What would lower it most: making the account private."),
        ),
        namesake=namesake,
        advice=tuple(advice),
        page_kind=page_kind,
        conflicts=tuple(map(verbatim, contradicts)),
    )


def action(name: str = "PRIV-01", title: str = "Make the account private") -> Action:
    steps = ("Open the settings of the account.", "Choose private.")
    return Action(
        name,
        title,
        "Privacy",
        (),
        steps,
        5,
        "you",
        "The page shows no more than the name.",
        "s.5 Privacy",
        "The account is open.",
    )


def advice(name: str = "PRIV-01", title: str = "Make the account private", status: Status = Status.TO_DO) -> Advice:
    return Advice(
        action(name, title),
        verbatim("It is open to everybody."),
        Link("https://gram.example/settings", "Settings", "2026-11 public code"),
        status,
    )


def usual_findings() -> tuple[Judged, ...]:
    gram = [sighting("gram", "bing", 2), sighting("gram", "brave", 1), sighting("gram", "bing", 1, 1)]
    return (
        judged(
            "gram",
            "Marge Fenn (@margefenn_fict)",
            life=Life.MIXED,
            score=58,
            band=Band.HIGH,
            snippet="CAS by day, trails by night. Future Mrs. Okoro.",
            kinds=[("relationship_status", "Future Mrs. Okoro")],
            sightings=gram,
            advice=[advice(), advice("EOI-08", "Keep it, on purpose")],
            contradicts=("It shows your partner, whom you keep for your private life.",),
        ),
        judged(
            "paper",
            "Obituary of Lars Fennimore",
            life=Life.PERSONAL,
            score=31,
            band=Band.MODERATE,
            page_kind="obituary",
        ),
        judged(
            "agency",
            "Our team",
            score=3,
            band=Band.NOTE,
            sightings=[sighting("agency", "bing", 1), sighting("agency", "brave", 3)],
        ),
        judged("club", "Thornbury trail club", verdict=Verdict.UNSURE, life=Life.PERSONAL, score=20),
        judged(
            "realtor1",
            "Marguerite Fennimore, realtor",
            verdict=Verdict.NOT_ME,
            namesake="g1",
            sightings=[sighting("realtor1", "bing", 3)],
        ),
        judged("realtor2", "Homes by Marguerite", verdict=Verdict.NOT_ME, namesake="g1"),
        judged("realtor3", "Kelowna houses", verdict=Verdict.UNSURE, namesake="g1"),
    )


_ORDER = {Verdict.ME: 0, Verdict.UNSURE: 1, Verdict.NOT_ME: 2}


class PretendedDesk:
    """No browser that can be watched, and so the same searches by copy or save."""

    def watched(self) -> tuple[str, str]:
        return "", ""

    def looks(
        self, queries: Sequence[Query] = (), engine: str = "", text: str = "", *, watch: bool = True
    ) -> tuple[Queued, ...]:
        looks = [Queued(engine, query) for query, ticked in QUERIES if ticked and engine]
        return () if watch else tuple(looks)


class PretendedAssistants:
    """Nothing was asked of assistants."""

    def heard(self) -> tuple[Heard, ...]:
        return ()


@dataclass
class PretendedFiles:
    """Notes each paper and where it was to be written; writes none."""

    done: list[tuple[str, object]]

    def __call__(self, *given: object) -> Sequence[Path]:
        return ()

    def paper(self, paper: Paper, path: Path, /) -> Path:
        self.done.append(("paper", (paper, path)))
        return path


@dataclass
class Pretended:
    """A session that answers from values; every wish of the screens is noted."""

    person: Person | None = field(default_factory=person)
    demo: bool = False
    people: tuple[Person, ...] = ()
    language: str = "en-CA"
    theme: str = "dark"
    support: str = ""
    notices: tuple[str, ...] = ()
    findings: tuple[Judged, ...] = field(default_factory=usual_findings)
    kept: Kept | None = None
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    """By engine and query; results with one hit where none is given."""
    hold_after: int | None = None
    """Answers that come before the engines fall silent."""
    scans: tuple[PastScan, ...] = ()
    said: dict[str, Decision] = field(default_factory=dict)
    leans: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The findings that lean on a page: they are unsure once it is called somebody else's."""
    standings: dict[Key, Standing] = field(default_factory=dict)
    shown: dict[Key, Checked] = field(default_factory=dict)
    """What later searches made of the steps."""
    unwritable: str = ""
    """Why no report can be written."""
    stack: list[object] = field(default_factory=list)
    done: list[tuple[str, object]] = field(default_factory=list)
    under_way: Scan | None = None
    asked: Plan | None = None
    came: dict[tuple[str, str, int], Collected] = field(default_factory=dict)
    """What has come of the search in front, by request."""
    not_shown: str = ""
    ticks: dict[str, Tick] = field(default_factory=dict)
    dead_ends: Mapping[str, str] = field(default_factory=dict)
    until: dict[str, date] = field(default_factory=dict)
    """Until when words of results about somebody else are kept, by finding."""
    pages: tuple[Collected | str, ...] = ()
    """What comes from the person's own browser."""
    looking: "PretendedDesk" = field(default_factory=lambda: PretendedDesk())
    assistants: PretendedAssistants = field(default_factory=PretendedAssistants)
    papers: PaperDesk = field(init=False)
    history: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(on_disk=False))
    """Whether anything is left on this computer."""

    def __post_init__(self) -> None:
        self.papers = PaperDesk(self, PretendedFiles(self.done))

    def now(self) -> datetime:
        return NOON

    def open(self, search: str = "") -> Kept | None:
        if self.kept is not None:
            self.under_way, self.asked = self.kept.scan, self.kept.plan
            self.came = {c.ask.key: c for c in self.kept.collected}
        return self.kept

    def close(self, *, erase: bool = False) -> None:
        if erase:
            self.person = None
        self.done.append(("erase" if erase else "close", None))

    def other(self) -> "Pretended":
        return Pretended(person=None) if self.demo else Pretended(demo=True)

    def take(self, person: Person) -> None:
        self.person = person
        self.done.append(("take", person))

    def engines(self) -> tuple[EngineRow, ...]:
        return ENGINES

    def offer(self, depth: Depth | None = None) -> Offer:
        deep = depth is Depth.DEEP
        rows = tuple((q, ticked or (deep and not q.private)) for q, ticked in QUERIES)
        return Offer(depth or Depth.LIGHT, rows, "" if self.demo else "A light search is due.")

    def plan(self, depth: Depth, queries: Sequence[Query], engines: Sequence[str]) -> Plan:
        return Plan(depth, tuple(Ask(engine, query) for query in queries for engine in engines))

    async def search(
        self, plan: Plan, scan: Scan | None = None, enough: asyncio.Event | None = None
    ) -> AsyncGenerator[Collected, None]:
        self.under_way, self.asked = scan or Scan("s1", NOON, None, plan.depth, self.demo), plan
        if scan is None:
            self.came = {}
        done = {key for key, c in self.came.items() if c.answer.outcome.answered}
        self.done.append(("search", tuple(a.key for a in plan.asks if a.key not in done)))
        for number, ask in enumerate(a for a in plan.asks if a.key not in done):
            if number == self.hold_after:
                await (enough or asyncio.Event()).wait()
            if enough and enough.is_set():
                yield Collected(ask, Answer(Outcome.SKIPPED, said=say("asking.enough")), NOON)
                continue
            hit = Hit(1, f"About {ask.query.text}", "https://gram.example/page", "trails by night")
            usual = Answer(Outcome.RESULTS, (hit,), more=False)
            item = Collected(ask, self.answers.get((ask.engine, ask.query.id), usual), NOON)
            self.came = self.came | {ask.key: item}
            yield item
            await asyncio.sleep(0)

    @property
    def scan(self) -> Scan | None:
        return self.under_way

    def judge(self, word: Word | None = None, *, over: bool = False) -> Judgement:
        found = self.assess(self.said)
        if over:
            self.done.append(("finish", found.scan.id))
        moves = moved(self.assess(word.known).judged, found.judged, word.findings) if word else ()
        return Judgement(
            found, moves, self.until, lambda: self.cards(found), lambda: Since("4 May 2026", {"gram": "new"})
        )

    def assess(self, said: Mapping[str, Decision]) -> Assessment:
        plan, collected = self.asked, tuple(self.came.values())
        assert plan is not None
        rows = tuple(replace(j, advice=tuple(self._stands(j, a) for a in j.advice)) for j in self.findings)
        silent = tuple(c for c in collected if not c.answer.outcome.answered)
        covered = coverage(plan, collected, {engine.id: engine.index for engine in ENGINES})
        scan = self.under_way or (self.kept.scan if self.kept else Scan("s1", NOON, None, plan.depth, self.demo))
        groups = (
            Namesake("g1", verbatim("realtor in Kelowna"), tuple(j.finding.id for j in rows if j.namesake == "g1")),
        )
        given = grade(rows, covered, (self.person or person()).safety)
        assessment = Assessment(self.person or person(), scan, covered, given, rows, groups, silent, looks=looks(self))
        return decided(self.leaning(assessment, said), list(said.values()))

    def leaning(self, assessment: Assessment, said: Mapping[str, Decision]) -> Assessment:
        """The assessment with what leans on a page that was called somebody else's: it is unsure."""
        gone = {name for name, one in said.items() if one.verdict is Verdict.NOT_ME}
        lost = {row for page, rows in self.leans.items() if page in gone for row in rows}
        rows = (
            replace(j, identity=replace(j.identity, verdict=Verdict.UNSURE)) if j.finding.id in lost else j
            for j in assessment.judged
        )
        ordered = sorted(rows, key=lambda j: (_ORDER[j.identity.verdict], -j.severity.score, j.finding.url))
        return replace(assessment, judged=tuple(ordered))

    def _stands(self, row: Judged, given: Advice) -> Advice:
        return replace(given, status=self.statuses.get((row.finding.id, given.action.id), given.status))

    def cards(self, assessment: Assessment) -> tuple[Card, ...]:
        return todo(assessment, NOON.date(), self.standings, self.shown, [past.scan for past in self.scans])

    def forget_others(self) -> Kept | None:
        self.done.append(("forget_others", tuple(self.until)))
        self.until = {}
        return self.kept

    def decide(self, words: Sequence[Decision | Step | Tick | DeadEnd]) -> None:
        decisions = {word.finding: word for word in words if isinstance(word, Decision)}
        if decisions:
            self.stack.append(("said", dict(self.said), self.standings, self.dead_ends, self.ticks))
            self.said = self.said | decisions
        for word in words:
            if isinstance(word, Step):
                self.stack.append((word.status.value, self.said, dict(self.standings), self.dead_ends, self.ticks))
                stands = Standing(word.status, NOON, word.note, word.until)
                self.standings = self.standings | dict.fromkeys(word.keys, stands)
            elif isinstance(word, Tick):
                self.stack.append((word.check, self.said, self.standings, self.dead_ends, self.ticks))
                self.ticks = self.ticks | {word.check: word}
            elif isinstance(word, DeadEnd):
                self.stack.append((word.url, self.said, self.standings, self.dead_ends, self.ticks))
                self.dead_ends = {**self.dead_ends, word.url: f"{NOON:%Y-%m}"}

    @property
    def statuses(self) -> dict[Key, Status]:
        found = {key: self.shown.get(key, Checked(standing.status)) for key, standing in self.standings.items()}
        return {key: checked.status for key, checked in found.items()}

    def undo(self) -> str:
        if not self.stack:
            return ""
        what, self.said, self.standings, self.dead_ends, self.ticks = self.stack.pop()  # type: ignore[misc, assignment]
        return str(what)

    def past(self) -> Past:
        retention = ("Words of results are kept 30 days, settled findings 90 days (6 changes it).",)
        return Past(self.scans, "" if self.demo else "A light search is due.", retention, self.support)

    def compare(self, newer: str, other: str = "") -> Compared:
        changes = (
            Change(
                "new",
                EVIL[2],
                EVIL[0],
                "It was not among the results that were read last time, though the same was asked.",
            ),
            Change(
                "gone",
                "An old page",
                "gone.example",
                "Every engine that showed it answered again without it.",
            ),
        )
        head = f"From {other} to {newer}" if other else "Since 4 May 2026"
        return Compared(head, "1 new, 1 gone, 5 as they were", "", changes)

    @property
    def reports(self) -> Path | None:
        return None if self.demo else Path("/home/[you]/.local/share/identity-scan/reports")

    def report(self, scan: str) -> Draft:
        return PretendedDraft(self, scan)

    def settings(self) -> Arranged:
        themes = (("dark", "dark"), ("light", "light"))
        listed = (
            Preference("theme", "Colours", self.theme, themes),
            Preference("searxng", "Your own SearXNG", EVIL[1], (), "Its address."),
        )
        return Arranged(listed, ("2 searches in /home/[you]/.local/share/identity-scan",), len(self.scans))

    def prefer(self, name: str, value: str, *, erase: bool = False) -> None:
        self.done.append((name, (value, "erase") if erase else value))
        if name == "theme":
            self.theme = value

    async def brought(self, files: Sequence[Path] = ()) -> AsyncGenerator[Collected | str, None]:
        for item in self.pages:
            if isinstance(item, Collected):
                self.came = self.came | {item.ask.key: item}
            yield item
        await asyncio.Event().wait()

    async def look(self, judged: Judged) -> Recheck:
        row = judged
        self.done.append(("look", row.finding.id))
        seen = Look(False, NOON)
        mine = {key: standing.status for key, standing in self.standings.items() if key[0] == row.finding.id}
        self.shown = self.shown | {key: Checked(status, look=seen) for key, status in mine.items()}
        return Recheck(State.STILL_THERE, verbatim(EVIL[1]))


def finished(findings: tuple[Judged, ...] | None = None, **changes: object) -> Pretended:
    """A session whose last search is kept and done."""
    queries = [q for q, ticked in QUERIES if ticked]
    plan = Plan(Depth.LIGHT, tuple(Ask(e.id, q) for q in queries for e in ENGINES if e.asked))
    hit = Hit(1, "About", "https://gram.example/page", "")
    collected = tuple(Collected(a, Answer(Outcome.RESULTS, (hit,), more=False), NOON) for a in plan.asks)
    kept = Kept(Scan("s0", NOON, NOON, Depth.LIGHT), plan, collected)
    return Pretended(findings=usual_findings() if findings is None else findings, kept=kept, **changes)


@asynccontextmanager
async def opened(session: Session, size: tuple[int, int] = (120, 36)) -> AsyncGenerator[Pilot[object], None]:
    """The application on a session, loaded and drawn."""
    app = IdentityScanApp(session)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        if getattr(session, "kept", None):
            await until(pilot, lambda: app.assessment is not None)
        yield pilot


@dataclass
class PretendedDraft:
    """Reports with more lines to choose from than fit a screen; what is written is noted, what was chosen before it."""

    session: Pretended
    scan: str

    def lines(self) -> Sequence[Line]:
        return (
            Line("covered", "2 of 3 engines answered all that they were asked.", True),
            Line("life", "Which life the results show: professional: 9; personal: 4", True),
            Line("matter", "How much your own results matter: act now: 1", False),
            *(Line(f"OPS-0{n}", f"OPS-0{n} Tidy what stands there: {n} results, to do", False) for n in range(1, 10)),
            Line("CONS-05", "CONS-05 See a technology-safety advocate before changing anything: 1 result", False),
        )

    def write(self, formats: Sequence[str], folder: Path, redact: bool, chosen: Chosen = DEFAULT) -> Sequence[Path]:
        if self.session.unwritable:
            raise BadInput(self.session.unwritable, "Choose another folder with --out.")
        self.session.done += [("chosen", chosen), ("report", (self.scan, tuple(formats), folder, redact))]
        return [folder / f"identity-scan-2026-11-22.{name}" for name in formats]


class Made:
    """What the tests make their values with."""

    Session = Pretended
    finished = staticmethod(finished)
    person = staticmethod(person)
    judged = staticmethod(judged)
    advice = staticmethod(advice)
    sighting = staticmethod(sighting)
    opened = staticmethod(opened)
    until = staticmethod(until)
    paste = staticmethod(paste)
    text_of = staticmethod(text_of)
    EVIL = EVIL
    NOON = NOON
    ENGINES = ENGINES
    QUERIES = QUERIES


def hostile_aids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places and letters whose words are hostile, and a day to ask again for every step."""

    def places(
        row: Judged | None, action: Action, _person: Person | None, _dead_ends: Mapping[str, str]
    ) -> tuple[Link, ...]:
        given = next((a.link for a in row.advice if a.action.id == action.id and a.link), None) if row else None
        return (*((given,) if given else ()), Link("", f"No form is known: {EVIL[0]}"))

    def letters(row: Judged, _action: Action, _person: Person) -> tuple[Note, ...]:
        return (Note("A polite request", f"To {row.finding.site}: [{EVIL[0]}]", EVIL[2]),)

    monkeypatch.setattr(aids, "places", places)
    monkeypatch.setattr(aids, "letters", letters)
    monkeypatch.setattr(aids, "ask_again", lambda _action, today: today + timedelta(14))
