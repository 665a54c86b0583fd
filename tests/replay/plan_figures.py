"""Print what a plan costs and finds: `python tests/replay/plan_figures.py [--depth light|deep] [WORLD ...]`.

Each world of ../shared is searched through the stand-in with the pauses of a real search, all at the same time: it
takes as long as the longest, two to four minutes. Of each is printed how many of its pages came, how many requests
were sent, how long it took, and when the last page came that no answer before had shown. MITMDUMP names the stand-in's
program, as for the tests of this folder.

`--look` prints instead what looking together adds: a light search in which Brave, Mojeek and Startpage refuse, then
Google, Brave and Mojeek in a watched Chromium (it needs Xvfb), and how many pages and addresses of the world came of
all. The stand-in's page of Brave loads itself anew in a real browser: where it is busy, `--look google,mojeek`.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
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
BROWSER = "chromium --no-sandbox --disable-gpu --ignore-certificate-errors"


def looked(who: str, depth: str, at: str) -> str:
    """Search one world while three engines refuse, look together then, and tell which of its addresses came."""
    person, scan = PEOPLE / who / "person.toml", ("scan", "--quiet", "--depth", depth)
    world = json.loads((PEOPLE / who / "world.json").read_text("utf-8"))["documents"]
    with tempfile.TemporaryDirectory() as place, display() as shown:
        folder = Path(place)
        home, told = folder / "home", []
        surroundings = {"IDENTITY_SCAN_BROWSER": BROWSER, "DISPLAY": shown}
        for faults, more, lines in ((REFUSE, (), ""), ("", ("--in-browser", at), "\n" * 200)):
            with serve(PEOPLE / who / "world.json", folder, *(("--faults", faults) if faults else ())) as stand_in:
                subprocess.run(
                    command(*scan, "--person", person, "--json", folder / "report.json", *more),
                    env=environment(stand_in, home) | surroundings, input=lines, text=True, capture_output=True,
                )  # fmt: skip
            with History.open(home, now) as history:
                came = history.collected(history.scans()[-1].id)
            known = {fingerprint(hit.url) for item in came for hit in item.answer.hits}
            here = [row["url"] for row in world if known & _addresses(row)]
            told.append(f"{len(here)} of {len(world)} = {len(here) / len(world):.2f}")
        states = json.loads((folder / "report.json").read_text("utf-8"))["coverage"]["indexes"]
        pages = sum(item.ask.engine in at.split(",") and item.answer.outcome.answered for item in came)
        missed = [row["url"] for row in world if row["url"] not in here]
        pages_of = wanted(who)
    found = len(reached(pages_of, came)) / len(pages_of)
    return (
        f"{who}  found {found:.2f} of {len(pages_of)} pages  addresses {' -> '.join(told)}  pages looked at {pages}  "
        f"indexes {states}  missed {missed}"
    )


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
    options.add_argument("--depth", default="light", choices=["light", "deep"])
    options.add_argument("--look", nargs="?", const="google,brave,mojeek", help="look together at these engines")
    given = options.parse_args()
    os.nice(5)
    if given.look:
        for who in given.worlds:
            print(looked(who, given.depth, given.look), flush=True)
        return
    with ThreadPoolExecutor(len(given.worlds)) as pool:
        for found in pool.map(lambda who: measure(who, ("--depth", given.depth)), given.worlds):
            print(found, flush=True)


if __name__ == "__main__":
    main()
