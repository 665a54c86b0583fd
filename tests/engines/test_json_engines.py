"""Wikipedia, SearXNG and the engines asked with a key: answers in JSON."""

import json

import pytest

from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Options
from identity_scan.model import Outcome, Query, Reply, Tier

TEAM = "https://www.harbourfamily.example/team/ottilie-marrowby"
ROW = {"url": TEAM, "title": "Ottilie <strong>Marrowby</strong>, MSW &amp; RSW"}
SAYS = "A &lt;b&gt; worker"
KEYED = {
    "marginalia": ({"results": [ROW | {"description": SAYS}]}, {"results": []}),
    "brave-api": (
        {"type": "search", "query": {"original": "x"}, "web": {"results": [ROW | {"description": SAYS}]}},
        {"type": "search", "query": {"original": "x"}},
    ),
    "mojeek-api": (
        {"response": {"status": "OK", "results": [ROW | {"desc": SAYS}]}},
        {"response": {"status": "OK", "results": []}},
    ),
    "kagi-api": (
        {"meta": {}, "data": [{"t": 1, "list": ["x"]}, ROW | {"t": 0, "snippet": SAYS}]},
        {"meta": {}, "data": {}},
    ),
    "serpapi": (
        {"organic_results": [{"link": TEAM, "title": ROW["title"], "snippet": SAYS, "date": "Mar 2, 2026"}]},
        {"search_information": {"organic_results_state": "Fully empty"}, "error": "none"},
    ),
}


def test_wikipedia_gives_articles_with_addresses_made_of_their_titles(read):
    answer = read("wikipedia", "results.json", url="https://fr.wikipedia.org/w/api.php?action=query")
    assert [(h.title, h.url, h.snippet) for h in answer.hits] == [
        ("Ottilie Marrowby (novel)", "https://fr.wikipedia.org/wiki/Ottilie_Marrowby_(novel)",
         "Ottilie Marrowby is a novel & a play"),
        ("Marrowby", "https://fr.wikipedia.org/wiki/Marrowby", "A village"),
    ]  # fmt: skip
    assert answer.more is True


@pytest.mark.parametrize(
    ("engine", "page", "outcome"),
    [
        ("wikipedia", "none.json", Outcome.NONE),
        ("wikipedia", "blocked.json", Outcome.BLOCKED),
        ("wikipedia", "changed.json", Outcome.CHANGED),
        ("keenable", "none.json", Outcome.NONE),
        ("keenable", "changed.json", Outcome.CHANGED),
        ("mwmbl", "none.json", Outcome.NONE),
        ("mwmbl", "changed.json", Outcome.CHANGED),
        ("searxng", "none.json", Outcome.NONE),
        ("searxng", "blocked.json", Outcome.BLOCKED),
        ("searxng", "changed.json", Outcome.CHANGED),
    ],
)
def test_other_outcomes(read, engine, page, outcome):
    answer = read(engine, page)
    assert (answer.outcome, answer.hits) == (outcome, ())
    assert answer.why


@pytest.mark.parametrize("engine", ["keenable", "mwmbl"])
def test_engines_without_a_key_give_their_rows_and_refuse_who_asks_too_often(read, said, written, engine):
    answer = read(engine, "results.json")
    assert [(h.title, h.url) for h in answer.hits] == [
        (f"Our team: Ottilie Marrowby{', MSW & RSW' if engine == 'keenable' else ''}", TEAM),
        ("https://parkrun.example/guelph", "https://parkrun.example/guelph"),
    ]
    assert answer.hits[0].snippet == "A worker of the centre"
    assert answer.more is False
    refused = said(engine, written(engine, "blocked.json"), 429)
    assert (refused.outcome, refused.hits) == (Outcome.BLOCKED, ())


def test_an_engine_that_wants_to_know_which_program_asks_is_told_its_own_name(ask):
    request = ask("keenable", 1)
    assert ("X-Keenable-Title", "identity-scan") in request.headers
    assert json.loads(request.json) == {"query": '"Ottilie Marrowby"'}
    assert dict(ask("mwmbl", 1).params)["s"] == '"Ottilie Marrowby"'


def test_searxng_gives_rows_and_names_the_engines_that_failed_when_there_are_none(read, said):
    answer = read("searxng", "results.json")
    assert [(h.url, h.date) for h in answer.hits] == [(TEAM, "2026-03-02"), ("https://parkrun.example/guelph", None)]
    assert "duckduckgo, brave" in read("searxng", "blocked.json").why
    assert "json" in said("searxng", b"<html>", 403).why


def test_searxng_asks_the_workers_own_instance(ask):
    request = ask("searxng", 2, instance="https://searx.test/")
    assert request.url == "https://searx.test/search"
    assert dict(request.params) == {"q": '"Ottilie Marrowby"', "format": "json", "language": "en-CA", "pageno": "2"}


@pytest.mark.parametrize("engine", KEYED)
def test_keyed_engines_give_clean_rows_and_their_own_none(said, engine):
    full, empty = KEYED[engine]
    answer = said(engine, full)
    assert [(h.title, h.url, h.snippet) for h in answer.hits] == [("Ottilie Marrowby, MSW & RSW", TEAM, "A <b> worker")]
    assert said(engine, empty).outcome is Outcome.NONE


@pytest.mark.parametrize("engine", KEYED)
def test_keyed_engines_say_that_the_key_is_refused_or_used_up(said, engine):
    assert "key" in said(engine, {}, 401).why
    assert said(engine, {}, 401).outcome is Outcome.BLOCKED
    assert said(engine, {}, 429).outcome is Outcome.BLOCKED
    assert said(engine, {"unknown": 1}).outcome is Outcome.CHANGED
    assert said(engine, b"<html><body>Sign in to the hotel's network</body></html>").outcome is Outcome.CHANGED


@pytest.mark.parametrize("engine", KEYED)
def test_keyed_engines_are_off_until_a_key_is_given_and_send_it(ask, engine):
    assert not ENGINES[engine].usual
    assert ENGINES[engine].key
    request = ask(engine, key="sesame")
    assert any("sesame" in value for _, value in (*request.params, *request.headers))


def test_serpapi_does_not_take_other_words_for_the_quoted_ones(said):
    fixed = {"search_information": {"organic_results_state": "Empty showing fixed spelling results"},
             "organic_results": [{"link": TEAM, "title": "x"}]}  # fmt: skip
    assert said("serpapi", fixed).outcome is Outcome.NONE


def test_kagi_is_asked_in_its_first_version_and_its_key_stands_in_a_header_alone():
    kagi = ENGINES["kagi-api"]
    asked = kagi.request(Query("N1", "N1", '"Ottilie Marrowby" !g', Tier.NAME, 30), 1, Options(key="s3cret"), None)
    assert asked.url == "https://kagi.com/api/v1/search"
    assert json.loads(asked.json)["query"] == '"Ottilie Marrowby" g'
    assert ("Authorization", "Bearer s3cret") in asked.headers
    assert "s3cret" not in asked.url + asked.json
    found = {"meta": {}, "data": {"search": [ROW | {"snippet": SAYS, "time": "2026-01-02T03:04:05Z"}]}}
    (hit,) = kagi.read(Reply(200, asked.url, {}, json.dumps(found).encode())).hits
    assert hit.date == "2026-01-02"


def test_a_mixture_of_other_lists_votes_for_none_of_them():
    assert {ENGINES[name].index for name in ("ecosia", "qwant")} == {"mixed"}
