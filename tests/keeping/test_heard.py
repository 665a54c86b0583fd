"""What assistants said as it is kept: each sentence for its time, then a fingerprint; carried along, and erased."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from inside import inside
from pretend import NOON

from identity_scan.keeping.heard_table import KeptAnswer, KeptSentence, answer_from
from identity_scan.keeping.history import History

MINE = KeptSentence("a1", "She teaches at Fundy College.", 0, "me", "false", "professional", keys=("k1",))
OTHER = KeptSentence("b2", "Another one sells boats in Perth.", 1, "not_me", "unknown", "professional")
NOBODY = KeptSentence("c3", "You can check the register.", 1, "unsure", "unknown", "unclear", nobody=True)


def answer(at: datetime = NOON) -> KeptAnswer:
    links = (("https://boats.example/varga", "Boats"),)
    return KeptAnswer("lantern", "who", at, "Who is Ottoline Varga?", "results", (MINE, OTHER, NOBODY), links)


@pytest.fixture
def history() -> History:
    history = History.open(None, lambda: NOON)
    history.heard.keep(answer())
    return history


def texts(history: History) -> list[str]:
    return [s.text for a in history.heard.all() for s in a.sentences]


def test_it_is_kept_whole(history: History) -> None:
    assert history.heard.all() == (answer(),)


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (13, [MINE.text, OTHER.text, NOBODY.text]),
        (15, [MINE.text, "", ""]),
        (89, [MINE.text, "", ""]),
        (91, ["", "", ""]),
    ],
)
def test_words_stay_for_their_time(history: History, days: int, left: list[str]) -> None:
    told = history.tidy(NOON + timedelta(days))
    assert texts(history) == left
    assert told.heard == left.count("")
    assert bool(told) is bool(told.heard)
    (kept,) = history.heard.all()
    assert [s.print for s in kept.sentences] == ["a1", "b2", "c3"], "by these it is known again"
    assert bool(kept.sources) is (days < 14), "the page may be the other's: nobody knows which sentence links it"


def test_an_old_answer_goes_whole_once_the_same_was_asked_anew(history: History) -> None:
    history.heard.keep(answer(NOON + timedelta(80)))
    history.tidy(NOON + timedelta(95))
    assert [a.at for a in history.heard.all()] == [NOON + timedelta(80)]


def test_what_is_about_others_goes_once_the_worker_has_looked(history: History) -> None:
    history.forget(())
    assert texts(history) == [MINE.text, "", NOBODY.text]


def test_the_workers_word_makes_a_sentence_theirs_and_is_taken_back(history: History) -> None:
    history.heard.say(answer(), "b2", "true", NOON)
    history.tidy(NOON + timedelta(15))
    assert texts(history) == [MINE.text, OTHER.text, ""], "what they said is theirs is kept as theirs"
    (kept,) = history.heard.all()
    history.heard.say(kept, "b2", "", NOON)
    assert [s.word for s in history.heard.all()[0].sentences] == ["", "", ""]


def test_what_they_said_is_not_theirs_goes_with_the_others(history: History) -> None:
    history.heard.say(answer(), "a1", "not_me", NOON)
    history.forget(())
    assert texts(history) == ["", "", NOBODY.text]
    (kept,) = history.heard.all()
    assert (kept.sentences[0].keys, kept.sentences[0].truth) == ((), "unknown"), "nothing is left but that it was one"
    assert kept.sources == ()


def test_a_word_can_be_taken_back_before_it_erases_anything(history: History) -> None:
    history.heard.say(answer(), "a1", "not_me", NOON + timedelta(20))
    history.tidy(NOON + timedelta(21))
    assert texts(history)[0] == MINE.text
    history.undo()
    history.tidy(NOON + timedelta(60))
    assert texts(history)[0] == MINE.text, "theirs again, and kept as theirs"
    history.heard.say(history.heard.all()[0], "a1", "not_me", NOON + timedelta(60))
    history.tidy(NOON + timedelta(75))
    assert texts(history)[0] == ""


def test_the_pages_of_an_answer_that_is_all_theirs_stay_as_long_as_it(history: History) -> None:
    history.heard.keep(replace(answer(NOON + timedelta(1)), sentences=(MINE, NOBODY)))
    history.tidy(NOON + timedelta(20))
    assert [bool(kept.sources) for kept in history.heard.all()] == [False, True]
    history.heard.say(answer(), "b2", "me", NOON + timedelta(20))
    history.tidy(NOON + timedelta(80))
    assert history.heard.all()[1].sources


def test_a_word_outlives_the_answer_that_it_was_said_of(history: History) -> None:
    history.heard.say(answer(), "a1", "true", NOON)
    history.heard.keep(answer(NOON + timedelta(80)))
    history.tidy(NOON + timedelta(95))
    (kept,) = history.heard.all()
    assert kept.at == NOON + timedelta(80)
    assert kept.sentences[0].word == "true"


def test_what_was_kept_before_there_was_a_day_or_a_weight_is_read() -> None:
    first = {"print": "a1", "text": "She teaches.", "thread": 0, "verdict": "me", "truth": "false", "life": "unclear"}
    told = json.dumps([{**first, "kinds": [], "keys": ["k1"], "nobody": False, "word": "true"}])
    row = {"assistant": "lantern", "question": "who", "at": NOON.isoformat(), "asked": "?", "came": "results"}
    read = answer_from({**row, "cut": 0, "told": told, "sources": "[]"})
    assert read.sentences == (
        KeptSentence("a1", "She teaches.", 0, "me", "false", "unclear", (), ("k1",), False, "true"),
    )


def test_words_that_went_stand_in_no_table(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        history.heard.keep(answer())
        history.tidy(NOON + timedelta(15))
    with closing(inside(tmp_path)) as db:
        (told,) = db.execute("SELECT told FROM heard").fetchone()
        assert MINE.text in told
        assert "Perth" not in told
    with History.open(tmp_path, lambda: NOON) as history:
        history.undo()
        assert history.heard.all() == ()


def test_it_goes_along_from_memory_to_the_disk(tmp_path: Path, history: History) -> None:
    with History.open(tmp_path, lambda: NOON) as kept:
        kept.take_over(history)
        assert kept.heard.all() == (answer(),)


def test_erasing_takes_it_along(tmp_path: Path) -> None:
    history = History.open(tmp_path, lambda: NOON)
    history.heard.keep(answer())
    history.erase()
    with History.open(tmp_path, lambda: NOON) as anew:
        assert anew.heard.all() == ()
