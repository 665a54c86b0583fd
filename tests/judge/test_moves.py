"""What one word of the worker moved among the results of which nothing was said."""

from dataclasses import replace

import pytest

from identity_scan.judge.moves import Move, counted, moved, stand
from identity_scan.model import Band, Exposure, Finding, Identity, Judged, Life, Severity, Verdict

ME, UNSURE, NOT_ME = Verdict.ME, Verdict.UNSURE, Verdict.NOT_ME


def page(name: str, verdict: Verdict = ME, life: Life = Life.PERSONAL, score: int = 50) -> Judged:
    band = Band.HIGH if score >= 45 else Band.LOW
    return Judged(
        Finding(name, f"https://{name}.example/", name, "", f"{name}.example", ()),
        Identity(verdict, 0.9, ()),
        Exposure(life, 0.9, ()),
        (),
        Severity(score, band, ()),
    )


BEFORE = (page("said"), page("leans"), page("loose"))


@pytest.mark.parametrize(
    ("after", "to"),
    [
        pytest.param(page("leans"), "stays", id="what is as it was did not move"),
        pytest.param(page("leans", UNSURE), UNSURE, id="now unsure"),
        pytest.param(page("leans", NOT_ME), NOT_ME, id="now about somebody else"),
        pytest.param(page("leans", life=Life.MIXED), None, id="another life under the same verdict"),
        pytest.param(page("leans", score=20), None, id="another band under the same verdict"),
        pytest.param(page("leans", score=51), None, id="another score within its band: the row shows it"),
        pytest.param(replace(page("leans"), identity=Identity(ME, 0.6, ())), "stays", id="less sure of the same"),
    ],
)
def test_a_result_moved_if_its_row_says_something_else(after: Judged, to: Verdict | str | None) -> None:
    moves = moved(BEFORE, (page("said", NOT_ME), after, page("loose")), {"said"})
    if to == "stays":
        assert moves == ()
    else:
        assert moves == (Move("leans", stand(page("leans")), stand(after)),)
        assert moves[0].to is to


def test_what_was_said_of_a_page_itself_is_no_move_of_another() -> None:
    after = (page("said", NOT_ME), page("leans"), page("loose"))
    assert moved(BEFORE, after, {"said"}) == ()
    assert [m.finding for m in moved(BEFORE, after)] == ["said"]


def test_a_result_that_came_or_went_moved_for_another_reason() -> None:
    assert moved(BEFORE, (page("said", NOT_ME), page("new", UNSURE)), {"said"}) == ()


def test_moves_stand_in_the_order_in_which_they_are_shown_now() -> None:
    after = (page("loose", UNSURE), page("leans", UNSURE), page("said", NOT_ME))
    assert [m.finding for m in moved(BEFORE, after, {"said"})] == ["loose", "leans"]


def test_taking_the_word_back_moves_the_same_results_the_other_way() -> None:
    after = (page("said", NOT_ME), page("leans", UNSURE), page("loose", life=Life.MIXED))
    there, back = moved(BEFORE, after, {"said"}), moved(after, BEFORE, {"said"})
    assert [(m.finding, m.before, m.after) for m in there] == [(m.finding, m.after, m.before) for m in back]


def test_counts_where_they_moved_the_most_first() -> None:
    before = tuple(page(name) for name in "abcdef")
    unsure = tuple(page(name, UNSURE) for name in "bcd")
    after = (page("a", NOT_ME), *unsure, page("e", score=1), page("f", score=2))
    assert list(counted(moved(before, after)).items()) == [(UNSURE, 3), (None, 2), (NOT_ME, 1)]
    assert counted(()) == {}
