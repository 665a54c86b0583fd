"""Which tests keep each promise of SECURITY.md, and the day on which all of them last ran and passed.

.venv/bin/python -m tests.safety.promises     # runs them and dates each row whose tests all passed; a few minutes

A row keeps its earlier date where a test failed, or could not run on this computer; which one is printed.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "SECURITY.md"
BEGIN, END = "<!-- promises -->", "<!-- end of promises -->"
ROW = re.compile(r"^\| (?P<promise>[^|]+?) \| (?P<last>[^|]+?) \| (?P<tests>`[^|]+`) \|$", re.M)
TEST = re.compile(r"`(tests/[\w/]+\.py::\w+)`")


@dataclass(frozen=True, slots=True)
class Row:
    """A promise with what keeps it."""

    promise: str
    tests: tuple[str, ...]
    last: str


def rows(paper: str) -> list[Row]:
    """Return the rows of the table."""
    table = paper.partition(BEGIN)[2].partition(END)[0]
    return [Row(found["promise"], tuple(TEST.findall(found["tests"])), found["last"]) for found in ROW.finditer(table)]


def is_there(test: str) -> bool:
    """Tell whether a test that is named `path::name` stands in the repository."""
    path, _mark, name = test.partition("::")
    return name in functions(ROOT / path)


@cache
def functions(path: Path) -> frozenset[str]:
    """Return the names of the functions at the top of a file; none of a file that is not there."""
    body = ast.parse(path.read_text("utf-8")).body if path.is_file() else []
    return frozenset(one.name for one in body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


@dataclass
class Seen:
    """What became of each test, its parameters left out: passed, failed or skipped."""

    outcomes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended, and what failed before or after it."""
        if report.when == "call" or not report.passed:
            self.outcomes[report.nodeid.partition("[")[0]].append(report.outcome)


def ran(tests: Iterable[str]) -> Mapping[str, list[str]]:
    """Run tests one after the other; return the outcomes of each, one for each of its parameters."""
    seen = Seen()
    pytest.main(["-p", "no:cacheprovider", "-q", *(str(ROOT / test) for test in dict.fromkeys(tests))], plugins=[seen])
    return seen.outcomes


def dated(paper: str, outcomes: Mapping[str, list[str]], today: date) -> str:
    """Return the paper with today's date in each row whose tests all ran and passed."""

    def row(found: re.Match[str]) -> str:
        passed = all(set(outcomes.get(test, ("none",))) == {"passed"} for test in TEST.findall(found["tests"]))
        return f"| {found['promise']} | {today if passed else found['last']} | {found['tests']} |"

    before, begin, rest = paper.partition(BEGIN)
    table, end, after = rest.partition(END)
    return f"{before}{begin}{ROW.sub(row, table)}{end}{after}"


def main() -> None:
    """Run them all, date the rows, and say what did not pass."""
    listed = rows(PAPER.read_text("utf-8"))
    outcomes = ran(test for row in listed for test in row.tests)
    PAPER.write_text(dated(PAPER.read_text("utf-8"), outcomes, date.today()), "utf-8")
    left = [(row.promise, test) for row in listed for test in row.tests if set(outcomes.get(test, ())) != {"passed"}]
    for promise, test in left:
        print(f"not dated: {promise}: {test} ({', '.join(outcomes.get(test, ['not run']))})")
    print(f"{len(listed)} rows, {len({test for row in listed for test in row.tests})} tests")
    sys.exit(bool(left))


if __name__ == "__main__":
    main()
