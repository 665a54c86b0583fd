"""What the worker's word did beyond its page, in sentences."""

from dataclasses import replace
from typing import Any

import pytest

from identity_scan.judge.identity.weighing import model
from identity_scan.judge.moves import Move, Stand
from identity_scan.judge.together import Together
from identity_scan.model import Band, Verdict
from identity_scan.present import words
from identity_scan.present.consequences import left_out, moved, was

ME, UNSURE, NOT_ME = Verdict.ME, Verdict.UNSURE, Verdict.NOT_ME


def moves(*to: Verdict) -> tuple[Move, ...]:
    """Moves of pages that were mine, to these verdicts."""
    before = Stand(ME, "personal", Band.HIGH, 50)
    return tuple(Move(f"f{n}", before, Stand(verdict, "unclear", Band.HIGH, 50)) for n, verdict in enumerate(to))


@pytest.mark.parametrize(
    ("moved_to", "said_of", "sentence"),
    [
        ((), 1, ""),
        ((UNSURE,), 1, "1 other result depended on this page and is now unsure."),
        ((UNSURE,) * 10, 1, "10 other results depended on this page and are now unsure."),
        ((NOT_ME,) * 2, 1, "2 other results depended on this page and are now about somebody else."),
        ((ME,) * 2, 1, "2 other results depended on this page and are now judged differently."),
        (
            (UNSURE, UNSURE, NOT_ME, ME),
            1,
            "4 other results depended on this page: 2 now unsure, 1 now about somebody else, 1 judged differently.",
        ),
        ((UNSURE,), 3, "1 other result depended on these pages: 1 now unsure."),
        (
            (UNSURE, UNSURE, NOT_ME),
            2,
            "3 other results depended on these pages: 2 now unsure, 1 now about somebody else.",
        ),
    ],
)
def test_says_how_many_others_moved_and_where_to(moved_to: tuple[Verdict, ...], said_of: int, sentence: str) -> None:
    assert moved(moves(*moved_to), said_of) == sentence


def test_says_that_they_moved_back_with_a_word_that_was_taken_back() -> None:
    assert moved(moves(UNSURE), undone=True) == "1 other result changed back with it."
    assert moved(moves(UNSURE, ME), undone=True) == "2 other results changed back with it."
    assert moved((), undone=True) == ""


def test_says_what_a_result_was_before() -> None:
    assert was(moves(UNSURE)[0]) == "was: personal, high 50"
    unclear = Stand(UNSURE, "unclear", Band.HIGH, 50)
    assert was(Move("f", unclear, Stand(ME, "personal", Band.HIGH, 50))) == "was: unclear"


def test_says_what_a_group_leaves_out_and_why(made: Any) -> None:
    def own(name: str, *kinds: str) -> Any:
        row = made.judged(name, name, verdict=NOT_ME)
        return replace(row, identity=replace(row.identity, anchors=kinds))

    unsure = made.judged("b", "b", verdict=UNSURE)
    assert left_out(Together((unsure,), (), ())) == ()
    said = left_out(Together((), (unsure, unsure), (own("c", "phone", "employer"), own("d", "email"))))
    assert said == (
        "Left out: 2 results that are unsure.",
        "Left out: 2 results that show something of yours (your telephone number, your e-mail address).",
        "Say separately who each one is about.",
    )


def test_each_strong_anchor_has_words() -> None:
    for kind, weighed in model().kinds.items():
        if weighed.part == "strong":
            assert words.anchor(kind)
