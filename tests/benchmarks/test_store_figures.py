"""How the history and the reports grow."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, product

from inside import inside

from identity_scan import facts, reports
from identity_scan.keeping.compare import compare
from identity_scan.keeping.history import History
from identity_scan.keeping.remembering import record
from identity_scan.model import (
    Advice,
    Answer,
    Ask,
    Assessment,
    Band,
    Collected,
    Coverage,
    Depth,
    Disclosure,
    Exposure,
    Finding,
    Grade,
    Hit,
    Identity,
    Judged,
    Life,
    Outcome,
    Part,
    Person,
    Plan,
    Query,
    Reason,
    Scan,
    Severity,
    Sighting,
    Tier,
    Verdict,
    Where,
)
from identity_scan.speech.address import fingerprint
from identity_scan.speech.telling import say, verbatim

DAY = datetime(2026, 1, 1, tzinfo=UTC)
ENGINES = ("bing", "brave", "mojeek", "startpage")
QUERIES = tuple(Query(f"N{n}", f"N{n}", f"Ottoline Varga {n}", Tier.NAME, 30) for n in range(1, 6))
STEPS = tuple(facts.actions()[name] for name in ("PRIV-04", "OPS-05", "EOI-08"))


def alternated(one: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """How many times as long the other takes: the fastest run of each, by turns, so that both meet the same noise."""
    one(), other()  # what is done once is done before
    best = [float("inf"), float("inf")]
    for _again in range(times):
        for n, what in enumerate((one, other)):
            begun = time.perf_counter()
            what()
            best[n] = min(best[n], time.perf_counter() - begun)
    return best[1] / best[0]


def judged(n: int) -> Judged:
    url, title = f"https://site{n}.example/ottoline-varga", f"Ottoline Varga, result {n}"
    snippet = "Ottoline Varga and what a page says of her. " * 4
    rank, query = n % 30 + 1, QUERIES[n % 5]
    sightings = tuple(Sighting(e, e, query, 1, rank, url, title, snippet) for e in ENGINES[: n % 4 + 1])
    return Judged(
        Finding(fingerprint(url), url, title, snippet, f"site{n}.example", sightings),
        Identity(Verdict.ME, 0.9, (Reason(verbatim("It names your place."), 1.0),)),
        Exposure(Life.PERSONAL, 0.8, (Reason(verbatim("It shows a hobby."), 1.0),)),
        (Disclosure("leisure", "sculling", Where.SNIPPET, verbatim("It names a hobby.")),),
        Severity(30, Band.MODERATE, (Part(verbatim("It names a hobby (6)."), 6),)),
        advice=tuple(Advice(action, say("advise.shows", fact="leisure")) for action in STEPS),
    )


def assessed(findings: int, day: int = 0) -> Assessment:
    scan = Scan(f"s{day}", DAY + timedelta(day), None, Depth.DEEP)
    cover = Coverage(20, 20, 20, (), dict.fromkeys(ENGINES, "answered"))
    found = tuple(judged(n) for n in range(findings))
    return Assessment(Person("Ottoline Varga"), scan, cover, Grade("C", verbatim("C.")), found, (), ())


def answers(assessment: Assessment) -> list[Collected]:
    hits: dict[tuple[str, Query], list[Hit]] = {(e, q): [] for e in ENGINES for q in QUERIES}
    for j in assessment.judged:
        for s in j.finding.sightings:
            hits[s.engine, s.query].append(Hit(s.rank, s.title, s.url, s.snippet))
    return [Collected(Ask(e, q), Answer(Outcome.RESULTS, tuple(rows), more=True), DAY) for (e, q), rows in hits.items()]


def test_a_history_of_forty_scans_opens_as_fast_as_its_rows_can_be_read(tmp_path, figure, runs):
    scans = max(runs(40), 4)
    with History.open(tmp_path, lambda: DAY) as history:
        for day in range(scans):
            assessment = assessed(400, day)
            history.begin(assessment.scan, Plan(Depth.DEEP, tuple(Ask(e, q) for e in ENGINES for q in QUERIES)))
            for collected in answers(assessment):
                history.keep(assessment.scan.id, collected)
            history.finish(assessment.scan.id, assessment.scan.started, assessment)

    def bare() -> None:
        db = inside(tmp_path)
        for table in ("scan", "seen", "query"):
            db.execute(f"SELECT * FROM {table}").fetchall()
        db.execute("SELECT scan, engine, query, page, outcome, results, more FROM answer").fetchall()
        db.close()

    def opened() -> None:
        with History.open(tmp_path, lambda: DAY) as history:
            assert len(history.scans()) == scans

    def remembered() -> None:
        with History.open(tmp_path, lambda: DAY) as history:
            assert sum(len(record.seen) for record in history.records()) == scans * 400

    figure(
        f"opening a history of {scans} scans x 400 findings, beside a bare read of its rows",
        alternated(bare, opened, runs(9)),
        5,
    )
    figure("and with all that is remembered of them", alternated(bare, remembered, runs(9)), 5)


def test_comparing_and_reporting_take_twice_the_time_for_twice_the_findings(figure, runs):
    def growth(what: Callable[[Assessment], object], small: int, most: int = 11) -> float:
        times = runs(most)
        # Another name each time: typst remembers what it has set before.
        fresh = (Person(f"Ottoline Varga {n}") for n in count())

        def made_of(findings: int) -> Callable[[], object]:
            found = assessed(findings)
            given = [replace(found, person=next(fresh)) for _again in range(times + 1)]
            return lambda: what(given.pop())

        return alternated(made_of(small), made_of(small * 2), times)

    def both(assessment: Assessment) -> object:
        kept = record(assessment, answers(assessment))
        return compare(kept, kept, [replace(kept, seen={})])

    figure("comparing two scans, twice the findings", growth(both, 1000), 2.3)
    for form, redact in product(reports.FORMATS, (False, True)):

        def made(assessment: Assessment, form: str = form, redact: bool = redact) -> object:
            return reports.content(form, assessment, date(2026, 11, 22), (), redact)

        what = f"report {form}{', redacted' if redact else ''}, twice the findings"
        figure(what, growth(made, 250, 3 if form == "pdf" else 11), 2.3)
