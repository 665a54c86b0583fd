"""A worker searches again: what went, came, moved, changed and came back is told apart, and so is what nobody asked.

The person and every page are invented for this test; the web of the demonstrations answers for the engines, in their
own markup.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha1
from itertools import count
from pathlib import Path

import pytest
from at_the_prompt import Run

from identity_scan.advice.roads import named
from identity_scan.asking import fetch
from identity_scan.cli.startup import now
from identity_scan.demo.web import DemoWeb
from identity_scan.demo.web import World as Web
from identity_scan.engines.engine import Engine
from identity_scan.keeping.compare import Kind
from identity_scan.keeping.history import History
from identity_scan.model import Reply, Request
from identity_scan.present import words

ENGINES = ("bing", "brave", "mojeek")
NAME = "Ottoline Varga"
PERSON = f"""
name = "{NAME}"
places = ["Guelph, Ontario"]
professions = ["Hospital social worker, MSW"]
employers = ["Speed River General"]
domains = ["speedriver.example"]
private_phones = ["519-555-0187"]
home_address = "9 Millrace Lane, Guelph"
language = "en-CA"
self = true
"""
WORK = "Ottoline Varga, hospital social worker, Speed River General, Guelph"
KINDS = {words.change(kind.value) for kind in Kind}
"""What a line of a comparison begins with, before the title of a page."""
Page = dict[str, object]
World = Mapping[str, Page]


def page(url: str, title: str, snippet: str, page_text: str = "") -> Page:
    """A page that all three engines know."""
    document: Page = {"url": url, "title": title, "snippet": snippet, "keywords": NAME, "indexes": list(ENGINES)}
    return document | ({"page": page_text} if page_text else {})


TEAM = page("https://speedriver.example/team", "Our team, Speed River General", WORK)
CLUB = page(
    "https://sculls.example/members",
    "Guelph sculling club, members",
    f"{NAME}, Guelph, Speed River. Call 519-555-0187.",
)
LISTING = page(
    "https://wherefolk.example/varga", "Ottoline Varga in Guelph | WhereFolk", f"{NAME}, 9 Millrace Lane, Guelph."
)
COUNCIL = page(
    "https://council.example/minutes-12",
    "Minutes of the council, Guelph",
    f"{NAME} of Speed River General spoke. 9 Millrace Lane, Guelph.",
)
PAPER = page("https://paper.example/regatta", "Regatta on the Speed River, Guelph", f"{NAME} of Guelph won the sculls.")
REGISTER = page("https://register.example/varga", "Find a social worker: Ottoline Varga", WORK)
FIRST: World = {
    "team": TEAM, "club": CLUB, "listing": LISTING, "council": COUNCIL, "paper": PAPER, "register": REGISTER,
}  # fmt: skip


def on_top(many: int) -> Iterator[Page]:
    """Pages that the invented web puts above all others: it orders equal matches by a figure of their address."""

    def low(index: str, url: str) -> bool:
        return int(sha1(f"{index} {url}".encode()).hexdigest()[:4], 16) > 0xFA00

    urls = (f"https://news{n}.example/varga" for n in count())
    tops = (url for url in urls if all(low(index, url) for index in ENGINES))
    for n, url in zip(range(many), tops, strict=False):
        yield page(url, f"Hospital news {n}, Guelph", WORK)


@dataclass
class Worker:
    """Somebody who searches at this computer, again and again, and works on what is found."""

    folder: Path
    prompt: Run
    answers: pytest.MonkeyPatch
    searched: list[str] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def run(self, *words: str, code: int = 0) -> str:
        """Give a command; what it prints."""
        self.home.mkdir(exist_ok=True)
        (self.home / "person.toml").write_text(PERSON, "utf-8")
        ended = self.prompt(*words)
        assert ended.code == code, ended.err
        return ended.out

    def web(self, world: World, refusing: Mapping[str, int]) -> None:
        """Let this world be the web from now on, with engines that refuse with a status."""
        file = self.folder / "world.json"
        file.write_text(json.dumps({"documents": list(world.values())}), "utf-8")
        known = DemoWeb(Web.read(file))
        pages = {str(found["url"]): found for found in world.values()}

        async def send(_web: fetch.Web, engine: Engine, request: Request) -> Reply:
            status = refusing.get(engine.id)
            return Reply(status, request.url) if status else await known.send(engine, request)

        async def visit(_web: fetch.Web, _engine: Engine, request: Request) -> Reply:
            found = pages[request.url]
            html = f"<html><title>{found['title']}</title><body><p>{found.get('page', '')}</p></body></html>"
            headers = {"content-type": "text/html; charset=utf-8"}
            return Reply(int(str(found.get("status", 200))), request.url, headers, html.encode())

        self.answers.setattr(fetch.Web, "send", send)
        self.answers.setattr(fetch.Web, "visit", visit)

    def search(self, world: World, **refusing: int) -> None:
        """Search once for the bare name; what refused before is not left alone any more."""
        with History.open(self.home, now) as history:
            for engine in ENGINES:
                history.rest(engine, datetime.now().astimezone())
        asked = ("scan", "--engines", ",".join(ENGINES), "--recipes", "N1", "--quiet")
        self.web(world, refusing)
        self.run(*asked, code=1 if refusing else 0)
        self.searched = [line.split()[0] for line in self.run("history").splitlines()[1:]][::-1]

    def compared(self, *scans: str) -> dict[str, str]:
        """What is said of each page, by its title: the kind of change, and the sentence about it."""
        told: dict[str, str] = {}
        title = ""
        for row in self.run("compare", *scans).splitlines():
            kind, _colon, rest = row.partition(": ")
            if kind in KINDS:
                title = rest.removesuffix(".")
                told[title] = f"{kind}:"
            elif title and kind != "Address":
                told[title] += f" {row}"
        return told

    def changes(self) -> dict[str, str]:
        """What became of each page, as a program reads it."""
        return {row["title"]: row["change"] for row in json.loads(self.run("compare", "--json", "-"))}

    def cards(self) -> dict[tuple[str, str], str]:
        """Where each step stands, by the title of its page and the action."""
        out = self.run("actions", "--all")
        alone = re.findall(r"\[(\w+)/([\w-]+)\]\n   [^\n]* · ([^\n]+)\n   (?:[\w.-]+: ([^\n]*))?", out)
        pages = re.findall(r"^   - (?:[\w.-]+: )?(.*)  \[(\w+)/([\w-]+)\] · (.+)$", out, re.MULTILINE)
        found = [*alone, *((name, step, state, title) for title, name, step, state in pages)]
        return {(title, named(step)): f"{name}/{step} {state}" for name, step, state, title in found}

    def note(self, how: str, title: str, action: str) -> None:
        """Say where a step stands, as the list names it."""
        self.run("actions", how, self.cards()[title, action].split()[0])

    def stands(self, title: str, action: str, cards: Mapping[tuple[str, str], str] | None = None) -> str:
        """Where a step stands now, without the day; `cards` are those of now, if they are at hand."""
        state = (cards or self.cards())[title, action].split(" ", 1)[1]
        return re.sub(r"\d+ [A-Z][a-z]+ \d{4}", "DAY", state)


@pytest.fixture
def worker(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, stand_in_here: None) -> Worker:
    made = Worker(tmp_path, run, monkeypatch)
    monkeypatch.setenv("IDENTITY_SCAN_HOME", str(made.home))
    monkeypatch.setenv("IDENTITY_SCAN_GAP", "0")
    return made


def without(world: World, *names: str) -> World:
    return {name: found for name, found in world.items() if name not in names}


def step(worker: Worker, found: Page) -> str:
    """An action of this page that shows in results, whichever is advised."""
    traced = ("PRIV-", "OPS-", "EOI-06", "POL-02", "POL-04")
    return next(a for t, a in worker.cards() if t == found["title"] and a.startswith(traced))


def test_pages_that_went_came_and_changed_are_told_apart(worker: Worker) -> None:
    worker.search(FIRST)
    married = f"{NAME}, hospital social worker at Speed River General, Guelph, and her wife Perpetua won the sculls."
    worker.search(
        without(FIRST, "club")
        | {"council": COUNCIL | {"snippet": f"{NAME} of Speed River General spoke. Guelph."}}
        | {"paper": PAPER | {"snippet": married}}
        | {"fresh": page("https://fresh.example/varga", "A new page", WORK)}
    )
    said = worker.compared()
    assert said["A new page"] == (
        "new: It was not among the results that were read last time, though the same was asked."
    )
    # One search that does not show a page is not yet proof: "gone" takes two.
    assert said[str(CLUB["title"])].startswith(
        "not seen this time: The results of Bing, Brave and Mojeek that showed it were read to the end, without it. "
        "One more search will tell if it is gone. To be sure, look at the page itself. Type: identity-scan look "
    )
    assert said[str(COUNCIL["title"])].startswith("changed: It no longer shows: your home street address")
    assert "It matters less than before" in said[str(COUNCIL["title"])]
    assert "It was judged professional then, and mixed now. It matters more" in said[str(PAPER["title"])]
    assert not {str(TEAM["title"]), str(LISTING["title"]), str(REGISTER["title"])} & set(said), "they are as they were"


def test_a_page_at_another_address_is_another_page_and_a_page_by_another_name_the_same(worker: Worker) -> None:
    worker.search(FIRST)
    worker.search(
        FIRST
        | {"paper": PAPER | {"url": "https://paper.example/archive/2026/regatta"}}
        | {"club": CLUB | {"url": "http://www.sculls.example/members/?utm_source=x"}}
    )
    rows = [row for row in worker.run("compare").splitlines() if row.partition(": ")[0] in KINDS]
    assert sorted(rows) == [f"new: {PAPER['title']}.", f"not seen this time: {PAPER['title']}."]


def test_a_page_that_others_push_down_has_moved_if_by_three_places(worker: Worker) -> None:
    worker.search(FIRST)
    worker.search(FIRST | {f"top{n}": found for n, found in enumerate(on_top(3))})
    said = worker.compared()
    for found in FIRST.values():
        assert said[str(found["title"])] == "moved: It fell by 3 places."
    worker.search(FIRST | {f"top{n}": found for n, found in enumerate(on_top(1))})
    first, second, third = worker.searched
    for earlier in (first, second):  # one place lower than at first, two higher than at last: that is noise
        assert not [what for what in worker.compared(earlier, third).values() if what.startswith("moved")]


def test_a_page_that_went_and_came_back_is_told_as_such(worker: Worker) -> None:
    worker.search(FIRST)
    worker.search(without(FIRST, "listing"))
    worker.search(FIRST)
    assert worker.compared() == {
        str(LISTING["title"]): "came back: A search between did not show it, and now it is back."
    }
    first, second, _third = worker.searched
    assert list(worker.compared(first, second)) == [str(LISTING["title"])]
    assert worker.compared(second, first) == worker.compared(first, second), "named in any order"


def test_an_engine_that_was_down_makes_nothing_gone(worker: Worker) -> None:
    worker.search(FIRST)
    worker.search(without(FIRST, "club"), brave=429, mojeek=500)
    (engines,) = {said.removeprefix("cannot be compared: ") for said in worker.compared().values()}
    assert engines == "It cannot be compared: Brave and Mojeek gave no answer this time that could be used."
    # Nor does a page that one more engine would have shown count as new, where that engine was down before.
    alone = page("https://only.example/", "Mojeek alone knows it", WORK) | {"indexes": ["mojeek"]}
    worker.search(FIRST | {"only": alone})
    alone_said = worker.compared()["Mojeek alone knows it"]
    assert alone_said.endswith("It cannot be compared: Mojeek gave no answer last time that could be used.")


def test_a_page_that_forty_stronger_ones_push_out_of_sight_is_not_gone_and_one_that_went_is(worker: Worker) -> None:
    """A search reads two or three pages of ten of an engine: what stood first stands on the fifth then."""
    worker.search(FIRST)
    pushed = FIRST | {f"top{n}": found for n, found in enumerate(on_top(40))}
    for _search in range(2):
        worker.search(pushed)
        rows = worker.changes()
        assert {rows[str(found["title"])] for found in FIRST.values()} == {"not seen"}
    said = worker.compared()[str(CLUB["title"])]
    assert re.match(
        r"not seen this time: It is no longer among the first \d+ results of Bing, Brave and Mojeek, where it stood "
        r"\d\w\w at best. It may be further down.",
        said,
    ), said
    worker.search(without(FIRST, "club"))
    worker.search(without(FIRST, "club"))
    rows = worker.changes()
    assert rows[str(CLUB["title"])] == "gone"
    assert "gone" not in {rows[str(found["title"])] for found in FIRST.values() if found is not CLUB}


# -- what the searches show of the steps that were taken --------------------------------------------------------------


def test_each_step_stands_where_the_later_searches_show_it(worker: Worker) -> None:
    """Done, then: not seen, gone, changed, further down, unchanged, came back, not checked."""
    worker.search(FIRST)
    steps = {name: step(worker, FIRST[name]) for name in ("club", "listing", "council", "paper")}
    for name, action in steps.items():
        worker.note("--done", str(FIRST[name]["title"]), action)

    def stands() -> dict[str, str]:
        cards = worker.cards()
        found = ((name, worker.stands(str(FIRST[name]["title"]), action, cards)) for name, action in steps.items())
        return {name: state.removeprefix("done on DAY, since then: ") for name, state in found}

    assert set(stands().values()) == {"done"}
    cleaned = {"council": COUNCIL | {"snippet": f"{NAME} of Speed River General spoke. Guelph."}}
    pushed = {f"top{n}": found for n, found in enumerate(on_top(5))}
    away = "not seen in the last search"
    worker.search(without(FIRST, "club", "listing") | cleaned | pushed)
    assert stands() == {"club": away, "listing": away, "council": "changed", "paper": "lower than before"}
    worker.search(without(FIRST, "club", "listing"), brave=429, mojeek=429)
    assert stands() == {"club": "not checked", "listing": "not checked", "council": "unchanged", "paper": "unchanged"}
    worker.search(without(FIRST, "club") | cleaned)
    assert stands() == {"club": "gone", "listing": "came back", "council": "changed", "paper": "unchanged"}


# -- one page, by hand ------------------------------------------------------------------------------------------------


LOOKS: Mapping[str, tuple[Page, int]] = {
    "still there: It is still there and shows the same: your private phone number": ({}, 0),
    "changed: It no longer shows your private phone number,": ({"page": "The sculling club of Guelph. " * 20}, 0),
    "gone: The site itself says that the page is gone.": ({"status": 404}, 0),
    "cannot tell: The site does not answer programs.": ({"status": 403}, 1),
}


def test_a_page_is_looked_at_by_hand(worker: Worker) -> None:
    there = CLUB | {"page": f"{CLUB['snippet']} Hospital social worker. " * 20}
    worker.search(FIRST | {"club": there})
    name = next(card.split("/")[0] for (title, _action), card in worker.cards().items() if title == CLUB["title"])
    for said, (change, code) in LOOKS.items():
        worker.web(FIRST | {"club": there | change}, {})
        told = worker.run("look", name, code=code)
        assert told.startswith(said), told


def test_a_page_that_was_looked_at_and_is_gone_is_gone_after_one_search(worker: Worker) -> None:
    worker.search(FIRST)
    action = step(worker, CLUB)
    worker.note("--waiting", str(CLUB["title"]), action)
    name = worker.cards()[str(CLUB["title"]), action].split("/")[0]
    worker.web(FIRST | {"club": CLUB | {"status": 404}}, {})
    worker.run("look", name)
    assert worker.stands(str(CLUB["title"]), action).startswith("waiting for an answer"), "the engines still show it"
    worker.search(without(FIRST, "club"))
    assert re.fullmatch(
        r"gone: The page itself was looked at on \d{4}-\d\d-\d\d: the site says that it is gone\.",
        worker.compared()[str(CLUB["title"])],
    )
    assert worker.stands(str(CLUB["title"]), action).endswith("since then: gone")
