"""The line between lesson and speaker's notes: what lies in its place and is none of its lines is not followed."""

import json
from dataclasses import asdict

import pytest

from identity_scan.teach import prompter
from identity_scan.teach.prompter import Shown

SAID = Shown("tamsin", False, 3, 61.5, True, False, "f1", 4)


@pytest.fixture(autouse=True)
def laid_down():
    assert prompter.listen()
    yield
    prompter.stop()


def test_what_the_lesson_says_is_heard() -> None:
    assert prompter.heard() is None
    prompter.tell(SAID)
    assert prompter.heard() == SAID


@pytest.mark.parametrize(
    "laid",
    [
        "",
        "[]",
        "{}",
        json.dumps(asdict(SAID) | {"lesson": 1}),
        json.dumps(asdict(SAID) | {"at": "zzz"}),
        json.dumps(asdict(SAID) | {"at": -1}),
        json.dumps(asdict(SAID) | {"seconds": None}),
        json.dumps(asdict(SAID) | {"more": 1}),
    ],
)
def test_what_is_no_line_of_the_lesson_is_not_heard(laid: str) -> None:
    prompter.place().write_text(laid, "utf-8")
    assert prompter.heard() is None


def test_a_link_that_was_laid_in_its_place_is_neither_followed_nor_written_through(tmp_path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text(json.dumps(asdict(SAID)), "utf-8")
    prompter.place().unlink()
    try:
        prompter.place().symlink_to(elsewhere)
    except OSError:
        pytest.skip("this system makes no links")
    before = elsewhere.read_text("utf-8")
    assert prompter.heard() is None
    prompter.tell(SAID)
    assert elsewhere.read_text("utf-8") == before
