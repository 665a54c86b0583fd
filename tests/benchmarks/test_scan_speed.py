"""How long a scan takes beside what good manners alone would take."""

import asyncio
import dataclasses
import time
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from stand_in import PEOPLE, serve

from identity_scan.asking.collect import collect
from identity_scan.asking.fetch import Web
from identity_scan.engines import ENGINES
from identity_scan.judge import judge
from identity_scan.keeping import own_person
from identity_scan.keeping.settings import Settings
from identity_scan.merging.merge import merge
from identity_scan.model import Depth
from identity_scan.planning import plan

LATENCY = 0.3
GAP = 0.5
FRAMES = 0.05
"""Seconds of three frames of the interface."""


class Recorded:
    """The web, with every reply kept beside its engine and when it came."""

    def __init__(self, web):
        self.web, self.replies, self.sent = web, [], Counter()

    async def send(self, engine, request):
        self.sent[engine.id] += 1
        reply = await self.web.send(engine, request)
        self.replies.append((engine, reply))
        return reply


class Watch:
    """Measures the longest time for which the event loop was not free."""

    def __init__(self):
        self.longest = 0.0

    async def __aenter__(self):
        self.task = asyncio.create_task(self._tick())
        return self

    async def __aexit__(self, *raised):
        self.task.cancel()

    async def _tick(self):
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            self.longest = max(self.longest, time.perf_counter() - began - 0.005)


@dataclasses.dataclass
class Run:
    """What one scan through the stand-in took."""

    seconds: float
    first: float
    web: Recorded
    collected: list
    pause: float
    pause_idle: float


async def scan(worker, asks):
    engines = {e.id: dataclasses.replace(e, gap=GAP) for e in Settings().chosen(ENGINES)}
    collected, first = [], 0.0
    async with Watch() as idle:
        await asyncio.sleep(0.5)
    async with Web() as web, Watch() as busy:
        recorded = Recorded(web)
        began = time.perf_counter()
        async for item in collect(asks, engines, recorded, Settings().options, now=lambda: datetime.now(UTC)):
            if item.answer.hits and not first:
                first = time.perf_counter() - began
            collected.append(item)
        seconds = time.perf_counter() - began
    return Run(seconds, first, recorded, collected, busy.longest, idle.longest)


@pytest.fixture(scope="module")
def replay(tmp_path_factory):
    world = PEOPLE / "persona-b" / "world.json"
    with serve(world, tmp_path_factory.mktemp("replay"), "--latency", str(LATENCY)) as stand_in:
        yield stand_in


@pytest.fixture
async def run(shared, replay, monkeypatch):
    for name, value in replay.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("IDENTITY_SCAN_GAP", str(GAP))
    worker = own_person.read(PEOPLE / "persona-b" / "person.toml")
    chosen = Settings().chosen(ENGINES)
    warm = plan.make(worker, Depth.LIGHT, chosen, plan.usual(worker, Depth.LIGHT)[:1])
    await scan(worker, dataclasses.replace(warm, asks=warm.asks[:1]))  # imports, and the stand-in's own certificates
    return await scan(worker, plan.make(worker, Depth.LIGHT, chosen))


async def test_a_scan_takes_what_manners_take(run, figure):
    critical = max(run.web.sent.values()) * (LATENCY + GAP)
    print(run.web.sent, run.seconds)
    figure("whole plan / critical path of the busiest engine", run.seconds / critical, 1.05)
    figure("first finding / fastest engine's latency", run.first / LATENCY, 1.5)
    figure(
        "longest pause of the loop in a scan, beyond idle, in three frames", (run.pause - run.pause_idle) / FRAMES, 1
    )
    reading = time.perf_counter()
    for engine, reply in run.web.replies:
        engine.read(reply)
    findings = merge(run.collected, {e.id: e.index for e in ENGINES.values()})
    judge(findings, own_person.read(PEOPLE / "persona-b" / "person.toml"), today=date(2026, 11, 22))
    reading = time.perf_counter() - reading
    polite = max(n * (LATENCY + ENGINES[name].gap) for name, n in run.web.sent.items())
    figure("reading, merging and judging all pages / a scan at the engines' own gaps", reading / polite, 0.05)
