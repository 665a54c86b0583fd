"""Engines that lie in their own markup: no grade, nothing is "gone", and each is named with why (law 1).

An honest search is followed by two in a world where every engine answers with junk, with another name, with pages of
which one row in ten can be read, or that break off.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from at_the_prompt import Run
from bs4 import BeautifulSoup
from pretend import NOON, asked_again

from identity_scan import demo
from identity_scan.demo.web import DemoWeb, Document, World
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options
from identity_scan.keeping.compare import Kind, compare
from identity_scan.keeping.history import History
from identity_scan.merging.progress import Progress, State
from identity_scan.model import CONTROL, Assessment, Depth, Outcome, Reply, Request, Verdict
from identity_scan.planning import plan
from identity_scan.present import words
from identity_scan.present.report_view import view
from identity_scan.reports.json import report
from identity_scan.reports.plain_text import text
from identity_scan.session.search import Search

TAMSIN = demo.find("tamsin")
BRANDS = ("duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo")
ASKED = [ENGINES[name] for name in BRANDS]
ITEMS = {
    "duckduckgo": ".result", "bing": ".b_algo", "brave": ".snippet", "mojeek": ".results-standard > li",
    "startpage": ".result", "yahoo": ".relsrch",
}  # fmt: skip
DISHES = (
    "Carrot soup, Lemon cake, Bean stew, Rye bread, Apple pie, Onion tart, Rice pudding, Plum jam, Leek pie, Oat bar"
)


@dataclass(frozen=True)
class Rows:
    """A world that answers whatever is asked with these rows."""

    documents: tuple[Document, ...]

    def search(self, index: str, query: str) -> list[Document]:
        return list(self.documents)


def document(n: int, title: str, snippet: str) -> Document:
    return Document(f"https://p{n}.example/{n}", title, snippet, frozenset(), "")


KITCHEN = Rows(tuple(
    document(n, f"{dish} recipe", f"Stir the {dish.lower()} for ten minutes.")
    for n, dish in enumerate(DISHES.split(", "))
))  # fmt: skip
NAMESAKE = Rows(tuple(
    document(n, f"Tamsin Oakland, {sport} player", f"Tamsin Oakland plays {sport} in Leeds.")
    for n, sport in enumerate(("chess", "golf", "tennis", "hockey", "darts", "polo", "squash", "rugby", "bowls", "go"))
))  # fmt: skip


def as_it_is(engine: Engine, body: str) -> str:
    return body


def says_so(engine: Engine, body: str) -> str:
    return body.replace("<body", '<body><p>Showing results for <a href="/search?q=x">Tamsin Oakland</a></p', 1)


def one_in_ten(engine: Engine, body: str) -> str:
    page = BeautifulSoup(body, "lxml")
    for n, item in enumerate(page.select(ITEMS[engine.id])):
        if n % 10:
            item["class"] = ["xq81"]
            for heading in item.select("h2") if engine.id == "mojeek" else ():
                heading.name = "h3"
    return str(page)


def broken_off(engine: Engine, body: str) -> str:
    return body[: len(body) * 2 // 3]


WORLDS: dict[str, tuple[World | Rows, Callable[[Engine, str], str]]] = {
    "junk": (KITCHEN, as_it_is),
    "another name": (NAMESAKE, as_it_is),
    "another name, as it says": (NAMESAKE, says_so),
    "one row in ten": (TAMSIN.world, one_in_ten),
    "broken off": (TAMSIN.world, broken_off),
}


class Lying(DemoWeb):
    """The invented web, where each engine lies in one way."""

    def __init__(self, lie: str) -> None:
        world, self._change = WORLDS[lie]
        super().__init__(world)  # type: ignore[arg-type]

    async def send(self, engine: Engine, request: Request) -> Reply:
        real = await super().send(engine, request)
        asked = dict(request.params) | dict(request.form or ())
        if engine.id not in BRANDS or not {"q", "p", "query"} & set(asked):
            return real
        return Reply(real.status, real.url, real.headers, self._change(engine, real.body.decode()).encode())


async def searched(history: History, web: DemoWeb, days: int) -> tuple[Search, Assessment]:
    made = plan.make(TAMSIN.person, Depth.DEEP, ASKED, chance=Random(7))
    search = Search.begin(TAMSIN.person, made, ASKED, history, lambda: NOON + timedelta(days=days))
    async for _item in search.run(web, lambda _engine: Options("en-CA")):
        pass
    return search, search.finish()


async def test_the_honest_world_is_believed_whole() -> None:
    with History.open(None, lambda: NOON) as history:
        search, honest = await searched(history, TAMSIN.web(), 0)
    assert {c.answer.outcome for c in search.collected} == {Outcome.RESULTS, Outcome.NONE}
    assert honest.coverage.answered == honest.coverage.wanted


@pytest.mark.parametrize("lie", WORLDS)
async def test_nothing_is_claimed_of_a_world_that_lies(lie: str) -> None:
    with History.open(None, lambda: NOON) as history:
        (first, honest), (second, _lied), (third, last) = [
            await searched(history, web, days) for web, days in ((TAMSIN.web(), 0), (Lying(lie), 30), (Lying(lie), 60))
        ]
        records = [history.record(search.scan.id) for search in (first, second, third)]
    mine = {j.finding.id for j in honest.judged if j.identity.verdict is Verdict.ME}
    assert len(mine) > 5
    for earlier, later, before in ((0, 1, ()), (1, 2, records[:1]), (0, 2, ())):
        told = compare(records[earlier], records[later], before)
        assert not told.of(Kind.GONE)
        assert not told.of(Kind.NOT_SEEN)
        assert not told.of(Kind.NEW), "a hint is no news"
    check_faces(third, last, lie)


def check_faces(search: Search, lied: Assessment, lie: str) -> None:
    assert lied.grade.letter is None
    told = " ".join(text(lied).split()).partition("Index by index: ")[2].partition(".")[0]
    assert {name: state != "answered" for name, _, state in (part.partition(": ") for part in told.split("; "))} == {
        name: True for name in ("Bing", "Brave", "Mojeek", "Google")
    }, "the report says of no index that clients use that it was looked at"
    said = report(lied)
    for engine in said["coverage"]["engines"]:
        answered = engine["outcomes"]["results"] + engine["outcomes"]["none"]
        assert answered * 2 < sum(engine["outcomes"].values()), engine
        assert engine["why"], engine
        assert engine["outcomes"]["doubted"] or lie == "broken off", engine  # some are cut before their first row
    assert sum(e["outcomes"]["doubted"] for e in said["coverage"]["engines"])
    silent = {row["engine"] for row in said["not_checked"] if row["outcome"] in ("doubted", "changed")}
    assert silent == set(BRANDS)
    cells = Progress(search.plan, tuple(search.collected), State.DONE, search.scan).cells()
    doubted = [cell for cell in cells.values() if cell.code == Outcome.DOUBTED]
    assert doubted
    assert all(cell.trouble for cell in doubted)
    assert words.sign(Outcome.DOUBTED.value) == "?"
    assert any(row.what == "doubted" for row in view(lied, NOON.date(), ()).unchecked)


@pytest.mark.parametrize("lie", ["junk", "another name"])
async def test_what_liars_show_is_a_hint_that_is_never_taken_for_the_worker(lie: str) -> None:
    with History.open(None, lambda: NOON) as history:
        search, lied = await searched(history, Lying(lie), 0)
    assert lied.judged, "the rows are kept"
    for judged in lied.judged:
        assert judged.identity.verdict is not Verdict.ME
        assert "Only an answer that is not believed shows it" in judged.identity.reasons[0].text
        assert not judged.finding.indexes
    assert not lied.namesakes
    assert all(c.answer.outcome is Outcome.DOUBTED for c in search.collected if c.ask.query.recipe == CONTROL)


async def test_an_engine_found_out_late_is_doubted_in_what_it_said_before_and_believed_when_it_answers_anew() -> None:
    """The control search comes second: the first answer is taken back, and asked for again."""

    class Parrot(DemoWeb):
        async def send(self, engine: Engine, request: Request) -> Reply:
            asked = dict(request.params).get("q", "")
            if engine.id != "bing" or not asked.startswith('"') or TAMSIN.person.name in asked or self.honest:
                return await super().send(engine, request)
            body = (await DemoWeb(NAMESAKE).send(engine, request)).body  # type: ignore[arg-type]
            return Reply(200, request.url, {}, re.sub(rb"Tamsin Oakland", asked.strip('"').encode(), body))

        honest = False

    web, asked = Parrot(TAMSIN.world), [ENGINES["bing"], ENGINES["brave"]]
    with History.open(None, lambda: NOON) as history:
        made = plan.make(TAMSIN.person, Depth.LIGHT, asked, plan.named(["N1", "P1"], TAMSIN.person), Random(7))
        search = Search.begin(TAMSIN.person, made, asked, history, lambda: NOON)
        first = [item async for item in search.run(web, lambda _engine: Options("en-CA"))]
        assert next(i for i in first if i.ask.engine == "bing").answer.outcome is Outcome.RESULTS
        told = search.finish().coverage
        assert {e.engine: e.outcomes.get(Outcome.RESULTS, 0) > 0 for e in told.engines} == {
            "bing": False,
            "brave": True,
        }
        kept = {c.ask.engine: c.answer.outcome for c in history.collected(search.scan.id) if c.ask.query.id == "N1"}
        assert kept == {"bing": Outcome.DOUBTED, "brave": Outcome.RESULTS}, "it is remembered so"
        assert not [key for key in history.record(search.scan.id).reaches if key[0] == "bing"]
        web.honest = True
        again = asked_again(TAMSIN.person, history, NOON)
        later = [item.ask.engine async for item in again.run(web, lambda _engine: Options("en-CA"))]
        assert set(later) == {"bing"}, "what is doubted is asked again, and nothing else"
        told = again.finish().coverage
        assert (told.answered, told.wanted) == (told.asked, told.asked)


def test_the_command_line_ends_with_1_and_says_why(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo.Demonstration, "web", lambda _self, pace=0.0: Lying("junk"))
    target = tmp_path / "report.json"
    ended = run("demo", "tamsin", "--json", str(target))
    assert ended.code == 1
    said = json.loads(target.read_text("utf-8"))
    assert said["grade"]["letter"] is None
    whys = {e["id"]: e["why"] for e in said["coverage"]["engines"] if e["id"] in BRANDS}
    assert set(whys) == set(BRANDS)
    assert all("do not hold the words" in why or "does not exist" in why for why in whys.values()), whys
