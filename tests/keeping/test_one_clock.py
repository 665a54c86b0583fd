"""One clock in a session: it is read where the program is put together, and handed on from there."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from identity_scan import demo
from identity_scan.cli.startup import now
from identity_scan.keeping import own_person, settings
from identity_scan.session.demonstration import demonstration
from identity_scan.session.house import House

ROOT = Path(__file__).resolve().parents[2]
READINGS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}
FAR = datetime(2041, 5, 4, 9, 0, tzinfo=UTC)


def readings(path: Path) -> Iterator[str]:
    """Where a module reads the computer's clock; a clock that only measures how long is none."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            names = [(ast.unparse(node.value).rpartition(".")[2], node.attr)]
        elif isinstance(node, ast.ImportFrom):
            names = [(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        if READINGS & set(names):
            yield path.relative_to(ROOT).as_posix()


def test_the_clock_of_the_computer_is_read_in_one_place() -> None:
    files = [file for part in ("identity_scan", "tui", "reports") for file in (ROOT / part).rglob("*.py")]
    assert [place for file in files for place in readings(file)] == ["identity_scan/cli/startup.py"]
    assert now().tzinfo is not None


def test_a_session_and_the_history_it_opens_agree_on_what_is_over() -> None:
    own_person.write(demo.find("tamsin").person, settings.folder() / "person.toml")
    invented = demonstration("tamsin", lambda: FAR)
    for house in (House(lambda: FAR), invented, invented.other()):
        house.open()
        house.history.rest("bing", house.now() + timedelta(hours=1))
        assert dict(house.history.resting()) == {"bing": FAR + timedelta(hours=1)}
        house.history.rest("bing", house.now() - timedelta(seconds=1))
        assert not house.history.resting()
        house.close()
