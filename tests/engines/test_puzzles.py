"""A page with a puzzle in it is a refusal, whatever stands beside it: an empty list there proves nothing (law 1)."""

import re

import pytest

from identity_scan.engines import ENGINES
from identity_scan.model import Outcome

PUZZLES = {
    "brave": '<main class="captcha-wrapper"><p>Confirm you are a human</p></main>',
    "startpage": '<form action="/sp/captcha"><input name="answer"></form>',
    "yahoo": '<form action="/captcha/check"><input name="answer"></form>',
}
"""For engines whose written page of a refusal is known by its scripts, which other pages of theirs may hold too."""


@pytest.mark.parametrize("engine", ["bing", "brave", "duckduckgo", "google", "mojeek", "startpage", "yahoo", "yandex"])
def test_a_puzzle_beside_an_empty_list_is_a_refusal_and_no_none(written, said, engine):
    empty = written(engine, "none.html").decode()
    refusal = written(engine, "blocked.html").decode()
    puzzle = PUZZLES.get(engine) or re.sub(r"(?s)^.*<body[^>]*>|</body>.*$", "", refusal)
    assert said(engine, empty).outcome is Outcome.NONE
    answer = said(engine, re.sub(r"(</body>|$)", lambda end: puzzle + end[0], empty, count=1))
    assert answer.outcome is Outcome.BLOCKED
    assert ENGINES[engine].name in answer.why
