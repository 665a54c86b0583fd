"""What `identity-scan judge` costs on many rows: ten times the rows, and the memory of one run."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="memory of a process is measured on Unix")

PERSON = """name = "Ottoline Farrow-Beck"
places = ["Juniper Bay, Ontario"]
professions = ["Social worker, MSW, RSW"]
employers = ["Juniper Bay Child & Family Services"]
interests = ["curling", "sea kayaking"]
self = true
"""
WORDS = [line for line in (Path(__file__).parents[2] / "identity_scan/facts/common_words.txt").read_text().split()]
RUN = """
import re, resource, sys
from pathlib import Path
from identity_scan.cli.entry import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    # On Linux the peak of getrusage begins with that of the process that started this one: the tests' own.
    told = Path("/proc/self/status")
    own = re.search(r"VmHWM:\\s+(\\d+)", told.read_text()) if told.exists() else None
    peak = int(own[1]) if own else used.ru_maxrss
    unit = 2**20 if sys.platform == "darwin" else 2**10
    needless = {"asyncio", "ssl", "sqlcipher3", "identity_scan.keeping.history", "identity_scan.present.report_view"}
    loaded = ",".join(sorted(needless & sys.modules.keys())) or "nothing"
    sys.stderr.write(f"{loaded} {used.ru_utime + used.ru_stime} {peak / unit}")
"""
Figure = Callable[[str, float, float], None]


def _row(n: int, chance: random.Random) -> dict[str, object]:
    said = chance.choice(["", "Juniper Bay, Ontario. ", "social worker, 705-555-0110. ", "REALTOR in Halifax. "])
    title = f"Ottoline Farrow-Beck {' '.join(chance.sample(WORDS, 6))}"
    snippet = said + " ".join(chance.sample(WORDS, 25))
    return {
        "engine": "bing",
        "query": "",
        "rank": n + 1,
        "url": f"https://s{n}.example/a",
        "title": title,
        "snippet": snippet,
    }


@pytest.fixture
def judged(tmp_path: Path) -> Callable[[int], tuple[float, float]]:
    (tmp_path / "person.toml").write_text(PERSON)

    def run(rows: int) -> tuple[float, float]:
        chance = random.Random(7)
        (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(_row(n, chance)) for n in range(rows)))
        words = ["judge", "rows.jsonl", "--person", "person.toml", "--json", "report.json"]
        done = subprocess.run(
            [sys.executable, "-c", RUN, *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
        )
        assert len(json.loads((tmp_path / "report.json").read_text())["findings"]) == rows, done.stderr
        loaded, seconds, megabytes = done.stderr.split()[-3:]
        assert loaded == "nothing", "judging rows needs no sockets, no store and no sheets: to load them takes longest"
        return float(seconds), float(megabytes)

    return run


def test_rows_cost_the_same_however_many(
    judged: Callable[[int], tuple[float, float]], figure: Figure, asked_for: bool
) -> None:
    rows = 5_000 if asked_for else 1_000
    few, _memory = judged(rows // 10)
    many, memory = judged(rows)
    figure(f"judge: time of {rows:,} rows by that of {rows // 10}", many / few, 11)
    figure(f"judge: memory of {rows:,} rows in MB", memory, 220)
    assert many <= 13 * few
    assert memory < 300
