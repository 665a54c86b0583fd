"""SECURITY names for each promise the tests that keep it; a day is written only where they passed."""

import re
from datetime import date

from safety import promises

PAPER = promises.PAPER.read_text("utf-8")
ROWS = promises.rows(PAPER)


def test_every_test_that_is_named_is_there() -> None:
    assert len(ROWS) > 20
    named = [test for row in ROWS for test in row.tests]
    assert [test for test in named if not promises.is_there(test)] == []
    assert not promises.is_there("tests/safety/test_promises.py::test_of_which_nobody_knows")
    assert not promises.is_there("tests/safety/test_nowhere.py::test_every_test_that_is_named_is_there")


def test_every_row_of_the_table_is_read() -> None:
    table = PAPER.partition(promises.BEGIN)[2].partition(promises.END)[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert len(lines) == len(ROWS)
    for line, row in zip(lines, ROWS, strict=True):
        assert len(row.tests) == line.count("::") > 0, row.promise


def test_every_promise_has_its_row_and_no_other_has() -> None:
    promised = PAPER.partition("## Promised")[2].partition("\n## ")[0]
    leads = re.findall(r"^\* \*\*(.+?)[.:]?\*\*", promised, re.M)
    assert len(leads) == promised.count("\n* ") > 15
    assert [lead[1] for row in ROWS if (lead := re.match(r"\*\*(.+?)\*\*", row.promise))] == leads
    assert all(row.promise.startswith(("**", "… ")) for row in ROWS)


def test_every_row_says_on_which_day_its_tests_last_passed() -> None:
    for row in ROWS:
        assert row.last == date.fromisoformat(row.last).isoformat(), f"{row.promise}: run tests.safety.promises"


def test_a_day_is_written_only_where_every_test_of_the_row_ran_and_passed() -> None:
    first, second, third = "tests/a.py::test_one", "tests/a.py::test_two", "tests/a.py::test_three"
    lines = (
        f"| both | never | `{first}`<br>`{second}` |",
        f"| one | never | `{first}` |",
        f"| last | never | `{third}` |",
    )
    paper = "\n".join(("before | x |", promises.BEGIN, *lines, promises.END, f"| after | never | `{first}` |"))
    outcomes = {first: ["passed", "passed"], second: ["passed", "skipped"]}
    told = promises.dated(paper, outcomes, date(2026, 11, 29))
    assert [row.last for row in promises.rows(told)] == ["never", "2026-11-29", "never"]
    assert told == paper.replace(lines[1], lines[1].replace("never", "2026-11-29"))
