"""What became of a finding between scans: never "gone" because an engine was silent."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.keeping.compare import Kind, checked, compare, verified
from identity_scan.keeping.remembering import Page, reaches, silent
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
from identity_scan.present.what_changed import listed, sentence
from identity_scan.remembered import Look, Place, Reach, Record, Seen, Standing
from identity_scan.speech.telling import verbatim

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


def record(
    *found: Seen, day=0, answered=("bing_N1", "mojeek_N1"), pages=3, text=NAME, whole=False, silence=None, look=None
) -> Record:
    """`silence` is how first pages without an answer ended; `look` whether a look after it found the page gone."""
    reach = {tuple(key.split("_")): Reach(text, pages, pages * 10, whole) for key in answered}
    begun = DAY + timedelta(day)
    scan = Scan(f"s{day}", begun, begun + timedelta(minutes=5), Depth.LIGHT)
    kept = {s.finding: s for s in found}
    ended = {tuple(key.split("_")): outcome for key, outcome in (silence or {}).items()}
    looks = {} if look is None else {"page": Look(look, begun + timedelta(hours=2))}
    return Record(scan, Grade("B", verbatim("")), Coverage(1, 1, 1, (), {}), reach, kept, day + 1, ended, looks)


def others(*ranks: int, engine="bing") -> tuple[Seen, ...]:
    """Other pages in the list of the bare name."""
    return tuple(seen(f"other{rank}", **{f"{engine}_N1": rank}) for rank in ranks)


def ended(*found: Seen, day=0, **more) -> Record:
    """A scan that read every list to its end."""
    return record(*found, day=day, whole=True, **more)


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


def test_one_absence_is_not_seen_and_two_in_lists_that_were_read_to_their_end_are_gone():
    shown, missed, again = record(seen(), day=0), ended(day=1), ended(day=2)
    assert kind_of(shown, missed) is Kind.NOT_SEEN
    assert kind_of(missed, again, shown) is Kind.GONE


def test_what_was_gone_already_is_not_told_again():
    shown, rest = record(seen(), day=0), [ended(day=n) for n in (1, 2, 3)]
    assert kind_of(rest[1], rest[2], shown, rest[0]) is None


def test_a_list_that_goes_on_proves_nothing_where_stronger_pages_were_pushed_in():
    """It stood fourth; forty pages came in above it and it stands on a page that nobody read, as all below it do."""
    shown = record(seen(bing_N1=4), *others(1, 2, 9, 14, 22), day=0)
    pushed = [record(*others(1, 2), *(seen(f"new{n}", bing_N1=n) for n in range(3, 31)), day=day) for day in (1, 2, 3)]
    assert kind_of(shown, pushed[0]) is Kind.NOT_SEEN
    assert kind_of(pushed[0], pushed[1], shown) is Kind.NOT_SEEN
    assert kind_of(pushed[1], pushed[2], shown, pushed[0]) is None, "old news, and still nothing that is known"
    (change,) = (c for c in compare(pushed[0], pushed[1], [shown]).changes if c.finding == "page")
    assert sentence(change) == (
        "It is no longer among the first 30 results of Bing, where it stood 4th. It may be further down."
    )


@pytest.mark.parametrize(
    ("rank", "still", "kind"),
    [
        pytest.param(4, (8, 13), Kind.GONE, id="deeper than twice, and half of what stood below it is there"),
        pytest.param(4, (8,), Kind.NOT_SEEN, id="less than half is there"),
        pytest.param(4, (1, 2), Kind.NOT_SEEN, id="only what stood above it is there"),
        pytest.param(15, (20, 27), Kind.NOT_SEEN, id="twice its old place and not deeper"),
    ],
)
def test_a_list_that_goes_on_is_proof_where_it_was_read_past_the_place(rank, still, kind):
    below = (8, 13, 22, 29) if rank < 8 else (20, 27)
    shown = record(seen(bing_N1=rank), *others(1, 2, *below), day=0)
    missed, again = (record(*others(*still), day=day) for day in (1, 2))
    assert kind_of(shown, missed) is Kind.NOT_SEEN
    assert kind_of(missed, again, shown) is kind


def test_one_list_that_was_not_read_far_enough_is_enough_to_leave_it_open():
    shown = record(seen(bing_N1=4, mojeek_N1=20), day=0)
    reach = {("bing", "N1"): Reach(NAME, 1, 9, True), ("mojeek", "N1"): Reach(NAME, 3, 30, False)}
    first, second = (replace(record(day=day), reaches=reach) for day in (1, 2))
    assert kind_of(first, second, shown) is Kind.NOT_SEEN


def test_a_scan_between_that_did_not_read_far_enough_neither_counts_nor_breaks_the_row():
    shown, first, shallow, last = record(seen(), day=0), ended(day=1), record(day=2), ended(day=3)
    assert kind_of(first, shallow, shown) is Kind.NOT_SEEN
    assert kind_of(shallow, last, shown, first) is Kind.GONE


def test_an_answer_that_was_not_believed_is_none():
    """What is not believed is no answer: neither does it carry an absence, nor does it break off what others carry."""
    pages = [Page("bing", "N1", NAME, 1, Outcome.CHANGED, 10, False)]
    junk = [replace(record(day=day), reaches=reaches(pages), silent=silent(pages)) for day in (1, 2)]
    shown = record(seen(), day=0)
    assert kind_of(shown, junk[0]) is Kind.NOT_COMPARABLE
    assert kind_of(junk[0], junk[1], shown) is Kind.NOT_COMPARABLE


def test_where_it_stood_is_not_known_behind_a_page_that_did_not_come():
    shown = replace(record(seen(bing_N1=14), day=0), reaches={("bing", "N1"): Reach(NAME, 1, 10, False)})
    assert kind_of(shown, record(day=1)) is Kind.NOT_COMPARABLE
    assert kind_of(shown, ended(day=1)) is Kind.NOT_SEEN


def test_an_answer_that_the_engine_writes_itself_is_not_missed_before_its_first_page_came():
    written = replace(seen(), places=(Place("bing", "N1", Tier.NAME, 1, 0),))
    shown, missed, again = record(written, day=0), record(day=1, pages=1), record(day=2, pages=1)
    assert kind_of(shown, record(answered=(), day=1)) is Kind.NOT_COMPARABLE
    assert sentence(compare(shown, missed).changes[0]) == "Bing wrote no such answer."
    gone = compare(missed, again, [shown]).changes[0]
    assert (gone.kind, sentence(gone)) == (
        Kind.GONE,
        "Bing wrote no such answer. This was so in two searches; another one may be written.",
    )


# -- a look at the page itself ----------------------------------------------------------------------------------------


def test_a_page_that_says_itself_that_it_is_gone_is_gone_once_a_search_does_not_show_it():
    shown = record(seen(), day=0, look=True)
    (change,) = compare(shown, record(day=1)).changes
    assert change.kind is Kind.GONE
    assert sentence(change) == "The page itself was looked at on 2026-03-01: the site says that it is gone."
    assert kind_of(shown, record(seen(), day=1)) is Kind.SAME, "engines show it for some weeks yet"
    assert kind_of(shown, record(answered=(), day=1)) is Kind.GONE, "whatever an engine says of it"
    assert kind_of(record(day=1), record(day=2), shown) is None, "it was gone before"


def test_a_look_after_the_search_that_misses_it_counts_and_one_before_it_was_shown_does_not():
    shown, missed = record(seen(), day=1), record(day=2, look=True)
    assert kind_of(shown, missed) is Kind.GONE
    assert kind_of(shown, record(day=2), record(day=0, look=True)) is Kind.NOT_SEEN


def test_a_page_that_was_still_there_is_not_gone_for_no_longer_being_shown():
    shown, missed, looked = record(seen(), day=0), ended(day=1), ended(day=2, look=False)
    (change,) = compare(missed, looked, [shown]).changes
    assert change.kind is Kind.NOT_SEEN
    assert sentence(change) == (
        "The results of Bing that showed it were read to the end, without it. One more search will tell if it is gone. "
        "The page itself was still there when it was looked at on 2026-03-03."
    )
    assert kind_of(looked, ended(day=3), shown, missed) is not Kind.GONE, "what was missed before the look is void"
    assert kind_of(ended(day=3), ended(day=4), shown, missed, looked) is Kind.GONE


# -- two scans: what else there is ------------------------------------------------------------------------------------


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
    assert kind_of(silent, ended(), shown) is Kind.NOT_SEEN
    assert kind_of(silent, ended(), shown, ended()) is Kind.GONE


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


# What one search of a story makes of the page that stood fourth: its record, and whether it proves the page absent.
STORIES = {
    "shown": (lambda day, look: record(seen(), *others(9, 14), day=day, look=look), False),
    "to the end": (lambda day, look: ended(day=day, look=look), True),
    "past its place": (lambda day, look: record(*others(9, 14), day=day, look=look), True),
    "pushed down": (lambda day, look: record(*others(1, 2), day=day, look=look), False),
    "not so far": (lambda day, look: record(*others(9), day=day, look=look, pages=0), False),
    "other words": (lambda day, look: ended(day=day, look=look, text="Somebody Else"), False),
    "silent": (lambda day, look: record(day=day, look=look, answered=()), False),
}


@given(st.lists(st.tuples(st.sampled_from([*STORIES]), st.sampled_from([None, True, False])), min_size=2, max_size=7))
def test_gone_is_never_said_without_evidence(story):
    records = [STORIES[what][0](day, look) for day, (what, look) in enumerate(story)]
    kind = kind_of(records[-2], records[-1], *records[:-2])
    names = [what for what, _look in story]
    if kind is Kind.GONE:
        since = story[len(names) - names[::-1].index("shown") - 1 :]
        looks = [look for _what, look in since if look is not None]
        there = max((n for n, (_what, look) in enumerate(since) if look is False), default=0)
        proofs = sum(STORIES[what][1] for what, _look in since[there + 1 :])
        assert names[-1] != "shown"
        assert proofs >= 2 or looks[-1:] == [True]
    if kind in (Kind.NEW, Kind.RETURNED, Kind.SAME):
        assert names[-1] == "shown"


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
    ],
)
def test_a_change_is_told_in_a_sentence(earlier, later, says):
    assert sentence(compare(earlier, later).changes[0]) == says


@pytest.mark.parametrize(
    ("later", "says"),
    [
        (record(answered=()), "that query was not asked this time"),
        (record(answered=("mojeek_N1",)), "that query was not asked of Bing this time"),
        (record(answered=(), silence={"bing_N1": Outcome.SKIPPED}), "that query was not asked of Bing this time"),
        (record(answered=(), silence={"bing_N1": Outcome.BLOCKED}), "Bing gave no answer this time that could be used"),
        (record(pages=0), "the results of Bing were not read as far this time"),
        (record(text="Ottoline Varga-Moss"), "it was asked in other words this time"),
    ],
)
def test_why_a_page_cannot_be_compared_is_said_as_it_is(later, says):
    (change,) = compare(record(seen()), later).changes
    assert (change.kind, sentence(change)) == (Kind.NOT_COMPARABLE, f"It cannot be compared: {says}.")
    (change,) = compare(later, record(seen())).changes
    assert sentence(change) == f"It cannot be compared: {says.replace('this time', 'last time')}."


def test_what_is_said_of_a_missing_page_is_counted():
    def says(shown: Record, *since: Record) -> str:
        *before, earlier, later = shown, *since
        return sentence(compare(earlier, later, before).changes[0])

    both = record(seen(bing_N1=4, mojeek_N1=11), day=0)
    assert says(both, record(pages=2, day=1)) == (
        "It is no longer among the first 20 results of Bing and Mojeek, where it stood 4th at best. "
        "It may be further down."
    )
    first = record(seen(bing_N1=1), *others(5), day=0)
    twice = [record(*others(5), day=1), record(*others(5), day=2, pages=1)]
    assert says(first, twice[0]) == (
        "It is no longer among the first 30 results of Bing, where it stood 1st. "
        "At least half of what was below it is still there. One more search will tell if it is gone."
    )
    assert says(first, *twice) == (
        "It is no longer among the first 10 results of Bing, where it stood 1st. "
        "At least half of what was below it is still there. "
        "This was so in two searches, and none between them showed it: it is gone."
    )


def test_a_fact_is_not_called_gone_where_the_page_may_stand_further_down():
    earlier = record(seen(kinds=("home_address", "leisure"), bing_N1=4, mojeek_N1=3))
    later = seen(kinds=("leisure",), mojeek_N1=3)
    assert kind_of(earlier, record(later)) is Kind.SAME
    (change,) = compare(earlier, ended(later)).changes
    assert (change.kind, change.lost) == (Kind.CHANGED, ("home_address",))


def test_all_eight_changes_are_told_to_programs_in_the_order_of_the_screen():
    gone, stranger = seen("gone", score=20), replace(seen("stranger"), verdict=Verdict.NOT_ME)
    first = record(gone, seen("back"), day=0, answered=("bing_N1", "bing_P1"))
    earlier = ended(
        seen("same"), seen("moved"), seen("changed", kinds=("religion",)), seen("unasked", bing_P1=2),
        seen("missed", score=80), stranger, day=1,
    )  # fmt: skip
    later = ended(
        seen("same"), seen("moved", bing_N1=9), seen("changed"), seen("new"), seen("back"), stranger, day=2
    )  # fmt: skip
    earlier = replace(earlier, reaches={**earlier.reaches, ("bing", "P1"): Reach(WORD, 1, 5, True)})
    found = compare(earlier, later, [first])
    rows = listed(found)
    assert [row["finding"] for row in rows] == [change.finding for change in found.changes]
    assert {row["finding"]: row["change"] for row in rows} == {
        "back": "back", "new": "new", "changed": "changed", "moved": "moved", "gone": "gone", "missed": "not seen",
        "unasked": "not comparable", "same": "same", "stranger": "same",
    }  # fmt: skip
    assert all(set(row) == {"finding", "title", "change", "why"} and row["why"] for row in rows)
    assert {row["finding"] for row in rows if not row["title"]} == {"stranger"}, "no words of somebody else"


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
BEFORE = record(HOME, *others(12), day=0)
AWAY = others(12)


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
        pytest.param([ended(day=1), ended(day=2)], Status.GONE, id="two absences in lists read to their end"),
        pytest.param([record(*AWAY, day=1), record(*AWAY, day=2)], Status.GONE, id="two absences past its place"),
        pytest.param([record(day=1), record(day=2)], Status.NOT_SEEN, id="two absences in lists that go on"),
        pytest.param([ended(day=1), ended(day=2), record(answered=(), day=3)], Status.GONE, id="and a silent one"),
        pytest.param([record(day=1, look=True)], Status.GONE, id="one absence and a look at the page"),
        pytest.param([record(HOME, day=1, look=True)], Status.UNCHANGED, id="gone itself, and still shown"),
        pytest.param([ended(day=1), ended(day=2, look=False)], Status.NOT_SEEN, id="not shown, and still there"),
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
    assert status(Status.WAITING, ended(day=1), ended(day=2)) is Status.GONE


def test_a_step_says_what_its_state_rests_on():
    standing = Standing(Status.WAITING, DAY + timedelta(hours=8), after=BEFORE.seq)

    def said(*records: Record) -> tuple[Status, str]:
        found = checked(standing, "page", UNLIST, records)
        return found.status, found.why

    assert said(BEFORE) == (Status.WAITING, "")
    looked = "The page itself was looked at on 2026-03-01: the site says that it is gone."
    before = replace(BEFORE, looks={"page": Look(True, DAY)})
    assert said(before) == (Status.WAITING, looked), "the engines show it: the next search tells what they show"
    assert said(before, record(day=1)) == (Status.GONE, looked)
    assert said(BEFORE, record(day=1)) == (
        Status.NOT_SEEN,
        "It is no longer among the first 30 results of Bing, where it stood 4th. It may be further down.",
    )


def test_the_workers_word_stands_where_results_can_show_nothing():
    assert status(Status.DONE, record(HOME, day=1), action=TALK) is Status.DONE
    assert status(Status.KEPT, record(day=1), record(day=2)) is Status.KEPT
    assert status(Status.TO_DO, record(HOME, day=1)) is Status.TO_DO
