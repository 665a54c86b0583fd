"""What is kept is kept, what must go is gone, and nobody else can read it."""

import hashlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import textwrap
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from inside import bytes_inside, inside, key
from systems import posix

from identity_scan import facts
from identity_scan.keeping import cipher, history_file, stored_rows
from identity_scan.keeping.cipher import Connection
from identity_scan.keeping.heard_table import KeptAnswer, KeptSentence
from identity_scan.keeping.history import History
from identity_scan.keeping.ownership import is_print_of
from identity_scan.model import (
    Answer,
    Ask,
    Assessment,
    Band,
    By,
    Collected,
    Coverage,
    Decision,
    Depth,
    EngineCoverage,
    Exposure,
    Finding,
    Grade,
    Handling,
    Hit,
    HitKind,
    Identity,
    Judged,
    Life,
    Outcome,
    Person,
    Plan,
    Query,
    Scan,
    Severity,
    Sighting,
    Status,
    Tier,
    Verdict,
)
from identity_scan.remembered import Look, Reach, Standing, Stood, Unsaid
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.telling import verbatim

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NAME = Query("N1", "N1", '"Ottoline Varga"', Tier.NAME, 30)
PHONE = Query("K2", "K2", '"905-555-0187"', Tier.DETAIL, 10, private=True)
MINE = Hit(1, "Ottoline Varga, RSW", "https://agency.example/team", "Ottoline Varga works here.", "2025-03-01")
OTHER = Hit(2, "Ottoline Varga, florist", "https://flowers.example/varga", "Roses in Kelowna.")
UNSURE = Hit(3, "O. Varga", "https://club.example/results", "10 km: O. Varga")
SUMMARY = Hit(0, "Summary", "", "Ottoline Varga is a florist.", kind=HitKind.GENERATED)


def scan(name: str = "s1", day: int = 0) -> Scan:
    return Scan(name, NOON + timedelta(day), None, Depth.LIGHT)


def plan() -> Plan:
    return Plan(Depth.LIGHT, tuple(Ask(engine, query) for engine in ("bing", "mojeek") for query in (NAME, PHONE)))


def answered(*hits: Hit, engine: str = "bing", query: Query = NAME, page: int = 1) -> Collected:
    return Collected(Ask(engine, query, page), Answer(Outcome.RESULTS, hits, more=True), NOON)


def refused(engine: str = "bing", query: Query = NAME) -> Collected:
    return Collected(Ask(engine, query), Answer(Outcome.BLOCKED, (), verbatim("Bing asked for a captcha.")), NOON)


def judged(hit: Hit, verdict: Verdict, finding: str) -> Judged:
    sighting = Sighting("bing", "bing", NAME, 1, hit.rank, hit.url, hit.title, hit.snippet)
    return Judged(
        Finding(finding, hit.url, hit.title, hit.snippet, "example", (sighting,)),
        Identity(verdict, 0.9, ()),
        Exposure(Life.PROFESSIONAL, 0.9, ()),
        (),
        Severity(12, Band.LOW, ()),
    )


def assessed(*found: Judged, of: Scan | None = None) -> Assessment:
    engines = (EngineCoverage("bing", "bing", {Outcome.RESULTS: 1}),)
    cover = Coverage(1, 1, 1, engines, {"bing": "answered"})
    return Assessment(
        Person("Ottoline Varga"), of or scan(), cover, Grade("B", verbatim("A few things."), True), found, (), ()
    )


def finished(history: History, day: int = 0, name: str = "s1") -> None:
    history.begin(scan(name, day), plan())
    history.keep(name, answered(MINE, OTHER, UNSURE, SUMMARY))
    found = (
        judged(MINE, Verdict.ME, "mine"),
        judged(UNSURE, Verdict.UNSURE, "unsure"),
        judged(OTHER, Verdict.NOT_ME, "other"),
        judged(SUMMARY, Verdict.NOT_ME, "summary"),
    )
    history.finish(name, NOON + timedelta(day, minutes=5), assessed(*found, of=scan(name, day)))


