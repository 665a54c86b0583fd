"""An address that led nowhere, on the command line: noted, told at once, taken back, and printed to be handed on."""

import asyncio
import re

import pytest
from at_the_prompt import Run, can_be_heard
from own_home import searched

from identity_scan.demo import find
from identity_scan.facts import addresses

STEP = re.compile(r"Name: (\S+/\S+)")


@pytest.fixture
def step(run: Run) -> tuple[str, str]:
    """A step of the worker's own search that leads somewhere, by its name, and the address that it leads to first."""
    asyncio.run(searched("tamsin", "en-CA"))
    name = "NONE"
    for line in run("actions", "--all", "--text").out.splitlines():
        name = STEP.search(line).group(1) if STEP.search(line) else name  # type: ignore[union-attr]
        if line.startswith("Address: "):
            return name, line.removeprefix("Address: ")
    raise AssertionError("no step of this search leads anywhere")


def test_it_is_noted_and_what_else_there_is_is_said_at_once_and_from_then_on(run: Run, step: tuple[str, str]) -> None:
    name, first = step
    noted = run("facts", "led-nowhere", name)
    assert noted.code == 0, noted.err
    assert "led nowhere." in noted.err
    assert "To take it back: identity-scan undo" in noted.err
    assert "you noted that" in noted.out
    again = run("actions", "--all", "--text")
    assert f"Address: {first}" not in again.out.splitlines()
    assert "you noted that" in again.out
    can_be_heard(again)


def test_undo_takes_it_back_in_a_run_of_its_own(run: Run, step: tuple[str, str]) -> None:
    name, _first = step
    before = run("actions", "--all", "--text").out
    run("facts", "led-nowhere", name)
    assert run("undo").out.startswith("Taken back: ")
    assert run("actions", "--all", "--text").out == before
    assert run("facts", "report").out == ""
    assert run("undo").out == "There is nothing to take back.\n"


def test_the_report_holds_the_cell_and_nothing_of_the_worker(run: Run, step: tuple[str, str]) -> None:
    run("facts", "led-nowhere", step[0])
    printed = run("facts", "report")
    head, *lines = printed.out.splitlines()
    assert re.fullmatch(r"identity-scan \d+(\.\w+)+", head)
    assert lines
    for line in lines:
        assert re.search(
            r"^- (removals|platforms|brokers|professional_bodies) \S+ \S+ <\S+>: led nowhere, noted 20", line
        )
        assert addresses.cells(line[line.index("<") + 1 : line.index(">")])
    whose = find("tamsin").person
    for word in (*whose.name.split(), *whose.places, *whose.employers, *whose.usernames, step[0].split("/")[0]):
        assert word.lower() not in printed.out.lower(), word
    assert "Nothing was sent" in printed.err


def test_any_address_of_a_step_can_be_named_and_no_other(run: Run, step: tuple[str, str]) -> None:
    refused = run("facts", "led-nowhere", step[0], "https://elsewhere.example/")
    assert refused.code == 2
    assert "no address https://elsewhere.example/" in refused.err
    assert run("facts", "report").out == ""
    places = [word for word in refused.err.split() if word.startswith("https://") and "elsewhere" not in word]
    last = places[-1]
    assert run("facts", "led-nowhere", step[0], last).code == 0
    assert f"<{last}>" in run("facts", "report").out


def test_a_step_without_an_address_has_none_that_leads_nowhere(run: Run, step: tuple[str, str]) -> None:
    name = step[0]
    for _place in range(20):
        noted = run("facts", "led-nowhere", name)
        if noted.code == 2:
            break
    assert "no address that could lead nowhere" in noted.err


def test_a_demonstration_forgets_it_again_and_erasing_leaves_none(run: Run, step: tuple[str, str]) -> None:
    run("facts", "led-nowhere", step[0])
    assert "forgotten again" in run("facts", "led-nowhere", "scan/POL-01", "--demo", "tamsin").err
    assert len(run("facts", "report").out.splitlines()) == 2
    assert run("erase", "--yes").code == 0
    assert run("facts", "report").out == ""
