"""An engine is one file: what its declaration says of it holds, and what is told of engines elsewhere says the same."""

import importlib
import pkgutil
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from identity_scan import engines
from identity_scan.engines import ENGINES, Engine, Options
from identity_scan.engines.recognise import recognise
from identity_scan.model import Medium, Outcome, Query, Reply, Tier

PAGES = Path(__file__).parents[1] / "pages"
QUERY = Query("n1", "N1", '"Ottilie Marrowby"', Tier.NAME, 30)
EVERY = pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
READY = Reply(200, "https://duckduckgo.com/", {}, b'vqd="4-123456789"')


def host(address: str) -> str:
    return urlsplit(address).hostname or ""


def test_every_engine_that_a_file_declares_can_be_asked_for():
    modules = [importlib.import_module(f"{engines.__name__}.{m.name}") for m in pkgutil.iter_modules(engines.__path__)]
    declared = {value.id for module in modules for value in vars(module).values() if isinstance(value, Engine)}
    assert declared == set(ENGINES)


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
