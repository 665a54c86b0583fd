"""What the program is made of: each part with its reason and an upper bound, and a lock for its makers."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

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


def makers() -> dict[str, str]:
    """The lock of the makers: versions by name, of Python 3.11 on Linux."""
    rows = (ROOT / "requirements-dev.lock").read_text("utf-8").splitlines()
    return dict(row.split("==") for row in rows if "==" in row)


def users() -> list[tuple[Requirement, list[str]]]:
    """The lock of the users: each row with its hashes."""
    whole = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    rows = [line.split("--hash=") for line in whole.splitlines() if line and not line.startswith("#")]
    return [(Requirement(row), [one.strip() for one in hashes]) for row, *hashes in rows]


def computer(system: str, machine: str, python: str) -> dict[str, str]:
    """What a marker may ask of such a computer."""
    named = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system]
    about = {"sys_platform": system, "platform_system": named, "platform_machine": machine, "extra": ""}
    about |= {"os_name": "nt" if system == "win32" else "posix", "python_full_version": f"{python}.9"}
    return about | {
        "python_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


SYSTEMS = (("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64"), ("darwin", "x86_64"), ("win32", "AMD64"))
COMPUTERS = [computer(*system, python) for system in SYSTEMS for python in ("3.11", "3.12", "3.13", "3.14")]
MAKERS = COMPUTERS[0]


def applies(wanted: Requirement, there: dict[str, str]) -> bool:
    return wanted.marker is None or wanted.marker.evaluate(there)


def test_the_lock_of_the_makers_holds_every_dependency_within_its_bounds() -> None:
    lock = makers()
    assert len(lock) > 40
    for wanted in (Requirement(text) for text, _line in listed()):
        if applies(wanted, MAKERS):
            assert wanted.name in lock, f"{wanted.name} is not locked: run .ci/lock"
            assert wanted.specifier.contains(lock[wanted.name]), wanted.name


def direct() -> list[str]:
    """What the program names itself: what it runs on, and what builds it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [*project["project"]["dependencies"], *project["build-system"]["requires"]]


@pytest.mark.parametrize(
    "there", COMPUTERS, ids=lambda c: f"{c['sys_platform']}-{c['platform_machine']}-{c['python_version']}"
)
def test_the_lock_of_the_users_holds_every_dependency_once_on_every_computer(there: dict[str, str]) -> None:
    rows = [row for row, _hashes in users() if applies(row, there)]
    versions = {row.name: next(iter(row.specifier)).version for row in rows}
    assert len(versions) == len(rows) > 30, "one version each"
    for wanted in map(Requirement, direct()):
        if applies(wanted, there):
            assert wanted.name in versions, f"{wanted.name} is not locked: run .ci/lock"
            assert wanted.specifier.contains(versions[wanted.name]), wanted.name


def test_every_row_of_the_lock_of_the_users_is_one_version_with_its_hashes() -> None:
    for row, hashes in users():
        assert [one.operator for one in row.specifier] == ["=="], row
        assert hashes, row
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", one) for one in hashes), row


def test_the_lock_of_the_users_was_made_from_what_pyproject_asks_for_now() -> None:
    head = (ROOT / "requirements.lock").read_text("utf-8").partition("# Made from:\n")[2]
    made_from = [line.removeprefix("#   ") for line in head.splitlines() if line.startswith("#   ")]
    assert made_from == direct(), "run .ci/lock"


def test_the_makers_work_with_the_versions_of_the_users() -> None:
    lock = makers()
    rows = {row.name: next(iter(row.specifier)).version for row, _hashes in users() if applies(row, MAKERS)}
    assert {name: lock.get(name) for name in rows} == rows


def test_nothing_is_installed_that_calls_home() -> None:
    lock = "\n".join([*makers(), *(row.name for row, _hashes in users())])
    assert not re.search(r"^(sentry|posthog|analytics|mixpanel|opentelemetry|segment|update[-_]checker)", lock, re.M)
