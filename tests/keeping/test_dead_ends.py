"""An address that led nowhere is a word of the worker's: kept at once, taken back in its turn, gone with the rest."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from pretend import NOON

from identity_scan.keeping.history import History
from identity_scan.keeping.history_file import STEPS
from identity_scan.model import Decision, Verdict
from identity_scan.remembered import DeadEnd

LEAVE, ASK = "https://club.example/leave", "mailto:privacy@club.example"


def test_words_and_dead_ends_are_taken_back_in_the_order_in_which_they_were_said_after_restarts(tmp_path: Path) -> None:
    said = [Decision("f1", Verdict.ME), DeadEnd(LEAVE), Decision("f2", Verdict.ME), DeadEnd(ASK)]
    for word in said:
        with History.open(tmp_path, lambda: NOON) as history:
            if isinstance(word, DeadEnd):
                history.lead_nowhere(word.url)
            else:
                history.decide(word)
    with History.open(tmp_path, lambda: NOON + timedelta(60)) as history:
        assert history.dead_ends() == {LEAVE: "2026-11", ASK: "2026-11"}
    taken = []
    for _word in said:
        with History.open(tmp_path, lambda: NOON) as history:
            taken.append(history.undo())
    assert taken == [DeadEnd(ASK, "2026-11"), said[2], DeadEnd(LEAVE, "2026-11"), said[0]]
    with History.open(tmp_path, lambda: NOON) as history:
        assert (history.dead_ends(), history.decisions(), history.undo()) == ({}, {}, None)


def test_an_address_is_noted_once_and_what_is_taken_back_can_be_noted_again(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        history.lead_nowhere(LEAVE)
        history.lead_nowhere(LEAVE)
        assert history.undo() == DeadEnd(LEAVE, "2026-11")
        assert history.undo() is None
        history.lead_nowhere(LEAVE)
        assert list(history.dead_ends()) == [LEAVE]


def test_what_was_noted_in_memory_goes_to_the_disk_behind_what_is_there(tmp_path: Path) -> None:
    with History.open(None, lambda: NOON) as fleeting, History.open(tmp_path, lambda: NOON) as kept:
        kept.lead_nowhere(LEAVE)
        fleeting.decide(Decision("f1", Verdict.ME))
        fleeting.lead_nowhere(ASK)
        kept.take_over(fleeting)
        assert kept.undo() == DeadEnd(ASK, "2026-11")
        assert kept.undo() == Decision("f1", Verdict.ME)
        assert kept.undo() == DeadEnd(LEAVE, "2026-11")


def test_it_is_gone_with_all_that_is_kept_and_no_age_takes_it_before(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        history.lead_nowhere(LEAVE)
        history.tidy(NOON + timedelta(400))
        assert list(history.dead_ends()) == [LEAVE]
        history.erase()
    with History.open(tmp_path, lambda: NOON) as history:
        assert history.dead_ends() == {}


def test_nothing_is_kept_of_it_but_address_month_and_order() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(";".join(STEPS))
        assert [row[1] for row in db.execute("PRAGMA table_info(dead_end)")] == ["url", "month", "step"]
