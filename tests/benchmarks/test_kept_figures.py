"""What showing a kept search costs: nothing is judged again, nothing is loaded that only judging needs.

The work of whole programs is counted, not the waiting of a busy machine, each beside one that does the least.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pretend import ME

from identity_scan.cli.startup import now
from identity_scan.engines import ENGINES
from identity_scan.keeping import own_person
from identity_scan.keeping.history import History
from identity_scan.model import Answer, Ask, Collected, Depth, Hit, Outcome, Plan, Query, Tier
from identity_scan.session.search import Search

ROOT = Path(__file__).resolve().parents[2]
FINDINGS, A_PAGE, RUNS = 500, 25, 9
BRANDS = ("bing", "brave", "mojeek")
TITLES = (
    "Guelph Trail Club: members",
    "Speedvale Family Centre, staff",
    "Ottoline Varga, dentist in Perth",
    "Results of the run",
)
WORDS = (
    "Ottoline Varga ran the ten kilometres in Guelph.",
    "Ottoline Varga, social worker, 519-555-0144.",
    "Dr Ottoline Varga has been a dentist in Perth, Australia.",
    "Otti Varga of Guelph, a board member and the treasurer of the club.",
)
EMPTY = """
from textual.app import App
class Empty(App):
    def on_mount(self):
        self.call_after_refresh(self.exit)
Empty().run(headless=True, size=(120, 36))
"""
READABLE = """
from datetime import datetime
import identity_scan.tui.app
from identity_scan.session.house import House
class Readable(identity_scan.tui.app.IdentityScanApp):
    CSS_PATH = identity_scan.tui.app.__file__.replace("app.py", "identity_scan.tcss")
    def _after_first_picture(self):
        super()._after_first_picture()
        self.action_mode("findings")
        self.call_after_refresh(self.look)
    def look(self):
        shown = self.screen.query("#findings")
        there = self.assessment is not None and shown and shown.first().option_count >= 300
        self.call_after_refresh(self.exit, "shown") if there else self.set_timer(0.01, self.look)
assert Readable(House(lambda: datetime.now().astimezone())).run(headless=True, size=(120, 36)) == "shown"
"""
COMMANDS = (
    ("--text",),
    ("findings", "--text"),
    ("actions", "--text"),
    ("report", "html"),
    ("report", "md"),
    ("report", "csv"),
    ("report", "json"),
    ("report", "txt"),
    ("report", "ics"),
)
"""What a PDF takes is typesetting, and no matter of what is kept."""


def _hit(n: int, rank: int) -> Hit:
    words = f"{WORDS[n % 4]} More words about it, number {n}."
    return Hit(rank, f"{TITLES[n % 4]} {n}", f"https://site{n % 97}.example/page/{n}", words)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An installation with a finished search of 500 findings, as the environment of the programs that open it."""
    tmp_path = tmp_path_factory.mktemp("installation")
    folder = tmp_path / "kept"
    own_person.write(ME, folder / "person.toml")
    queries = [Query(f"N{n}", "N1", f'"Ottoline Varga" {n}', Tier.NAME, 10) for n in range(FINDINGS // A_PAGE)]
    with History.open(folder, now) as history:
        history.claim(ME.name)
        plan = Plan(Depth.LIGHT, tuple(Ask(brand, query) for query in queries for brand in BRANDS))
        search = Search.begin(ME, plan, [ENGINES[brand] for brand in BRANDS], history, now)
        for n, query in enumerate(queries):
            hits = tuple(_hit(n * A_PAGE + k, k + 1) for k in range(A_PAGE))
            for brand in BRANDS:
                search.add(Collected(Ask(brand, query), Answer(Outcome.RESULTS, hits), now()))
        assert len(search.finish().judged) == FINDINGS
    # Compiled, as when it was installed.
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")} | plain | {"IDENTITY_SCAN_HOME": str(folder)}


def _work(command: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds that a program works; where the system does not tell, the time of day."""
    began = _worked()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)
    return _worked() - began


def _worked() -> float:
    try:
        import resource
    except ImportError:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _beside(least: Sequence[str], ours: Sequence[str], environment: dict[str, str], runs: int) -> float:
    if runs > 1:
        _work(least, environment), _work(ours, environment)  # what is done once is done before
    return statistics.median(_work(ours, environment) / _work(least, environment) for _run in range(runs))


def test_500_kept_findings_are_soon_read_on_screen(
    home: dict[str, str], figure: Callable[[str, float, float], None], runs: Callable[[int], int]
) -> None:
    times = _beside((sys.executable, "-c", EMPTY), (sys.executable, "-c", READABLE), home, runs(RUNS))
    figure("500 kept findings on screen, times the first picture of an empty application", times, 3.0)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_kept_is_told_nearly_as_soon_as_the_help(
    home: dict[str, str],
    figure: Callable[[str, float, float], None],
    runs: Callable[[int], int],
    command: tuple[str, ...],
) -> None:
    cli = (sys.executable, "-c", "import sys; from identity_scan.cli.entry import main; sys.exit(main())")
    times = _beside((*cli, "--help"), (*cli, *command), home, runs(5))
    figure(f"{' '.join(command)} of 500 kept findings, times --help", times, 4.0)