def everything(folder: Path) -> bytes:
    return bytes_inside(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "identity-scan"


@pytest.fixture(params=["on disk", "in memory"])
def history(request, folder):
    with History.open(folder if request.param == "on disk" else None, clock=lambda: NOON) as opened:
        yield opened


# -- what is kept -----------------------------------------------------------------------------------------------------


def test_answers_come_back_as_they_were_kept(history):
    history.begin(scan(), plan())
    kept = [answered(MINE, OTHER, SUMMARY), refused("mojeek"), answered(MINE, page=2)]
    for collected in kept:
        history.keep("s1", collected)
    assert list(history.collected("s1")) == kept
    assert history.scan("s1") == scan()
    assert history.scans() == (scan(),)


def test_a_refusal_never_replaces_an_answer_but_an_answer_replaces_a_refusal(history):
    history.begin(scan(), plan())
    history.keep("s1", refused())
    history.keep("s1", answered(MINE))
    history.keep("s1", refused())
    assert [c.answer.outcome for c in history.collected("s1")] == [Outcome.RESULTS]


def test_a_resumed_plan_has_the_same_requests_but_not_the_words_of_a_private_query(history):
    history.begin(scan(), plan())
    again = history.plan("s1")
    assert [ask.key for ask in again.asks] == [ask.key for ask in plan().asks]
    assert [query.text for query in again.queries] == [NAME.text, ""]


def test_words_of_a_private_query_are_nowhere_on_the_disk(folder):
    with History.open(folder, lambda: NOON) as history:
        history.begin(scan(), plan())
        history.keep("s1", answered(MINE, query=PHONE))
        assert b"555-0187" not in everything(folder)
        assert b"agency.example" in everything(folder)


def test_an_answer_to_a_query_outside_the_plan_is_kept(history):
    history.begin(scan(), plan())
    extra = answered(MINE, engine="google", query=Query("P1", "P1", "Ottoline Varga Guelph", Tier.WORD, 20))
    history.keep("s1", extra)
    assert history.collected("s1") == (extra,)


def test_order_is_that_of_beginning_even_if_the_clock_went_back(history):
    for name, day in (("first", 9), ("second", 2)):
        finished(history, day, name)
    assert [s.id for s in history.scans()] == ["first", "second"]
    assert [r.scan.id for r in history.records()] == ["first", "second"]


@pytest.mark.parametrize("back", [0, 400])
def test_a_search_made_after_a_step_was_done_tells_what_came_of_it_whatever_the_clock_said(folder, back):
    """The clock was right, or 400 days ahead, or went back 400 days, when the step was noted."""
    with History.open(folder, clock=lambda: NOON) as history:
        finished(history, 0, "first")
    with History.open(folder, clock=lambda: NOON + timedelta(back)) as history:
        history.set_status("mine", "PRIV-04", Status.DONE)
    with History.open(folder, clock=lambda: NOON + timedelta(91)) as history:
        assert history.verified(facts.actions()) == {("mine", "PRIV-04"): Status.DONE}
        finished(history, 91, "second")
        assert history.verified(facts.actions()) == {("mine", "PRIV-04"): Status.UNCHANGED}
    with History.open(folder, clock=lambda: NOON - timedelta(900)) as history:
        finished(history, -900, "third")
        assert history.verified(facts.actions()) == {("mine", "PRIV-04"): Status.UNCHANGED}


def test_a_clock_that_went_back_is_told_with_both_dates_and_one_that_is_right_is_not(folder):
    with History.open(folder, clock=lambda: NOON) as history:
        finished(history)
    with History.open(folder, clock=lambda: NOON - timedelta(hours=20)) as history:
        assert history.notices == ()
    with History.open(folder, clock=lambda: NOON - timedelta(900)) as history:
        (told,) = history.notices
    assert "2024-06-05" in told
    assert "2026-11-22" in told
    assert "Correct the date" in told


def test_an_unknown_scan_is_a_sentence_with_a_remedy(history):
    for ask in (history.scan, history.collected, history.plan, history.record):
        with pytest.raises(HistoryError, match="no search called lost") as error:
            ask("lost")
        assert error.value.exit_code == 2
    with pytest.raises(HistoryError, match="no search called lost"):
        history.keep("lost", answered(MINE))


def test_the_same_scan_is_not_begun_twice_and_an_unfinished_one_has_no_record(history):
    history.begin(scan(), plan())
    with pytest.raises(HistoryError, match="s1 already"):
        history.begin(scan(), plan())
    with pytest.raises(HistoryError, match="not finished"):
        history.record("s1")


def test_last_outcome_of_each_engine_leaves_out_what_was_not_asked(history):
    history.begin(scan(), plan())
    history.keep("s1", answered(MINE))
    history.keep("s1", refused("bing", PHONE))
    history.keep("s1", Collected(Ask("bing", NAME, 2), Answer(Outcome.SKIPPED, (), verbatim("Left alone.")), NOON))
    assert history.outcomes() == {"bing": Outcome.BLOCKED}
    assert history.last_answers()["bing"].answer.why == "Bing asked for a captcha."


def test_the_demonstration_is_kept_in_memory_only(folder):
    demo = Scan("demo", NOON, None, Depth.LIGHT, demo=True)
    with History.open(None, lambda: NOON) as history:
        history.begin(demo, plan())
        assert history.scan("demo").demo
    with History.open(folder, lambda: NOON) as history, pytest.raises(HistoryError, match="keeps nothing"):
        history.begin(demo, plan())


def test_memory_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with History.open(None, lambda: NOON) as history:
        finished(history)
        assert history.erase() == ()
    assert list(tmp_path.iterdir()) == []


# -- what a finished scan becomes -------------------------------------------------------------------------------------


ENDED = NOON + timedelta(minutes=5)
"""When the search of finished() was over."""


def look_through(history: History) -> None:
    assert history.forget(history.others("s1")) == 2


def wait_two_weeks(history: History) -> None:
    assert not history.tidy(ENDED + timedelta(14))
    gone = history.tidy(ENDED + timedelta(14, seconds=1))
    assert gone.others == 2
    assert "2 results about somebody else" in str(gone)


@pytest.mark.parametrize("go", [look_through, wait_two_weeks])
def test_results_about_somebody_else_keep_their_words_until_looked_through_or_for_two_weeks(folder, go):
    with History.open(folder, lambda: NOON) as history:
        finished(history)
        for trace in (b"flowers.example", b"florist", b"Roses"):
            assert trace in everything(folder)
        until = ENDED + timedelta(14)
        assert history.others("s1") == {"other": until, "summary": until}
        assert [(hit.rank, hit.url) for hit in history.collected("s1")[0].answer.hits][1] == (2, OTHER.url)
        go(history)
        assert history.others("s1") == {}
        record = history.record("s1")
        places = [(hit.rank, hit.url) for hit in history.collected("s1")[0].answer.hits]
        disk = everything(folder)
        assert b"agency.example" in disk
        assert b"club.example" in disk
        for trace in (b"flowers.example", b"florist", b"Roses"):
            assert trace not in disk
    assert record.counts == {"professional": 1, "unclear": 1, "someone_else": 2}
    assert (record.seen["other"].title, record.seen["other"].kinds) == ("", ())
    # The erased row still holds its place, so that nothing below it moves up.
    assert places == [(1, MINE.url), (2, ""), (3, UNSURE.url)]


def test_what_a_client_may_have_written_is_not_kept_but_its_page_is(folder):
    review = Hit(4, "Ottoline Varga - reviews", "https://ratings.example/varga", "She never called back.")
    voice = replace(judged(review, Verdict.ME, "review"), flags=frozenset({"third_party_client_voice"}))
    with History.open(folder, lambda: NOON) as history:
        history.begin(scan(), plan())
        history.keep("s1", answered(review))
        history.finish("s1", NOON, assessed(voice))
    disk = everything(folder)
    assert b"ratings.example" in disk
    assert b"never called back" not in disk


def test_a_record_remembers_grade_coverage_places_and_how_far_each_engine_answered(history):
    finished(history)
    record = history.record("s1")
    assert record.grade == Grade("B", verbatim("A few things."), True)
    assert record.coverage == assessed().coverage
    assert record.seen["mine"].places[0].rank == 1
    assert record.reaches["bing", "N1"].pages == 1
    assert ("mojeek", "N1") not in record.reaches


def test_finishing_again_after_more_answers_keeps_the_fingerprints(history):
    finished(history)
    more = Hit(1, "Varga on stage", "https://stage.example/", "Ottoline Varga sings.")
    history.keep("s1", answered(more, engine="google"))
    history.finish("s1", NOON, assessed(judged(MINE, Verdict.ME, "mine"), judged(more, Verdict.ME, "stage")))
    assert set(history.record("s1").seen) == {"mine", "stage", "other", "summary"}


# -- the worker's word ------------------------------------------------------------------------------------------------


def test_what_a_decision_leaves_out_stays_as_it_was_said_and_undo_takes_back_one_step(history):
    history.decide(Decision("f1", verdict=Verdict.ME))
    history.decide(Decision("f1", handling=Handling.KEEP, note="It is my work.", until=date(2027, 2, 1)))
    both = Decision("f1", Verdict.ME, None, Handling.KEEP, "It is my work.", date(2027, 2, 1))
    assert history.decisions() == {"f1": both}
    taken = history.undo()
    assert taken is not None
    assert taken.handling is Handling.KEEP
    assert history.decisions() == {"f1": Decision("f1", verdict=Verdict.ME)}
    history.undo()
    assert history.undo() is None
    assert history.decisions() == {}


def test_a_whole_group_is_decided_and_taken_back_in_one_step(history):
    history.decide(*(Decision(f"f{n}", verdict=Verdict.NOT_ME) for n in range(3)))
    assert len(history.decisions()) == 3
    history.undo()
    assert history.decisions() == {}


def test_a_status_keeps_the_day_it_came_to_stand_there(folder):
    today = [NOON]
    with History.open(folder, clock=lambda: today[0]) as history:
        history.set_status("f1", "PRIV-02", Status.WAITING, "Asked the site.", date(2026, 12, 20))
        today[0] += timedelta(1)
        history.set_status("f1", "PRIV-02", Status.WAITING, "Asked again.")
        assert history.statuses() == {("f1", "PRIV-02"): Status.WAITING}
        standing = history.standings()["f1", "PRIV-02"]
        assert (standing.since, standing.note, standing.until) == (NOON, "Asked again.", None)
        today[0] += timedelta(1)
        history.set_status("f1", "PRIV-02", Status.DONE)
        assert history.standings()["f1", "PRIV-02"].since == NOON + timedelta(2)


def test_where_steps_stood_comes_back_in_the_order_of_all_words_also_after_a_restart(folder):
    keys = [("f1", "PRIV-02"), ("f2", "PRIV-02")]
    with History.open(folder, clock=lambda: NOON) as history:
        history.set_status(*keys[0], Status.WAITING, "Asked the site.", date(2026, 12, 20))
        history.decide(Decision("f1", Verdict.ME))
        history.stand(keys, Status.DONE, "", None)
        waiting = Standing(Status.WAITING, NOON, "Asked the site.", date(2026, 12, 20))
    with History.open(folder, clock=lambda: NOON + timedelta(1)) as history:
        assert history.undo() == Stood(Status.DONE)
        assert history.standings() == {keys[0]: waiting}
    with History.open(folder, clock=lambda: NOON + timedelta(2)) as history:
        assert history.undo() == Decision("f1", Verdict.ME)
        assert history.undo() == Stood(Status.WAITING)
        assert history.standings() == {}
        assert history.undo() is None


def test_a_note_that_another_took_the_place_of_stays_nowhere_once_the_step_is_long_settled(folder):
    with History.open(folder, clock=lambda: NOON) as history:
        history.set_status("f1", "PRIV-02", Status.WAITING, "Asked the club.")
        history.set_status("f1", "PRIV-02", Status.DONE, "")
        history.tick("images", result="Nothing there.")
        history.tick("images", result="")
    later = NOON + timedelta(400)
    with History.open(folder, clock=lambda: later) as history:
        history.tidy(later)
    with closing(inside(folder)) as db:
        kept = [
            str(tuple(row)) for table in ("stood", "replaced", "status") for row in db.execute(f"SELECT * FROM {table}")
        ]
    assert not [row for row in kept if "club" in row or "Nothing there" in row]


def test_what_comes_from_memory_is_taken_back_to_what_stood_on_the_disk(folder):
    with History.open(folder, clock=lambda: NOON) as history:
        history.set_status("f1", "PRIV-02", Status.DONE, "By telephone.")
    with History.open(None, clock=lambda: NOON) as fleeting:
        fleeting.set_status("f1", "PRIV-02", Status.WAITING)
        with History.open(folder, clock=lambda: NOON) as history:
            history.take_over(fleeting)
            assert history.statuses() == {("f1", "PRIV-02"): Status.WAITING}
            assert history.undo() == Stood(Status.WAITING)
            assert history.standings() == {("f1", "PRIV-02"): Standing(Status.DONE, NOON, "By telephone.")}


def test_smaller_words_come_back_too_each_in_its_turn(folder):
    said = KeptSentence("5e", "She lives in Truro.", 0, "me", "false", "personal", ("home_area",), ("7a",))
    answer = KeptAnswer("lantern", "who", NOON, "Who is Ottoline Varga?", "results", (said,))

    def word(history):
        return [sentence.word for one in history.heard.all() for sentence in one.sentences]

    with History.open(folder, clock=lambda: NOON) as history:
        history.heard.keep(answer)
        history.tick("images", result="Nothing there.")
        history.heard.say(answer, "5e", "not_me", NOON)
        history.heard.say(history.heard.all()[0], "5e", "me", NOON)
        history.tick("images", done=False, result="")
    with History.open(folder, clock=lambda: NOON + timedelta(1)) as history:
        assert history.undo() == Unsaid("hand_check")
        assert (history.ticks()["images"].done, history.ticks()["images"].result) == (True, "Nothing there.")
        assert (history.undo(), word(history)) == (Unsaid("sentence"), ["not_me"])
        assert (history.undo(), word(history)) == (Unsaid("sentence"), [""])
        assert (history.undo(), dict(history.ticks())) == (Unsaid("hand_check"), {})
        assert (history.undo(), history.heard.all()) == (Unsaid("answer"), ())
        assert history.undo() is None


def test_engines_rest_until_their_time_and_a_wrong_clock_silences_none(history):
    history.rest("bing", NOON + timedelta(hours=1))
    history.rest("mojeek", NOON - timedelta(hours=1))
    history.rest("brave", NOON + timedelta(days=900))
    assert history.resting() == {"bing": NOON + timedelta(hours=1)}


def test_one_identity_an_installation(history):
    assert history.owner() is None
    assert history.owned_by("Anybody At All")
    assert history.claim("Ottoline Varga")
    assert history.claim("ottoline  vargá")
    assert not history.claim("Somebody Else")
    assert not history.owned_by("Somebody Else")
    assert history.owned_by("Ottoline Varga")


def test_a_history_of_an_earlier_version_still_knows_whose_it_is():
    """Its print was made of the name with fewer letters folded: đ and ı stood as they are."""
    salt = b"0123456789abcdef"
    made_then = hashlib.pbkdf2_hmac("sha256", "đang thi minh".encode(), salt, 100_000)
    assert is_print_of(made_then, "Đặng Thị Minh", salt)
    assert not is_print_of(made_then, "Đặng Thị Lan", salt)


def test_the_owner_is_a_salted_fingerprint(tmp_path):
    prints = []
    for place in ("a", "b"):
        with History.open(tmp_path / place, lambda: NOON) as history:
            history.claim("Ottoline Varga")
            prints.append(history.owner())
        assert b"ottoline" not in everything(tmp_path / place).lower()
    assert prints[0] != prints[1]


# -- retention and erasing --------------------------------------------------------------------------------------------


def test_snippets_live_thirty_days(folder):
    with History.open(folder, lambda: NOON) as history:
        finished(history)
        history.forget(history.others("s1"))
        assert not history.tidy(NOON + timedelta(30))
        assert b"works here" in everything(folder)
        gone = history.tidy(NOON + timedelta(31))
        assert gone.snippets == 2
        assert "the words of 2 results" in str(gone)
        assert b"works here" not in everything(folder)
        assert [h.url for h in history.collected("s1")[0].answer.hits] == [MINE.url, "", UNSURE.url]
        assert not history.tidy(NOON + timedelta(32))


def test_details_of_closed_findings_live_ninety_days_and_open_ones_stay(folder):
    with History.open(folder, clock=lambda: NOON) as history:
        finished(history)
        history.decide(Decision("mine", handling=Handling.KEEP))
        history.set_status("unsure", "EOI-03", Status.DOING)
        assert history.tidy(NOON + timedelta(90)).findings == 0
        assert history.tidy(NOON + timedelta(91)).findings == 1
        record = history.record("s1")
    assert b"agency.example" not in everything(folder)
    assert b"club.example" in everything(folder)
    assert record.counts["professional"] == 1


def test_what_the_worker_said_is_somebody_else_goes_two_weeks_after_they_said_so(folder):
    said = NOON + timedelta(9)
    with History.open(folder, clock=lambda: said) as history:
        finished(history)
        history.decide(Decision("unsure", verdict=Verdict.NOT_ME))
        assert history.others("s1")["unsure"] == said + timedelta(14)
        assert history.tidy(said + timedelta(14)).others == 2, "those of the rules, counted from the search"
        assert b"club.example" in everything(folder)
        assert history.tidy(said + timedelta(14, seconds=1)).others == 1
        assert history.record("s1").counts["someone_else"] == 3
        assert b"club.example" not in everything(folder)


def test_saying_again_what_the_rules_said_gives_no_new_two_weeks(history):
    finished(history)
    history.decide(Decision("other", verdict=Verdict.NOT_ME))
    assert history.others("s1")["other"] == ENDED + timedelta(14)


def test_what_was_taken_back_or_said_to_be_the_workers_stays_when_the_others_go(folder):
    with History.open(folder, clock=lambda: NOON) as history:
        finished(history)
        history.decide(Decision("mine", verdict=Verdict.NOT_ME))
        history.undo()
        history.decide(Decision("other", verdict=Verdict.ME))
        assert set(history.others("s1")) == {"summary"}
        assert history.forget(["mine", "unsure", "other", "summary"]) == 1
        assert history.tidy(ENDED + timedelta(15)).others == 0
        disk = everything(folder)
    for kept in (b"agency.example", b"club.example", b"flowers.example"):
        assert kept in disk


def test_a_word_that_is_taken_back_leaves_no_search_remembering_it(history):
    finished(history)
    before = history.record("s1").seen["mine"]
    history.decide(Decision("mine", verdict=Verdict.NOT_ME))
    said = replace(judged(MINE, Verdict.NOT_ME, "mine"), identity=Identity(Verdict.NOT_ME, 1.0, (), By.WORKER))
    found = (said, judged(UNSURE, Verdict.UNSURE, "unsure"), judged(OTHER, Verdict.NOT_ME, "other"))
    history.finish("s1", ENDED, assessed(*found))
    assert history.record("s1").seen["mine"].label == "someone_else"
    history.undo()
    assert history.record("s1").seen["mine"] == before


def test_somebody_elses_words_that_went_do_not_come_to_be_kept_again(history):
    finished(history)
    history.forget(history.others("s1"))
    found = (judged(MINE, Verdict.ME, "mine"), judged(OTHER, Verdict.NOT_ME, "other"))
    history.finish("s1", ENDED, assessed(*found))
    assert history.others("s1") == {}


def test_a_scan_never_finished_goes_with_all_it_holds(folder):
    with History.open(folder, lambda: NOON) as history:
        history.begin(scan(), plan())
        history.keep("s1", answered(OTHER))
        assert history.tidy(NOON + timedelta(31)).scans == 1
        assert history.scans() == ()
    assert b"florist" not in everything(folder)


def test_a_clock_that_went_back_erases_nothing(history):
    finished(history)
    assert not history.tidy(NOON - timedelta(900))


def test_erase_removes_every_trace_and_says_what(folder):
    with History.open(folder, lambda: NOON) as history:
        history.claim("Ottoline Varga")
        finished(history)
        (folder / "identity-scan.damaged-1.sqlite3").write_bytes(b"agency.example")
        (folder / "person.toml").write_text("another room's file")
        gone = history.erase()
    assert {path.name for path in gone} >= {history_file.NAME, "identity-scan.key", "identity-scan.damaged-1.sqlite3"}
    assert sorted(path.name for path in folder.iterdir()) == ["identity-scan.lease", "person.toml"]


# -- the file ---------------------------------------------------------------------------------------------------------


@posix
def test_folder_and_every_file_are_the_owners_alone_from_the_first_byte(folder):
    seen: set[int] = set()

    def look(event: str, arguments: tuple) -> None:
        if event in ("sqlite3.connect", "os.rename") and folder.exists():
            seen.update(stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir())

    mask = os.umask(0)
    try:
        sys.addaudithook(look)
        with History.open(folder, lambda: NOON) as history:
            history.begin(scan(), plan())
            history.keep("s1", answered(MINE))
            names = {path.name for path in folder.iterdir()}
            seen.update(stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir())
    finally:
        os.umask(mask)
    assert {history_file.NAME, f"{history_file.NAME}-wal", f"{history_file.NAME}-shm", "identity-scan.key"} <= names
    assert seen == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


@posix
def test_a_folder_and_file_left_open_are_closed_to_others(folder):
    History.open(folder, lambda: NOON).close()
    folder.chmod(0o755)
    (folder / history_file.NAME).chmod(0o644)
    with History.open(folder, lambda: NOON):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / history_file.NAME).stat().st_mode) == 0o600


