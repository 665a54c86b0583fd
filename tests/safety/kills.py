"""Kill -9 in a search, while judging, deciding and writing a report; say what was acknowledged and is not there.

`python -m tests.safety.kills 200` runs it by itself. Children are forked from one process that has all loaded, so that
a kill falls into the work and not into its imports.
"""

import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from identity_scan import demo, reports
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Options
from identity_scan.keeping.history import History
from identity_scan.model import Decision, Depth, Handling, Plan, Status, Verdict
from identity_scan.planning import plan
from identity_scan.session.search import Search

NOW = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)
WHO = demo.find("tamsin")
ASKED = [ENGINES[name] for name in ("bing", "brave", "mojeek")]
PLAN = Plan(Depth.LIGHT, plan.make(WHO.person, Depth.LIGHT, ASKED[:2], chance=random.Random(0)).asks[:8])
MOMENTS = {"search": 8, "judging": 0, "decision": 35, "report": 2}
"""Each kind of work, and how many words it says after its first until the next begins: each is aimed at in turn."""
Say = Callable[..., None]


@dataclass
class Told:
    """What became of the kills."""

    kills: int = 0
    survived: int = 0
    acknowledged: int = 0
    """Answers, decisions, states and reports that the killed processes had acknowledged."""
    during: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)


def work(folder: Path, say: Say) -> None:
    """Search, decide, note a state and write a report, acknowledging each as the screens do; then again."""
    with History.open(folder, lambda: NOW) as history:
        while True:
            search = Search.begin(WHO.person, PLAN, ASKED, history, lambda: NOW)
            say("during", "search", search.scan.id)
            asyncio.run(_searched(search, say))
            say("during", "judging")
            assessment = search.finish()
            say("finished", search.scan.id)
            for number, judged in enumerate(assessment.judged[:12]):
                say("during", "decision")
                note = f"{os.getpid()}-{number}"
                history.decide(Decision(judged.finding.id, verdict=Verdict.ME, handling=Handling.KEEP, note=note))
                say("decided", judged.finding.id, note)
                history.set_status(judged.finding.id, "PRIV-02", Status.DONE, note)
                say("status", judged.finding.id, note)
            say("during", "report")
            for path in reports.write(assessment, ["json", "md", "html"], folder / "reports", False, NOW.date()):
                say("report", path.name)


async def _searched(search: Search, say: Say) -> None:
    async for item in search.run(WHO.web(), lambda _engine: Options()):
        say("answer", search.scan.id, *item.ask.key)


def killed(folder: Path, moment: str, words: int, after: float) -> list[list[str]]:
    """Fork, kill it so long after so many words of a kind of work, without warning; returns what it acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        with suppress(BaseException):
            work(folder, lambda *words: os.write(write, json.dumps(words).encode() + b"\n"))
        os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        first = _until(said, moment) + b"".join(said.readline() for _word in range(words))
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        rest = said.read()
    os.waitpid(child, 0)
    lines = (first + rest).split(b"\n")
    return [json.loads(line) for line in lines[:-1] if line]  # the last may be half a line


def _until(said: BinaryIO, moment: str) -> bytes:
    """Read up to the first word of a kind of work, or all that is said if the process ends before it."""
    read = b""
    while line := said.readline():
        read += line
        if json.loads(line)[:2] == ["during", moment]:
            break
    return read


def missing(folder: Path, said: list[list[str]]) -> list[str]:
    """Open what is left and return what was acknowledged and is not there."""
    with History.open(folder, lambda: NOW) as history:
        if history.notices:
            return [f"the database was damaged: {history.notices[0]}"]
        scans = {scan.id: scan for scan in history.scans()}
        kept = {(name, *map(str, c.ask.key)) for name in scans for c in history.collected(name)}
        decisions, standings = history.decisions(), history.standings()
    lost = []
    for kind, *words in said:
        there = {
            "answer": lambda w: tuple(map(str, w)) in kept,
            "decided": lambda w: decisions[w[0]].note == w[1] or _later(decisions[w[0]].note, w[1]),
            "status": lambda w: (w[0], "PRIV-02") in standings,
            "finished": lambda w: scans[w[0]].finished is not None,
            "report": lambda w: _whole(folder / "reports" / w[0]),
        }.get(kind, lambda _w: True)
        if not there(words):
            lost.append(f"{kind} {words}")
    return lost


def _later(kept: str, said: str) -> bool:
    return kept.partition("-")[2] == said.partition("-")[2]


def _whole(path: Path) -> bool:
    text = path.read_text("utf-8")
    return bool(json.loads(text)) if path.suffix == ".json" else text.endswith("\n") or text.endswith("</html>")


def run(times: int, seed: int = 7) -> Told:
    """Kill so often, in each kind of work in turn, at moments drawn from the seed, always on the same history."""
    told, chance = Told(), random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "home"
        for _kill in range(times):
            moment = list(MOMENTS)[told.kills % len(MOMENTS)]
            at_once = told.kills < len(MOMENTS)
            after = 0.0 if at_once else chance.expovariate(1 / 0.01)
            said = killed(folder, moment, 0 if at_once else chance.randint(0, MOMENTS[moment]), after)
            lost = missing(folder, said)
            told.kills += 1
            told.survived += not lost
            told.acknowledged += sum(kind != "during" for kind, *_words in said)
            told.during[next((words[0] for kind, *words in reversed(said) if kind == "during"), "start")] += 1
            told.lost += lost
            if len(said) and told.kills % 10 == 0:
                History.open(folder, lambda: NOW).erase()  # years of scans would slow each kill down
    return told


if __name__ == "__main__":
    result = run(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
    print(json.dumps({**vars(result), "during": dict(result.during)}))
    sys.exit(bool(result.lost))
