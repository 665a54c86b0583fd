"""An engine is one file: what its declaration says of it holds, and what is told of engines elsewhere says the same."""

import ast
import asyncio
import importlib
import pkgutil
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from identity_scan import demo, engines, facts
from identity_scan.cli.narration import gap
from identity_scan.demo.web import BRANDS
from identity_scan.engines import ENGINES, Engine, Options
from identity_scan.engines.recognise import recognise
from identity_scan.facts import indexes
from identity_scan.model import Medium, Outcome, Query, Reply, Tier
from identity_scan.planning import plan
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.teach import own

PAGES = Path(__file__).parents[1] / "pages"
QUERY = Query("n1", "N1", '"Ottilie Marrowby"', Tier.NAME, 30)
EVERY = pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
READY = Reply(200, "https://duckduckgo.com/", {}, b'vqd="4-123456789"')


def host(address: str) -> str:
    return urlsplit(address).hostname or ""


def test_every_engine_that_a_file_declares_can_be_asked_for():
    modules = [importlib.import_module(f"{engines.__name__}.{m.name}") for m in pkgutil.iter_modules(engines.__path__)]
    declared = {value.id for module in modules for value in vars(module).values() if isinstance(value, Engine)}
    assert declared == set(ENGINES), "an engine has its place in identity_scan/engines/__init__.py"


@EVERY
def test_it_is_declared_in_a_file_of_its_own_that_bears_its_name(engine):
    module = importlib.import_module(f"{engines.__name__}.{engine.id.replace('-', '_')}")
    made = [node for node in ast.parse(Path(module.__file__).read_text("utf-8")).body if isinstance(node, ast.Assign)]
    values = [getattr(module, node.targets[0].id) for node in made if isinstance(node.targets[0], ast.Name)]
    assert [value.id for value in values if isinstance(value, Engine)] == [engine.id]


@EVERY
def test_what_is_brought_back_from_a_browser_is_recognised_and_read(engine):
    assert (engine.browse is None) == (engine.layout is None)
    if engine.browse is None:
        return
    found = recognise(Reply(200, "", {}, (PAGES / engine.id / "results.html").read_bytes()))
    assert found is not None
    assert (found.engine, found.query) == (engine.id, QUERY.text)
    assert engine.read(Reply(200, "", {}, (PAGES / engine.id / "results.html").read_bytes())).hits


@EVERY
def test_its_requests_and_its_pages_stay_with_its_own_hosts(engine):
    options = Options(key="k", instance="https://searx.test")
    asked = [engine.request(QUERY, 1, options, READY)] if engine.request else []
    asked += [ahead(options) for ahead in [engine.opening] if ahead]
    asked += [token(QUERY, options) for token in [engine.token] if token]
    addresses = [request.url for request in asked] + [a for a in [engine.opens("x")] if a]
    assert addresses
    for address in addresses:
        assert engine.lives_at(host(address)) or (engine.instance and address.startswith(options.instance)), address


@EVERY
def test_a_house_with_a_further_search_is_known_itself(engine):
    assert not engine.brand or ENGINES[engine.brand].lives_at(engine.hosts[0])
    assert engine.layout is None or Medium.WEB in engine.media


def test_the_search_page_of_wikipedia_gives_the_articles_of_its_own_language(read):
    answer = read("wikipedia", "results.html")
    assert (answer.outcome, answer.more) == (Outcome.RESULTS, True)
    assert [(hit.title, hit.url, hit.snippet) for hit in answer.hits] == [
        ("Ottilie Marrowby (roman)", "https://fr.wikipedia.org/wiki/Ottilie_Marrowby_(roman)",
         "Ottilie Marrowby est un roman et une pièce."),
        ("Marrowby", "https://fr.wikipedia.org/wiki/Marrowby", "Un village, où vécut Ottilie Marrowby."),
    ]  # fmt: skip


def test_the_search_page_of_wikipedia_says_itself_that_there_is_nothing(read, written):
    answer = read("wikipedia", "none.html")
    assert (answer.outcome, answer.hits, answer.more) == (Outcome.NONE, (), False)
    found = recognise(Reply(200, "", {}, written("wikipedia", "none.html")))
    assert found is not None
    assert (found.engine, found.query, found.page) == ("wikipedia", QUERY.text, 1)


def test_a_search_in_another_wiki_is_not_taken_for_one_in_wikipedia(written):
    other = re.sub(rb"//fr\.(m\.)?wikipedia\.org", b"//wiki.harbour.example", written("wikipedia", "results.html"))
    assert recognise(Reply(200, "", {}, other)) is None


@EVERY
def test_its_index_has_a_word_and_something_to_say_on_taking_a_page_out(engine):
    assert engine.index in indexes.INDEXES, "an index that is new has a row in identity_scan/facts/indexes.py"
    known = indexes.index(engine.index)
    assert words.index(engine.index) == _(known.name)
    assert known.removal or known.asking
    assert {*known.removal, *known.refresh, *known.legal} <= facts.removals().keys()


def test_every_index_is_shown_by_an_engine():
    assert {engine.index for engine in ENGINES.values()} == set(indexes.INDEXES)


def test_each_index_that_clients_use_can_be_missing_from_a_plan_and_is_said_so():
    assert plan.MAIN_INDEXES == ("google", "bing", "own")
    assert gap("bing").startswith("Bing is not covered. DuckDuckGo, Bing and Yahoo show its results")
    assert "Brave and Mojeek have one" in gap("own")
    assert gap("google", "partly").startswith("Google is covered in part only.")


def test_the_invented_web_answers_for_every_engine_of_a_usual_search():
    usual = [e.id for e in ENGINES.values() if e.usual and e.request is not None]
    assert list(BRANDS) == usual


@pytest.mark.parametrize("engine", [name for name in BRANDS if name != "wikipedia"])
def test_the_invented_web_turns_to_the_page_that_an_engine_asks_for(engine):
    tamsin = demo.find("tamsin")
    query = Query("n1", "N1", tamsin.person.name, Tier.NAME, 30)
    asked, first = ENGINES[engine], None
    pages = []
    for page in (1, 2):
        request = asked.request(query, page, Options(), first)
        first = asyncio.run(tamsin.web().send(asked, request))
        pages.append([hit.url for hit in asked.read(first).hits])
    assert pages[0]
    assert pages[1]
    assert not set(pages[0]) & set(pages[1])


def test_the_papers_name_every_engine_and_every_key():
    readme = " ".join((Path(__file__).parents[2] / "README.md").read_text("utf-8").split())
    sends = readme.partition("## What it sends to whom")[2].partition("## What it keeps")[0]
    usual = [e.name for e in ENGINES.values() if e.usual and e.request is not None]
    assert ", ".join(usual) + "," in sends
    for engine in ENGINES.values():
        assert engine.key is None or f"`{engine.key}`" in sends, engine.name
        assert engine.name in readme or engine.brand, f"{engine.name} stands nowhere in the README"


def test_the_hosts_that_the_safety_paper_names_are_those_of_engines_of_a_usual_search():
    paper = (Path(__file__).parents[2] / "SECURITY.md").read_text("utf-8")
    found = re.search(r"hosts contacted in a whole use.*?\(([^)]+)\)", paper)
    assert found is not None
    usual = [engine for engine in ENGINES.values() if engine.usual]
    for named in found[1].split(", "):
        assert any(engine.lives_at(named) for engine in usual), named


def test_an_invented_page_may_stand_in_every_index_that_the_invented_web_has():
    assert set(own.INDEXES) == {ENGINES[name].index for name in BRANDS} - indexes.NO_INDEX
