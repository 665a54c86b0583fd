"""Only the engines of the plan, and nothing else, ever: a whole use is watched from outside and from inside.

What happens to redirects, packed bombs, proxies and certificates on each route stands in tests/asking/test_fetch.py.
"""

import json
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from safety.pretend_web import Pretence, hosts_of, pretending, product

from identity_scan import demo
from identity_scan.cli.startup import now
from identity_scan.engines import ENGINES
from identity_scan.keeping.history import History
from identity_scan.keeping.settings import Settings
from identity_scan.model import Depth
from identity_scan.person import person_file
from identity_scan.planning import plan

WORKER = """
name = "Tamsin Okerlund"
places = ["Hamilton"]
professions = ["Social worker"]
employers = ["Harbour Children's Aid"]
usernames = ["tamsin_runs"]
private_phones = ["905-555-0142"]
private_emails = ["tamsin@locke.example"]
home_address = "18 Locke Lane, Hamilton"
self = true
"""
SECRETS = ("tamsin", "okerlund", "905-555-0142", "9055550142", "locke lane", "tamsin_runs", "harbour children")


@dataclass
class Use:
    """A whole use: every command with what it printed, whom it reached, and all that it logged."""

    home: Path
    web: Pretence
    ran: dict[str, subprocess.CompletedProcess[str]] = field(default_factory=dict)
    connected: dict[str, list[str]] = field(default_factory=dict)
    """By command, what the proxy was asked to connect to."""
    watched: dict[str, list[str]] = field(default_factory=dict)
    """By command, what the process itself connected to or looked up."""
    logs: str = ""
    cookies: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def run(self, name: str, *words: object) -> subprocess.CompletedProcess[str]:
        seen, asked = len(self.web.connected), len(self.web.asked)
        watch, log = (self.home.parent / f"{name}.{kind}" for kind in ("watch", "log"))
        environment = self.web.environment(self.home, SAFETY_WATCH=str(watch), SAFETY_LOG=str(log))
        self.ran[name] = product(*words, environment=environment | {"PYTHONASYNCIODEBUG": "1"})
        self.connected[name] = self.web.connected[seen:]
        self.cookies[name] = [(host, cookie) for host, _path, cookie in self.web.asked[asked:]]
        self.watched[name] = watch.read_text("utf-8").splitlines() if watch.exists() else []
        self.logs += log.read_text("utf-8", "replace") if log.exists() else ""
        return self.ran[name]


def whole_use(folder: Path, web: Pretence) -> Use:
    """Search twice, and do with what was found all that the command line can do offline."""
    use = Use(folder / "home", web)
    use.home.mkdir()
    (use.home / "person.toml").write_text(WORKER, "utf-8")
    report = folder / "report.json"
    use.run("scan", "scan", "--depth", "light", "--json", report)
    use.run("scan again", "scan", "--recipes", "N1", "--quiet")
    finding = next(f["id"] for f in json.loads(report.read_text("utf-8"))["findings"])
    for words in (
        ("demo", "tamsin", "--headless"),
        ("history",),
        ("compare",),
        ("actions", "--all"),
        ("actions", "--finding", finding),
        ("by-hand",),
        ("engines",),
        ("report", "html", "md", "csv", "json", "ics", "txt", "--full"),
        ("remind",),
        ("erase", "--yes"),
    ):
        use.run(" ".join(words[:2]), *words)
    return use


@pytest.fixture(scope="module")
def use(tmp_path_factory: pytest.TempPathFactory) -> Use:
    folder = tmp_path_factory.mktemp("use")
    with pretending(demo.find("tamsin").world, folder) as web:
        return whole_use(folder, web)


def allowed() -> frozenset[str]:
    """The hosts of the plans of both searches, made again from the same person; the history is erased by now."""
    made = plan.make(person_file.parse(WORKER), Depth.LIGHT, Settings().chosen(ENGINES), chance=Random(0))
    return hosts_of(made)


def test_a_whole_use_ends_well(use: Use) -> None:
    for name, ran in use.ran.items():
        assert ran.returncode in (0, 1), (name, ran.stderr[-600:])
        assert "Traceback" not in ran.stderr


def test_only_hosts_of_the_plan_are_reached(use: Use) -> None:
    reached = {place.partition(":")[0] for places in use.connected.values() for place in places}
    assert len(reached) >= 6
    assert reached <= allowed()
    assert all(place.endswith(":443") for places in use.connected.values() for place in places)


def test_the_process_itself_talks_to_the_proxy_alone(use: Use) -> None:
    places = {line for lines in use.watched.values() for line in lines}
    assert places
    elsewhere = [p for p in places if "'127.0.0.1'" not in p and not p.endswith((" 127.0.0.1", " localhost"))]
    assert not elsewhere


def test_nothing_but_a_search_reaches_anybody(use: Use) -> None:
    for name in use.ran:
        if not name.startswith("scan"):
            assert use.connected[name] == [], name
            assert use.watched[name] == [], name


def test_no_cookie_lives_from_one_search_to_the_next(use: Use) -> None:
    first = {cookie for _host, cookie in use.cookies["scan"] if "track" in cookie}
    assert first, "within a search an engine gets its own cookies back, so this test can fail"
    begun: set[str] = set()
    for host, cookie in use.cookies["scan again"]:
        if host not in begun:
            assert "track" not in cookie
        begun.add(host)


def test_no_log_names_the_person_a_query_or_an_address(use: Use) -> None:
    assert "asyncio" in use.logs, "everything at DEBUG was taken down, so this test can fail"
    told = use.logs.casefold().replace("+", " ").replace("%20", " ")
    assert not [secret for secret in SECRETS if secret in told]
    assert "https://" not in told.replace("https://127.0.0.1", "")


def test_what_cannot_be_trusted_is_an_outcome_with_its_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "person.toml").write_text(WORKER, "utf-8")
    with pretending(demo.find("tamsin").world, tmp_path) as web:
        words = ("scan", "--engines", "bing,duckduckgo", "--recipes", "N1")
        ended = product(*words, environment=web.environment(home, trusted=False))
        assert web.connected
        assert web.asked == [], "not one byte of a query is sent over a connection that is not trusted"
    assert ended.returncode == 3
    assert "could not be trusted" in ended.stderr
    with History.open(home, now) as history:
        (scan,) = history.scans()
        outcomes = {c.answer.outcome.value for c in history.collected(scan.id)}
    assert "failed" in outcomes
    assert outcomes <= {"failed", "skipped"}


def test_after_erasing_there_is_no_file_left(use: Use) -> None:
    assert not list(use.home.glob("*"))
    assert "looked for" in use.ran["erase --yes"].stderr
