"""Look at the addresses of the tables, and give the tables out. For maintainers, never at run time:

    python -m identity_scan.cli.fact_check check [PART ...]     look at addresses, write opened.tsv, print what broke
    python -m identity_scan.cli.fact_check export FOLDER        the tables as JSON and CSV, with licence and schema

A PART limits the look to the addresses that hold it, such as google.com. Each site is asked one page at a time with
seconds between, under the program's own name; sites are asked side by side. Nothing about a person is sent.
"""

import asyncio
import csv
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from identity_scan import facts
from identity_scan.asking.fetch import Web
from identity_scan.asking.unreachable import Unreachable
from identity_scan.cli import event_loop
from identity_scan.cli.startup import now
from identity_scan.engines.engine import Engine
from identity_scan.engines.reading.result_page import parse
from identity_scan.facts import addresses
from identity_scan.facts.addresses import Came, Look
from identity_scan.model import Answer, Outcome, Reply, Request
from identity_scan.speech import address
from identity_scan.speech.text import clean

AT_ONCE: Final = 12
"""Sites asked side by side."""
GAP: Final = 5.0
"""Seconds between two pages of one site, before jitter."""
TABLES: Final = (*addresses.COLUMNS, "sites", "opened")
ROOT: Final = Path(__file__).parents[2]
PAPERS: Final = ("NOTICE", "LICENSE", "docs/FACTS.md")
"""Where the facts come from, the licence, and what each column means."""


class Visitor(Protocol):
    """Whatever may be sent to look at a page: the web, or a test's own."""

    async def visit(self, engine: Engine, request: Request) -> Reply:
        """Send a request to a public address."""
        ...


async def check(urls: Iterable[str], web: Visitor, today: date) -> list[Look]:
    """Look at each address once and tell what came of it; a failure is a look too, and never "gone"."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(url: str) -> Look:
        async with turn:
            return await _look(url, web, today.isoformat())

    return list(await asyncio.gather(*map(one, dict.fromkeys(urls))))


async def _look(url: str, web: Visitor, day: str) -> Look:
    site = address.site(url)
    house = Engine(f"site {site}", site, "", lambda _reply: Answer(Outcome.CHANGED), hosts=(site,), gap=GAP)
    try:
        reply = await web.visit(house, Request(url.partition("#")[0], headers=(("Accept", "text/html"),)))
    except Unreachable as error:
        came = Came.MOVED if error.abroad else Came.NOT_TOLD
        return Look(url, day, came, 0, error.abroad, error.why)
    final = clean(reply.url, 500)
    elsewhere = "" if final.rstrip("/") == url.rstrip("/") else final
    return Look(url, day, addresses.judge(reply.status, url, final), reply.status, elsewhere, _title(reply))


def _title(reply: Reply) -> str:
    page = parse(reply)
    return clean(page.soup.title.get_text(" "), 120) if page and page.soup.title else ""


def write(looked: Iterable[Look], folder: Path = facts.FOLDER) -> None:
    """Put looks into `opened.tsv` in place of older ones; the row of an address that no table holds any more goes."""
    held = {place.url for place in addresses.places()}
    now = {**addresses.looks(), **{look.url: look for look in looked}}
    (folder / "opened.tsv").write_text(addresses.table(look for url, look in now.items() if url in held), "utf-8")


def export(folder: Path) -> None:
    """Write each table as JSON and as CSV into a folder, with the papers that must go with them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        rows = facts.rows(name)
        (folder / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
        _write_csv(folder / f"{name}.csv", (facts.FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()[0], rows)
    for paper in PAPERS:
        shutil.copy(ROOT / paper, folder)


def _write_csv(path: Path, head: str, rows: Sequence[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, head.split("\t"))
        written.writeheader()
        written.writerows(rows)


async def _check_on_the_web(parts: Sequence[str], today: date) -> list[Look]:
    urls = [place.url for place in addresses.places() if not parts or any(part in place.url for part in parts)]
    async with Web() as web:
        return await check(urls, web, today)


def main(words: Sequence[str]) -> int:
    """Run the command that the words name; 2 where they name none."""
    match list(words):
        case ["check", *parts]:
            looked = event_loop.run(_check_on_the_web(parts, now().date()))
            write(looked)
            sys.stdout.write(addresses.report(looked))
        case ["export", folder]:
            export(Path(folder))
        case _:
            sys.stderr.write((__doc__ or "").split("\n\n")[1] + "\n")
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
