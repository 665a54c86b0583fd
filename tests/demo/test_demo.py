"""The demonstration: every engine's own reader reads the invented web, and nothing can leave it."""

import socket
from datetime import UTC, datetime

import pytest

from identity_scan import demo
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options
from identity_scan.judge import judge
from identity_scan.merging.merge import merge
from identity_scan.model import (
    Answer,
    Ask,
    Collected,
    Depth,
    Finding,
    Hit,
    Medium,
    Outcome,
    Query,
    Reply,
    Tier,
)
from identity_scan.planning import plan
from identity_scan.speech.errors import BadInput
from identity_scan.speech.text import fold

NOW = datetime(2026, 3, 15, tzinfo=UTC)
ASKED = [ENGINES[name] for name in ("duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo", "wikipedia")]


async def _ask(
    engine: Engine, text: str, page: int = 1, before: Reply | None = None
) -> tuple[Reply, Outcome, list[str]]:
    web = demo.find("tamsin").web()
    if engine.opening and before is None:
        before = await web.send(engine, engine.opening(Options()))
    assert engine.request
    reply = await web.send(engine, engine.request(Query("N1", "N1", text, Tier.NAME, 30), page, Options(), before))
    answer = engine.read(reply)
    return reply, answer.outcome, [hit.url for hit in answer.hits]


@pytest.mark.parametrize("engine", [e for e in ASKED if e.id != "wikipedia"], ids=lambda e: e.id)
async def test_an_engine_reads_its_own_page_of_the_invented_web(engine: Engine) -> None:
    reply, outcome, urls = await _ask(engine, '"Tamsin Okerlund"')
    assert outcome is Outcome.RESULTS
    known = {document.url for document in demo.find("tamsin").world.documents}
    assert len(urls) == 10
    assert set(urls) <= known
    _reply, outcome, later = await _ask(engine, '"Tamsin Okerlund"', 2, reply)
    assert outcome is Outcome.RESULTS
    assert later
    assert not set(later) & set(urls)


@pytest.mark.parametrize("engine", ASKED, ids=lambda e: e.id)
async def test_an_engine_says_itself_that_it_knows_nothing(engine: Engine) -> None:
    _reply, outcome, urls = await _ask(engine, '"Nobody Whatsoever"')
    assert (outcome, urls) == (Outcome.NONE, [])


async def test_the_invented_web_has_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("the demonstration opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for engine in ASKED:
        await _ask(engine, '"Tamsin Okerlund"')


def test_three_invented_persons_can_be_shown() -> None:
    assert [d.id for d in demo.people()] == ["tamsin", "elodie", "corwin"]
    for one in demo.people():
        queries = plan.make(one.person, Depth.DEEP, ASKED).queries
        assert any(one.person.name in query.text for query in queries)
        assert not any(query.private for query in queries)
        assert all(query.medium is Medium.WEB for query in queries)


def test_an_unknown_person_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match="tamsin, elodie, corwin"):
        demo.find("hamlet")


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_every_verdict_on_the_invented_web_quotes_what_it_rests_on(name: str) -> None:
    person, world = demo.find(name).person, demo.find(name).world
    hits = tuple(Hit(n, d.title, d.url, d.snippet) for n, d in enumerate(world.documents, 1))
    query = Query("N1", "N1", f'"{person.name}"', Tier.NAME, 200)
    found = merge([Collected(Ask("bing", query), Answer(Outcome.RESULTS, hits), NOW)], {"bing": "bing"})
    judged, _namesakes = judge(found, person, today=NOW.date())
    for one in judged:
        shown = fold(f"{one.finding.title} {one.finding.snippet} {one.finding.url} " + " ".join(_texts(one.finding)))
        quoted = [fold(r.words) for r in one.identity.reasons if r.words]
        assert any(all(word in shown for word in words.split()) for words in quoted), one.finding.url
        assert one.exposure.reasons, one.finding.url
        assert one.severity.reasons or one.severity.score == 0, one.finding.url


def _texts(finding: Finding) -> list[str]:
    return [f"{s.title} {s.snippet} {s.url}" for s in finding.sightings]
