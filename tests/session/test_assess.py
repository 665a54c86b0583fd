"""From answers to an assessment: what an engine that makes people up shows is shown, and proves nobody's identity."""

from dataclasses import replace
from datetime import UTC, date, datetime

from identity_scan.model import (
    CONTROL,
    Answer,
    Ask,
    By,
    Collected,
    Decision,
    Depth,
    Hit,
    Judged,
    Outcome,
    Person,
    Plan,
    Query,
    Scan,
    Tier,
    Verdict,
)
from identity_scan.reports.json import report
from identity_scan.session.assess import assess
from identity_scan.speech.telling import verbatim

AT = datetime(2026, 3, 1, tzinfo=UTC)
ME = Person(
    "Marisol Quill",
    places=("Truro",),
    professions=("Social worker",),
    employers=("Fundy Family Centre",),
    attested=True,
)
N1 = Query("N1", "N1", '"Marisol Quill"', Tier.NAME, 30)
C0 = Query(CONTROL, CONTROL, '"Tabelom Vadup"', Tier.NAME, 10)
PLAN = Plan(Depth.LIGHT, tuple(Ask(engine, query) for query in (N1, C0) for engine in ("bing", "mojeek")))
INDEX_OF = {"bing": "bing", "mojeek": "mojeek"}
TEAM = Hit(1, "Marisol Quill, RSW", "https://fundy.example/team", "Social worker at Fundy Family Centre in Truro")
PARROT = Hit(1, "Tabelom Vadup: phone, address", "https://people.example/tabelom-vadup", "Records of Tabelom Vadup")
MORE = "Marisol Quill, social worker, Fundy Family Centre, Truro. Call 902-555-0111."


def scanned(bing: tuple[Hit, ...], mojeek: tuple[Hit, ...], *parrots: str) -> list[Collected]:
    def said(hits: tuple[Hit, ...]) -> Answer:
        return Answer(Outcome.RESULTS if hits else Outcome.NONE, hits, None if hits else verbatim("It says so."))

    rows = {("bing", "N1"): bing, ("mojeek", "N1"): mojeek} | {(name, CONTROL): (PARROT,) for name in parrots}
    return [Collected(ask, said(rows.get((ask.engine, ask.query.id), ())), AT) for ask in PLAN.asks]


def judged(items: list[Collected], **decisions: Decision) -> list[Judged]:
    scan = Scan("1", AT, AT, Depth.LIGHT)
    found = assess(ME, scan, PLAN, items, INDEX_OF, today=date(2026, 3, 1), decisions=decisions)
    return list(found.judged)


def test_an_engine_that_finds_the_invented_person_proves_nobodys_identity() -> None:
    (believed,) = judged(scanned((), (TEAM,)))
    assert believed.identity.verdict is Verdict.ME
    (doubted,) = judged(scanned((), (TEAM,), "mojeek"))
    assert doubted.identity.verdict is Verdict.UNSURE
    first, *shown = [r.text for r in doubted.identity.reasons]
    assert first == "Only an answer that is not believed shows it (Mojeek): it is a hint, and proves nothing."
    assert shown, "what the row itself shows is told as well"
    hints = doubted.finding.sightings
    assert all(hint.doubted for hint in hints)
    assert not doubted.finding.indexes, "it is no vote"
    as_found = replace(doubted.finding, sightings=tuple(replace(hint, doubted=False) for hint in hints))
    assert as_found == believed.finding, "it is shown as it was found"


def test_what_a_reliable_engine_shows_too_is_judged_by_that_alone() -> None:
    bare = replace(TEAM, title="Staff", snippet="Marisol Quill")
    rich = replace(TEAM, title="Staff", snippet=MORE)
    (alone,) = judged(scanned((bare,), ()))
    (both,) = judged(scanned((bare,), (rich,), "mojeek"))
    assert both.identity == alone.identity
    assert [s.engine for s in both.finding.sightings] == ["bing", "mojeek"]
    (believed,) = judged(scanned((bare,), (rich,)))
    assert believed.identity != alone.identity, "otherwise this test shows nothing"


def test_the_worker_has_the_last_word_on_it() -> None:
    (doubted,) = judged(scanned((), (TEAM,), "mojeek"))
    name = doubted.finding.id
    (settled,) = judged(scanned((), (TEAM,), "mojeek"), **{name: Decision(name, Verdict.ME)})
    assert (settled.identity.verdict, settled.identity.by) == (Verdict.ME, By.WORKER)


def test_the_report_says_of_an_engine_that_it_is_not_believed() -> None:
    items = scanned((TEAM,), (TEAM,), "mojeek")
    made = assess(ME, Scan("1", AT, AT, Depth.LIGHT), PLAN, items, INDEX_OF, today=date(2026, 3, 1))
    whys = {engine["id"]: engine["why"] for engine in report(made)["coverage"]["engines"]}
    assert whys["bing"] is None
    assert "a person who does not exist" in whys["mojeek"]
