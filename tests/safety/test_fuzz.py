"""Texts nobody thought of, for all that reads: there is an answer or a plain refusal, and nothing that steers.

The person file has its own in tests/person/test_person.py, addresses and cleaning in tests/speech/test_address.py and
tests/speech/test_text.py, every engine in tests/engines/test_bad_pages.py. tests/fuzz/fuzz_engines.py goes further,
apart from CI; what it finds stands here.
"""

import json
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safety.hostile import harmless

from identity_scan.engines import row_file, saved_page
from identity_scan.engines.row_file import index_of
from identity_scan.keeping.history import History
from identity_scan.model import (
    Answer,
    Ask,
    Collected,
    Decision,
    Depth,
    Hit,
    HitKind,
    Life,
    Outcome,
    Person,
    Plan,
    Query,
    Reply,
    Status,
    Tier,
    Verdict,
)
from identity_scan.person import person_file
from identity_scan.reports.plain_text import text
from identity_scan.session.assess import assess
from identity_scan.session.begun import new_scan
from identity_scan.speech import address
from identity_scan.speech.errors import BadInput
from identity_scan.speech.telling import verbatim
from identity_scan.speech.text import clean

ESCAPE = "\x1b]0;x\x07"
NOON = datetime(2026, 11, 22, tzinfo=UTC)
ME = Person("Ottoline Varga", places=("Guelph",), private_phones=("519-555-0187",), birth_year=1979, attested=True)
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
ANY = st.text(st.characters(codec=None), max_size=120)
"""Lone surrogates too, which no file holds but a page's scripts can write."""
WORDS = st.lists(
    st.sampled_from(
        ["Ottoline", "Varga", "O. Varga", "Guelph", "519-555-0187", "social worker", "died", "12 Cork Street",
         "born 1979", "client", "née", "@ottirows", "RSW", "\u202e", ESCAPE, "<b>", "[/b]", "2019-13-45", "((("]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip
TEXT = WORDS | ANY


@given(data=st.binary(max_size=300) | TEXT.map(lambda t: t.encode("utf-8", "surrogatepass")))
@quick
def test_any_file_is_imported_or_refused(data: bytes) -> None:
    for reply in (Reply(200, "", {}, data), saved_page.from_archive(data), saved_page.from_clipboard(data)):
        harmless(reply.url, "the address of a page")
        try:
            item = saved_page.take(reply, ME, (), NOON)
        except BadInput as error:
            harmless(str(error), "a refusal")
        else:
            harmless(item.ask.query.text, "a query")


@given(name=TEXT, title=TEXT)
@quick
def test_a_page_for_any_search_is_taken_only_if_it_is_ones_own(name: str, title: str) -> None:
    asked = quote(name, safe="", errors="replace")
    page = f'<title>{title}</title><ol id="b_results"><li class="b_algo"><h2><a href="https://a.example/">t</a></h2></li></ol>'
    reply = Reply(200, f"https://www.bing.com/search?q={asked}", {}, page.encode("utf-8", "replace"))
    try:
        item = saved_page.take(reply, ME, (), NOON)
    except BadInput:
        return
    assert saved_page.is_own(item.ask.query.text, ME)


@given(url=TEXT, title=TEXT, snippet=TEXT, query=TEXT, engine=TEXT, date=TEXT, rank=st.integers() | ANY)
@quick
def test_any_rows_are_judged(
    url: str, title: str, snippet: str, query: str, engine: str, date: str, rank: int | str
) -> None:
    row = {"url": url, "title": title, "snippet": snippet, "query": query, "engine": engine, "date": date, "rank": rank}
    collected = row_file.parse([json.dumps(row)], ME)
    made = Plan(Depth.DEEP, tuple(c.ask for c in collected))
    judged = assess(ME, new_scan(Depth.DEEP, NOON), made, collected, index_of(collected), today=NOON.date())
    for one in judged.judged:
        assert 0 <= one.severity.score <= 100
        assert one.identity.reasons
        assert 0 <= one.identity.confidence <= 1
    harmless(text(judged), "the report")


@given(ANY | st.binary(max_size=200).map(lambda b: b.decode("latin-1")))
@quick
def test_any_address_is_shown_harmlessly_and_opened_only_if_it_is_of_the_web(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}", f"https://a.example@{text}", f"//{text}"):
        harmless(address.shown(url), url)
        inside = address.unwrap(f"https://l.facebook.com/l.php?u={quote(url, safe='', errors='replace')}")
        harmless(inside, "unwrapped")
        if address.is_web(url):
            assert url.strip().lower().startswith(("http://", "https://"))
            assert "\\" not in url.strip().split("/")[2]


@given(
    hits=st.lists(st.builds(Hit, st.integers(0, 99), TEXT.map(clean), TEXT.map(clean), TEXT.map(clean),
                            st.none() | TEXT.map(clean).filter(bool), st.sampled_from(HitKind)), max_size=5),
    note=TEXT.map(clean), finding=st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
    outcome=st.sampled_from(Outcome), verdict=st.none() | st.sampled_from(Verdict),
    life=st.none() | st.sampled_from(Life), private=st.booleans(), words=TEXT.map(clean),
)  # fmt: skip
@quick
def test_the_store_gives_back_what_it_was_given(
    hits: list[Hit], note: str, finding: str, outcome: Outcome, verdict: Verdict | None, life: Life | None,
    private: bool, words: str,
) -> None:  # fmt: skip
    query = Query("Q", "Q", words, Tier.NAME, 10, private=private)
    item = Collected(Ask("bing", query), Answer(outcome, tuple(hits), verbatim(note) if note else None, None), NOON)
    with History.open(None, lambda: NOON) as history:
        history.begin(new_scan(Depth.LIGHT, NOON), Plan(Depth.LIGHT, (item.ask,)))
        name = history.scans()[0].id
        history.keep(name, item)
        (back,) = history.collected(name)
        assert back.answer == item.answer
        assert back.ask.query.text == ("" if private else words)
        history.decide(Decision(finding, verdict, life, note=note))
        said = history.decisions()[finding]
        assert (said.verdict, said.life, said.note) == (verdict, life, note)
        history.set_status(finding, "PRIV-02", Status.DONE, note)
        assert history.statuses()[finding, "PRIV-02"] is Status.DONE


VALUES = st.recursive(ANY | st.integers() | st.booleans(), lambda part: st.lists(part, max_size=3), max_leaves=4)


@given(st.dictionaries(st.sampled_from(person_file.FIELDS) | ANY, VALUES, max_size=5))
@quick
def test_any_table_is_a_person_or_a_plain_refusal(table: dict[str, object]) -> None:
    import tomli_w

    try:
        found = person_file.parse(tomli_w.dumps(table).encode("utf-8", "replace").decode())
    except BadInput as error:
        harmless(str(error), "a refusal")
    else:
        harmless(found.name + found.portrayal + "".join(found.employers), "a person")


# -- what was found ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "date"),
    [
        pytest.param("https://a.example/", "²²²²", id="a year in raised figures"),
        pytest.param("https://a.e]xample/", "", id="a bracket in the host"),
        pytest.param("http://[::1/", "", id="half a number for a host"),
    ],
)
def test_found_rows_that_could_not_be_judged_are(url: str, date: str) -> None:
    test_any_rows_are_judged.hypothesis.inner_test(url, "Ottoline Varga", "", "", "", date, 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F%1b%5D0%3Bx%07", id="an escape, wrapped"
        ),
        pytest.param("https://a.example/?q=\u202egpj", id="an override behind the question mark"),
        pytest.param("javascript:\u202ealert(1)", id="an override in no address"),
        pytest.param("https://a.example/\ud800", id="half a sign"),
    ],
)
def test_found_addresses_that_steered_are_harmless(url: str) -> None:
    harmless(address.shown(url), "shown")
    if (inside := address.unwrap(url)) != url:
        assert inside.startswith("https://a.example/")
        harmless(inside, "unwrapped")