def test_a_newer_version_is_refused_and_left_as_it_is(folder):
    with History.open(folder, lambda: NOON) as history:
        finished(history)
    with closing(inside(folder)) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = (folder / history_file.NAME).read_bytes()
    with pytest.raises(HistoryError, match="newer identity-scan") as error:
        History.open(folder, lambda: NOON)
    assert error.value.remedy
    assert error.value.exit_code == 2
    assert (folder / history_file.NAME).read_bytes() == before
    assert history_file.remove(folder)


def test_an_older_version_is_led_to_the_new_one_after_a_copy(folder, monkeypatch):
    with History.open(folder, lambda: NOON) as history:
        finished(history)
    step = "ALTER TABLE scan ADD COLUMN region TEXT; CREATE TABLE extra (a TEXT) STRICT"
    monkeypatch.setattr(history_file, "STEPS", (*history_file.STEPS, step))
    with History.open(folder, lambda: NOON) as history:
        assert history.scan("s1").id == "s1"
        assert len(history.record("s1").seen) == 4
    copy = folder / f"identity-scan.before-version-{len(history_file.STEPS)}.sqlite3"
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(Connection(copy, key(folder))) as db:
        assert [row[0] for row in db.execute("SELECT id FROM scan")] == ["s1"]


def test_where_an_action_stands_is_carried_over_from_the_first_version(folder, monkeypatch):
    steps = history_file.STEPS
    monkeypatch.setattr(history_file, "STEPS", steps[:1])
    db, _told = history_file.connect(folder)
    db.execute("INSERT INTO scan (id, started, depth, demo, plan) VALUES ('s1', ?, 'light', 0, '[]')", (str(NOON),))
    since = (NOON + timedelta(1)).isoformat()
    db.execute("INSERT INTO status VALUES ('f1', 'PRIV-02', 'waiting', 'Asked.', '2026-12-20', ?)", (since,))
    db.close()
    monkeypatch.setattr(history_file, "STEPS", steps)
    with History.open(folder, clock=lambda: NOON) as history:
        standing = history.standings()["f1", "PRIV-02"]
        assert (standing.status, standing.note, standing.until) == (Status.WAITING, "Asked.", date(2026, 12, 20))
        assert standing.after == 1, "the search of the day before cannot show what came of it"
    assert (folder / f"identity-scan.before-version-{len(steps)}.sqlite3").exists()


