"""What the program is made of: each part with its reason and an upper bound, and a lock for its makers."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATED = {"publicsuffixlist", "types-beautifulsoup4"}
"""Data and stubs, which are dated and break nothing; and what is pinned by another that is listed."""


def listed() -> list[tuple[str, str]]:
    """Each dependency with the line that it stands on."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    return [(w, line) for w in wanted for line in text.splitlines() if f'"{w}"' in line]


@pytest.mark.parametrize(("wanted", "line"), listed(), ids=lambda v: v.split(">")[0] if '"' not in v else "")
def test_every_dependency_has_its_reason_and_an_upper_bound(wanted: str, line: str) -> None:
    name = re.split(r"[<>=\[ ]", wanted)[0]
    assert "#" in line, f"{name} has no reason"
    assert len(line.partition("#")[2].split()) >= 3
    assert "<" in wanted or name in DATED, f"{name} has no upper bound"


def test_the_lock_holds_every_dependency_within_its_bounds() -> None:
    lock = dict(
        line.split("==") for line in (ROOT / "requirements-dev.lock").read_text("utf-8").splitlines() if "==" in line
    )
    assert len(lock) > 40
    for wanted, _line in listed():
        name = re.split(r"[<>=\[ ]", wanted)[0]
        assert name in lock, f"{name} is not locked: run .ci/lock"
        version = tuple(int(n) for n in re.findall(r"\d+", lock[name]))
        if upper := re.search(r"<([\d.]+)", wanted):
            assert version < tuple(map(int, upper[1].split("."))), name
        if lower := re.search(r">=([\d.]+)", wanted):
            assert version >= tuple(map(int, lower[1].split("."))), name


def test_nothing_is_installed_that_calls_home() -> None:
    lock = (ROOT / "requirements-dev.lock").read_text("utf-8")
    assert not re.search(r"^(sentry|posthog|analytics|mixpanel|opentelemetry|segment|update[-_]checker)", lock, re.M)
