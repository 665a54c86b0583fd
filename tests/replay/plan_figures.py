"""Print what a plan costs and finds: `python tests/replay/plan_figures.py [WORLD ...] [--depth light|deep] [--look]`.

Each world of ../shared is searched through the stand-in with the pauses of a real search, all at the same time: it
takes as long as the longest, two to four minutes. Of each is printed how many of its pages came, how many requests
were sent, how long it took, and when the last page came that no answer before had shown. MITMDUMP names the stand-in's
program, as for the tests of this folder.

`--look` prints instead what looking together adds: a search, deep if no depth is given, in which Brave, Mojeek and
Startpage refuse, then Google, Brave and Mojeek in a watched Chromium (it needs Xvfb). Startpage is not looked at: it
shows the index of Google, which Google's own pages answer for. Of each world is printed what share came before and
after, which index is answered, how many keys were pressed for how many pages, and how long it took; it fails where an
index is not answered, less than 0.95 of the pages came, or a page cost more than one key. A world takes about two
minutes, one after the other. A light search asks too little for that share in two of the five worlds.
"""

import argparse
import contextlib
import fcntl
import json
import os
import subprocess
import sys
import tempfile
import termios
import time
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from stand_in import PEOPLE, command, environment, serve

from identity_scan.cli.startup import now
from identity_scan.keeping.history import History
from identity_scan.model import Collected
from identity_scan.session.look_together import PACE
from identity_scan.speech.address import fingerprint

LATENCY = "0.3"
"""Seconds in which the stand-in answers."""


@dataclass(frozen=True)
class Measured:
    """One search of one world."""

    who: str
    found: int
    pages: int
    requests: Counter[str]
    wall: float
    last: float
    """Seconds after the beginning at which the last new page of the worker's came."""

    def __str__(self) -> str:
        engines = " ".join(f"{name} {n}" for name, n in self.requests.most_common())
        return (
            f"{self.who}  found {self.found} of {self.pages}  requests {self.requests.total()}  "
            f"wall {self.wall:.0f} s  last new page at {self.last:.0f} s = {self.last / self.wall:.0%}  ({engines})"
        )


def wanted(who: str) -> dict[str, frozenset[str]]:
    """Return the pages that a search could find, each by its addresses."""
    gold = json.loads((PEOPLE / who / "gold.json").read_text("utf-8"))
    pages = {name: row for name, row in gold["findings"].items() if row["type"] == "web"}
    return {
        name: frozenset(map(fingerprint, row["urls"]))
        for name, row in pages.items()
        if name not in gold.get("disputed", [])
    }


def reached(pages: dict[str, frozenset[str]], came: Iterable[Collected]) -> dict[str, float]:
    """Return when each page came first, as seconds of the clock."""
    first: dict[str, float] = {}
    for item in sorted(came, key=lambda item: item.at):
        shown = {fingerprint(hit.url) for hit in item.answer.hits}
        for name, addresses in pages.items():
            if addresses & shown:
                first.setdefault(name, item.at.timestamp())
    return first


def measure(who: str, arguments: Sequence[str]) -> Measured:
    """Search one world as a worker would, with a fresh home."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        home = folder / "home"
        with serve(PEOPLE / who / "world.json", folder, "--latency", LATENCY) as stand_in:
            surroundings = environment(stand_in, home)
            del surroundings["IDENTITY_SCAN_GAP"]  # the pauses are those of a real search
            asked = command("scan", "--person", PEOPLE / who / "person.toml", "--quiet", *arguments)
            began = time.time()
            done = subprocess.run(asked, env=surroundings, capture_output=True, text=True, stdin=subprocess.DEVNULL)
            wall = time.time() - began
            assert done.returncode == 0, done.stderr
            requests = Counter(row["engine"] for row in stand_in.asked())
        with History.open(home, now) as history:
            came = tuple(history.collected(history.scans()[-1].id))
    pages = wanted(who)
    first = reached(pages, came)
    return Measured(who, len(first), len(pages), requests, wall, max(first.values(), default=began) - began)


REFUSE = "brave=429,mojeek=captcha,startpage=captcha"
LEAST = 0.95
"""The share of a world's pages that must have come after the look."""
BROWSER = "chromium --no-sandbox --disable-gpu --ignore-certificate-errors"


