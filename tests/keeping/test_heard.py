"""What assistants said as it is kept: each sentence for its time, then a fingerprint; carried along, and erased."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from inside import inside
from pretend import NOON

from identity_scan.keeping.heard_table import KeptAnswer, KeptSentence
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
    assert bool(kept.sources) is (MINE.text in left)


def test_an_old_answer_goes_whole_once_the_same_was_asked_anew(history: History) -> None:
    history.heard.keep(answer(NOON + timedelta(80)))
    history.tidy(NOON + timedelta(95))
    assert [a.at for a in history.heard.all()] == [NOON + timedelta(80)]


def test_what_is_about_others_goes_once_the_worker_has_looked(history: History) -> None:
    history.forget(())
    assert texts(history) == [MINE.text, "", NOBODY.text]


def test_the_workers_word_makes_a_sentence_theirs_and_is_taken_back(history: History) -> None:
    history.heard.say(answer(), "b2", "true")
    history.tidy(NOON + timedelta(15))
    assert texts(history) == [MINE.text, OTHER.text, ""], "what they said is theirs is kept as theirs"
    (kept,) = history.heard.all()
    history.heard.say(kept, "b2", "")
    assert [s.word for s in history.heard.all()[0].sentences] == ["", "", ""]


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
