"""Figures are measured as ratios within one run and printed at its end; `pytest tests/benchmarks` judges them too."""

from collections.abc import Callable

import pytest

_FIGURES: list[str] = []


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str, float, float], None]:
    """Note a figure and the most it may be; it fails only where the benchmarks were asked for by name."""
    judged = any("benchmarks" in argument for argument in request.config.args)

    def note(what: str, value: float, most: float) -> None:
        _FIGURES.append(f"{what}: {value:.3f} (at most {most:g}){'' if value <= most else '  MISSED'}")
        if judged:
            assert value <= most, f"{what}: {value:.3f}, at most {most:g}"

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _FIGURES:
        terminalreporter.section("figures")
        for line in _FIGURES:
            terminalreporter.write_line(line)
