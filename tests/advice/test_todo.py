"""What to do next: safety first, then clients, then effect for the minutes; states, dates, and what searches show."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pretend import ME, NOON, assessment, demo_assessed, finding, judged

from identity_scan import facts
from identity_scan.advice.todo import (
    ALWAYS,
    KEEP,
    Card,
    card_may_be_kept,
    events,
    may_be_kept,
    may_stand,
    todo,
    wait_until,
    when_it_happens,
)
from identity_scan.keeping.remembering import record
from identity_scan.merging.absence import Checked
from identity_scan.model import Band, Decision, Depth, Handling, Judged, Life, Safety, Scan, Status, Verdict
from identity_scan.present.steps import state
from identity_scan.remembered import Standing

TODAY = date(2026, 11, 22)


def about(name: str, *advice: str | tuple[str, Status], score: int = 40, **more: object) -> Judged:
    return judged(finding(name), advice=advice, score=score, **more)  # type: ignore[arg-type]


def cards(*found: Judged, **more: object) -> tuple[Card, ...]:
    """The cards of findings, without those of the search as a whole."""
    return tuple(card for card in todo(assessment(*found), TODAY, **more) if card.findings)  # type: ignore[arg-type]


def order(*found: Judged) -> list[str]:
    return [card.id for card in cards(*found)]


def said(status: Status, days_ago: int = 3, until: date | None = None, note: str = "") -> Standing:
    return Standing(status, datetime(2026, 11, 22, tzinfo=UTC) - timedelta(days_ago), note, until)


# -- the order --------------------------------------------------------------------------------------------------------


def test_safety_comes_first_then_clients_then_the_rest() -> None:
    found = order(
        about("worst", "PRIV-02", score=99),
        about("story", "PRIV-01", score=60),
        about("threat", "CONS-04", "DOC-03", score=50),
    )
    assert found == ["threat/DOC-03", "threat/CONS-04", "story/PRIV-01", "worst/PRIV-02"]


def test_of_two_steps_the_one_with_more_effect_for_its_minutes_comes_first() -> None:
    assert order(about("long", "PRIV-02", score=60), about("short", "OPS-02", score=60)) == [
        "short/OPS-02",
        "long/PRIV-02",
    ]
    assert order(about("heavy", "PRIV-02", score=80), about("light", "PRIV-02", score=30)) == [
        "heavy/PRIV-02",
        "light/PRIV-02",
    ]


def test_a_heavy_finding_is_not_pushed_down_by_quick_trifles() -> None:
    assert order(about("trifle", "POL-04", score=3), about("home", "PRIV-02", score=84))[0] == "home/PRIV-02"


def test_what_is_easy_comes_before_what_is_hard_at_the_same_weight() -> None:
    easy, hard = about("easy", "EDM-03", change="easy"), about("hard", "EDM-03", change="impossible")
    assert [c.findings[0].finding.id for c in cards(hard, easy)] == ["easy", "hard"]


def test_the_second_step_of_a_finding_never_stands_before_its_first() -> None:
    found = order(about("one", "PRIV-05", "PRIV-06", "OPS-06", score=70))
    assert found == ["one/PRIV-05", "one/PRIV-06", "one/OPS-06"]


@given(
    st.lists(st.tuples(st.integers(0, 100), st.permutations(["PRIV-02", "PRIV-04", "OPS-07", "EDM-01"])), max_size=6)
)
def test_the_order_is_whole_and_steady(rows: list[tuple[int, list[str]]]) -> None:
    found = [about(f"f{n}", *steps, score=score) for n, (score, steps) in enumerate(rows)]
    once = order(*found)
    assert sorted(once) == sorted(f"f{n}/{step}" for n, (_score, steps) in enumerate(rows) for step in steps)
    assert once == order(*reversed(found))
    for n, (_score, steps) in enumerate(rows):
        assert [once.index(f"f{n}/{step}") for step in steps] == sorted(once.index(f"f{n}/{step}") for step in steps)


# -- one card an action and a finding ---------------------------------------------------------------------------------


def test_one_talk_and_one_settling_serve_several_findings() -> None:
    unsure = [about(f"u{n}", "EOI-03", score=n, verdict=Verdict.UNSURE) for n in range(4)]
    mine = [about(f"m{n}", "CONS-01", "PRIV-04", score=70 + n) for n in range(2)]
    found = {card.action.id: card for card in cards(*unsure, *mine) if len(card.findings) > 1}
    assert set(found) == {"EOI-03", "CONS-01"}
    assert len(found["EOI-03"].keys) == 4
    assert found["EOI-03"].judged is not None
    assert found["EOI-03"].judged.finding.id == "u3"  # what weighs most is settled first
    assert "4 results" in found["EOI-03"].why


def test_somebody_else_is_no_work_unless_one_is_taken_for_the_other() -> None:
    other = {"verdict": Verdict.NOT_ME, "namesake": "g1"}
    assert cards(about("n1", "EOI-03", "EOI-04", confusable="possible", **other)) == ()
    found = cards(
        about("n1", "EOI-03", "EOI-04", confusable="strong", score=30, **other),
        about("n2", "EOI-03", "EOI-04", confusable="strong", score=40, **other),
    )
    assert [card.id for card in found] == ["n2/EOI-04"]
    assert len(found[0].findings) == 2


def test_that_a_finding_may_be_kept_is_no_work() -> None:
    assert order(about("page", "EOI-08", "PRIV-04")) == ["page/PRIV-04"]


# -- states -----------------------------------------------------------------------------------------------------------


def test_what_is_open_stands_before_what_waits_and_what_is_settled() -> None:
    found = cards(
        about("a", "PRIV-04", score=90),
        about("b", "PRIV-04", score=80),
        about("c", "PRIV-04", score=10),
        standings={
            ("a", "PRIV-04"): said(Status.DONE),
            ("b", "PRIV-04"): said(Status.WAITING, until=date(2026, 12, 6)),
        },
    )
    assert [c.findings[0].finding.id for c in found] == ["c", "b", "a"]
    assert [(c.open, c.settled) for c in found] == [(True, False), (False, False), (False, True)]


@pytest.mark.parametrize("status", [Status.DOING, Status.WAITING], ids=["doing", "its day has come"])
def test_what_is_begun_stands_before_what_weighs_more_but_not_before_safety(status: Status) -> None:
    found = cards(
        about("heavy", "PRIV-04", score=90),
        about("begun", "PRIV-04", score=10),
        about("threat", "DOC-03", score=50),
        standings={("begun", "PRIV-04"): said(status, until=TODAY if status is Status.WAITING else None)},
    )
    assert [c.findings[0].finding.id for c in found] == ["threat", "begun", "heavy"]


def test_what_touches_clients_or_safety_is_not_offered_to_be_kept() -> None:
    assert may_be_kept(about("page", "PRIV-04", "EOI-08"))
    assert not may_be_kept(about("story", "PRIV-01"))


def test_a_card_is_put_where_it_does_not_stand_yet_or_again_on_its_day() -> None:
    (card,) = cards(about("club", "PRIV-02"))
    assert may_stand(card, Status.DONE)
    assert not may_stand(card, Status.TO_DO)
    assert may_stand(replace(card, due=True), Status.TO_DO)


def test_a_card_is_kept_on_purpose_where_its_one_finding_may_be() -> None:
    (card,) = cards(about("club", "PRIV-02", KEEP))
    assert card_may_be_kept(card)
    assert not card_may_be_kept(replace(card, findings=card.findings * 2)), "one word is said of one finding"
    (bare,) = cards(about("club", "PRIV-02"))
    assert not card_may_be_kept(bare)
    (kept,) = cards(about("club", "PRIV-02", decision=Decision("club", handling=Handling.KEEP)))
    assert card_may_be_kept(kept), "it can be let go again"


def test_waiting_ends_on_the_day_that_was_set() -> None:
    page = about("a", "PRIV-04")
    standing = {("a", "PRIV-04"): said(Status.WAITING, until=TODAY)}
    (card,) = cards(page, standings=standing)
    assert card.open
    assert state(card) == "waiting for an answer until 22 Nov 2026, the date has come"


@pytest.mark.parametrize(
    ("shown", "is_open", "words"),
    [
        (Status.GONE, False, "done on 19 Nov 2026, since then: gone"),
        (Status.CHANGED, False, "done on 19 Nov 2026, since then: changed"),
        (Status.NOT_SEEN, False, "done on 19 Nov 2026, since then: not seen in the last search"),
        (Status.NOT_CHECKED, False, "done on 19 Nov 2026, since then: not checked"),
        (Status.UNCHANGED, True, "done on 19 Nov 2026, since then: unchanged"),
        (Status.RETURNED, True, "done on 19 Nov 2026, since then: came back"),
    ],
)
def test_later_searches_have_the_last_word(shown: Status, is_open: bool, words: str) -> None:
    key = ("a", "PRIV-04")
    (card,) = cards(about("a", "PRIV-04"), standings={key: said(Status.DONE)}, shown={key: Checked(shown)})
    assert card.open is is_open
    assert state(card) == words


def test_a_step_that_is_begun_stays_in_sight_when_others_are_advised() -> None:
    page = about("a", "PRIV-05", "PRIV-03", score=60)
    waits = {("a", "PRIV-04"): said(Status.WAITING, until=date(2026, 12, 6))}
    assert {card.id for card in cards(page, standings=waits)} == {"a/PRIV-05", "a/PRIV-03", "a/PRIV-04"}
    assert "a/PRIV-04" not in {card.id for card in cards(page, standings={("a", "PRIV-04"): said(Status.TO_DO)})}
    kept = replace(page, decision=Decision("a", handling=Handling.KEEP))
    assert [card.id for card in cards(kept, standings=waits)] == ["a/EOI-08"]
    other = about("a", "EOI-03", verdict=Verdict.NOT_ME)
    assert cards(other, standings=waits) == ()


@pytest.mark.parametrize(
    ("shown", "words", "settled"),
    [
        (Status.GONE, "done on 19 Nov 2026, since then: gone", True),
        (Status.NOT_SEEN, "done on 19 Nov 2026, since then: not seen in the last search", False),
        (Status.NOT_CHECKED, "done on 19 Nov 2026, since then: not checked", False),
    ],
)
def test_what_became_of_a_page_that_is_not_shown_any_more_is_told(shown: Status, words: str, settled: bool) -> None:
    key, home = ("a", "PRIV-04"), about("a", "PRIV-04", score=60)
    earlier = record(assessment(home, name="s0"), ())
    now = assessment(about("b", "PRIV-04"))
    found = todo(now, TODAY, {key: said(Status.DONE)}, {key: Checked(shown)}, records=(earlier, record(now, ())))
    (card,) = [card for card in found if card.key == key]
    assert (state(card), card.settled, card.open) == (words, settled, False)
    assert card.findings[0].finding.title == home.finding.title
    assert "does not show the page" in card.why
    # Of a search of before, what came later tells nothing; what was put back on the list needs no card.
    again = {key: said(Status.TO_DO)}
    assert key not in [card.key for card in todo(now, TODAY, again, records=(earlier, record(now, ())))]
    assert key not in [
        card.key for card in todo(now, TODAY, {key: said(Status.DONE)}, records=(record(now, ()), earlier))
    ]


def test_kept_on_purpose_is_quiet_until_its_date() -> None:
    kept = Decision("a", handling=Handling.KEEP, note="true, and I like it", until=date(2027, 5, 1))
    (card,) = cards(about("a", "PRIV-04", "EOI-08", decision=kept))
    assert card.action.id == "EOI-08"
    assert card.settled
    assert card.why == "true, and I like it"
    assert state(card) == "kept on purpose until 1 May 2027"
    again = cards(about("a", "PRIV-04", decision=replace(kept, until=TODAY)))
    assert {card.action.id for card in again} == {"EOI-08", "PRIV-04"}
    assert all(card.open for card in again)
    assert any("the date has come" in state(card) for card in again)


def test_a_site_has_two_weeks_and_a_law_thirty_days() -> None:
    assert wait_until("PRIV-04", TODAY) == date(2026, 12, 6)
    assert wait_until("PRIV-05", TODAY) == date(2026, 12, 22)
    assert wait_until("OPS-01", TODAY) is None


# -- the search as a whole --------------------------------------------------------------------------------------------


def whole(person=ME, scans=(), found=(), **more):
    return {
        c.action.id: c for c in todo(assessment(*found, person=person), TODAY, scans=scans, **more) if not c.findings
    }


def scan(days_ago: int, name: str = "old") -> Scan:
    when = NOON - timedelta(days_ago)
    return Scan(name, when, when, Depth.LIGHT)


def test_the_first_search_brings_what_is_done_once() -> None:
    first = whole()
    assert {"BND-04", "POL-01", "RMG-01", "DOC-01", "EOI-01", "CPE-01"} <= set(first)
    assert first["BND-04"].key == (ALWAYS, "BND-04")
    assert "first search" in first["BND-04"].why
    second = whole(scans=[scan(30), scan(0, "s1")])
    assert not {"BND-04", "POL-01"} & set(second)
    assert {"DOC-01", "EOI-01"} <= set(second)


def test_which_search_came_first_does_not_depend_on_the_clock() -> None:
    ahead = scan(-900, "clock was ahead")
    assert "event:first_scan" not in events(assessment(), TODAY, [ahead, scan(0, "s1")])
    assert "event:first_scan" in events(assessment(), TODAY, [scan(0, "s1"), scan(30, "clock went back")])


def test_how_one_wishes_to_be_seen_is_done_once_it_is_written() -> None:
    assert whole()["BND-04"].status is Status.TO_DO
    assert whole(person=replace(ME, portrayal="Calm, reachable."))["BND-04"].settled


def test_what_was_begun_stays_until_it_is_done() -> None:
    later = whole(scans=[scan(30)], standings={(ALWAYS, "RMG-01"): said(Status.DOING)})
    assert later["RMG-01"].status is Status.DOING


def test_what_belongs_to_each_search_is_to_do_again_after_each() -> None:
    done = {("s0", "DOC-01"): said(Status.DONE)}
    assert whole(standings=done)["DOC-01"].status is Status.TO_DO
    assert whole(standings={("s1", "DOC-01"): said(Status.DONE)})["DOC-01"].status is Status.DONE


@pytest.mark.parametrize(
    ("changes", "event"),
    [
        ({"professions": ("Field instructor, MSW",)}, "role:supervisor"),
        ({"professions": ("Superviseure clinique",)}, "role:supervisor"),
        ({"professions": ("Chargée de stage",)}, "role:supervisor"),
        ({"safety": Safety.THREAT}, "safety:S2"),
        ({"safety": Safety.ANGER}, "safety:S1"),
        ({"other_names": ("Ottoline Hollis",)}, "event:name_change"),
    ],
)
def test_what_the_person_told_brings_its_actions(changes: dict[str, object], event: str) -> None:
    assert event not in events(assessment(), TODAY)
    assert event in events(assessment(person=replace(ME, **changes)), TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("shown", [(), ("DOC-03", "CONS-04", "CONS-05")], ids=["told", "shown on pages"])
def test_in_a_live_threat_proof_employer_and_advocate_come_before_any_removal(shown: tuple[str, ...]) -> None:
    threatened = replace(ME, safety=Safety.THREAT)
    pages = [about(f"page{n}", *shown, "PRIV-02", score=99 - n) for n in range(5)]
    found = todo(assessment(*pages, person=threatened), TODAY)
    first = [card.action.id for card in found if card.rank == 0]
    assert list(dict.fromkeys(first)) == ["DOC-03", "CONS-04", "CONS-05"]
    assert first.count("CONS-04") == first.count("CONS-05") == 1, "one talk serves all of them: no wall of cards"
    assert [card.action.id for card in found[: len(first)]] == first


def test_time_that_has_gone_by_is_noticed() -> None:
    assert "event:quarter" not in events(assessment(), TODAY, [scan(20)])
    assert "event:quarter" in events(assessment(), TODAY, [scan(100)])
    assert "event:year" in events(assessment(), TODAY, [scan(400), scan(20)])


def test_little_that_is_professional_and_mine_is_noticed() -> None:
    mine = about("own", life=Life.PROFESSIONAL, control="self")
    theirs = about("club", life=Life.PERSONAL)
    assert "event:thin_professional" in events(assessment(theirs), TODAY)
    assert "event:thin_professional" not in events(assessment(theirs, mine), TODAY)


def test_an_action_that_a_finding_brings_is_not_brought_twice() -> None:
    assert "POL-01" not in whole(found=[about("page", "POL-01")])


def test_every_action_of_the_catalogue_can_come_up() -> None:
    told = {t for action in facts.actions().values() for t in action.triggers}
    of_findings = (
        "fact:",
        "host:",
        "label:",
        "band:",
        "control:",
        "change:",
        "boundary:",
        "type:",
        "confusable:",
        "status:",
    )
    of_the_whole = {
        "event:scan_done", "event:first_scan", "event:quarter", "event:year", "event:few_results",
        "event:thin_professional", "event:name_change", "role:supervisor", "safety:S1", "safety:S2",
    }  # fmt: skip
    happens = {t for action in when_it_happens() for t in action.triggers if t.startswith("event:")}
    assert {t for t in told if not t.startswith(of_findings)} <= of_the_whole | happens
    assert {"DOC-02", "DOC-04", "POL-03", "RMG-02"} <= {action.id for action in when_it_happens()}


# -- the invented persons ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_the_invented_persons_get_a_list_that_can_be_worked(name: str) -> None:
    found = todo(demo_assessed(name), TODAY)
    assert len({card.id for card in found}) == len(found)
    ranks = [card.rank for card in found if card.open]
    assert ranks == sorted(ranks)
    assert all(card.why and card.way.will_not and state(card) for card in found)
    worst = max(j.severity.score for j in demo_assessed(name).judged)
    first = [card for card in found if card.judged is not None][:8]
    assert any(j.severity.score == worst for card in first for j in card.findings)


def test_tamsin_begins_with_the_threat_and_the_story_of_a_client() -> None:
    first = [card.action.id for card in todo(demo_assessed("tamsin"), TODAY)[:3]]
    assert first == ["DOC-03", "CONS-04", "PRIV-01"]


def test_a_note_asks_for_nothing() -> None:
    quiet = about("staff", "EOI-08", score=2, band=Band.NOTE, life=Life.PROFESSIONAL)
    assert cards(quiet) == ()


def test_a_page_in_every_way_to_the_home_comes_before_those_of_its_band_and_says_why() -> None:
    heavy = judged(finding("heavy"), ("health_self", "surgery"), score=58, advice=["PRIV-04"])
    door = judged(finding("door"), ("home_address", "12 Cork Street"), score=45, advice=["PRIV-03"])
    grave = judged(finding("grave"), ("health_self", "relapse"), score=75, band=Band.HIGH, advice=["PRIV-04"])
    told = cards(heavy, door, grave)
    assert [card.findings[0].finding.id for card in told][:3] == ["grave", "door", "heavy"]
    why = next(card.why for card in told if card.key[0] == "door")
    assert "Every way that we see from your name to your front door leads through this page." in why
    second = judged(finding("mirror"), ("home_address", "12 Cork Street"), score=40, advice=["PRIV-03"])
    assert [card.findings[0].finding.id for card in cards(heavy, door, grave, second)][:3] == ["grave", "heavy", "door"]