def test_the_rows_of_earlier_answers_are_counted_without_what_the_engine_wrote(folder, monkeypatch):
    steps = history_file.STEPS
    monkeypatch.setattr(history_file, "STEPS", steps[:2])
    db, _told = history_file.connect(folder)
    db.execute(
        "INSERT INTO scan (id, started, depth, demo, plan, coverage, grade) VALUES ('s1', ?, 'light', 0, '[]', ?, ?)",
        (str(NOON), "[1,1,1,[],{}]", '["B","",false]'),
    )
    db.execute("INSERT INTO query VALUES (1, 'N1', 'N1', 'Ottoline Varga', 'A', 30, 'web', 0)")
    kept = {
        1: [SUMMARY, MINE, Hit(2, 'It says "rank":0, and "rank":7', "https://a.example/")],
        2: [Hit(1, "", ""), Hit(2, "", "")],  # its words were erased, and the summary went with them
        3: [],
    }
    for page, hits in kept.items():
        row = "bing", "N1", page, "results", None, 1, len(hits) + (page == 2), stored_rows.hits_to(hits), str(NOON)
        db.execute(
            "INSERT INTO answer (scan, engine, query, page, outcome, why, more, results, hits, at)"
            " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    db.close()
    monkeypatch.setattr(history_file, "STEPS", steps)
    with History.open(folder, clock=lambda: NOON) as history:
        assert history.record("s1").reaches["bing", "N1"] == Reach("Ottoline Varga", 3, 4, False)


def test_what_the_engine_wrote_itself_is_no_row(history):
    finished(history)
    assert history.record("s1").reaches["bing", NAME.id].results == 3


def test_a_look_is_kept_with_its_day_beside_the_search_that_it_followed(folder):
    with History.open(folder, clock=lambda: NOON) as history:
        finished(history, 0, "first")
        history.looked("mine", gone=False)
        history.looked("mine", gone=True)
        history.begin(scan("stopped", 1), plan())
    later = NOON + timedelta(2)
    with History.open(folder, clock=lambda: later) as history:
        history.looked("unsure", gone=False)
        first = history.record("first")
        assert first.looks == {"mine": Look(True, NOON), "unsure": Look(False, later)}, "the stopped one shows nothing"
        history.looked("mine", gone=True)
        assert history.records() == (replace(first, looks=first.looks | {"mine": Look(True, later)}),)
        finished(history, 3, "second")
        assert history.record("second").looks == {}
        assert history.records()[1].looks == {}


def test_a_look_that_finds_a_page_gone_counts_once_a_search_shows_it_no_longer(folder):
    with History.open(folder, clock=lambda: NOON) as history:
        finished(history, 0, "first")
        history.set_status("mine", "PRIV-04", Status.WAITING)
        history.looked("mine", gone=True)
        found = history.checked(facts.actions())["mine", "PRIV-04"]
        assert (found.status, found.why) == (
            Status.WAITING,
            "The page itself was looked at on 2026-11-22: the site says that it is gone.",
        )
        history.begin(scan("second", 30), plan())
        history.keep("second", answered(OTHER))
        history.finish("second", NOON, assessed(judged(OTHER, Verdict.NOT_ME, "other"), of=scan("second", 30)))
        assert history.verified(facts.actions()) == {("mine", "PRIV-04"): Status.GONE}


def test_a_step_that_fails_leaves_the_older_version_whole(folder, monkeypatch):
    with History.open(folder, lambda: NOON) as history:
        finished(history)
    broken = "CREATE TABLE extra (a TEXT) STRICT; ALTER TABLE nothing ADD COLUMN b TEXT"
    monkeypatch.setattr(history_file, "STEPS", (*history_file.STEPS, broken))
    with pytest.raises(HistoryError):
        History.open(folder, lambda: NOON)
    monkeypatch.undo()
    with History.open(folder, lambda: NOON) as history:
        assert history.scan("s1").id == "s1"
        assert not history.notices


@pytest.mark.parametrize("damage", ["rubbish", "a middle page", "somebody else's database"])
def test_a_damaged_file_is_kept_aside_and_said_so(folder, damage):
    with History.open(folder, lambda: NOON) as history:
        finished(history)
    path = folder / history_file.NAME
    if damage == "rubbish":
        path.write_bytes(b"this is no database at all" * 400)
    elif damage == "a middle page":
        whole = bytearray(path.read_bytes())
        whole[4096 : len(whole)] = b"\xff" * (len(whole) - 4096)
        path.write_bytes(whole)
    else:
        path.unlink()
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE recipes (soup TEXT)")
        db.close()
    damaged = path.read_bytes()
    with History.open(folder, lambda: NOON) as history:
        assert "identity-scan.damaged-1.sqlite3" in history.notices[0]
        assert history.scans() == ()
        finished(history)
    kept = folder / "identity-scan.damaged-1.sqlite3"
    assert kept.read_bytes() == damaged
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_full_disk_is_a_sentence_and_what_was_kept_before_is_there(folder):
    with History.open(folder, lambda: NOON) as history:
        history.begin(scan(), plan())
        history.keep("s1", answered(MINE))
        pages = history._db.execute("PRAGMA page_count").fetchone()[0]
        history._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        big = Hit(1, "t" * 2000, "https://big.example/", "s" * 2000)
        with pytest.raises(HistoryError, match="disk is full") as error:
            history.keep("s1", answered(*[big] * 40, engine="mojeek"))
        assert "safe" in error.value.remedy
        history._db.execute("PRAGMA max_page_count = 1000000")
        history.keep("s1", answered(OTHER, engine="brave"))
    with History.open(folder, lambda: NOON) as history:
        assert [c.ask.engine for c in history.collected("s1")] == ["bing", "brave"]


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(HistoryError, match="cannot be opened") as error:
        History.open(tmp_path / "data", lambda: NOON)
    assert "choose another data folder" in error.value.remedy


READ_ONLY = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    sys.path.insert(0, "tests")
    from unprivileged import give_up
    from identity_scan.speech.errors import HistoryError
    from identity_scan.keeping.history import History
    give_up()
    try:
        History.open(Path(sys.argv[1]), lambda: datetime(2026, 11, 22, tzinfo=UTC))
    except HistoryError as error:
        print(error.what, "|", error.remedy)
"""


@posix
def test_a_read_only_folder_is_a_sentence():
    with tempfile.TemporaryDirectory() as place:
        closed = Path(place)
        closed.chmod(0o555)
        told = run(READ_ONLY, str(closed / "data"))
        closed.chmod(0o755)
    assert "may not write" in told.stdout
    assert "choose another data folder" in told.stdout


def test_two_copies_started_at_once_share_the_file(folder):
    with History.open(folder, lambda: NOON) as one, History.open(folder, lambda: NOON) as two:
        one.begin(scan("one"), plan())
        two.begin(scan("two"), plan())
        one.keep("one", answered(MINE))
        two.keep("two", answered(MINE))
        assert [s.id for s in one.scans()] == ["one", "two"]


def test_another_that_writes_too_long_is_a_sentence(folder, monkeypatch):
    monkeypatch.setattr(cipher, "PATIENCE", 0.05)
    with History.open(folder, lambda: NOON) as one, History.open(folder, lambda: NOON) as two:
        one._db.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="Another identity-scan is writing"):
            two.begin(scan("two"), plan())
        one._db.execute("ROLLBACK")
        two.begin(scan("two"), plan())


# -- killed -----------------------------------------------------------------------------------------------------------

KEEPER = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from identity_scan.keeping.history import History
    from identity_scan.model import *
    run, at = sys.argv[2], datetime(2026, 11, 22, tzinfo=UTC)
    query = Query("N1", "N1", "Ottoline Varga", Tier.NAME, 30)
    with History.open(Path(sys.argv[1]), lambda: at) as history:
        history.begin(Scan(run, at, None, Depth.LIGHT), Plan(Depth.LIGHT, (Ask("bing", query),)))
        hits = tuple(Hit(n, "t" * 300, f"https://a.example/{n}", "s" * 300) for n in range(1, 11))
        page = 0
        while True:
            page += 1
            history.keep(run, Collected(Ask("bing", query, page), Answer(Outcome.RESULTS, hits), at))
            history.decide(Decision(f"{run}-{page}", verdict=Verdict.ME))
            print(page, flush=True)
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = textwrap.dedent(script)
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, cwd=ROOT
    )


ROOT = Path(__file__).parents[2]


@posix
def test_kill_in_the_middle_of_keeping_loses_nothing_that_was_acknowledged(folder):
    acknowledged: dict[str, int] = {}
    for kill in range(20):
        name = f"run{kill}"
        code = [sys.executable, "-c", textwrap.dedent(KEEPER), str(folder), name]
        with subprocess.Popen(code, stdout=subprocess.PIPE, text=True, cwd=ROOT) as keeper:
            assert keeper.stdout is not None
            # A different moment each time: after so many acknowledgements, in the midst of the next.
            last = [keeper.stdout.readline() for _ in range(kill + 1)][-1]
            keeper.send_signal(signal.SIGKILL)
            rest = keeper.stdout.read().split()
        acknowledged[name] = int(rest[-1] if rest else last)
    with History.open(folder, lambda: NOON) as history:
        assert not history.notices
        said = history.decisions()
        for name, pages in acknowledged.items():
            kept = history.collected(name)
            assert [c.ask.page for c in kept] == list(range(1, len(kept) + 1))
            assert len(kept) >= pages
            assert all(len(c.answer.hits) == 10 for c in kept)
            assert all(f"{name}-{page}" in said for page in range(1, pages + 1))
