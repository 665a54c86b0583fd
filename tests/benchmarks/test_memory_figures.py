"""How much memory the interface takes with 500 findings, beside the same interface with none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PREPARE = """
import sys
from datetime import datetime, UTC
from identity_scan import demo
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Answer, Ask, Collected, Depth, Hit, Outcome, Plan, Query, Tier
from identity_scan.session.search import Search

me, count, now = demo.find("tamsin").person, int(sys.argv[1]), lambda: datetime.now(UTC)
own_person.write(me, settings.folder() / "person.toml")
if count:
    pages = demo.find("tamsin").world.documents
    hits = tuple(
        Hit(n + 1, f"{pages[n % len(pages)].title} {n}", f"https://page{n}.example/{n}", pages[n % len(pages)].snippet)
        for n in range(count)
    )
    ask = Ask("bing", Query("N1", "N1", '"Tamsin Okerlund"', Tier.NAME, count))
    with History.open(settings.folder(), now) as history:
        history.claim(me.name)
        search = Search.begin(me, Plan(Depth.DEEP, (ask,)), (), history, now)
        search.add(Collected(ask, Answer(Outcome.RESULTS, hits), now()))
"""
SHOW = """
import asyncio, re, resource
from datetime import UTC, datetime
from pathlib import Path
from identity_scan.tui.app import IdentityScanApp
from identity_scan.session.house import House

# What Linux gives as ru_maxrss may be that of whoever started this program, here of the tests.
def peak():
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search("VmHWM:[^0-9]*([0-9]+)", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

async def main():
    house = House(lambda: datetime.now(UTC))
    app = IdentityScanApp(house)
    async with app.run_test(size=(120, 36)) as pilot:
        while not app.ready or (app.progress.plan is not None and (app.assessment is None or app.judging)):
            await pilot.pause(0.05)
        await pilot.press("2")
        await pilot.pause()
        found = len(app.assessment.judged) if app.assessment else 0
    print(found, peak())

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the resource module is of Unix")
def test_five_hundred_findings_take_little_more_memory_than_none(
    tmp_path: Path, figure: Callable[[str, float, float], None]
) -> None:
    def peak(count: int) -> tuple[int, int]:
        env = os.environ | {"IDENTITY_SCAN_HOME": str(tmp_path / str(count))}
        for code, words in ((PREPARE, [str(count)]), (SHOW, [])):
            command = [sys.executable, "-c", code, *words]
            done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, done.stderr[-2000:]
        found, memory = map(int, done.stdout.split())
        return found, memory

    (none, empty), (many, full) = peak(0), peak(500)
    assert (none, many) == (0, 500)
    figure("peak memory with 500 findings, times that of the empty interface", full / empty, 1.6)
