"""An assessment built by hand, of an invented worker, and the same with hostile texts in every place that holds one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from identity_scan import facts
from identity_scan.keeping.remembering import remembered
from identity_scan.model import (
    Advice,
    Answer,
    Ask,
    Assessment,
    Band,
    By,
    Collected,
    Coverage,
    Decision,
    Depth,
    Disclosure,
    EngineCoverage,
    Estimate,
    Exposure,
    Finding,
    Grade,
    Handling,
    Identity,
    Judged,
    Life,
    Link,
    Namesake,
    Outcome,
    Part,
    Person,
    Query,
    Reason,
    Safety,
    Scan,
    Severity,
    Sighting,
    Status,
    Tier,
    Verdict,
    Vote,
    Where,
)
from identity_scan.remembered import Reach, Record
from identity_scan.speech.telling import verbatim

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORKER = Person(
    name="Ottoline Varga",
    other_names=("Otti Varga", "Varga, Ottoline"),
    places=("Guelph, Ontario",),
    professions=("Hospital discharge planner, MSW",),
    employers=("Speed River General",),
    domains=("speedriver.example",),
    schools=("Elora College",),
    usernames=("ottirows",),
    accounts=("https://photos.example/ottirows",),
    keywords=("discharge",),
    work_emails=("ovarga@speedriver.example",),
    private_emails=("otti.v@letters.example",),
    work_phones=("519-555-0101",),
    private_phones=("519-555-0187",),
    home_address="9 Millrace Lane, Guelph",
    family=("wife Perpetua Lund",),
    interests=("sculling",),
    birth_year=1979,
    portrayal="A calm colleague whom families can reach at the hospital. My boat and my marriage are mine.",
    safety=Safety.ANGER,
    language="en-CA",
    attested=True,
)
NAME = Query("N1", "N1", '"Ottoline Varga"', Tier.NAME, 30)
PLACE = Query("P1", "P1", "Ottoline Varga Guelph", Tier.WORD, 20)
PHONE = Query("K2", "K2", '"519-555-0187"', Tier.DETAIL, 10, private=True)


OPT_OUT = Link("https://wherefolk.example/opt-out", "Opt out")


def sighting(engine, rank, url, title, snippet="", query=NAME, index=None):
    return Sighting(engine, index or engine, query, (rank - 1) // 10 + 1, rank, url, title, snippet)


def advice(action: str, why: str = "", status: Status = Status.TO_DO, link: Link | None = None) -> Advice:
    return Advice(facts.actions()[action], verbatim(why), link, status)


def people_search() -> Judged:
    url, title = "https://wherefolk.example/ottoline-varga-guelph", "Ottoline Varga, 47, Guelph | WhereFolk"
    snippet = "Lives at 9 Millrace Lane, Guelph. Phone 519-555-0187. Related to Perpetua Lund."
    return Judged(
        Finding("f-people", url, title, snippet, "wherefolk.example", (
            sighting("bing", 2, url, title, snippet),
            sighting("brave", 4, url, title, snippet),
        ), "2025-03-01"),
        Identity(Verdict.ME, 0.97, (Reason(verbatim("Your home address stands beside your name."), 3.2),)),
        Exposure(Life.PERSONAL, 0.9, (Reason(verbatim("It shows your home and your family, not your work."), 2.0),)),
        (
            Disclosure("home_address", "9 Millrace Lane", Where.SNIPPET, verbatim("It is the address you gave.")),
            Disclosure("private_phone", "519-555-0187", Where.SNIPPET, verbatim("It is the number you gave.")),
            Disclosure("family_members", "Perpetua Lund", Where.SNIPPET, verbatim("It names your wife.")),
        ),
        Severity(84, Band.ACT_NOW, (
            Part(verbatim("It shows your home street address (52, counted higher because of your work)."), 52),
            Part(verbatim("It shows 2 other kinds of fact (+6)."), 6),
        ), verbatim("What would lower it most: the page owner removing the address.")),
        advice=(
            advice("CONS-01"),
            advice("PRIV-02", "It shows your home address.", Status.WAITING, OPT_OUT),
        ),
        decision=Decision("f-people", None, None, Handling.FIX, "Wrote to them on Monday.", date(2026, 12, 20)),
        conflicts=(verbatim("It names your wife, whom you want to keep for your private life."),),
    )  # fmt: skip


def rowing() -> Judged:
    url, title = "https://photos.example/ottirows", "Otti Varga (@ottirows)"
    snippet = "Discharge planner by day, sculling by dawn. Mrs. Lund."
    return Judged(
        Finding("f-photos", url, title, snippet, "photos.example", (sighting("bing", 3, url, title, snippet),)),
        Identity(Verdict.ME, 0.93, (Reason(verbatim("It is your user name (ottirows)."), 2.5),)),
        Exposure(Life.MIXED, 0.8, (Reason(verbatim("It names your work beside your marriage."), 1.5),)),
        (Disclosure("leisure", "sculling", Where.SNIPPET, verbatim("It names a hobby.")),),
        Severity(
            37,
            Band.MODERATE,
            (Part(verbatim("Anyone can write to you there (+8)."), 8),),
            verbatim("What would lower it most: making the account private."),
        ),
        advice=(advice("OPS-02", "The account is open."), advice("EOI-08")),
    )


def team() -> Judged:
    url, title = "https://speedriver.example/team", "Our team – Speed River General"
    return Judged(
        Finding("f-team", url, title, "Ottoline Varga, MSW, plans discharges.", "speedriver.example", (
            sighting("bing", 1, url, title),
            sighting("brave", 1, url, title),
            sighting("bing", 1, url, title, query=PLACE),
        )),
        Identity(Verdict.ME, 0.99, (Reason(verbatim("Your employer appears beside your name."), 3.0),), By.WORKER),
        Exposure(Life.PROFESSIONAL, 0.98, (Reason(verbatim("It names your work and nothing else."), 2.0),)),
        (Disclosure("role_credential", "MSW", Where.SNIPPET, verbatim("It names your title.")),),
        Severity(3, Band.NOTE, ()),
        advice=(advice("EOI-08"),),
        decision=Decision("f-team", None, None, Handling.KEEP),
    )  # fmt: skip


def regatta() -> Judged:
    url, title = "https://regatta.example/results/2024", "Regatta results 2024: O. Varga, 3rd"
    return Judged(
        Finding("f-regatta", url, title, "Single sculls: O. Varga", "regatta.example", (
            sighting("brave", 9, url, title, query=PLACE),
        )),
        Identity(Verdict.UNSURE, 0.5, (Reason(verbatim("The initial fits, the place is not named."), 0.2),)),
        Exposure(Life.PERSONAL, 0.7, (Reason(verbatim("A sports result."), 1.0),)),
        (),
        Severity(11, Band.LOW, ()),
        advice=(advice("EOI-03"),),
    )  # fmt: skip


def florist() -> Judged:
    url, title = "https://petals.example/about", "Ottoline Varga, florist in Kelowna"
    return Judged(
        Finding("f-florist", url, title, "Roses by Ottoline.", "petals.example", (sighting("bing", 4, url, title),)),
        Identity(Verdict.NOT_ME, 0.9, (Reason(verbatim("A florist in Kelowna."), -2.5),)),
        Exposure(Life.UNCLEAR, 0.4, ()),
        (),
        Severity(9, Band.NOTE, ()),
        namesake="n1",
        confusable="possible",
    )


def make(*judged: Judged, demo: bool = False) -> Assessment:
    captcha, silent = "Brave showed a puzzle that only a person can solve.", "Mojeek could not be reached."
    return Assessment(
        person=WORKER,
        scan=Scan("20261122-120000-ab12", NOON, NOON + timedelta(minutes=4), Depth.DEEP, demo),
        coverage=Coverage(
            asked=5, answered=3, wanted=6,
            engines=(
                EngineCoverage("bing", "bing", {Outcome.RESULTS: 2, Outcome.SKIPPED: 1}, verbatim("Left out.")),
                EngineCoverage("brave", "brave", {Outcome.RESULTS: 1, Outcome.BLOCKED: 1}, verbatim(captcha)),
                EngineCoverage("mojeek", "mojeek", {Outcome.FAILED: 1}, verbatim(silent)),
            ),
            indexes={"bing": "partly", "brave": "partly", "mojeek": "not asked"},
            estimate=Estimate(5, 1, 4),
            votes=(Vote("bing", 2, 2, True), Vote("brave", 2, 1, True), Vote("mojeek", 1, 0, False)),
        ),
        grade=Grade(None, verbatim("Google has not been searched yet.")),
        judged=judged or (people_search(), rowing(), team(), regatta(), florist()),
        namesakes=(Namesake("n1", verbatim("florist, Kelowna"), ("f-florist",)),),
        unanswered=(
            Collected(Ask("brave", PLACE), Answer(Outcome.BLOCKED, (), verbatim(captcha)), NOON),
            Collected(Ask("mojeek", NAME), Answer(Outcome.FAILED, (), verbatim(silent)), NOON),
            Collected(Ask("bing", PHONE), Answer(Outcome.SKIPPED, (), verbatim("Left out.")), NOON),
        ),
    )  # fmt: skip


@pytest.fixture
def assessment() -> Assessment:
    """A deep scan of an invented worker: five findings, three engines, one of them silent."""
    return make()


@pytest.fixture
def demonstration() -> Assessment:
    """The same as a demonstration."""
    return make(demo=True)


@pytest.fixture
def nothing() -> Assessment:
    """A scan that no engine answered."""
    full = make()
    grade = Grade(None, verbatim("No engine has answered, so nothing can be said about what can be found."))
    silent = EngineCoverage("bing", "bing", {Outcome.BLOCKED: 6}, verbatim("Bing was asked too often."))
    coverage = Coverage(6, 0, 6, (silent,), {"bing": "not asked"})
    return replace(full, judged=(), namesakes=(), grade=grade, coverage=coverage)


HOSTILE = (
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1-2",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    " =1+1",
    "a;=1+1",
    "\t=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></style></svg><iframe src=//evil.example>",
    "{{ 7*7 }} {% raw %}",
    "# heading\n\n---\n| a | b |",
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png)",
    "`code` **bold** <https://evil.example> &lt;b&gt; www.evil.example",
    "1. one 2) two - three + four",
    "```\nfence",
    "#set page(fill: red) #eval(\"1\") $x$ *b* _i_ @ref <label> \\ // c",
    "\x1b]0;owned\x07\x1b[31mred\x1b]52;c;aGk=\x07",
    "\u202egnp.exe \u2066bidi\u2069 zero\u200bwidth",
    "BEGIN:VEVENT\r\nSUMMARY:owned\r\n",
    "[LISW-S] [/b] [@click=app.quit]x[/]",
    "x" * 3000,
    "漢字 Ελληνικά עברית 😀 \U0001f9d1‍🏫",
    "\ud800 lone",
)  # fmt: skip
"""Titles as a hostile page may set them, uncleaned: reports must not break even on those."""


def poisoned(text: str) -> Assessment:
    """An assessment with this text wherever text from the web or the worker can stand."""
    return make(_poisoned(people_search(), text), _poisoned(regatta(), text), florist())


@pytest.fixture(name="poisoned")
def _poisoned_by() -> Callable[[str], Assessment]:
    return poisoned


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request) -> tuple[str, Assessment]:
    """A hostile text, and an assessment with it wherever text from the web or the worker can stand."""
    return request.param, poisoned(request.param)


def _poisoned(judged: Judged, text: str) -> Judged:
    page = judged.finding
    bad = tuple(replace(s, title=text, snippet=text, url=f"javascript:{text}") for s in page.sightings)
    return replace(
        judged,
        finding=replace(page, title=text, snippet=text, url=f"javascript:{text}", sightings=bad, date=text),
        identity=replace(judged.identity, reasons=(Reason(verbatim(text), 1.0),)),
        exposure=replace(judged.exposure, reasons=(Reason(verbatim(text), 1.0),)),
        disclosures=(Disclosure("home_address", text, Where.TITLE, verbatim(text)),),
        severity=replace(judged.severity, reasons=(Part(verbatim(text), 1),), eased_by=verbatim(text)),
        advice=(advice("PRIV-02", text, link=Link(f"javascript:{text}", text)),),
        decision=Decision(page.id, None, None, Handling.FIX, text),
        conflicts=(verbatim(text),),
    )


@pytest.fixture
def histories() -> Callable[..., tuple[Record, ...]]:
    """Records of earlier scans that lead up to an assessment."""

    def lead_up(assessment: Assessment, n: int = 3) -> tuple[Record, ...]:
        reach = {(e, q): Reach("", 3, 30, False) for e in ("bing", "brave") for q in ("N1", "P1")}
        seen = {j.finding.id: remembered(j) for j in assessment.judged}
        records = []
        for back in range(n - 1, -1, -1):
            begun = assessment.scan.started - timedelta(days=91 * back)
            scan = assessment.scan if not back else Scan(f"s{back}", begun, begun, Depth.DEEP)
            kept = dict(seen) if not back else {k: v for k, v in seen.items() if k != "f-photos"}
            records.append(Record(scan, assessment.grade, assessment.coverage, reach, kept))
        return tuple(records)

    return lead_up
