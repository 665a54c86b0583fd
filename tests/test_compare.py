"""What became of a finding between scans: never "gone" because an engine was silent."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.compare import Kind, Standing, compare, sentence, verified
from identity_scan.model import (
    Action,
    Band,
    Coverage,
    Depth,
    Grade,
    Life,
    Outcome,
    Scan,
    Status,
    Tier,
    Verdict,
)
from identity_scan.record import Page, Place, Reach, Record, Seen, reaches

DAY = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
NAME, WORD = "Ottoline Varga", "Ottoline Varga Guelph"
TIERS = {"N1": Tier.NAME, "P1": Tier.WORD}


def seen(finding="page", *, kinds=("leisure",), label="personal", score=30, band=Band.MODERATE, **ranks):
    """`ranks` are like bing_N1=4: engine, query and rank."""
    ranks = ranks or {"bing_N1": 4}
    split = [(*key.split("_"), rank) for key, rank in ranks.items()]
    places = tuple(Place(engine, query, TIERS[query], (rank - 1) // 10 + 1, rank) for engine, query, rank in split)
    return Seen(
        finding, label, Verdict.ME, Life.PERSONAL, tuple(kinds), score, band, places, "Title", "https://a.example/"
    )


def record(*found: Seen, day=0, answered=("bing_N1", "mojeek_N1"), pages=3, text=NAME, whole=False) -> Record:
    reach = {tuple(key.split("_")): Reach(text, pages, pages * 10, whole) for key in answered}
    begun = DAY + timedelta(day)
    scan = Scan(f"s{day}", begun, begun + timedelta(minutes=5), Depth.LIGHT)
    kept = {s.finding: s for s in found}
    return Record(scan, Grade("B", ""), Coverage(1, 1, 1, (), {}), reach, kept, seq=day + 1)


def kind_of(earlier: Record, later: Record, *before: Record, finding="page") -> Kind | None:
    changes = {c.finding: c.kind for c in compare(earlier, later, before).changes}
    return changes.get(finding)


# -- two scans --------------------------------------------------------------------------------------------------------


def test_a_page_that_was_not_there_though_the_engine_answered_is_new():
    assert kind_of(record(), record(seen())) is Kind.NEW


@pytest.mark.parametrize(
    "earlier",
    [
        pytest.param(record(answered=("mojeek_N1",)), id="the engine did not answer"),
        pytest.param(record(pages=1), id="not so deep"),
        pytest.param(record(text="Ottoline Varga-Moss"), id="other words"),
    ],
)
def test_a_page_shown_where_nobody_looked_before_cannot_be_compared(earlier):
    assert kind_of(earlier, record(seen(bing_N1=14))) is Kind.NOT_COMPARABLE


def test_one_absence_is_not_seen_and_two_in_a_row_are_gone():
    shown, missed, again = record(seen(), day=0), record(day=1), record(day=2)
    assert kind_of(shown, missed) is Kind.NOT_SEEN
    assert kind_of(missed, again, shown) is Kind.GONE


def test_what_was_gone_already_is_not_told_again():
    shown, rest = record(seen(), day=0), [record(day=n) for n in (1, 2, 3)]
    assert kind_of(rest[1], rest[2], shown, rest[0]) is None


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(record(answered=()), id="nobody answered"),
        pytest.param(record(answered=("mojeek_N1",)), id="one engine that showed it was silent"),
        pytest.param(record(pages=1), id="not so deep"),
    ],
)
def test_a_silent_engine_never_makes_a_page_gone(later):
    shown = record(seen(bing_N1=14, mojeek_N1=2))
    assert kind_of(shown, later) is Kind.NOT_COMPARABLE
    assert kind_of(record(day=1), later, shown) is None


def test_a_scan_between_that_was_not_answered_neither_counts_nor_breaks_the_row():
    shown, silent = record(seen()), record(answered=())
    assert kind_of(silent, record(), shown) is Kind.NOT_SEEN
    assert kind_of(silent, record(), shown, record()) is Kind.GONE


def test_an_engine_that_had_nothing_more_answered_as_deep_as_it_could():
    assert kind_of(record(seen(bing_N1=14)), record(pages=1, whole=True)) is Kind.NOT_SEEN


def test_a_page_that_comes_back_returned():
    assert kind_of(record(), record(seen()), record(seen())) is Kind.RETURNED


def test_a_page_back_after_a_scan_that_nobody_answered_did_not_return():
    assert kind_of(record(answered=()), record(seen()), record(seen())) is Kind.NOT_COMPARABLE


@pytest.mark.parametrize(("places", "kind"), [(2, Kind.SAME), (3, Kind.MOVED), (-3, Kind.MOVED), (-2, Kind.SAME)])
def test_fewer_than_three_places_are_noise(places, kind):
    comparison = compare(record(seen(bing_N1=8)), record(seen(bing_N1=8 + places)))
    assert comparison.changes[0].kind is kind
    assert comparison.changes[0].moved == (places if kind is Kind.MOVED else 0)


def test_the_bare_name_tells_of_a_move_before_an_easier_place_elsewhere():
    both = ("bing_N1", "bing_P1")
    earlier = record(seen(bing_N1=2, bing_P1=1), answered=both)
    assert compare(earlier, record(seen(bing_N1=12, bing_P1=1), answered=both)).changes[0].moved == 10


def test_a_page_that_left_one_engine_but_not_another_fell_as_far_as_its_best_place():
    change = compare(record(seen(bing_N1=1, mojeek_N1=9)), record(seen(mojeek_N1=9))).changes[0]
    assert (change.kind, change.moved) == (Kind.MOVED, 8)


def test_a_move_is_not_read_from_an_engine_that_was_silent():
    earlier = record(seen(bing_N1=1, mojeek_N1=9))
    assert kind_of(earlier, record(seen(mojeek_N1=9), answered=("mojeek_N1",))) is Kind.SAME


def test_facts_label_and_severity_make_a_change():
    earlier = record(seen(kinds=("home_address", "leisure"), band=Band.HIGH, score=60))
    later = record(seen(kinds=("leisure", "religion"), band=Band.HIGH, score=60))
    change = compare(earlier, later).changes[0]
    assert (change.kind, change.lost, change.gained) == (Kind.CHANGED, ("home_address",), ("religion",))
    assert kind_of(record(seen()), record(seen(label="mixed"))) is Kind.CHANGED
    assert kind_of(record(seen()), record(seen(band=Band.LOW, score=12))) is Kind.CHANGED


def test_a_fact_is_not_lost_where_the_engine_that_told_it_was_silent():
    earlier = record(seen(kinds=("home_address", "leisure"), bing_N1=1, mojeek_N1=3))
    later = record(seen(kinds=("leisure",), mojeek_N1=3), answered=("mojeek_N1",))
    assert kind_of(earlier, later) is Kind.SAME


def test_changes_that_matter_come_first_and_every_kind_is_counted():
    earlier = record(seen("stays"), seen("lost", score=80), seen("lost-too", score=10))
    comparison = compare(earlier, record(seen("stays"), seen("fresh")))
    assert [c.finding for c in comparison.changes] == ["fresh", "lost", "lost-too", "stays"]
    assert comparison.counts[Kind.NOT_SEEN] == 2
    assert comparison.counts[Kind.RETURNED] == 0


@given(st.lists(st.sampled_from(["shown", "missed", "silent"]), min_size=2, max_size=7))
def test_gone_always_means_that_two_scans_looked_and_missed(story):
    records = [
        record(*([seen()] if what == "shown" else []), day=n, answered=() if what == "silent" else ("bing_N1",))
        for n, what in enumerate(story)
    ]
    kind = kind_of(records[-2], records[-1], *records[:-2])
    if kind is Kind.GONE:
        assert story[-1] == "missed"
        after = story[len(story) - story[::-1].index("shown") :]
        assert after.count("missed") == 2
    if kind in (Kind.NEW, Kind.RETURNED, Kind.SAME):
        assert story[-1] == "shown"


@pytest.mark.parametrize(
    ("earlier", "later", "says"),
    [
        (record(seen(bing_N1=1)), record(seen(bing_N1=9)), "It fell by 8 places."),
        (record(seen(bing_N1=9)), record(seen(bing_N1=1)), "It rose by 8 places."),
        (record(seen(kinds=("religion",))), record(seen(kinds=())), "It no longer shows: faith or a congregation."),
        (record(seen()), record(seen(label="mixed")), "It was judged personal then, and mixed now."),
        (
            record(seen()),
            record(seen(band=Band.LOW, score=11)),
            "It matters less than before: moderate then, low now.",
        ),
        (
            record(seen()),
            record(seen(label="mixed", band=Band.HIGH, score=61)),
            "It was judged personal then, and mixed now. It matters more than before: moderate then, high now.",
        ),
        (record(seen()), record(answered=()), "It cannot be compared: an engine did not answer both times."),
    ],
)
def test_a_change_is_told_in_a_sentence(earlier, later, says):
    assert sentence(compare(earlier, later).changes[0]) == says


def test_how_far_an_engine_answered_ends_at_the_first_gap():
    outcomes = {1: Outcome.RESULTS, 2: Outcome.RESULTS, 3: Outcome.BLOCKED, 4: Outcome.RESULTS}
    pages = [Page("bing", "N1", NAME, number, outcome, 10, True) for number, outcome in outcomes.items()]
    assert reaches(pages) == {("bing", "N1"): Reach(NAME, 2, 20, False)}
    assert reaches([Page("bing", "N1", NAME, 1, Outcome.NONE, 0, None)])["bing", "N1"].whole
    assert not reaches([Page("bing", "N1", NAME, 1, Outcome.FAILED, 0, None)])


# -- what scans show of an action -------------------------------------------------------------------------------------

UNLIST = Action("PRIV-02", "Unlist", "Privacy", ("fact:home_address",), (), 20, "you", "", "")
TALK = Action("CONS-01", "Talk it over", "Consultation", ("band:high",), (), 30, "you", "", "")
HOME = seen(kinds=("home_address", "leisure"), bing_N1=4)
TIDY = seen(kinds=("leisure",), bing_N1=4)
LOWER = seen(kinds=("home_address", "leisure"), bing_N1=9)
BEFORE = record(HOME, day=0)


def status(said: Status, *later: Record, action=UNLIST) -> Status:
    standing = Standing(said, DAY + timedelta(hours=8), until=date(2026, 9, 1), after=BEFORE.seq)
    return verified(standing, "page", action, [BEFORE, *later])


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        pytest.param([], Status.DONE, id="no scan since"),
        pytest.param([record(HOME, day=1)], Status.UNCHANGED, id="still there"),
        pytest.param([record(TIDY, day=1)], Status.CHANGED, id="the fact is gone"),
        pytest.param([record(LOWER, day=1)], Status.DEMOTED, id="five places lower"),
        pytest.param([record(day=1)], Status.NOT_SEEN, id="one absence"),
        pytest.param([record(day=1), record(day=2)], Status.GONE, id="two absences"),
        pytest.param([record(day=1), record(answered=(), day=2)], Status.NOT_CHECKED, id="nobody answered"),
        pytest.param([record(day=1), record(day=2), record(HOME, day=3)], Status.RETURNED, id="back again"),
        pytest.param(
            [record(day=1), record(day=2), record(HOME, day=3), record(day=4)], Status.NOT_SEEN, id="and away"
        ),
        pytest.param([record(TIDY, day=1, answered=())], Status.NOT_CHECKED, id="fact unseen, engine silent"),
    ],
)
def test_a_done_action_is_what_later_scans_show(later, shown):
    assert status(Status.DONE, *later) is shown


def test_waiting_stays_waiting_until_something_happened():
    assert status(Status.WAITING, record(HOME, day=1)) is Status.WAITING
    assert status(Status.WAITING, record(day=1), record(day=2)) is Status.GONE


def test_the_workers_word_stands_where_results_can_show_nothing():
    assert status(Status.DONE, record(HOME, day=1), action=TALK) is Status.DONE
    assert status(Status.KEPT, record(day=1), record(day=2)) is Status.KEPT
    assert status(Status.TO_DO, record(HOME, day=1)) is Status.TO_DO
