"""Figures are measured as ratios within one run and printed at its end.

`pytest tests/benchmarks` judges them, and measures often enough for that. In a run of all tests each is measured once:
that shows that measuring works, and what a busy machine makes of one run says no more.
"""

from collections.abc import Callable

import pytest

_FIGURES: list[str] = []


@pytest.fixture(autouse=True)
def _judged_anew(judged_anew: None) -> None:
    """What is measured is done."""


@pytest.fixture
def asked_for(request: pytest.FixtureRequest) -> bool:
    """Whether the benchmarks were asked for by name."""
    return any("benchmarks" in argument for argument in request.config.args)


@pytest.fixture
def runs(asked_for: bool) -> Callable[[int], int]:
    """How often something is measured, of the times that make a figure worth judging."""
    return lambda times: times if asked_for else 1


@pytest.fixture
def figure(asked_for: bool) -> Callable[[str, float, float], None]:
    """Note a figure and the most it may be; it fails only where the benchmarks were asked for by name."""

    def note(what: str, value: float, most: float) -> None:
        missed = "  MISSED" if asked_for and value > most else ""
        _FIGURES.append(f"{what}: {value:.3f} ({f'at most {most:g}' if asked_for else 'measured once'}){missed}")
        if asked_for:
            assert value <= most, f"{what}: {value:.3f}, at most {most:g}"

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _FIGURES:
        terminalreporter.section("figures")
        for line in _FIGURES:
            terminalreporter.write_line(line)