@dataclass(frozen=True)
class Looked:
    """One world: a search in which three engines refuse, and what looking together added."""

    who: str
    shares: list[str]
    """Of the pages that could be found, and of all addresses of the world: what came before the look, and after it."""
    found: float
    states: dict[str, str]
    """Each index: answered, partly or not asked."""
    keys: int
    pages: int
    seconds: float
    missed: list[str]

    @property
    def held(self) -> bool:
        """Whether every index is answered, nearly all was found, and each page cost one key."""
        return set(self.states.values()) == {"answered"} and self.found >= LEAST and self.keys == self.pages > 0

    def __str__(self) -> str:
        least = self.pages * PACE / 60
        return (
            f"{self.who}  {'holds' if self.held else 'FAILS'}  {'  '.join(self.shares)}\n"
            f"  {', '.join(f'{index}: {state}' for index, state in self.states.items())}\n"
            f"  {self.keys} keys for {self.pages} pages, {self.seconds:.0f} s (with a look's pauses {least:.0f} min)\n"
            f"  missed {' '.join(self.missed) or 'nothing'}"
        )


def looked(who: str, depth: str, at: str) -> Looked:
    """Search one world while three engines refuse, look together then, and tell which of its addresses came."""
    asked = "scan", "--quiet", "--depth", depth, "--person", PEOPLE / who / "person.toml"
    world = json.loads((PEOPLE / who / "world.json").read_text("utf-8"))["documents"]
    pages, told = wanted(who), list[tuple[float, list[str], float, int]]()
    with tempfile.TemporaryDirectory() as place, display() as shown:
        folder = Path(place)
        home, report = folder / "home", folder / "report.json"
        for faults, more in ((REFUSE, ()), ("", ("--in-browser", at))):
            with serve(PEOPLE / who / "world.json", folder, *(("--faults", faults) if faults else ())) as stand_in:
                surroundings = environment(stand_in, home) | {"IDENTITY_SCAN_BROWSER": BROWSER, "DISPLAY": shown}
                began = time.monotonic()
                keys = typed(command(*asked, "--json", report, *more), surroundings)
                seconds = time.monotonic() - began
            with History.open(home, now) as history:
                came = tuple(history.collected(history.scans()[-1].id))
            known = {fingerprint(hit.url) for item in came for hit in item.answer.hits}
            here = [row["url"] for row in world if known & _addresses(row)]
            told.append((len(reached(pages, came)) / len(pages), here, seconds, keys))
        states = json.loads(report.read_text("utf-8"))["coverage"]["indexes"]
    (before, here_before, _seconds, _keys), (found, here, seconds, keys) = told
    taken = sum(item.ask.engine in at.split(",") and item.answer.outcome.answered for item in came)
    shares = [
        f"found {before:.2f} -> {found:.2f} of {len(pages)} pages",
        f"{len(here_before) / len(world):.2f} -> {len(here) / len(world):.2f} of {len(world)} addresses",
    ]
    missed = [row["url"] for row in world if row["url"] not in here]
    return Looked(who, shares, found, states, keys, taken, seconds, missed)


def typed(asked: Sequence[str], surroundings: dict[str, str]) -> int:
    """Run a command, give it an empty line whenever it has none left to read, and return how many it read."""
    waiting, keys = array("i", [0]), 0
    theirs, ours = os.pipe()
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(asked, env=surroundings, stdin=theirs, stdout=said, stderr=said)
        while running.poll() is None:
            fcntl.ioctl(theirs, termios.FIONREAD, waiting)
            if not waiting[0]:
                keys += os.write(ours, b"\n")
            time.sleep(0.01)
        fcntl.ioctl(theirs, termios.FIONREAD, waiting)
        said.seek(0)
        assert running.returncode in (0, 1), said.read().decode()  # 1: somebody did not answer
    os.close(theirs)
    os.close(ours)
    return keys - waiting[0]


def _addresses(row: dict[str, Any]) -> set[str]:
    return {fingerprint(url) for url in (row["url"], *row.get("shown_as", {}).values())}


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Give a screen that nobody sees."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24"], pass_fds=(write,))
    os.close(write)
    try:
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def main() -> None:
    """Measure the worlds that are named, all of them if none is."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("worlds", nargs="*", default=sorted(folder.name for folder in PEOPLE.iterdir()))
    options.add_argument("--depth", choices=["light", "deep"])
    options.add_argument("--look", nargs="?", const="google,brave,mojeek", help="look together at these engines")
    given = options.parse_args()
    os.nice(5)
    if given.look:
        held = True
        for who in given.worlds:
            print(world := looked(who, given.depth or "deep", given.look), flush=True)
            held = held and world.held
        sys.exit(not held)
    with ThreadPoolExecutor(len(given.worlds)) as pool:
        for found in pool.map(lambda who: measure(who, ("--depth", given.depth or "light")), given.worlds):
            print(found, flush=True)


if __name__ == "__main__":
    main()
